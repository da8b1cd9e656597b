"""Bringing an offer and a need together by hand: judged by the engine, decided by a person.

What the engine finds is stored as it is found. A person may set requirements aside, with a reason that
both parties read; never those of law, of an owner's word, or of who may see whom.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors import parties
from symbiosis.actors.viewer import Party, Viewer
from symbiosis.journal.changes import pending
from symbiosis.journal.service import record
from symbiosis.kit.database import raw_connection
from symbiosis.kit.problems import FieldError, InvalidInput, NotAllowed, NotFound, WrongState
from symbiosis.knowledge.queries import active_patterns
from symbiosis.matches import policy, service, storing
from symbiosis.matches import rules as match_rules
from symbiosis.matches.facilitation import problems, queries, rules
from symbiosis.matches.facilitation.rules import Broken
from symbiosis.matches.facilitation.schemas import MatchIn
from symbiosis.matches.facts import facts_of, fingerprint
from symbiosis.matches.judged import columns_of
from symbiosis.matches.models import Match
from symbiosis.matches.vocabulary import Side
from symbiosis.matching.engine import evaluate
from symbiosis.matching.facts import NeedFacts, OfferFacts
from symbiosis.matching.results import MatchResult
from symbiosis.reference.catalogue import fibre_groups
from symbiosis.streams.documents import kind_of, viewer_values
from symbiosis.streams.vocabulary import Direction, StreamStatus


@dataclass(frozen=True)
class _Pair:
    """Both streams as the engine sees them, locked, and for whom their reader acts."""

    offer: OfferFacts
    need: NeedFacts
    side: Side
    owners: tuple[Party, Party]

    @property
    def inputs(self) -> dict[str, str]:
        return {"offer": fingerprint(self.offer), "need": fingerprint(self.need)}


async def create_match(
    session: AsyncSession, viewer: Viewer, wanted: MatchIn, language: str, now: datetime
) -> tuple[UUID, bool]:
    """The match and whether it is new. A pair that is already there goes on the shortlist instead.
    Errors: `not-found`, `not-allowed`, `wrong-state`, `invalid-input`, `legal-rule`,
    `override-reason-missing`, `dismissed-before`."""
    pair = await _pair(session, viewer, wanted)
    known = await session.scalar(queries.open_pair(wanted.offer_id, wanted.need_id))
    if known is not None:
        _raise_known(session, viewer, pair, known, wanted, now)
        return known.id, False
    result = evaluate(pair.offer, pair.need, today=now.date(), groups=fibre_groups())
    broken = rules.broken_in(result)
    _refuse(broken, wanted, language)
    await _refuse_dismissed(session, pair, wanted)
    match = await _store(session, viewer, pair, result, broken, wanted, now)
    if match is None:
        # Another worker has just found the two.
        return await create_match(session, viewer, wanted, language, now)
    return match.id, True


async def _pair(session: AsyncSession, viewer: Viewer, wanted: MatchIn) -> _Pair:
    statement = queries.streams_to_bring_together([wanted.offer_id, wanted.need_id], kind_of(viewer))
    rows = {row["id"]: row for row in (await session.execute(statement, viewer_values(viewer))).mappings()}
    offer_row = _row(rows, wanted.offer_id, "offer_id", Direction.OFFER)
    need_row = _row(rows, wanted.need_id, "need_id", Direction.NEED)
    owners = (
        await parties.of(session, offer_row["owner_id"]),
        await parties.of(session, need_row["owner_id"]),
    )
    side = policy.side_for(viewer, *owners)
    reason = policy.why_not_bring_together(side)
    if side is None or reason is not None:
        raise NotAllowed(reason or "")
    for row in (offer_row, need_row):
        if row["status"] != StreamStatus.PUBLISHED:
            raise WrongState(f"The {row['direction']} is {row['status']}: only published ones are matched.")
    patterns = await active_patterns(await raw_connection(session))
    offer, need = facts_of(offer_row, patterns), facts_of(need_row, patterns)
    assert isinstance(offer, OfferFacts)  # noqa: S101  # its direction was looked at
    assert isinstance(need, NeedFacts)  # noqa: S101  # as above
    return _Pair(offer, need, side, owners)


def _row(rows: dict[UUID, Any], stream_id: UUID, name: str, direction: Direction) -> Any:
    row = rows.get(stream_id)
    if row is None:
        missing = FieldError(f"/{name}", "unknown_stream", "There is no such stream, or you may not see it.")
        raise NotFound("Check the id, or sign in with an account that may see it.", errors=[missing])
    if row["direction"] != direction:
        wrong = FieldError(f"/{name}", "wrong_direction", f"This is no {direction.value}: exchange the two.")
        raise InvalidInput("Correct the fields named in `errors`.", errors=[wrong])
    return row


def _refuse(broken: Broken, wanted: MatchIn, language: str) -> None:
    if broken.legal:
        raise problems.legal_rule(broken.legal, language)
    if broken.others and wanted.override_reason is None:
        raise problems.override_reason_missing(broken.others, language)


async def _refuse_dismissed(session: AsyncSession, pair: _Pair, wanted: MatchIn) -> None:
    """What was dismissed stays so until a stream changes, or someone who may says why not."""
    before = await session.scalar(queries.last_dismissed(pair.offer.id, pair.need.id))
    if before is None or before.evidence.get("inputs") != pair.inputs:
        return
    if not rules.may_bring_back(pair.side, before.dismissed_by):
        raise problems.dismissed_before()
    if wanted.override_reason is None:
        raise problems.dismissal_stands()


async def _store(
    session: AsyncSession,
    viewer: Viewer,
    pair: _Pair,
    result: MatchResult,
    broken: Broken,
    wanted: MatchIn,
    now: datetime,
) -> Match | None:
    values = columns_of(result, pair.inputs)
    if not await storing.suggest(await raw_connection(session), [values]):
        return None
    match = await session.scalar(queries.open_pair(wanted.offer_id, wanted.need_id))
    assert match is not None  # noqa: S101  # just stored, in this transaction
    match.origin = rules.origin_of(pair.side, event=wanted.event)
    match.suggested_by, match.suggested_as = viewer.user_id, pair.side
    match.event, match.override_reason = wanted.event, wanted.override_reason
    match.overridden, match.state_since = broken.to_override, now
    if pair.side is not Side.FACILITATOR:
        service.keep(match, pair.side, now)
    _note(session, viewer, pair, match, "match.created")
    return match


def _raise_known(
    session: AsyncSession, viewer: Viewer, pair: _Pair, match: Match, wanted: MatchIn, now: datetime
) -> None:
    """Who meant to suggest what is there already thinks well of it; who found it first stays."""
    if match.event is None:
        match.event = wanted.event
    changed = bool(pending(match).after)
    if match_rules.is_open(match.state):
        changed = service.keep(match, pair.side, now) or changed
    if changed:
        _note(session, viewer, pair, match, "match.shortlisted")


def _note(session: AsyncSession, viewer: Viewer, pair: _Pair, match: Match, tag: str) -> None:
    """In the history of the party they act for; of both, when staff bring two together."""
    before, after = pending(match)
    change: dict[str, Any] = {"side": pair.side.value}
    belonging = [
        name
        for name, owner in zip(("offer", "need"), pair.owners, strict=True)
        if viewer.belongs_to(owner.actor_id)
    ]
    if pair.side is Side.FACILITATOR and belonging:
        # Nobody acts by office for their own organisation without its being seen.
        change["belongs_to"] = belonging
    for owner in _concerned(pair):
        record(
            session,
            by=viewer.by(owner),
            tag=tag,
            subject_type="match",
            subject_id=match.id,
            actor_id=owner,
            before=before,
            after=after,
            change=change,
        )


def _concerned(pair: _Pair) -> list[UUID]:
    owners = dict(zip(("offer", "need"), (owner.actor_id for owner in pair.owners), strict=True))
    acting = match_rules.sides_of(pair.side)
    return [owners[acting[0]]] if acting else list(owners.values())
