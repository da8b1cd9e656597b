"""Greenhouse gas factors in memory, for pure code: burden of routes, what their products replace, transport.

Only figures that may be passed on are shipped; a factor nobody may pass on is absent, and what needs it
cannot be computed. Sources and licences stand in every row of the files and in `data/sources.csv`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from symbiosis.reference import catalogue, files
from symbiosis.reference.catalogue import Names
from symbiosis.reference.files import Source

FACTOR_SETS = ("fibres", "impact_routes", "impact_defaults", "impact_transport")
"""The data sets a greenhouse gas figure rests on."""


class Range(NamedTuple):
    """Low, middle and high of a factor."""

    low: float
    mid: float
    high: float


@dataclass(frozen=True)
class ProductFactor:
    """kg CO2e of making a kilogram of it from virgin material."""

    slug: str
    names: Names
    co2e: Range
    confidence: str


@dataclass(frozen=True)
class RouteFactor:
    """`burden`: kg CO2e of the process, per kilogram `burden_per`. `substitution`: kg of `product` that a
    kilogram of output replaces. None: no figure that may be passed on, or nothing is replaced."""

    route: str
    burden: Range | None
    burden_per: Literal["input", "output"]
    product: ProductFactor | None
    substitution: Range | None
    confidence: str


@dataclass(frozen=True)
class Factors:
    """What a greenhouse gas balance needs. `fossil`: kg fossil CO2 of burning a kilogram, by fibre;
    `transport`: kg CO2e per tonne and km on the road."""

    routes: Mapping[str, RouteFactor]
    fossil: Mapping[str, float]
    transport: Range


@lru_cache
def factors() -> Factors:
    known = {
        f.slug: float(f.fossil_co2_kg_per_kg)
        for f in catalogue.fibres()
        if f.fossil_co2_kg_per_kg is not None
    }
    (road,) = files.rows("impact_transport")
    transport = _range(road, "co2e")
    if transport is None:
        raise ValueError("impact_transport.csv has no figure for the road")
    routes = {row["route"]: _route(row) for row in files.rows("impact_routes")}
    return Factors(routes=routes, fossil=known, transport=transport)


@lru_cache
def products() -> Mapping[str, ProductFactor]:
    return {row["product"]: _product(row) for row in files.rows("impact_defaults")}


@lru_cache
def factor_sources() -> tuple[Source, ...]:
    return tuple(files.source_of(name) for name in FACTOR_SETS)


def _product(row: Mapping[str, str]) -> ProductFactor:
    co2e = _range(row, "co2e")
    if co2e is None:
        raise ValueError(f"impact_defaults.csv has no figure for {row['product']}")
    names = {language: row[f"name_{language}"] for language in ("en", "da")}
    return ProductFactor(row["product"], names, co2e, row["confidence"])


def _route(row: Mapping[str, str]) -> RouteFactor:
    return RouteFactor(
        route=row["route"],
        burden=_range(row, "burden"),
        burden_per="input" if row["burden_per"] == "input" else "output",
        product=products()[row["product"]] if row["product"] else None,
        substitution=_range(row, "substitution"),
        confidence=row["confidence"],
    )


def _range(row: Mapping[str, str], name: str) -> Range | None:
    texts = [row[f"{name}_{end}"] for end in ("low", "mid", "high")]
    return Range(*map(float, texts)) if all(texts) else None
