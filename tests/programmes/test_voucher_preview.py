"""What anybody is told about a voucher before applying."""

from typing import Any

import httpx
import pytest

from conftest import HERNING
from programmes.cloth import HELSINKI, LDC, organisation
from symbiosis.kit.database import Database

PATH = "/v1/programmes/cloth/voucher-preview"
FAR: dict[str, Any] = {"distance_km": 1000}


async def preview(client: httpx.AsyncClient, language: str = "en", **asked: Any) -> dict[str, Any]:
    answer = await client.post(PATH, json=asked, headers={"accept-language": language})
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


@pytest.mark.parametrize(
    ("country", "days", "km", "amount", "reasons"),
    [
        ("FI", 3, 1000, "475.00", ["days_lt_5"]),
        ("FI", 5, 1000, "950.00", []),
        ("IT", 5, 150, "450.00", ["dist_lt_200"]),
        ("IT", 3, 150, "450.00", ["days_lt_5", "dist_lt_200"]),
        ("PT", 4, 2000, "390.00", ["days_lt_5"]),
        ("DK", 5, 900, "1100.00", []),
        ("BG", 3, 900, "280.00", ["days_lt_5"]),
        ("TR", 3, 900, "375.00", ["days_lt_5"]),
        ("TR", 2, 900, "0.00", ["days_lt_3"]),
        ("FI", 5, 200, "950.00", []),
    ],
)
async def test_the_rule_table_is_what_anyone_is_told(
    client: httpx.AsyncClient, cloth: str, country: str, days: int, km: int, amount: str, reasons: list[str]
) -> None:
    found = await preview(client, host_country=country, working_days=days, distance_km=km)
    assert found["amount"] == {"amount": amount, "currency": "EUR"}
    assert [reason["code"] for reason in found["reasons"]] == reasons


async def test_two_more_working_days_double_it(client: httpx.AsyncClient, cloth: str) -> None:
    found = await preview(client, host_country="FI", working_days=3, **FAR)
    assert [hint["text"] for hint in found["hints"]] == ["Two more working days double it: 950.00 EUR."]
    danish = await preview(client, "da", host_country="FI", working_days=3, **FAR)
    assert danish["hints"][0]["text"] == "To arbejdsdage mere fordobler det: 950,00 EUR."
    assert danish["reasons"][0]["text"] == "Kortere end 5 arbejdsdage: 50 % af den fulde sats."


async def test_one_more_day_makes_it_an_exchange(client: httpx.AsyncClient, cloth: str) -> None:
    found = await preview(client, host_country="FI", working_days=2, **FAR)
    assert found["unfunded_reason"] == "below_min_days"
    assert [hint["text"] for hint in found["hints"]] == [
        "One more working day gives 475.00 EUR.",
        "Three more working days give 950.00 EUR.",
    ]


async def test_it_says_that_the_rates_are_not_confirmed(client: httpx.AsyncClient, cloth: str) -> None:
    found = await preview(client, host_country="FI", working_days=5, **FAR)
    assert found["rate"]["confirmed"] is False
    assert "The rates (EYE until 2023) are not confirmed by the funder." in found["notes"]


async def test_dates_leave_weekends_holidays_and_travel_out(client: httpx.AsyncClient, cloth: str) -> None:
    found = await preview(
        client,
        host_country="DK",
        starts_on="2026-04-01",
        ends_on="2026-04-08",
        travel_days=["2026-04-01"],
        **FAR,
    )
    assert found["working_days"] == 2
    assert found["days_off"] == [
        {"day": "2026-04-01", "why": "travel"},
        {"day": "2026-04-02", "why": "Maundy Thursday"},
        {"day": "2026-04-03", "why": "Good Friday"},
        {"day": "2026-04-04", "why": "weekend"},
        {"day": "2026-04-05", "why": "Easter Sunday"},
        {"day": "2026-04-06", "why": "Easter Monday"},
    ]


