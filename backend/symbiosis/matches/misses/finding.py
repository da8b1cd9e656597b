"""Which counterparts one requirement alone keeps from a stream, and what would change it."""

import asyncio
import json
from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from symbiosis.actors.viewer import Viewer
from symbiosis.kit.reads import Connection
from symbiosis.matches import matching_queries as queries
from symbiosis.matches.drafts import without_limit
from symbiosis.matches.explaining import explanation
from symbiosis.matches.facts import facts_of, fibre_groups
from symbiosis.matching.engine import evaluate
from symbiosis.matching.evaluation import without_improvement
from symbiosis.matching.facts import NeedFacts, OfferFacts
from symbiosis.matching.pair import pair_of
from symbiosis.matching.results import MatchResult, Outcome, RuleResult, Verdict
from symbiosis.streams.office import note_read
from symbiosis.streams.vocabulary import Direction

NEVER_TOLD = frozenset({"parties", "visibility"})
"""Whether someone hides from someone, or is the same, is not for others to learn."""


async def closest_misses(
    pool: Connection,
    viewer: Viewer,
    stream: OfferFacts | NeedFacts,
    *,
    limit: int,
    language: str,
    today: date,
) -> list[dict[str, Any]]:
    """ClosestMiss documents, the best first, of streams the viewer may see and does not own."""
    direction = Direction.NEED if isinstance(stream, OfferFacts) else Direction.OFFER
    rows = await queries.candidates(pool, viewer, direction)
    missed = await asyncio.to_thread(_missed, stream, rows, limit, today)
    documents = await queries.refs(pool, viewer, [other for other, _ in missed])
    await note_read(pool, viewer, [other for other, _ in missed])
    return [_miss(documents[other], result, language) for other, result in missed if other in documents]


def only_obstacle(result: MatchResult) -> RuleResult | None:
    """The finding that stops the pair, when all that stops it is of one requirement."""
    broken = {rule.requirement: rule for rule in result.rules if rule.outcome is Outcome.FAIL}
    return next(iter(broken.values())) if len(broken) == 1 else None


def _missed(
    stream: OfferFacts | NeedFacts, rows: Sequence[Any], limit: int, today: date
) -> list[tuple[UUID, MatchResult]]:
    found = []
    for row in rows:
        offer, need = _ordered(stream, without_limit(facts_of(row)))
        result = without_improvement(pair_of(offer, need, today, fibre_groups()))
        obstacle = only_obstacle(result)
        if obstacle is not None and obstacle.requirement not in NEVER_TOLD:
            found.append((result, row["id"], offer, need))
    found.sort(key=lambda miss: (-miss[0].score, miss[1]))
    return [
        (other, evaluate(offer, need, today=today, groups=fibre_groups()))
        for _, other, offer, need in found[:limit]
    ]


def _ordered(stream: OfferFacts | NeedFacts, other: OfferFacts | NeedFacts) -> tuple[OfferFacts, NeedFacts]:
    if isinstance(stream, OfferFacts) and isinstance(other, NeedFacts):
        return stream, other
    if isinstance(stream, NeedFacts) and isinstance(other, OfferFacts):
        return other, stream
    raise TypeError("an offer is matched with needs and a need with offers")


def _miss(stream: str, result: MatchResult, language: str) -> dict[str, Any]:
    explained = explanation(result, language)
    obstacle = next(rule for rule in explained["rules"] if rule["result"] == Outcome.FAIL)
    change = explained["best_change"]
    helps = change is not None and change["verdict_after"] != Verdict.FAIL
    return {
        "stream": json.loads(stream),
        "rule": obstacle["rule"],
        "requirement": obstacle["requirement"],
        "obstacle": obstacle["sentence"],
        "remedy": change["sentence"] if helps else None,
        "explanation": explained,
    }
