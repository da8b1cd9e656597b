"""The best chains, exactly: branch and bound over the tree of hops, best bound first.

Everything waits in one heap: an end or a step that has not been judged under a bound that is never worse than
what it can become, a finished chain under its own order. A finished chain that comes to the top is next.
Bounds of a score: the material of an unjudged hop fits perfectly, hops still to come are perfect. Of
greenhouse gases: an end's own figure, which needs no judging; of a step, the most that can still be saved.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from heapq import heappop, heappush
from itertools import count

from symbiosis.matching.chains.board import Streams
from symbiosis.matching.chains.bounds import most_saved
from symbiosis.matching.chains.chain import (
    SHOWN,
    Chain,
    Hop,
    Order,
    Ranking,
    highest_score,
    order,
    order_of,
    rounded_score,
)
from symbiosis.matching.chains.co2e import Co2e, co2e_of
from symbiosis.matching.chains.flow import Flow, flow_of
from symbiosis.matching.chains.processing import Output, output_of
from symbiosis.matching.composition import FibreGroups, PartReading, read_parts
from symbiosis.matching.facts import NeedFacts, OfferFacts
from symbiosis.matching.pair import Pair, distance_between
from symbiosis.matching.results import Band
from symbiosis.matching.rules import is_stopped
from symbiosis.matching.score import (
    POSSIBLE,
    WEAK,
    band_of,
    confidence_of,
    highest_total,
    profile_of,
    total_of,
)
from symbiosis.reference.factors import Factors


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: the order, how many, how many processors at least and at most (0: direct matches), the
    day, and how many pairs may be looked at before the search gives up being complete."""

    by: Ranking
    limit: int
    today: date
    least_processors: int = 1
    most_processors: int = 2
    most_looks: int = 100_000


@dataclass(frozen=True, slots=True)
class Answer:
    """`complete`: nothing better was left unlooked at."""

    chains: tuple[Chain, ...]
    complete: bool


def best_chains(
    starts: Iterable[OfferFacts], board: Streams, asked: Question, groups: FibreGroups, factors: Factors
) -> Answer:
    """The best chains from any of these offers to any end of the board."""
    search = Search(starts, board, asked, groups, factors)
    chains = tuple(found for _, found in zip(range(asked.limit), search.found(), strict=False))
    return Answer(chains, search.is_complete)


@dataclass(frozen=True, slots=True)
class _Path:
    """Judged hops so far, and what the last processor gives off."""

    start: OfferFacts
    hops: tuple[Hop, ...] = ()
    outputs: tuple[Output, ...] = ()
    product: float = 1.0
    """Of the hops' scores."""

    @property
    def material(self) -> OfferFacts:
        return self.outputs[-1].facts if self.outputs else self.start

    def has_met(self, need: NeedFacts) -> bool:
        return need.owner_id == self.start.owner_id or any(
            h.need.owner_id == need.owner_id for h in self.hops
        )

    def needs(self, last: NeedFacts) -> tuple[NeedFacts, ...]:
        return (*(hop.need for hop in self.hops), last)


@dataclass(frozen=True, slots=True)
class _End:
    path: _Path
    pair: Pair


@dataclass(frozen=True, slots=True)
class _Step:
    path: _Path
    pair: Pair


