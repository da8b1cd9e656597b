"""Which days count: weekends, public holidays of the host's country, days of travel."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from symbiosis.programmes.working_days import covered, why_not_working, working_days

COUNTRIES = st.sampled_from(["DK", "FI", "IT", "TR", "XK", "MD", "UA", "GB", "HU"])
DAYS = st.dates(date(2022, 1, 1), date(2030, 12, 31))


def test_wednesday_to_friday_is_three_days() -> None:
    assert len(working_days("FI", date(2023, 9, 13), date(2023, 9, 15))) == 3


def test_weekend_inside_a_stay_does_not_count() -> None:
    days = working_days("IT", date(2024, 1, 11), date(2024, 1, 16))
    assert days == [date(2024, 1, 11), date(2024, 1, 12), date(2024, 1, 15), date(2024, 1, 16)]


def test_public_holiday_of_the_host_does_not_count() -> None:
    assert why_not_working("DK", date(2026, 4, 2)) == "Maundy Thursday"
    assert why_not_working("FI", date(2026, 4, 2)) is None
    assert len(working_days("DK", date(2026, 4, 1), date(2026, 4, 8))) == 3


def test_days_of_travel_do_not_count() -> None:
    stay = (date(2026, 9, 14), date(2026, 9, 18))
    assert len(working_days("ES", *stay, travel_days=[stay[0], stay[1]])) == 3


@pytest.mark.parametrize(
    ("country", "holiday"),
    [
        ("XK", date(2026, 2, 17)),
        ("MD", date(2026, 8, 27)),
        ("TR", date(2026, 10, 29)),
        ("AL", date(2026, 11, 28)),
    ],
)
def test_countries_outside_the_union_are_known(country: str, holiday: date) -> None:
    assert covered(country)
    assert why_not_working(country, holiday) not in (None, "weekend")


def test_an_unknown_country_still_has_weekends() -> None:
    assert not covered("ZZ")
    assert why_not_working("ZZ", date(2026, 9, 19)) == "weekend"
    assert len(working_days("ZZ", date(2026, 9, 14), date(2026, 9, 20))) == 5


@given(COUNTRIES, DAYS, st.integers(0, 40), st.lists(st.integers(0, 40), max_size=6))
def test_working_days_are_the_days_that_have_no_reason(
    country: str, start: date, length: int, travels: list[int]
) -> None:
    end = start + timedelta(days=length)
    travel = [start + timedelta(days=n) for n in travels]
    found = working_days(country, start, end, travel)
    assert found == sorted(set(found))
    assert all(start <= day <= end and day not in travel for day in found)
    for n in range(length + 1):
        day = start + timedelta(days=n)
        assert (day in found) == (day not in travel and why_not_working(country, day) is None)


@given(COUNTRIES, DAYS, st.integers(0, 40), st.integers(1, 10))
def test_a_longer_stay_never_has_fewer(country: str, start: date, length: int, more: int) -> None:
    end = start + timedelta(days=length)
    shorter = working_days(country, start, end)
    assert working_days(country, start, end + timedelta(days=more))[: len(shorter)] == shorter
