"""The search finds exactly the best chains: against every chain there is, on random data."""

from collections.abc import Iterable, Iterator, Sequence
from math import inf

import pytest

from matching.builders import GROUPS, HERNING, TODAY, a_need, an_offer, changed
from matching.chain_links import a_mill, a_processor, a_world, twins
from symbiosis.matching.chains import market_board
from symbiosis.matching.chains.board import Board
from symbiosis.matching.chains.chain import STEP_FACTOR, Chain, Ranking
from symbiosis.matching.chains.co2e import co2e_of
from symbiosis.matching.chains.flow import flow_of
from symbiosis.matching.chains.market_board import MarketBoard
from symbiosis.matching.chains.processing import Output, output_of
from symbiosis.matching.chains.search import Answer, Question, best_chains
from symbiosis.matching.engine import best_matches
from symbiosis.matching.evaluation import without_improvement
from symbiosis.matching.facts import NeedFacts, OfferFacts
from symbiosis.matching.kernel import Market
from symbiosis.matching.pair import pair_of
from symbiosis.matching.results import Band, MatchResult, Verdict
from symbiosis.matching.score import band_of
from symbiosis.reference.factors import factors

Key = tuple[object, ...]


def search(
    starts: Iterable[OfferFacts], processors: Iterable[NeedFacts], ends: Iterable[NeedFacts], **asked: object
) -> Answer:
    question = {"by": Ranking.SCORE, "limit": 10, "today": TODAY} | asked
    return best_chains(starts, Board(processors, ends), Question(**question), GROUPS, factors())  # type: ignore[arg-type]


def every_chain(
    starts: Sequence[OfferFacts],
    processors: Sequence[NeedFacts],
    ends: Sequence[NeedFacts],
    least: int,
    most: int,
) -> Iterator[tuple[list[NeedFacts], list[OfferFacts], list[Output], list[MatchResult]]]:
    """All of them, without any thought: needs, what arrives at each, outputs, results."""
    ways: list[tuple[list[NeedFacts], list[OfferFacts], list[Output], list[MatchResult]]]
    ways = [([], [start], [], []) for start in starts]
    for passed in range(most + 1):
        longer = []
        for needs, materials, outputs, results in ways:
            owners = {materials[0].owner_id, *(need.owner_id for need in needs)}
            for need in ends if passed >= least else ():
                result = judged(materials[-1], need)
                if need.owner_id not in owners and is_shown(result):
                    yield [*needs, need], materials, outputs, [*results, result]
            for processor in processors:
                result = judged(materials[-1], processor)
                if processor.owner_id not in owners and is_shown(result):
                    longer += [
                        ([*needs, processor], [*materials, o.facts], [*outputs, o], [*results, result])
                        for o in output_of(materials[-1], processor)
                    ]
        ways = longer


def judged(offer: OfferFacts, need: NeedFacts) -> MatchResult:
    return without_improvement(pair_of(offer, need, TODAY, GROUPS))


def is_shown(result: MatchResult) -> bool:
    return result.verdict is not Verdict.FAIL and result.band is not Band.HIDDEN


def brute_force(
    starts: Sequence[OfferFacts],
    processors: Sequence[NeedFacts],
    ends: Sequence[NeedFacts],
    by: Ranking,
    least: int = 1,
    most: int = 2,
) -> list[Key]:
    found = []
    for needs, materials, outputs, results in every_chain(starts, processors, ends, least, most):
        product = 1.0
        for result in results:
            product *= result.score
        score = round(product ** (1 / len(results)) * STEP_FACTOR ** (len(results) - 1), 4)
        if band_of(score, min(result.confidence for result in results)) not in (Band.STRONG, Band.POSSIBLE):
            continue
        distances = [result.distance_km for result in results]
        km = None if None in distances else round(sum(d for d in distances if d is not None), 2)
        flow = flow_of(materials[0], needs, outputs)
        net = co2e_of(needs, materials, distances, flow, factors()).mid
        gases = inf if net is None else -net
        ids = (materials[0].id, *(need.id for need in needs), materials[-1].id)
        first = (-score,) if by is Ranking.SCORE else (gases, -score)
        found.append((*first, inf if km is None else km, ids))
    return sorted(found)


def keys(answer: Answer, by: Ranking) -> list[Key]:
    return [key_of(chain, by) for chain in answer.chains]


def key_of(chain: Chain, by: Ranking) -> Key:
    gases = inf if chain.co2e.mid is None else -chain.co2e.mid
    first = (-chain.score,) if by is Ranking.SCORE else (gases, -chain.score)
    return (*first, inf if chain.distance_km is None else chain.distance_km, chain.ids)


@pytest.mark.parametrize("by", list(Ranking))
@pytest.mark.parametrize("seed", range(8))
def test_the_best_chains_are_the_best_of_all(seed: int, by: Ranking) -> None:
    offers, processors, needs = a_world(seed)
    ends = [*needs, *processors]
    expected = brute_force(offers, processors, ends, by)
    answer = search(offers, processors, ends, by=by)
    assert answer.complete
    assert keys(answer, by) == expected[:10]


