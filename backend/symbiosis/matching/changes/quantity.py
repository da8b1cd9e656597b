"""What makes the amount enough, or better known."""

from symbiosis.matching.changes.change import Changed
from symbiosis.matching.pair import Pair
from symbiosis.streams.vocabulary import KgBasis


def bigger_lot(pair: Pair) -> Changed | None:
    minimum, amount = pair.need.minimum_lot_kg, pair.offer.quantity_kg
    if minimum is None or amount is None or amount >= minimum:
        return None
    year = max(minimum, pair.offer.kg_per_year or 0.0)
    return Changed(
        offer={"quantity_kg": minimum, "kg_per_year": year},
        evidence={"minimum_kg": minimum, "missing_kg": minimum - amount},
    )


def state_quantity(pair: Pair) -> Changed | None:
    if pair.offer.quantity_kg is not None:
        return None
    amount = pair.need.minimum_lot_kg or pair.need.quantity_kg
    return Changed(offer={"quantity_kg": amount, "kg_per_year": amount}) if amount else None


def weigh_it(pair: Pair) -> Changed | None:
    if pair.offer.quantity_kg is None or pair.offer.kg_basis == KgBasis.WEIGHED:
        return None
    return Changed(offer={"kg_basis": KgBasis.WEIGHED})
