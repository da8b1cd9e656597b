"""H11 quantity and lots: is there enough for one load, and does one load fit?"""

from typing import Any

from symbiosis.matching.pair import Pair, in_a_year
from symbiosis.matching.rules.finding import Findings, Requirement, limit_source

MINIMUM_LOT = Requirement("H11", "minimum_lot")
MINIMUM_TAKE = Requirement("H11", "minimum_take")
LOT_SIZE = Requirement("H11", "lot_size")

CONSOLIDATION_SHARE = 0.5
"""From half a load on, one more lot of its size fills it: worth a facilitator's call."""


def enough_for_a_lot(pair: Pair) -> Findings:
    """The need's minimum lot against what the offer has at a time."""
    minimum, available = pair.need.minimum_lot_kg, pair.offer.quantity_kg
    if minimum is None:
        return MINIMUM_LOT.met("minimum_lot_any")
    numbers: dict[str, Any] = {
        "minimum_kg": minimum,
        "limit_source": limit_source(pair.need, "minimum_lot_kg"),
    }
    if available is None:
        return MINIMUM_LOT.unknown("quantity_unknown", "state_quantity", **numbers)
    numbers["quantity_kg"] = available
    if available >= minimum:
        return MINIMUM_LOT.met("minimum_lot_met", **numbers)
    year = in_a_year(pair.offer)
    if year >= minimum:
        return MINIMUM_LOT.open("minimum_lot_by_saving", "save_up_lots", year_kg=year, **numbers)
    if year >= CONSOLIDATION_SHARE * minimum:
        missing = minimum - year
        return MINIMUM_LOT.open("minimum_lot_near", "consolidate_lots", missing_kg=missing, **numbers)
    return MINIMUM_LOT.broken("minimum_lot_missed", **numbers)


def takes_enough(pair: Pair) -> Findings:
    """The least the offer's owner hands over against what the need takes."""
    minimum, wanted = pair.offer.minimum_lot_kg, pair.need.quantity_kg
    if minimum is None or wanted is None:
        return MINIMUM_TAKE.met("minimum_take_any")
    if wanted >= minimum:
        return MINIMUM_TAKE.met("minimum_take_met", quantity_kg=wanted, minimum_kg=minimum)
    if in_a_year(pair.need) >= minimum:
        return MINIMUM_TAKE.open(
            "minimum_take_by_saving", "take_less_often", quantity_kg=wanted, minimum_kg=minimum
        )
    return MINIMUM_TAKE.broken("minimum_take_missed", quantity_kg=wanted, minimum_kg=minimum)


def lots_fit(pair: Pair) -> Findings:
    """The smallest load of one side must not exceed the largest of the other."""
    offer, need = pair.offer, pair.need
    if need.maximum_lot_kg is not None and (offer.minimum_lot_kg or 0) > need.maximum_lot_kg:
        return LOT_SIZE.broken("lot_too_large", lot_kg=offer.minimum_lot_kg, maximum_kg=need.maximum_lot_kg)
    if offer.maximum_lot_kg is not None and (need.minimum_lot_kg or 0) > offer.maximum_lot_kg:
        return LOT_SIZE.broken("lot_too_small", lot_kg=offer.maximum_lot_kg, minimum_kg=need.minimum_lot_kg)
    return LOT_SIZE.met("lot_size_fits")
