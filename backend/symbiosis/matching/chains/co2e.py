"""Greenhouse gases of a chain against what happens to the material today, as a range; never floored at zero.

    net = avoided treatment of what becomes product
        + product x substitution x new material it replaces
        - processes - transport - treatment of losses

A positive figure is a saving. All that the chain takes in leaves its treatment of today; what is lost on the
way is burnt. Where today means burning (or nothing is stated), losses change nothing and only what becomes
product counts. Burning counts the fossil carbon of the fibres, without credit for heat and power. Of a sorted
lot only the followed fraction is counted, by weight. What the last receiver makes of it by its route is part of
the chain. A missing factor gives no figure but its name.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from symbiosis.matching.chains.flow import Flow
from symbiosis.matching.chains.fossil import fossil_of, unknown_fibres
from symbiosis.matching.facts import NeedFacts, OfferFacts
from symbiosis.reference.factors import Factors, Range, RouteFactor

BURNING = "energy_recovery"
ROAD_PER_STRAIGHT_KM = 1.3
"""Roads are longer than the great circle by about 30 % in Europe."""
TODAYS_YIELD = 0.8
"""Of the recycling a lot goes to today, whose receiver is unknown: about the middle of the routes' yields."""


@dataclass(frozen=True, slots=True)
class Missing:
    """Why there is no figure; `hop` counts from 0, `name` the fibre or route it lacks."""

    code: str
    hop: int | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Share:
    """One term of the sum, in kg CO2e; what is emitted is negative."""

    code: str
    kg: Range
    hop: int | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Co2e:
    """Net saving in kg CO2e for the chain's flow; `total` is None where something is missing."""

    baseline: str
    baseline_is_assumed: bool
    total: Range | None
    shares: tuple[Share, ...] = ()
    missing: tuple[Missing, ...] = ()

    @property
    def mid(self) -> float | None:
        return None if self.total is None else self.total.mid


def co2e_of(
    needs: Sequence[NeedFacts],
    materials: Sequence[OfferFacts],
    kilometres: Sequence[float | None],
    flow: Flow | None,
    factors: Factors,
) -> Co2e:
    """`materials`: what arrives at each of the `needs`, the last of which ends the chain."""
    baseline = materials[0].current_route
    missing = tuple(_missing(needs, materials, kilometres, flow, factors))
    if missing or flow is None:
        return Co2e(baseline or BURNING, baseline is None, None, missing=missing)
    shares = tuple(_shares(_Sum(needs, materials, kilometres, flow, factors)))
    total = Range(*(round(sum(share.kg[end] for share in shares), 1) for end in range(3)))
    return Co2e(baseline or BURNING, baseline is None, total, shares)


def _missing(
    needs: Sequence[NeedFacts],
    materials: Sequence[OfferFacts],
    kilometres: Sequence[float | None],
    flow: Flow | None,
    factors: Factors,
) -> Iterator[Missing]:
    yield from _missing_material(materials, flow, factors)
    for hop, (need, km) in enumerate(zip(needs, kilometres, strict=True)):
        route = factors.routes.get(need.route or "")
        if route is None or route.burden is None:
            yield Missing("process_factor", hop, need.route)
        if km is None:
            yield Missing("distance_unknown", hop)
    last = factors.routes.get(needs[-1].route or "")
    if last is not None and (last.product is None or last.substitution is None):
        yield Missing("replaced_factor", len(needs) - 1, needs[-1].route)
    if needs[-1].yield_share is None:
        yield Missing("yield_unknown", len(needs) - 1, needs[-1].route)


def _missing_material(
    materials: Sequence[OfferFacts], flow: Flow | None, factors: Factors
) -> Iterator[Missing]:
    if flow is None:
        yield Missing("quantity_unknown")
    if not materials[-1].composition:
        yield Missing("composition_unknown")
    for fibre in dict.fromkeys(unknown_fibres(materials[-1], factors.fossil)):
        yield Missing("fibre_factor", name=fibre)
    today = materials[0].current_route
    if today not in (None, BURNING) and not _has_all(factors.routes.get(today)):
        yield Missing("baseline_factor", name=today)


