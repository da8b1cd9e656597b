"""One stream against many others: the best of them, how many, the near misses, what stands in the way.

One function does all, so that it is compiled once. Whatever rounding leaves in
doubt is handed back apart, for the engine to decide.
"""

import numpy as np
from numba import njit

from symbiosis.matching.kernel.columns import HC, H
from symbiosis.matching.kernel.compiled.bare import bare, bare_memo, bare_sets, bare_side
from symbiosis.matching.kernel.compiled.inlined import inlined
from symbiosis.matching.kernel.compiled.ranking import keep
from symbiosis.matching.kernel.compiled.score import confidence, total, wherever
from symbiosis.matching.kernel.compiled.shares import read_limits
from symbiosis.matching.kernel.compiled.verdict import IN_DOUBT, judge
from symbiosis.matching.kernel.compiled.weighing import (
    NOTHING,
    UNSURE,
    least_wanted,
    may_break,
    may_reach,
    weigh,
)
from symbiosis.matching.kernel.loading import COUNT, OBSTACLES


@inlined
def count_bits(bits):
    count = 0
    while bits:
        bits &= bits - 1
        count += 1
    return count


@njit(cache=True, nogil=True)
def look(own, others, is_offer, pool, listed, fits, today, allowed, mode, room, doubtful, memo):
    """The first stream of `own` against `listed` (positions in `others`). `fits`, where given: whose form fits, by
    position; `allowed` likewise, where given. Fills the first row of `room`; `doubtful` gets the positions in
    doubt."""
    own, others, pool, memo = bare_side(own), bare_side(others), bare_sets(pool), bare_memo(memo)
    offers, needs = (own, others) if is_offer else (others, own)
    most = may_break(mode)
    best, scores = bare(room.best[0]), bare(room.scores[0])
    distances, reasons = bare(room.distances[0]), bare(room.reasons[0])
    # Taken out of their tuples once: inside the loop every look into a tuple would count references.
    bits, hot, hot_codes = others.bits, others.hot, others.hot_codes
    own_hot, own_codes = own.hot[0], own.hot_codes[0]
    bit, more, owner = own.bits[0, 0], own.bits[0, 1], own_codes[HC.OWNER]
    first_day, last_day = max(own_codes[HC.FIRST_DAY], today), own_codes[HC.LAST_DAY]
    have, want, reach = own_hot[H.HAVE], own_hot[H.WANT], own_hot[H.REACH]
    x, y, z = own_hot[H.X], own_hot[H.Y], own_hot[H.Z]
    found = doubts = np.int64(0)
    worst = -1.0
    for place in range(len(listed)):
        position = np.int64(listed[place])
        sure = 1 if len(fits) and not fits[position] else 0
        both = bit & bits[position, 0]
        if both:
            sure += 1 if both & (both - np.uint64(1)) == 0 else 2
        if more & bits[position, 1]:
            sure += 1
        if sure > most:
            continue
        if owner == hot_codes[position, HC.OWNER]:
            sure += 1
        if min(last_day, hot_codes[position, HC.LAST_DAY]) < max(
            first_day, hot_codes[position, HC.FIRST_DAY]
        ):
            sure += 1
        if have < hot[position, H.WANT]:
            sure += 1
        if hot[position, H.HAVE] < want:
            sure += 1
        if sure > most:
            continue
        dx, dy, dz = x - hot[position, H.X], y - hot[position, H.Y], z - hot[position, H.Z]
        chord = dx * dx + dy * dy + dz * dz
        if chord > min(reach, hot[position, H.REACH]):
            sure += 1
        if sure > most or (len(allowed) and not (position < len(allowed) and allowed[position])):
            continue
        known = (-1, 0.0)
        code = hot_codes[position, HC.LIMITS]
        if is_offer and code >= 0:
            if memo.stamps[code] == 0:
                broken, violation = read_limits(offers, offers.codes[0], needs, needs.codes[position], pool)
                memo.stamps[code], memo.broken[code], memo.violations[code] = 1, broken, violation
            known = memo.broken[code], memo.violations[code]
            if known[0] & IN_DOUBT == 0 and sure + count_bits(known[0]) > most:
                continue
        i, j = (0, position) if is_offer else (position, 0)
        least = max(worst, least_wanted(mode, confidence(offers.numbers[i], needs.codes[j])))
        if not may_reach(offers, i, needs, j, pool, today, known[1], chord, least):
            continue
        counts, score, distance, broken = weigh(offers, i, needs, j, pool, today, mode, known, worst)
        if counts == NOTHING:
            continue
        if counts == UNSURE:
            if doubts < len(doubtful):
                doubtful[doubts] = position
            doubts += 1
        elif mode == COUNT:
            found += 1
        elif mode == OBSTACLES:
            requirement = count_bits(broken - 1)
            room.pairs[requirement] += 1
            room.highest[requirement] = max(room.highest[requirement], score)
        else:
            found = keep(
                best, scores, distances, reasons, found, others.ids, position, score, distance, broken
            )
            worst = scores[found - 1] if found == len(best) else worst
    room.found[0], room.doubts[0] = found, doubts


@njit(cache=True, nogil=True)
def pair_row(offers, needs, pool, today, i, j):
    """All there is to say about a pair: every requirement broken, the score before rounding, km, confidence."""
    offers, needs, pool = bare_side(offers), bare_side(needs), bare_sets(pool)
    broken, violation, distance, _ = judge(offers, i, needs, j, pool, today, 64, (-1, 0.0))
    summed = wherever(offers, i, needs, j, today, violation)
    score, _ = total(offers, i, needs, j, pool, summed, distance)
    return broken, score, distance, confidence(offers.numbers[i], needs.codes[j])
