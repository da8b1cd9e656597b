"""The rules of streams, without a database."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from symbiosis.streams import rules
from symbiosis.streams.vocabulary import KgBasis, Period, QuantityUnit, StreamStatus

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "unit", "extra", "kg"),
    [
        (400, QuantityUnit.KG, {}, 400),
        (Decimal("1.5"), QuantityUnit.T, {}, 1500),
        (200, QuantityUnit.M2, {"gsm": Decimal(150)}, 30),
        (100, QuantityUnit.M, {"gsm": Decimal(200), "width_cm": Decimal(150)}, 30),
        (100, QuantityUnit.M, {"gsm": Decimal(200)}, None),
        (100, QuantityUnit.M, {"kg_per_unit": Decimal("0.3")}, 30),
        (12, QuantityUnit.PALLETS, {}, None),
        (12, QuantityUnit.PALLETS, {"kg_per_unit": Decimal(250)}, 3000),
    ],
)
def test_amounts_become_kilograms_or_ask_for_a_weight(
    value: Decimal, unit: QuantityUnit, extra: dict[str, Decimal], kg: Decimal | None
) -> None:
    assert rules.kilograms(Decimal(value), unit, **extra) == kg


def test_a_weighed_amount_says_so() -> None:
    assert rules.kg_basis(QuantityUnit.PALLETS, weighed=True) is KgBasis.WEIGHED
    assert rules.kg_basis(QuantityUnit.PALLETS, weighed=False) is KgBasis.CONVERTED
    assert rules.kg_basis(QuantityUnit.KG, weighed=False) is KgBasis.ESTIMATED


def test_a_year_has_twelve_months_of_material() -> None:
    assert rules.kg_per_year(Decimal(400), Period.MONTH) == 4800
    assert rules.kg_per_year(Decimal(400), None) == 400


def test_shares_are_added_up_part_by_part() -> None:
    shell = [("face", Decimal(60)), ("face", Decimal(40)), ("lining", Decimal(98))]
    assert rules.parts_not_adding_up(shell) == {"lining": Decimal(98)}
    assert rules.parts_not_adding_up([("all", Decimal(99)), ("all", Decimal(2))]) == {}
    assert rules.parts_not_adding_up([("all", Decimal(99)), ("all", Decimal("2.1"))]) == {
        "all": Decimal("101.1")
    }


def test_unconfirmed_streams_run_out_and_standing_needs_last_longest() -> None:
    one_off = rules.valid_until(NOW, recurring=False, standing=False)
    recurring = rules.valid_until(NOW, recurring=True, standing=False)
    standing = rules.valid_until(NOW, recurring=True, standing=True)
    assert [(u - NOW).days for u in (one_off, recurring, standing)] == [60, 90, 180]
    assert rules.valid_until(NOW, recurring=True, standing=False, days=7) == NOW + timedelta(days=7)


def test_every_state_can_be_left_by_its_owner() -> None:
    for status in StreamStatus:
        assert rules.verbs_from(status), status
    assert rules.verbs_from(StreamStatus.DRAFT) == ["publish", "withdraw"]


def test_only_published_streams_can_be_paused() -> None:
    assert [s for s in StreamStatus if rules.can_move("pause", s)] == [StreamStatus.PUBLISHED]
