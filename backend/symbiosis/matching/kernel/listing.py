"""The needs as a full rematch visits them: by form, and within a form in groups with the same limits on shares.

What is looked at first lies in that order, in one piece for each fact. A need is listed under each form it
accepts; those that accept any form have a list of their own, the last.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from symbiosis.matching.kernel.columns import HC
from symbiosis.matching.kernel.shelf import ANY_FORM, Shelf

FEW = 8
"""Needs of a form with the same limits that are too few for a group: all such are one."""
MIXED = -1

Whole = NDArray[np.int64]
Days = NDArray[np.int32]
Bits = NDArray[np.uint64]
Losses = NDArray[np.float64]


class Listing(NamedTuple):
    """List 0 is of all needs, for offers that state no form; list 1 + f of those that name form f. List l has the
    groups from `lists[l]` to `lists[l + 1]`, group g the slots from `starts[g]` to `starts[g + 1]`."""

    lists: Whole
    starts: Whole
    limits: Whole
    """Of each group; `MIXED` where needs differ in them."""
    group_losses: Losses
    """The least loss in each group."""
    positions: Whole
    codes: Days
    """Of each slot, its limits; -1 where they are too many to note."""
    losses: Losses
    """Of each slot, the least first within a group: what it is short of a full score whatever is offered."""
    bits: Bits
    more_bits: Bits
    hot: NDArray[np.float32]
    """A row for each fact of `H`."""
    owners: Days
    first_days: Days
    last_days: Days
    largest: int
    """Slots in the largest group."""


def listing_of(needs: Shelf, losses: Losses, *, without_form: bool) -> Listing:
    """`losses` by position; `without_form`: whether an offer will ask for the list of all."""
    lists = [_ordered(needs, some, losses) for some in _lists(needs, without_form)]
    positions = np.concatenate([positions for positions, _ in lists]).astype(np.int64)
    limits = np.concatenate([limits for _, limits in lists])
    begins = np.ones(len(positions) + 1, np.bool_)
    begins[1:-1] = limits[1:] != limits[:-1]
    ends = np.cumsum([0, *(len(limits) for _, limits in lists)])
    begins[ends] = True
    starts = np.flatnonzero(begins)
    groups, codes = starts[:-1], needs.hot_codes[positions]
    return Listing(
        lists=np.searchsorted(starts, ends),
        starts=starts,
        limits=limits[groups].astype(np.int64),
        group_losses=losses[positions[groups]],
        positions=positions,
        codes=codes[:, HC.LIMITS].copy(),
        losses=losses[positions],
        bits=needs.bits[positions, 0],
        more_bits=needs.bits[positions, 1],
        hot=np.ascontiguousarray(needs.hot[positions].T),
        owners=codes[:, HC.OWNER].copy(),
        first_days=codes[:, HC.FIRST_DAY].copy(),
        last_days=codes[:, HC.LAST_DAY].copy(),
        largest=int(np.diff(starts).max(initial=0)),
    )


def _lists(needs: Shelf, without_form: bool) -> list[NDArray[np.int32]]:
    nobody = np.zeros(0, np.int32)
    every = needs.all_positions() if without_form else nobody
    forms = [*range(len(needs.words.list("forms").words)), ANY_FORM]
    named = [np.asarray(needs.by_form[form]) if form in needs.by_form else nobody for form in forms]
    return [every, *named]


def _ordered(
    needs: Shelf, positions: NDArray[np.int32], losses: Losses
) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """By the limits of their groups, then by what they lose; and these limits."""
    own = needs.hot_codes[positions, HC.LIMITS]
    _, place, shared = np.unique(own, return_inverse=True, return_counts=True)
    limits = np.where(shared[place] < FEW, MIXED, own).astype(np.int32)
    order = np.lexsort((losses[positions], limits))
    return positions[order], limits[order]
