"""What states or mends the condition: hardware, layers, grade."""

from symbiosis.matching.changes.change import Changed
from symbiosis.matching.pair import Pair


def remove_disruptors(pair: Pair) -> Changed | None:
    accepted, present = pair.need.accepted_disruptors, pair.offer.disruptors
    if accepted is None or not present or pair.offer.disruptors_removable is False:
        return None
    unwanted = present - accepted - pair.need.removes_disruptors
    if not unwanted:
        return None
    return Changed(offer={"disruptors": present - unwanted}, evidence={"disruptors": sorted(unwanted)})


def state_disruptors(pair: Pair) -> Changed | None:
    return Changed(offer={"disruptors": frozenset()}) if pair.offer.disruptors is None else None


def state_layers(pair: Pair) -> Changed | None:
    return Changed(offer={"multilayer": False}) if pair.offer.multilayer is None else None


def state_condition(pair: Pair) -> Changed | None:
    minimum = pair.need.minimum_condition
    return (
        Changed(offer={"condition": minimum})
        if minimum is not None and pair.offer.condition is None
        else None
    )
