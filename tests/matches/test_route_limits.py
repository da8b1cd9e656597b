"""What a receiver has not stated is what its route usually takes, and is known as such."""

from typing import Any

import pytest

from matching.builders import a_need, window
from symbiosis.matches.route_limits import with_usual_limits
from symbiosis.matching.facts import NeedFacts
from symbiosis.reference import catalogue


def silent(route: str | None, **stated: Any) -> NeedFacts:
    """A need that says no more than its route."""
    nothing: dict[str, Any] = {
        "composition": (),
        "elastane_max_pct": None,
        "other_fibre_max_pct": None,
        "moisture_max_pct": None,
        "minimum_lot_kg": None,
        "quantity_kg": 50_000.0,
    }
    rank = None if route is None else catalogue.route(route).hierarchy_rank
    return with_usual_limits(a_need(**nothing | {"route": route, "route_rank": rank} | stated))


def test_mechanical_cotton_asks_what_its_row_in_the_routes_file_says() -> None:
    need = silent("mechanical_cotton")
    assert need.composition == (window("cotton", min_pct=95.0),)
    assert (need.elastane_max_pct, need.other_fibre_max_pct) == (2, 5)
    assert (need.moisture_max_pct, need.minimum_lot_kg) == (12, 500)
    assert need.assumed_limits == {
        "composition",
        "elastane_max_pct",
        "other_fibre_max_pct",
        "moisture_max_pct",
        "minimum_lot_kg",
    }


def test_receivers_own_limit_always_wins() -> None:
    need = silent("mechanical_cotton", elastane_max_pct=0.0, minimum_lot_kg=50.0)
    assert (need.elastane_max_pct, need.minimum_lot_kg) == (0, 50)
    assert not {"elastane_max_pct", "minimum_lot_kg"} & need.assumed_limits


def test_limit_for_other_fibres_is_not_mixed_with_the_receivers_own_shares() -> None:
    own = (window("cotton", min_pct=60.0), window("elastane", max_pct=8.0))
    need = silent("mechanical_cotton", composition=own)
    assert need.composition == own
    assert need.other_fibre_max_pct is None
    assert need.elastane_max_pct is None, "the receiver's own window says it"


def test_a_melt_needs_one_polymer_alone() -> None:
    [melt] = silent("polymer_melt").composition
    assert (melt.mode, melt.min_pct, melt.max_pct) == ("single", 98, None)


def test_small_need_takes_its_own_amount_as_a_lot() -> None:
    assert silent("mechanical_cotton", quantity_kg=200.0).minimum_lot_kg == 200
    assert silent("mechanical_cotton", maximum_lot_kg=300.0).minimum_lot_kg == 300


@pytest.mark.parametrize("route", ["reuse", "repair_remanufacture_upcycling", "sorting"])
def test_goods_passed_on_as_they_are_have_no_usual_limit_but_the_lot(route: str) -> None:
    assert silent(route).assumed_limits == {"minimum_lot_kg"}


@pytest.mark.parametrize("route", ["energy_recovery", "landfill", None])
def test_burning_and_burying_have_no_usual_limits(route: str | None) -> None:
    assert silent(route).assumed_limits == frozenset()


def test_hundred_per_cent_is_no_limit() -> None:
    for route in catalogue.routes():
        need = silent(route.slug)
        limits = (need.elastane_max_pct, need.other_fibre_max_pct, need.moisture_max_pct)
        assert all(limit is None or limit < 100 for limit in limits)
        assert all(rule.max_pct is None or rule.max_pct < 100 for rule in need.composition)


def test_need_that_states_everything_is_left_as_it_is() -> None:
    need = a_need(other_fibre_max_pct=5.0)
    assert with_usual_limits(need) is need
