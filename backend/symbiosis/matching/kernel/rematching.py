"""All offers against all needs."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import numpy as np
from numpy.typing import NDArray

from symbiosis.matching.kernel.asking import EVERYBODY, Near, Room, memo_for, room_for
from symbiosis.matching.kernel.columns import OC
from symbiosis.matching.kernel.loading import BEST, search
from symbiosis.matching.kernel.shelf import Shelf

CHUNK = 256
"""Offers a thread takes at a time."""


def rematch(
    offers: Shelf, needs: Shelf, limit: int, today: date, threads: int
) -> tuple[NDArray[np.int32], Room]:
    """The positions of the offers, ordered by form, and the best needs of each."""
    live = offers.all_positions()
    live = live[np.argsort(offers.codes[live, OC.FORM], kind="stable")]
    room = room_for(len(live), limit)
    starts, listed = _by_form(needs)
    near = Near(needs.bits[listed], needs.hot[listed], needs.hot_codes[listed])
    look, own, others, sets = search().look, offers.side(), needs.side(), needs.words.sets()
    which = offers.codes[live, OC.FORM] + np.int32(1)

    def part(first: int) -> None:
        last = first + CHUNK
        nowhere = np.zeros(0, np.int32)
        memo = memo_for(needs.words)
        look(
            own,
            live[first:last],
            which[first:last],
            others,
            True,
            sets,
            starts,
            listed,
            near,
            True,
            today.toordinal(),
            EVERYBODY,
            BEST,
            room.part(first, last),
            nowhere,
            memo,
        )

    with ThreadPoolExecutor(threads) as pool:
        list(pool.map(part, range(0, len(live), CHUNK)))
    return live, room


def _by_form(needs: Shelf) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
    """Positions of the needs an offer may fit: first for no form, then for each form."""
    forms = len(needs.words.list("forms").words)
    lists = [needs.all_positions(), *(needs.of_forms([form]) for form in range(forms))]
    return np.cumsum([0, *(len(some) for some in lists)]), np.concatenate(lists)
