"""The needs as a full rematch visits them: by form, and within a form in groups with the same limits on shares.

What is looked at first lies in that order, `LANES` needs side by side for each fact. A need is listed under each
form it accepts; those that accept any form have a list of their own, the last.
"""

from datetime import date
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from symbiosis.matching.kernel.columns import HC, LANES, G, S, T
from symbiosis.matching.kernel.loading import search
from symbiosis.matching.kernel.shelf import ANY_FORM, Shelf

FEW = 8
"""Needs of a form with the same limits that are too few for a group: all such are one."""
MIXED = -1

Positions = NDArray[np.int32]


class Terms(NamedTuple):
    """What each need brings to the score, by position: a row of `T`."""

    real: NDArray[np.float32]
    whole: NDArray[np.int32]
    """The same memory."""


class Listing(NamedTuple):
    """List 0 is of all needs, for offers that state no form; list 1 + f of those that name form f. List l has the
    groups from `lists[l]` to `lists[l + 1]`, group g the slots from `starts[g]` to `starts[g + 1]`."""

    lists: NDArray[np.int64]
    starts: NDArray[np.int64]
    limits: NDArray[np.int64]
    """Of each group; `MIXED` where needs differ in them."""
    positions: Positions
    codes: NDArray[np.int32]
    """Of each slot, its limits; -1 where they are too many to note."""
    whole: NDArray[np.int32]
    """A block for each `LANES` slots, in it a row for each fact of `G`."""
    real: NDArray[np.float32]
    """The same memory."""
    longest: int
    """Slots that one offer can meet at the most."""


class Bench(NamedTuple):
    """Where a sweep puts what it finds out about one offer."""

    opened: NDArray[np.int64]
    """Groups, and what violation each has at the least."""
    violations: NDArray[np.float64]
    side: NDArray[np.float64]
    """`LANES` numbers for each fact of `S`, one after the other."""
    looked_at: NDArray[np.int64]
    """Slots that cheap facts leave, and the violation of their groups."""
    expected: NDArray[np.float64]
    slots: NDArray[np.int64]
    """What may come among the best, the most each can score, and the order."""
    hopes: NDArray[np.float64]
    order: NDArray[np.int64]


def bench_for(listing: Listing) -> Bench:
    groups, longest = len(listing.limits), listing.longest + 1
    return Bench(
        np.zeros(groups, np.int64),
        np.zeros(groups),
        np.zeros((S.CEILING + 1) * LANES),
        np.zeros(longest, np.int64),
        np.zeros(longest),
        np.zeros(longest, np.int64),
        np.zeros(longest),
        np.zeros(longest, np.int64),
    )


def terms_of(needs: Shelf, today: date) -> Terms:
    size, line = needs.used * len(T), len(T)
    memory: NDArray[np.float32] = np.zeros(size + line, np.float32)
    first = -memory.ctypes.data // memory.itemsize % line
    real = memory[first : first + size].reshape(-1, line)
    terms = Terms(real, real.view(np.int32))
    search().note_terms(needs.side(), today.toordinal(), *terms)
    return terms


def listing_of(needs: Shelf, *, without_form: bool) -> Listing:
    """`without_form`: whether an offer will ask for the list of all."""
    lists = [_ordered(needs, some) for some in _lists(needs, without_form)]
    positions = np.concatenate([positions for positions, _ in lists])
    limits = np.concatenate([limits for _, limits in lists])
    begins = np.ones(len(positions) + 1, np.bool_)
    begins[1:-1] = limits[1:] != limits[:-1]
    ends = np.cumsum([0, *(len(limits) for _, limits in lists)])
    begins[ends] = True
    starts = np.flatnonzero(begins)
    whole = _blocks(needs, positions)
    sizes = np.diff(ends)
    return Listing(
        lists=np.searchsorted(starts, ends),
        starts=starts,
        limits=limits[starts[:-1]].astype(np.int64),
        positions=positions,
        codes=needs.hot_codes[positions, HC.LIMITS],
        whole=whole,
        real=whole.view(np.float32),
        longest=int(max(sizes[0], sizes[1:-1].max(initial=0) + sizes[-1])),
    )


def _blocks(needs: Shelf, positions: Positions) -> NDArray[np.int32]:
    blocks: NDArray[np.int32] = np.zeros((-(-len(positions) // LANES), len(G), LANES), np.int32)
    padded = np.zeros(len(blocks) * LANES, np.int32)
    padded[: len(positions)] = positions
    at = padded.reshape(-1, LANES)
    blocks[:, G.LOW_BITS : G.OWNER] = needs.bits.view(np.int32)[at].transpose(0, 2, 1)
    blocks[:, G.OWNER : G.X] = needs.hot_codes[at, : HC.LIMITS].transpose(0, 2, 1)
    blocks[:, G.X :] = needs.hot.view(np.int32)[at].transpose(0, 2, 1)
    return blocks


def _lists(needs: Shelf, without_form: bool) -> list[Positions]:
    nobody = np.zeros(0, np.int32)
    every = needs.all_positions() if without_form else nobody
    forms = [*range(len(needs.words.list("forms").words)), ANY_FORM]
    named = [np.asarray(needs.by_form[form]) if form in needs.by_form else nobody for form in forms]
    return [every, *named]


def _ordered(needs: Shelf, positions: Positions) -> tuple[Positions, NDArray[np.int32]]:
    """By the limits of their groups, and these limits."""
    own = needs.hot_codes[positions, HC.LIMITS]
    _, place, shared = np.unique(own, return_inverse=True, return_counts=True)
    limits = np.where(shared[place] < FEW, MIXED, own).astype(np.int32)
    order = np.argsort(limits, kind="stable")
    return positions[order], limits[order]
