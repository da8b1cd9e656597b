"""What a pair comes to: first what it can reach at the most, then the rules and the score."""

from math import inf, isnan, sqrt

from symbiosis.matching.kernel.compiled import constants as k
from symbiosis.matching.kernel.compiled.geometry import rounded
from symbiosis.matching.kernel.compiled.inlined import inlined
from symbiosis.matching.kernel.compiled.score import confidence, highest, total, wherever
from symbiosis.matching.kernel.compiled.verdict import IN_DOUBT, judge
from symbiosis.matching.kernel.loading import BEST, COUNT, MISSES, OBSTACLES

SCORE_STEPS = 1e4
STEP = 1 / SCORE_STEPS
NOTHING, UNSURE, COUNTS = range(3)


@inlined
def least_wanted(mode, confidence):
    """The score from which a pair counts: its band is not hidden; it is strong or possible."""
    if mode == BEST:
        return k.POSSIBLE if confidence < k.LOW_CONFIDENCE else k.WEAK
    if mode == COUNT:
        return k.STRONG if confidence < k.LOW_CONFIDENCE else k.POSSIBLE
    return k.POSSIBLE if mode == OBSTACLES else -1.0


@inlined
def may_break(mode):
    """How many requirements a pair that counts breaks."""
    return 1 if mode in (MISSES, OBSTACLES) else 0


@inlined
def may_reach(offers, i, needs, j, pool, today, violation, chord, least):
    """Whether the score can be `least`: as if no rule stopped the pair, at the least distance. `violation`: the
    least that is expected; `chord`: the square of the straight line between the two, in single precision."""
    summed = wherever(offers, i, needs, j, today, violation)
    if highest(summed, needs.codes[j]) + k.DIVERSITY_BONUS + STEP < least:
        return False
    return total(offers, i, needs, j, pool, summed, least_km(chord))[0] + STEP >= least


@inlined
def least_km(chord):
    """Less than the distance: the straight line through the globe; infinite when a place is unknown."""
    return inf if isnan(chord) else max(0.0, k.EARTH_RADIUS_KM * sqrt(chord) - k.SLACK_KM)


@inlined
def weigh(offers, i, needs, j, pool, today, mode, known, least):
    """How the pair counts among those with at least that score, its score (when unsure, the highest it may be),
    km, and the requirements it breaks: none, or one when that is asked for."""
    most = may_break(mode)
    broken, violation, distance, unsure = judge(offers, i, needs, j, pool, today, most, known)
    if broken & IN_DOUBT:
        return UNSURE, 1.0, distance, broken
    if broken & (broken - 1) or (broken != 0) != (most == 1):
        return NOTHING, 0.0, distance, broken
    summed = wherever(offers, i, needs, j, today, violation)
    score, unsure_parts = total(offers, i, needs, j, pool, summed, distance)
    score, unsure_score = rounded(score, SCORE_STEPS)
    least = max(least, least_wanted(mode, confidence(offers.numbers[i], needs.codes[j])))
    if unsure or unsure_parts or unsure_score:
        return UNSURE if score + STEP >= least else NOTHING, score + STEP, distance, broken
    return COUNTS if score >= least else NOTHING, score, distance, broken
