"""The pattern library as partners read it and facilitators keep it."""

from typing import Any

import httpx
import pytest

from conftest import MakePerson
from symbiosis.kit.database import Database

PANELS: dict[str, Any] = {
    "names": {"en": "Workwear becomes acoustic panels", "da": "Arbejdstøj bliver akustikplader"},
    "summary": {"en": "Opened and pressed.", "da": "Revet op og presset."},
    "product": {"en": "Acoustic panels", "da": "Akustikplader"},
    "donor_trades": ["laundry_rental"],
    "forms": ["workwear"],
    "composition": [{"fibres": ["cotton", "polyester"], "min_pct": 80}],
    "route": "acoustic_panel_board",
    "receiver_trades": ["furniture"],
    "maturity": 6,
    "evidence": "A maker in Denmark does it.",
    "source": "Its web site.",
}


@pytest.fixture
async def facilitator(make_person: MakePerson, database: Database) -> httpx.AsyncClient:
    await database.pool.execute("insert into clusters (slug, name, country) values ('west', 'West', 'DK')")
    person = await make_person(None, staff_role="facilitator", cluster="west", second_factor=True)
    return person.client


async def make(client: httpx.AsyncClient, **changes: Any) -> httpx.Response:
    return await client.post("/v1/synergy-patterns", json=PANELS | changes)


async def slugs(client: httpx.AsyncClient, **filters: Any) -> list[str]:
    answer = await client.get("/v1/synergy-patterns", params=filters)
    assert answer.status_code == 200, answer.text
    return [pattern["slug"] for pattern in answer.json()["data"]]


async def test_a_facilitator_adds_a_pattern_and_everyone_reads_it(
    facilitator: httpx.AsyncClient, client: httpx.AsyncClient
) -> None:
    made = await make(facilitator)
    assert made.status_code == 201, made.text
    assert made.headers["location"] == "/v1/synergy-patterns/workwear-becomes-acoustic-panels"
    read = await client.get(made.headers["location"])
    assert read.json()["product"]["da"] == "Akustikplader"
    assert read.json()["linked"] == {"offers": None, "needs": None}
    assert read.headers["etag"] == made.headers["etag"]


async def test_others_do_not_write(make_person: MakePerson, client: httpx.AsyncClient) -> None:
    member = await make_person("Systuen", role="org_admin")
    assert (await make(client)).status_code == 401
    refused = await make(member.client)
    assert refused.status_code == 403


async def test_unknown_slugs_are_answered_with_the_nearest_known_ones(facilitator: httpx.AsyncClient) -> None:
    answer = await make(
        facilitator,
        route="acoustic_panels",
        forms=["work-wear"],
        composition=[{"fibres": ["coton"], "min_pct": 80}],
    )
    assert answer.status_code == 422
    said = {error["pointer"]: error["detail"] for error in answer.json()["errors"]}
    assert "acoustic_panel_board" in said["/route"]
    assert "workwear" in said["/forms/0"]
    assert "cotton" in said["/composition/0/fibres/0"]


@pytest.mark.parametrize(
    ("rule", "pointer"),
    [
        ({"fibres": ["cotton"], "min_pct": 80, "max_pct": 20}, "/composition/0/max_pct"),
        ({"fibres": [], "min_pct": 80}, "/composition/0/fibres"),
        ({"fibres": ["cotton"]}, "/composition/0/min_pct"),
    ],
)
async def test_a_window_nothing_can_meet_is_refused(
    facilitator: httpx.AsyncClient, rule: dict[str, Any], pointer: str
) -> None:
    answer = await make(facilitator, composition=[rule])
    assert [error["pointer"] for error in answer.json()["errors"]] == [pointer]


async def test_two_patterns_do_not_share_a_slug(facilitator: httpx.AsyncClient) -> None:
    await make(facilitator)
    again = await make(facilitator)
    assert (again.status_code, again.json()["code"]) == (409, "pattern-exists")
    assert (await make(facilitator, slug="another")).status_code == 201


