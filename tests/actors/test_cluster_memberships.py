"""Cluster memberships: claimed by the organisation, confirmed by that cluster, counted once confirmed."""

from typing import Any

import httpx
import pytest

from actors.organisations import belongs, do, done, history, mailed, make_clusters, refused
from conftest import MakePerson, Person
from streams.bodies import offer
from symbiosis.kit.database import Database

PATH = "cluster-memberships"


@pytest.fixture
async def member(make_person: MakePerson, database: Database) -> Person:
    await make_clusters(database)
    return await make_person("Systuen")


async def manager_of(make_person: MakePerson, cluster: str = "ldc") -> Person:
    return await make_person(None, staff_role="cluster_manager", cluster=cluster)


async def states(client: httpx.AsyncClient, actor_id: Any) -> dict[str, str]:
    """What this reader sees."""
    answer = await client.get(f"/v1/actors/{actor_id}/{PATH}")
    assert answer.status_code == 200, answer.text
    return {row["cluster_slug"]: row["state"] for row in answer.json()["data"]}


async def members_counted(client: httpx.AsyncClient, cluster: str = "ldc") -> int:
    found = {row["slug"]: row["members"] for row in (await client.get("/v1/clusters")).json()["data"]}
    return int(found[cluster])


async def test_claim_counts_once_the_cluster_has_confirmed_it(
    make_person: MakePerson, member: Person, client: httpx.AsyncClient, database: Database
) -> None:
    manager = await manager_of(make_person)
    claimed = await done(member, member.actor_id, PATH, cluster_slug="ldc")
    assert (claimed["state"], claimed["cluster_name"]) == ("claimed", "Lifestyle & Design Cluster")
    assert (await client.get(f"/v1/actors/{member.actor_id}")).json()["clusters"] == []
    assert (await client.get("/v1/actors?cluster=ldc")).json()["data"] == []
    assert await members_counted(client) == 0

    confirmed = await done(manager, member.actor_id, f"{PATH}/ldc/confirm")
    assert confirmed["state"] == "confirmed"
    assert (await client.get(f"/v1/actors/{member.actor_id}")).json()["clusters"] == ["ldc"]
    assert len((await client.get("/v1/actors?cluster=ldc")).json()["data"]) == 1
    assert await members_counted(client) == 1
    assert await history(database, member.actor_id) == [
        "actor.cluster_membership_claimed",
        "actor.cluster_membership_confirmed",
    ]
    assert await mailed(database) == [(member.email, "Lifestyle & Design Cluster har bekræftet Systuen")]


async def test_claimed_cluster_shows_nothing_and_sees_nothing(
    make_person: MakePerson, member: Person, database: Database
) -> None:
    manager = await manager_of(make_person)
    insider = await make_person("Væveriet")
    await belongs(database, insider.actor_id, "ldc")
    for person in (insider, member):
        answer = await person.client.post(
            "/v1/material-streams", json=offer(publish=True, visibility="cluster", title=str(person.actor_id))
        )
        assert answer.status_code == 201, answer.text

    async def seen(person: Person) -> set[str]:
        return {s["title"] for s in (await person.client.get("/v1/material-streams")).json()["data"]}

    await done(member, member.actor_id, PATH, cluster_slug="ldc")
    assert await seen(member) == {str(member.actor_id)}
    assert await seen(manager) == await seen(insider) == {str(insider.actor_id)}
    await done(manager, member.actor_id, f"{PATH}/ldc/confirm")
    both = {str(member.actor_id), str(insider.actor_id)}
    assert await seen(member) == await seen(manager) == await seen(insider) == both
    await done(member, member.actor_id, f"{PATH}/ldc/end", reason="We leave.")
    assert await seen(member) == {str(member.actor_id)}


async def test_refusal_gives_a_reason_and_can_be_claimed_again(
    make_person: MakePerson, member: Person, database: Database
) -> None:
    manager = await manager_of(make_person)
    await done(member, member.actor_id, PATH, cluster_slug="ldc")
    assert (await do(manager, member.actor_id, f"{PATH}/ldc/refuse")).status_code == 422
    refused_now = await done(manager, member.actor_id, f"{PATH}/ldc/refuse", reason="Not a member of ours.")
    assert (refused_now["state"], refused_now["reason"]) == ("refused", "Not a member of ours.")
    assert (await mailed(database))[-1][1] == "Lifestyle & Design Cluster har ikke bekræftet Systuen"
    again = await done(member, member.actor_id, PATH, cluster_slug="ldc")
    assert (again["state"], again["reason"]) == ("claimed", None)


@pytest.mark.parametrize(
    ("role", "place"),
    [
        ("cluster_manager", {"cluster": "modacc"}),
        ("facilitator", {"cluster": "ldc"}),
        ("reviewer", {"cluster": "ldc"}),
        ("auditor", {"cluster": "ldc"}),
        ("programme_lead", {"programme": "cloth"}),
        ("facilitator", {}),
    ],
)
async def test_nobody_but_that_cluster_confirms(
    make_person: MakePerson, member: Person, role: str, place: dict[str, str]
) -> None:
    staff = await make_person(None, staff_role=role, **place)
    await done(member, member.actor_id, PATH, cluster_slug="ldc")
    for verb, body in (("confirm", {}), ("refuse", {"reason": "Not ours."})):
        refused(await do(staff, member.actor_id, f"{PATH}/ldc/{verb}", **body), 403, "not-allowed")
    assert await states(member.client, member.actor_id) == {"ldc": "claimed"}


