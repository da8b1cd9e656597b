"""One stream against many: the best, how many, the near misses, what stands in the way.

Whatever is in doubt is handed back apart, for the engine to decide.
"""

import numpy as np
from numba import njit

from symbiosis.matching.kernel.columns import OC
from symbiosis.matching.kernel.compiled import constants as k
from symbiosis.matching.kernel.compiled.geometry import rounded
from symbiosis.matching.kernel.compiled.score import besides_material, confidence, total
from symbiosis.matching.kernel.compiled.verdict import IN_DOUBT, judge

SCORE_STEPS = 1e4


@njit(cache=True, nogil=True)
def is_before(score, distance, ids, one, other_score, other_distance, other):
    """Best score, then nearest, then id."""
    if score != other_score:
        return score > other_score
    if distance != other_distance:
        return distance < other_distance
    if ids[one, 0] != ids[other, 0]:
        return ids[one, 0] < ids[other, 0]
    return ids[one, 1] < ids[other, 1]


@njit(cache=True, nogil=True)
def keep(positions, scores, distances, found, ids, position, score, distance):
    """Put it in its place among the best so far; gives how many there are."""
    size = len(positions)
    if found == size and not is_before(
        score, distance, ids, position, scores[size - 1], distances[size - 1], positions[size - 1]
    ):
        return found
    place = min(found, size - 1)
    while place > 0 and is_before(
        score, distance, ids, position, scores[place - 1], distances[place - 1], positions[place - 1]
    ):
        positions[place], scores[place] = positions[place - 1], scores[place - 1]
        distances[place] = distances[place - 1]
        place -= 1
    positions[place], scores[place], distances[place] = position, score, distance
    return min(found + 1, size)


@njit(cache=True, nogil=True)
def score_of(offers, i, needs, j, today, violation, distance):
    o, oc, n, nc = offers.numbers[i], offers.codes[i], needs.numbers[j], needs.codes[j]
    others = besides_material(o, oc, n, nc, today, distance)
    return rounded(total(offers, oc, nc, others, violation), SCORE_STEPS)


@njit(cache=True, nogil=True)
def least_shown(confidence, worthy):
    """The score from which a pair's band is not hidden; `worthy`: from which it is strong or possible."""
    if worthy:
        return k.STRONG if confidence < k.LOW_CONFIDENCE else k.POSSIBLE
    return k.POSSIBLE if confidence < k.LOW_CONFIDENCE else k.WEAK


@njit(cache=True, nogil=True)
def is_allowed(allowed, position):
    return len(allowed) == 0 or (position < len(allowed) and allowed[position])


@njit(cache=True, nogil=True)
def note(doubtful, count, position):
    if count < len(doubtful):
        doubtful[count] = position
    return count + 1


@njit(cache=True, nogil=True)
def best_of(stream, i, others, is_offer, pool, positions, today, allowed, best, scores, distances, doubtful):
    """Fills `best`, `scores`, `distances` in order and `doubtful`; gives how many of each."""
    found = doubts = 0
    for position in positions:
        if not is_allowed(allowed, position):
            continue
        offers, needs = (stream, others) if is_offer else (others, stream)
        a, b = (i, position) if is_offer else (position, i)
        broken, violation, distance, unsure = judge(offers, a, needs, b, pool, today, 0)
        if broken & IN_DOUBT:
            doubts = note(doubtful, doubts, position)
        elif broken == 0:
            score, unsure_score = score_of(offers, a, needs, b, today, violation, distance)
            least = least_shown(confidence(offers.numbers[a], needs.codes[b]), False)
            if unsure or unsure_score:
                if score + 1 / SCORE_STEPS >= least and (
                    found < len(best) or score + 1 / SCORE_STEPS >= scores[found - 1]
                ):
                    doubts = note(doubtful, doubts, position)
            elif score >= least:
                found = keep(best, scores, distances, found, others.ids, position, score, distance)
    return found, doubts


