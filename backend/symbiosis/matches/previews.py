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
from symbiosis.matches import matching_queries as queries
from symbiosis.matches.drafts import columns_as_published, without_limit
from symbiosis.matches.explaining import explanation
from symbiosis.matches.facts import facts_of, fibre_groups
from symbiosis.matches.misses.finding import closest_misses
from symbiosis.matches.schemas import MatchSearchIn
from symbiosis.matching.engine import evaluate
from symbiosis.matching.evaluation import without_improvement
from symbiosis.matching.facts import NeedFacts, OfferFacts
from symbiosis.matching.pair import pair_of
from symbiosis.matching.results import Band, MatchResult, Verdict
from symbiosis.matching.rules import is_stopped
from symbiosis.streams.office import note_read
from symbiosis.streams.vocabulary import Direction

SHOWN = (Band.STRONG, Band.POSSIBLE)


async def search(
    pool: Connection, viewer: Viewer, wanted: MatchSearchIn, language: str, now: datetime
) -> dict[str, Any]:
    """MatchSearchOut over every open stream the viewer may see and does not own.
    Errors: `invalid-input` with pointers below /stream."""
    draft = facts_of(await columns_as_published(pool, wanted.stream, "/stream", now, lenient=True))
    direction = Direction.NEED if isinstance(draft, OfferFacts) else Direction.OFFER
    rows = await queries.candidates(pool, viewer, direction)
    found = await asyncio.to_thread(_search, draft, rows, wanted.limit, now.date())
    documents = await queries.refs(pool, viewer, list(found.best))
    await note_read(pool, viewer, list(found.best))
    return {
        "data": [
            {"stream": json.loads(documents[other]), "explanation": explanation(result, language)}
            for other, result in found.best.items()
            if other in documents
        ],
        "fitting": found.fitting,
        "passing": found.passing,
        "conditional": found.conditional,
        "nearest_km": found.nearest_km,
        "closest_misses": await _misses(pool, viewer, draft, language, now) if not found.fitting else [],
    }


async def _misses(
    pool: Connection, viewer: Viewer, draft: OfferFacts | NeedFacts, language: str, now: datetime
) -> list[dict[str, Any]]:
    return await closest_misses(pool, viewer, draft, limit=3, language=language, today=now.date())


@dataclass(frozen=True)
class _Found:
    """The best counterparts explained, and how many there are in all."""

    best: Mapping[UUID, MatchResult]
    fitting: int
    passing: int
    conditional: int
    nearest_km: float | None


def _search(draft: OfferFacts | NeedFacts, rows: Sequence[Any], limit: int, today: date) -> _Found:
    pairs = [_ordered(draft, without_limit(facts_of(row))) for row in rows]
    fitting = [result for offer, need in pairs if (result := _quick(offer, need, today)) is not None]
    is_offer = isinstance(draft, OfferFacts)
    by_other = {result.need_id if is_offer else result.offer_id: result for result in fitting}
    others = {need.id if is_offer else offer.id: (offer, need) for offer, need in pairs}
    ranked = sorted(by_other, key=lambda other: (-by_other[other].score, _km(by_other[other]), other))
    distances = [result.distance_km for result in fitting if result.distance_km is not None]
    return _Found(
        best={
            other: evaluate(*others[other], today=today, groups=fibre_groups()) for other in ranked[:limit]
        },
        fitting=len(fitting),
        passing=sum(result.verdict is Verdict.PASS for result in fitting),
        conditional=sum(result.verdict is Verdict.CONDITIONAL for result in fitting),
        nearest_km=min(distances, default=None),
    )


def _ordered(draft: OfferFacts | NeedFacts, other: OfferFacts | NeedFacts) -> tuple[OfferFacts, NeedFacts]:
    if isinstance(draft, OfferFacts) and isinstance(other, NeedFacts):
        return draft, other
    if isinstance(draft, NeedFacts) and isinstance(other, OfferFacts):
        return other, draft
    raise TypeError("an offer is matched with needs and a need with offers")


def _quick(offer: OfferFacts, need: NeedFacts, today: date) -> MatchResult | None:
    """The result when people would be shown it, without the search for improvements."""
    pair = pair_of(offer, need, today, fibre_groups())
    if is_stopped(pair):
        return None
    result = without_improvement(pair)
    return result if result.band in SHOWN else None


def _km(result: MatchResult) -> float:
    return float("inf") if result.distance_km is None else result.distance_km
