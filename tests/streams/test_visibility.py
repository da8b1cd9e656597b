"""Who sees a stream of each visibility, in every representation, and what an anonymous one gives away."""

from typing import Any

import httpx
import pytest

from conftest import AARHUS, MakePerson, Person
from matches.matchmaking import act, decide, find_partners, matches_of, need, offer, publish
from symbiosis.kit.database import Database

ANONYMOUS = {"identity": "anonymous_until_mutual"}


async def cluster_of(database: Database, slug: str, *people: Person) -> None:
    await database.pool.execute(
        "insert into clusters (slug, name, country) values ($1, $1, 'DK') on conflict do nothing", slug
    )
    for person in people:
        await database.pool.execute(
            "insert into cluster_memberships (cluster_slug, actor_id) values ($1, $2)", slug, person.actor_id
        )


async def invite(owner: Person, stream_id: str, *people: Person, status: int = 200) -> dict[str, Any]:
    ids = [str(person.actor_id) for person in people]
    answer = await owner.client.put(f"/v1/material-streams/{stream_id}/invited", json={"actor_ids": ids})
    assert answer.status_code == status, answer.text
    document: dict[str, Any] = answer.json()
    return document


async def sees(client: httpx.AsyncClient, stream_id: str, owner: Person) -> set[str]:
    """The representations in which the stream appears."""
    found = set()
    if (await client.get(f"/v1/material-streams/{stream_id}")).status_code == 200:
        found.add("by id")
    if (await client.get(f"/v1/material-streams/{stream_id}/matches")).status_code == 200:
        found.add("its matches")
    for name, path in (
        ("list", "/v1/material-streams"),
        ("map", "/v1/material-stream-points"),
        ("search", "/v1/material-streams?q=cuttings"),
        ("of the owner", f"/v1/material-streams?owner={owner.actor_id}"),
        ("near", "/v1/material-streams?latitude=56&longitude=9&within_km=200"),
        ("largest", "/v1/material-streams?sort=largest&status=published"),
    ):
        answer = await client.get(path)
        assert answer.status_code == 200, answer.text
        if stream_id in [row["id"] for row in answer.json()["data"]]:
            found.add(name)
    wanted = {key: value for key, value in need().items() if key != "publish"}
    wanted["place"] = {"country": "DK", "postcode": "7400"}
    searched = await client.post("/v1/match-searches", json={"stream": wanted, "limit": 20})
    if stream_id in [row["stream"]["id"] for row in searched.json()["data"]]:
        found.add("partner search")
    return found


EVERYWHERE = {
    "by id",
    "its matches",
    "list",
    "map",
    "search",
    "of the owner",
    "near",
    "largest",
    "partner search",
}


@pytest.mark.parametrize(
    ("visibility", "seen_by"),
    [
        ("public", {"visitor", "stranger", "neighbour", "invited"}),
        ("network", {"stranger", "neighbour", "invited"}),
        ("cluster", {"neighbour"}),
        ("invited", {"invited"}),
        ("private", set()),
    ],
)
async def test_stream_is_everywhere_or_nowhere(
    client: httpx.AsyncClient,
    make_person: MakePerson,
    database: Database,
    visibility: str,
    seen_by: set[str],
) -> None:
    owner, stranger = await make_person("Systuen"), await make_person("Væveriet")
    neighbour, guest = await make_person("Farveriet"), await make_person("Spinderiet")
    await cluster_of(database, "west", owner, neighbour)
    stream_id = (await publish(owner, offer(visibility=visibility)))["id"]
    await invite(owner, stream_id, guest)
    readers = {
        "visitor": client,
        "stranger": stranger.client,
        "neighbour": neighbour.client,
        "invited": guest.client,
    }
    for name, reader in readers.items():
        expected = EVERYWHERE if name in seen_by else set()
        assert await sees(reader, stream_id, owner) == expected, name


async def test_staff_of_a_cluster_see_all_of_its_organisations_and_no_others(
    make_person: MakePerson, database: Database
) -> None:
    owner, outside = await make_person("Systuen"), await make_person("Væveriet")
    await cluster_of(database, "west", owner)
    hidden = (await publish(owner, offer(visibility="private")))["id"]
    elsewhere = (await publish(outside, offer(visibility="private")))["id"]
    staff = await make_person(None, staff_role="facilitator", cluster="west")
    assert await sees(staff.client, hidden, owner) == EVERYWHERE - {"partner search"}
    assert await sees(staff.client, elsewhere, outside) == set()
    sleeping = await make_person(None, staff_role="facilitator", cluster="west", second_factor=False)
    assert await sees(sleeping.client, hidden, owner) == set()


