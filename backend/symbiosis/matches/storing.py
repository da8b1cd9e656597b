"""Writing what matching found: suggested, brought up to date, superseded, expired."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.journal.by import PLATFORM
from symbiosis.journal.service import record
from symbiosis.matches import matching_queries as queries
from symbiosis.matches import storing_queries
from symbiosis.matches.models import Match
from symbiosis.matches.vocabulary import MatchState

DECISIONS = (
    "state",
    "state_since",
    "origin",
    "overridden",
    "override_reason",
    "suggested_by",
    "suggested_as",
    "event",
    "offer_viewed_at",
    "need_viewed_at",
    "offer_shortlisted_at",
    "need_shortlisted_at",
    "offer_interest_at",
    "need_interest_at",
)
"""What people decided: it moves along to the match that supersedes."""


async def one_at_a_time(session: AsyncSession, stream_id: UUID) -> None:
    """Two jobs of one stream take turns; the lock ends with the transaction."""
    await session.execute(queries.turn_of(stream_id))


async def suggest(session: AsyncSession, found: Sequence[Mapping[str, Any]]) -> int:
    """New suggestions in one statement; a pair that another worker has just stored is left as it is."""
    if not found:
        return 0
    # In one order everywhere: two workers that store the same pairs never wait for each other in a ring.
    rows = sorted(found, key=lambda values: (values["offer_id"], values["need_id"]))
    document = json.dumps(rows, default=str)
    return len((await session.execute(storing_queries.new_matches, {"document": document})).all())


async def refresh(session: AsyncSession, changed: Sequence[tuple[Match, Mapping[str, Any]]]) -> None:
    """The same pair of the same content at a later day: time alone moved the numbers."""
    for match, values in changed:
        for name, value in values.items():
            setattr(match, name, value)
    await session.flush()


async def supersede(
    session: AsyncSession, changed: Sequence[tuple[Match, Mapping[str, Any]]], now: datetime
) -> None:
    """Close matches whose streams changed; their successors carry the decisions on."""
    if not changed:
        return
    successors = []
    for old, values in changed:
        successors.append(Match(**values, **{name: getattr(old, name) for name in DECISIONS}))
    states = {old.id: old.state for old, _ in changed}
    for old, _ in changed:
        old.state = MatchState.SUPERSEDED
    await session.flush()
    session.add_all(successors)
    await session.flush()
    for (old, _), successor in zip(changed, successors, strict=True):
        old.superseded_by = successor.id
        for statement in storing_queries.follow_up_instead(old.id, successor.id):
            await session.execute(statement)
        _note(
            session, old, "match.superseded", states[old.id], {"by": str(successor.id), "at": now.isoformat()}
        )
    await session.flush()


async def expire(session: AsyncSession, matches: Sequence[Match], reason: str) -> None:
    for match in matches:
        before, match.state = match.state, MatchState.EXPIRED
        _note(session, match, "match.expired", before, {"reason": reason})
    await session.flush()


async def block(session: AsyncSession, matches: Sequence[tuple[Match, str]]) -> None:
    """What nobody may set aside has come to stand between two who are at work on it."""
    for match, requirement in matches:
        before, match.state = match.state, MatchState.BLOCKED
        match.blocked_by = requirement
        _note(session, match, "match.blocked", before, {"requirement": requirement})
    await session.flush()


async def keep_obstacles(
    session: AsyncSession, stream_id: UUID, found: Sequence[Mapping[str, Any]], now: datetime
) -> None:
    """What stood in the stream's way at this scoring, in the place of what stood there before."""
    values = {"stream_id": stream_id, "document": json.dumps(list(found)), "counted_at": now}
    await session.execute(storing_queries.obstacles_instead, values)


async def advise(session: AsyncSession, found: Sequence[Mapping[str, Any]]) -> int:
    """Add the best change to the evidence of matches that wait for it and still rest on the same facts.
    Nothing else about them changes, not even their version. Gives how many."""
    if not found:
        return 0
    ids = [advice["id"] for advice in found]
    await session.execute(queries.matches_to_advise(ids))
    document = json.dumps(list(found), default=str)
    return len((await session.execute(storing_queries.advice_added, {"document": document})).all())


def _note(session: AsyncSession, match: Match, tag: str, before: str, change: Mapping[str, Any]) -> None:
    """Engine and streams act, no person; who had shown interest is said, for someone waits there."""
    interested = [side for side in ("offer", "need") if getattr(match, f"{side}_interest_at") is not None]
    change = {**change, **({"interest": interested} if interested else {})}
    record(
        session,
        by=PLATFORM,
        tag=tag,
        subject_type="match",
        subject_id=match.id,
        before={"state": str(before)},
        after={"state": str(match.state)},
        change=change,
    )
