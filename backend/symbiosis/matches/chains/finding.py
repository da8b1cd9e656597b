"""The search for one stream: over which streams, against what fits directly. Pure; run in a thread."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from symbiosis.knowledge.patterns import Pattern
from symbiosis.matches.chains.schemas import ChainParams
from symbiosis.matches.drafts import without_limit
from symbiosis.matches.facts import facts_of, fibre_groups
from symbiosis.matching.chains.board import Board
from symbiosis.matching.chains.chain import Chain, Ranking
from symbiosis.matching.chains.search import Question, best_chains
from symbiosis.matching.engine import evaluate
from symbiosis.matching.facts import NeedFacts, OfferFacts
from symbiosis.matching.pair import pair_of
from symbiosis.matching.results import MatchResult
from symbiosis.matching.transport import transport_eur_per_kg
from symbiosis.reference.factors import factors


@dataclass(frozen=True)
class Explained:
    """A chain with its hops explained. `transport_eur`: at usual prices; None when it cannot be told."""

    chain: Chain
    results: tuple[MatchResult, ...]
    transport_eur: float | None


@dataclass(frozen=True)
class Found:
    """`direct`: the best direct match by the same measure; `left_out`: chains it beats were dropped."""

    chains: tuple[Explained, ...]
    direct: Chain | None
    left_out: bool
    complete: bool


@dataclass(frozen=True)
class Reading:
    """How rows are read: with the pattern library, and with confidential limits of `organisations` only,
    which are the reader's own."""

    organisations: frozenset[UUID]
    patterns: tuple[Pattern, ...]

    def facts(self, row: Mapping[str, Any]) -> OfferFacts | NeedFacts:
        facts = facts_of(row, self.patterns)
        return facts if facts.owner_id in self.organisations else without_limit(facts)


def find(
    stream: Mapping[str, Any],
    others: Sequence[Mapping[str, Any]],
    processors: Sequence[Mapping[str, Any]],
    reading: Reading,
    asked: ChainParams,
    today: date,
) -> Found:
    """`others`: rows of the open streams of the other direction."""
    own = reading.facts(stream)
    passing = [need for need in map(reading.facts, processors) if isinstance(need, NeedFacts)]
    counterparts = [reading.facts(row) for row in others]
    if isinstance(own, OfferFacts):
        starts, board = [own], Board(passing, [n for n in counterparts if isinstance(n, NeedFacts)])
    else:
        starts, board = [o for o in counterparts if isinstance(o, OfferFacts)], Board(passing, [own])
    return _best(starts, board, asked, today)


def _best(starts: Iterable[OfferFacts], board: Board, asked: ChainParams, today: date) -> Found:
    starts = tuple(starts)
    by = Ranking(asked.by)
    through = Question(by, asked.limit, today, most_processors=asked.max_processors)
    directly = replace(through, limit=1, least_processors=0, most_processors=0)
    direct = best_chains(starts, board, directly, fibre_groups(), factors())
    answer = best_chains(starts, board, through, fibre_groups(), factors())
    best = direct.chains[0] if direct.chains else None
    shown = [chain for chain in answer.chains if asked.always or best is None or beats(chain, best, by)]
    return Found(
        chains=tuple(_explained(chain, today) for chain in shown),
        direct=best,
        left_out=len(shown) < len(answer.chains),
        complete=answer.complete and direct.complete,
    )


def beats(chain: Chain, direct: Chain, by: Ranking) -> bool:
    """By what was asked for. A figure of greenhouse gases beats none."""
    if by is Ranking.SCORE:
        return chain.score > direct.score
    if chain.co2e.mid is None or direct.co2e.mid is None:
        return chain.co2e.mid is not None
    return chain.co2e.mid > direct.co2e.mid


def _explained(chain: Chain, today: date) -> Explained:
    results = (evaluate(hop.offer, hop.need, today=today, groups=fibre_groups()) for hop in chain.hops)
    return Explained(chain, tuple(results), _transport_eur(chain, today))


def _transport_eur(chain: Chain, today: date) -> float | None:
    """Of the chain's kilograms, hop by hop, each at the price of the loads it travels in."""
    if chain.flow is None:
        return None
    carried = [*(leg.kg_in for leg in chain.flow.legs), chain.flow.kg_out]
    pairs = [pair_of(hop.offer, hop.need, today, fibre_groups()) for hop in chain.hops]
    costs = [transport_eur_per_kg(pair) for pair in pairs]
    if any(cost is None for cost in costs):
        return None
    return round(sum(float(kg) * (cost or 0.0) for kg, cost in zip(carried, costs, strict=True)), 0)
