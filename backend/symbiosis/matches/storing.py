"""Writing what matching found: suggested, brought up to date, superseded, expired."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.journal.by import PLATFORM
from symbiosis.journal.service import record
from symbiosis.matches import matching_queries as queries
from symbiosis.matches.models import OPEN_PAIR, Match
from symbiosis.matches.vocabulary import MatchState

DECISIONS = (
    "state",
    "origin",
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
    """New suggestions; a pair that another worker has just stored is left as it is."""
    if not found:
        return 0
    statement = (
        insert(Match)
        .values(list(found))
        .on_conflict_do_nothing(index_elements=["offer_id", "need_id"], index_where=OPEN_PAIR)
        .returning(Match.id)
    )
    return len((await session.execute(statement)).all())


async def refresh(session: AsyncSession, changed: Sequence[tuple[Match, Mapping[str, Any]]]) -> None:
    """The same pair of the same content at a later day: time alone moved the numbers."""
    for match, values in changed:
        for name, value in values.items():
            setattr(match, name, value)
    await session.flush()


def differs(match: Match, values: Mapping[str, Any]) -> bool:
    """Whether anything but the day of the evaluation is new."""
    stored, found = dict(match.evidence), dict(values["evidence"])
    stored.pop("evaluated_on", None)
    found.pop("evaluated_on", None)
    return stored != found


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
        _note(
            session, old, "match.superseded", states[old.id], {"by": str(successor.id), "at": now.isoformat()}
        )
    await session.flush()


async def expire(session: AsyncSession, matches: Sequence[Match], reason: str) -> None:
    for match in matches:
        before, match.state = match.state, MatchState.EXPIRED
        _note(session, match, "match.expired", before, {"reason": reason})
    await session.flush()


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
