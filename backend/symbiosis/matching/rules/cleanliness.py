"""H8 moisture and mould, H9 contamination and hazard, H10 treatments."""

from symbiosis.matching.pair import Pair
from symbiosis.matching.rules.finding import Findings, Requirement, limit_source
from symbiosis.streams.vocabulary import Contamination, MoistureState, Treatment

MOISTURE = Requirement("H8", "moisture")
MOULD = Requirement("H8", "mould")
CONTAMINATION = Requirement("H9", "contamination")
HAZARD = Requirement("H9", "hazard")
TREATMENTS = Requirement("H10", "treatments")

DRY_TO_TOUCH_PCT = 8.0
"""Air-dry cotton holds about 8 % water: for a lower limit, `dry` is not yet an answer."""

WASHABLE = frozenset({Contamination.ODOUR, Contamination.FOOD})
"""Comes out in an ordinary laundry."""


def dry_enough(pair: Pair) -> Findings:
    """Wet is refused whatever the need says; damp is a task; a measured number is worth more than a word."""
    state, measured, limit = pair.offer.moisture_state, pair.offer.moisture_pct, pair.need.moisture_max_pct
    source = limit_source(pair.need, "moisture_max_pct")
    if state == MoistureState.WET:
        return MOISTURE.broken("moisture_wet")
    if measured is not None and limit is not None:
        if measured > limit:
            return MOISTURE.open(
                "moisture_over", "dry_it", moisture_pct=measured, limit_pct=limit, limit_source=source
            )
        return _kept_dry(pair, "moisture_within", moisture_pct=measured, limit_pct=limit, limit_source=source)
    if state == MoistureState.DAMP and measured is None:
        return MOISTURE.open("moisture_damp", "dry_it")
    if limit is None:
        return MOISTURE.met("moisture_any")
    if state == MoistureState.UNKNOWN:
        return MOISTURE.unknown("moisture_unknown", "confirm_moisture", limit_pct=limit, limit_source=source)
    if limit < DRY_TO_TOUCH_PCT:
        return MOISTURE.unknown(
            "moisture_unmeasured", "confirm_moisture", limit_pct=limit, limit_source=source
        )
    return _kept_dry(pair, "moisture_dry", limit_pct=limit, limit_source=source)


def _kept_dry(pair: Pair, code: str, **evidence: float | str) -> Findings:
    if pair.offer.stored_dry is False:
        return MOISTURE.open("moisture_not_stored_dry", "store_dry", **evidence)
    return MOISTURE.met(code, **evidence)


def free_of_mould(pair: Pair) -> Findings:
    present = pair.offer.contamination or frozenset()
    if Contamination.MOULD in present and Contamination.MOULD not in pair.need.accepted_contamination:
        return MOULD.broken("mould_present")
    return MOULD.met("mould_none")


def clean_enough(pair: Pair) -> Findings:
    """Dust never counts; what a laundry takes out is a task; what nobody stated is asked."""
    present = pair.offer.contamination
    if present is None:
        return CONTAMINATION.unknown("contamination_unknown", "confirm_contamination")
    ignored = {Contamination.DUST, Contamination.MOULD, Contamination.UNKNOWN}
    unwanted = present - pair.need.accepted_contamination - ignored
    if hard := sorted(unwanted - WASHABLE):
        return CONTAMINATION.broken("contamination_refused", contamination=hard)
    if Contamination.UNKNOWN in present - pair.need.accepted_contamination:
        return CONTAMINATION.unknown("contamination_unknown", "confirm_contamination")
    if unwanted:
        return CONTAMINATION.open("contamination_washable", "wash_it", contamination=sorted(unwanted))
    return CONTAMINATION.met("contamination_accepted")


def not_hazardous(pair: Pair) -> Findings:
    """A code with an asterisk is hazardous, also of a pair of mirror codes: only a permit that lists it."""
    code = pair.offer.waste_code
    if code is None or not code.endswith("*"):
        return HAZARD.met("hazard_none")
    if code in (pair.need.permitted_waste_codes or ()):
        return HAZARD.met("hazard_permitted", waste_code=code)
    return HAZARD.broken("hazardous_waste", waste_code=code)


def treatments_excluded(pair: Pair) -> Findings:
    """Water repellents are often PFAS: a need that excludes PFAS asks about them."""
    excluded, present = pair.need.excluded_treatments - {Treatment.UNKNOWN}, pair.offer.treatments
    if not excluded:
        return TREATMENTS.met("treatments_any")
    if present is not None and (hit := sorted(present & excluded)):
        return TREATMENTS.broken("treatments_present", treatments=hit)
    if present is None or Treatment.UNKNOWN in present:
        return TREATMENTS.unknown("treatments_unknown", "confirm_treatments", treatments=sorted(excluded))
    if Treatment.WATER_REPELLENT in present and Treatment.PFAS_SUSPECTED in excluded:
        return TREATMENTS.unknown("repellent_maybe_pfas", "test_pfas")
    return TREATMENTS.met("treatments_absent", treatments=sorted(excluded))
