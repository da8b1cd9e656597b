"""The full rematch finds of each offer what judging every pair finds, however its work is cut and noted."""

from math import floor
from random import Random
from typing import Any

import pytest

from matching.brute_force import LIMIT, ByBruteForce, market_of, unrounded_score
from matching.builders import GROUPS, TODAY, a_need, an_offer, changed, shares, window
from matching.kernel_streams import some_needs, some_offers
from symbiosis.matching.facts import NeedFacts, OfferFacts
from symbiosis.matching.kernel import rematching, vocabulary
from symbiosis.matching.kernel.exact import Judged, judged
from symbiosis.matching.pair import pair_of


def rematch_equals_brute_force(offers: list[OfferFacts], needs: list[NeedFacts], limit: int = LIMIT) -> None:
    everything = market_of(*offers, *needs).best_of_all(limit=limit, today=TODAY)
    assert sorted(everything.offer_ids) == sorted(offer.id for offer in offers)
    by_id = {offer.id: offer for offer in offers}
    for row, id_ in enumerate(everything.offer_ids):
        places = everything.needs[row, : everything.counts[row]].tolist()
        scores = everything.scores[row, : everything.counts[row]].tolist()
        found = [(everything.need_ids[place], score) for place, score in zip(places, scores, strict=True)]
        assert found == ByBruteForce(by_id[id_], needs).best()[:limit]


@pytest.mark.parametrize(("seed", "most"), [(51, 2), (52, 5), (53, 12)])
def test_rematch_finds_what_brute_force_finds(seed: int, most: int) -> None:
    random = Random(seed)  # noqa: S311 - test data, no secret
    rematch_equals_brute_force(some_offers(random, 90, most), some_needs(random, 160, most))


def test_readings_noted_for_one_composition_at_a_time_are_not_mixed_up(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(rematching, "MOST_READINGS", 1)
    monkeypatch.setattr(rematching, "CHUNK", 3)
    random = Random(54)  # noqa: S311 - test data, no secret
    rematch_equals_brute_force(some_offers(random, 90, 5), some_needs(random, 120, 4))


def test_needs_whose_limits_are_too_many_to_note_are_read_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vocabulary, "MOST_LIMITS", 2)
    random = Random(55)  # noqa: S311 - test data, no secret
    needs = [a_need(700 + pct, composition=(window("cotton", min_pct=pct),)) for pct in range(60, 100)]
    offers = [
        an_offer(10 + pct, composition=shares(cotton=pct, polyester=100 - pct)) for pct in range(55, 99, 4)
    ]
    rematch_equals_brute_force([*offers, *some_offers(random, 30, 3)], [*needs, *some_needs(random, 40, 3)])


def half_a_step_below(need: NeedFacts, offer: OfferFacts) -> NeedFacts:
    """A need that wants just so much more than there is that the score lies half-way between two."""

    def score(wanted: float) -> float:
        return unrounded_score(pair_of(offer, changed(need, kg_per_year=wanted), TODAY, GROUPS))

    assert offer.kg_per_year is not None
    full, half = score(offer.kg_per_year), score(2 * offer.kg_per_year)
    aim = floor(full * 10_000 - 1) / 10_000 + 0.00005
    return changed(need, kg_per_year=offer.kg_per_year / (1 - (full - aim) / (2 * (full - half))))


def test_more_doubts_than_there_is_room_for_are_all_settled(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Any] = []

    def ask(*pair: Any) -> Judged:
        asked.append(pair)
        return judged(*pair)

    monkeypatch.setattr(rematching, "DOUBTFUL", 1)
    monkeypatch.setattr(rematching, "judged", ask)
    offer = an_offer()
    needs = [half_a_step_below(a_need(700 + number), offer) for number in range(30)]
    rematch_equals_brute_force([offer, an_offer(2, quantity_kg=900.0)], [*needs, a_need(900)])
    assert len(asked) >= len(needs)


def test_an_offer_of_no_form_and_needs_of_any_form_and_one_best() -> None:
    offers = [an_offer(1, form=None), an_offer(2), an_offer(3, form="workwear")]
    needs = [a_need(700), a_need(701, forms=frozenset()), a_need(702, forms=frozenset({"workwear"}))]
    rematch_equals_brute_force(offers, needs)
    rematch_equals_brute_force(offers, needs, limit=1)


def test_nobody_to_match_is_no_error() -> None:
    rematch_equals_brute_force([], [])
    rematch_equals_brute_force([an_offer()], [])
    rematch_equals_brute_force([], [a_need()])
