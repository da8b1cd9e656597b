"""Every night all pairs anew: which streams are no longer matched as they are stored.

Freshness fades and windows close without anyone changing a stream. The market judges all pairs in
memory; only streams whose suggestions or numbers are others now are scored again one by one.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.matches import matching_queries as queries
from symbiosis.matches.market import for_matching
from symbiosis.matches.planning import KEPT
from symbiosis.matching.kernel import Market

SAME_SCORE = 0.0001
"""Scores are rounded to four places."""

STALE = timedelta(days=7)
"""Sentences that count days are at most so old."""

Pairs = dict[tuple[UUID, UUID], float]


@dataclass(frozen=True)
class Expected:
    """The pairs (offer, need) that the best of each offer, and of each need, make, with their scores."""

    by_offers: Pairs = field(default_factory=dict)
    by_needs: Pairs = field(default_factory=dict)


async def streams_to_rescore(session: AsyncSession, today: date) -> set[UUID]:
    market = for_matching(session)
    expected = await market.ask(lambda market: best_pairs(market, today))
    stored = (await session.execute(queries.open_pairs())).mappings().all()
    settled = {tuple(row) for row in await session.execute(queries.settled_pairs())}
    return set(differing(expected, stored, settled, today))


def best_pairs(market: Market, today: date) -> Expected:
    expected = Expected()
    best = market.best_of_all(limit=KEPT, today=today)
    for row, offer in enumerate(best.offer_ids):
        for place in range(int(best.counts[row])):
            need = best.need_ids[int(best.needs[row, place])]
            if need is not None:
                expected.by_offers[offer, need] = float(best.scores[row, place])
    for need in {need for need in best.need_ids if need is not None}:
        facts = market.facts(need)
        for found in market.best(facts, limit=KEPT, today=today) if facts else ():
            expected.by_needs[found.id, need] = found.score
    return expected


def differing(
    expected: Expected,
    stored: Iterable[Mapping[str, Any]],
    settled: set[tuple[Any, ...]],
    today: date,
) -> Iterator[UUID]:
    """Streams to score again. `stored`: rows offer_id, need_id, score, evaluated_on, ends; `settled`: pairs
    about which people have decided, so that nobody suggests them anew."""
    known = set()
    for row in stored:
        pair = row["offer_id"], row["need_id"]
        known.add(pair)
        score = expected.by_offers.get(pair, expected.by_needs.get(pair))
        moved = score is None or abs(score - row["score"]) > SAME_SCORE
        if moved or row["ends"] or today - date.fromisoformat(row["evaluated_on"]) >= STALE:
            yield row["offer_id"]
    yield from (offer for offer, need in expected.by_offers.keys() - known - settled)
    yield from (need for offer, need in expected.by_needs.keys() - known - settled)
