"""A need's windows: each makes sense, and some material can meet all of them at once."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from symbiosis.kit.problems import FieldError
from symbiosis.reference import catalogue
from symbiosis.streams.checks.feasible import Bound, some_material_meets
from symbiosis.streams.descriptions import CompositionRule, Requirements

STRETCH = frozenset({"elastane", "elastodiene", "elastolefin"})
"""What an elastane limit counts; the engine's rule H5 counts the same."""


def odd_windows(wanted: Requirements) -> Iterator[FieldError]:
    for index, rule in enumerate(wanted.composition):
        at = f"/requirements/composition/{index}"
        if not rule.fibres and rule.fibre_group is None:
            yield FieldError(at, "no_fibre", "Name fibres or a fibre group.")
        if rule.min_pct is not None and rule.max_pct is not None and rule.min_pct > rule.max_pct:
            yield FieldError(f"{at}/max_pct", "below_minimum", "It must be at least min_pct.")
    if wanted.other_fibre_max_pct is not None and not wanted.composition and not _has_usual(wanted):
        remedy = "Name the wanted fibres in `composition` first; what they leave out are the other fibres."
        yield FieldError("/requirements/other_fibre_max_pct", "no_windows", remedy)


def contradictions(wanted: Requirements) -> list[FieldError]:
    """The first limit that no material can meet together with those before it; none if all can be met."""
    limits = list(_limits(wanted))
    if _can_meet(limits):
        return []
    first = bisect_left(range(1, len(limits)), True, key=lambda count: not _can_meet(limits[:count]))
    return [limits[first].broken]


def _can_meet(limits: Sequence["_Limit"]) -> bool:
    return some_material_meets([limit.bound for limit in limits], frozenset(_groups()))


class _Limit(NamedTuple):
    bound: Bound
    broken: FieldError


def _limits(wanted: Requirements) -> Iterator[_Limit]:
    at, named = "/requirements", frozenset[str]()
    for index, rule in enumerate(wanted.composition):
        bound, end = _bound(rule), "min_pct" if rule.min_pct is not None else "max_pct"
        named |= bound.fibres
        yield _Limit(bound, FieldError(f"{at}/composition/{index}/{end}", "windows_contradict", _CROWDED))
    if wanted.elastane_max_pct is not None:
        broken = FieldError(f"{at}/elastane_max_pct", "elastane_contradicts_windows", _STRETCHED)
        yield _Limit(Bound(STRETCH, None, wanted.elastane_max_pct), broken)
    if wanted.other_fibre_max_pct is not None and wanted.composition:
        broken = FieldError(f"{at}/other_fibre_max_pct", "other_fibres_contradict_windows", _UNFILLED)
        yield _Limit(Bound(frozenset(_groups()) - named, None, wanted.other_fibre_max_pct), broken)


_CROWDED = "No material can meet this together with the windows before it: all shares make 100 together."
_STRETCHED = "The windows ask for more elastane than this limit allows; change one of them."
_UNFILLED = "The named fibres may not fill the rest: raise this limit, or the greatest share of a window."


def _bound(rule: CompositionRule) -> Bound:
    of_group = frozenset(fibre for fibre, group in _groups().items() if group == rule.fibre_group)
    return Bound(of_group.union(rule.fibres), rule.min_pct, rule.max_pct, single=rule.mode == "single")


def _has_usual(wanted: Requirements) -> bool:
    """Whether the usual windows of its route count where it names none."""
    return any(route.fibre_rules for route in catalogue.routes() if route.slug == wanted.intended_route)


@lru_cache
def _groups() -> Mapping[str, str]:
    return {fibre.slug: fibre.group for fibre in catalogue.fibres()}