async def test_filters_find_a_pattern_by_trade_form_fibre_route_and_word(
    facilitator: httpx.AsyncClient, client: httpx.AsyncClient
) -> None:
    await make(facilitator, slug="panels")
    found = [
        {"donor_trade": "laundry_rental"},
        {"receiver_trade": "furniture"},
        {"form": "workwear"},
        {"fibre": "cotton"},
        {"route": "acoustic_panel_board"},
        {"q": "akustik"},
        {"q": "acustic panels"},
    ]
    missed = [
        {"donor_trade": "brand"},
        {"receiver_trade": "spinner"},
        {"form": "carpet"},
        {"fibre": "wool"},
        {"route": "insulation"},
        {"q": "pullover"},
        {"q": "%"},
    ]
    for filters in found:
        assert await slugs(client, **filters) == ["panels"], filters
    for filters in missed:
        assert await slugs(client, **filters) == [], filters


async def test_what_a_pattern_leaves_open_is_found_under_everything(
    facilitator: httpx.AsyncClient, client: httpx.AsyncClient
) -> None:
    await make(facilitator, slug="any", donor_trades=[], forms=[], composition=[])
    await make(facilitator, slug="only-a-limit", composition=[{"fibres": ["elastane"], "max_pct": 5}])
    assert await slugs(client, donor_trade="brand", form="carpet", fibre="wool") == ["any"]
    assert await slugs(client, fibre="wool") == ["any", "only-a-limit"]
    assert await slugs(client, fibre="polyester") == ["any", "only-a-limit"]


async def test_a_fibre_is_found_by_its_group(
    facilitator: httpx.AsyncClient, client: httpx.AsyncClient
) -> None:
    await make(facilitator, slug="felt", composition=[{"fibre_group": "protein", "min_pct": 70}])
    assert await slugs(client, fibre="wool") == ["felt"]
    assert await slugs(client, fibre="cotton") == []


async def test_the_most_mature_come_first_page_by_page(
    facilitator: httpx.AsyncClient, client: httpx.AsyncClient
) -> None:
    for slug, maturity in (("idea", 2), ("daily", 9), ("also-daily", 9), ("pilot", 6)):
        await make(facilitator, slug=slug, maturity=maturity)
    first = (await client.get("/v1/synergy-patterns", params={"limit": 3})).json()
    assert [pattern["slug"] for pattern in first["data"]] == ["also-daily", "daily", "pilot"]
    rest = (await client.get(first["page"]["next"])).json()
    assert [pattern["slug"] for pattern in rest["data"]] == ["idea"]


async def test_a_change_keeps_what_it_does_not_name(facilitator: httpx.AsyncClient) -> None:
    made = await make(facilitator, slug="panels", licence="CC BY 4.0")
    at = "/v1/synergy-patterns/panels"
    assert (await facilitator.patch(at, json={"maturity": 7})).status_code == 428
    changed = await facilitator.patch(
        at,
        json={"maturity": 7, "licence": None, "names": {"da": "Nyt navn"}},
        headers={"if-match": made.headers["etag"]},
    )
    assert changed.status_code == 200, changed.text
    body = changed.json()
    assert (body["maturity"], body["licence"]) == (7, None)
    assert body["names"] == {"en": "Workwear becomes acoustic panels", "da": "Nyt navn"}
    stale = await facilitator.patch(at, json={"maturity": 8}, headers={"if-match": made.headers["etag"]})
    assert stale.status_code == 412


async def test_what_must_be_there_cannot_be_taken_away(facilitator: httpx.AsyncClient) -> None:
    await make(facilitator, slug="panels")
    answer = await facilitator.patch(
        "/v1/synergy-patterns/panels", json={"route": None}, headers={"if-match": "*"}
    )
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["pointer"] == "/route"


async def test_a_retired_pattern_is_read_but_not_listed_until_it_is_reinstated(
    facilitator: httpx.AsyncClient, client: httpx.AsyncClient
) -> None:
    await make(facilitator, slug="panels")
    for _ in range(2):
        retired = await facilitator.post("/v1/synergy-patterns/panels/retire")
        assert retired.json()["retired"] is True
    assert await slugs(client) == []
    assert await slugs(client, retired=True) == ["panels"]
    assert (await client.get("/v1/synergy-patterns/panels")).json()["retired"] is True
    await facilitator.post("/v1/synergy-patterns/panels/reinstate")
    assert await slugs(client) == ["panels"]
