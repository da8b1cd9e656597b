"""Numbers that are nobody else's business: they move the economics between two answers, and nothing else."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.builders import a_need, an_offer, changed, result_of
from matching.strategies import needs, offers
from matching.test_sentences import sentences_of
from symbiosis.matching.facts import NeedFacts, OfferFacts
from symbiosis.matching.results import MatchResult
from symbiosis.matching.score.economics import OUT_OF_REACH, REACHABLE
from symbiosis.matching.sentences import LANGUAGES

OF_OFFER = ["price_limit_eur_per_kg", "disposal_cost_eur_per_kg"]
OF_NEED = ["price_limit_eur_per_kg", "virgin_price_eur_per_kg", "preprocessing_cost_eur_per_kg"]
EUROS = st.integers(-8, 40).map(lambda steps: steps * 0.25)


def answer_of(result: MatchResult) -> tuple[str, float] | None:
    return next(((part.code, part.value) for part in result.parts if part.part == "economics"), None)


def with_secret(offer: OfferFacts, need: NeedFacts, name: str, euros: float) -> MatchResult:
    """On the side that has such a number; the other side keeps its own."""
    if name in OF_OFFER:
        return result_of(changed(offer, **{name: euros}), need)
    return result_of(offer, changed(need, **{name: euros}))


TWO_ANSWERS = {("price_reachable", REACHABLE), ("price_out_of_reach", OUT_OF_REACH), None}


@given(offers(), needs(), st.sampled_from(OF_OFFER + OF_NEED[1:2]), EUROS, EUROS)
def test_two_amounts_with_one_answer_cannot_be_told_apart(
    offer: OfferFacts, need: NeedFacts, name: str, one: float, other: float
) -> None:
    """The whole result: evidence, score, band, verdict and the best change with its gain."""
    first, second = (with_secret(offer, need, name, euros) for euros in (one, other))
    assert {answer_of(first), answer_of(second)} <= TWO_ANSWERS
    if answer_of(first) == answer_of(second):
        assert first == second
    else:
        assert first.rules == second.rules
        assert without_economics(first) == without_economics(second)


@given(offers(), needs(), EUROS, EUROS, EUROS)
def test_cost_of_preprocessing_is_as_well_kept(
    offer: OfferFacts, need: NeedFacts, virgin: float, one: float, other: float
) -> None:
    valued = changed(need, virgin_price_eur_per_kg=virgin)
    first, second = (with_secret(offer, valued, OF_NEED[2], euros) for euros in (one, other))
    assert first == second or answer_of(first) != answer_of(second)


def without_economics(result: MatchResult) -> list[Any]:
    return [part for part in result.parts if part.part != "economics"]


SECRET = 0.73125
SIDES: list[tuple[dict[str, float], dict[str, float]]] = [({name: SECRET}, {}) for name in OF_OFFER] + [
    ({}, {name: SECRET}) for name in OF_NEED
]


@pytest.mark.parametrize(("offer", "need"), SIDES)
def test_no_evidence_and_no_sentence_holds_the_amount(offer: dict[str, Any], need: dict[str, Any]) -> None:
    money: dict[str, Any] = {
        "price_eur_per_kg": 0.5,
        "transport_paid_by": "shared",
        "transport_limit_eur_per_kg": 3.0,
    }
    valued: dict[str, Any] = (
        {"virgin_price_eur_per_kg": 1.25} if "preprocessing_cost_eur_per_kg" in need else {}
    )
    result = result_of(an_offer(**money | offer), a_need(**money | valued | need))
    told = json.dumps(result.to_evidence())
    for language in LANGUAGES:
        told += "".join(sentences_of(result, language))
    for digits in ("73125", "7312", "0.73", "0,73", "1.25", "1,25"):
        assert digits not in told
    assert answer_of(result) in TWO_ANSWERS - {None}


def flip(offer: OfferFacts, need: NeedFacts) -> float | None:
    """The price at which the answer changes, found as a curious supplier would: by halving."""
    low, high = -10.0, 10.0

    def meets(asked: float) -> bool:
        return answer_of(result_of(changed(offer, price_eur_per_kg=asked), need)) == (
            "price_reachable",
            REACHABLE,
        )

    if meets(high) or not meets(low):
        return None
    for _ in range(40):
        middle = (low + high) / 2
        low, high = (middle, high) if meets(middle) else (low, middle)
    return round(low, 6)


def test_whoever_halves_prices_finds_the_step_that_is_told_to_the_engine() -> None:
    """The facts hold steps of 25 cents; trying prices tells those, and transport adds nothing but itself."""
    assert flip(an_offer(), a_need(price_limit_eur_per_kg=0.75)) == 0.75
    valued: dict[str, Any] = {
        "virgin_price_eur_per_kg": 1.25,
        "replacement_rate_pct": 100.0,
        "yield_share": 1.0,
    }
    assert flip(an_offer(), a_need(**valued)) == 1.25
    assert flip(an_offer(), a_need(**valued, preprocessing_cost_eur_per_kg=0.5)) == 0.75


def test_best_change_never_tells_that_the_answer_would_turn() -> None:
    """Half the transport would bring the two together: public numbers may say so, confidential ones not."""
    far: dict[str, Any] = {"latitude": 52.0, "transport_paid_by": "receiver"}
    offer = an_offer(price_eur_per_kg=0.5, transport_paid_by="receiver")
    near_miss = a_need(virgin_price_eur_per_kg=0.75, replacement_rate_pct=100.0, **far)
    hopeless = changed(near_miss, virgin_price_eur_per_kg=0.25)
    told = [result_of(offer, need) for need in (near_miss, hopeless)]
    assert answer_of(told[0]) == answer_of(told[1]) == ("price_out_of_reach", OUT_OF_REACH)
    assert told[0] == told[1]
