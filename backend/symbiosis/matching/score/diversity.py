"""The bonus for bringing two trades together along a known pattern."""

from symbiosis.matching.pair import Pair
from symbiosis.matching.results import Profile, ScorePart

DIVERSITY_BONUS = 0.05
REWARDED = frozenset({Profile.RECYCLER, Profile.MAKER})
"""Reuse passes goods on as they are; nobody needs a pattern to think of it."""


def diversity_bonus(pair: Pair, profile: Profile) -> float:
    """Organisations that share no role in the chain rarely meet by themselves, and a pattern says that
    the step between them has been done before."""
    offer, need = pair.offer, pair.need
    if profile not in REWARDED or not offer.trades or not need.trades:
        return 0.0
    if offer.patterns.isdisjoint(need.patterns) or not offer.trades.isdisjoint(need.trades):
        return 0.0
    return DIVERSITY_BONUS


def diversity(pair: Pair, profile: Profile) -> ScorePart | None:
    bonus = diversity_bonus(pair, profile)
    if not bonus:
        return None
    patterns = sorted(pair.offer.patterns & pair.need.patterns)
    evidence = {"patterns": patterns, "bonus_points": round(bonus * 100)}
    return ScorePart("diversity", 1.0, 0.0, "diversity_pattern", evidence, bonus)