def _has_all(route: RouteFactor | None) -> bool:
    """A route whose balance can be computed: treatment of its input, or a product that replaces something."""
    if route is None or route.burden is None:
        return False
    return route.burden_per == "input" or (route.product is not None and route.substitution is not None)


class _Sum:
    """The amounts the terms are made of. `arriving`: kg at each hop that the followed fraction stands for."""

    def __init__(
        self,
        needs: Sequence[NeedFacts],
        materials: Sequence[OfferFacts],
        kilometres: Sequence[float | None],
        flow: Flow,
        factors: Factors,
    ) -> None:
        self.needs, self.factors = needs, factors
        self.kilometres = [km or 0.0 for km in kilometres]
        self.today = materials[0].current_route or BURNING
        self.fossil = fossil_of(materials[-1], factors.fossil)
        self.arriving, share = [float(flow.kg_out)], 1.0
        for leg in reversed(flow.legs):
            share *= leg.share
            self.arriving.insert(0, float(leg.kg_in) * share)
        given_off = [float(leg.kg_out) for leg in flow.legs]
        self.product = self.arriving[-1] * (needs[-1].yield_share or 0.0)
        self.made = [*_followed(given_off, [leg.share for leg in flow.legs]), self.product]
        self.lost = self.arriving[0] - self.product


def _followed(given_off: Sequence[float], shares: Sequence[float]) -> list[float]:
    """Of what each processor gives off, what the fractions after it leave of it."""
    followed, share = list[float](), 1.0
    for kg, own in zip(reversed(given_off), reversed(shares), strict=True):
        followed.insert(0, kg * share)
        share *= own
    return followed


def _shares(s: _Sum) -> Iterator[Share]:
    if s.today == BURNING:
        yield Share("avoided_burning", _times(s.fossil, s.product))
    else:
        yield Share("avoided_treatment", _treatment_of_today(s), name=s.today)
        yield Share("losses", _spent(s.fossil, s.lost))
    last = s.factors.routes[s.needs[-1].route or ""]
    if last.product is not None and last.substitution is not None:
        replaced = _each(last.substitution, last.product.co2e)
        yield Share("replaced", _times(replaced, s.product), len(s.needs) - 1, last.product.slug)
    for hop, need in enumerate(s.needs):
        route = s.factors.routes[need.route or ""]
        kg = s.arriving[hop] if route.burden_per == "input" else s.made[hop]
        if route.burden is not None:
            yield Share("process", _spent(route.burden, kg), hop, route.route)
        tonne_km = s.arriving[hop] / 1000 * s.kilometres[hop] * ROAD_PER_STRAIGHT_KM
        yield Share("transport", _spent(s.factors.transport, tonne_km), hop)


def _treatment_of_today(s: _Sum) -> Range:
    """What today's route emits, less what its product replaces there: both are given up."""
    route, kg = s.factors.routes[s.today], s.arriving[0]
    burden = route.burden or Range(0.0, 0.0, 0.0)
    if route.burden_per == "input" or route.product is None or route.substitution is None:
        return _times(burden, kg)
    made = kg * TODAYS_YIELD
    replaced = _times(_each(route.substitution, route.product.co2e), made)
    emitted = [_times(burden, made), _times(s.fossil, kg - made)]
    return Range(
        sum(part.low for part in emitted) - replaced.high,
        sum(part.mid for part in emitted) - replaced.mid,
        sum(part.high for part in emitted) - replaced.low,
    )


def _times(factor: Range, kg: float) -> Range:
    return Range(*(end * kg for end in factor))


def _spent(factor: Range, kg: float) -> Range:
    """Emitted: the highest burden is the low end of the saving."""
    return Range(-factor.high * kg, -factor.mid * kg, -factor.low * kg)


def _each(one: Range, other: Range) -> Range:
    return Range(one.low * other.low, one.mid * other.mid, one.high * other.high)
