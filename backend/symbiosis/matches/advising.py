"""What would help, added shortly after a stream is scored: the one change for each suggestion, and what
stands in the way of pairs that are otherwise close.

It takes twenty evaluations a pair and a look at everything that does not fit; whoever waits for
suggestions does not wait for it.
"""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.kit.database import raw_connection
from symbiosis.kit.jobs import defer_many, defer_on, take_out
from symbiosis.kit.reads import Connection
from symbiosis.knowledge.patterns import Pattern
from symbiosis.matches import fact_queries, storing
from symbiosis.matches import matching_queries as queries
from symbiosis.matches.facts import facts_of, fingerprint
from symbiosis.matches.market import FollowedMarket, for_matching
from symbiosis.matches.planning import NEVER_TOLD, ordered
from symbiosis.matching.evaluation import without_improvement
from symbiosis.matching.facts import NeedFacts, OfferFacts
from symbiosis.matching.improvement import best_improvement
from symbiosis.matching.pair import pair_of
from symbiosis.reference.catalogue import fibre_groups
from symbiosis.streams.vocabulary import StreamStatus

Facts = OfferFacts | NeedFacts

JOB = "matches.advise_stream"

COUNTED_A_NIGHT = 5000
"""Some minutes of a worker's time with a hundred thousand streams open; with more than these, each is counted
every so many nights."""


async def advise_soon(connection: Connection, stream_id: UUID) -> None:
    """Deferred on the raw connection with the transaction that stores what is to be advised on. Without a key:
    one that is running may have looked before this transaction ends, and would keep this one away. Of those
    that wait, the first does the work of all."""
    await defer_on(connection, JOB, {"stream_id": str(stream_id)})


async def count_anew(session: AsyncSession, today: date) -> int:
    """Defer counting for the published streams that were counted longest ago: another stream, published or
    withdrawn since, changes what stands in their way without touching them. Gives how many."""
    ids = (await session.scalars(queries.counted_longest_ago(COUNTED_A_NIGHT))).all()
    await defer_many(session, JOB, [({"stream_id": str(id_)}, f"{id_}:daily-{today}") for id_ in ids])
    return len(ids)


async def advise_stream(session: AsyncSession, stream_id: UUID, now: datetime) -> int:
    """Count the stream's obstacles, and advise on its open matches that wait for it; gives how many. A
    match whose streams have changed meanwhile is left: its new evidence brings a job of its own.
    Repeating it changes nothing."""
    market = for_matching(session)
    patterns = await market.patterns()
    connection = await raw_connection(session)
    await storing.one_at_a_time(connection, stream_id)
    await take_out(connection, JOB, {"stream_id": str(stream_id)})
    await _count_obstacles(session, market, stream_id, now)
    waiting = (await session.execute(queries.waiting_for_advice(stream_id))).mappings().all()
    if not waiting:
        return 0
    ids = sorted({match[side] for match in waiting for side in ("offer_id", "need_id")})
    rows = (await session.execute(fact_queries.facts_of_streams(ids))).mappings().all()
    return await storing.advise(session, await asyncio.to_thread(_advice, waiting, rows, patterns))


async def _count_obstacles(
    session: AsyncSession, market: FollowedMarket, stream_id: UUID, now: datetime
) -> None:
    row = (await session.execute(fact_queries.facts_of_stream(stream_id))).mappings().one_or_none()
    if row is None or row["status"] != StreamStatus.PUBLISHED:
        return
    stream = facts_of(row, await market.patterns())
    obstacles = await market.ask(lambda market: market.obstacles(stream, today=now.date()))
    told = [
        {"requirement": requirement, **found._asdict()}
        for requirement, found in sorted(obstacles.items())
        if requirement not in NEVER_TOLD
    ]
    await storing.keep_obstacles(session, stream_id, told, now)


def _advice(
    waiting: Sequence[Mapping[str, Any]], rows: Sequence[Mapping[str, Any]], patterns: Sequence[Pattern]
) -> list[dict[str, Any]]:
    facts = {row["id"]: facts_of(row, patterns) for row in rows}
    return [
        {
            "id": match["id"],
            "inputs": match["inputs"],
            "evaluated_on": match["evaluated_on"],
            "improvement": _best_change(facts[match["offer_id"]], facts[match["need_id"]], match),
        }
        for match in waiting
        if _rests_on(match["inputs"], facts.get(match["offer_id"]), facts.get(match["need_id"]))
    ]


def _rests_on(inputs: Mapping[str, str], offer: Facts | None, need: Facts | None) -> bool:
    if offer is None or need is None:
        return False
    return inputs == {"offer": fingerprint(offer), "need": fingerprint(need)}


def _best_change(one: Facts, other: Facts, match: Mapping[str, Any]) -> Any:
    """As evidence holds it; None where nothing helps."""
    pair = pair_of(*ordered(one, other), date.fromisoformat(match["evaluated_on"]), fibre_groups())
    result = without_improvement(pair)
    return replace(result, improvement=best_improvement(pair, result)).to_evidence()["improvement"]
