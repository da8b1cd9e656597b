"""What people decide about matches, and what happens to matches when a stream ends."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors import parties
from symbiosis.actors.viewer import Viewer
from symbiosis.journal.changes import pending
from symbiosis.journal.service import record
from symbiosis.kit.database import begun_connection
from symbiosis.kit.events import emit
from symbiosis.kit.problems import NotAllowed, NotFound, WrongState
from symbiosis.matches import matching_queries, owner_queries, policy, queries, reopening, rules, storing
from symbiosis.matches.events import InterestShown
from symbiosis.matches.models import Match
from symbiosis.matches.rules import Verb
from symbiosis.matches.schemas import DismissIn
from symbiosis.matches.vocabulary import MatchState, Side
from symbiosis.streams.documents import kind_of


@dataclass(frozen=True)
class _Chosen:
    """A locked match and the side its reader acts for."""

    match: Match
    side: Side
    owners: Mapping[str, UUID]

    @property
    def actor_id(self) -> UUID | None:
        """The organisation it was done for; none where staff decide in their own right."""
        sides = rules.sides_of(self.side)
        return self.owners[sides[0]] if sides else None


async def view_match(session: AsyncSession, viewer: Viewer, match_id: UUID, now: datetime) -> Match:
    """Errors: `not-found`, `not-allowed`. Staff looking leaves no trace: nobody has to act on it."""
    chosen = await _choose(session, viewer, match_id, Verb.VIEW)
    match, sides = chosen.match, rules.sides_of(chosen.side)
    if sides and _stamp(match, sides, "viewed_at", now):
        move(match, rules.risen(match.state, MatchState.VIEWED), now)
        _note(session, viewer, chosen, "match.viewed")
    return match


async def shortlist_match(session: AsyncSession, viewer: Viewer, match_id: UUID, now: datetime) -> Match:
    """Errors: `not-found`, `not-allowed`, `wrong-state`."""
    chosen = await _choose(session, viewer, match_id, Verb.SHORTLIST)
    if keep(chosen.match, chosen.side, now):
        _note(session, viewer, chosen, "match.shortlisted")
    return chosen.match


def keep(match: Match, side: Side, now: datetime) -> bool:
    """On the shortlist of this side; whether that is new."""
    before = match.state
    stamped = _stamp(match, rules.sides_of(side), "shortlisted_at", now)
    move(match, rules.risen(before, MatchState.SHORTLISTED), now)
    return stamped or match.state != before


async def show_interest(session: AsyncSession, viewer: Viewer, match_id: UUID, now: datetime) -> Match:
    """Tells the other side; who acts for both makes it mutual at once.
    Errors: `not-found`, `not-allowed`, `wrong-state`."""
    chosen = await _choose(session, viewer, match_id, Verb.INTEREST)
    match, sides = chosen.match, rules.sides_of(chosen.side)
    if not _stamp(match, sides, "interest_at", now):
        return match
    reached = rules.interest_state(
        offer=match.offer_interest_at is not None, need=match.need_interest_at is not None
    )
    move(match, rules.risen(match.state, reached), now)
    _note(session, viewer, chosen, "match.interest_shown")
    await emit(session, InterestShown(match.id, sides, mutual=reached is MatchState.INTEREST_MUTUAL), now)
    return match


async def dismiss_match(
    session: AsyncSession, viewer: Viewer, match_id: UUID, reason: DismissIn, now: datetime
) -> Match:
    """Errors: `not-found`, `not-allowed`, `wrong-state`."""
    chosen = await _choose(session, viewer, match_id, Verb.DISMISS)
    match = chosen.match
    move(match, MatchState.DISMISSED, now)
    match.dismissed_by = "offer" if chosen.side is Side.BOTH else chosen.side.value
    match.dismissed_reason = reason.reason.value
    match.dismissed_comment = reason.comment
    _note(session, viewer, chosen, "match.dismissed", reason=reason.reason.value)
    return match


async def reopen_match(session: AsyncSession, viewer: Viewer, match_id: UUID, now: datetime) -> Match:
    """Takes a dismissal back. Errors: `not-found`, `not-allowed`, `wrong-state`."""
    chosen = await _choose(session, viewer, match_id, Verb.REOPEN)
    match = chosen.match
    reason = policy.why_not_reopen(chosen.side, match.dismissed_by)
    if reason is not None:
        raise NotAllowed(reason)
    await reopening.check_still_so(session, viewer, match)
    move(match, reopening.state_of(match), now)
    match.dismissed_by = match.dismissed_reason = match.dismissed_comment = None
    _note(session, viewer, chosen, "match.reopened")
    return match


async def convert_match(session: AsyncSession, viewer: Viewer, match_id: UUID, now: datetime) -> Match:
    """The two are dealing with each other. Errors: `not-found`, `not-allowed`, `wrong-state`."""
    chosen = await _choose(session, viewer, match_id, Verb.CONVERT)
    move(chosen.match, MatchState.CONVERTED, now)
    chosen.match.converted_at = now
    _note(session, viewer, chosen, "match.converted")
    return chosen.match


async def close_matches_of(session: AsyncSession, stream_id: UUID, reason: str) -> int:
    """End the open matches of a stream that is no longer there; gives how many."""
    matches = (await session.execute(matching_queries.open_matches_of(stream_id))).all()
    await storing.expire(await begun_connection(session), matches, reason)
    return len(matches)


async def close_matches_within(session: AsyncSession, owner_id: UUID, reason: str) -> int:
    """End the open matches of an organisation with itself, as a merge makes them; gives how many."""
    matches = (await session.execute(owner_queries.open_within(owner_id))).all()
    await storing.expire(await begun_connection(session), matches, reason)
    return len(matches)


async def _choose(session: AsyncSession, viewer: Viewer, match_id: UUID, verb: Verb) -> _Chosen:
    statement = queries.to_change(match_id, kind_of(viewer))
    row = (await session.execute(statement, queries.match_values(viewer))).one_or_none()
    if row is None:
        raise NotFound("Check the address, or sign in with an account that may see it.")
    match, offer_owner, need_owner, frozen = row
    side = policy.side_for(
        viewer, await parties.of(session, offer_owner), await parties.of(session, need_owner)
    )
    reason = policy.why_not_act(verb, side)
    if side is None or reason is not None:
        raise NotAllowed(reason or "")
    allowed = rules.allowed_verbs(match.state, frozen=frozen)
    if verb not in allowed:
        state = f"{match.state}, a stream paused or ended" if frozen else match.state
        raise WrongState(f"The match is {state}. Now you can: {', '.join(allowed)}.")
    return _Chosen(match, side, {"offer": offer_owner, "need": need_owner})


def move(match: Match, to: MatchState, now: datetime) -> None:
    """Into a state, and since when it is in it."""
    if match.state != to:
        match.state, match.state_since = to, now


def _stamp(match: Match, sides: tuple[str, ...], what: str, now: datetime) -> bool:
    """Note the time for sides that have none yet; whether there was any."""
    fresh = [side for side in sides if getattr(match, f"{side}_{what}") is None]
    for side in fresh:
        setattr(match, f"{side}_{what}", now)
    return bool(fresh)


def _note(session: AsyncSession, viewer: Viewer, chosen: _Chosen, tag: str, **change: str) -> None:
    match = chosen.match
    before, after = pending(match)
    record(
        session,
        by=viewer.by(chosen.actor_id),
        tag=tag,
        subject_type="match",
        subject_id=match.id,
        actor_id=chosen.actor_id,
        before=before,
        after=after,
        change={"side": chosen.side.value, **change},
    )