async def test_nobody_confirms_their_own_organisation(
    make_person: MakePerson, member: Person, database: Database
) -> None:
    manager = await manager_of(make_person)
    await database.pool.execute(
        "insert into memberships (user_id, actor_id) values ($1, $2)", manager.user_id, member.actor_id
    )
    claimed = await done(manager, member.actor_id, PATH, cluster_slug="ldc")
    assert claimed["state"] == "claimed"
    refused(await do(manager, member.actor_id, f"{PATH}/ldc/confirm"), 403, "not-allowed")


async def test_only_an_administrator_claims(make_person: MakePerson, member: Person) -> None:
    editor = await make_person("Væveriet", role="stream_editor")
    for person, actor_id in ((editor, editor.actor_id), (editor, member.actor_id)):
        refused(await do(person, actor_id, PATH, cluster_slug="ldc"), 403, "not-allowed")
    manager = await manager_of(make_person)
    refused(await do(manager, member.actor_id, PATH, cluster_slug="ldc"), 403, "not-allowed")


async def test_cluster_records_an_organisation_nobody_has_claimed(
    make_person: MakePerson, member: Person, database: Database
) -> None:
    await database.pool.execute("update actors set claimed = false where id = $1", member.actor_id)
    facilitator = await make_person(None, staff_role="facilitator", cluster="ldc")
    assert (await done(facilitator, member.actor_id, PATH, cluster_slug="ldc"))["state"] == "claimed"
    refused(await do(facilitator, member.actor_id, PATH, cluster_slug="modacc"), 403, "not-allowed")
    manager = await manager_of(make_person, "modacc")
    assert (await done(manager, member.actor_id, PATH, cluster_slug="modacc"))["state"] == "confirmed"


async def test_no_cluster_takes_an_organisation_that_another_one_has_confirmed(
    make_person: MakePerson, member: Person, database: Database
) -> None:
    await database.pool.execute("update actors set claimed = false where id = $1", member.actor_id)
    await belongs(database, member.actor_id, "ldc")
    away = await manager_of(make_person, "modacc")
    reason = refused(await do(away, member.actor_id, PATH, cluster_slug="modacc"), 403, "not-allowed")
    assert "another cluster" in reason
    home = await manager_of(make_person)
    assert (await done(home, member.actor_id, PATH, cluster_slug="modacc"))["state"] == "claimed"
    assert (await done(away, member.actor_id, f"{PATH}/modacc/confirm"))["state"] == "confirmed"


async def test_claims_are_read_by_those_they_concern(
    make_person: MakePerson, member: Person, client: httpx.AsyncClient, database: Database
) -> None:
    await belongs(database, member.actor_id, "modacc")
    await done(member, member.actor_id, PATH, cluster_slug="ldc")
    all_of_them = {"ldc": "claimed", "modacc": "confirmed"}
    public = {"modacc": "confirmed"}
    for reader, seen in (
        (client, public),
        ((await make_person("Væveriet")).client, public),
        (member.client, all_of_them),
        ((await manager_of(make_person)).client, all_of_them),
        ((await manager_of(make_person, "modacc")).client, all_of_them),
        ((await make_person(None, staff_role="facilitator", cluster="ldc")).client, public),
    ):
        assert await states(reader, member.actor_id) == seen


async def test_wrong_moves_are_refused(make_person: MakePerson, member: Person) -> None:
    manager = await manager_of(make_person)
    refused(await do(manager, member.actor_id, f"{PATH}/ldc/confirm"), 404, "not-found")
    refused(await do(member, member.actor_id, PATH, cluster_slug="nope"), 422, "invalid-input")
    await done(member, member.actor_id, PATH, cluster_slug="ldc")
    await done(member, member.actor_id, f"{PATH}/ldc/end")
    refused(await do(manager, member.actor_id, f"{PATH}/ldc/confirm"), 409, "wrong-state")


async def test_rights_that_change_renew_the_session(
    make_person: MakePerson, member: Person, database: Database
) -> None:
    manager = await manager_of(make_person)
    await done(member, member.actor_id, PATH, cluster_slug="ldc")
    before = member.client.cookies["session"]
    await done(manager, member.actor_id, f"{PATH}/ldc/confirm")
    await member.client.get("/v1/me")
    assert member.client.cookies["session"] != before


async def test_registering_claims_and_only_the_cluster_confirms(
    make_person: MakePerson, member: Person
) -> None:
    new = {"country": "DK", "site": {"country": "DK", "postcode": "7400"}, "clusters": ["ldc"]}
    for role, clusters in (("facilitator", []), ("cluster_manager", ["ldc"])):
        staff = await make_person(None, staff_role=role, cluster="ldc")
        answer = await staff.client.post("/v1/actors", json={**new, "legal_name": role})
        assert answer.status_code == 201, answer.text
        assert answer.json()["clusters"] == clusters


async def test_clusters_are_no_field_to_write(member: Person) -> None:
    path = f"/v1/actors/{member.actor_id}"
    answer = await member.client.patch(path, json={"clusters": ["ldc"]}, headers={"if-match": "*"})
    assert answer.status_code == 422