async def test_mandate_shows_what_the_organisation_itself_sees(
    make_person: MakePerson, database: Database
) -> None:
    owner, partner = await make_person("Systuen"), await make_person("Væveriet")
    await cluster_of(database, "east")
    holder = await make_person(None, staff_role="facilitator", cluster="east")
    own = (await publish(owner, offer(visibility="private")))["id"]
    shared = (await publish(partner, offer(visibility="invited")))["id"]
    await invite(partner, shared, owner)
    for stream_id in (own, shared):
        assert (await holder.client.get(f"/v1/material-streams/{stream_id}")).status_code == 404
    await database.pool.execute(
        "insert into mandates (actor_id, holder_id, scope, valid_until)"
        " values ($1, $2, '{matches}', now() + interval '1 day')",
        owner.actor_id,
        holder.user_id,
    )
    for stream_id in (own, shared):
        assert (await holder.client.get(f"/v1/material-streams/{stream_id}")).status_code == 200
    mine = await holder.client.get("/v1/material-streams?mine=true")
    assert [row["id"] for row in mine.json()["data"]] == [own]


# --- invited ---


async def test_invited_list_is_replaced_as_a_whole_and_is_the_owners_alone(make_person: MakePerson) -> None:
    owner, one, two = [await make_person(name) for name in ("Systuen", "Væveriet", "Farveriet")]
    stream_id = (await publish(owner, offer(visibility="invited")))["id"]
    assert [row["display_name"] for row in (await invite(owner, stream_id, one))["data"]] == ["Væveriet"]
    assert [row["display_name"] for row in (await invite(owner, stream_id, two))["data"]] == ["Farveriet"]
    assert (await one.client.get(f"/v1/material-streams/{stream_id}")).status_code == 404
    assert (await two.client.get(f"/v1/material-streams/{stream_id}")).status_code == 200
    answer = await two.client.get(f"/v1/material-streams/{stream_id}/invited")
    assert (answer.status_code, answer.json()["code"]) == (403, "not-allowed")
    await invite(owner, stream_id)
    assert (await two.client.get(f"/v1/material-streams/{stream_id}")).status_code == 404


async def test_only_other_organisations_of_the_registry_are_invited(
    make_person: MakePerson, database: Database
) -> None:
    owner, merged = await make_person("Systuen"), await make_person("Væveriet")
    stream_id = (await publish(owner, offer()))["id"]
    await database.pool.execute(
        "update actors set standing = 'merged', merged_into = $2 where id = $1",
        merged.actor_id,
        owner.actor_id,
    )
    refused = await invite(owner, stream_id, owner, merged, status=422)
    assert [(error["pointer"], error["code"]) for error in refused["errors"]] == [
        ("/actor_ids/0", "own_organisation"),
        ("/actor_ids/1", "unknown_actor"),
    ]


async def test_the_same_list_changes_nothing(make_person: MakePerson, database: Database) -> None:
    owner, guest = await make_person("Systuen"), await make_person("Væveriet")
    stream_id = (await publish(owner, offer(visibility="invited")))["id"]
    await invite(owner, stream_id, guest)
    counted = "select count(*) from journal_entries where tag = 'stream.invited'"
    await invite(owner, stream_id, guest, guest)
    assert await database.pool.fetchval(counted) == 1


async def test_invited_streams_match_with_those_they_invite_and_with_nobody_else(
    make_person: MakePerson, database: Database
) -> None:
    owner, guest, stranger = [await make_person(name) for name in ("Systuen", "Spinderiet", "Uldværket")]
    stream_id = (await publish(owner, offer(visibility="invited")))["id"]
    for person in (guest, stranger):
        await publish(person, need())
    await find_partners(database)
    assert await matches_of(owner) == []
    await invite(owner, stream_id, guest)
    await find_partners(database)
    assert [match["need"]["owner"]["id"] for match in await matches_of(owner)] == [str(guest.actor_id)]
    assert len(await matches_of(guest)) == 1
    assert await matches_of(stranger) == []
    await invite(owner, stream_id, stranger)
    assert await matches_of(guest) == [], "hidden at once, before matching has run"
    await find_partners(database)
    assert [match["need"]["owner"]["id"] for match in await matches_of(owner)] == [str(stranger.actor_id)]


# --- anonymous ---


