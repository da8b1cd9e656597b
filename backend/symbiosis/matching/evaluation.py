"""A pair judged and scored, without the search for what would improve it."""

from symbiosis.matching.pair import Pair
from symbiosis.matching.results import MatchResult
from symbiosis.matching.rules import judge, verdict_of
from symbiosis.matching.score import band_of, confidence_of, profile_of, total_and_parts


def without_improvement(pair: Pair) -> MatchResult:
    findings = judge(pair)
    profile = profile_of(pair.need)
    score, parts = total_and_parts(pair, profile)
    confidence = confidence_of(pair)
    return MatchResult(
        offer_id=pair.offer.id,
        offer_version=pair.offer.version,
        need_id=pair.need.id,
        need_version=pair.need.version,
        evaluated_on=pair.today,
        verdict=verdict_of(findings),
        score=score,
        band=band_of(score, confidence),
        confidence=confidence,
        profile=profile,
        distance_km=pair.distance_km,
        rules=findings,
        parts=parts,
    )
