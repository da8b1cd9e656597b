"""What is read of the reference rows: the lists of the API, and offline geocoding."""

from dataclasses import dataclass

from sqlalchemy import Integer, Select, Text, bindparam, case, func, null, or_, select
from sqlalchemy.dialects.postgresql import ARRAY

from symbiosis.kit.reads import Connection, Read, json_array
from symbiosis.kit.text import escape_like
from symbiosis.reference.models import (
    Fibre,
    MaterialForm,
    Place,
    Postcode,
    RecyclingRoute,
    ReferenceSet,
    StreamType,
    WasteCode,
)
from symbiosis.reference.tabular import name_key


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


fibres = Read(
    json_array(
        select(
            Fibre.slug,
            Fibre.code,
            Fibre.annex1_no,
            Fibre.fibre_group,
            Fibre.names,
            Fibre.aliases,
            Fibre.fossil_co2_kg_per_kg,
            Fibre.moisture_allowance_pct,
            Fibre.verified_names,
        ).order_by(Fibre.position)
    )
)

material_forms = Read(
    json_array(
        select(MaterialForm.slug, MaterialForm.form_group, MaterialForm.names).order_by(MaterialForm.position)
    )
)

stream_types = Read(
    json_array(
        select(
            StreamType.slug,
            StreamType.names,
            StreamType.typical_holder,
            StreamType.material_form,
            StreamType.origin_stage,
            StreamType.legal_status_hint,
            StreamType.waste_codes,
            StreamType.waste_code_note,
        ).order_by(StreamType.position)
    )
)

waste_codes = Read(
    json_array(
        select(
            WasteCode.code,
            WasteCode.hazardous,
            WasteCode.names,
            WasteCode.stage,
            WasteCode.use_hint,
            WasteCode.textile_core,
            WasteCode.mirror_entry,
            WasteCode.verified_names,
            WasteCode.green_list,
        ).order_by(WasteCode.code)
    )
)

recycling_routes = Read(
    json_array(
        select(
            RecyclingRoute.slug,
            RecyclingRoute.names,
            RecyclingRoute.hierarchy,
            RecyclingRoute.hierarchy_rank,
            RecyclingRoute.rules,
            RecyclingRoute.yield_kg_per_kg,
            RecyclingRoute.output,
            RecyclingRoute.displaced_product,
            RecyclingRoute.confidence,
            RecyclingRoute.source_note,
        ).order_by(RecyclingRoute.hierarchy_rank, RecyclingRoute.position)
    )
)

data_sources = Read(
    json_array(
        select(
            ReferenceSet.name,
            ReferenceSet.title,
            ReferenceSet.source,
            ReferenceSet.licence,
            ReferenceSet.attribution,
            ReferenceSet.version,
            ReferenceSet.rows,
        ).order_by(ReferenceSet.name)
    )
)

_COUNTRY = bindparam("country", type_=Text)
_LIMIT = bindparam("limit", type_=Integer)
_KEY = bindparam("key", type_=Text)
_EXACT = bindparam("exact", type_=Text)
_BEGINNING = bindparam("beginning", type_=Text)

_postcode = Read(
    select(Postcode.postcode, Postcode.place, Postcode.nuts3, Postcode.latitude, Postcode.longitude)
    .where(
        Postcode.country == _COUNTRY, Postcode.postcode == func.any(bindparam("spellings", type_=ARRAY(Text)))
    )
    .limit(1)
)

_town = Read(
    select(Place.local_name.label("name"), Place.nuts3, Place.latitude, Place.longitude)
    .where(Place.country == _COUNTRY, Place.search_text.like(_EXACT))
    .order_by(Place.population.desc(), Place.id)
    .limit(1)
)

_postcode_town = Read(
    select(Postcode.place.label("name"), Postcode.nuts3, Postcode.latitude, Postcode.longitude)
    .where(Postcode.country == _COUNTRY, Postcode.search_names.contains(bindparam("keys", type_=ARRAY(Text))))
    .order_by(Postcode.postcode)
    .limit(1)
)


def _suggestion() -> Select[str, str, str, str | None, str | None, float, float, int]:
    return select(
        Place.name,
        Place.local_name,
        Place.country,
        Place.postcode,
        Place.nuts3,
        Place.latitude,
        Place.longitude,
        Place.population,
    ).where(or_(_COUNTRY.is_(None), Place.country == _COUNTRY))


_beginning_with = Read(
    json_array(
        _suggestion()
        .where(Place.search_text.like(_BEGINNING))
        .order_by(case((Place.search_text.like(_EXACT), 0), else_=1), Place.population.desc(), Place.id)
        .limit(_LIMIT)
    )
)

_sounding_like = Read(
    json_array(
        _suggestion()
        .where(Place.search_text.op("%>")(_KEY))
        .order_by(func.word_similarity(_KEY, Place.search_text).desc(), Place.population.desc(), Place.id)
        .limit(_LIMIT)
    )
)

_postcodes_beginning_with = Read(
    json_array(
        select(
            Postcode.place.label("name"),
            Postcode.place.label("local_name"),
            Postcode.country,
            Postcode.postcode,
            Postcode.nuts3,
            Postcode.latitude,
            Postcode.longitude,
            null().label("population"),
        )
        .where(or_(_COUNTRY.is_(None), Postcode.country == _COUNTRY), Postcode.postcode.like(_BEGINNING))
        .order_by(Postcode.postcode, Postcode.country)
        .limit(_LIMIT)
    )
)


async def locate(
    connection: Connection, country: str, postcode: str | None = None, town: str | None = None
) -> Located | None:
    """The place, or None when neither the postcode nor the town is known in the country.

    Never a guess: typing errors find nothing here, `suggest_places` is for them.
    """
    if postcode:
        row = await _postcode.row(connection, country=country, spellings=_spellings(country, postcode))
        if row is not None:
            where = (row["nuts3"], row["latitude"], row["longitude"])
            return Located(country, row["postcode"], town or row["place"], *where, "postcode")
    key = name_key(town) if town else ""
    if not key:
        return None
    row = await _town.row(connection, country=country, exact=f"%|{key}|%")
    row = row or await _postcode_town.row(connection, country=country, keys=[key])
    if row is None:
        return None
    # A town's nearest postcode is a guess, so none is given.
    return Located(country, None, row["name"], row["nuts3"], row["latitude"], row["longitude"], "town")


async def suggest_places(connection: Connection, text: str, country: str | None, limit: int) -> str:
    """Towns (or postcodes, where `text` has digits) for someone typing, as a JSON array.

    Names that begin so first, the larger the sooner; where there are none, names that sound like it.
    """
    asked = {"country": country, "limit": limit}
    if any(character.isdigit() for character in text):
        beginning = escape_like(_spellings(country or "", text)[0]) + "%"
        return str(await _postcodes_beginning_with.value(connection, **asked, beginning=beginning))
    key = name_key(text)
    if not key:
        return "[]"
    found = str(await _beginning_with.value(connection, **asked, beginning=f"%|{key}%", exact=f"%|{key}|%"))
    return found if found != "[]" else str(await _sounding_like.value(connection, **asked, key=key))


def _spellings(country: str, postcode: str) -> list[str]:
    """What the table may hold for what people type: `DK-7400`, `SE-123 45`, `1012 AB`, `1234` for `01234`."""
    bare = postcode.upper().strip().removeprefix(country).strip(" -")
    tight = "".join(bare.split())
    found = [tight[:4] if country == "NL" else tight]
    if tight.isdigit() and country in ("ES", "FR", "DE", "IT", "FI", "TR"):
        found.append(tight.zfill(5))
    return found
