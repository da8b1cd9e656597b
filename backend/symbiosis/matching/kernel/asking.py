"""One search: the stream encoded, the arrays for the answer, the pairs in doubt judged by the engine."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from math import inf, isinf
from typing import Any, NamedTuple
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from symbiosis.matching.facts import NeedFacts, OfferFacts
from symbiosis.matching.kernel.columns import NC, OC
from symbiosis.matching.kernel.exact import Judged, judged
from symbiosis.matching.kernel.shelf import ANY_FORM, Shelf, Side

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


class Ranked:
    """Room for the best so many counterparts, and for the requirements that stop them."""

    def __init__(self, limit: int) -> None:
        self.positions: NDArray[np.int64] = np.zeros(limit, np.int64)
        self.scores: NDArray[np.float64] = np.zeros(limit)
        self.distances: NDArray[np.float64] = np.zeros(limit)
        self.reasons: NDArray[np.int64] = np.zeros(limit, np.int64)

    @property
    def ranks(self) -> tuple[NDArray[np.int64], NDArray[np.float64], NDArray[np.float64]]:
        return self.positions, self.scores, self.distances

    def found(self, place: int, shelf: Shelf) -> Found:
        distance = float(self.distances[place])
        id_ = shelf.name_at(int(self.positions[place]))
        return Found(id_, float(self.scores[place]), None if isinf(distance) else distance)


class Asking:
    """A stream against the other side's shelf, on a day."""

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

    def run(
        self, search: Callable[..., Any], positions: NDArray[np.int32], *room: Any
    ) -> tuple[int, list[int]]:
        """How many are found and the positions in doubt."""
        sets, day = self.others.words.sets(), self.today.toordinal()
        arguments = self.side, 0, self.others.side(), self.is_offer, sets, positions, day
        size = DOUBTFUL
        while True:
            doubtful: NDArray[np.int32] = np.zeros(size, np.int32)
            found, doubts = search(*arguments, *room, doubtful)
            if doubts <= size:
                return int(found), doubtful[:doubts].tolist()
            size = doubts

    def exactly(self, doubtful: list[int]) -> Iterator[tuple[UUID, Judged]]:
        """What the engine says about the pairs in doubt."""
        for position in doubtful:
            facts = self.others.facts(position)
            yield facts.id, judged(self.stream, facts, self.today, self.groups)
