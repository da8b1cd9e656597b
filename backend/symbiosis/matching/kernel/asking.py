"""One search: the stream encoded, the arrays for the answer, the pairs in doubt judged by the engine."""

from collections.abc import Iterator, Mapping
from datetime import date
from math import inf, isinf
from typing import NamedTuple
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from symbiosis.matching.facts import NeedFacts, OfferFacts
from symbiosis.matching.kernel.columns import NC, OC
from symbiosis.matching.kernel.exact import Judged, judged
from symbiosis.matching.kernel.loading import BEST, COUNT, search
from symbiosis.matching.kernel.shelf import ANY_FORM, Shelf, Side
from symbiosis.matching.kernel.vocabulary import Vocabularies

Stream = OfferFacts | NeedFacts
Allowed = NDArray[np.bool_]

EVERYBODY: Allowed = np.zeros(0, np.bool_)
DOUBTFUL = 1024
"""Pairs in doubt are next to none; with more, the search runs again with room for them."""


class Found(NamedTuple):
    """A counterpart, how well it fits and how far it is; `distance_km` None when a place is unknown."""

    id: UUID
    score: float
    distance_km: float | None


def rank(found: Found) -> tuple[float, float, UUID]:
    return -found.score, inf if found.distance_km is None else found.distance_km, found.id


class Room(NamedTuple):
    """Where a search puts its answers: for each stream asked about the best, in order, how many were found,
    how many are in doubt; over all of them what each requirement alone stops."""

    best: NDArray[np.int64]
    scores: NDArray[np.float64]
    distances: NDArray[np.float64]
    reasons: NDArray[np.int64]
    found: NDArray[np.int64]
    doubts: NDArray[np.int64]
    pairs: NDArray[np.int64]
    highest: NDArray[np.float64]

    def part(self, first: int, last: int) -> "Room":
        rows = slice(first, last)
        return self._replace(
            best=self.best[rows],
            scores=self.scores[rows],
            distances=self.distances[rows],
            reasons=self.reasons[rows],
            found=self.found[rows],
            doubts=self.doubts[rows],
        )

    def ranked(self, place: int, shelf: Shelf) -> Found:
        """Of the first stream asked about."""
        distance = float(self.distances[0, place])
        id_ = shelf.name_at(int(self.best[0, place]))
        return Found(id_, float(self.scores[0, place]), None if isinf(distance) else distance)


def room_for(streams: int, limit: int) -> Room:
    shape, counts = (streams, limit), (streams,)
    return Room(
        np.zeros(shape, np.int64),
        np.zeros(shape),
        np.zeros(shape),
        np.zeros(shape, np.int64),
        np.zeros(counts, np.int64),
        np.zeros(counts, np.int64),
        np.zeros(64, np.int64),
        np.zeros(64),
    )


class Memo(NamedTuple):
    """What each set of limits says about the stream at hand, of which `stamps` knows the number."""

    stamps: NDArray[np.int32]
    broken: NDArray[np.int64]
    violations: NDArray[np.float64]


def memo_for(words: Vocabularies) -> Memo:
    size = len(words.limits) + 1
    return Memo(np.zeros(size, np.int32), np.zeros(size, np.int64), np.zeros(size))


class Asking:
    """One stream against the other side's shelf, on a day."""

    def __init__(
        self, stream: Stream, side: Side, others: Shelf, today: date, groups: Mapping[str, str]
    ) -> None:
        self.stream = stream
        self.side = side
        self.others = others
        self.today = today
        self.groups = groups
        self.is_offer = isinstance(stream, OfferFacts)

    def fitting(self) -> NDArray[np.int32]:
        """Positions of the counterparts whose form may fit."""
        codes = self.side.codes[0]
        if self.is_offer:
            form = int(codes[OC.FORM])
            return self.others.all_positions() if form == ANY_FORM else self.others.of_forms([form])
        forms = sorted(self.others.words.pool.sets[int(codes[NC.FORMS])])
        return self.others.of_forms(forms) if forms else self.others.all_positions()

    def _fits(self) -> Allowed:
        fits: Allowed = np.zeros(self.others.used, np.bool_)
        fits[self.fitting()] = True
        return fits

    def look(
        self, mode: int, positions: NDArray[np.int32], allowed: Allowed | None, limit: int = 0
    ) -> tuple[Room, list[int]]:
        """The answers, and the positions in doubt."""
        words, others = self.others.words, self.others.side()
        size = DOUBTFUL
        while True:
            room = room_for(1, limit)
            doubtful: NDArray[np.int32] = np.zeros(size, np.int32)
            search().look(
                self.side,
                others,
                self.is_offer,
                words.sets(),
                positions,
                EVERYBODY if mode in (BEST, COUNT) else self._fits(),
                self.today.toordinal(),
                EVERYBODY if allowed is None else allowed,
                mode,
                room,
                doubtful,
                memo_for(words),
            )
            size = int(room.doubts[0])
            if size <= len(doubtful):
                return room, doubtful[:size].tolist()

    def exactly(self, doubtful: list[int]) -> Iterator[tuple[UUID, Judged]]:
        """What the engine says about the pairs in doubt."""
        for position in doubtful:
            facts = self.others.facts(position)
            yield facts.id, judged(self.stream, facts, self.today, self.groups)
