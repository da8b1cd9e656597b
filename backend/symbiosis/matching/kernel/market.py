"""Offers and needs in memory, and the exact answers about them.

Compiled functions look at every pair that can matter; the few that a limit or a
rank leaves in doubt by no more than rounding are judged by the engine itself, so
what comes out is what the engine would say about every pair.
"""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from threading import Lock
from typing import NamedTuple
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from symbiosis.matching.facts import NeedFacts, OfferFacts
from symbiosis.matching.kernel.asking import Allowed, Asking, Found, Stream, rank
from symbiosis.matching.kernel.loading import BEST, COUNT, MISSES, OBSTACLES, search
from symbiosis.matching.kernel.lock import ReadersOrWriter
from symbiosis.matching.kernel.positions import Positions
from symbiosis.matching.kernel.rematching import Rematch
from symbiosis.matching.kernel.requirements import R, rule_of
from symbiosis.matching.kernel.shelf import Shelf
from symbiosis.matching.kernel.vocabulary import Vocabularies
from symbiosis.matching.results import Band
from symbiosis.matching.score import POSSIBLE


class Miss(NamedTuple):
    """A counterpart that exactly one requirement stops, and the score without it."""

    id: UUID
    requirement: str
    rule: str
    score: float


class Obstacle(NamedTuple):
    """What one requirement alone stops: how many pairs that would score as possible, and the best of them."""

    rule: str
    pairs: int
    best_score: float


class BestOfAll(NamedTuple):
    """Of each offer the best needs, best first: `needs[row, :counts[row]]` are places in `need_ids`."""

    offer_ids: list[UUID]
    need_ids: list[UUID | None]
    needs: NDArray[np.int64]
    scores: NDArray[np.float64]
    counts: NDArray[np.int64]


