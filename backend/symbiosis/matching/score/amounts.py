"""Quantity, price and distance: does it pay to bring these two together?"""

from math import exp

from symbiosis.matching.facts import StreamFacts
from symbiosis.matching.pair import Pair, has_price_limit
from symbiosis.matching.results import Profile
from symbiosis.matching.score.measure import Measure

CONSOLIDATION_FACTOR = 0.8

NEAR_KM = 35.0
"""Full marks to here: about the median distance of realised synergies (NISP, 32.8 km)."""
HALVING_KM = ((0.134, 75.0), (0.67, 200.0))
"""Price per kg in EUR below which the score halves every so many km (1 and 5 DKK at the peg of 7.46)."""
HALVING_KM_PRECIOUS = 600.0

PRICE_STEP_EUR = 0.15
PRICE_STEP_SHARE = 0.15
"""A gap of one step (15 cents, or 15 % of a higher price) moves the score from .8 to about .6."""

REACHABLE, OUT_OF_REACH = 0.8, 0.4
"""With a confidential limit there are two answers only, so that no score tells the limit."""


def quantity(pair: Pair, profile: Profile) -> Measure | None:
    """The share of the wanted amount; a maker, or a standing capacity, only needs a full lot."""
    offered = _year_kg(pair.offer.kg_per_year, pair.offer.quantity_kg)
    if offered is None:
        return None
    minimum = pair.need.minimum_lot_kg
    collected = minimum is not None and (pair.offer.quantity_kg or 0.0) < minimum
    factor = CONSOLIDATION_FACTOR if collected else 1.0
    if profile is Profile.MAKER or pair.need.standing:
        return _full_lot(offered, minimum, factor)
    wanted = _year_kg(pair.need.kg_per_year, pair.need.quantity_kg)
    if not wanted:
        return None
    filled = min(offered, wanted) / wanted
    code = "quantity_covers" if filled == 1 else "quantity_share"
    return Measure(factor * filled, code, {"offered_kg": offered, "wanted_kg": wanted})


def _full_lot(offered: float, minimum: float | None, factor: float) -> Measure:
    if not minimum or offered >= minimum:
        return Measure(factor, "quantity_lot", {"offered_kg": offered})
    evidence = {"offered_kg": offered, "minimum_kg": minimum}
    return Measure(factor * offered / minimum, "quantity_part_lot", evidence)


def _year_kg(per_year: float | None, amount: float | None) -> float | None:
    return amount if per_year is None else per_year


def logistics(pair: Pair, _profile: Profile) -> Measure | None:
    """The distance curve for unknown transport costs: precious material bears a longer way."""
    if pair.distance_km is None:
        return None
    km = pair.distance_km * pair.transport_share
    value = 1.0 if km <= NEAR_KM else 0.5 ** ((km - NEAR_KM) / halving_km(pair))
    return Measure(value, "logistics_distance", {"distance_km": pair.distance_km})


def halving_km(pair: Pair) -> float:
    """By the higher of the two prices; without any, as for the cheapest: most textile leftovers are."""
    known = [p for p in (pair.offer.price_eur_per_kg, pair.need.price_eur_per_kg) if p is not None]
    price = max(known, default=0.0)
    return next((km for below, km in HALVING_KM if price < below), HALVING_KM_PRECIOUS)


def economics(pair: Pair, _profile: Profile) -> Measure | None:
    """What is paid against what is asked, negative prices included; meeting the asked price gives .8."""
    asked, paid = pair.offer.price_eur_per_kg, pair.need.price_eur_per_kg
    if has_price_limit(pair):
        return _within_limits(pair)
    if asked is None or paid is None:
        return None
    gap = round(paid - asked, 4)
    step = max(PRICE_STEP_EUR, PRICE_STEP_SHARE * max(abs(asked), abs(paid)))
    value = 1 / (1 + 0.25 * exp(min(60.0, -gap / step)))
    code = "price_met" if gap >= 0 else "price_gap"
    return Measure(
        value, code, {"asked_eur_per_kg": asked, "paid_eur_per_kg": paid, "gap_eur_per_kg": abs(gap)}
    )


def _within_limits(pair: Pair) -> Measure | None:
    """Whether the two can agree at all: the least accepted against the most paid."""
    least, most = _limit_or_price(pair.offer), _limit_or_price(pair.need)
    if least is None or most is None:
        return None
    if least <= most:
        return Measure(REACHABLE, "price_reachable", {})
    return Measure(OUT_OF_REACH, "price_out_of_reach", {})


def _limit_or_price(side: StreamFacts) -> float | None:
    limit = side.price_limit_eur_per_kg
    return side.price_eur_per_kg if limit is None else limit
