"""H17 distance and transport cost: within the tighter of the two sides' limits."""

from typing import Any

from symbiosis.matching.pair import Pair, shorter_limit
from symbiosis.matching.rules.finding import Findings, Requirement
from symbiosis.matching.transport import (
    largest_load_kg,
    least_transport_eur_per_kg,
    load_kg,
    transport_eur_per_kg,
    transport_limit,
)

DISTANCE = Requirement("H17", "distance")
TRANSPORT = Requirement("H17", "transport_cost")


def near_enough(pair: Pair) -> Findings:
    limit = shorter_limit(pair.offer, pair.need)
    if limit is None:
        return DISTANCE.met("distance_any")
    if pair.distance_km is None:
        return DISTANCE.unknown("distance_unknown", "state_place", limit_km=limit)
    if pair.distance_km > limit:
        excess = round(pair.distance_km - limit, 2)
        return DISTANCE.broken(
            "distance_over", distance_km=pair.distance_km, limit_km=limit, excess_km=excess
        )
    return DISTANCE.met("distance_within", distance_km=pair.distance_km, limit_km=limit)


def transport_cheap_enough(pair: Pair) -> Findings:
    """Stopped when even a year's amount in full loads costs more than the limit; loads as small as
    they are planned are a question of fetching less often."""
    limit = transport_limit(pair)
    if limit is None:
        return ()
    least, now = least_transport_eur_per_kg(pair), transport_eur_per_kg(pair)
    if pair.distance_km is None:
        return TRANSPORT.unknown("transport_place_unknown", "state_place", limit_eur_per_kg=limit)
    if least is None or now is None:
        return TRANSPORT.unknown("transport_load_unknown", "state_quantity", limit_eur_per_kg=limit)
    numbers: dict[str, Any] = {"limit_eur_per_kg": limit, "distance_km": pair.distance_km}
    if least > limit:
        numbers |= {"cost_eur_per_kg": round(least, 4), "load_kg": largest_load_kg(pair)}
        return TRANSPORT.broken("transport_over", **numbers)
    numbers |= {"cost_eur_per_kg": round(now, 4), "load_kg": load_kg(pair)}
    if now > limit:
        return TRANSPORT.open("transport_dear", "fetch_more_at_once", **numbers)
    return TRANSPORT.met("transport_within", **numbers)
