"""Which offer fits which need: one pair explained, or the best of many."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from heapq import heapify, heappop, heappush
from math import inf
from typing import NamedTuple
from uuid import UUID

from symbiosis.kit.geo import KM_PER_DEGREE
from symbiosis.matching.composition import FibreGroups, read_parts
from symbiosis.matching.evaluation import without_improvement
from symbiosis.matching.facts import NeedFacts, OfferFacts, StreamFacts
from symbiosis.matching.improvement import best_improvement
from symbiosis.matching.pair import Pair, distance_between, pair_of, shorter_limit
from symbiosis.matching.results import ENGINE_VERSION, Band, MatchResult, Profile
from symbiosis.matching.rules import is_stopped
from symbiosis.matching.rules.parties import are_open_to_each_other
from symbiosis.matching.score import band_of, confidence_of, highest_total, profile_of, total_of

__all__ = ["ENGINE_VERSION", "best_matches", "evaluate"]

ROUNDING_KM = 0.01
"""Distances are compared rounded to 10 m, so the cheap look is that much more generous."""

Rank = tuple[float, float, UUID]
"""Best first: minus the score, km (unknown last), the counterpart's id."""


def evaluate(offer: OfferFacts, need: NeedFacts, *, today: date, groups: FibreGroups) -> MatchResult:
    """The whole answer for one pair, failing ones included, with every reason."""
    return _explain(pair_of(offer, need, today, groups))


def best_matches(
    stream: OfferFacts | NeedFacts,
    counterparts: Iterable[OfferFacts] | Iterable[NeedFacts],
    *,
    limit: int,
    today: date,
    groups: FibreGroups,
) -> list[MatchResult]:
    """The `limit` best counterparts, exactly: score, then nearest, then id.

    Pairs that a rule stops and pairs whose band is hidden are left out. Candidates
    wait in a heap under a cheap upper bound of their score; whoever comes to the
    top is judged and, if no rule stops it, goes back with its exact score; whoever
    comes up with an exact score is next in order. Only what is kept is explained.
    """
    heap = [
        _Candidate(_rank(pair, other.id, highest_total), False, position, pair)
        for position, (other, pair) in enumerate(_possible_pairs(stream, counterparts, today, groups))
    ]
    heapify(heap)
    kept: list[Pair] = []
    while heap and len(kept) < limit:
        rank, is_exact, position, pair = heappop(heap)
        if is_exact:
            kept.append(pair)
        elif not is_stopped(pair):
            exact = _rank(pair, rank[2], total_of)
            if not _is_hidden(pair, -exact[0]):
                heappush(heap, _Candidate(exact, True, position, pair))
    return [_explain(pair) for pair in kept]


class _Candidate(NamedTuple):
    """Ordered by rank; `position` is unique, so pairs themselves are never compared."""

    rank: Rank
    is_exact: bool
    position: int
    pair: Pair


def _possible_pairs(
    stream: OfferFacts | NeedFacts,
    counterparts: Iterable[OfferFacts] | Iterable[NeedFacts],
    today: date,
    groups: FibreGroups,
) -> Iterator[tuple[StreamFacts, Pair]]:
    parts = read_parts(stream) if isinstance(stream, OfferFacts) else ()
    for other in counterparts:
        if isinstance(stream, OfferFacts) and isinstance(other, NeedFacts):
            if _may_fit(stream, other):
                yield other, Pair(stream, other, today, groups, parts, distance_between(stream, other))
        elif isinstance(stream, NeedFacts) and isinstance(other, OfferFacts):
            if _may_fit(other, stream):
                yield (
                    other,
                    Pair(other, stream, today, groups, read_parts(other), distance_between(other, stream)),
                )
        else:
            raise TypeError("an offer is matched with needs and a need with offers")


def _may_fit(offer: OfferFacts, need: NeedFacts) -> bool:
    """A cheap look that only drops pairs a hard rule (H3, H1, H16, H17) would stop."""
    if need.forms and offer.form is not None and offer.form not in need.forms:
        return False
    if offer.owner_id == need.owner_id or not are_open_to_each_other(offer, need):
        return False
    limit = shorter_limit(offer, need)
    if limit is None or offer.latitude is None or need.latitude is None:
        return True
    return abs(offer.latitude - need.latitude) * KM_PER_DEGREE <= limit + ROUNDING_KM


def _rank(pair: Pair, counterpart: UUID, total: Callable[[Pair, Profile], float]) -> Rank:
    distance = inf if pair.distance_km is None else pair.distance_km
    return -total(pair, profile_of(pair.need)), distance, counterpart


def _is_hidden(pair: Pair, score: float) -> bool:
    return band_of(score, confidence_of(pair)) is Band.HIDDEN


def _explain(pair: Pair) -> MatchResult:
    result = without_improvement(pair)
    return replace(result, improvement=best_improvement(pair, result))