class Market:
    """Any number of searches run at once; a change waits for them and they for it."""

    def __init__(self, groups: Mapping[str, str]) -> None:
        self.groups = groups
        self._words = Vocabularies(groups.items())
        self.offers = Shelf(OfferFacts, self._words)
        self.needs = Shelf(NeedFacts, self._words)
        self._lock = ReadersOrWriter()
        self._naming = Lock()
        self._rules = rule_of()

    @property
    def words(self) -> int:
        """How many words and sets of words it keeps; they stay when nobody uses them any more."""
        return len(self._words)

    def put(self, facts: Stream) -> None:
        """Add the stream, or replace the one of that id."""
        shelf = self.offers if isinstance(facts, OfferFacts) else self.needs
        with self._lock.writing():
            shelf.put(facts)

    def drop(self, id_: UUID) -> bool:
        """False: there was none."""
        with self._lock.writing():
            return self.offers.drop(id_) or self.needs.drop(id_)

    def version_of(self, id_: UUID) -> int | None:
        with self._lock.reading():
            held = self._held(id_)
            return None if held is None else held[0].version_at(held[1])

    def facts(self, id_: UUID) -> Stream | None:
        """Equal to what was put."""
        with self._lock.reading():
            held = self._held(id_)
            return None if held is None else held[0].facts(held[1])

    def _held(self, id_: UUID) -> tuple[Shelf, int] | None:
        for shelf in (self.offers, self.needs):
            if (position := shelf.position_of.get(id_)) is not None:
                return shelf, position
        return None

    def positions(self, direction: str) -> Positions:
        """Marks from which a caller builds `allowed` for searches among the streams of that direction."""
        with self._lock.reading():
            return Positions(self.offers if direction == "offer" else self.needs)

    def best(self, stream: Stream, *, limit: int, today: date, allowed: Allowed | None = None) -> list[Found]:
        """The `limit` best counterparts that no rule stops and whose band is not hidden: by score, then
        the nearest, then the id."""
        with self._lock.reading():
            return self._best(stream, limit, today, allowed)

    def _best(self, stream: Stream, limit: int, today: date, allowed: Allowed | None) -> list[Found]:
        if limit < 1:
            return []
        asking = self._asking(stream, today)
        room, doubtful = asking.look(BEST, asking.fitting(), allowed, limit)
        answer = [room.ranked(place, asking.others) for place in range(int(room.found[0]))]
        for id_, pair in asking.exactly(doubtful):
            if not pair.failing and pair.band is not Band.HIDDEN:
                answer.append(Found(id_, pair.score, pair.distance_km))
        return sorted(answer, key=rank)[:limit]

    def count(self, stream: Stream, *, today: date, allowed: Allowed | None = None) -> int:
        """How many counterparts no rule stops and whose band is strong or possible."""
        with self._lock.reading():
            asking = self._asking(stream, today)
            room, doubtful = asking.look(COUNT, asking.fitting(), allowed)
            worthy = (Band.STRONG, Band.POSSIBLE)
            return int(room.found[0]) + sum(
                not pair.failing and pair.band in worthy for _, pair in asking.exactly(doubtful)
            )

    def misses(
        self, stream: Stream, *, limit: int, today: date, allowed: Allowed | None = None
    ) -> list[Miss]:
        """Counterparts that exactly one requirement stops, the best score first, then the nearest."""
        if limit < 1:
            return []
        with self._lock.reading():
            asking = self._asking(stream, today)
            room, doubtful = asking.look(MISSES, asking.others.all_positions(), allowed, limit)
            missed = [
                (
                    room.ranked(place, asking.others),
                    _requirement(int(room.reasons[0, place]).bit_length() - 1),
                )
                for place in range(int(room.found[0]))
            ]
            for id_, pair in asking.exactly(doubtful):
                if len(pair.failing) == 1:
                    missed.append((Found(id_, pair.score, pair.distance_km), min(pair.failing)))
            missed.sort(key=lambda miss: rank(miss[0]))
            return [Miss(f.id, r, self._rules[r], f.score) for f, r in missed[:limit]]

    def obstacles(self, stream: Stream, *, today: date) -> dict[str, Obstacle]:
        """Requirement to what it alone stops, of the pairs that would else be at least possible."""
        with self._lock.reading():
            asking = self._asking(stream, today)
            room, doubtful = asking.look(OBSTACLES, asking.others.all_positions(), None)
            pairs, highest = room.pairs, room.highest
            for _, pair in asking.exactly(doubtful):
                if len(pair.failing) == 1 and pair.score >= POSSIBLE:
                    bit = R[min(pair.failing).upper()]
                    pairs[bit] += 1
                    highest[bit] = max(float(highest[bit]), pair.score)
            names = {_requirement(bit): bit for bit in np.flatnonzero(pairs).tolist()}
            return {
                name: Obstacle(self._rules[name], int(pairs[bit]), float(highest[bit]))
                for name, bit in names.items()
            }

    def best_of_all(self, *, limit: int, today: date, threads: int = 2) -> BestOfAll:
        """`best` of every offer."""
        with self._lock.reading():
            everything = Rematch(self.offers, self.needs, limit, today)
            everything.run(threads, self.groups)
            ids = [self.offers.name_at(position) for position in everything.live.tolist()]
            room = everything.room
            return BestOfAll(ids, list(self.needs.names), room.best, room.scores, room.found)

    def _asking(self, stream: Stream, today: date) -> Asking:
        own, others = self.offers, self.needs
        if isinstance(stream, NeedFacts):
            own, others = others, own
        with self._naming:
            side = own.lone_side(stream)
        return Asking(stream, side, others, today, self.groups)


def warm(groups: Mapping[str, str], folder: Path | None = None) -> None:
    """Compile every search, or load it from `folder`, by asking a tiny market."""
    search(folder)
    nobody = UUID(int=0)
    market, today = Market(groups), date(2000, 1, 1)
    offer, need = OfferFacts(id=nobody, owner_id=nobody), NeedFacts(id=UUID(int=1), owner_id=nobody)
    market.put(offer)
    market.put(need)
    for stream in (offer, need):
        market.best(stream, limit=1, today=today)
        market.count(stream, today=today)
        market.misses(stream, limit=1, today=today)
        market.obstacles(stream, today=today)
    market.best_of_all(limit=1, today=today, threads=1)


def _requirement(bit: int) -> str:
    return R(bit).name.lower()
