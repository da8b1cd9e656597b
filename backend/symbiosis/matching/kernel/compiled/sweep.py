"""Many offers against all needs: of each offer the best.

Needs are listed by form and, within a form, in groups that have the same limits on shares. What a composition
makes of a set of limits is read once for all offers that have it, so that a group is looked at or left as a
whole: groups that lose least come first, and what cannot come among the best is not looked at.
"""

from math import inf, isnan, sqrt

import numpy as np
from numba import njit

from symbiosis.matching.kernel.columns import HC, OC, H
from symbiosis.matching.kernel.compiled import constants as k
from symbiosis.matching.kernel.compiled.bare import bare, bare_listing, bare_memo, bare_sets, bare_side
from symbiosis.matching.kernel.compiled.geometry import rounded
from symbiosis.matching.kernel.compiled.inlined import inlined
from symbiosis.matching.kernel.compiled.ranking import keep
from symbiosis.matching.kernel.compiled.score import confidence, highest, total, wherever
from symbiosis.matching.kernel.compiled.search import SCORE_STEPS, STEP, least_wanted
from symbiosis.matching.kernel.compiled.shares import read_limits
from symbiosis.matching.kernel.compiled.shortlist import unrefused, within_reach
from symbiosis.matching.kernel.compiled.verdict import IN_DOUBT, judge
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
def least_km(hot, listed, slot):
    """Less than the distance: the straight line through the globe; infinite when a place is unknown."""
    dx, dy, dz = hot[H.X] - listed[H.X, slot], hot[H.Y] - listed[H.Y, slot], hot[H.Z] - listed[H.Z, slot]
    chord = dx * dx + dy * dy + dz * dz
    return inf if isnan(chord) else max(0.0, k.EARTH_RADIUS_KM * sqrt(chord) - k.SLACK_KM)


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
    limit, doubts = room.best.shape[1], 0
    for place in range(len(asked)):
        i = asked[place]
        best, scores = bare(room.best[place]), bare(room.scores[place])
        distances, reasons = bare(room.distances[place]), bare(room.reasons[place])
        bits, more, hot, codes = offers.bits[i, 0], offers.bits[i, 1], offers.hot[i], offers.hot_codes[i]
        owner, first_day, last_day = codes[HC.OWNER], max(codes[HC.FIRST_DAY], today), codes[HC.LAST_DAY]
        row, ceiling = rows[place], ceilings[place]
        found, before = 0, doubts
        count = open_groups(listing, offers.codes[i, OC.FORM], memo, row, stamp, losses, opened)
        in_order(losses, count, order, steps)
        for turn in range(count):
            number = order[turn]
            group = opened[number]
            worst = scores[limit - 1] if found == limit else -1.0
            if ceiling - losses[number] < worst:
                continue
            code, start, end = listing.limits[group], listing.starts[group], listing.starts[group + 1]
            kept = unrefused(listing, start, end, bits, more, left)
            kept = within_reach(listing, left, kept, hot, owner, first_day, last_day)
            for chosen in range(kept):
                slot = left[chosen]
                position = listing.positions[slot]
                if code < 0:
                    known = read_limits(offers, offers.codes[i], needs, needs.codes[position], pool)
                else:
                    if memo.stamps[row + code] != stamp:
                        known = read_limits(offers, offers.codes[i], needs, needs.codes[position], pool)
                        memo.stamps[row + code] = stamp
                        memo.broken[row + code], memo.violations[row + code] = known
                    known = memo.broken[row + code], memo.violations[row + code]
                    if known[0] != 0 and known[0] & IN_DOUBT == 0:
                        break
                if found == limit:
                    worst = scores[limit - 1]
                    if ceiling - listing.losses[slot] - shares_loss(known[1]) < worst:
                        break
                least = max(worst, least_wanted(BEST, confidence(offers.numbers[i], needs.codes[position])))
                summed = wherever(offers, i, needs, position, today, known[1])
                if highest(summed, needs.codes[position]) + k.DIVERSITY_BONUS + STEP < least:
                    continue
                nearest = least_km(hot, listing.hot, slot)
                if total(offers, i, needs, position, pool, summed, nearest)[0] + STEP < least:
                    continue
                broken, _, distance, unsure = judge(offers, i, needs, position, pool, today, 0, known)
                if broken != 0 and broken & IN_DOUBT == 0:
                    continue
                score, unsure_parts = total(offers, i, needs, position, pool, summed, distance)
                score, unsure_score = rounded(score, SCORE_STEPS)
                if broken != 0 or unsure or unsure_parts or unsure_score:
                    if broken != 0 or score + STEP >= least:
                        if doubts < len(doubtful):
                            doubtful[doubts, 0], doubtful[doubts, 1] = place, position
                            hopes[doubts] = 1.0 if broken != 0 else score + STEP
                        doubts += 1
                elif score >= least:
                    found = keep(
                        best, scores, distances, reasons, found, needs.ids, position, score, distance, 0
                    )
        room.found[place] = found
        if found == limit and doubts <= len(doubtful):
            doubts = still_hoping(doubtful, hopes, before, doubts, scores[limit - 1])
    return doubts
