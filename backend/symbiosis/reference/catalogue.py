"""Fibres, forms, stream types and routes in memory, for pure code.

Read once from the shipped files; the same rows are in the database for the API.
Group words: cellulosic_natural, cellulosic_regenerated, protein, synthetic,
elastomer, mineral, other.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from symbiosis.reference import files

LANGUAGES = ("en", "da", "fr", "es", "bg", "ro")

FIBRE_GROUPS = (
    "cellulosic_natural",
    "cellulosic_regenerated",
    "protein",
    "synthetic",
    "elastomer",
    "mineral",
    "other",
)

Names = Mapping[str, str]


@dataclass(frozen=True)
class Fibre:
    """`code` is the usual abbreviation and only for people: codes clash, slugs do not."""

    slug: str
    code: str
    group: str
    names: Names
    fossil_co2_kg_per_kg: Decimal | None


@dataclass(frozen=True)
class MaterialForm:
    """`group` is fibre, yarn, fabric, product, packaging or recovered."""

    slug: str
    group: str
    names: Names


@dataclass(frozen=True)
class StreamType:
    """A kind of stream with the form, stage and legal status it usually has; all hints."""

    slug: str
    names: Names
    material_form: str
    origin_stage: str
    legal_status_hint: str
    waste_codes: tuple[str, ...]


@dataclass(frozen=True)
class FibreRule:
    """The fibres of `any_of` together within min..max per cent; `single`: one of them alone."""

    any_of: frozenset[str]
    min_pct: Decimal
    max_pct: Decimal
    single: bool


@dataclass(frozen=True)
class RouteForm:
    """A form a route takes; with `constructions`, only of these fabric constructions."""

    material_form: str
    constructions: frozenset[str]


@dataclass(frozen=True)
class Route:
    """A recycling route and what it accepts. Shares in per cent, lots in kg, yield in kg per kg in."""

    slug: str
    names: Names
    hierarchy: str
    hierarchy_rank: int
    forms: tuple[RouteForm, ...]
    fibre_rules: tuple[FibreRule, ...]
    elastane_max_pct: Decimal | None
    other_fibre_max_pct: Decimal | None
    moisture_max_pct: Decimal | None
    min_lot_kg: Decimal | None
    yield_kg_per_kg: Decimal | None
    output: str
    confidence: str
    texts: Names

    @property
    def material_forms(self) -> frozenset[str]:
        return frozenset(form.material_form for form in self.forms)


def fibres() -> tuple[Fibre, ...]:
    return tuple(_fibres().values())


def fibre(slug: str) -> Fibre:
    """Errors: KeyError for an unknown slug."""
    return _fibres()[slug]


def is_fibre(slug: str) -> bool:
    return slug in _fibres()


def group_of(slug: str) -> str:
    """The fibre group of a fibre. Errors: KeyError for an unknown slug."""
    return _fibres()[slug].group


@lru_cache
def fibre_groups() -> Mapping[str, str]:
    """Fibre slug to its group, as the engine asks for it."""
    return MappingProxyType({slug: fibre.group for slug, fibre in _fibres().items()})


def forms() -> tuple[MaterialForm, ...]:
    return tuple(_forms().values())


def form(slug: str) -> MaterialForm:
    """Errors: KeyError for an unknown slug."""
    return _forms()[slug]


def stream_types() -> tuple[StreamType, ...]:
    return tuple(_stream_types().values())


def stream_type(slug: str) -> StreamType:
    """Errors: KeyError for an unknown slug."""
    return _stream_types()[slug]


def routes() -> tuple[Route, ...]:
    return tuple(_routes().values())


def route(slug: str) -> Route:
    """Errors: KeyError for an unknown slug."""
    return _routes()[slug]


NOT_GREEN = "none"
"""Of a waste that no entry of the green list names."""


def green_list(waste_code: str) -> str | None:
    """The green-list entry of a waste, `NOT_GREEN`, or None where it depends or the code is not one of ours."""
    return NOT_GREEN if waste_code.endswith("*") else _green_lists().get(waste_code)


@lru_cache
def _green_lists() -> dict[str, str | None]:
    return {row["code_compact"]: row["green_list"] or None for row in files.rows("waste_codes")}


@lru_cache
def _fibres() -> dict[str, Fibre]:
    return {
        row["slug"]: Fibre(
            row["slug"], row["code"], row["fibre_group"], _names(row), _number(row["fossil_co2_kg_per_kg"])
        )
        for row in files.rows("fibres")
    }


@lru_cache
def _forms() -> dict[str, MaterialForm]:
    return {
        row["slug"]: MaterialForm(row["slug"], row["form_group"], _names(row))
        for row in files.rows("material_forms")
    }


@lru_cache
def _stream_types() -> dict[str, StreamType]:
    return {
        row["slug"]: StreamType(
            row["slug"],
            _names(row),
            row["material_form"],
            row["origin_stage"],
            row["legal_status_hint"],
            _list(row["waste_codes"]),
        )
        for row in files.rows("stream_types")
    }


_ROUTE_TEXTS = (
    "fibre_rules_text",
    "colour_rule",
    "construction_rule",
    "disruptor_rule",
    "coating_print_rule",
)


@lru_cache
def _routes() -> dict[str, Route]:
    return {row["slug"]: _route(row) for row in files.rows("recycling_routes")}


def _route(row: dict[str, str]) -> Route:
    return Route(
        slug=row["slug"],
        names=_names(row),
        hierarchy=row["hierarchy"],
        hierarchy_rank=int(row["hierarchy_rank"]),
        forms=tuple(form for word in json.loads(row["input_forms"]) for form in _route_forms()[word]),
        fibre_rules=tuple(_fibre_rule(rule) for rule in json.loads(row["fibre_rules"])),
        elastane_max_pct=_number(row["elastane_max_pct"]),
        other_fibre_max_pct=_number(row["other_fibre_max_pct"]),
        moisture_max_pct=_number(row["moisture_max_pct"]),
        min_lot_kg=_number(row["min_lot_kg"]),
        yield_kg_per_kg=_number(row["yield_kg_per_kg_in"]),
        output=row["output"],
        confidence=row["confidence"],
        texts=MappingProxyType({key: row[key] for key in _ROUTE_TEXTS if row[key]}),
    )


def _fibre_rule(rule: Mapping[str, Any]) -> FibreRule:
    return FibreRule(
        any_of=frozenset(rule["any_of"]),
        min_pct=Decimal(str(rule.get("min_pct", 0))),
        max_pct=Decimal(str(rule.get("max_pct", 100))),
        single=rule.get("mode") == "single",
    )


@lru_cache
def _route_forms() -> dict[str, list[RouteForm]]:
    """The forms behind each word of the routes file; `*` stands for every form."""
    found: dict[str, list[RouteForm]] = {}
    for row in files.rows("recycling_route_forms"):
        slugs = list(_forms()) if row["material_form"] == "*" else [row["material_form"]]
        constructions = frozenset(_list(row["constructions"]))
        found.setdefault(row["route_form"], []).extend(RouteForm(slug, constructions) for slug in slugs)
    return found


def _names(row: Mapping[str, str]) -> Names:
    """The names a row has, by language."""
    return MappingProxyType({lang: row[f"name_{lang}"] for lang in LANGUAGES if row.get(f"name_{lang}")})


def _number(text: str) -> Decimal | None:
    return Decimal(text) if text else None


def _list(text: str) -> tuple[str, ...]:
    return tuple(text.split("|")) if text else ()
