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

from symbiosis.knowledge.patterns import Pattern
from symbiosis.matches import fact_queries, storing
from symbiosis.matches import matching_queries as queries
from symbiosis.matches.advising import advise_soon
from symbiosis.matches.facts import facts_of, of_named
from symbiosis.matches.market import FollowedMarket, for_matching
from symbiosis.matches.models import Match
from symbiosis.matches.planning import KEPT, Plan, Search, judge_all, plan
from symbiosis.matching.facts import NeedFacts, OfferFacts
from symbiosis.streams.vocabulary import StreamStatus

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
    """A stream, the streams of its open matches, and what the market says of it."""

    stream: OfferFacts | NeedFacts
    paired: Sequence[UUID]
    named: frozenset[UUID]
    """Those of them with whose owner this one has exchanged names."""
    patterns: Sequence[Pattern]
    found: Sequence[UUID]


async def score_stream(session: AsyncSession, stream_id: UUID, now: datetime) -> Scored:
    """Store the suggestions of a published stream, its old ones brought up to date. Repeating it
    changes nothing. Runs in the caller's transaction, and knows of others what is committed.
    Errors: StreamsKeepChanging."""
    market = for_matching(session)
    await market.ready()
    await storing.one_at_a_time(session, stream_id)
    for _ in range(ATTEMPTS):
        asked = await _ask(session, market, stream_id, now.date())
        if asked is None:
            return Scored()
        search = await _judge(session, market, asked, now.date())
        if search is None:
            continue
        rows = {
            _other_of(row, stream_id): row
            for row in await session.scalars(queries.open_matches_of(stream_id))
        }
        # Not so for a match another worker has just made with a stream this run did not lock.
        if rows.keys() <= {*asked.paired, *search.others}:
            return await _store(session, search, rows, now)
    raise StreamsKeepChanging(f"stream {stream_id}: {ATTEMPTS} attempts")


async def score_pair(session: AsyncSession, offer_id: UUID, need_id: UUID, now: datetime) -> Scored:
    """The same for these two alone, also when their transaction is not yet over."""
    rows = (await session.execute(fact_queries.facts_for_share([offer_id, need_id]))).mappings().all()
    facts = {row["id"]: facts_of(row) for row in rows if row["status"] == StreamStatus.PUBLISHED}
    if len(facts) < len((offer_id, need_id)):
        return Scored()
    others = {need_id: facts[need_id]}
    results = judge_all(facts[offer_id], others.values(), now.date())
    search = Search(facts[offer_id], results, others, frozenset())
    return await _store(session, search, {}, now)


async def _ask(session: AsyncSession, market: FollowedMarket, stream_id: UUID, today: date) -> _Asked | None:
    row = (await session.execute(queries.stream_to_score(stream_id))).mappings().one_or_none()
    if row is None or row["status"] != StreamStatus.PUBLISHED:
        return None
    patterns = await market.patterns()
    stream = facts_of(row, patterns)

    found = await market.ask(lambda market: market.best(stream, limit=KEPT, today=today))
    named = frozenset(row["named"] or ())
    return _Asked(stream, row["paired"] or (), named, patterns, [one.id for one in found])


async def _judge(session: AsyncSession, market: FollowedMarket, asked: _Asked, today: date) -> Search | None:
    """None: something has changed since the market was asked; ask again."""
    wanted = sorted({asked.stream.id, *asked.found, *asked.paired})
    rows = (await session.execute(fact_queries.facts_for_share(wanted))).mappings().all()
    stored = {row["id"]: row for row in rows}
    if ghosts := [id_ for id_ in asked.found if id_ not in stored]:
        await market.drop(ghosts)
        return None
    own = stored.pop(asked.stream.id, None)
    if own is None or own["version"] != asked.stream.version:
        return None
    # Reading documents and comparing is arithmetic; a thread leaves the loop to the heartbeats.
    return await asyncio.to_thread(_searched, own, stored, asked, today)


def _searched(
    own: Mapping[str, Any], stored: Mapping[UUID, Mapping[str, Any]], asked: _Asked, today: date
) -> Search:
    stream = facts_of(own, asked.patterns)
    others = {
        id_: facts_of(row, asked.patterns)
        for id_, row in stored.items()
        if row["status"] == StreamStatus.PUBLISHED
    }
    results = judge_all(stream, others.values(), today)
    if named := [of_named(others[id_], stored[id_]) for id_ in asked.named & others.keys()]:
        results |= judge_all(of_named(stream, own), named, today)
    paused = frozenset(id_ for id_, row in stored.items() if row["status"] == StreamStatus.PAUSED)
    return Search(stream, results, others, paused)


def _other_of(row: Match, stream_id: UUID) -> UUID:
    return row.need_id if row.offer_id == stream_id else row.offer_id


async def _store(session: AsyncSession, search: Search, rows: Mapping[UUID, Match], now: datetime) -> Scored:
    dismissed = {tuple(row) for row in await session.execute(queries.dismissed_inputs_of(search.stream.id))}
    planned = await asyncio.to_thread(plan, search, rows, dismissed)
    await storing.block(session, planned.blocked)
    await storing.expire(session, planned.expired, "no-longer-fits")
    await storing.refresh(session, planned.refreshed)
    await storing.supersede(session, planned.superseded, now)
    suggested = await storing.suggest(session, planned.suggested)
    await advise_soon(session, search.stream.id)
    return _scored(planned, suggested)


def _scored(planned: Plan, suggested: int) -> Scored:
    return Scored(
        suggested,
        len(planned.superseded),
        len(planned.refreshed),
        len(planned.expired),
        len(planned.blocked),
    )
