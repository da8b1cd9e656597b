"""Quantity and distance: is it enough, and is it worth the way?"""

from symbiosis.matching.pair import Pair
from symbiosis.matching.results import Profile
from symbiosis.matching.score.measure import Measure
from symbiosis.matching.transport import load_kg, transport_eur_per_kg, transport_limit

CONSOLIDATION_FACTOR = 0.8

NEAR_KM = 35.0
"""Full marks to here: about the median distance of realised synergies (NISP, 32.8 km)."""
HALVING_KM = ((0.134, 75.0), (0.67, 200.0))
"""Price per kg in EUR below which the score halves every so many km (1 and 5 DKK at the peg of 7.46)."""
HALVING_KM_PRECIOUS = 600.0

BEARABLE_EUR, LEAST_LIMIT_EUR = 0.134, 0.01
"""What transport may cost where the material is worth less: 1 DKK, the field's lowest class of value; and the
least a limit counts for, so that a limit of nothing is not divided by."""


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
    """What the transport costs against what it may cost; by distance alone where that cannot be said."""
    if pair.distance_km is None:
        return None
    cost, bearable = transport_eur_per_kg(pair), bearable_transport(pair)
    if cost is None or bearable is None:
        return _by_distance(pair, pair.distance_km)
    evidence = {
        "distance_km": pair.distance_km,
        "load_kg": load_kg(pair),
        "cost_eur_per_kg": round(cost, 4),
    }
    return Measure(0.5 ** (cost / bearable), "logistics_cost", evidence)


def bearable_transport(pair: Pair) -> float | None:
    """EUR per kg at which the score is one half: the limit a side states, else the material's price.

    None while nobody says anything about transport or money: then the estimate means nothing.
    """
    limit, price = transport_limit(pair), _highest_price(pair)
    if limit is not None:
        return max(limit, LEAST_LIMIT_EUR)
    payers = {pair.offer.transport_paid_by, pair.need.transport_paid_by}
    return max(price, BEARABLE_EUR) if price > 0 or payers != {None} else None


def _highest_price(pair: Pair) -> float:
    """Whichever way it is paid."""
    prices = (pair.offer.price_eur_per_kg, pair.need.price_eur_per_kg)
    return max([abs(price) for price in prices if price is not None], default=0.0)


def _by_distance(pair: Pair, distance_km: float) -> Measure:
    """The curve for unknown costs: precious material bears a longer way."""
    km = distance_km * pair.transport_share
    value = 1.0 if km <= NEAR_KM else 0.5 ** ((km - NEAR_KM) / halving_km(pair))
    return Measure(value, "logistics_distance", {"distance_km": distance_km})


def halving_km(pair: Pair) -> float:
    """By the higher of the two prices; without any, as for the cheapest: most textile leftovers are."""
    known = [p for p in (pair.offer.price_eur_per_kg, pair.need.price_eur_per_kg) if p is not None]
    price = max(known, default=0.0)
    return next((km for below, km in HALVING_KM if price < below), HALVING_KM_PRECIOUS)
