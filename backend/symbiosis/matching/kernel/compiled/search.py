"""Streams against many others: the best of them, how many, the near misses, what stands in the way.

One function does all, so that it is compiled once. Whatever rounding leaves in
doubt is handed back apart, for the engine to decide.
"""

import numpy as np
from numba import njit

from symbiosis.matching.kernel.columns import HC, H
from symbiosis.matching.kernel.compiled import constants as k
from symbiosis.matching.kernel.compiled.geometry import rounded
from symbiosis.matching.kernel.compiled.ranking import keep
from symbiosis.matching.kernel.compiled.score import confidence, total
from symbiosis.matching.kernel.compiled.shares import read_limits
from symbiosis.matching.kernel.compiled.verdict import IN_DOUBT, judge
from symbiosis.matching.kernel.loading import BEST, COUNT, MISSES, OBSTACLES

SCORE_STEPS = 1e4
STEP = 1 / SCORE_STEPS


@njit(nogil=True)
def least_wanted(mode, confidence):
    """The score from which a pair counts: its band is not hidden; it is strong or possible."""
    if mode == BEST:
        return k.POSSIBLE if confidence < k.LOW_CONFIDENCE else k.WEAK
    if mode == COUNT:
        return k.STRONG if confidence < k.LOW_CONFIDENCE else k.POSSIBLE
    return k.POSSIBLE if mode == OBSTACLES else -1.0


@njit(nogil=True)
def cheaply_broken(own, i, near, slot, today, most):
    """How many requirements are broken for certain, as far as one look at both sides tells."""
    both = own.bits[i, 0] & near.bits[slot, 0]
    broken = 0
    if both:
        broken += 1 if both & (both - np.uint64(1)) == 0 else 2
    if own.bits[i, 1] & near.bits[slot, 1]:
        broken += 1
    if broken > most:
        return broken
    one, other = own.hot_codes[i], near.hot_codes[slot]
    if one[HC.OWNER] == other[HC.OWNER]:
        broken += 1
    if min(one[HC.LAST_DAY], other[HC.LAST_DAY]) < max(max(one[HC.FIRST_DAY], other[HC.FIRST_DAY]), today):
        broken += 1
    if broken > most:
        return broken
    here, there = own.hot[i], near.hot[slot]
    if here[H.HAVE] < there[H.WANT]:
        broken += 1
    if there[H.HAVE] < here[H.WANT]:
        broken += 1
    if broken > most:
        return broken
    x, y, z = here[H.X] - there[H.X], here[H.Y] - there[H.Y], here[H.Z] - there[H.Z]
    if x * x + y * y + z * z > min(here[H.REACH], there[H.REACH]):
        broken += 1
    return broken


@njit(nogil=True)
def limits_of(own, i, others, position, code, pool, memo, stamp):
    """What the limits of a need say about an offer, read once for all needs that have the same."""
    if memo.stamps[code] != stamp:
        broken, violation = read_limits(own, own.codes[i], others, others.codes[position], pool)
        memo.stamps[code], memo.broken[code], memo.violations[code] = stamp, broken, violation
    return memo.broken[code], memo.violations[code]


@njit(nogil=True)
def count_bits(bits):
    count = 0
    while bits:
        bits &= bits - 1
        count += 1
    return count


@njit(cache=True, nogil=True)
def look(
    own,
    asked,
    which,
    others,
    is_offer,
    pool,
    starts,
    listed,
    near,
    in_order,
    today,
    allowed,
    mode,
    room,
    doubtful,
    memo,
):
    """For every stream `asked` (positions in `own`): look at `listed[starts[w]:starts[w + 1]]` (positions in
    `others`), `w` from `which`. `near` holds what is looked at first, in the order of
    `listed` or by position. Fills `room`; `doubtful` gets the positions in doubt."""
    most = 1 if mode in (MISSES, OBSTACLES) else 0
    for place in range(len(asked)):
        i = asked[place]
        best, scores = room.best[place], room.scores[place]
        distances, reasons = room.distances[place], room.reasons[place]
        found = doubts = 0
        for at in range(starts[which[place]], starts[which[place] + 1]):
            position = listed[at]
            slot = at if in_order else position
            sure = cheaply_broken(own, i, near, slot, today, most)
            if sure > most or (len(allowed) and not (position < len(allowed) and allowed[position])):
                continue
            known = (-1, 0.0)
            code = near.hot_codes[slot, HC.LIMITS]
            if is_offer and code >= 0:
                known = limits_of(own, i, others, position, code, pool, memo, place + 1)
                if known[0] & IN_DOUBT == 0 and sure + count_bits(known[0]) > most:
                    continue
            offers, needs = (own, others) if is_offer else (others, own)
            a, b = (i, position) if is_offer else (position, i)
            broken, violation, distance, unsure = judge(offers, a, needs, b, pool, today, most, known)
            if broken & IN_DOUBT:
                if doubts < len(doubtful):
                    doubtful[doubts] = position
                doubts += 1
                continue
            if broken & (broken - 1) if most else broken:
                continue
            if most and broken == 0:
                continue
            score, unsure_parts = total(offers, a, needs, b, pool, today, violation, distance)
            score, unsure_score = rounded(score, SCORE_STEPS)
            least = least_wanted(mode, confidence(offers.numbers[a], needs.codes[b]))
            if unsure or unsure_parts or unsure_score:
                if score + STEP >= least:
                    if doubts < len(doubtful):
                        doubtful[doubts] = position
                    doubts += 1
            elif score >= least:
                if mode == COUNT:
                    found += 1
                elif mode == OBSTACLES:
                    bit = count_bits(broken - 1)
                    room.pairs[bit] += 1
                    room.highest[bit] = max(room.highest[bit], score)
                else:
                    found = keep(
                        best, scores, distances, reasons, found, others.ids, position, score, distance, broken
                    )
        room.found[place], room.doubts[place] = found, doubts


@njit(cache=True, nogil=True)
def pair_row(offers, needs, pool, today, i, j):
    """All there is to say about a pair: every requirement broken, the score before rounding, km, confidence."""
    broken, violation, distance, _ = judge(offers, i, needs, j, pool, today, 64, (-1, 0.0))
    score, _ = total(offers, i, needs, j, pool, today, violation, distance)
    return broken, score, distance, confidence(offers.numbers[i], needs.codes[j])
