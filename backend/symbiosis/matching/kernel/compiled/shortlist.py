"""Which needs of a group an offer's cheap facts leave, in two passes over arrays that lie in one piece."""

from symbiosis.matching.kernel.columns import H
from symbiosis.matching.kernel.compiled.inlined import inlined


@inlined
def unrefused(listing, start, end, bits, more, left):
    """Puts those that refuse nothing the offer is into `left`; gives how many."""
    count = 0
    for slot in range(start, end):
        left[count] = slot
        count += ((bits & listing.bits[slot]) | (more & listing.more_bits[slot])) == 0
    return count


@inlined
def within_reach(listing, left, count, hot, owner, first_day, last_day):
    """Of the first `count` in `left` those whose owner, days, lots and place may fit, to its front."""
    have, want, reach = hot[H.HAVE], hot[H.WANT], hot[H.REACH]
    kept = 0
    for number in range(count):
        slot = left[number]
        chord = chord_to(hot, listing, slot)
        # What is not stated compares as False, and so stops nothing.
        stopped = (chord > reach) | (chord > listing.hot[H.REACH, slot]) | (have < listing.hot[H.WANT, slot])
        stopped |= (listing.hot[H.HAVE, slot] < want) | (owner == listing.owners[slot])
        stopped |= min(last_day, listing.last_days[slot]) < max(first_day, listing.first_days[slot])
        left[kept] = slot
        kept += not stopped
    return kept


@inlined
def chord_to(hot, listing, slot):
    """The square of the straight line through the globe; NaN while a place is unknown."""
    dx = hot[H.X] - listing.hot[H.X, slot]
    dy = hot[H.Y] - listing.hot[H.Y, slot]
    dz = hot[H.Z] - listing.hot[H.Z, slot]
    return dx * dx + dy * dy + dz * dz
