"""What is wrong with a pattern that reads well as JSON. Pure."""

from collections.abc import Iterator, Mapping

from symbiosis.kit.problems import FieldError
from symbiosis.knowledge.schemas import PatternIn
from symbiosis.reference import catalogue
from symbiosis.reference.nearest import known_fibres, known_forms, known_routes, remedy

_FORMS, _ROUTES, _FIBRES = "/v1/material-forms", "/v1/recycling-routes", "/v1/fibres"


def mistakes_in(pattern: PatternIn) -> list[FieldError]:
    """Unknown slugs with the nearest known ones, and windows nothing can meet."""
    return [*_unknown(pattern), *_impossible(pattern)]


def _unknown(pattern: PatternIn) -> Iterator[FieldError]:
    yield from _missing("/route", pattern.route, known_routes(), _ROUTES)
    for index, form in enumerate(pattern.forms):
        yield from _missing(f"/forms/{index}", form, known_forms(), _FORMS)
    for index, rule in enumerate(pattern.composition):
        for place, fibre in enumerate(rule.fibres):
            yield from _missing(f"/composition/{index}/fibres/{place}", fibre, known_fibres(), _FIBRES)
        if rule.fibre_group is not None:
            groups = dict.fromkeys(catalogue.FIBRE_GROUPS, ())
            yield from _missing(f"/composition/{index}/fibre_group", rule.fibre_group, groups, _FIBRES)


def _missing(
    pointer: str, slug: str, known: Mapping[str, tuple[str, ...]], where: str
) -> Iterator[FieldError]:
    if slug not in known:
        yield FieldError(pointer, "unknown_slug", f"`{slug}` is not known. {remedy(slug, known, where)}")


def _impossible(pattern: PatternIn) -> Iterator[FieldError]:
    for index, rule in enumerate(pattern.composition):
        if not rule.fibres and rule.fibre_group is None:
            yield FieldError(f"/composition/{index}/fibres", "missing", "Name fibres or a fibre group.")
        if rule.min_pct is None and rule.max_pct is None:
            yield FieldError(f"/composition/{index}/min_pct", "missing", "Say at least or at most how much.")
        elif rule.min_pct is not None and rule.max_pct is not None and rule.min_pct > rule.max_pct:
            yield FieldError(
                f"/composition/{index}/max_pct", "below_minimum", "It must be at least the minimum."
            )