async def everything_about(client: httpx.AsyncClient, stream_id: str, matched: str | None = None) -> str:
    paths = [
        f"/v1/material-streams/{stream_id}",
        f"/v1/material-streams/{stream_id}/matches",
        "/v1/material-streams?latitude=56.1&longitude=9.1&sort=nearest",
        "/v1/material-stream-points?latitude=56.1&longitude=9.1",
        "/v1/matches",
        *([f"/v1/matches/{matched}"] if matched else []),
    ]
    return "".join([(await client.get(path)).text for path in paths])


async def test_anonymous_owner_is_nowhere_before_both_are_interested_and_everywhere_to_them_after(
    client: httpx.AsyncClient, make_person: MakePerson, database: Database
) -> None:
    owner, other = await make_person("Systuen"), await make_person("Spinderiet", town=AARHUS)
    stranger = await make_person("Væveriet", town=AARHUS)
    stream_id = (await publish(owner, offer(**ANONYMOUS, external_source="erp", external_id="lot-77")))["id"]
    await publish(other, need())
    await find_partners(database)
    [match] = await matches_of(other)
    secrets = (str(owner.actor_id), str(owner.site_id), "Systuen", '"7400"', "56.1331", "lot-77")
    for interested in ((), (owner,), (other,)):
        for person in interested:
            await decide(person, match["id"], "interest")
        if interested == (other,):
            break
        for reader in (client, other.client, stranger.client):
            told = await everything_about(reader, stream_id, match["id"])
            assert not [secret for secret in secrets if secret in told], interested
    seen = (await other.client.get(f"/v1/material-streams/{stream_id}")).json()
    assert seen["owner"]["display_name"] == "Systuen"
    assert (seen["place"]["town"], seen["external_id"]) == ("Herning", None)
    found = await other.client.get(f"/v1/material-streams?owner={owner.actor_id}")
    assert [row["id"] for row in found.json()["data"]] == [stream_id]
    for reader in (client, stranger.client):
        told = await everything_about(reader, stream_id)
        assert not [secret for secret in secrets if secret in told]


async def test_anonymous_stream_is_not_found_by_its_owner_town_or_count(
    client: httpx.AsyncClient, make_person: MakePerson
) -> None:
    owner = await make_person("Systuen")
    await publish(owner, offer(**ANONYMOUS))
    for query in ("q=Herning", "q=7400", "q=Systuen", f"owner={owner.actor_id}"):
        answer = await client.get(f"/v1/material-streams?{query}")
        assert answer.json()["data"] == [], query
    assert (await client.get("/v1/material-streams?q=cotton")).json()["data"] != []
    assert (await client.get(f"/v1/actors/{owner.actor_id}")).json()["offers"] == 0
    points = (await client.get("/v1/actor-points")).json()["data"]
    assert [point["offers"] for point in points] == [0]


async def test_anonymous_stream_that_gets_a_name_is_found_by_its_town(make_person: MakePerson) -> None:
    owner = await make_person("Systuen")
    stream_id = (await publish(owner, offer(**ANONYMOUS)))["id"]
    answer = await owner.client.patch(
        f"/v1/material-streams/{stream_id}", json={"identity": "named"}, headers={"if-match": "*"}
    )
    assert answer.status_code == 200
    assert (await owner.client.get("/v1/material-streams?q=Herning")).json()["data"] != []


async def test_paused_and_withdrawn_streams_are_gone_for_everyone_else(
    client: httpx.AsyncClient, make_person: MakePerson
) -> None:
    owner, guest = await make_person("Systuen"), await make_person("Væveriet")
    stream_id = (await publish(owner, offer(visibility="invited")))["id"]
    await invite(owner, stream_id, guest)
    await act(owner, stream_id, "pause")
    assert await sees(guest.client, stream_id, owner) == set()
    assert await sees(client, stream_id, owner) == set()


async def test_suspended_organisations_streams_are_gone_until_it_is_reinstated(
    client: httpx.AsyncClient, make_person: MakePerson
) -> None:
    owner = await make_person("Systuen")
    lead = await make_person(None, staff_role="programme_lead")
    stream_id = (await publish(owner, offer()))["id"]
    assert await sees(client, stream_id, owner) == EVERYWHERE
    answer = await lead.client.post(
        f"/v1/actors/{owner.actor_id}/suspend", json={"reason": "Answers nobody any more"}
    )
    assert answer.status_code == 200, answer.text
    assert await sees(client, stream_id, owner) == set()
    refused = await owner.client.post(f"/v1/material-streams/{stream_id}/resume")
    assert refused.status_code == 403
    assert "suspended" in refused.json()["detail"]
