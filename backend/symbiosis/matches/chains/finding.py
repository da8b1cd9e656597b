"""The search for one stream: over which streams, against what fits directly. Pure; run in a thread."""

from collections.abc import Mapping, Sequence
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
from symbiosis.matching.chains.search import Answer, Question, Search, best_chains
from symbiosis.matching.engine import evaluate
from symbiosis.matching.facts import NeedFacts, OfferFacts
from symbiosis.matching.pair import pair_of
from symbiosis.matching.results import MatchResult
from symbiosis.matching.score.weights import SORTING
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
        ends = [need for need in counterparts if isinstance(need, NeedFacts) and not _only_prepares(need)]
        users = [need for need in ends if need.output_form is None]
        return _best(_Sides([own], passing, ends, users), asked, today)
    starts = [offer for offer in counterparts if isinstance(offer, OfferFacts)]
    return _best(_Sides(starts, passing, [own], [own]), asked, today)


def _only_prepares(need: NeedFacts) -> bool:
    """A sorter passes on what it takes; a recycler may be the end although it says what it makes."""
    return need.output_form is not None and need.route == SORTING


@dataclass(frozen=True)
class _Sides:
    """`users`: ends whose direct match counts as fitting directly. A processor's does not: it is the first hop of
    the chains through it."""

    starts: Sequence[OfferFacts]
    processors: Sequence[NeedFacts]
    ends: Sequence[NeedFacts]
    users: Sequence[NeedFacts]


def _best(sides: _Sides, asked: ChainParams, today: date) -> Found:
    question = Question(Ranking(asked.by), asked.limit, today, most_processors=asked.max_processors)
    direct = _direct(sides.starts, sides.users, question)
    best = direct.chains[0] if direct.chains else None
    board = Board(sides.processors, sides.ends)
    search = Search(sides.starts, board, question, fibre_groups(), factors())
    shown, left_out = [], False
    for chain in search.found():
        if asked.always or _is_worth_it(chain, best, question):
            shown.append(chain)
        else:
            left_out = True
        if len(shown) == asked.limit or (
            left_out and best is not None and not beats(chain, best, question.by)
        ):
            break
    return Found(
        chains=tuple(_explained(chain, today) for chain in shown),
        direct=best,
        left_out=left_out,
        complete=search.is_complete and direct.complete,
    )


def _direct(starts: Sequence[OfferFacts], ends: Sequence[NeedFacts], question: Question) -> Answer:
    directly = replace(question, limit=1, least_processors=0, most_processors=0)
    return best_chains(starts, Board((), ends), directly, fibre_groups(), factors())


def _is_worth_it(chain: Chain, best: Chain | None, question: Question) -> bool:
    """Better than whatever fits directly, and than going to its own end without any step."""
    if best is not None and not beats(chain, best, question.by):
        return False
    straight = _direct([chain.start], [chain.needs[-1]], question).chains
    return not straight or beats(chain, straight[0], question.by)


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
