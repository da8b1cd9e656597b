"""How much a chain that is not finished can still save at most."""

from collections.abc import Iterable, Sequence

from symbiosis.matching.chains.co2e import BURNING
from symbiosis.matching.chains.fossil import highest_fossil
from symbiosis.matching.chains.processing import kg_of
from symbiosis.matching.facts import NeedFacts, OfferFacts
from symbiosis.reference.factors import Factors

SLACK_KG = 0.1
"""Totals are rounded to 100 grams."""


def most_replaced(ends: Iterable[NeedFacts], factors: Factors) -> float:
    """kg CO2e of new material that a kilogram arriving at the best of these ends replaces."""
    return max((_replaced(need, factors) for need in ends), default=0.0)


def most_replaced_by_any(factors: Factors) -> float:
    """The same whatever the ends are: the best route, without loss."""
    routes = factors.routes.values()
    return max(
        (r.substitution.mid * r.product.co2e.mid for r in routes if r.substitution and r.product), default=0.0
    )


def _replaced(need: NeedFacts, factors: Factors) -> float:
    route = factors.routes.get(need.route or "")
    if route is None or route.product is None or route.substitution is None:
        return 0.0
    return (need.yield_share or 0.0) * route.substitution.mid * route.product.co2e.mid


def most_saved(
    start: OfferFacts, processors: Sequence[NeedFacts], replaced: float, factors: Factors
) -> float | None:
    """Of whatever starts with these processors: no process, no transport and no loss from here on, and the
    best end. Not below zero, as an end with little room shrinks the flow and with it a bad figure. None: it can
    never be computed."""
    kg = kg_of(start)
    if kg is None or any(need.yield_share is None for need in processors):
        return None
    made = kg
    for need in processors:
        made *= need.yield_share or 0.0
    fossil = highest_fossil(start, factors.fossil)
    avoided = fossil * made
    if start.current_route not in (None, BURNING):
        route = factors.routes.get(start.current_route)
        burden = route.burden.mid if route is not None and route.burden is not None else 0.0
        avoided = (burden + fossil) * kg
    return max(0.0, avoided + replaced * made) + SLACK_KG