class Search:
    """Chains from the best on, as many as are asked for: every hop passes every hard rule and would be shown
    as a direct match, all owners differ, and the chain's own band is worth showing."""

    def __init__(
        self,
        starts: Iterable[OfferFacts],
        board: Streams,
        asked: Question,
        groups: FibreGroups,
        factors: Factors,
    ) -> None:
        self.board, self.asked, self.groups, self.factors = board, asked, groups, factors
        self.replaced = board.most_replaced(factors)
        self.heap: list[tuple[Order, int, _End | _Step | Chain]] = []
        self.turn = count()
        self.looks = 0
        for start in starts:
            self._grow(_Path(start))

    @property
    def is_complete(self) -> bool:
        """Nothing was left unlooked at."""
        return self.looks <= self.asked.most_looks

    def found(self) -> Iterator[Chain]:
        while self.heap:
            _, _, entry = heappop(self.heap)
            if isinstance(entry, Chain):
                yield entry
            elif (hop := self._judged(entry.pair)) is not None:
                if isinstance(entry, _End):
                    self._finish(entry.path, hop)
                else:
                    self._go_on(entry.path, hop)

    def _grow(self, path: _Path) -> None:
        """All hops that may follow, unjudged."""
        material, passed = path.material, len(path.outputs)
        parts = read_parts(material)
        if passed >= self.asked.least_processors:
            for need in self.board.ends_for(material):
                self._offer_end(path, need, parts)
        if passed < self.asked.most_processors:
            for need in self.board.processors_for(material.form, self.asked.most_processors - passed):
                self._offer_step(path, need, parts)

    def _offer_end(self, path: _Path, need: NeedFacts, parts: tuple[PartReading, ...]) -> None:
        pair = self._look(path, need, parts)
        if pair is None:
            return
        best = highest_total(pair, profile_of(need))
        score = rounded_score(path.product * best, len(path.hops) + 1)
        if best >= WEAK and score >= POSSIBLE:
            gases = self._gases(path, pair).mid if self.asked.by is Ranking.CO2E else None
            self._push(order(self.asked.by, score, gases, 0.0), _End(path, pair))

    def _offer_step(self, path: _Path, need: NeedFacts, parts: tuple[PartReading, ...]) -> None:
        pair = self._look(path, need, parts)
        if pair is None:
            return
        best = highest_total(pair, profile_of(need))
        hops = len(path.hops) + 2
        score = highest_score(path.product * best, hops, self.asked.most_processors + 1)
        if best >= WEAK and score >= POSSIBLE:
            gases = None
            if self.asked.by is Ranking.CO2E:
                gases = most_saved(path.start, path.needs(need), self.replaced, self.factors)
            self._push(order(self.asked.by, score, gases, 0.0), _Step(path, pair))

    def _look(self, path: _Path, need: NeedFacts, parts: tuple[PartReading, ...]) -> Pair | None:
        if path.has_met(need):
            return None
        self.looks += 1
        if self.looks > self.asked.most_looks:
            return None
        material = path.material
        return Pair(material, need, self.asked.today, self.groups, parts, distance_between(material, need))

    def _judged(self, pair: Pair) -> Hop | None:
        """None: a rule stops it, or it would not be shown."""
        if is_stopped(pair):
            return None
        score, confidence = total_of(pair, profile_of(pair.need)), confidence_of(pair)
        if band_of(score, confidence) is Band.HIDDEN:
            return None
        return Hop(pair.offer, pair.need, score, confidence, pair.distance_km)

    def _finish(self, path: _Path, hop: Hop) -> None:
        flow = self._flow(path, hop.need)
        gases = self._gases_of(path, hop.need, hop.distance_km, flow)
        chain = Chain((*path.hops, hop), path.outputs, flow, gases)
        if chain.band in SHOWN:
            self._push(order_of(chain, self.asked.by), chain)

    def _go_on(self, path: _Path, hop: Hop) -> None:
        for output in output_of(hop.offer, hop.need):
            hops, outputs = (*path.hops, hop), (*path.outputs, output)
            self._grow(_Path(path.start, hops, outputs, path.product * hop.score))

    def _gases(self, path: _Path, pair: Pair) -> Co2e:
        return self._gases_of(path, pair.need, pair.distance_km, self._flow(path, pair.need))

    def _gases_of(self, path: _Path, need: NeedFacts, km: float | None, flow: Flow | None) -> Co2e:
        materials = [*(hop.offer for hop in path.hops), path.material]
        kilometres = [*(hop.distance_km for hop in path.hops), km]
        return co2e_of(path.needs(need), materials, kilometres, flow, self.factors)

    def _flow(self, path: _Path, need: NeedFacts) -> Flow | None:
        return flow_of(path.start, path.needs(need), path.outputs)

    def _push(self, rank: Order, entry: _End | _Step | Chain) -> None:
        heappush(self.heap, (rank, next(self.turn), entry))
