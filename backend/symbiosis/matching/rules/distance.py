"""H17 distance: within the shorter of the two sides' limits."""

from symbiosis.matching.pair import Pair, shorter_limit
from symbiosis.matching.rules.finding import Findings, Requirement

DISTANCE = Requirement("H17", "distance")


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
