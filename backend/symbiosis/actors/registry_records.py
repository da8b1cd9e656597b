"""The real actors of the shipped lists: one record a company, with every list that names it. Pure."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from symbiosis.actors.registry_words import LEGAL_FORMS, ROLES_OF_PLANT, ROLES_OF_SECTOR, SOURCES
from symbiosis.actors.vocabulary import ActorRole, PointPrecision
from symbiosis.kit.geo import great_circle_km
from symbiosis.kit.searching import words_of

CLIMATE_TRACE = "climate-trace"
OPEN_APPAREL = "open-apparel-registry"
PLANTS = "recycling-plants"
MANUAL = "registry-manual"
SAME_WITHIN_KM = 15
_MAX_ROLES = 8
_PRECISE = (PointPrecision.FACILITY, PointPrecision.POSTCODE, PointPrecision.TOWN)

Row = dict[str, str]


@dataclass(frozen=True, kw_only=True)
class Spot:
    postcode: str | None
    town: str | None
    nuts3: str | None
    latitude: float
    longitude: float
    precision: PointPrecision


@dataclass(frozen=True, kw_only=True)
class Record:
    """One company as a list knows it; `external_id` is the list's own key."""

    external_source: str
    external_id: str
    name: str
    country: str
    roles: tuple[ActorRole, ...]
    sector: str
    description: str
    sources: tuple[str, ...]
    licences: tuple[str, ...]
    spot: Spot


def registry(plants: Iterable[Row], companies: Iterable[Row], facilities: Iterable[Row]) -> list[Record]:
    """Every company once. The first list that names one gives its key and name: plants before
    companies before facilities, since plants are looked up by their key."""
    kept: dict[tuple[str, str], list[Record]] = {}
    every = (
        *(_plant(row) for row in plants),
        *(_company(row) for row in companies),
        *(_facility(row) for row in facilities if row["textile_relevant"] == "1"),
    )
    for record in every:
        namesakes = kept.setdefault((record.country, known_as(record.name)), [])
        for index, other in enumerate(namesakes):
            if _is_same(other, record):
                namesakes[index] = _merged(other, record)
                break
        else:
            namesakes.append(record)
    return [record for namesakes in kept.values() for record in namesakes]


def known_as(name: str) -> str:
    """`Rester Oy` and `RESTER` are known by the same name."""
    words = words_of(re.sub(r"\(.*?\)|\[.*?\]", " ", name))
    telling = [word for word in words if word not in LEGAL_FORMS]
    return " ".join(telling or words)


def _is_same(one: Record, other: Record) -> bool:
    if one.external_source == other.external_source == PLANTS:
        return False
    here, there = one.spot, other.spot
    apart = great_circle_km(here.latitude, here.longitude, there.latitude, there.longitude)
    return apart < SAME_WITHIN_KM


def _merged(one: Record, other: Record) -> Record:
    known = [role for role in dict.fromkeys((*one.roles, *other.roles)) if role != ActorRole.UNSPECIFIED]
    return replace(
        one,
        roles=tuple(known[:_MAX_ROLES]) or one.roles,
        sources=tuple(dict.fromkeys((*one.sources, *other.sources))),
        licences=tuple(dict.fromkeys((*one.licences, *other.licences))),
        spot=min(one.spot, other.spot, key=lambda spot: _PRECISE.index(spot.precision)),
    )


def _plant(row: Row) -> Record:
    return Record(
        external_source=PLANTS,
        external_id=row["slug"],
        name=row["name"],
        country=row["country"],
        roles=_roles_of_plant(row["role"]),
        sector="recycling",
        description=_sentences(row["role"], f"Status: {row['status']}", _capacity(row)),
        sources=_sources(row["source"]),
        licences=("Facts; points: GeoNames, CC BY 4.0",),
        spot=_spot(row),
    )


def _roles_of_plant(words: str) -> tuple[ActorRole, ...]:
    found = [role for part, roles in ROLES_OF_PLANT if part in words.lower() for role in roles]
    return tuple(dict.fromkeys(found)) or (ActorRole.UNSPECIFIED,)


def _capacity(row: Row) -> str:
    if not row["capacity_t_per_year"]:
        return row["capacity_note"]
    capacity = f"Capacity about {int(row['capacity_t_per_year']):,} t a year"
    return f"{capacity} ({row['capacity_note']})" if row["capacity_note"] else capacity


def _company(row: Row) -> Record:
    return Record(
        external_source=MANUAL,
        external_id="-".join((row["country"].lower(), *words_of(row["name"]))),
        name=row["name"],
        country=row["country"],
        roles=ROLES_OF_SECTOR[row["sector"]],
        sector=row["sector"],
        description=_sentences(row["activity"]),
        sources=_sources(row["source"]),
        licences=("Facts; compilation Apache-2.0",),
        spot=_spot(row),
    )


def _facility(row: Row) -> Record:
    listed = row["source"].startswith("Open Apparel Registry")
    # That list keeps the street where the other keeps the processes.
    processes = "" if listed else ", ".join(dict.fromkeys(row["process_types_raw"].split("|")))
    sectors = row["sectors"].split("|")
    roles = dict.fromkeys(role for sector in sectors for role in ROLES_OF_SECTOR[sector])
    return Record(
        external_source=OPEN_APPAREL if listed else CLIMATE_TRACE,
        external_id=row["facility_id"],
        name=row["name"],
        country=row["country"],
        roles=tuple(roles)[:_MAX_ROLES] or (ActorRole.UNSPECIFIED,),
        sector=row["sector"],
        description=_sentences(f"Processes in the facility list: {processes}" if processes else ""),
        sources=_sources(row["source"]),
        licences=(row["licence"].split(" (")[0],),
        spot=_spot(row),
    )


def _spot(row: Row) -> Spot:
    said = row["coord_precision"]
    exact = said.startswith(("facility", "geocoded address"))
    by_postcode = PointPrecision.POSTCODE if said.startswith("postcode") else PointPrecision.TOWN
    return Spot(
        postcode=row["postcode"] or None,
        town=row["town"] or None,
        nuts3=row["nuts3"] or None,
        latitude=float(row["lat"]),
        longitude=float(row["lon"]),
        precision=PointPrecision.FACILITY if exact else by_postcode,
    )


def _sources(said: str) -> tuple[str, ...]:
    return tuple(name for part, name in SOURCES.items() if part in said) or (said,)


def _sentences(*parts: str) -> str:
    return " ".join(_sentence(part) for part in parts if part)


def _sentence(part: str) -> str:
    return f"{part[0].upper()}{part[1:].rstrip('.')}."
