"""Finding partners anew for one stream and storing them: each pair once, each decision kept.

The market in memory says who comes into question; what is stored rests on the rows themselves.
Several workers do this at a time. What makes it safe:
- the streams found are read and locked for share together, in the order of their ids, and judged as
  they are then: whoever changes one of them later waits and brings a job of its own;
- the open matches of the stream are locked in the order of their ids, after the streams, as
  everyone does who changes both;
- a pair that another worker stores at the same moment meets the unique index of open pairs. Both
  had the same rows in hand, so either result is the result.
All of it is one transaction: of a worker that is killed nothing is stored, and its job is done again.
"""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.kit.database import begun_connection, raw_connection
from symbiosis.kit.jobs import take_out
from symbiosis.kit.reads import Connection
from symbiosis.knowledge.patterns import Pattern
from symbiosis.matches import matching_queries as queries
from symbiosis.matches import storing
from symbiosis.matches.advising import advise_soon
from symbiosis.matches.facts import facts_of, of_named
from symbiosis.matches.market import FollowedMarket, for_matching
from symbiosis.matches.planning import KEPT, Plan, Search, Stored, judge_all, plan
from symbiosis.matches.vocabulary import MatchState
from symbiosis.matching.kernel import Market
from symbiosis.streams.vocabulary import StreamStatus

JOB = "matches.score_stream"

ATTEMPTS = 5


class StreamsKeepChanging(Exception):
    """Streams changed during every attempt; the job is to be tried again later."""


@dataclass(frozen=True)
class Scored:
    """What one run did, in numbers for the log."""

    suggested: int = 0
    superseded: int = 0
    refreshed: int = 0
    expired: int = 0
    blocked: int = 0


@dataclass(frozen=True)
class _Asked:
    """What the market says of a stream in the version it knows."""

    version: int
    found: Sequence[UUID]


@dataclass(frozen=True)
class _Locked:
    """A stream, those it may have to do with, and its matches, as they stay until the transaction ends."""

    own: Mapping[str, Any]
    others: Mapping[UUID, Mapping[str, Any]]
    open: Mapping[UUID, Stored]
    dismissed: frozenset[tuple[Any, ...]]


async def score_stream(session: AsyncSession, stream_id: UUID, now: datetime) -> Scored:
    """Store the suggestions of a published stream, its old ones brought up to date. Repeating it
    changes nothing. Runs in the caller's transaction, and knows of streams what is committed; jobs that
    wait for what is committed are done with it. Errors: StreamsKeepChanging."""
    market = for_matching(session)
    await market.ready()
    await storing.one_at_a_time(session, stream_id)
    connection = await begun_connection(session)
    await take_out(connection, JOB, {"stream_id": str(stream_id)})
    for _ in range(ATTEMPTS):
        asked = await market.ask(lambda market: _ask(market, stream_id, now.date()))
        if asked is None:
            return Scored()
        locked = await _lock(connection, market, stream_id, asked)
        if locked is not None:
            return await _settle(connection, locked, await market.patterns(), now)
    raise StreamsKeepChanging(f"stream {stream_id}: {ATTEMPTS} attempts")


async def score_pair(session: AsyncSession, offer_id: UUID, need_id: UUID, now: datetime) -> Scored:
    """The same for these two alone, also when their transaction is not yet over."""
    connection = await raw_connection(session)
    rows = {row["id"]: row for row in await queries.with_partners(connection, offer_id, [need_id])}
    both = [rows[id_] for id_ in (offer_id, need_id) if id_ in rows]
    if [row["status"] for row in both] != [StreamStatus.PUBLISHED] * 2:
        return Scored()
    return await _settle(connection, _Locked(both[0], {need_id: both[1]}, {}, frozenset()), (), now)


def _ask(market: Market, stream_id: UUID, today: date) -> _Asked | None:
    stream = market.facts(stream_id)
    if stream is None:
        return None
    return _Asked(stream.version, [one.id for one in market.best(stream, limit=KEPT, today=today)])


async def _lock(
    connection: Connection, market: FollowedMarket, stream_id: UUID, asked: _Asked
) -> _Locked | None:
    """None: something has changed since the market was asked; ask again."""
    streams = {row["id"]: row for row in await queries.with_partners(connection, stream_id, asked.found)}
    if ghosts := [id_ for id_ in (stream_id, *asked.found) if id_ not in streams]:
        await market.drop(ghosts)
        return None
    own = streams.pop(stream_id)
    if own["version"] != asked.version:
        return None
    matches = [Stored(**row) for row in await queries.matches_to_settle(connection, stream_id)]
    current = {_other_of(row, stream_id): row for row in matches if row.state != MatchState.DISMISSED}
    # Not so for a match another worker has just made with a stream this run did not lock.
    if not current.keys() <= streams.keys():
        return None
    dismissed = [row for row in matches if row.state == MatchState.DISMISSED]
    inputs = [(row.offer_id, row.need_id, row.offer_input, row.need_input) for row in dismissed]
    return _Locked(own, streams, current, frozenset(inputs))


def _other_of(row: Stored, stream_id: UUID) -> UUID:
    return row.need_id if row.offer_id == stream_id else row.offer_id


async def _settle(
    connection: Connection, locked: _Locked, patterns: Sequence[Pattern], now: datetime
) -> Scored:
    # Reading documents and comparing is arithmetic; a thread leaves the loop to the heartbeats.
    planned = await asyncio.to_thread(_planned, locked, patterns, now.date())
    return await _store(connection, locked.own["id"], planned, now)


def _planned(locked: _Locked, patterns: Sequence[Pattern], today: date) -> Plan:
    return plan(_search(locked, patterns, today), locked.open, locked.dismissed)


def _search(locked: _Locked, patterns: Sequence[Pattern], today: date) -> Search:
    stream = facts_of(locked.own, patterns)
    rows = {id_: row for id_, row in locked.others.items() if row["status"] == StreamStatus.PUBLISHED}
    others = {id_: facts_of(row, patterns) for id_, row in rows.items()}
    named = {id_ for id_, row in locked.open.items() if row.names_exchanged} & others.keys()
    results = judge_all(stream, [facts for id_, facts in others.items() if id_ not in named], today)
    if named:
        known = [of_named(others[id_], rows[id_]) for id_ in named]
        results |= judge_all(of_named(stream, locked.own), known, today)
    paused = frozenset(id_ for id_, row in locked.others.items() if row["status"] == StreamStatus.PAUSED)
    return Search(stream, results, others, paused)


async def _store(connection: Connection, stream_id: UUID, planned: Plan, now: datetime) -> Scored:
    await storing.block(connection, planned.blocked)
    await storing.expire(connection, planned.expired, "no-longer-fits")
    refreshed = await storing.refresh(connection, planned.kept)
    await storing.supersede(connection, planned.superseded, now)
    suggested = await storing.suggest(connection, planned.suggested)
    await advise_soon(connection, stream_id)
    ended = len(planned.expired), len(planned.blocked)
    return Scored(suggested, len(planned.superseded), refreshed, *ended)
