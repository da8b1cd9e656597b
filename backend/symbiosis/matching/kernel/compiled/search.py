"""Streams against many others: the best of them, how many, the near misses, what stands in the way.

One function does all, so that it is compiled once. Whatever rounding leaves in
doubt is handed back apart, for the engine to decide.
"""

import numpy as np
from numba import njit

from symbiosis.matching.kernel.columns import HC, H
from symbiosis.matching.kernel.compiled import constants as k
from symbiosis.matching.kernel.compiled.bare import bare, bare_memo, bare_near, bare_sets, bare_side
from symbiosis.matching.kernel.compiled.geometry import rounded
from symbiosis.matching.kernel.compiled.inlined import inlined
from symbiosis.matching.kernel.compiled.ranking import keep
from symbiosis.matching.kernel.compiled.score import confidence, total, wherever
from symbiosis.matching.kernel.compiled.shares import read_limits
from symbiosis.matching.kernel.compiled.verdict import IN_DOUBT, judge
from symbiosis.matching.kernel.loading import BEST, COUNT, MISSES, OBSTACLES

SCORE_STEPS = 1e4
STEP = 1 / SCORE_STEPS


@inlined
def least_wanted(mode, confidence):
    """The score from which a pair counts: its band is not hidden; it is strong or possible."""
    if mode == BEST:
        return k.POSSIBLE if confidence < k.LOW_CONFIDENCE else k.WEAK
    if mode == COUNT:
        return k.STRONG if confidence < k.LOW_CONFIDENCE else k.POSSIBLE
    return k.POSSIBLE if mode == OBSTACLES else -1.0


@inlined
def read_once(own, i, others, position, code, pool, memo, stamp):
    """What the limits of a need say about an offer, for all needs that have the same."""
    broken, violation = read_limits(own, own.codes[i], others, others.codes[position], pool)
    memo.stamps[code], memo.broken[code], memo.violations[code] = stamp, broken, violation


@inlined
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
    losses,
    ceilings,
    fits,
    today,
    allowed,
    mode,
    room,
    doubtful,
    memo,
):
    """For every stream `asked` (positions in `own`): look at `listed[starts[w]:starts[w + 1]]` (positions in
    `others`), `w` from `which`. `near` holds what is looked at first, in the order of `listed` or by position.
    `losses`, where given: what each in `listed` is short of a full score whatever it is compared with, least
    first in each list; `ceilings`: the best score each stream can reach at all. `fits`, where given: whose form
    fits, by position. Fills `room`; `doubtful` gets
    the positions in doubt."""
    own, others, pool = bare_side(own), bare_side(others), bare_sets(pool)
    near, memo = bare_near(near), bare_memo(memo)
    most = 1 if mode in (MISSES, OBSTACLES) else 0
    # Taken out of their tuples once: inside the loop every look into a tuple would count references.
    bits, hot, hot_codes = near.bits, near.hot, near.hot_codes
    own_bits, own_hot, own_codes = own.bits, own.hot, own.hot_codes
    stamps, memo_broken, violations = memo.stamps, memo.broken, memo.violations
    for place in range(len(asked)):
        i = asked[place]
        best, scores = bare(room.best[place]), bare(room.scores[place])
        distances, reasons = bare(room.distances[place]), bare(room.reasons[place])
        found = doubts = 0
        bit, more, owner = own_bits[i, 0], own_bits[i, 1], own_codes[i, HC.OWNER]
        first_day, last_day = max(own_codes[i, HC.FIRST_DAY], today), own_codes[i, HC.LAST_DAY]
        have, want, reach = own_hot[i, H.HAVE], own_hot[i, H.WANT], own_hot[i, H.REACH]
        x, y, z = own_hot[i, H.X], own_hot[i, H.Y], own_hot[i, H.Z]
        for at in range(starts[which[place]], starts[which[place] + 1]):
            if len(losses) and found == len(best) and ceilings[place] - losses[at] < scores[found - 1]:
                break
            position = listed[at]
            slot = at if in_order else position
            sure = 1 if len(fits) and not fits[position] else 0
            both = bit & bits[slot, 0]
            if both:
                sure += 1 if both & (both - np.uint64(1)) == 0 else 2
            if more & bits[slot, 1]:
                sure += 1
            if sure > most:
                continue
            if owner == hot_codes[slot, HC.OWNER]:
                sure += 1
            if min(last_day, hot_codes[slot, HC.LAST_DAY]) < max(first_day, hot_codes[slot, HC.FIRST_DAY]):
                sure += 1
            if have < hot[slot, H.WANT]:
                sure += 1
            if hot[slot, H.HAVE] < want:
                sure += 1
            if sure > most:
                continue
            dx, dy, dz = x - hot[slot, H.X], y - hot[slot, H.Y], z - hot[slot, H.Z]
            if dx * dx + dy * dy + dz * dz > min(reach, hot[slot, H.REACH]):
                sure += 1
            if sure > most or (len(allowed) and not (position < len(allowed) and allowed[position])):
                continue
            known = (-1, 0.0)
            code = hot_codes[slot, HC.LIMITS]
            if is_offer and code >= 0:
                if stamps[code] != place + 1:
                    read_once(own, i, others, position, code, pool, memo, place + 1)
                known = memo_broken[code], violations[code]
                if known[0] & IN_DOUBT == 0 and sure + count_bits(known[0]) > most:
                    continue
                if len(losses) and found == len(best):
                    loss = losses[at] + k.MATERIAL_LOSS * min(1.0, known[1] / 20)
                    if ceilings[place] - loss < scores[found - 1]:
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
            summed = wherever(offers, a, needs, b, today, violation)
            score, unsure_parts = total(offers, a, needs, b, pool, summed, distance)
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
                    requirement = count_bits(broken - 1)
                    room.pairs[requirement] += 1
                    room.highest[requirement] = max(room.highest[requirement], score)
                else:
                    found = keep(
                        best, scores, distances, reasons, found, others.ids, position, score, distance, broken
                    )
        room.found[place], room.doubts[place] = found, doubts


@njit(cache=True, nogil=True)
def pair_row(offers, needs, pool, today, i, j):
    """All there is to say about a pair: every requirement broken, the score before rounding, km, confidence."""
    offers, needs, pool = bare_side(offers), bare_side(needs), bare_sets(pool)
    broken, violation, distance, _ = judge(offers, i, needs, j, pool, today, 64, (-1, 0.0))
    summed = wherever(offers, i, needs, j, today, violation)
    score, _ = total(offers, i, needs, j, pool, summed, distance)
    return broken, score, distance, confidence(offers.numbers[i], needs.codes[j])
