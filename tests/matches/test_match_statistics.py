"""What keeps material from a partner: counted, explained, and told of several organisations only."""

from typing import Any
from uuid import UUID

import httpx

from conftest import AARHUS, HERNING, MakePerson
from matches.matchmaking import find_partners, need, offer, publish
from matches.test_match_previews import drafted, search
from symbiosis.kit.database import Database

TOO_FAR = {"maximum_distance_km": 10}


async def statistics(client: httpx.AsyncClient, **params: Any) -> dict[str, Any]:
    answer = await client.get("/v1/match-statistics", params=params)
    assert answer.status_code == 200, answer.text
    read: dict[str, Any] = answer.json()
    return read


async def misses(client: httpx.AsyncClient, stream_id: str, **headers: str) -> list[dict[str, Any]]:
    answer = await client.get(f"/v1/material-streams/{stream_id}/closest-misses", headers=headers)
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json()["data"]
    return found


async def test_obstacle_is_counted_once_three_organisations_stand_behind_it(
    client: httpx.AsyncClient, make_person: MakePerson, database: Database
) -> None:
    receiver = await make_person("Spinderiet", town=AARHUS)
    await publish(receiver, need(**TOO_FAR))
    for number in range(2):
        await publish(await make_person(f"Systue {number}"), offer())
    await find_partners(database)
    few = await statistics(client, direction="offer")
    assert (few["data"], few["left_out"], few["unmatched"]) == ([], 1, None)
    await publish(await make_person("Systue 3"), offer(quantity={"value": 412, "weighed": True}))
    await find_partners(database)
    told = await statistics(client, direction="offer")
    [row] = told["data"]
    assert (row["rule"], row["requirement"], row["streams"], row["region"]) == ("H17", "distance", 3, None)
    assert row["kg_per_year"] == 1210
    assert told["left_out"] == 0
    assert told["unmatched"] == {"streams": 3, "kg_per_year": 1210}


async def test_obstacles_are_told_by_place_and_in_the_readers_language(
    client: httpx.AsyncClient, make_person: MakePerson, database: Database
) -> None:
    await publish(await make_person("Spinderiet", town=AARHUS), need(**TOO_FAR))
    for number in range(3):
        await publish(await make_person(f"Systue {number}"), offer())
    await find_partners(database)
    client.headers["accept-language"] = "da"
    [row] = (await statistics(client, by="nuts2", country="DK", direction="offer"))["data"]
    assert (row["region"], row["streams"]) == ("DK04", 3)
    assert "afstand" in row["sentence"]
    assert (await statistics(client, nuts="DK042", direction="offer"))["data"] == []


async def test_streams_not_for_everyone_are_not_counted(
    client: httpx.AsyncClient, make_person: MakePerson, database: Database
) -> None:
    await publish(await make_person("Spinderiet", town=AARHUS), need(**TOO_FAR))
    for number in range(3):
        await publish(await make_person(f"Systue {number}"), offer(visibility="network"))
    await find_partners(database)
    told = await statistics(client, direction="offer")
    assert (told["data"], told["left_out"], told["published"]) == ([], 0, None)


async def test_obstacles_of_a_stream_are_those_of_its_last_scoring(
    make_person: MakePerson, database: Database
) -> None:
    receiver = await make_person("Spinderiet", town=AARHUS)
    stream = await publish(receiver, need(**TOO_FAR))
    await publish(await make_person("Systuen"), offer())
    await find_partners(database)
    obstacles = "select requirement, pairs from stream_obstacles where stream_id = $1"
    assert [tuple(r) for r in await database.pool.fetch(obstacles, UUID(stream["id"]))] == [("distance", 1)]
    etag = (await receiver.client.get(f"/v1/material-streams/{stream['id']}")).headers["etag"]
    answer = await receiver.client.patch(
        f"/v1/material-streams/{stream['id']}",
        json={"maximum_distance_km": None},
        headers={"if-match": etag},
    )
    assert answer.status_code == 200, answer.text
    await find_partners(database)
    assert await database.pool.fetch(obstacles, UUID(stream["id"])) == []


async def test_closest_miss_says_what_is_in_the_way_and_what_would_change_it(
    client: httpx.AsyncClient, make_person: MakePerson, database: Database
) -> None:
    await publish(await make_person("Spinderiet", town=AARHUS), need(**TOO_FAR))
    stream = await publish(await make_person("Systuen"), offer())
    [miss] = await misses(client, stream["id"])
    assert (miss["rule"], miss["requirement"]) == ("H17", "distance")
    assert miss["stream"]["owner"]["display_name"] == "Spinderiet"
    assert miss["obstacle"]
    assert miss["explanation"]["verdict"] == "fail"
    assert miss["remedy"] == miss["explanation"]["best_change"]["sentence"]
    [danish] = await misses(client, stream["id"], **{"accept-language": "da"})
    assert danish["obstacle"] != miss["obstacle"]


async def test_closest_misses_are_those_the_reader_may_see(
    client: httpx.AsyncClient, make_person: MakePerson, database: Database
) -> None:
    receiver = await make_person("Spinderiet", town=AARHUS)
    await publish(receiver, need(visibility="network", **TOO_FAR))
    await publish(receiver, need(visibility="private", **TOO_FAR))
    supplier = await make_person("Systuen")
    stream = await publish(supplier, offer())
    assert await misses(client, stream["id"]) == []
    assert len(await misses(supplier.client, stream["id"])) == 1


async def test_search_that_finds_nothing_names_the_closest_misses(
    client: httpx.AsyncClient, make_person: MakePerson, database: Database
) -> None:
    await publish(await make_person("Spinderiet", town=AARHUS), need(**TOO_FAR))
    found = await search(client, drafted(offer(), HERNING))
    assert (found.fitting, found.data) == (0, [])
    assert [miss.requirement for miss in found.closest_misses] == ["distance"]
    await publish(await make_person("Væveriet", town=AARHUS), need())
    found = await search(client, drafted(offer(), HERNING))
    assert (found.fitting, len(found.data), found.closest_misses) == (1, 1, [])
