"""H6 disruptors and layers, H7 condition: what has to come off, and is it good enough?"""

from symbiosis.matching.pair import Pair
from symbiosis.matching.rules.finding import Findings, Requirement
from symbiosis.streams.vocabulary import ConditionGrade, Disruptor

DISRUPTORS = Requirement("H6", "disruptors")
LAYERS = Requirement("H6", "layers")
CONDITION = Requirement("H7", "condition")

PART_OF_THE_CLOTH = frozenset(
    {
        Disruptor.PRINT_PLASTISOL,
        Disruptor.COATING,
        Disruptor.LAMINATION,
        Disruptor.SEWING_THREAD_PES,
        Disruptor.REFLECTIVE,
    }
)
"""Not hardware: whether it can be taken off must be asked, hardware can be cut off."""

GRADE_RANK: dict[str, int] = {grade: rank for rank, grade in enumerate(ConditionGrade)}
"""0 is best."""

_REWEARABLE = frozenset({ConditionGrade.REWEARABLE_HIGH, ConditionGrade.REWEARABLE_LOW})


def disruptors_accepted(pair: Pair) -> Findings:
    """What the receiver takes off itself is accepted, whatever the supplier can or cannot do."""
    accepted, present = pair.need.accepted_disruptors, pair.offer.disruptors
    if accepted is None:
        return DISRUPTORS.met("disruptors_any")
    if present is None:
        return DISRUPTORS.unknown("disruptors_unknown", "state_disruptors")
    if not present:
        return DISRUPTORS.met("disruptors_none")
    unwanted = sorted(present - accepted - pair.need.removes_disruptors)
    if not unwanted and present <= accepted:
        return DISRUPTORS.met("disruptors_accepted", disruptors=sorted(present))
    if not unwanted:
        return DISRUPTORS.met("disruptors_taken_off", disruptors=sorted(present - accepted))
    if pair.offer.disruptors_removable is False:
        return DISRUPTORS.broken("disruptors_fixed", disruptors=unwanted)
    if pair.offer.disruptors_removable is None and not PART_OF_THE_CLOTH.isdisjoint(unwanted):
        return DISRUPTORS.unknown("disruptors_maybe_fixed", "confirm_removable", disruptors=unwanted)
    return DISRUPTORS.open("disruptors_removable", "remove_disruptors", disruptors=unwanted)


def layers_accepted(pair: Pair) -> Findings:
    if pair.need.multilayer_accepted is not False:
        return LAYERS.met("layers_any")
    if pair.offer.multilayer is None:
        return LAYERS.unknown("layers_unknown", "state_layers")
    return LAYERS.broken("layers_not_accepted") if pair.offer.multilayer else LAYERS.met("layers_single")


def condition_good_enough(pair: Pair) -> Findings:
    """Unused goods with heavy defects rank above worn ones, but nobody has said they can be worn."""
    minimum, grade = pair.need.minimum_condition, pair.offer.condition
    if minimum is None:
        return CONDITION.met("condition_any")
    if grade is None:
        return CONDITION.unknown("condition_unknown", "state_condition", minimum=minimum)
    if GRADE_RANK[grade] > GRADE_RANK[minimum]:
        return CONDITION.broken("condition_too_poor", condition=grade, minimum=minimum)
    if grade == ConditionGrade.C and minimum in _REWEARABLE:
        return CONDITION.open("condition_to_inspect", "inspect_condition", condition=grade, minimum=minimum)
    return CONDITION.met("condition_met", condition=grade, minimum=minimum)
