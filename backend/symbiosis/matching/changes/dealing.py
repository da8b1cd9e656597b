"""What brings the way and the price within what both bear."""

from symbiosis.matching.changes.change import Changed
from symbiosis.matching.pair import Pair, has_confidential_terms, shorter_limit
from symbiosis.matching.transport import transport_eur_per_kg, transport_limit

SHARED_TRANSPORT = 0.5
"""Two loads on one vehicle: each bears half the way."""


def share_transport(pair: Pair) -> Changed | None:
    if pair.distance_km is None or pair.transport_share < 1:
        return None
    return Changed(transport_share=SHARED_TRANSPORT, evidence={"distance_km": pair.distance_km})


def widen_distance(pair: Pair) -> Changed | None:
    limit = shorter_limit(pair.offer, pair.need)
    if limit is None or pair.distance_km is None or pair.distance_km <= limit:
        return None
    none = {"maximum_distance_km": None}
    return Changed(offer=none, need=none, evidence={"distance_km": pair.distance_km, "limit_km": limit})


def accept_transport(pair: Pair) -> Changed | None:
    limit, cost = transport_limit(pair), transport_eur_per_kg(pair)
    if limit is None or cost is None or cost <= limit:
        return None
    none = {"transport_limit_eur_per_kg": None}
    evidence = {"cost_eur_per_kg": round(cost, 4), "limit_eur_per_kg": limit}
    return Changed(offer=none, need=none, evidence=evidence)


def meet_price(pair: Pair) -> Changed | None:
    asked, paid = pair.offer.price_eur_per_kg, pair.need.price_eur_per_kg
    # Prices that rest on a confidential number are nobody's to advise on.
    if asked is None or paid is None or asked <= paid or has_confidential_terms(pair):
        return None
    middle = round((asked + paid) / 2, 2)
    both = {"price_eur_per_kg": middle}
    return Changed(offer=both, need=both, evidence={"asked_eur_per_kg": asked, "paid_eur_per_kg": paid})