@pytest.mark.parametrize("by", list(Ranking))
@pytest.mark.parametrize("seed", range(3))
def test_ends_from_the_market_give_the_same_chains(seed: int, by: Ranking) -> None:
    offers, processors, needs = a_world(seed)
    ends = [*twins(needs), *processors]
    market = Market(GROUPS)
    for need in ends:
        market.put(need)
    everyone = market.positions("need").visibility("public")
    board = MarketBoard(processors, market, everyone, lambda _: True, TODAY)
    answer = best_chains(offers, board, Question(by, 10, TODAY), GROUPS, factors())
    assert board.is_whole
    assert keys(answer, by) == brute_force(offers, processors, ends, by)[:10]


def test_a_board_says_when_more_fits_than_it_shows(monkeypatch: pytest.MonkeyPatch) -> None:
    market = Market(GROUPS)
    for need in (a_mill(500), a_mill(501)):
        market.put(need)
    everyone = market.positions("need").visibility("public")
    monkeypatch.setattr(market_board, "MOST_FITTING", 2)
    board = MarketBoard([a_processor()], market, everyone, lambda _: True, TODAY)
    best_chains([an_offer()], board, Question(Ranking.SCORE, 10, TODAY), GROUPS, factors())
    assert not board.is_whole


def test_the_random_data_hold_chains_of_one_and_of_two_processors() -> None:
    found = [brute_force(*_with_ends(seed), Ranking.CO2E) for seed in range(8)]
    lengths = {len(key[-1]) - 3 for keys_of_seed in found for key in keys_of_seed}  # type: ignore[arg-type]
    assert lengths == {1, 2}
    assert sum(len(keys_of_seed) for keys_of_seed in found) > 100
    assert any(key[0] != inf for keys_of_seed in found for key in keys_of_seed)


def _with_ends(seed: int) -> tuple[list[OfferFacts], list[NeedFacts], list[NeedFacts]]:
    offers, processors, needs = a_world(seed)
    return offers, processors, [*needs, *processors]


@pytest.mark.parametrize("by", list(Ranking))
@pytest.mark.parametrize("most", [0, 1, 2])
def test_ties_are_broken_alike_whoever_searches(by: Ranking, most: int) -> None:
    offers, processors, needs = a_world(3)
    ends = twins(needs)
    least = min(1, most)
    answer = search(offers, processors, ends, by=by, least_processors=least, most_processors=most)
    assert keys(answer, by) == brute_force(offers, processors, ends, by, least, most)[:10]


@pytest.mark.parametrize("seed", range(4))
def test_chains_that_end_in_one_need_are_the_best_of_all_that_do(seed: int) -> None:
    offers, processors, needs = a_world(seed)
    for need in needs[:4]:
        expected = brute_force(offers, processors, [need], Ranking.SCORE)
        assert keys(search(offers, processors, [need]), Ranking.SCORE) == expected[:10]


def test_without_processors_it_is_the_direct_match() -> None:
    offers, _, needs = a_world(5)
    for offer in offers:
        direct = search([offer], [], needs, least_processors=0, most_processors=0, limit=1)
        results = best_matches(offer, needs, limit=50, today=TODAY, groups=GROUPS)
        shown = [result for result in results if result.band in (Band.STRONG, Band.POSSIBLE)]
        assert [chain.score for chain in direct.chains] == [result.score for result in shown[:1]]


def test_a_search_that_looks_at_too_much_says_so() -> None:
    offers, processors, needs = a_world(1)
    assert search(offers, processors, needs).complete
    assert not search(offers, processors, needs, most_looks=5).complete


def test_a_chain_of_equal_hops_scores_less_for_each_processor() -> None:
    [chain] = search([an_offer()], [a_processor()], [a_mill()]).chains
    first, last = (hop.score for hop in chain.hops)
    assert chain.score == round((first * last) ** 0.5 * STEP_FACTOR, 4)
    assert chain.score < max(first, last)


@pytest.mark.parametrize("whose", ["the processor and the offer", "the mill and the offer", "the two others"])
def test_nobody_occurs_twice_in_a_chain(whose: str) -> None:
    offer, processor, mill = an_offer(), a_processor(), a_mill()
    match whose:
        case "the processor and the offer":
            processor = changed(processor, owner_id=offer.owner_id)
        case "the mill and the offer":
            mill = changed(mill, owner_id=offer.owner_id)
        case _:
            mill = changed(mill, owner_id=processor.owner_id)
    assert search([offer], [processor], [mill]).chains == ()


def test_a_processor_that_changes_nothing_is_no_link() -> None:
    idle = a_processor(output_form="cutting_scraps", yield_share=1.0)
    takes_cuttings = a_need()
    assert search([an_offer()], [idle], [takes_cuttings]).chains == ()
    washing = changed(idle, output_effects=frozenset({"washes"}))
    smelly = an_offer(contamination=frozenset({"odour"}))
    assert len(search([smelly], [washing], [takes_cuttings]).chains) == 1


def test_whom_the_offer_s_owner_does_not_deal_with_is_not_reached_through_others() -> None:
    mill = a_mill()
    wary = an_offer(blocked_owners=frozenset({mill.owner_id}))
    assert search([wary], [a_processor()], [mill]).chains == ()


def test_a_country_the_offer_excludes_stays_excluded_behind_a_processor() -> None:
    abroad = a_mill(country="SE", latitude=HERNING[0], longitude=HERNING[1])
    assert len(search([an_offer(legal_status="product")], [a_processor()], [abroad]).chains) == 1
    homebound = an_offer(legal_status="product", excluded_countries=frozenset({"SE"}))
    assert search([homebound], [a_processor()], [abroad]).chains == ()
