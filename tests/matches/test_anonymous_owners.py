"""Whoever changes something of their own (blocks, invites, shares with a cluster) and looks what becomes of
their matches must not find out whose stream an anonymous one is."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pytest

from conftest import AARHUS, MakePerson, Person
from matches.facilitating import bring_together, make_cluster
from matches.matchmaking import act, change, decide, find_partners, matches_of, need, offer, publish
from symbiosis.kit.database import Database

ANONYMOUS = {"identity": "anonymous_until_mutual"}


@dataclass
class Town:
    """A spinner that wants to know whose the anonymous offer is: its owner's, who also has one by name, or
    the bystander's."""

    prober: Person
    owner: Person
    bystander: Person
    need_id: str
    anonymous_id: str
    named_id: str


async def make_town(
    make_person: MakePerson, database: Database, *, wanted: Any = None, hidden: Any = None
) -> Town:
    prober = await make_person("Spinderiet", role="org_admin", town=AARHUS)
    owner = await make_person("Systuen", role="org_admin")
    bystander = await make_person("Naboen", role="org_admin")
    ids = [
        (await publish(person, draft))["id"]
        for person, draft in (
            (prober, wanted or need()),
            (owner, hidden or offer(**ANONYMOUS)),
            (owner, offer(title="By name")),
            (bystander, offer(title="The neighbour's")),
        )
    ]
    await find_partners(database)
    return Town(prober, owner, bystander, *ids[:3])


async def block(person: Person, *others: Person) -> None:
    answer = await person.client.put(
        f"/v1/actors/{person.actor_id}/blocked-actors",
        json={"actor_ids": [str(other.actor_id) for other in others]},
    )
    assert answer.status_code == 200, answer.text


async def invite(person: Person, stream_id: str, *others: Person) -> None:
    await change(person, stream_id, {"visibility": "invited"})
    answer = await person.client.put(
        f"/v1/material-streams/{stream_id}/invited",
        json={"actor_ids": [str(other.actor_id) for other in others]},
    )
    assert answer.status_code == 200, answer.text


async def partners_of(person: Person) -> set[str]:
    """The offers suggested to the owner of a need."""
    return {match["offer"]["id"] for match in await matches_of(person)}


async def seen_of(person: Person, town: Town) -> list[Any]:
    """All that is told about the anonymous offer and the need, in every place where suggestions are told."""
    client, asked = person.client, {"stream": town.anonymous_id}
    found = [
        (await client.get(path)).json()
        for path in (
            f"/v1/material-streams/{town.anonymous_id}/matches",
            f"/v1/material-streams/{town.need_id}/closest-misses",
            f"/v1/material-streams/{town.anonymous_id}/closest-misses",
        )
    ]
    draft = {key: value for key, value in need(place={"country": "DK"}).items() if key != "publish"}
    sought = (await client.post("/v1/match-searches", json={"stream": draft})).json()
    data = [one["explanation"] for one in sought["data"] if one["stream"]["id"] == town.anonymous_id]
    return [await matches_of(person, **asked), *found, data]


@pytest.mark.parametrize("suspect", ["owner", "bystander"])
async def test_blocking_one_after_the_other_does_not_tell_who_it_is(
    make_person: MakePerson, database: Database, suspect: str
) -> None:
    town = await make_town(make_person, database)
    before = await seen_of(town.prober, town)
    assert before[0], "there is something to see"
    waiting = "select count(*) from pgqueuer where convert_from(payload, 'UTF8') like $1"
    for blocked in ([getattr(town, suspect)], [], [town.owner, town.bystander]):
        await block(town.prober, *blocked)
        assert await database.pool.fetchval(waiting, f"%{town.anonymous_id}%") == 0, "nothing stirs with it"
        await find_partners(database)
        assert await seen_of(town.prober, town) == before
    assert await partners_of(town.prober) == {town.anonymous_id}, "blocking works where owners are known"


async def test_block_of_the_owner_does_not_make_its_two_offers_vanish_together(
    make_person: MakePerson, database: Database
) -> None:
    town = await make_town(make_person, database)
    before = await seen_of(town.prober, town)
    await block(town.owner, town.prober)
    await find_partners(database)
    partners = await partners_of(town.prober)
    assert town.named_id not in partners
    assert town.anonymous_id in partners
    assert await seen_of(town.prober, town) == before


async def test_who_blocks_is_spared_also_where_it_stays_unnamed(
    make_person: MakePerson, database: Database
) -> None:
    town = await make_town(make_person, database)
    [match] = await matches_of(town.prober, stream=town.anonymous_id)
    await block(town.owner, town.prober)
    await find_partners(database)
    assert await matches_of(town.owner) == []
    answer = await town.owner.client.get(f"/v1/material-streams/{town.anonymous_id}/matches")
    assert answer.json()["data"] == []
    await decide(town.prober, match["id"], "interest")
    assert await matches_of(town.owner) == []
    await block(town.owner)
    assert [found["state"] for found in await matches_of(town.owner)] == ["interest_one"]


