"""What would match, for streams that are only written and not stored."""

import asyncio
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from symbiosis.actors.viewer import Viewer
from symbiosis.kit.problems import FieldError, InvalidInput
from symbiosis.kit.reads import Connection
from symbiosis.matches import matching_queries as queries
from symbiosis.matches.explaining import explanation
from symbiosis.matches.facts import facts_of, fibre_groups, need_facts, offer_facts
from symbiosis.matches.schemas import MatchPreviewIn, MatchSearchIn
from symbiosis.matching.engine import evaluate
from symbiosis.matching.evaluation import without_improvement
from symbiosis.matching.facts import NeedFacts, OfferFacts
from symbiosis.matching.pair import pair_of
from symbiosis.matching.results import Band, MatchResult, Verdict
from symbiosis.matching.rules import is_stopped
from symbiosis.reference.queries import locate
from symbiosis.streams.derive import Draft, StreamPlace, columns_of
from symbiosis.streams.descriptions import PlaceIn
from symbiosis.streams.office import note_read
from symbiosis.streams.places import located
from symbiosis.streams.vocabulary import Basis, Direction

SHOWN = (Band.STRONG, Band.POSSIBLE)

_OFFERING, _NEEDING = UUID(int=1), UUID(int=2)
"""Stand for the owners of what nobody has stored."""


async def compare(pool: Connection, pair: MatchPreviewIn, language: str, now: datetime) -> dict[str, Any]:
    """Explanation of the pair. Errors: `invalid-input` with pointers below /offer or /need."""
    offer = offer_facts(await _columns(pool, pair.offer, "/offer", now))
    need = need_facts(await _columns(pool, pair.need, "/need", now))
    return explanation(evaluate(offer, need, today=now.date(), groups=fibre_groups()), language)


async def search(
    pool: Connection, viewer: Viewer, wanted: MatchSearchIn, language: str, now: datetime
) -> dict[str, Any]:
    """MatchSearchOut over every open stream the viewer may see and does not own.
    Errors: `invalid-input` with pointers below /stream."""
    draft = facts_of(await _columns(pool, wanted.stream, "/stream", now, lenient=True))
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
        "passing": found.passing,
        "conditional": found.conditional,
        "nearest_km": found.nearest_km,
    }


@dataclass(frozen=True)
class _Found:
    """The best counterparts explained, and how many there are in all."""

    best: Mapping[UUID, MatchResult]
    passing: int
    conditional: int
    nearest_km: float | None


def _search(draft: OfferFacts | NeedFacts, rows: Sequence[Any], limit: int, today: date) -> _Found:
    pairs = [_ordered(draft, _without_limit(facts_of(row))) for row in rows]
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
        passing=sum(result.verdict is Verdict.PASS for result in fitting),
        conditional=sum(result.verdict is Verdict.CONDITIONAL for result in fitting),
        nearest_km=min(distances, default=None),
    )


def _without_limit(other: OfferFacts | NeedFacts) -> OfferFacts | NeedFacts:
    """Anyone may search as often as they like: with confidential limits they would find them out."""
    return other if other.price_limit_eur_per_kg is None else replace(other, price_limit_eur_per_kg=None)


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


async def _columns(
    pool: Connection, draft: Draft, pointer: str, now: datetime, *, lenient: bool = False
) -> dict[str, Any]:
    """The draft as it would be stored and published now."""
    try:
        place = await (_place_so_far(pool, draft.place) if lenient else _place(pool, draft.place))
        columns = columns_of(draft, place)
    except InvalidInput as problem:
        errors = [FieldError(pointer + e.pointer, e.code, e.detail) for e in problem.errors]
        raise InvalidInput(problem.detail, errors=errors) from problem
    owner = _OFFERING if draft.direction is Direction.OFFER else _NEEDING
    return columns | {
        "id": owner,
        "owner_id": owner,
        "version": 1,
        "basis": Basis.OWNER,
        "standing": False,
        "confirmed_at": now,
    }


async def _place(pool: Connection, place: PlaceIn) -> StreamPlace:
    if place.site_id is None:
        return await located(pool, place)
    site = await queries.site.row(pool, id=place.site_id)
    if site is None:
        error = FieldError(
            "/place/site_id", "unknown_site", "No such site; choose one, or say country and town."
        )
        raise InvalidInput("Correct the fields named in `errors`.", errors=[error])
    return StreamPlace(site_id=place.site_id, **dict(site))


async def _place_so_far(pool: Connection, place: PlaceIn) -> StreamPlace:
    """While someone is typing, a place that is not known yet is no error: the distance stays unknown."""
    if place.site_id is not None or place.country is None:
        return await _place(pool, place)
    found = await locate(pool, place.country, place.postcode, place.town)
    if found is None:
        return StreamPlace(country=place.country)
    return StreamPlace(country=place.country, latitude=found.latitude, longitude=found.longitude)
