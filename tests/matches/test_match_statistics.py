"""What keeps material from a partner: counted, explained, and told of several organisations only."""

import json
from typing import Any
from uuid import UUID

import httpx
import pytest

from conftest import AARHUS, HERNING, MakePerson
from matches.matchmaking import act, find_partners, need, offer, publish
from matches.test_match_previews import drafted, search
from symbiosis.kit import clock
from symbiosis.kit.database import Database
from symbiosis.matches import advising
from symbiosis.matches.jobs import rescore_all

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


async def test_streams_counted_longest_ago_are_counted_first(
    make_person: MakePerson, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    supplier = await make_person("Systuen")
    streams = [UUID((await publish(supplier, offer()))["id"]) for _ in range(3)]
    await find_partners(database)
    for age, stream in enumerate(streams):
        await database.pool.execute(
            "update obstacle_counts set counted_at = counted_at - $2 * interval '1 day' where stream_id = $1",
            stream,
            age,
        )
    monkeypatch.setattr(advising, "COUNTED_A_NIGHT", 2)
    await night(database)
    payloads = await database.pool.fetch(
        "select payload from pgqueuer where entrypoint = 'matches.advise_stream' order by id"
    )
    assert [json.loads(row["payload"])["stream_id"] for row in payloads] == [
        str(streams[2]),
        str(streams[1]),
    ]


async def test_need_that_comes_later_is_counted_the_next_night_and_one_that_goes_no_longer(
    make_person: MakePerson, database: Database
) -> None:
    stream = UUID((await publish(await make_person("Systuen"), offer()))["id"])
    await find_partners(database)
    receiver = await make_person("Spinderiet", town=AARHUS)
    wanted = await publish(receiver, need(**TOO_FAR))
    await find_partners(database)
    assert await obstacles_of(database, stream) == []
    await night(database)
    await find_partners(database)
    assert await obstacles_of(database, stream) == [("distance", 1)]
    await act(receiver, wanted["id"], "withdraw", reason="used_internally")
    await night(database)
    await find_partners(database)
    assert await obstacles_of(database, stream) == []


async def night(database: Database) -> None:
    async with database.sessions() as session, session.begin():
        await rescore_all(session, clock.now())


async def obstacles_of(database: Database, stream: UUID) -> list[tuple[str, int]]:
    rows = await database.pool.fetch(
        "select requirement, pairs from stream_obstacles where stream_id = $1", stream
    )
    return [tuple(row) for row in rows]
