"""What dries, cleans, or says how dry and clean it is."""

from symbiosis.matching.changes.change import Changed
from symbiosis.matching.pair import Pair
from symbiosis.matching.rules.cleanliness import DRY_TO_TOUCH_PCT, WASHABLE
from symbiosis.streams.vocabulary import Contamination, MoistureState, Treatment


def dry_it(pair: Pair) -> Changed | None:
    offer, limit = pair.offer, pair.need.moisture_max_pct
    over = offer.moisture_pct is not None and limit is not None and offer.moisture_pct > limit
    if offer.moisture_state not in (MoistureState.DAMP, MoistureState.WET) and not over:
        return None
    return Changed(offer={"moisture_state": MoistureState.DRY, "moisture_pct": limit})


def measure_moisture(pair: Pair) -> Changed | None:
    limit = pair.need.moisture_max_pct
    if limit is None or pair.offer.moisture_pct is not None:
        return None
    doubtful = pair.offer.moisture_state == MoistureState.UNKNOWN or limit < DRY_TO_TOUCH_PCT
    dry = {"moisture_state": MoistureState.DRY, "moisture_pct": limit}
    return Changed(offer=dry, evidence={"limit_pct": limit}) if doubtful else None


def store_dry(pair: Pair) -> Changed | None:
    return Changed(offer={"stored_dry": True}) if pair.offer.stored_dry is False else None


def confirm_contamination(pair: Pair) -> Changed | None:
    present = pair.offer.contamination
    if present is not None and Contamination.UNKNOWN not in present:
        return None
    return Changed(offer={"contamination": (present or frozenset()) - {Contamination.UNKNOWN}})


def wash_it(pair: Pair) -> Changed | None:
    present = pair.offer.contamination or frozenset()
    if not (present & WASHABLE) - pair.need.accepted_contamination:
        return None
    return Changed(offer={"contamination": present - WASHABLE})


def confirm_treatments(pair: Pair) -> Changed | None:
    present, excluded = pair.offer.treatments, pair.need.excluded_treatments
    if not excluded or (present is not None and Treatment.UNKNOWN not in present):
        return None
    return Changed(
        offer={"treatments": (present or frozenset()) - {Treatment.UNKNOWN}},
        evidence={"treatments": sorted(excluded)},
    )
