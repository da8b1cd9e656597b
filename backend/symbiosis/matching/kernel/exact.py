"""What the engine itself says about a pair, in the kernel's terms."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from symbiosis.matching.facts import NeedFacts, OfferFacts
from symbiosis.matching.pair import Pair, pair_of
from symbiosis.matching.results import Band, Outcome
from symbiosis.matching.rules import judge
from symbiosis.matching.score import band_of, confidence_of, profile_of, total_of


class Judged(NamedTuple):
    """`failing`: the requirements that stop the pair."""

    failing: frozenset[str]
    score: float
    band: Band
    distance_km: float | None


def judged(
    one: OfferFacts | NeedFacts, other: OfferFacts | NeedFacts, today: date, groups: Mapping[str, str]
) -> Judged:
    pair = _pair(one, other, today, groups)
    score = total_of(pair, profile_of(pair.need))
    failing = frozenset(finding.requirement for finding in judge(pair) if finding.outcome is Outcome.FAIL)
    return Judged(failing, score, band_of(score, confidence_of(pair)), pair.distance_km)


def _pair(
    one: OfferFacts | NeedFacts, other: OfferFacts | NeedFacts, today: date, groups: Mapping[str, str]
) -> Pair:
    if isinstance(one, OfferFacts) and isinstance(other, NeedFacts):
        return pair_of(one, other, today, groups)
    if isinstance(one, NeedFacts) and isinstance(other, OfferFacts):
        return pair_of(other, one, today, groups)
    raise TypeError("an offer is matched with needs and a need with offers")
