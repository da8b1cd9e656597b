"""Two that do not want to deal with each other: what was suggested goes away, for both and without a word."""

import pytest

from conftest import MakePerson, Person
from matches.matchmaking import Pair, decide, find_partners, matched_pair, matches_of
from symbiosis.kit.database import Database


async def block(person: Person, *others: Person) -> None:
    answer = await person.client.put(
        f"/v1/actors/{person.actor_id}/blocked-actors",
        json={"actor_ids": [str(other.actor_id) for other in others]},
    )
    assert answer.status_code == 200, answer.text


async def partners_on_page(person: Person, stream_id: str) -> list[str]:
    """What stands on the page of a stream of theirs."""
    answer = await person.client.get(f"/v1/material-streams/{stream_id}/matches")
    assert answer.status_code == 200, answer.text
    return [found["id"] for found in answer.json()["data"]]


async def nothing_is_left(pair: Pair) -> None:
    for person, stream_id in ((pair.supplier, pair.offer_id), (pair.receiver, pair.need_id)):
        assert await matches_of(person) == []
        assert await partners_on_page(person, stream_id) == []


@pytest.mark.parametrize("blocking", ["supplier", "receiver"])
async def test_stored_match_goes_away_for_both_when_one_blocks_the_other(
    make_person: MakePerson, database: Database, blocking: str
) -> None:
    pair = await matched_pair(make_person, database)
    one, other = pair.supplier, pair.receiver
    for person in (one, other):
        assert [match["id"] for match in await matches_of(person)] == [pair.match_id]
    if blocking == "receiver":
        one, other = other, one
    await block(one, other)
    await find_partners(database)
    await nothing_is_left(pair)
    for person in (one, other):
        answer = await person.client.get(f"/v1/matches/{pair.match_id}")
        assert (answer.status_code, answer.json()["state"]) == (200, "expired")


async def test_interest_does_not_keep_a_match_that_one_side_has_blocked(
    make_person: MakePerson, database: Database
) -> None:
    pair = await matched_pair(make_person, database)
    await decide(pair.receiver, pair.match_id, "interest")
    await block(pair.supplier, pair.receiver)
    await find_partners(database)
    await nothing_is_left(pair)
    told = [
        (await person.client.get(f"/v1/matches/{pair.match_id}")).json()
        for person in (pair.supplier, pair.receiver)
    ]
    assert {(match["state"], match["blocked_by"]) for match in told} == {("blocked", "visibility")}
    await decide(pair.receiver, pair.match_id, "interest", status=409)


async def test_the_two_are_suggested_again_once_the_block_is_taken_away(
    make_person: MakePerson, database: Database
) -> None:
    pair = await matched_pair(make_person, database)
    await block(pair.supplier, pair.receiver)
    await find_partners(database)
    await block(pair.supplier)
    await find_partners(database)
    for person in (pair.supplier, pair.receiver):
        [match] = await matches_of(person)
        assert match["state"] == "suggested"
