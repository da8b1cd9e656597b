"""The hard rules, one visible table, cheap and decisive ones first; the order never changes the answer."""

from symbiosis.matching.pair import Pair
from symbiosis.matching.results import Outcome, RuleResult, Verdict
from symbiosis.matching.rules.cleanliness import (
    clean_enough,
    dry_enough,
    free_of_mould,
    not_hazardous,
    treatments_excluded,
)
from symbiosis.matching.rules.condition import condition_good_enough, disruptors_accepted, layers_accepted
from symbiosis.matching.rules.distance import near_enough, transport_cheap_enough
from symbiosis.matching.rules.fibres import composition_within, range_known
from symbiosis.matching.rules.finding import Rule
from symbiosis.matching.rules.law import (
    border_open,
    certificates_present,
    countries_allowed,
    permit_covers,
    status_accepted,
)
from symbiosis.matching.rules.material import (
    colour_accepted,
    construction_accepted,
    form_accepted,
    origin_accepted,
)
from symbiosis.matching.rules.measures import (
    cloth_weight_within,
    fibres_long_enough,
    long_enough,
    wide_enough,
)
from symbiosis.matching.rules.parties import different_parties, visible_to_each_other, windows_meet
from symbiosis.matching.rules.quantity import enough_for_a_lot, lots_fit, takes_enough
from symbiosis.matching.rules.route import brand_respected, route_not_lower, route_permitted

HARD_RULES: tuple[Rule, ...] = (
    form_accepted,  # H3
    near_enough,  # H17
    transport_cheap_enough,  # H17
    different_parties,  # H1
    visible_to_each_other,  # H16
    windows_meet,  # H2
    status_accepted,  # H12
    permit_covers,  # H12
    countries_allowed,  # H13
    route_permitted,  # H14
    brand_respected,  # H14
    origin_accepted,  # H3
    enough_for_a_lot,  # H11
    takes_enough,  # H11
    lots_fit,  # H11
    condition_good_enough,  # H7
    colour_accepted,  # H3
    construction_accepted,  # H3
    cloth_weight_within,  # H3
    wide_enough,  # H3
    long_enough,  # H3
    fibres_long_enough,  # H3
    disruptors_accepted,  # H6
    layers_accepted,  # H6
    dry_enough,  # H8
    free_of_mould,  # H8
    clean_enough,  # H9
    not_hazardous,  # H9
    treatments_excluded,  # H10
    composition_within,  # H4, H5
    range_known,  # H4
    border_open,  # H13
    route_not_lower,  # H14
    certificates_present,  # H15
)

LEGAL_REQUIREMENTS: frozenset[str] = frozenset(
    {
        "parties",  # H1: nobody trades with itself
        "hazard",  # H9
        "legal_status",  # H12
        "permit",  # H12
        "border",  # H13
        "countries",  # H13
        "brand",  # H14
        "route_restriction",  # H14
        "visibility",  # H16
    }
)
"""Requirements of law, of the owner's word over its goods and of who may see whom: no person may set
one of these aside, whatever the score."""


def judge(pair: Pair) -> tuple[RuleResult, ...]:
    """Every rule's findings, in the order of the H-numbers."""
    found = [finding for rule in HARD_RULES for finding in rule(pair)]
    return tuple(sorted(found, key=lambda finding: int(finding.rule[1:])))


def is_stopped(pair: Pair) -> bool:
    """Does any rule fail? Stops at the first that does."""
    return any(finding.outcome is Outcome.FAIL for rule in HARD_RULES for finding in rule(pair))


def verdict_of(findings: tuple[RuleResult, ...]) -> Verdict:
    outcomes = {finding.outcome for finding in findings}
    if Outcome.FAIL in outcomes:
        return Verdict.FAIL
    return Verdict.CONDITIONAL if outcomes & {Outcome.CONDITIONAL, Outcome.UNKNOWN} else Verdict.PASS