async def test_distance_is_the_great_circle_between_organisations(
    client: httpx.AsyncClient, cloth: str, database: Database
) -> None:
    visitor = await organisation(database, "Systuen", HERNING, member_of=LDC)
    host = await organisation(database, "Host", HELSINKI)
    found = await preview(
        client, visitor={"actor_id": str(visitor)}, host={"actor_id": str(host)}, working_days=3
    )
    assert found["host_country"] == "FI"
    assert found["distance_km"] == pytest.approx(1024, abs=15)
    assert found["payout_currency"] == "DKK"
    assert any("DKK" in note for note in found["notes"])


async def test_distance_between_a_postcode_and_a_town(client: httpx.AsyncClient, cloth: str) -> None:
    found = await preview(
        client,
        visitor={"country": "ES", "postcode": "08001"},
        host={"country": "FR", "town": "Perpignan"},
        working_days=5,
    )
    assert 100 < found["distance_km"] < 200
    assert found["amount"]["amount"] == "450.00"
    assert [hint["code"] for hint in found["hints"]] == ["farther"]
    assert found["payout_currency"] == "EUR"


async def test_without_places_it_is_taken_to_be_far_and_says_so(
    client: httpx.AsyncClient, cloth: str
) -> None:
    found = await preview(client, host_country="FI", working_days=5)
    assert (found["distance_km"], found["amount"]["amount"]) == (None, "950.00")
    assert "The distance is not given; it is taken to be at least 200 km." in found["notes"]


@pytest.mark.parametrize(
    ("asked", "reason"),
    [
        ({"host_country": "DK", "visitor": {"country": "DK"}}, "same_country"),
        ({"host_country": "JP", "visitor": {"country": "DK"}}, "country_not_eligible"),
        ({"host_country": "FI", "visitor": {"country": "JP"}}, "country_not_eligible"),
        ({"host_country": "GB"}, "no_rate"),
    ],
)
async def test_where_there_is_no_voucher_it_says_why(
    client: httpx.AsyncClient, cloth: str, asked: dict[str, Any], reason: str
) -> None:
    found = await preview(client, working_days=5, **asked)
    assert found["unfunded_reason"] == reason
    assert found["amount"]["amount"] == "0.00"
    assert [entry["code"] for entry in found["reasons"]] == [reason]


@pytest.mark.parametrize(
    ("asked", "pointer", "code"),
    [
        ({"working_days": 3}, "/host_country", "missing"),
        ({"host_country": "FI"}, "/starts_on", "dates_or_days"),
        ({"host_country": "FI", "working_days": 3, "starts_on": "2026-05-04"}, "/starts_on", "dates_or_days"),
        (
            {"host_country": "FI", "starts_on": "2026-05-04", "ends_on": "2026-05-01"},
            "/ends_on",
            "ends_before_start",
        ),
        (
            {"host_country": "FI", "starts_on": "2026-01-31", "ends_on": "2026-03-01"},
            "/ends_on",
            "stay_too_long",
        ),
        ({"host": {"country": "FI", "town": "Atlantis"}, "working_days": 3}, "/host", "unknown_place"),
        (
            {"host": {"country": "FI"}, "host_country": "SE", "working_days": 3},
            "/host_country",
            "other_country",
        ),
    ],
)
async def test_what_makes_no_sense_names_the_field(
    client: httpx.AsyncClient, cloth: str, asked: dict[str, Any], pointer: str, code: str
) -> None:
    answer = await client.post(PATH, json=asked)
    assert answer.status_code == 422, answer.text
    assert [(error["pointer"], error["code"]) for error in answer.json()["errors"]] == [(pointer, code)]


async def test_a_day_before_the_rules_began_is_refused(client: httpx.AsyncClient, cloth: str) -> None:
    stay = {"starts_on": "2020-05-04", "ends_on": "2020-05-08"}
    answer = await client.post(PATH, json={"host_country": "FI", **stay})
    assert (answer.status_code, answer.json()["code"]) == (409, "no-terms")
