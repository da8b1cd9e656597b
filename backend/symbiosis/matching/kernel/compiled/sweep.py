"""Many offers against all needs: of each offer the best.

Needs are listed by form and, within a form, in groups that have the same limits on shares. What a composition
makes of a set of limits is read once for all offers that have it, so that a group is looked at or left as a
whole. Of what cheap facts leave, what a pair can score at the most is computed, and pairs are judged in that
order until no other can come among the best.
"""

import numpy as np
from numba import njit

from symbiosis.matching.kernel.columns import HC, LANES, OC, G, H, S, T
from symbiosis.matching.kernel.compiled.bare import (
    bare,
    bare_bench,
    bare_listing,
    bare_memo,
    bare_sets,
    bare_side,
    bare_terms,
)
from symbiosis.matching.kernel.compiled.ceiling import note_ceilings
from symbiosis.matching.kernel.compiled.glance import chord_to, fetch, from_to, lowest_bit, within_reach
from symbiosis.matching.kernel.compiled.inlined import inlined
from symbiosis.matching.kernel.compiled.ranking import keep
from symbiosis.matching.kernel.compiled.shares import read_limits
from symbiosis.matching.kernel.compiled.terms import (
    colours_of,
    constructions_of,
    lay_beside,
    lay_pair,
    own_terms,
)
from symbiosis.matching.kernel.compiled.verdict import IN_DOUBT
from symbiosis.matching.kernel.compiled.weighing import COUNTS, UNSURE, weigh
from symbiosis.matching.kernel.loading import BEST

ROW = len(T) * 4
"""Bytes of a need's terms."""
LADDER = 256
"""Candidates are ordered by what they can score in so many steps."""


@inlined
def step_of(hope):
    return int(min(max((1.0 - hope) * LADDER, 0.0), LADDER - 1.0))


@inlined
def open_groups(listing, form, memo, row, stamp, violations, opened):
    """The groups whose limits the composition is not known to break, and what violation it has at the least;
    gives how many."""
    count = 0
    for turn in range(1 if form < 0 else 2):
        chosen = len(listing.lists) - 2 if turn else form + 1
        for group in range(listing.lists[chosen], listing.lists[chosen + 1]):
            code, violation = listing.limits[group], 0.0
            if code >= 0 and memo.stamps[row + code] == stamp:
                broken = memo.broken[row + code]
                if broken != 0 and broken & IN_DOUBT == 0:
                    continue
                violation = memo.violations[row + code]
            violations[count], opened[count] = violation, group
            count += 1
    return count


@inlined
def in_order(hopes, count, order, steps):
    """Fills `order` with 0 .. `count` - 1, the highest hopes first, by counting."""
    steps[:] = 0
    for number in range(count):
        steps[step_of(hopes[number]) + 1] += 1
    for step in range(LADDER):
        steps[step + 1] += steps[step]
    for number in range(count):
        step = step_of(hopes[number])
        order[steps[step]] = number
        steps[step] += 1


