"""The need's share limits against the offer's composition: what they break, and by how much on average."""

from math import nan

import numpy as np
from numba import njit

from symbiosis.matching.kernel.columns import NC, OC, C
from symbiosis.matching.kernel.compiled.geometry import rounded
from symbiosis.matching.kernel.compiled.inlined import inlined
from symbiosis.matching.kernel.requirements import DOUBT_BIT, R

PP_STEPS = 1e6
BROKEN = np.array([1 << R.COMPOSITION, 1 << R.ELASTANE, 1 << R.OTHER_FIBRES], np.int64)
"""By the limit's subject."""
IN_DOUBT = 1 << DOUBT_BIT


@inlined
def expected_excess(low, high, limit):
    if high <= limit:
        return 0.0
    if low >= limit:
        return (low + high) / 2 - limit
    return (high - limit) ** 2 / (2 * (high - low))


@inlined
def measure(stated, least, most, uncertainty, limit, is_minimum):
    """Violation in the best and the worst case, on average; the last: in doubt."""
    low, unsure = rounded(least - uncertainty, PP_STEPS)
    high, unsure_too = rounded(most + uncertainty, PP_STEPS)
    shown_low, shown_high = low if low > 0 else 0.0, high if high < 100 else 100.0
    if is_minimum:
        best, worst = limit - shown_high, limit - shown_low
        expected = expected_excess(-high, -low, -limit)
    else:
        best, worst = shown_low - limit, shown_high - limit
        expected = expected_excess(low, high, limit)
    best, unsure_best = rounded(best, PP_STEPS) if best > 0 else (0.0, False)
    worst = rounded(worst, PP_STEPS)[0] if worst > 0 else 0.0
    return best, worst, expected, unsure or unsure_too or unsure_best


@inlined
def worse(one, other):
    """By the best case, then the worst."""
    return one[0] > other[0] or (one[0] == other[0] and one[1] > other[1])


@inlined
def covered(pool, code, negated, fibre):
    word, bit = fibre >> 6, fibre & 63
    inside = word < pool.masks.shape[1] and (pool.masks[code, word] >> np.uint64(bit)) & np.uint64(1) != 0
    return inside != negated


@inlined
def spread(lines, start, stated, own_least, own_most, all_least, all_most):
    """Where the share lies if every statement is exact; see `composition`."""
    unspecified = lines[start, 0]
    open_end = stated + unspecified
    if lines[start, 2] == 0.0:
        return stated, open_end
    low = max(own_least, 100.0 - unspecified - (all_most - own_most))
    high = min(own_most + unspecified, 100.0 - (all_least - own_least))
    return min(stated, low), max(open_end, high)


@inlined
def read(offers, start, count, limit, codes, pool):
    """One limit against one part, whose header is at `start`."""
    lines = offers.line_numbers
    uncertainty, is_minimum, single = lines[start, 1], codes[1] != 0, codes[2] != 0
    stated = own_least = own_most = all_least = all_most = 0.0
    for place in range(start + 1, start + 1 + count):
        all_least += lines[place, 1]
        all_most += lines[place, 2]
        if covered(pool, codes[3], codes[4] != 0, offers.line_codes[place, 0]):
            stated += lines[place, 0]
            own_least += lines[place, 1]
            own_most += lines[place, 2]
    best = (0.0, 0.0, 0.0, False)
    found = False
    if single:
        for place in range(start + 1, start + 1 + count):
            if covered(pool, codes[3], codes[4] != 0, offers.line_codes[place, 0]):
                share = lines[place, 0]
                least, most = spread(
                    lines, start, share, lines[place, 1], lines[place, 2], all_least, all_most
                )
                alone = measure(share, least, most, uncertainty, limit, is_minimum)
                best = merge(best, alone, worse(best, alone), min(best[2], alone[2])) if found else alone
                found = True
    if found:
        return best
    least, most = spread(lines, start, stated, own_least, own_most, all_least, all_most)
    return measure(stated, least, most, uncertainty, limit, is_minimum)


@inlined
def merge(one, other, other_counts, expected):
    """The reading that counts with an expected violation taken by itself."""
    chosen = other if other_counts else one
    return chosen[0], chosen[1], expected, one[3] or other[3]


@njit(nogil=True)
def read_limits(offers, oc, needs, nc, pool):
    """The requirements broken as bits, and the sum of the violations expected."""
    broken, violation = 0, 0.0
    parts = oc[OC.PARTS]
    if parts == 0:
        return broken, violation
    first = oc[C.LINES] + oc[C.LINE_COUNT]
    begin = nc[C.LINES] + nc[C.LINE_COUNT]
    for line in range(begin, begin + nc[NC.LIMIT_COUNT]):
        limit, codes = needs.line_numbers[line, 0], needs.line_codes[line]
        start = first
        worst = (0.0, 0.0, 0.0, False)
        for part in range(parts):
            count = offers.line_codes[start, 0]
            reading = read(offers, start, count, limit, codes, pool)
            if part > 0:
                reading = merge(worst, reading, worse(reading, worst), max(worst[2], reading[2]))
            worst = reading
            start += 1 + count
        if worst[0] > 0:
            broken |= BROKEN[codes[0]]
        if worst[3]:
            broken |= IN_DOUBT
        violation += worst[2]
    return broken, violation


@inlined
def most_unspecified(offers, oc):
    """Percentage points that the offer's vaguest part leaves open; 100 without a composition."""
    start = oc[C.LINES] + oc[C.LINE_COUNT]
    most = nan
    for part in range(oc[OC.PARTS]):
        if part == 0 or offers.line_numbers[start, 0] > most:
            most = offers.line_numbers[start, 0]
        start += 1 + offers.line_codes[start, 0]
    return 100.0 if oc[OC.PARTS] == 0 else most
