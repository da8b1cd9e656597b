"""The rules of the scheme as examples with their amounts, and what holds for any stay."""

from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from symbiosis.programmes.entitlement import HintCode, Stay, entitlement
from symbiosis.programmes.problems import NoRate
from symbiosis.programmes.rules import Rules, Terms
from symbiosis.programmes.seeding import shipped_programmes

CLOTH = next(shipped_programmes())
RATES = {country: Decimal(amount) for country, amount in CLOTH["rates"]["rates"].items()}


def terms(rules: Rules | None = None, **rates: int) -> Terms:
    return Terms(
        programme_slug="cloth",
        rule_set_id=UUID(int=1),
        rule_version=1,
        rate_table_id=UUID(int=2),
        rate_version=1,
        rate_confirmed=False,
        rules=rules or Rules(),
        rates=RATES | {country: Decimal(amount) for country, amount in rates.items()},
    )


def amount(country: str, days: int, km: float, rules: Rules | None = None) -> Decimal:
    return entitlement(terms(rules), Stay(country, days, Decimal(str(km)))).entitlement_eur


@pytest.mark.parametrize(
    ("country", "days", "km", "expected"),
    [
        ("FI", 3, 1000, "475.00"),
        ("FI", 5, 1000, "950.00"),
        ("IT", 5, 150, "450.00"),
        ("IT", 3, 150, "450.00"),
        ("PT", 4, 2000, "390.00"),
        ("PT", 5, 2000, "780.00"),
        ("DK", 5, 900, "1100.00"),
        ("BG", 3, 1500, "280.00"),
        ("RO", 3, 1500, "280.00"),
        ("TR", 3, 1500, "375.00"),
        ("NL", 3, 600, "415.00"),
        ("IT", 5, 1200, "900.00"),
        ("FR", 3, 900, "450.00"),
        ("FI", 2, 1000, "0.00"),
        ("DK", 0, 1000, "0.00"),
        ("FI", 5, 200, "950.00"),
        ("FI", 5, 199.9, "475.00"),
        ("FI", 20, 1000, "950.00"),
    ],
)
def test_amount_of_a_stay(country: str, days: int, km: float, expected: str) -> None:
    assert str(amount(country, days, km)) == expected


def test_planned_five_days_and_actual_four_halve_it() -> None:
    assert amount("FI", 4, 1000) == amount("FI", 5, 1000) / 2


def test_reasons_carry_the_numbers_of_the_rules() -> None:
    found = entitlement(terms(), Stay("IT", 3, Decimal(150)))
    assert found.factor == Decimal("0.5")
    assert found.factor_reasons == ("days_lt_5", "dist_lt_200")
    other = entitlement(
        terms(Rules(full_rate_min_days=7, near_km=Decimal("300.5"))), Stay("IT", 6, Decimal(1))
    )
    assert other.factor_reasons == ("days_lt_7", "dist_lt_300.5")
    assert entitlement(terms(), Stay("IT", 2, Decimal(900))).factor_reasons == ("days_lt_3",)


def test_a_rate_above_the_cap_is_cut_to_it() -> None:
    found = entitlement(terms(ZZ=1500), Stay("ZZ", 5, Decimal(900)))
    assert (str(found.full_rate_eur), str(found.entitlement_eur), found.capped) == (
        "1500.00",
        "1100.00",
        True,
    )
    half = entitlement(terms(ZZ=1500), Stay("ZZ", 4, Decimal(900)))
    assert (str(half.entitlement_eur), half.capped) == ("750.00", False)


def test_a_country_without_a_rate_is_refused() -> None:
    with pytest.raises(NoRate, match="GB"):
        entitlement(terms(), Stay("GB", 3, Decimal(900)))


def test_two_more_working_days_double_it() -> None:
    (hint,) = entitlement(terms(), Stay("FI", 3, Decimal(1000))).hints
    assert (hint.code, hint.days_more, hint.becomes_eur) == (HintCode.MORE_DAYS, 2, Decimal(950))


def test_short_and_near_only_rises_with_both() -> None:
    (hint,) = entitlement(terms(), Stay("IT", 3, Decimal(150))).hints
    assert (hint.code, hint.days_more, hint.km_more) == (HintCode.MORE_DAYS_AND_FARTHER, 2, Decimal(50))
    assert hint.becomes_eur == 900


def test_too_short_a_stay_is_told_what_three_and_five_days_give() -> None:
    hints = entitlement(terms(), Stay("FI", 2, Decimal(1000))).hints
    assert [(hint.days_more, hint.becomes_eur) for hint in hints] == [(1, Decimal(475)), (3, Decimal(950))]


def test_a_full_rate_has_nothing_to_gain() -> None:
    assert entitlement(terms(), Stay("FI", 5, Decimal(200))).hints == ()


STAYS = st.builds(
    Stay,
    st.sampled_from(sorted(RATES)),
    st.integers(0, 31),
    st.decimals(0, 4000, places=1, allow_nan=False),
)
RULES = st.builds(
    Rules,
    min_working_days=st.integers(1, 5),
    full_rate_min_days=st.integers(5, 10),
    near_km=st.decimals(0, 500, places=1),
    reduction_factor=st.decimals("0.01", 1, places=2),
    cap_eur=st.decimals(100, 2000, places=2),
)


@given(RULES, STAYS, st.integers(0, 10), st.decimals(0, 900, places=1))
def test_more_days_or_kilometres_never_lower_it(rules: Rules, stay: Stay, days: int, km: Decimal) -> None:
    more = Stay(stay.host_country, stay.working_days + days, stay.distance_km + km)
    assert entitlement(terms(rules), more).entitlement_eur >= entitlement(terms(rules), stay).entitlement_eur


@given(RULES, STAYS)
def test_it_is_between_nothing_and_the_cap_in_whole_cents(rules: Rules, stay: Stay) -> None:
    found = entitlement(terms(rules), stay)
    assert 0 <= found.entitlement_eur <= min(rules.cap_eur, found.full_rate_eur)
    assert found.entitlement_eur == round(found.entitlement_eur, 2)
    assert (found.entitlement_eur == 0) == (stay.working_days < rules.min_working_days) or rules.cap_eur == 0


@given(RULES, STAYS)
def test_every_hint_comes_true(rules: Rules, stay: Stay) -> None:
    found = entitlement(terms(rules), stay)
    for hint in found.hints:
        done = Stay(stay.host_country, stay.working_days + hint.days_more, stay.distance_km + hint.km_more)
        assert entitlement(terms(rules), done).entitlement_eur == hint.becomes_eur > found.entitlement_eur


def test_the_shipped_table_reaches_its_cap_and_begins_with_the_programme() -> None:
    assert max(RATES.values()) == Decimal(CLOTH["rules"]["cap_eur"])
    assert date.fromisoformat(CLOTH["rates"]["valid_from"]) == date.fromisoformat(
        CLOTH["profile"]["starts_on"]
    )
