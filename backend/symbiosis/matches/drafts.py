"""Streams that nobody has stored, as matching would read them were they published now."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from symbiosis.kit.problems import FieldError, InvalidInput
from symbiosis.kit.reads import Connection
from symbiosis.matches import matching_queries as queries
from symbiosis.matching.facts import NeedFacts, OfferFacts
from symbiosis.reference.queries import locate
from symbiosis.streams.derive import Draft, StreamPlace, columns_of
from symbiosis.streams.places import located
from symbiosis.streams.terms import PlaceIn
from symbiosis.streams.vocabulary import Basis, Direction

OFFERING, NEEDING = UUID(int=1), UUID(int=2)
"""Stand for the owners of what nobody has stored."""


async def columns_as_published(
    pool: Connection, draft: Draft, pointer: str, now: datetime, *, lenient: bool = False
) -> dict[str, Any]:
    """The draft as it would be stored and published now. `lenient`: a place nobody knows is no error.
    Errors: `invalid-input` with pointers below `pointer`."""
    with errors_below(pointer):
        place = await (_place_so_far(pool, draft.place) if lenient else place_said(pool, draft.place))
        columns = columns_of(draft, place)
    owner = OFFERING if draft.direction is Direction.OFFER else NEEDING
    return columns | {
        "id": owner,
        "owner_id": owner,
        "version": 1,
        "basis": Basis.OWNER,
        "standing": False,
        "confirmed_at": now,
    }


def without_limit(other: OfferFacts | NeedFacts) -> OfferFacts | NeedFacts:
    """Without what its owner keeps to itself: anyone may ask as often as they like, and would find it out."""
    if isinstance(other, OfferFacts):
        return replace(other, price_limit_eur_per_kg=None, disposal_cost_eur_per_kg=None)
    return replace(
        other,
        price_limit_eur_per_kg=None,
        virgin_price_eur_per_kg=None,
        preprocessing_cost_eur_per_kg=None,
    )


@contextmanager
def errors_below(pointer: str) -> Iterator[None]:
    """Whatever is found wrong inside is wrong below `pointer` in the request."""
    try:
        yield
    except InvalidInput as problem:
        errors = [FieldError(pointer + e.pointer, e.code, e.detail) for e in problem.errors]
        raise InvalidInput(problem.detail, errors=errors) from problem


async def place_said(pool: Connection, place: PlaceIn) -> StreamPlace:
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
        return await place_said(pool, place)
    found = await locate(pool, place.country, place.postcode, place.town)
    if found is None:
        return StreamPlace(country=place.country)
    return StreamPlace(country=place.country, latitude=found.latitude, longitude=found.longitude)
