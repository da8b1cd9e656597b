"""Searching with streams that nobody has stored."""

from typing import Any

import httpx

from conftest import AARHUS, HERNING, MakePerson
from matches.matchmaking import find_partners, matched_pair, need, offer, publish
from symbiosis.kit.database import Database
from symbiosis.matches.schemas import MatchSearchOut


def drafted(draft: dict[str, Any], town: Any) -> dict[str, Any]:
    place = {"country": town.country, "postcode": town.postcode, "town": town.name}
    return {name: value for name, value in draft.items() if name != "publish"} | {"place": place}


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
