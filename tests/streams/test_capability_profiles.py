"""Capability profiles: a processor says what it takes in lastingly, and it is matched like a need."""

from datetime import timedelta
from typing import Any

import httpx

from conftest import MakePerson, Person, StoppedClock
from matches.matchmaking import find_partners
from streams.bodies import offer, profile
from symbiosis.kit.database import Database


async def make_profile(person: Person, **changes: Any) -> dict[str, Any]:
    address = f"/v1/actors/{person.actor_id}/capability-profiles"
    answer = await person.client.post(address, json=profile(**changes))
    assert answer.status_code == 201, answer.text
    document: dict[str, Any] = answer.json()
    assert answer.headers["location"] == f"{address}/{document['id']}"
    return document


async def test_a_profile_is_published_at_once_and_shows_up_as_a_standing_need(
    make_person: MakePerson,
) -> None:
    shredder = await make_person("Oprivningen", role="stream_editor")
    made = await make_profile(shredder)
    assert made["status"] == "published"
    assert made["capacity"] == {"kg": 20000, "per": "month", "kg_per_year": 240000}
    assert made["service_radius_km"] == 300
    assert made["requirements"]["output"]["form"] == "shredded_fibre"
    as_need = (await shredder.client.get(f"/v1/material-streams/{made['id']}")).json()
    assert (as_need["direction"], as_need["standing"], as_need["maximum_distance_km"]) == ("need", True, 300)


async def test_a_profile_holds_180_days_until_it_must_be_confirmed(
    make_person: MakePerson, stopped_clock: StoppedClock
) -> None:
    now = stopped_clock.now
    shredder = await make_person("Oprivningen", role="stream_editor")
    made = await make_profile(shredder)
    expected = (now + timedelta(days=180)).isoformat()
    assert made["valid_until"].replace("Z", "+00:00") == expected


async def test_a_profile_is_matched_with_offers_it_accepts(
    make_person: MakePerson, database: Database
) -> None:
    shredder = await make_person("Oprivningen", role="stream_editor")
    made = await make_profile(shredder)
    sewing = await make_person("Systuen", role="stream_editor")
    cuttings = (await sewing.client.post("/v1/material-streams", json=offer(publish=True))).json()
    await find_partners(database)
    found = (await sewing.client.get(f"/v1/material-streams/{cuttings['id']}/matches")).json()["data"]
    assert made["id"] in {str(match["need"]["id"]) for match in found}


async def test_several_profiles_one_a_process_are_listed_for_everybody(
    make_person: MakePerson, client: httpx.AsyncClient
) -> None:
    shredder = await make_person("Oprivningen", role="stream_editor")
    await make_profile(shredder)
    await make_profile(shredder, title="Uld", publish=False)
    address = f"/v1/actors/{shredder.actor_id}/capability-profiles"
    assert len((await shredder.client.get(address)).json()["data"]) == 2
    (shown,) = (await client.get(address)).json()["data"]
    assert shown["title"] == "Oprivning af bomuld"
    assert shown["owner"]["id"] == str(shredder.actor_id)


async def test_an_anonymous_profile_is_not_found_under_its_owner(
    make_person: MakePerson, client: httpx.AsyncClient
) -> None:
    shredder = await make_person("Oprivningen", role="stream_editor")
    made = await make_profile(shredder, identity="anonymous_until_mutual")
    address = f"/v1/actors/{shredder.actor_id}/capability-profiles"
    assert (await client.get(address)).json()["data"] == []
    assert (await client.get(f"{address}/{made['id']}")).status_code == 404
    assert (await shredder.client.get(f"{address}/{made['id']}")).status_code == 200


async def test_a_change_says_only_what_changes(make_person: MakePerson) -> None:
    shredder = await make_person("Oprivningen", role="stream_editor")
    made = await make_profile(shredder)
    address = f"/v1/actors/{shredder.actor_id}/capability-profiles/{made['id']}"
    patch = {
        "capacity": {"kg": 90000, "per": "year"},
        "service_radius_km": None,
        "requirements": {"elastane_max_pct": 4},
    }
    changed = (await shredder.client.patch(address, json=patch, headers={"If-Match": '"v2"'})).json()
    assert changed["capacity"] == {"kg": 90000, "per": "year", "kg_per_year": 90000}
    assert changed["service_radius_km"] is None
    assert changed["requirements"]["elastane_max_pct"] == 4
    assert changed["requirements"]["output"]["yield_pct"] == 90
    again = await shredder.client.patch(address, json=patch, headers={"If-Match": "*"})
    assert again.json()["version"] == changed["version"]
    stale = await shredder.client.patch(address, json=patch, headers={"If-Match": '"v1"'})
    assert stale.status_code == 412


async def test_a_profile_names_its_process(make_person: MakePerson) -> None:
    shredder = await make_person("Oprivningen", role="stream_editor")
    address = f"/v1/actors/{shredder.actor_id}/capability-profiles"
    answer = await shredder.client.post(address, json=profile(requirements={"forms": ["roll_ends"]}))
    (error,) = answer.json()["errors"]
    assert (error["pointer"], error["code"]) == ("/requirements/intended_route", "missing")
    made = await make_profile(shredder)
    cleared = await shredder.client.patch(
        f"{address}/{made['id']}",
        json={"requirements": {"intended_route": None}},
        headers={"If-Match": "*"},
    )
    assert cleared.json()["errors"][0]["code"] == "missing"


async def test_findings_point_at_the_fields_of_the_profile(make_person: MakePerson) -> None:
    shredder = await make_person("Oprivningen", role="stream_editor")
    address = f"/v1/actors/{shredder.actor_id}/capability-profiles"
    answer = await shredder.client.post(address, json=profile(minimum_lot_kg=500000, maximum_lot_kg=None))
    assert [(e["pointer"], e["code"]) for e in answer.json()["errors"]] == [
        ("/minimum_lot_kg", "lot_above_quantity")
    ]
    tiny = await shredder.client.post(address, json=profile(capacity={"kg": 0}))
    assert tiny.json()["errors"][0]["pointer"] == "/capacity/kg"


async def test_an_ordinary_need_is_no_profile(make_person: MakePerson) -> None:
    person = await make_person("Systuen", role="stream_editor")
    made = (await person.client.post("/v1/material-streams", json=offer())).json()
    address = f"/v1/actors/{person.actor_id}/capability-profiles/{made['id']}"
    assert (await person.client.get(address)).status_code == 404
    changed = await person.client.patch(address, json={"title": "New"}, headers={"If-Match": "*"})
    assert changed.status_code == 404


async def test_confidential_prices_of_a_profile_stay_with_its_owner(
    make_person: MakePerson, client: httpx.AsyncClient
) -> None:
    shredder = await make_person("Oprivningen", role="stream_editor")
    price = {"virgin_price_per_kg": {"amount": "1.9117", "currency": "EUR"}}
    made = await make_profile(shredder, price=price)
    address = f"/v1/actors/{shredder.actor_id}/capability-profiles/{made['id']}"
    assert "1.9117" in (await shredder.client.get(address)).text
    assert "1.9117" not in (await client.get(address)).text
