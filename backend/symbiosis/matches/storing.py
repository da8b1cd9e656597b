"""Writing what matching found: suggested, brought up to date, superseded, expired."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, TypeAlias
from uuid import UUID

from pydantic_core import to_json
from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.journal.by import PLATFORM
from symbiosis.journal.service import Recorded, record_many
from symbiosis.kit.reads import Connection
from symbiosis.matches import matching_queries as queries
from symbiosis.matches import storing_queries
from symbiosis.matches.planning import Stored
from symbiosis.matches.vocabulary import MatchState

Ending: TypeAlias = Any
"""A match that is to end: `Stored`, or a row of `matching_queries.ENDING`."""


async def one_at_a_time(connection: Connection, stream_id: UUID) -> None:
    """Two jobs of one stream take turns; the lock ends with the transaction."""
    await queries.take_turn(connection, stream_id)


async def suggest(connection: Connection, found: Sequence[Mapping[str, Any]]) -> int:
    """New suggestions in one statement; a pair that another worker has just stored is left as it is."""
    if not found:
        return 0
    # In one order everywhere: two workers that store the same pairs never wait for each other in a ring.
    rows = sorted(found, key=lambda values: (values["offer_id"], values["need_id"]))
    columns = _columns(rows, storing_queries.SUGGESTED)
    return len(await connection.fetch(storing_queries.new_matches, *columns))


async def refresh(connection: Connection, judged: Sequence[tuple[Stored, Mapping[str, Any]]]) -> int:
    """The same pairs of the same content at a later day: where time alone moved the numbers. Gives how many."""
    if not judged:
        return 0
    rows = [{"id": match.id, **values} for match, values in judged]
    columns = _columns(rows, storing_queries.REFRESHED)
    return len(await connection.fetch(storing_queries.matches_refreshed, *columns))


async def supersede(
    connection: Connection, changed: Sequence[tuple[Stored, Mapping[str, Any]]], now: datetime
) -> None:
    """Close matches whose streams changed; their successors carry the decisions on."""
    if not changed:
        return
    await _end(connection, [old for old, _ in changed], MatchState.SUPERSEDED)
    rows = [
        {"old": old.id, "state": old.state, "state_since": old.state_since, **values}
        for old, values in changed
    ]
    columns = _columns(rows, storing_queries.SUPERSEDED)
    made = await connection.fetch(storing_queries.matches_superseded, *columns)
    by = {row["old"]: str(row["id"]) for row in made}
    entries = [_noted(old, MatchState.SUPERSEDED, by=by[old.id], at=now.isoformat()) for old, _ in changed]
    await _note(connection, "match.superseded", entries)


async def expire(connection: Connection, matches: Sequence[Ending], reason: str) -> None:
    if not matches:
        return
    await _end(connection, matches, MatchState.EXPIRED)
    entries = [_noted(match, MatchState.EXPIRED, reason=reason) for match in matches]
    await _note(connection, "match.expired", entries)


async def block(connection: Connection, matches: Sequence[tuple[Stored, str]]) -> None:
    """What nobody may set aside has come to stand between two who are at work on it."""
    if not matches:
        return
    await _end(connection, [match for match, _ in matches], MatchState.BLOCKED, [rule for _, rule in matches])
    entries = [_noted(match, MatchState.BLOCKED, requirement=rule) for match, rule in matches]
    await _note(connection, "match.blocked", entries)


async def _end(
    connection: Connection,
    matches: Sequence[Ending],
    state: MatchState,
    rules: Sequence[str | None] | None = None,
) -> None:
    ids = [match.id for match in matches]
    await connection.fetch(storing_queries.matches_over, ids, state, rules or [None] * len(ids))


def _columns(rows: Sequence[Mapping[str, Any]], names: Sequence[str]) -> list[list[Any]]:
    """The rows column by column, documents as text."""
    return [
        [to_json(row[name]).decode() if name == "evidence" else row[name] for row in rows] for name in names
    ]


async def _note(connection: Connection, tag: str, entries: Sequence[Recorded]) -> None:
    """Engine and streams act, no person."""
    await record_many(connection, by=PLATFORM, tag=tag, subject_type="match", entries=entries, change={})


def _noted(match: Ending, state: MatchState, **change: str) -> Recorded:
    """Who had shown interest is said, for someone waits there."""
    interested = [side for side in ("offer", "need") if getattr(match, f"{side}_interest_at") is not None]
    said: dict[str, Any] = {**change, **({"interest": interested} if interested else {})}
    return Recorded(match.id, before={"state": str(match.state)}, after={"state": state.value}, change=said)


async def keep_obstacles(
    session: AsyncSession, stream_id: UUID, found: Sequence[Mapping[str, Any]], now: datetime
) -> None:
    """What stood in the stream's way at this scoring, in the place of what stood there before."""
    values = {"stream_id": stream_id, "document": json.dumps(list(found)), "counted_at": now}
    await session.execute(storing_queries.obstacles_instead, values)
    await session.execute(storing_queries.obstacles_counted, {"stream_id": stream_id, "counted_at": now})


async def advise(session: AsyncSession, found: Sequence[Mapping[str, Any]]) -> int:
    """Add the best change to the evidence of matches that wait for it and still rest on the same facts.
    Nothing else about them changes, not even their version. Gives how many."""
    if not found:
        return 0
    ids = [advice["id"] for advice in found]
    await session.execute(queries.matches_to_advise(ids))
    document = json.dumps(list(found), default=str)
    return len((await session.execute(storing_queries.advice_added, {"document": document})).all())
