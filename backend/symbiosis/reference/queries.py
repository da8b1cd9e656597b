"""Offline geocoding: country with a postcode or town gives a point and a NUTS-3 region."""

from dataclasses import dataclass

from sqlalchemy import Text, bindparam, func, or_, select
from sqlalchemy.dialects.postgresql import ARRAY

from symbiosis.kit.reads import Connection, Read
from symbiosis.kit.text import escape_like, fold
from symbiosis.reference.models import Place, Postcode


@dataclass(frozen=True)
class Located:
    """A point in WGS84 degrees with how exactly it is known: `postcode` or `town`."""

    country: str
    postcode: str | None
    town: str
    nuts3: str | None
    latitude: float
    longitude: float
    precision: str


_COUNTRY = bindparam("country", type_=Text)

_postcode = Read(
    select(Postcode.postcode, Postcode.place, Postcode.nuts3, Postcode.latitude, Postcode.longitude)
    .where(
        Postcode.country == _COUNTRY, Postcode.postcode == func.any(bindparam("spellings", type_=ARRAY(Text)))
    )
    .limit(1)
)

_town = Read(
    select(Place.local_name.label("name"), Place.nuts3, Place.latitude, Place.longitude)
    .where(Place.country == _COUNTRY, Place.search_text.like(bindparam("exact", type_=Text)))
    .order_by(Place.population.desc(), Place.id)
    .limit(1)
)

_postcode_town = Read(
    select(Postcode.place.label("name"), Postcode.nuts3, Postcode.latitude, Postcode.longitude)
    .where(
        Postcode.country == _COUNTRY,
        or_(
            Postcode.search_name == bindparam("name", type_=Text),
            Postcode.search_name.like(bindparam("beginning", type_=Text)),
        ),
    )
    .order_by(func.length(Postcode.search_name), Postcode.postcode)
    .limit(1)
)


def _spellings(country: str, postcode: str) -> list[str]:
    """What the tables may hold for what people type: `DK-7400`, `SE 123 45`, `1012 AB`."""
    bare = postcode.upper().strip().removeprefix(f"{country}-").removeprefix(f"{country} ")
    tight = "".join(bare.split())
    found = {bare, tight, f"{tight[:3]} {tight[3:]}".strip(), tight[:4] if country == "NL" else tight}
    if tight.isdigit() and country in ("ES", "FR", "DE", "IT"):
        found.add(tight.zfill(5))
    return sorted(found)


async def locate(
    connection: Connection, country: str, postcode: str | None = None, town: str | None = None
) -> Located | None:
    """The place, or None when neither the postcode nor the town is known in the country."""
    if postcode:
        row = await _postcode.row(connection, country=country, spellings=_spellings(country, postcode))
        if row is not None:
            return Located(
                country, row["postcode"], town or row["place"], row["nuts3"], row["latitude"], row["longitude"],
                "postcode",
            )  # fmt: skip  # one row of plain values
    if not town:
        return None
    name = fold(town)
    row = await _town.row(connection, country=country, exact=f"%|{escape_like(name)}|%")
    if row is None:
        row = await _postcode_town.row(
            connection, country=country, name=name, beginning=f"{escape_like(name)} %"
        )
    if row is None:
        return None
    # A town's nearest postcode is a guess, so none is given.
    return Located(country, None, row["name"], row["nuts3"], row["latitude"], row["longitude"], "town")
