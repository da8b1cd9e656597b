"""Which counterparts one requirement alone keeps from a stream, and what would change it."""

import asyncio
import json
from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from symbiosis.actors.viewer import Viewer
from symbiosis.kit.reads import Connection
from symbiosis.knowledge.patterns import Pattern
from symbiosis.matches import matching_queries as queries
from symbiosis.matches.drafts import without_limit
from symbiosis.matches.explaining import explanation
from symbiosis.matches.facts import facts_of
from symbiosis.matches.market import FollowedMarket
from symbiosis.matches.planning import NEVER_TOLD, by_rank, ordered
from symbiosis.matches.readers import allowed_for, direction_sought
from symbiosis.matching.engine import evaluate
from symbiosis.matching.facts import NeedFacts, OfferFacts
from symbiosis.matching.kernel import Market
from symbiosis.matching.kernel.positions import Marks
from symbiosis.matching.results import MatchResult, Outcome, RuleResult, Verdict
from symbiosis.reference.catalogue import fibre_groups
from symbiosis.streams.office import note_read

LOOKED_AT = 400
WHAT_IT_IS = "form"
"""The one requirement that nobody meets by testing, sorting or agreeing."""


async def closest_misses(
    pool: Connection,
    market: FollowedMarket,
    viewer: Viewer,
    stream: OfferFacts | NeedFacts,
    *,
    limit: int,
    language: str,
    today: date,
) -> list[dict[str, Any]]:
    """ClosestMiss documents of streams the viewer may see and does not own: those that one change would
    settle first, those of another form last, and among these the best score first."""

    def question(market: Market) -> list[UUID]:
        allowed = allowed_for(viewer, market, direction_sought(stream))
        return _missed(market, stream, limit, today, allowed)

    rows = await queries.candidates(pool, viewer, await market.ask(question))
    patterns = await market.patterns()
    misses = await asyncio.to_thread(_explained, stream, rows, patterns, today)
    shown = list(misses)[:limit]
    documents = await queries.refs(pool, viewer, shown)
    await note_read(pool, viewer, shown)
    return [
        _miss(documents[other], result, language) for other, result in misses.items() if other in documents
    ]


def only_obstacle(result: MatchResult) -> RuleResult | None:
    """The finding that stops the pair, when all that stops it is of one requirement."""
    broken = {rule.requirement: rule for rule in result.rules if rule.outcome is Outcome.FAIL}
    return next(iter(broken.values())) if len(broken) == 1 else None


def _missed(
    market: Market, stream: OfferFacts | NeedFacts, limit: int, today: date, allowed: Marks
) -> list[UUID]:
    """Those that may be told, the nearest first: what it is comes after what is asked of it."""
    missed = market.misses(stream, limit=LOOKED_AT, today=today, allowed=allowed)
    told = [miss for miss in missed if miss.requirement not in NEVER_TOLD]
    return [miss.id for miss in sorted(told, key=lambda miss: miss.requirement == WHAT_IT_IS)[: 2 * limit]]


def _explained(
    stream: OfferFacts | NeedFacts, rows: Sequence[Any], patterns: Sequence[Pattern], today: date
) -> dict[UUID, MatchResult]:
    """In order; what has changed since the market was asked, and misses by more now, is left out."""
    results = {}
    for row in rows:
        other = without_limit(facts_of(row, patterns))
        result = evaluate(*ordered(stream, other), today=today, groups=fibre_groups())
        obstacle = only_obstacle(result)
        if obstacle is not None and obstacle.requirement not in NEVER_TOLD:
            results[other.id] = result
    return {other: results[other] for other in sorted(by_rank(results), key=lambda o: _distance(results[o]))}


def _distance(result: MatchResult) -> tuple[bool, bool]:
    """How far it is from fitting: by what it is, then by whether one change would do."""
    obstacle = only_obstacle(result)
    return obstacle is None or obstacle.requirement == WHAT_IT_IS, not _is_settled(result)


def _is_settled(result: MatchResult) -> bool:
    return result.improvement is not None and result.improvement.verdict is not Verdict.FAIL


def _miss(stream: str, result: MatchResult, language: str) -> dict[str, Any]:
    explained = explanation(result, language)
    obstacle = next(rule for rule in explained["rules"] if rule["result"] == Outcome.FAIL)
    change = explained["best_change"]
    return {
        "stream": json.loads(stream),
        "rule": obstacle["rule"],
        "requirement": obstacle["requirement"],
        "obstacle": obstacle["sentence"],
        "remedy": change["sentence"] if change and _is_settled(result) else None,
        "explanation": explained,
    }
