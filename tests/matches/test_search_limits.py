"""Searching costs more than reading, and a match by hand is read by two: without end, neither."""

import httpx
import pytest

from conftest import MakePerson
from matches.facilitating import bring_together, make_town
from matches.matchmaking import offer, publish
from streams.bodies import offer as a_draft
from symbiosis.kit import clock
from symbiosis.kit.database import Database
from symbiosis.kit.limits import take
from symbiosis.matches.limited import CHAIN_SEARCHES, HANDMADE, SEARCHES

pytestmark = pytest.mark.usefixtures("stopped_clock")

SEARCH = {"stream": a_draft(place={"country": "DK", "postcode": "7400"})}


async def test_visitor_who_has_searched_enough_is_told_when_to_come_back(
    client: httpx.AsyncClient, database: Database
) -> None:
    await database.pool.execute("truncate limit_counters")
    assert (await client.post("/v1/match-searches", json=SEARCH)).status_code == 200
    await database.pool.execute("update limit_counters set taken = $1", SEARCHES.allowed)
    refused = await client.post("/v1/match-searches", json=SEARCH)
    assert (refused.status_code, refused.json()["code"]) == (429, "too-many-requests")
    assert 1 <= int(refused.headers["retry-after"]) <= 60


async def test_people_are_counted_one_by_one_wherever_they_sit(
    make_person: MakePerson, database: Database
) -> None:
    one, other = await make_person("Systuen"), await make_person("Spinderiet")
    for _ in range(SEARCHES.allowed):
        await take(database.pool, SEARCHES, str(one.user_id), clock.now())
    statuses = [
        (await person.client.post("/v1/match-searches", json=SEARCH)).status_code for person in (one, other)
    ]
    assert statuses == [429, 200]


async def test_chains_are_counted_apart(make_person: MakePerson, database: Database) -> None:
    person = await make_person("Systuen")
    stream = await publish(person, offer())
    for _ in range(CHAIN_SEARCHES.allowed):
        await take(database.pool, CHAIN_SEARCHES, str(person.user_id), clock.now())
    address = f"/v1/material-streams/{stream['id']}"
    assert (await person.client.get(f"{address}/chains")).status_code == 429
    assert (await person.client.get(f"{address}/closest-misses")).status_code == 200


async def test_matches_by_hand_are_few_and_counted_for_each_person(
    make_person: MakePerson, database: Database
) -> None:
    town = await make_town(make_person, database)
    for _ in range(HANDMADE.allowed - 1):
        await take(database.pool, HANDMADE, str(town.facilitator.user_id), clock.now())
    # A try that is refused counts as well.
    await bring_together(town.facilitator, town.need_id, town.offer_id, status=422)
    late = await bring_together(town.facilitator, town.offer_id, town.need_id, status=429)
    assert late["code"] == "too-many-requests"
    await bring_together(town.supplier, town.offer_id, town.need_id)
