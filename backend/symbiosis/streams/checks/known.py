"""Words nobody knows: fibres, groups, forms, routes, stream types. The remedy names the nearest ones."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from symbiosis.kit.problems import FieldError
from symbiosis.reference import catalogue
from symbiosis.reference.nearest import known_fibres, known_forms, known_routes, known_types, remedy
from symbiosis.streams.descriptions import Material, Requirements
from symbiosis.streams.schemas import OfferIn, StreamDraft

Known = Mapping[str, Iterable[str]]
Said = Iterator[tuple[str, str | None]]
"""Pointer and slug."""

FIBRES, FORMS, ROUTES = "/v1/fibres", "/v1/material-forms", "/v1/recycling-routes"


def unknown_words(draft: StreamDraft) -> list[FieldError]:
    described = draft.material if isinstance(draft, OfferIn) else draft.requirements
    asked: list[tuple[Said, Known, str, str]] = [
        (_types(draft), known_types(), "/v1/stream-types", "unknown_slug"),
        (_forms(described), known_forms(), FORMS, "unknown_slug"),
        (_routes(described), known_routes(), ROUTES, "unknown_slug"),
        (_groups(described), _known_groups(), f"{FIBRES} (fibre_group)", "unknown_slug"),
        (_fibres(described), known_fibres(), FIBRES, "unknown_fibre"),
    ]
    return [
        FieldError(pointer, code, f"`{slug}` is not known. {remedy(slug, known, where)}")
        for said, known, where, code in asked
        for pointer, slug in said
        if slug is not None and slug not in known
    ]


def _types(draft: StreamDraft) -> Said:
    yield "/stream_type", draft.stream_type


def _forms(described: Material | Requirements) -> Said:
    if isinstance(described, Material):
        yield "/material/form", described.form
        return
    for index, form in enumerate(described.forms):
        yield f"/requirements/forms/{index}", form
    if described.output is not None:
        yield "/requirements/output/form", described.output.form


def _routes(described: Material | Requirements) -> Said:
    if isinstance(described, Requirements):
        yield "/requirements/intended_route", described.intended_route
        return
    yield "/material/current_route", described.current_route
    for name in ("allowed_routes", "forbidden_routes"):
        for index, route in enumerate(getattr(described, name)):
            yield f"/material/{name}/{index}", route


def _groups(described: Material | Requirements) -> Said:
    if isinstance(described, Requirements):
        for index, rule in enumerate(described.composition):
            yield f"/requirements/composition/{index}/fibre_group", rule.fibre_group


def _fibres(described: Material | Requirements) -> Said:
    if isinstance(described, Material):
        for index, line in enumerate(described.composition):
            yield f"/material/composition/{index}/fibre", line.fibre
        return
    for index, rule in enumerate(described.composition):
        for place, fibre in enumerate(rule.fibres):
            yield f"/requirements/composition/{index}/fibres/{place}", fibre


@lru_cache
def _known_groups() -> Known:
    return dict.fromkeys(catalogue.FIBRE_GROUPS, ())
