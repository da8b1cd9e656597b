"""The compiled rules and score say what the engine's own say, pair by pair."""

from random import Random
from typing import Any

import pytest

from matching.brute_force import market_of, unrounded_score
from matching.builders import GROUPS, TODAY
from matching.kernel_streams import some_needs, some_offers
from symbiosis.matching.kernel.loading import search
from symbiosis.matching.kernel.requirements import DOUBT_BIT, R, rule_of
from symbiosis.matching.pair import Pair, pair_of
from symbiosis.matching.results import Outcome
from symbiosis.matching.rules import judge
from symbiosis.matching.score import confidence_of

OFFERS, NEEDS = 400, 250


def names_in(broken: int) -> set[str]:
    return {requirement.name.lower() for requirement in R if broken >> requirement & 1}


def disagreement(row: Any, pair: Pair) -> str | None:
    """What the two say differently about a pair, in words; None: nothing. In doubt the engine is asked anyway."""
    broken, score, distance, confidence = row
    failing = {finding.requirement for finding in judge(pair) if finding.outcome is Outcome.FAIL}
    if broken >> DOUBT_BIT & 1:
        return None
    if names_in(broken) != failing:
        return f"kernel stops by {sorted(names_in(broken))}, rules by {sorted(failing)}"
    if abs(score - unrounded_score(pair)) > 1e-6:
        return f"kernel scores {score}, the engine {unrounded_score(pair)}"
    if distance != pair.distance_km and not (distance == float("inf") and pair.distance_km is None):
        return f"kernel measures {distance} km, the engine {pair.distance_km}"
    return None if confidence == confidence_of(pair) else "confidence"


@pytest.mark.parametrize("seed", [1, 2, 3, 4])
def test_kernel_agrees_with_rules_and_score_on_a_hundred_thousand_pairs(seed: int) -> None:
    random = Random(seed)  # noqa: S311 - test data, no secret
    offers = some_offers(random, OFFERS // 2, most=4 if seed % 2 else 14)
    needs = some_needs(random, NEEDS // 2, most=4 if seed % 2 else 14)
    market = market_of(*offers, *needs)
    pair_row = search().pair_row
    arguments = market.offers.side(), market.needs.side(), market.offers.words.sets(), TODAY.toordinal()
    wrong, in_doubt = [], 0
    for i, offer in enumerate(offers):
        for j, need in enumerate(needs):
            pair = pair_of(offer, need, TODAY, GROUPS)
            row = pair_row(*arguments, i, j)
            in_doubt += row[0] >> DOUBT_BIT & 1
            said = disagreement(row, pair)
            if said:
                wrong.append((said, offer.id, need.id))
    assert not wrong, f"{len(wrong)} pairs, first {wrong[:5]}"
    # Else a kernel that doubts everything would agree with everything.
    assert in_doubt == 0


def test_every_requirement_a_rule_can_name_has_its_bit() -> None:
    """A rule that only ever asks stops nobody and needs none."""
    asking_only = {"route", "certificates", "construction", "homogeneity"}
    assert {requirement.name.lower() for requirement in R} == rule_of().keys() - asking_only


def test_pairs_of_the_comparison_meet_every_rule() -> None:
    """Else the comparison would prove nothing about it."""
    random = Random(6)  # noqa: S311 - test data, no secret
    offers, needs = some_offers(random, OFFERS // 2, 14), some_needs(random, NEEDS // 2, 14)
    market = market_of(*offers, *needs)
    arguments = market.offers.side(), market.needs.side(), market.offers.words.sets(), TODAY.toordinal()
    stopped: set[str] = set()
    for i in range(len(offers)):
        for j in range(len(needs)):
            stopped |= names_in(search().pair_row(*arguments, i, j)[0])
    assert stopped == {requirement.name.lower() for requirement in R}
