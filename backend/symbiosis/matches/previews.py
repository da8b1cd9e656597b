"""What would match, for streams that are only written and not stored."""

import asyncio
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from symbiosis.actors.viewer import Viewer
from symbiosis.kit.reads import Connection
from symbiosis.knowledge.patterns import Pattern
from symbiosis.matches import matching_queries as queries
from symbiosis.matches.drafts import columns_as_published, without_limit
from symbiosis.matches.explaining import explanation
from symbiosis.matches.facts import facts_of
from symbiosis.matches.market import FollowedMarket
from symbiosis.matches.misses.finding import closest_misses
from symbiosis.matches.planning import by_rank, judge_all, ordered
from symbiosis.matches.readers import allowed_for, as_drafted_by, direction_sought
from symbiosis.matches.schemas import MatchSearchIn
from symbiosis.matching.engine import evaluate
from symbiosis.matching.facts import NeedFacts, OfferFacts
from symbiosis.matching.kernel import Market
from symbiosis.matching.results import Band, MatchResult, Verdict
from symbiosis.reference.catalogue import fibre_groups
from symbiosis.streams.office import note_read

SHOWN = (Band.STRONG, Band.POSSIBLE)

LOOKED_AT = 100
"""So many of the best are told apart by verdict; the others are only counted."""

MISSES = 3


async def search(
    pool: Connection,
    market: FollowedMarket,
    viewer: Viewer,
    wanted: MatchSearchIn,
    language: str,
    now: datetime,
) -> dict[str, Any]:
    """MatchSearchOut over every open stream the viewer may see and does not own.
    Errors: `invalid-input` with pointers below /stream."""
    row = await columns_as_published(pool, wanted.stream, "/stream", now, lenient=True)
    patterns = await market.patterns()
    draft = as_drafted_by(viewer, facts_of(row, patterns), await queries.all_clusters(pool))
    today = now.date()

    def question(market: Market) -> tuple[list[UUID], int]:
        allowed = allowed_for(viewer, market, direction_sought(draft))
        best = market.best(draft, limit=LOOKED_AT, today=today, allowed=allowed)
        return [one.id for one in best], market.count(draft, today=today, allowed=allowed)

    ids, fitting = await market.ask(question)
    rows = await queries.candidates(pool, viewer, ids)
    found = await asyncio.to_thread(_explained, draft, rows, patterns, wanted.limit, today)
    documents = await queries.refs(pool, viewer, list(found.best))
    await note_read(pool, viewer, list(found.best))
    return {
        "data": [
            {"stream": json.loads(documents[other]), "explanation": explanation(result, language)}
            for other, result in found.best.items()
            if other in documents
        ],
        "fitting": fitting,
        "passing": found.passing,
        "conditional": found.conditional,
        "nearest_km": found.nearest_km,
        "closest_misses": []
        if fitting
        else await closest_misses(pool, market, viewer, draft, limit=MISSES, language=language, today=today),
    }


@dataclass(frozen=True)
class _Found:
    """The best counterparts explained, and what else there is among those looked at."""

    best: Mapping[UUID, MatchResult]
    passing: int
    conditional: int
    nearest_km: float | None


def _explained(
    draft: OfferFacts | NeedFacts,
    rows: Sequence[Any],
    patterns: Sequence[Pattern],
    limit: int,
    today: date,
) -> _Found:
    others = {row["id"]: without_limit(facts_of(row, patterns)) for row in rows}
    judged = judge_all(draft, others.values(), today)
    shown = {
        other: result
        for other, result in judged.items()
        if result.verdict is not Verdict.FAIL and result.band in SHOWN
    }
    distances = [result.distance_km for result in shown.values() if result.distance_km is not None]
    return _Found(
        best={
            other: evaluate(*ordered(draft, others[other]), today=today, groups=fibre_groups())
            for other in by_rank(shown)[:limit]
        },
        passing=sum(result.verdict is Verdict.PASS for result in shown.values()),
        conditional=sum(result.verdict is Verdict.CONDITIONAL for result in shown.values()),
        nearest_km=min(distances, default=None),
    )
