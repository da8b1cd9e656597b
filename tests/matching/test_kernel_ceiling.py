"""What a full rematch takes for the most a pair can score is never below its score, and seldom far above."""

from random import Random
from uuid import UUID

import numpy as np
import pytest

from matching.brute_force import market_of, unrounded_score
from matching.builders import GROUPS, TODAY
from matching.kernel_streams import some_needs, some_offers
from symbiosis.matching.kernel.columns import LANES, S
from symbiosis.matching.kernel.listing import terms_of
from symbiosis.matching.kernel.loading import search
from symbiosis.matching.pair import Pair, pair_of
from symbiosis.matching.results import Band
from symbiosis.matching.score import band_of, confidence_of

STEP = 0.0001
"""Scores are rounded by half of it at the most."""


def expected_violation(pair: Pair) -> float:
    return sum(reading.expected_violation for reading in pair.readings) if pair.parts else 0.0


@pytest.mark.parametrize(("seed", "most"), [(61, 4), (62, 14)])
def test_no_pair_scores_more_than_its_ceiling(seed: int, most: int) -> None:
    random = Random(seed)  # noqa: S311 - test data, no secret
    offers = [offer for offer in some_offers(random, 120, most) if offer.published]
    needs = [need for need in some_needs(random, 100, most) if need.published]
    market = market_of(*offers, *needs)
    terms, side = terms_of(market.needs, TODAY), np.zeros((S.CEILING + 1) * LANES)
    sides = market.offers.side(), market.needs.side(), terms, side, TODAY.toordinal()
    above: list[float] = []
    wrong: list[tuple[UUID, UUID, float, float]] = []
    for i, offer in enumerate(offers):
        for j, need in enumerate(needs):
            pair = pair_of(offer, need, TODAY, GROUPS)
            score = unrounded_score(pair)
            ceiling = search().ceiling_of(*sides, i, j, expected_violation(pair))
            if ceiling >= 0:
                above.append(ceiling - score)
                holds = score + STEP <= ceiling
            else:
                holds = band_of(round(score, 4), confidence_of(pair)) is Band.HIDDEN
            if not holds:
                wrong.append((offer.id, need.id, score, ceiling))
    assert not wrong, f"{len(wrong)} pairs, first {wrong[:5]}"
    assert np.median(above) < 0.03
