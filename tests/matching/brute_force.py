"""What a search must find: every pair judged by the engine in full, then sorted."""

from collections import Counter
from math import inf
from uuid import UUID

from matching.builders import GROUPS, TODAY
from symbiosis.matching.facts import NeedFacts, OfferFacts
from symbiosis.matching.kernel import Market
from symbiosis.matching.pair import Pair, pair_of
from symbiosis.matching.results import Band, Outcome
from symbiosis.matching.rules import judge
from symbiosis.matching.score import band_of, confidence_of, profile_of, total_of
from symbiosis.matching.score.diversity import diversity_bonus
from symbiosis.matching.score.material import material
from symbiosis.matching.score.parts import OTHER_PARTS
from symbiosis.matching.score.weights import WEIGHTS

Stream = OfferFacts | NeedFacts
Row = tuple[float, float, UUID, frozenset[str], Band]
LIMIT = 10


def row_of(stream: Stream, other: Stream) -> Row:
    offer, need = (stream, other) if isinstance(stream, OfferFacts) else (other, stream)
    assert isinstance(offer, OfferFacts)
    assert isinstance(need, NeedFacts)
    pair = pair_of(offer, need, TODAY, GROUPS)
    score = total_of(pair, profile_of(need))
    failing = frozenset(finding.requirement for finding in judge(pair) if finding.outcome is Outcome.FAIL)
    distance = inf if pair.distance_km is None else pair.distance_km
    return -score, distance, other.id, failing, band_of(score, confidence_of(pair))


class ByBruteForce:
    """Every pair in full, then sorted."""

    def __init__(self, stream: Stream, others: list[OfferFacts] | list[NeedFacts]) -> None:
        self.rows = sorted([row_of(stream, other) for other in others], key=lambda row: row[:3])

    def best(self) -> list[tuple[UUID, float]]:
        shown = [row for row in self.rows if not row[3] and row[4] is not Band.HIDDEN]
        return [(row[2], -row[0]) for row in shown[:LIMIT]]

    def count(self) -> int:
        return sum(not row[3] and row[4] in (Band.STRONG, Band.POSSIBLE) for row in self.rows)

    def misses(self) -> list[tuple[UUID, str, float]]:
        return [(row[2], min(row[3]), -row[0]) for row in self.rows if len(row[3]) == 1][:LIMIT]

    def obstacles(self) -> dict[str, tuple[int, float]]:
        near = [(min(row[3]), -row[0]) for row in self.rows if len(row[3]) == 1 and -row[0] >= 0.55]
        counts = Counter(name for name, _ in near)
        return {name: (counts[name], max(s for n, s in near if n == name)) for name in counts}


def unrounded_score(pair: Pair) -> float:
    """As `score.total_of`, before it is rounded."""
    profile = profile_of(pair.need)
    weights = WEIGHTS[profile]
    value = weight = 0.0
    for name, part in OTHER_PARTS:
        if (measure := part(pair, profile)) is not None:
            value += weights[name] * measure.value
            weight += weights[name]
    own = weights["material"]
    mean = (value + own * material(pair, profile).value) / (weight + own)
    return min(1.0, mean + diversity_bonus(pair, profile))


def market_of(*streams: Stream) -> Market:
    market = Market(GROUPS)
    for stream in streams:
        market.put(stream)
    return market
