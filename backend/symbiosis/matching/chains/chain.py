"""A chain, its score and its order among others.

The score of a chain is the geometric mean of its hops' scores, times `STEP_FACTOR` for each processor: it
has the scale of a direct match's score (no processor, one hop: the same number), one poor hop weighs more than
in the arithmetic mean, and of two ways with equally good hops the one with fewer hands wins.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import inf, prod
from uuid import UUID

from symbiosis.matching.chains.co2e import Co2e
from symbiosis.matching.chains.flow import Flow
from symbiosis.matching.chains.processing import Output
from symbiosis.matching.facts import NeedFacts, OfferFacts
from symbiosis.matching.results import Band
from symbiosis.matching.score import band_of

STEP_FACTOR = 0.95
"""Each processor is one more agreement that can fail, and one more wait."""

SHOWN = (Band.STRONG, Band.POSSIBLE)


class Ranking(StrEnum):
    SCORE = "score"
    CO2E = "co2e"


@dataclass(frozen=True, slots=True)
class Hop:
    """What arrives, where it arrives, and how well it fits there, judged like any pair."""

    offer: OfferFacts
    need: NeedFacts
    score: float
    confidence: float
    distance_km: float | None


@dataclass(frozen=True, slots=True)
class Chain:
    """`hops` is one longer than `outputs`. Without outputs it is a direct match."""

    hops: tuple[Hop, ...]
    outputs: tuple[Output, ...]
    flow: Flow | None
    co2e: Co2e

    @property
    def start(self) -> OfferFacts:
        return self.hops[0].offer

    @property
    def needs(self) -> tuple[NeedFacts, ...]:
        """The processors, and the need at the end."""
        return tuple(hop.need for hop in self.hops)

    @property
    def score(self) -> float:
        return chain_score([hop.score for hop in self.hops])

    @property
    def confidence(self) -> float:
        """Of the hop known least about: what the hops rest on is mostly the same word, so no product."""
        return min(hop.confidence for hop in self.hops)

    @property
    def band(self) -> Band:
        return band_of(self.score, self.confidence)

    @property
    def distance_km(self) -> float | None:
        return added([hop.distance_km for hop in self.hops])

    @property
    def ids(self) -> tuple[UUID, ...]:
        """Of the streams it joins, and of the last fraction, which tells two chains through one sorter apart."""
        return (self.start.id, *(need.id for need in self.needs), self.hops[-1].offer.id)


Order = tuple[float, float, float, tuple[UUID, ...]]


def order_of(chain: Chain, by: Ranking) -> Order:
    """Best first. Exact ties are broken by the shorter way, then by ids."""
    return order(by, chain.score, chain.co2e.mid, chain.distance_km, chain.ids)


def order(
    by: Ranking, score: float, co2e_kg: float | None, km: float | None, ids: tuple[UUID, ...] = ()
) -> Order:
    """By greenhouse gases, chains that cannot be computed come last."""
    gases = inf if co2e_kg is None else -co2e_kg
    first = (-score, 0.0) if by is Ranking.SCORE else (gases, -score)
    return *first, inf if km is None else km, ids


def chain_score(scores: Sequence[float]) -> float:
    """0..1, rounded like a direct score."""
    return rounded_score(prod(scores), len(scores))


def rounded_score(product: float, hops: int) -> float:
    return round(float(product ** (1 / hops)) * STEP_FACTOR ** (hops - 1), 4)


def highest_score(product: float, hops: int, most_hops: int) -> float:
    """The best a chain can still reach whose first `hops` have this product of scores, if every further
    hop were perfect: never below what it will be."""
    return max(rounded_score(product, count) for count in range(hops, most_hops + 1))


def added(kilometres: Sequence[float | None]) -> float | None:
    known = [km for km in kilometres if km is not None]
    return round(sum(known), 2) if len(known) == len(kilometres) else None