@njit(cache=True, nogil=True)
def count_of(stream, i, others, is_offer, pool, positions, today, allowed, doubtful):
    found = doubts = 0
    for position in positions:
        if not is_allowed(allowed, position):
            continue
        offers, needs = (stream, others) if is_offer else (others, stream)
        a, b = (i, position) if is_offer else (position, i)
        broken, violation, distance, unsure = judge(offers, a, needs, b, pool, today, 0)
        if broken & IN_DOUBT:
            doubts = note(doubtful, doubts, position)
        elif broken == 0:
            score, unsure_score = score_of(offers, a, needs, b, today, violation, distance)
            least = least_shown(confidence(offers.numbers[a], needs.codes[b]), True)
            if (unsure or unsure_score) and abs(score - least) < 2 / SCORE_STEPS:
                doubts = note(doubtful, doubts, position)
            elif score >= least:
                found += 1
    return found, doubts


@njit(cache=True, nogil=True)
def misses_of(
    stream, i, others, is_offer, pool, positions, today, allowed, best, scores, distances, reasons, doubtful
):
    """As `best_of`, of the pairs exactly one requirement stops; `reasons`: which."""
    found = doubts = 0
    for position in positions:
        if not is_allowed(allowed, position):
            continue
        offers, needs = (stream, others) if is_offer else (others, stream)
        a, b = (i, position) if is_offer else (position, i)
        broken, violation, distance, unsure = judge(offers, a, needs, b, pool, today, 1)
        if broken & IN_DOUBT:
            doubts = note(doubtful, doubts, position)
        elif broken != 0 and broken & (broken - 1) == 0:
            score, unsure_score = score_of(offers, a, needs, b, today, violation, distance)
            if unsure or unsure_score:
                if found < len(best) or score + 1 / SCORE_STEPS >= scores[found - 1]:
                    doubts = note(doubtful, doubts, position)
            else:
                found = keep(best, scores, distances, found, others.ids, position, score, distance)
    for place in range(found):
        offers, needs = (stream, others) if is_offer else (others, stream)
        a, b = (i, best[place]) if is_offer else (best[place], i)
        reasons[place] = judge(offers, a, needs, b, pool, today, 1)[0]
    return found, doubts


@njit(cache=True, nogil=True)
def obstacles_of(stream, i, others, is_offer, pool, positions, today, pairs, highest, doubtful):
    """For every requirement: how many pairs it alone stops that would score as possible, and the best."""
    doubts = 0
    for position in positions:
        offers, needs = (stream, others) if is_offer else (others, stream)
        a, b = (i, position) if is_offer else (position, i)
        broken, violation, distance, unsure = judge(offers, a, needs, b, pool, today, 1)
        if broken & IN_DOUBT:
            doubts = note(doubtful, doubts, position)
        elif broken != 0 and broken & (broken - 1) == 0:
            score, unsure_score = score_of(offers, a, needs, b, today, violation, distance)
            if unsure or unsure_score:
                doubts = note(doubtful, doubts, position)
            elif score >= k.POSSIBLE:
                bit = 0
                while broken >> bit != 1:
                    bit += 1
                pairs[bit] += 1
                highest[bit] = max(highest[bit], score)
    return 0, doubts


@njit(cache=True, nogil=True)
def best_of_each(
    first, last, live, offers, needs, pool, starts, listed, today, best, scores, distances, counts, doubtful
):
    """For the offers `live[first:last]` the best needs each. `listed[starts[f]:starts[f + 1]]`: the needs an
    offer of form f - 1 may fit, f = 0 for no form. An offer with a pair in doubt gets the count -1."""
    everybody = np.zeros(0, np.bool_)
    for place in range(first, last):
        i = live[place]
        form = offers.codes[i, OC.FORM] + 1
        counts[place], doubts = best_of(
            offers,
            i,
            needs,
            True,
            pool,
            listed[starts[form] : starts[form + 1]],
            today,
            everybody,
            best[place],
            scores[place],
            distances[place],
            doubtful,
        )
        if doubts:
            counts[place] = -1


@njit(cache=True, nogil=True)
def pair_row(offers, needs, pool, today, i, j):
    """All there is to say about a pair: every requirement broken, the score before rounding, km, confidence."""
    broken, violation, distance, _ = judge(offers, i, needs, j, pool, today, 64)
    o, oc, n, nc = offers.numbers[i], offers.codes[i], needs.numbers[j], needs.codes[j]
    others = besides_material(o, oc, n, nc, today, distance)
    return broken, total(offers, oc, nc, others, violation), distance, confidence(o, nc)
