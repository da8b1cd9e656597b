"""What moving a load is estimated to cost."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.builders import GROUPS, TODAY, a_need, an_offer
from symbiosis.matching.pair import pair_of
from symbiosis.matching.transport import cost_eur_per_kg, least_transport_eur_per_kg, load_kg

DKK = 1 / 7.46038


@pytest.mark.parametrize(
    ("load", "km", "kroner"),
    [
        (600, 100, (300 + 6 * 100) / 600),
        (1_200, 100, (300 + 6 * 100) / 1_200),
        (1_300, 100, (300 + 6 * 100) / 1_200),
        (5_000, 100, (600 + 12 * 100) / 5_000),
        (9_000, 100, (600 + 12 * 100) / 9_000),
        (20_000, 100, (900 + 14 * 100) / 20_000),
        (100_000, 100, (900 + 14 * 100) / 22_000),
    ],
)
def test_cheapest_vehicle_for_the_load_sets_the_price(load: float, km: float, kroner: float) -> None:
    assert cost_eur_per_kg(load, km) == pytest.approx(kroner * DKK)


AMOUNTS = st.floats(1, 60_000)


@given(AMOUNTS, AMOUNTS, st.floats(0, 3000), st.floats(0, 3000))
def test_larger_loads_and_shorter_ways_never_cost_more_per_kilogram(
    one: float, other: float, near: float, far: float
) -> None:
    small, large = sorted((one, other))
    near, far = sorted((near, far))
    assert cost_eur_per_kg(large, near) <= cost_eur_per_kg(small, near) <= cost_eur_per_kg(small, far)


def test_load_is_what_is_there_wanted_and_allowed_in_one_lot() -> None:
    pair = pair_of(an_offer(quantity_kg=1000.0), a_need(quantity_kg=700.0), TODAY, GROUPS)
    assert load_kg(pair) == 700
    pair = pair_of(an_offer(maximum_lot_kg=600.0), a_need(quantity_kg=None), TODAY, GROUPS)
    assert load_kg(pair) == 600
    assert load_kg(pair_of(an_offer(quantity_kg=None), a_need(), TODAY, GROUPS)) is None


def test_recurring_sides_may_save_up_a_year() -> None:
    weekly: dict[str, Any] = {
        "mode": "recurring",
        "period": "week",
        "quantity_kg": 50.0,
        "kg_per_year": 2600.0,
    }
    pair = pair_of(an_offer(**weekly), a_need(**weekly), TODAY, GROUPS)
    assert pair.distance_km is not None
    assert load_kg(pair) == 50
    assert least_transport_eur_per_kg(pair) == cost_eur_per_kg(2600, pair.distance_km)
