"""What the engine is told about a stored stream."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import pytest

from symbiosis.matches.facts import facts_of, fingerprint
from symbiosis.matches.money import EUR_PER, price_eur_per_kg
from symbiosis.matching.facts import NeedFacts, OfferFacts
from symbiosis.streams.derive import StreamPlace, columns_of
from symbiosis.streams.schemas import NeedIn, OfferIn

HERNING = StreamPlace(country="DK", postcode="7400", town="Herning", latitude=56.1331, longitude=8.9736)


def row(**changes: Any) -> dict[str, Any]:
    """A stored offer as the columns hold it."""
    draft = OfferIn.model_validate(
        {
            "title": "Cuttings",
            "material": {"form": "cutting_scraps", "composition": [{"fibre": "cotton", "share_pct": 100}]},
            "quantity": {"mode": "recurring", "period": "month", "value": 2, "unit": "t"},
            "place": {},
        }
    )
    stored = {"id": uuid4(), "owner_id": uuid4(), "version": 1, "basis": "owner", "standing": False}
    return columns_of(draft, HERNING) | stored | {"confirmed_at": datetime(2026, 11, 1, tzinfo=UTC)} | changes


def test_offer_is_told_in_kilograms_with_what_is_unknown_left_open() -> None:
    facts = facts_of(row())
    assert isinstance(facts, OfferFacts)
    assert (facts.quantity_kg, facts.kg_per_year) == (2000, 24000)
    assert facts.composition[0].fibre == "cotton"
    assert facts.disruptors is None
    assert facts.moisture_pct is None


def test_need_from_public_rules_is_a_capability_and_nobodys_own_word() -> None:
    draft = NeedIn.model_validate(
        {
            "title": "Cotton",
            "requirements": {"intended_route": "mechanical_cotton"},
            "quantity": {"value": 1},
            "place": {},
        }
    )
    stored = row(**columns_of(draft, HERNING), basis="public_route_rules", standing=True)
    facts = facts_of(stored)
    assert isinstance(facts, NeedFacts)
    assert (facts.standing, facts.own_word, facts.route_rank) == (True, False, 4)


def test_anonymous_stream_is_matched_from_its_rounded_place() -> None:
    facts = facts_of(row(identity="anonymous_until_mutual"))
    assert (facts.latitude, facts.longitude) == (56.1, 9.0)


def test_document_of_an_earlier_version_gets_the_defaults_of_today() -> None:
    stored = row(material={"form": "cutting_scraps"})
    facts = facts_of(stored)
    assert isinstance(facts, OfferFacts)
    assert facts.composition == ()


@pytest.mark.parametrize(
    ("price", "euros"),
    [
        ({"model": "free", "per_kg": None}, 0.0),
        ({"model": "negotiable", "per_kg": None}, None),
        ({"model": "fixed", "per_kg": {"amount": "1.25", "currency": "EUR"}}, 1.25),
        ({"model": "fixed", "per_kg": {"amount": "7.46038", "currency": "DKK"}}, 1.0),
        ({"model": "supplier_pays", "per_kg": {"amount": "0.50", "currency": "EUR"}}, -0.5),
        ({"model": "supplier_pays", "per_kg": {"amount": "-0.50", "currency": "EUR"}}, -0.5),
        ({"model": "fixed", "per_kg": {"amount": "9", "currency": "SEK"}}, None),
    ],
)
def test_price_is_told_in_euros_where_that_is_certain(price: dict[str, Any], euros: float | None) -> None:
    assert price_eur_per_kg(price) == (None if euros is None else pytest.approx(euros))
    assert set(EUR_PER) == {"EUR", "DKK"}


def test_fingerprint_changes_with_content_only() -> None:
    stored = row()
    same = stored | {"version": 7, "confirmed_at": datetime(2026, 11, 20, tzinfo=UTC)}
    assert fingerprint(facts_of(same)) == fingerprint(facts_of(stored))
    assert fingerprint(facts_of(stored | {"quantity_kg": 1999})) != fingerprint(facts_of(stored))


OWNED: dict[str, Any] = {
    "visibility": "invited",
    "owner_verification": "self_declared",
    "owner_record": None,
    "owner_roles": ["spinner", "unspecified"],
    "owner_clusters": ["modacc"],
    "invited_owners": [uuid4()],
    "blocked_owners": [uuid4()],
}


def test_owner_is_known_by_clusters_trades_guests_and_blocks() -> None:
    facts = facts_of(row(**OWNED))
    assert (facts.visibility, *facts.clusters, *facts.trades) == ("invited", "modacc", "spinner")
    assert facts.invited_owners == set(OWNED["invited_owners"])
    assert facts.blocked_owners == set(OWNED["blocked_owners"])


def test_whom_an_anonymous_owner_keeps_away_from_counts_for_nothing() -> None:
    facts = facts_of(row(**OWNED, identity="anonymous_until_mutual"))
    assert facts.anonymous
    assert facts.blocked_owners == set()


def test_trade_of_an_anonymous_owner_counts_for_nothing() -> None:
    assert facts_of(row(**OWNED | {"identity": "anonymous_until_mutual"})).trades == frozenset()


@pytest.mark.parametrize(
    ("verification", "checked"),
    [
        ("verified", True),
        ("demonstration", True),
        ("public_source", True),
        ("self_declared", False),
        ("pending", False),
    ],
)
def test_organisation_that_only_speaks_for_itself_is_not_verified(verification: str, checked: bool) -> None:
    assert facts_of(row(**OWNED | {"owner_verification": verification})).owner_verified is checked


def test_what_becomes_of_the_owner_is_no_new_content() -> None:
    stored = row()
    assert fingerprint(facts_of(stored | OWNED)) == fingerprint(facts_of(stored))


def test_fingerprint_does_not_hear_of_what_nobody_has_stated() -> None:
    facts = facts_of(row())
    assert isinstance(facts, OfferFacts)
    assert fingerprint(replace(facts, gsm=None)) == fingerprint(facts)
    assert fingerprint(replace(facts, gsm=180.0)) != fingerprint(facts)
