"""H4 composition and H5 elastane: the intervals of `composition` against the need's limits."""

from typing import Any

from symbiosis.matching.composition import UNCERTAINTY_PP, Reading, Subject, limits_of
from symbiosis.matching.pair import Pair
from symbiosis.matching.rules.finding import Findings, Requirement, limit_source
from symbiosis.streams.vocabulary import EvidenceMethod, Homogeneity, TextilePart

COMPOSITION = Requirement("H4", "composition")
HOMOGENEITY = Requirement("H4", "homogeneity")
ELASTANE = Requirement("H5", "elastane")
OTHER_FIBRES = Requirement("H4", "other_fibres")

REQUIREMENT_OF = {
    Subject.WINDOW: COMPOSITION,
    Subject.ELASTANE: ELASTANE,
    Subject.OTHER: OTHER_FIBRES,
}
LIMIT_NAME = {
    Subject.WINDOW: "composition",
    Subject.ELASTANE: "elastane_max_pct",
    Subject.OTHER: "other_fibre_max_pct",
}
SHOWN_FIBRES = 4
"""A sentence names at most so many fibres."""


def composition_within(pair: Pair) -> Findings:
    if not pair.parts and any(True for _ in limits_of(pair.need, pair.groups)):
        return COMPOSITION.unknown("composition_unknown", "state_composition")
    found: Findings = ()
    for reading in pair.readings:
        found += _judge(reading, pair)
    return found or COMPOSITION.met("composition_any")


def range_known(pair: Pair) -> Findings:
    """A mixed range of articles with one composition stated: its articles may lie anywhere around it."""
    if pair.offer.homogeneity != Homogeneity.MIXED_RANGE or not pair.readings:
        return ()
    if any(part.ranges is not None for part in pair.parts):
        return HOMOGENEITY.met("range_stated")
    return HOMOGENEITY.unknown("range_unknown", "state_range")


def _judge(reading: Reading, pair: Pair) -> Findings:
    method = pair.offer.evidence_method
    requirement = REQUIREMENT_OF[reading.limit.subject]
    stem = _stem(reading)
    evidence = _evidence(reading, method)
    evidence["limit_source"] = limit_source(pair.need, LIMIT_NAME[reading.limit.subject])
    if reading.best_violation > 0:
        return requirement.broken(f"{stem}_broken", excess_pp=reading.best_violation, **evidence)
    if reading.worst_violation > 0:
        return requirement.open(f"{stem}_uncertain", _task(reading, method), **evidence)
    return requirement.met(f"{stem}_met", **evidence)


def _stem(reading: Reading) -> str:
    if reading.limit.subject is Subject.WINDOW:
        return "share_min" if reading.limit.is_minimum else "share_max"
    return "elastane" if reading.limit.subject is Subject.ELASTANE else "other_fibres"


def _task(reading: Reading, method: str) -> str:
    """A laboratory has already said what a test can say: then the parties agree on a tolerance."""
    if UNCERTAINTY_PP[method] <= UNCERTAINTY_PP[EvidenceMethod.LAB_CHEMICAL]:
        return "agree_tolerance"
    return "test_elastane" if reading.limit.subject is Subject.ELASTANE else "test_composition"


def _evidence(reading: Reading, method: str) -> dict[str, Any]:
    evidence: dict[str, Any] = {
        "share_pct": reading.stated_pct,
        "low_pct": reading.low_pct,
        "high_pct": reading.high_pct,
        "limit_pct": reading.limit.limit_pct,
        "uncertainty_pp": UNCERTAINTY_PP[method],
        "method": str(method),
        "part": str(reading.part or TextilePart.ALL),
    }
    if reading.limit.subject is Subject.WINDOW:
        evidence["fibres"] = list((reading.fibres or reading.limit.names)[:SHOWN_FIBRES])
    return evidence