@inlined
def look_around(listing, bench, groups, bits, hot, codes, first_day, terms_at):
    """Puts the slots that cheap facts leave of the groups that are open into `looked_at`; gives how many."""
    count = 0
    for number in range(groups):
        group, violation = bench.opened[number], bench.violations[number]
        start, end = listing.starts[group], listing.starts[group + 1]
        for block in range(start // LANES, (end + LANES - 1) // LANES):
            left = within_reach(listing, block, bits, hot, codes, first_day) & from_to(start, end, block)
            while left:
                slot = block * LANES + lowest_bit(left)
                left &= left - 1
                fetch(terms_at + listing.positions[slot] * ROW)
                bench.looked_at[count], bench.expected[count] = slot, violation
                count += 1
    return count


@inlined
def with_hope(listing, bench, looked_at, terms, own, oc, hot):
    """Puts what can score enough into `slots`, and how much at the most into `hopes`; gives how many."""
    side, chosen = bench.side, 0
    colours, constructions = colours_of(oc), constructions_of(oc)
    for first in range(0, looked_at, LANES):
        beside = min(LANES, looked_at - first)
        for place in range(beside):
            slot = bench.looked_at[first + place]
            block, lane = slot // LANES, slot % LANES
            lay_beside(side, place, terms, listing.positions[slot], colours, constructions)
            days = listing.whole[block, G.FIRST_DAY, lane], listing.whole[block, G.LAST_DAY, lane]
            chord = chord_to(hot, listing, block, lane)
            lay_pair(side, place, days, chord, bench.expected[first + place])
        note_ceilings(side, own)
        for place in range(beside):
            hope = side[S.CEILING * LANES + place]
            bench.slots[chosen], bench.hopes[chosen] = bench.looked_at[first + place], hope
            chosen += hope >= 0.0
    return chosen


@inlined
def still_hoping(doubtful, hopes, first, last, worst):
    """Keeps of the doubtful from `first` to `last` those that may still come among the best; gives their end."""
    kept = first
    for number in range(first, last):
        if hopes[number] >= worst:
            doubtful[kept, 0], doubtful[kept, 1] = doubtful[number, 0], doubtful[number, 1]
            hopes[kept] = hopes[number]
            kept += 1
    return kept


@njit(cache=True, nogil=True)
def sweep(offers, asked, rows, needs, terms, pool, listing, today, memo, stamp, bench, room, doubtful):
    """For every offer in `asked` (positions) the best needs, into `room`. `rows`: which row of `memo` belongs to
    its composition; `stamp`: what marks the row's entries as known; `terms`: what needs bring to the score.
    `doubtful` gets (place in `asked`, position of the need) for pairs that rounding leaves in doubt; gives how
    many there are."""
    offers, needs, pool = bare_side(offers), bare_side(needs), bare_sets(pool)
    listing, memo, terms = bare_listing(listing), bare_memo(memo), bare_terms(terms)
    bench = bare_bench(bench)
    slots, hopes, order, terms_at = bench.slots, bench.hopes, bench.order, terms.real.ctypes.data
    steps, doubted = np.empty(LADDER + 1, np.int64), np.empty(len(doubtful))
    # Of the type of any number: for a constant the parts would be compiled once more.
    mode, none = np.int64(BEST), np.int64(0)
    limit, doubts = room.best.shape[1], 0
    for place in range(len(asked)):
        i = asked[place]
        best, scores = bare(room.best[place]), bare(room.scores[place])
        distances, reasons = bare(room.distances[place]), bare(room.reasons[place])
        hot, codes, row = offers.hot[i], offers.hot_codes[i], rows[place]
        bits = (
            np.int32(offers.bits[i, 0]),
            np.int32(offers.bits[i, 0] >> np.uint64(32)),
            np.int32(offers.bits[i, 1]),
            np.int32(offers.bits[i, 1] >> np.uint64(32)),
        )
        first_day = max(codes[HC.FIRST_DAY], today)
        own = own_terms(offers, i, today, mode)
        count = open_groups(
            listing, offers.codes[i, OC.FORM], memo, row, stamp, bench.violations, bench.opened
        )
        looked_at = look_around(listing, bench, count, bits, hot, codes, first_day, terms_at)
        chosen = with_hope(listing, bench, looked_at, terms, own, offers.codes[i], hot)
        in_order(hopes, chosen, order, steps)
        found, before, worst = none, doubts, -1.0
        for turn in range(chosen):
            number = order[turn]
            hope = hopes[number]
            if hope < worst:
                continue
            slot = slots[number]
            position, code = listing.positions[slot], listing.codes[slot]
            if code < 0 or memo.stamps[row + code] != stamp:
                known = read_limits(offers, offers.codes[i], needs, needs.codes[position], pool)
                if code >= 0:
                    memo.stamps[row + code] = stamp
                    memo.broken[row + code], memo.violations[row + code] = known
            else:
                known = memo.broken[row + code], memo.violations[row + code]
            if known[0] != 0 and known[0] & IN_DOUBT == 0:
                continue
            counts, score, distance, broken = weigh(
                offers, i, needs, position, pool, today, mode, known, worst
            )
            if counts == COUNTS:
                found = keep(
                    best, scores, distances, reasons, found, needs.ids, position, score, distance, broken
                )
                if found == limit:
                    worst = scores[limit - 1]
            elif counts == UNSURE:
                if doubts < len(doubtful):
                    doubtful[doubts, 0], doubtful[doubts, 1], doubted[doubts] = place, position, score
                doubts += 1
        room.found[place] = found
        if found == limit and doubts <= len(doubtful):
            doubts = still_hoping(doubtful, doubted, before, doubts, scores[limit - 1])
    return doubts


@njit(cache=True, nogil=True)
def ceiling_of(offers, needs, terms, side, today, i, j, violation):
    """What the score of one pair cannot exceed; -1 where it is not shown."""
    offers, needs, terms, side = bare_side(offers), bare_side(needs), bare_terms(terms), bare(side)
    oc, one, other = offers.codes[i], offers.hot[i], needs.hot[j]
    dx, dy, dz = one[H.X] - other[H.X], one[H.Y] - other[H.Y], one[H.Z] - other[H.Z]
    lay_beside(side, 0, terms, j, colours_of(oc), constructions_of(oc))
    days = needs.hot_codes[j, HC.FIRST_DAY], needs.hot_codes[j, HC.LAST_DAY]
    lay_pair(side, 0, days, dx * dx + dy * dy + dz * dz, violation)
    note_ceilings(side, own_terms(offers, i, today, np.int64(BEST)))
    return side[S.CEILING * LANES]
