"""The search for one stream: over which streams, against what fits directly. Pure; run in a thread."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from symbiosis.actors.viewer import Viewer
from symbiosis.matches.chains.schemas import ChainParams
from symbiosis.matches.readers import allowed_for
from symbiosis.matching.chains.board import Board
from symbiosis.matching.chains.chain import Chain, Ranking
from symbiosis.matching.chains.market_board import MOST_FITTING, MarketBoard
from symbiosis.matching.chains.search import Answer, Question, Search, best_chains
from symbiosis.matching.engine import evaluate
from symbiosis.matching.facts import NeedFacts, OfferFacts
from symbiosis.matching.kernel import Market
from symbiosis.matching.kernel.positions import Marks
from symbiosis.matching.pair import pair_of
from symbiosis.matching.results import MatchResult
from symbiosis.matching.score.weights import SORTING
from symbiosis.matching.transport import transport_eur_per_kg
from symbiosis.reference.catalogue import fibre_groups
from symbiosis.reference.factors import factors
from symbiosis.streams.vocabulary import Direction, Visibility

MOST_COMPARED = 300
"""Chains held against the straight way to their end: where none of the best is news, the rest are not waited for."""


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
class Sought:
    """What is looked for: chains of `stream` through `processors`, the reader's way, on a day."""

    stream: OfferFacts | NeedFacts
    processors: Sequence[NeedFacts]
    viewer: Viewer
    asked: ChainParams
    today: date

    @property
    def question(self) -> Question:
        most = self.asked.max_processors
        return Question(Ranking(self.asked.by), self.asked.limit, self.today, most_processors=most)

    @property
    def directly(self) -> Question:
        return replace(self.question, limit=1, least_processors=0, most_processors=0)


def find(market: Market, sought: Sought) -> Found:
    """Best chains that are worth it. Direct matches count with whoever uses the material up: a processor's is
    the first hop of the chains through it."""
    if isinstance(sought.stream, OfferFacts):
        return _from_offer(market, sought, sought.stream)
    return _to_need(market, sought, sought.stream)


def _from_offer(market: Market, sought: Sought, offer: OfferFacts) -> Found:
    allowed = seen_by(sought.viewer, market, Direction.NEED)
    users = MarketBoard((), market, allowed, lambda need: need.output_form is None, sought.today)
    ends = MarketBoard(sought.processors, market, allowed, _may_end, sought.today)
    direct = best_chains([offer], users, sought.directly, fibre_groups(), factors())
    found = _worth_it(Search([offer], ends, sought.question, fibre_groups(), factors()), direct, sought)
    return replace(found, complete=found.complete and users.is_whole and ends.is_whole)


def _may_end(need: NeedFacts) -> bool:
    """A sorter only prepares; a recycler may be the end although it says what it makes."""
    return need.output_form is None or need.route != SORTING


def _to_need(market: Market, sought: Sought, need: NeedFacts) -> Found:
    """The offers that fit the need, or a processor that leads to it."""
    allowed = seen_by(sought.viewer, market, Direction.OFFER)
    board = Board(sought.processors, [need])
    first = board.leading(sought.asked.max_processors)
    asked = [market.best(n, limit=MOST_FITTING, today=sought.today, allowed=allowed) for n in (need, *first)]
    ids = {found.id: None for fitting in asked for found in fitting}
    offers = [facts for id_ in ids if isinstance(facts := market.facts(id_), OfferFacts)]
    direct = best_chains(offers, board, sought.directly, fibre_groups(), factors())
    found = _worth_it(Search(offers, board, sought.question, fibre_groups(), factors()), direct, sought)
    return replace(found, complete=found.complete and all(len(f) < MOST_FITTING for f in asked))


def _worth_it(search: Search, direct: Answer, sought: Sought) -> Found:
    best, question = next(iter(direct.chains), None), sought.question
    shown: list[Chain] = []
    left_out = gave_up = False
    for compared, chain in enumerate(search.found(), 1):
        if sought.asked.always or is_worth_it(chain, best, question):
            shown.append(chain)
        else:
            left_out = True
        nothing_better = left_out and best is not None and not beats(chain, best, question.by)
        gave_up = compared == MOST_COMPARED
        if len(shown) == question.limit or nothing_better or gave_up:
            break
    explained = tuple(_explained(chain, sought.today) for chain in shown)
    return Found(explained, best, left_out, search.is_complete and direct.complete and not gave_up)


def is_worth_it(chain: Chain, best: Chain | None, question: Question) -> bool:
    """Better than whatever fits directly, and than going to its own end without any step."""
    if best is not None and not beats(chain, best, question.by):
        return False
    straight = replace(question, limit=1, least_processors=0, most_processors=0)
    end = Board((), [chain.needs[-1]])
    found = best_chains([chain.start], end, straight, fibre_groups(), factors()).chains
    return not found or beats(chain, found[0], question.by)


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


def seen_by(viewer: Viewer, market: Market, direction: Direction) -> Marks:
    """What the viewer may find, and what is their own: it may be a link or an end of others' chains."""
    positions = market.positions(direction)
    open_ones = (Visibility.PUBLIC, Visibility.NETWORK, Visibility.CLUSTER, Visibility.INVITED)
    own = positions.owned_by(viewer.actor_ids) & positions.visibility(*open_ones)
    found = allowed_for(viewer, market, direction)
    size = min(len(own), len(found))
    return own[:size] | found[:size]
