"""Limits a receiver has not stated, taken from what its route usually takes.

What the receiver says always wins; what it does not say is a default that the
engine names as such. Shares of fibres and the limit for other fibres belong
together, so either both are the receiver's or both the route's.
"""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from typing import Any

from symbiosis.matching.composition import ELASTANE_FAMILY
from symbiosis.matching.facts import NeedFacts, ShareWindow
from symbiosis.reference import catalogue
from symbiosis.reference.catalogue import FibreRule, Route

PASSED_ON, TAKEN_APART = range(2, 4), range(4, 6)
"""Hierarchy ranks: goods are looked at one by one (reuse, repair, sorting), or made into fibre, polymer
or another product. Below that, in energy recovery and landfill, no usual limit tells one lot from another."""


def with_usual_limits(facts: NeedFacts) -> NeedFacts:
    """The same facts where the route is unknown or everything is stated."""
    usual = {
        name: value
        for name, value in _usual_limits(facts.route).items()
        if getattr(facts, name) in (None, ()) and not _is_settled(facts, name)
    }
    if "minimum_lot_kg" in usual:
        usual["minimum_lot_kg"] = _no_more_than_taken(usual["minimum_lot_kg"], facts)
    return replace(facts, **usual, assumed_limits=frozenset(usual)) if usual else facts


def _is_settled(facts: NeedFacts, name: str) -> bool:
    """Has the receiver said it in other words?"""
    if name == "other_fibre_max_pct":
        return bool(facts.composition)
    if name == "elastane_max_pct":
        return any(not ELASTANE_FAMILY.isdisjoint(window.fibres) for window in facts.composition)
    return False


def _no_more_than_taken(usual_kg: float, facts: NeedFacts) -> float:
    """Whoever wants 200 kg takes a lot of 200 kg, whatever others of its kind take."""
    stated = (facts.quantity_kg, facts.maximum_lot_kg)
    return min([usual_kg, *[amount for amount in stated if amount is not None]])


@lru_cache
def _usual_limits(slug: str | None) -> Mapping[str, Any]:
    """By the facts' names; 100 per cent is no limit."""
    route = _routes().get(slug)
    if route is None or route.hierarchy_rank not in (*PASSED_ON, *TAKEN_APART):
        return {}
    limits: dict[str, Any] = {"minimum_lot_kg": _number(route.min_lot_kg)}
    if route.hierarchy_rank in TAKEN_APART:
        limits["composition"] = tuple(_window(rule) for rule in route.fibre_rules)
        limits["elastane_max_pct"] = _share(route.elastane_max_pct)
        limits["moisture_max_pct"] = _share(route.moisture_max_pct)
        if route.fibre_rules:
            limits["other_fibre_max_pct"] = _share(route.other_fibre_max_pct)
    return {name: value for name, value in limits.items() if value or value == 0}


def _window(rule: FibreRule) -> ShareWindow:
    return ShareWindow(
        fibres=rule.any_of,
        min_pct=_number(rule.min_pct) or None,
        max_pct=_share(rule.max_pct),
        mode="single" if rule.single else "sum",
    )


def _share(limit: Decimal | None) -> float | None:
    return None if limit is None or limit >= 100 else float(limit)


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


@lru_cache
def _routes() -> Mapping[str | None, Route]:
    return {route.slug: route for route in catalogue.routes()}
