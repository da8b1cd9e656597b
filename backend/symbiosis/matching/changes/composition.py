"""What finds out or states the composition."""

from dataclasses import replace

from symbiosis.matching.changes.change import Changed
from symbiosis.matching.facts import FibreShare
from symbiosis.matching.pair import Pair
from symbiosis.streams.vocabulary import EvidenceMethod, Homogeneity


def lab_test(pair: Pair) -> Changed | None:
    """Only where the need has limits: nobody pays a laboratory for a better-looking listing."""
    if not pair.readings or pair.offer.evidence_method == EvidenceMethod.LAB_CHEMICAL:
        return None
    return Changed(offer={"evidence_method": EvidenceMethod.LAB_CHEMICAL})


def state_composition(pair: Pair) -> Changed | None:
    """Whatever it turns out to be, taken as within the need's limits."""
    if pair.parts:
        return None
    fitting = (FibreShare("as-wanted", 100.0),)
    without_limits = {"composition": (), "elastane_max_pct": None, "other_fibre_max_pct": None}
    return Changed(offer={"composition": fitting}, need=without_limits)


def state_range(pair: Pair) -> Changed | None:
    """Taken as no wider than what is stated."""
    lines = pair.offer.composition
    if pair.offer.homogeneity != Homogeneity.MIXED_RANGE or any(part.ranges for part in pair.parts):
        return None
    exact = [replace(line, least_pct=line.share_pct, most_pct=line.share_pct) for line in lines]
    return Changed(offer={"composition": tuple(exact)}) if lines else None
