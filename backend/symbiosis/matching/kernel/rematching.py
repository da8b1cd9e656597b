"""All offers against all needs."""

from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from symbiosis.matching.kernel.asking import Found, Memo, rank, room_for
from symbiosis.matching.kernel.columns import OC
from symbiosis.matching.kernel.compositions import compositions_of
from symbiosis.matching.kernel.exact import judged
from symbiosis.matching.kernel.listing import Bench, bench_for, listing_of, terms_of
from symbiosis.matching.kernel.loading import search
from symbiosis.matching.kernel.shelf import ANY_FORM, Shelf
from symbiosis.matching.results import Band

CHUNK = 256
"""Offers a thread takes at a time."""
MOST_READINGS = 1 << 20
"""Compositions times sets of limits a thread remembers at a time, 20 bytes each."""
DOUBTFUL = 1024

Doubts = list[tuple[int, int]]
"""Row of the offer, position of the need."""


class Task(NamedTuple):
    """Offers from row `first` to `last`; `stamp` numbers the readings they share."""

    first: int
    last: int
    stamp: int


class Rematch:
    """Every offer's best needs, by the compiled sweep in some threads."""

    def __init__(self, offers: Shelf, needs: Shelf, limit: int, today: date) -> None:
        self.offers, self.needs, self.today = offers, needs, today
        live = offers.all_positions()
        compositions = compositions_of(offers, live)
        self.shared = max(1, MOST_READINGS // (len(needs.words.limits) + 1))
        forms = offers.codes[live, OC.FORM]
        order = np.lexsort((compositions, forms, compositions // self.shared))
        self.live, self.compositions = live[order].astype(np.int64), compositions[order]
        self.room = room_for(len(live), limit)
        without_form = bool((forms == ANY_FORM).any())
        self.listing = listing_of(needs, without_form=without_form)
        self.terms = terms_of(needs, today)

    def run(self, threads: int, groups: Mapping[str, str]) -> None:
        """Fills `room`; the pairs in doubt are judged by the engine."""
        tasks = iter(list(self._tasks()))
        with ThreadPoolExecutor(threads) as pool:
            doubts = sorted(doubt for some in pool.map(self._work, [tasks] * threads) for doubt in some)
        for row, pairs in groupby(doubts, key=itemgetter(0)):
            self._settle(row, [position for _, position in pairs], groups)

    def _settle(self, row: int, doubtful: list[int], groups: Mapping[str, str]) -> None:
        """What the engine says about an offer's doubtful needs, put among its best."""
        room, offer = self.room, self.offers.facts(int(self.live[row]))
        own = room.part(row, row + 1)
        best = [own.ranked(place, self.needs) for place in range(int(room.found[row]))]
        for position in doubtful:
            need = self.needs.facts(position)
            pair = judged(offer, need, self.today, groups)
            if not pair.failing and pair.band is not Band.HIDDEN:
                best.append(Found(need.id, pair.score, pair.distance_km))
        best = sorted(best, key=rank)[: room.best.shape[1]]
        room.found[row] = len(best)
        room.best[row, : len(best)] = [self.needs.position_of[one.id] for one in best]
        room.scores[row, : len(best)] = [one.score for one in best]

    def _tasks(self) -> Iterator[Task]:
        """Offers of one task have their rows in one memo."""
        blocks = self.compositions // self.shared
        edges = np.flatnonzero(np.diff(blocks, prepend=-1, append=-1))
        for stamp, (start, end) in enumerate(zip(edges[:-1].tolist(), edges[1:].tolist(), strict=True), 1):
            for first in range(start, end, CHUNK):
                yield Task(first, min(end, first + CHUNK), stamp)

    def _work(self, tasks: Iterator[Task]) -> Doubts:
        """One thread takes one task after the other."""
        rows = min(self.shared, int(self.compositions.max(initial=0)) + 1)
        size = rows * (len(self.needs.words.limits) + 1)
        memo = Memo(np.zeros(size, np.int32), np.zeros(size, np.int64), np.zeros(size))
        bench = bench_for(self.listing)
        return [doubt for task in tasks for doubt in self._sweep(task, memo, bench)]

    def _sweep(self, task: Task, memo: Memo, bench: Bench) -> Doubts:
        rows = slice(task.first, task.last)
        size = DOUBTFUL
        while True:
            doubtful: NDArray[np.int64] = np.zeros((size, 2), np.int64)
            size = search().sweep(
                self.offers.side(),
                self.live[rows],
                self.compositions[rows] % self.shared * (len(self.needs.words.limits) + 1),
                self.needs.side(),
                self.terms,
                self.needs.words.sets(),
                self.listing,
                self.today.toordinal(),
                memo,
                task.stamp,
                bench,
                self.room.part(task.first, task.last),
                doubtful,
            )
            if size <= len(doubtful):
                return [(task.first + place, need) for place, need in doubtful[:size].tolist()]
