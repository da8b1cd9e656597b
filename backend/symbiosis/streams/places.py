"""Where a stream is: a site of its owner, or a place located offline."""

from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors.models import Site
from symbiosis.kit.database import raw_connection
from symbiosis.kit.problems import FieldError, InvalidInput
from symbiosis.kit.reads import Connection
from symbiosis.reference.queries import locate
from symbiosis.streams import queries
from symbiosis.streams.derive import StreamPlace
from symbiosis.streams.terms import PlaceIn


def _refuse(pointer: str, code: str, remedy: str) -> InvalidInput:
    return InvalidInput("Correct the fields named in `errors`.", errors=[FieldError(pointer, code, remedy)])


async def place_of_stream(session: AsyncSession, owner_id: UUID, place: PlaceIn) -> StreamPlace:
    """Errors: `invalid-input` at /place/... when the site is not the owner's or nothing is found."""
    if place.site_id is not None:
        site = await session.scalar(queries.site_of(place.site_id))
        if site is None or site.actor_id != owner_id:
            raise _refuse(
                "/place/site_id", "not_your_site", "Choose a site of the organisation that lists this."
            )
        return _at(site)
    if place.country is None:
        main = await session.scalar(queries.main_site_of(owner_id))
        if main is None:
            raise _refuse("/place/country", "missing", "Say the country and a postcode or town.")
        return _at(main)
    return await located(await raw_connection(session), place)


async def located(connection: Connection, place: PlaceIn) -> StreamPlace:
    """A place by country and postcode or town; only a country gives no point."""
    country = place.country
    if country is None:
        raise _refuse("/place/country", "missing", "Say the country and a postcode or town.")
    if not place.postcode and not place.town:
        return StreamPlace(country=country)
    found = await locate(connection, country, place.postcode, place.town)
    if found is None:
        pointer = "/place/postcode" if place.postcode else "/place/town"
        raise _refuse(
            pointer, "place_not_found", "No such place is known in this country; check the spelling."
        )
    return StreamPlace(
        country=country,
        postcode=place.postcode or found.postcode,
        town=place.town or found.town,
        nuts3=found.nuts3,
        latitude=found.latitude,
        longitude=found.longitude,
    )


def _at(site: Site) -> StreamPlace:
    columns: dict[str, Any] = {
        name: getattr(site, name)
        for name in ("country", "postcode", "town", "nuts3", "latitude", "longitude")
    }
    return StreamPlace(site_id=site.id, **columns)
