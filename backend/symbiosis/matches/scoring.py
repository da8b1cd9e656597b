"""Finding partners anew for one stream and storing them: each pair once, each decision kept.

The market in memory says who comes into question, and once the rows are locked, what they are: it knows
in which transaction it has read each of them, and is asked again where a row was written in another.
Several workers do this at a time. What makes it safe:
- the streams found are locked for share together, in the order of their ids, and judged as they are
  then: whoever changes one of them later waits and brings a job of its own;
- the open matches of the stream are locked in the order of their ids, after the streams, as
  everyone does who changes both;
- a pair that another worker stores at the same moment meets the unique index of open pairs. Both
  had the same rows in hand, so either result is the result.
All of it is one transaction: of a worker that is killed nothing is stored, and its job is done again.
"""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.kit.database import raw_connection
from symbiosis.kit.jobs import take_out
from symbiosis.kit.reads import Connection
from symbiosis.knowledge.queries import active_patterns
from symbiosis.matches import matching_queries as queries
from symbiosis.matches import storing
from symbiosis.matches.advising import advise_soon
from symbiosis.matches.facts import facts_of, of_named
from symbiosis.matches.market import FollowedMarket
from symbiosis.matches.planning import KEPT, Plan, Search, Stored, judge_all, plan
from symbiosis.matches.vocabulary import MatchState
from symbiosis.matching.facts import NeedFacts, OfferFacts
from symbiosis.matching.kernel import Market
from symbiosis.streams.vocabulary import StreamStatus

JOB = "matches.score_stream"

Facts = Callable[[UUID], OfferFacts | NeedFacts | None]
"""What matching knows of a stream."""

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

    stream_id: UUID
    published: Sequence[UUID]
    paused: frozenset[UUID]
    open: Mapping[UUID, Stored]
    dismissed: frozenset[tuple[Any, ...]]

    @property
    def named(self) -> list[UUID]:
        """Those who know the stream's owner by name, and are known to it."""
        return [id_ for id_ in self.published if id_ in self.open and self.open[id_].names_exchanged]


async def score_stream(
    connection: Connection, market: FollowedMarket, stream_id: UUID, now: datetime
) -> Scored:
    """Store the suggestions of a published stream, its old ones brought up to date. Repeating it
    changes nothing. Runs in the transaction of the connection, and knows of streams what is committed;
    jobs that wait for what is committed are done with it. Errors: StreamsKeepChanging."""
    await storing.one_at_a_time(connection, stream_id)
    await take_out(connection, JOB, {"stream_id": str(stream_id)})
    for _ in range(ATTEMPTS):
        asked = await market.ask(lambda market: _ask(market, stream_id, now.date()))
        if asked is None:
            return Scored()
        written, locked = await _lock(connection, market, stream_id, asked)
        known = None if locked is None else market.read(written)
        if locked is not None and known is not None:
            return await _settle(connection, known.facts, locked, now)
    raise StreamsKeepChanging(f"stream {stream_id}: {ATTEMPTS} attempts")


async def score_pair(session: AsyncSession, offer_id: UUID, need_id: UUID, now: datetime) -> Scored:
    """The same for these two alone, also when their transaction is not yet over."""
    connection = await raw_connection(session)
    rows = await queries.locked_facts(connection, [offer_id, need_id])
    if [row["status"] for row in rows.values()] != [StreamStatus.PUBLISHED] * 2:
        return Scored()
    patterns = await active_patterns(connection)
    facts = {id_: facts_of(row, patterns) for id_, row in rows.items()}
    locked = _Locked(offer_id, [need_id], frozenset(), {}, frozenset())
    return await _settle(connection, facts.get, locked, now)


def _ask(market: Market, stream_id: UUID, today: date) -> _Asked | None:
    stream = market.facts(stream_id)
    if stream is None:
        return None
    return _Asked(stream.version, [one.id for one in market.best(stream, limit=KEPT, today=today)])


async def _lock(
    connection: Connection, market: FollowedMarket, stream_id: UUID, asked: _Asked
) -> tuple[dict[UUID, int], _Locked | None]:
    """Of each published stream in which transaction it was written. None: something has changed since the
    market was asked; ask again."""
    streams = {row["id"]: row for row in await queries.with_partners(connection, stream_id, asked.found)}
    if ghosts := [id_ for id_ in (stream_id, *asked.found) if id_ not in streams]:
        await market.drop(ghosts)
        return {}, None
    if streams[stream_id]["version"] != asked.version:
        return {}, None
    matches = [Stored(**row) for row in await queries.matches_to_settle(connection, stream_id)]
    current = {_other_of(row, stream_id): row for row in matches if row.state != MatchState.DISMISSED}
    # Not so for a match another worker has just made with a stream this run did not lock.
    if not current.keys() <= streams.keys():
        return {}, None
    dismissed = [row for row in matches if row.state == MatchState.DISMISSED]
    inputs = [(row.offer_id, row.need_id, row.offer_input, row.need_input) for row in dismissed]
    written = {
        id_: row["written_in"] for id_, row in streams.items() if row["status"] == StreamStatus.PUBLISHED
    }
    others = [id_ for id_ in written if id_ != stream_id]
    paused = frozenset(id_ for id_, row in streams.items() if row["status"] == StreamStatus.PAUSED)
    return written, _Locked(stream_id, others, paused, current, frozenset(inputs))


def _other_of(row: Stored, stream_id: UUID) -> UUID:
    return row.need_id if row.offer_id == stream_id else row.offer_id


async def _settle(connection: Connection, facts: Facts, locked: _Locked, now: datetime) -> Scored:
    named = locked.named
    rows = await queries.locked_facts(connection, [locked.stream_id, *named]) if named else {}
    # Judging is arithmetic; a thread leaves the loop to the heartbeats.
    planned = await asyncio.to_thread(_planned, facts, locked, rows, now.date())
    return await _store(connection, locked.stream_id, planned, now)


def _planned(facts: Facts, locked: _Locked, rows: Mapping[UUID, Any], today: date) -> Plan:
    return plan(_search(facts, locked, rows, today), locked.open, locked.dismissed)


def _search(facts: Facts, locked: _Locked, rows: Mapping[UUID, Any], today: date) -> Search:
    stream = _told(facts, locked.stream_id)
    others = {id_: _told(facts, id_) for id_ in locked.published}
    named = {id_: of_named(others[id_], row) for id_, row in rows.items() if id_ in others}
    results = judge_all(stream, [other for id_, other in others.items() if id_ not in named], today)
    if named:
        results |= judge_all(of_named(stream, rows[locked.stream_id]), named.values(), today)
    return Search(stream, results, others, locked.paused)


def _told(facts: Facts, id_: UUID) -> OfferFacts | NeedFacts:
    found = facts(id_)
    if found is None:
        raise LookupError(f"nothing is known of stream {id_}")
    return found


async def _store(connection: Connection, stream_id: UUID, planned: Plan, now: datetime) -> Scored:
    await storing.block(connection, planned.blocked)
    await storing.expire(connection, planned.expired, "no-longer-fits")
    refreshed = await storing.refresh(connection, planned.kept)
    await storing.supersede(connection, planned.superseded, now)
    suggested = await storing.suggest(connection, planned.suggested)
    await advise_soon(connection, stream_id)
    ended = len(planned.expired), len(planned.blocked)
    return Scored(suggested, len(planned.superseded), refreshed, *ended)
