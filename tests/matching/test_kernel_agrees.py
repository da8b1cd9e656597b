"""The compiled rules and score say what the engine's own say, pair by pair."""

from random import Random
from typing import Any
from uuid import UUID

import pytest

from matching.builders import GROUPS, TODAY
from matching.kernel_streams import NEED, OFFER, some_needs, some_offers
from symbiosis.matching.facts import NeedFacts, OfferFacts
from symbiosis.matching.kernel import Market
from symbiosis.matching.kernel.loading import search
from symbiosis.matching.kernel.requirements import DOUBT_BIT, R, rule_of
from symbiosis.matching.pair import Pair, pair_of
from symbiosis.matching.results import Outcome
from symbiosis.matching.rules import judge
from symbiosis.matching.score import confidence_of, material, profile_of
from symbiosis.matching.score.parts import OTHER_PARTS
from symbiosis.matching.score.weights import WEIGHTS

OFFERS, NEEDS = 400, 250


def score_of(pair: Pair) -> float:
    """As `score.total_of`, before it is rounded."""
    profile = profile_of(pair.need)
    weights = WEIGHTS[profile]
    value = weight = 0.0
    for name, part in OTHER_PARTS:
        if (measure := part(pair, profile)) is not None:
            value += weights[name] * measure.value
            weight += weights[name]
    own = weights["material"]
    return (value + own * material(pair, profile).value) / (weight + own)


def market_of(offers: list[OfferFacts], needs: list[NeedFacts]) -> Market:
    market = Market(GROUPS)
    for stream in (*offers, *needs):
        market.put(stream)
    return market


def names_in(broken: int) -> set[str]:
    return {requirement.name.lower() for requirement in R if broken >> requirement & 1}


def disagreement(kernel: Any, pair: Pair, i: int, j: int) -> str | None:
    """What the two say differently about a pair, in words; None: nothing."""
    broken, score, distance, confidence = kernel(i, j)
    failing = {finding.requirement for finding in judge(pair) if finding.outcome is Outcome.FAIL}
    if broken >> DOUBT_BIT & 1:
        return None
    if names_in(broken) != failing:
        return f"kernel stops by {sorted(names_in(broken))}, rules by {sorted(failing)}"
    if abs(score - score_of(pair)) > 1e-6:
        return f"kernel scores {score}, the engine {score_of(pair)}"
    if distance != pair.distance_km and not (distance == float("inf") and pair.distance_km is None):
        return f"kernel measures {distance} km, the engine {pair.distance_km}"
    return None if confidence == confidence_of(pair) else "confidence"


@pytest.mark.parametrize("seed", [1, 2, 3, 4])
def test_kernel_agrees_with_rules_and_score_on_a_hundred_thousand_pairs(seed: int) -> None:
    random = Random(seed)  # noqa: S311 - test data, no secret
    offers = some_offers(random, OFFERS // 2, most=4 if seed % 2 else 14)
    needs = some_needs(random, NEEDS // 2, most=4 if seed % 2 else 14)
    market = market_of(offers, needs)
    pair_row = search().pair_row
    arguments = market.offers.side(), market.needs.side(), market.offers.words.sets(), TODAY.toordinal()
    wrong = []
    passing = 0
    for i, offer in enumerate(offers):
        for j, need in enumerate(needs):
            pair = pair_of(offer, need, TODAY, GROUPS)
            said = disagreement(lambda a, b: pair_row(*arguments, a, b), pair, i, j)
            if said:
                wrong.append((said, offer.id, need.id))
    assert not wrong, f"{len(wrong)} pairs, first {wrong[:5]}"
