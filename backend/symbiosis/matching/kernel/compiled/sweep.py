"""Many offers against all needs: of each offer the best.

Needs are listed by form and, within a form, in groups that have the same limits on shares. What a composition
makes of a set of limits is read once for all offers that have it, so that a group is looked at or left as a
whole: groups that lose least come first, and what cannot come among the best is not looked at.
"""

import numpy as np
from numba import njit

from symbiosis.matching.kernel.columns import HC, OC
from symbiosis.matching.kernel.compiled import constants as k
from symbiosis.matching.kernel.compiled.bare import bare, bare_listing, bare_memo, bare_sets, bare_side
from symbiosis.matching.kernel.compiled.inlined import inlined
from symbiosis.matching.kernel.compiled.ranking import keep
from symbiosis.matching.kernel.compiled.score import confidence
from symbiosis.matching.kernel.compiled.shares import read_limits
from symbiosis.matching.kernel.compiled.shortlist import chord_to, unrefused, within_reach
from symbiosis.matching.kernel.compiled.verdict import IN_DOUBT
from symbiosis.matching.kernel.compiled.weighing import COUNTS, UNSURE, least_wanted, may_reach, weigh
from symbiosis.matching.kernel.loading import BEST

LADDER = 64
"""Groups are ordered by their losses in so many steps; what a loss of `STEEPEST` and more comes to is last."""
STEEPEST = 0.4


@inlined
def step_of(loss):
    return int(min(LADDER - 1, loss * (LADDER / STEEPEST)))


@inlined
def shares_loss(violation):
    return k.MATERIAL_LOSS * min(1.0, violation / 20)


@inlined
def open_groups(listing, form, memo, row, stamp, losses, opened):
    """The groups whose limits the composition is not known to break, and what each loses at the least; gives
    how many."""
    count = 0
    for turn in range(1 if form < 0 else 2):
        chosen = len(listing.lists) - 2 if turn else form + 1
        for group in range(listing.lists[chosen], listing.lists[chosen + 1]):
            code, loss = listing.limits[group], listing.group_losses[group]
            if code >= 0 and memo.stamps[row + code] == stamp:
                broken = memo.broken[row + code]
                if broken != 0 and broken & IN_DOUBT == 0:
                    continue
                loss += shares_loss(memo.violations[row + code])
            losses[count], opened[count] = loss, group
            count += 1
    return count


@inlined
def in_order(losses, count, order, steps):
    """Fills `order` with 0 .. `count` - 1, the least losses first, by counting."""
    steps[:] = 0
    for number in range(count):
        steps[step_of(losses[number]) + 1] += 1
    for step in range(LADDER):
        steps[step + 1] += steps[step]
    for number in range(count):
        step = step_of(losses[number])
        order[steps[step]] = number
        steps[step] += 1


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
def sweep(offers, asked, rows, ceilings, needs, pool, listing, today, memo, stamp, room, doubtful):
    """For every offer in `asked` (positions) the best needs, into `room`. `rows`: which row of `memo` belongs to
    its composition; `stamp`: what marks the row's entries as known; `ceilings`: the best score each can reach.
    `doubtful` gets (place in `asked`, position of the need) for pairs that rounding leaves in doubt; gives how
    many there are."""
    offers, needs, pool = bare_side(offers), bare_side(needs), bare_sets(pool)
    listing, memo = bare_listing(listing), bare_memo(memo)
    groups = len(listing.limits)
    losses, opened, order = np.empty(groups), np.empty(groups, np.int64), np.empty(groups, np.int64)
    left, steps = np.empty(listing.largest + 1, np.int64), np.empty(LADDER + 1, np.int64)
    hopes = np.empty(len(doubtful))
    # Of the type of any number: for a constant the parts would be compiled once more.
    mode, none = np.int64(BEST), np.int64(0)
    limit, doubts = room.best.shape[1], 0
    for place in range(len(asked)):
        i = asked[place]
        best, scores = bare(room.best[place]), bare(room.scores[place])
        distances, reasons = bare(room.distances[place]), bare(room.reasons[place])
        bits, more, hot, codes = offers.bits[i, 0], offers.bits[i, 1], offers.hot[i], offers.hot_codes[i]
        owner, first_day, last_day = codes[HC.OWNER], max(codes[HC.FIRST_DAY], today), codes[HC.LAST_DAY]
        row, ceiling = rows[place], ceilings[place]
        found, before = none, doubts
        count = open_groups(listing, offers.codes[i, OC.FORM], memo, row, stamp, losses, opened)
        in_order(losses, count, order, steps)
        for turn in range(count):
            number = order[turn]
            group = opened[number]
            worst = scores[limit - 1] if found == limit else -1.0
            if ceiling - losses[number] < worst:
                continue
            start, end = listing.starts[group], listing.starts[group + 1]
            kept = unrefused(listing, start, end, bits, more, left)
            kept = within_reach(listing, left, kept, hot, owner, first_day, last_day)
            for chosen in range(kept):
                slot = left[chosen]
                position = listing.positions[slot]
                code = listing.codes[slot]
                unread = code < 0 or memo.stamps[row + code] != stamp
                known = (0, 0.0) if unread else (memo.broken[row + code], memo.violations[row + code])
                if known[0] != 0 and known[0] & IN_DOUBT == 0:
                    continue
                if found == limit:
                    worst = scores[limit - 1]
                    if ceiling - listing.losses[slot] - shares_loss(known[1]) < worst:
                        continue
                least = max(worst, least_wanted(mode, confidence(offers.numbers[i], needs.codes[position])))
                chord = chord_to(hot, listing, slot)
                if not may_reach(offers, i, needs, position, pool, today, known[1], chord, least):
                    continue
                if unread:
                    known = read_limits(offers, offers.codes[i], needs, needs.codes[position], pool)
                    if code >= 0:
                        memo.stamps[row + code] = stamp
                        memo.broken[row + code], memo.violations[row + code] = known
                counts, score, distance, broken = weigh(
                    offers, i, needs, position, pool, today, mode, known, worst
                )
                if counts == COUNTS:
                    found = keep(
                        best, scores, distances, reasons, found, needs.ids, position, score, distance, broken
                    )
                elif counts == UNSURE:
                    if doubts < len(doubtful):
                        doubtful[doubts, 0], doubtful[doubts, 1], hopes[doubts] = place, position, score
                    doubts += 1
        room.found[place] = found
        if found == limit and doubts <= len(doubtful):
            doubts = still_hoping(doubtful, hopes, before, doubts, scores[limit - 1])
    return doubts
