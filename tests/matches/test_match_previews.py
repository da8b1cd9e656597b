"""Comparing and searching with streams that nobody has stored."""

from typing import Any

import httpx
import pytest

from conftest import AARHUS, HERNING, MakePerson
from matches.matchmaking import find_partners, matched_pair, matches_of, need, offer, publish
from symbiosis.kit.database import Database
from symbiosis.matches.schemas import Explanation, MatchSearchOut


def drafted(draft: dict[str, Any], town: Any) -> dict[str, Any]:
    place = {"country": town.country, "postcode": town.postcode, "town": town.name}
    return {name: value for name, value in draft.items() if name != "publish"} | {"place": place}


async def test_preview_says_what_the_stored_match_will_say(
    client: httpx.AsyncClient, make_person: MakePerson, database: Database
) -> None:
    pair = await matched_pair(make_person, database)
    [match] = await matches_of(pair.supplier)
    sites = {"offer": pair.supplier.site_id, "need": pair.receiver.site_id}
    body = {
        "offer": drafted(offer(), HERNING) | {"place": {"site_id": str(sites["offer"])}},
        "need": drafted(need(), AARHUS) | {"place": {"site_id": str(sites["need"])}},
    }
    answer = await client.post("/v1/match-previews", json=body)
    assert answer.status_code == 200, answer.text
    assert answer.json() == match["explanation"]


async def test_preview_of_the_worked_example_asks_for_an_elastane_test(client: httpx.AsyncClient) -> None:
    lines = [{"fibre": "cotton", "share_pct": 95}, {"fibre": "elastane", "share_pct": 5}]
    stated = offer(material={"composition": lines, "evidence_method": "declared"})
    answer = await client.post(
        "/v1/match-previews", json={"offer": drafted(stated, HERNING), "need": drafted(need(), AARHUS)}
    )
    seen = Explanation.model_validate(answer.json())
    assert seen.verdict == "conditional"
    assert any(rule.task == "test_elastane" for rule in seen.rules)
    assert seen.best_change is not None


@pytest.mark.parametrize(
    ("side", "draft", "pointer"),
    [
        ("offer", offer(material={"form": "unicorn_hair"}), "/offer/material/form"),
        ("need", need(quantity={"value": 3, "unit": "pallets"}), "/need/quantity/kg_per_unit"),
    ],
)
async def test_preview_names_the_field_that_cannot_be_read(
    client: httpx.AsyncClient, side: str, draft: dict[str, Any], pointer: str
) -> None:
    body = {"offer": drafted(offer(), HERNING), "need": drafted(need(), AARHUS)}
    body[side] = drafted(draft, HERNING)
    answer = await client.post("/v1/match-previews", json=body)
    assert answer.status_code == 422
    assert pointer in [error["pointer"] for error in answer.json()["errors"]]


async def search(client: httpx.AsyncClient, stream: dict[str, Any], **more: Any) -> MatchSearchOut:
    answer = await client.post("/v1/match-searches", json={"stream": stream, **more})
    assert answer.status_code == 200, answer.text
    return MatchSearchOut.model_validate(answer.json())


async def test_search_finds_partners_for_a_stream_that_is_being_written(
    client: httpx.AsyncClient, make_person: MakePerson, database: Database
) -> None:
    receiver = await make_person("Spinderiet", town=AARHUS)
    await publish(receiver, need())
    found = await search(client, drafted(offer(), HERNING))
    [candidate] = found.data
    assert (found.passing, found.conditional) == (1, 0)
    assert candidate.stream.owner is not None
    assert candidate.stream.owner.display_name == "Spinderiet"
    assert found.nearest_km == candidate.explanation.distance_km
    assert await database.pool.fetchval("select count(*) from matches") == 0


async def test_search_works_before_the_place_is_known(
    client: httpx.AsyncClient, make_person: MakePerson
) -> None:
    receiver = await make_person("Spinderiet", town=AARHUS)
    await publish(receiver, need())
    for place in ({"country": "DK"}, {"country": "DK", "postcode": "74"}):
        found = await search(client, drafted(offer(), HERNING) | {"place": place})
        assert found.data[0].explanation.distance_km is None
        assert found.nearest_km is None


async def test_search_shows_only_what_the_searcher_may_see(
    client: httpx.AsyncClient, make_person: MakePerson
) -> None:
    receiver = await make_person("Spinderiet", town=AARHUS)
    await publish(receiver, need(visibility="network"))
    draft = drafted(offer(), HERNING)
    assert (await search(client, draft)).data == []
    other = await make_person("Systuen")
    assert len((await search(other.client, draft)).data) == 1
    assert (await search(receiver.client, draft)).data == [], "one's own streams are no partners"


async def test_search_for_a_need_finds_anonymous_offers_without_naming_them(
    client: httpx.AsyncClient, make_person: MakePerson
) -> None:
    supplier = await make_person("Systuen")
    await publish(supplier, offer(identity="anonymous_until_mutual"))
    [candidate] = (await search(client, drafted(need(), AARHUS))).data
    assert candidate.stream.owner is None
    assert candidate.stream.place.town is None


async def test_overview_counts_what_is_open(
    client: httpx.AsyncClient, make_person: MakePerson, database: Database
) -> None:
    for number in range(3):
        await publish(await make_person(f"Systue {number}"), offer())
        await publish(await make_person(f"Spinderi {number}"), need())
    await find_partners(database)
    counters = (await client.get("/v1/overview")).json()
    assert counters == {
        "actors": 6,
        "countries": 1,
        "offers": 3,
        "offered_kg_per_year": 1200,
        "needs": 3,
        "matches": 9,
        "recycling_plants": 0,
    }


async def test_counters_are_silent_about_fewer_than_three_organisations(
    client: httpx.AsyncClient, make_person: MakePerson, database: Database
) -> None:
    pair = await matched_pair(make_person, database)
    await publish(pair.supplier, offer(title="Once more"))
    await publish(await make_person("Systue 2"), offer())
    await find_partners(database)
    counters = (await client.get("/v1/overview")).json()
    assert (counters["offers"], counters["offered_kg_per_year"], counters["needs"]) == (None, None, None)
    assert counters["matches"] == 3, "three organisations stand behind the pairs"


async def test_counters_leave_out_what_is_hidden(
    client: httpx.AsyncClient, make_person: MakePerson, database: Database
) -> None:
    people = [await make_person(f"Systue {number}") for number in range(3)]
    for person in people:
        await publish(person, offer())
    before = (await client.get("/v1/overview")).json()
    for visibility in ("network", "cluster", "invited", "private"):
        await publish(people[0], offer(visibility=visibility))
    await find_partners(database)
    assert (await client.get("/v1/overview")).json() == before
