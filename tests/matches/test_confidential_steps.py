"""Confidential amounts as the engine is told them: in steps, so that prices tried in turn tell no more."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from matches.test_match_facts import HERNING, row
from symbiosis.matches.facts import facts_of
from symbiosis.matching.engine import evaluate
from symbiosis.matching.facts import NeedFacts, OfferFacts
from symbiosis.reference.catalogue import fibre_groups
from symbiosis.streams.derive import columns_of
from symbiosis.streams.schemas import NeedIn

TODAY = date(2026, 11, 22)


def euros(amount: str) -> dict[str, str]:
    return {"amount": amount, "currency": "EUR"}


def an_offer(**amounts: str) -> OfferFacts:
    price = {"model": "negotiable"} | {name: euros(amount) for name, amount in amounts.items()}
    facts = facts_of(row(price=price))
    assert isinstance(facts, OfferFacts)
    return facts


def a_need(**amounts: str) -> NeedFacts:
    body: dict[str, Any] = {
        "title": "Cotton",
        "requirements": {"intended_route": "mechanical_cotton", "replacement_rate_pct": 100},
        "quantity": {"value": 3, "unit": "t"},
        "place": {},
        "price": {"model": "negotiable"} | {name: euros(amount) for name, amount in amounts.items()},
    }
    facts = facts_of(row(**columns_of(NeedIn.model_validate(body), HERNING)))
    assert isinstance(facts, NeedFacts)
    return replace(facts, yield_share=1.0)


def can_meet(offer: OfferFacts, need: NeedFacts) -> bool:
    result = evaluate(offer, need, today=TODAY, groups=fibre_groups())
    [code] = [part.code for part in result.parts if part.part == "economics"]
    return code == "price_reachable"


def price_found(need: NeedFacts | None, offer: OfferFacts | None) -> float:
    """By halving, as far as the other side's curiosity goes."""
    low, high = -8.0, 8.0
    for _ in range(40):
        middle = (low + high) / 2
        if need is not None:
            fits = can_meet(replace(an_offer(), price_eur_per_kg=middle), need)
        else:
            assert offer is not None
            fits = not can_meet(offer, replace(a_need(), price_eur_per_kg=middle))
        low, high = (middle, high) if fits else (low, middle)
    return round(low, 6)


@pytest.mark.parametrize(
    ("name", "amounts", "found"),
    [
        ("disposal_cost_per_kg", ("0.26", "0.31", "0.49", "0.50"), -0.5),
        ("limit_per_kg", ("0.26", "0.31", "0.49", "0.25"), 0.25),
    ],
)
def test_receiver_that_halves_its_price_finds_the_suppliers_step(
    name: str, amounts: tuple[str, ...], found: float
) -> None:
    assert {price_found(None, an_offer(**{name: amount})) for amount in amounts} == {found}


@pytest.mark.parametrize(
    ("name", "amounts", "found"),
    [
        ("virgin_price_per_kg", ("1.01", "1.13", "1.25"), 1.25),
        ("limit_per_kg", ("0.51", "0.62", "0.75"), 0.75),
    ],
)
def test_supplier_that_halves_its_price_finds_the_receivers_step(
    name: str, amounts: tuple[str, ...], found: float
) -> None:
    assert {price_found(a_need(**{name: amount}), None) for amount in amounts} == {found}


def test_cost_of_preprocessing_is_rounded_in_the_suppliers_favour() -> None:
    needs = [
        a_need(virgin_price_per_kg="1", preprocessing_cost_per_kg=cost) for cost in ("0.25", "0.3", "0.49")
    ]
    assert {price_found(need, None) for need in needs} == {0.75}
