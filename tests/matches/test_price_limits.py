"""Confidential price limits: the engine uses them, and nobody on the other side ever reads one."""

from typing import Any

import httpx

from conftest import MakePerson, Person
from matches.matchmaking import change, find_partners, matches_of, need, offer, publish
from streams.bodies import need as any_need
from symbiosis.kit.database import Database

ASKED, LEAST = "0.8123", "0.4321"
PRICE = {
    "model": "negotiable",
    "per_kg": {"amount": ASKED, "currency": "EUR"},
    "limit_per_kg": {"amount": LEAST, "currency": "EUR"},
}


def paid(amount: str) -> dict[str, Any]:
    return {"price": {"model": "negotiable", "per_kg": {"amount": amount, "currency": "EUR"}}}


async def everything_read_by(client: httpx.AsyncClient, stream_id: str) -> str:
    paths = (
        f"/v1/material-streams/{stream_id}",
        "/v1/material-streams",
        "/v1/material-stream-points",
        f"/v1/material-streams/{stream_id}/matches",
        "/v1/matches",
    )
    return "".join([(await client.get(path)).text for path in paths])


async def economics_of(person: Person) -> dict[str, Any]:
    [match] = await matches_of(person)
    [part] = [part for part in match["explanation"]["parts"] if part["part"] == "economics"]
    found: dict[str, Any] = part
    return found


async def test_only_who_acts_for_the_owner_reads_the_limit(
    client: httpx.AsyncClient, make_person: MakePerson, database: Database
) -> None:
    supplier, receiver = await make_person("Systuen"), await make_person("Spinderiet")
    staff = await make_person(None, staff_role="facilitator")
    stream_id = (await publish(supplier, offer(price=PRICE)))["id"]
    await publish(receiver, need(**paid("0.5")))
    await find_partners(database)
    own = (await supplier.client.get(f"/v1/material-streams/{stream_id}")).json()["price"]
    assert own["limit_per_kg"]["amount"] == LEAST
    for reader in (client, receiver.client, staff.client):
        seen = await everything_read_by(reader, stream_id)
        assert ASKED in seen
        assert LEAST not in seen


async def test_match_says_whether_the_two_can_meet_and_no_number(
    make_person: MakePerson, database: Database
) -> None:
    supplier, receiver = await make_person("Systuen"), await make_person("Spinderiet")
    await publish(supplier, offer(price=PRICE))
    need_id = (await publish(receiver, need(**paid("0.5"))))["id"]
    await find_partners(database)
    part = await economics_of(receiver)
    assert (part["score"], part["sentence"]) == (0.8, "The two sides can meet on the price")
    await change(receiver, need_id, paid("0.1"))
    await find_partners(database)
    part = await economics_of(receiver)
    assert (part["score"], part["sentence"]) == (0.4, "The two sides are probably too far apart on the price")


async def test_whoever_tries_prices_learns_a_step_of_25_cents_at_most(
    make_person: MakePerson, database: Database
) -> None:
    receiver = await make_person("Spinderiet")
    need_id = (await publish(receiver, need(**paid("0.2"))))["id"]
    answers = set()
    for limit in ("0.26", "0.31", "0.49"):
        supplier = await make_person("Systuen")
        stream = await publish(
            supplier, offer(price=PRICE | {"limit_per_kg": {"amount": limit, "currency": "EUR"}})
        )
        for tried in ("0.24", "0.25", "0.30", "0.40", "0.50"):
            await change(receiver, need_id, paid(tried))
            await find_partners(database)
            answers.add((tried, (await economics_of(receiver))["sentence"]))
        await supplier.client.post(f"/v1/material-streams/{stream['id']}/withdraw", json={"reason": "other"})
    assert len(answers) == 5, "three limits of one step cannot be told apart"


async def test_searches_know_nothing_of_limits(make_person: MakePerson) -> None:
    supplier, receiver = await make_person("Systuen"), await make_person("Spinderiet")
    place = {"place": {"country": "DK", "postcode": "7400"}}
    found = []
    for price in (PRICE, {**PRICE, "limit_per_kg": None}):
        stream = await publish(supplier, offer(price=price))
        wanted = {key: value for key, value in need(**paid("0.5"), **place).items() if key != "publish"}
        answer = await receiver.client.post("/v1/match-searches", json={"stream": wanted})
        [candidate] = answer.json()["data"]
        found.append(candidate["explanation"])
        await supplier.client.post(f"/v1/material-streams/{stream['id']}/withdraw", json={"reason": "other"})
    assert found[0] == found[1]


async def test_limit_leaves_room_to_bargain(make_person: MakePerson) -> None:
    person = await make_person("Systuen")
    for body, code in (
        (offer(price=PRICE | {"limit_per_kg": {"amount": "0.9", "currency": "EUR"}}), "above_price"),
        (any_need(price=PRICE), "below_price"),
        (offer(price=PRICE | {"limit_per_kg": {"amount": "3", "currency": "DKK"}}), "other_currency"),
    ):
        answer = await person.client.post("/v1/material-streams", json=body)
        [error] = answer.json()["errors"]
        assert (answer.status_code, error["pointer"], error["code"]) == (422, "/price/limit_per_kg", code)
