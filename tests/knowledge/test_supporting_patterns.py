"""Which patterns a stream supports: trades, form, and fibres that are not ruled out."""

from typing import Any

import pytest

from matching.builders import GROUPS, a_need, an_offer, shares, window
from symbiosis.knowledge.patterns import Pattern, supported
from symbiosis.matching.facts import NeedFacts, OfferFacts

WORKWEAR = frozenset({"workwear"})
LAUNDRY = frozenset({"laundry_rental"})
FURNITURE = frozenset({"furniture"})

PANELS = Pattern(
    slug="workwear-to-panels",
    route="acoustic_panel_board",
    donor_trades=LAUNDRY,
    forms=WORKWEAR,
    composition=(window("cotton", "polyester", min_pct=80),),
    receiver_trades=FURNITURE,
)
ANYTHING = Pattern(slug="anything", route="reuse")


def of_offer(**changes: Any) -> frozenset[str]:
    facts: dict[str, Any] = {
        "trades": LAUNDRY,
        "form": "workwear",
        "composition": shares(cotton=35, polyester=65),
    }
    return supported(an_offer(**facts | changes), [PANELS], GROUPS)


def of_need(**changes: Any) -> frozenset[str]:
    facts: dict[str, Any] = {"trades": FURNITURE, "route": "acoustic_panel_board", "forms": WORKWEAR}
    return supported(a_need(**facts | changes), [PANELS], GROUPS)


def test_an_offer_of_the_trade_form_and_fibres_supports_the_pattern() -> None:
    assert of_offer() == {"workwear-to-panels"}


@pytest.mark.parametrize(
    "changes",
    [
        {"trades": frozenset({"brand"})},
        {"trades": frozenset()},
        {"form": "flat_linen"},
        {"form": None},
        {"composition": shares(wool=100)},
        {"composition": shares(cotton=50, polyester=20, acrylic=30)},
    ],
)
def test_another_trade_form_or_fibre_does_not(changes: dict[str, Any]) -> None:
    assert of_offer(**changes) == frozenset()


def test_only_the_best_case_must_hold() -> None:
    """70 % by eye can be 95 %; 70 % by the laboratory cannot be 80 %."""
    mixed = {"composition": shares(cotton=40, polyester=30, acrylic=30)}
    assert of_offer(**mixed, evidence_method="visual") == {"workwear-to-panels"}
    assert of_offer(**mixed, evidence_method="lab_chemical") == frozenset()


def test_an_unknown_composition_rules_nothing_out() -> None:
    assert of_offer(composition=()) == {"workwear-to-panels"}


def test_a_pattern_without_conditions_is_supported_by_every_side() -> None:
    sides: list[OfferFacts | NeedFacts] = [an_offer(trades=LAUNDRY), a_need(route="reuse")]
    for side in sides:
        assert supported(side, [ANYTHING], GROUPS) == {"anything"}


def test_a_need_supports_the_pattern_of_its_route() -> None:
    assert of_need() == {"workwear-to-panels"}
    assert of_need(route="insulation") == frozenset()
    assert of_need(trades=frozenset({"spinner"})) == frozenset()


def test_a_need_of_the_route_takes_part_whatever_forms_it_names() -> None:
    assert of_need(forms=frozenset({"carpet"})) == {"workwear-to-panels"}


@pytest.mark.parametrize(
    ("changes", "supports"),
    [
        ({"composition": ()}, True),
        ({"composition": (), "forms": frozenset()}, True),
        ({"composition": (), "forms": frozenset({"carpet"})}, False),
        ({"composition": (window("cotton", min_pct=50),)}, True),
        ({"composition": (window("wool", min_pct=21),)}, False),
        ({"composition": (window("wool", min_pct=20),)}, True),
        ({"composition": (window(fibre_group="protein", min_pct=21),)}, False),
        ({"composition": (window("cotton", "polyester", max_pct=79),)}, False),
        ({"composition": (window("cotton", "polyester", "wool", max_pct=79),)}, False),
        ({"composition": (window("cotton", max_pct=10),)}, True),
    ],
)
def test_a_need_without_a_route_supports_it_when_forms_and_fibres_agree(
    changes: dict[str, Any], supports: bool
) -> None:
    assert bool(of_need(route=None, **changes)) is supports
