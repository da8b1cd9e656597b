"""H3 measures of cloth and fibre: weight, width, length of pieces, staple length.

Stated measures are rounded and cloth varies along the roll, so a measure within a
tenth of its limit is asked about, and only one clearly outside is refused.
"""

from collections.abc import Mapping

from symbiosis.matching.pair import Pair
from symbiosis.matching.rules.finding import Findings, Requirement

GSM = Requirement("H3", "gsm")
WIDTH = Requirement("H3", "width")
LENGTH = Requirement("H3", "length")
FIBRE_LENGTH = Requirement("H3", "fibre_length")

CLEARLY_BELOW, CLEARLY_ABOVE = 0.9, 1.1
"""Of the limit. Proposed: twice the 5 % by which the weight of a cloth may usually differ."""

FLOORS: Mapping[str, tuple[Requirement, str, str, str]] = {
    "width": (WIDTH, "width_cm", "width_min_cm", "cm"),
    "length": (LENGTH, "length_min_m", "length_min_m", "m"),
    "fibre_length": (FIBRE_LENGTH, "fibre_length_mm", "fibre_length_min_mm", "mm"),
}
"""Measures with a lower limit only: the offer's field, the need's field, the unit of both."""


def cloth_weight_within(pair: Pair) -> Findings:
    gsm, low, high = pair.offer.gsm, pair.need.gsm_min, pair.need.gsm_max
    if low is None and high is None:
        return ()
    if gsm is None:
        return GSM.unknown("gsm_unknown", "state_gsm")
    if low is not None and gsm < low:
        return _outside(GSM, "gsm_low", gsm < CLEARLY_BELOW * low, measured_gsm=gsm, limit_gsm=low)
    if high is not None and gsm > high:
        return _outside(GSM, "gsm_high", gsm > CLEARLY_ABOVE * high, measured_gsm=gsm, limit_gsm=high)
    return GSM.met("gsm_met", measured_gsm=gsm)


def wide_enough(pair: Pair) -> Findings:
    return _at_least(pair, "width")


def long_enough(pair: Pair) -> Findings:
    """The shortest roll or piece counts: a maker cuts from every one."""
    return _at_least(pair, "length")


def fibres_long_enough(pair: Pair) -> Findings:
    return _at_least(pair, "fibre_length")


def _at_least(pair: Pair, stem: str) -> Findings:
    requirement, offered, wanted, unit = FLOORS[stem]
    least: float | None = getattr(pair.need, wanted)
    if least is None:
        return ()
    value: float | None = getattr(pair.offer, offered)
    numbers = {f"limit_{unit}": least}
    if value is None:
        return requirement.unknown(f"{stem}_unknown", f"state_{stem}", **numbers)
    numbers[f"measured_{unit}"] = value
    if value < least:
        return _outside(requirement, f"{stem}_low", value < CLEARLY_BELOW * least, **numbers)
    return requirement.met(f"{stem}_met", **numbers)


def _outside(requirement: Requirement, code: str, clearly: bool, **numbers: float) -> Findings:
    if clearly:
        return requirement.broken(code, **numbers)
    return requirement.open(f"{code}_near", "agree_measure", **numbers)