async def test_two_unnamed_ones_find_each_other_whoever_blocks_whom(
    make_person: MakePerson, database: Database
) -> None:
    """Else each could look for the other by its own list."""
    town = await make_town(make_person, database, wanted=need(**ANONYMOUS))
    await block(town.owner, town.prober)
    await block(town.prober, town.owner)
    for person, stream_id in ((town.prober, town.need_id), (town.owner, town.anonymous_id)):
        await change(person, stream_id, {"quantity": {"value": 390}})
    await find_partners(database)
    for person in (town.prober, town.owner):
        [match] = await matches_of(person, stream=town.anonymous_id)
        assert match["need"]["id"] == town.need_id


@pytest.mark.parametrize("suspect", ["owner", "bystander"])
async def test_inviting_one_after_the_other_does_not_tell_who_it_is(
    make_person: MakePerson, database: Database, suspect: str
) -> None:
    town = await make_town(make_person, database)
    await invite(town.prober, town.need_id, getattr(town, suspect))
    await find_partners(database)
    partners = await partners_of(town.prober)
    assert len(partners) == 1, "inviting works where owners are known"
    assert town.anonymous_id not in partners


@pytest.mark.parametrize("members", [[], ["owner"], ["bystander"]])
async def test_a_stream_for_a_cluster_does_not_tell_whether_the_owner_is_its_member(
    make_person: MakePerson, database: Database, members: Sequence[str]
) -> None:
    town = await make_town(make_person, database)
    await make_cluster(
        database, "west", town.prober.actor_id, *(getattr(town, name).actor_id for name in members)
    )
    await change(town.prober, town.need_id, {"visibility": "cluster"})
    await find_partners(database)
    partners = await partners_of(town.prober)
    assert len(partners) == len(members)
    assert town.anonymous_id not in partners


async def test_two_streams_for_a_cluster_meet_as_each_is_shown_to_the_other(
    make_person: MakePerson, database: Database
) -> None:
    hidden = offer(visibility="cluster", **ANONYMOUS)
    town = await make_town(make_person, database, hidden=hidden)
    await make_cluster(database, "west", town.prober.actor_id, town.owner.actor_id)
    await change(town.prober, town.need_id, {"visibility": "cluster"})
    await find_partners(database)
    await act(town.owner, town.anonymous_id, "confirm")
    assert await partners_of(town.prober) == {town.named_id, town.anonymous_id}


@pytest.mark.parametrize("how", ["block", "invite", "cluster"])
async def test_bringing_the_two_together_is_answered_alike_whoever_the_owner_is(
    make_person: MakePerson, database: Database, how: str
) -> None:
    """The same words for the right suspect and a wrong one, apart from ids and moments."""
    answers = []
    for suspect in ("owner", "bystander"):
        town = await make_town(make_person, database)
        chosen: Person = getattr(town, suspect)
        if how == "block":
            await block(town.prober, chosen)
        elif how == "invite":
            await invite(town.prober, town.need_id, chosen)
        else:
            await make_cluster(database, f"west-{suspect}", town.prober.actor_id, chosen.actor_id)
            await change(town.prober, town.need_id, {"visibility": "cluster"})
        await database.pool.execute("delete from matches")
        status = 201 if how == "block" else 409
        said = await bring_together(
            town.prober, town.anonymous_id, town.need_id, status, override_reason="Why"
        )
        answers.append({"verdict": said["explanation"]["verdict"]} if status == 201 else said)
    told = [{k: v for k, v in answer.items() if k not in ("instance", "request_id")} for answer in answers]
    assert told[0] == told[1]


async def test_whoever_has_exchanged_names_can_still_part(
    make_person: MakePerson, database: Database
) -> None:
    town = await make_town(make_person, database)
    [match] = await matches_of(town.prober, stream=town.anonymous_id)
    for person in (town.prober, town.owner):
        await decide(person, match["id"], "interest")
    await block(town.prober, town.owner)
    await find_partners(database)
    state = "select state from matches where id = $1"
    assert await database.pool.fetchval(state, UUID(match["id"])) == "blocked"


async def test_whoever_has_exchanged_names_may_go_on_among_the_invited(
    make_person: MakePerson, database: Database
) -> None:
    town = await make_town(make_person, database)
    [match] = await matches_of(town.prober, stream=town.anonymous_id)
    for person in (town.prober, town.owner):
        await decide(person, match["id"], "interest")
    await invite(town.prober, town.need_id, town.owner)
    await find_partners(database)
    [now] = await matches_of(town.prober, stream=town.anonymous_id)
    assert now["state"] == "interest_mutual"
