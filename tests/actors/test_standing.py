"""Suspension: with a reason, it pauses what is published; and back again."""

from typing import Any

import pytest

from actors.organisations import belongs, do, done, history, mailed, make_clusters, refused
from conftest import MakePerson, Person
from streams.bodies import offer
from symbiosis.kit.database import Database


@pytest.fixture
async def member(make_person: MakePerson, database: Database) -> Person:
    await make_clusters(database)
    person = await make_person("Systuen")
    await belongs(database, person.actor_id, "ldc")
    return person


async def list_offer(person: Person, **said: Any) -> dict[str, Any]:
    answer = await person.client.post("/v1/material-streams", json=offer(publish=True, **said))
    assert answer.status_code == 201, answer.text
    return dict(answer.json())


async def test_suspension_pauses_what_is_published_and_refuses_more(
    make_person: MakePerson, member: Person, database: Database
) -> None:
    manager = await make_person(None, staff_role="cluster_manager", cluster="ldc")
    stream = await list_offer(member)
    draft = await list_offer(member, title="Draft")
    await member.client.post(f"/v1/material-streams/{draft['id']}/withdraw", json={"reason": "other"})

    suspended = await done(manager, member.actor_id, "suspend", reason="Nobody answers.")
    assert suspended["standing"] == "suspended"
    path = f"/v1/material-streams/{stream['id']}"
    assert (await member.client.get(path)).json()["status"] == "paused"
    assert (await member.client.get(f"/v1/material-streams/{draft['id']}")).json()["status"] == "withdrawn"
    refused(await member.client.post(f"{path}/resume"), 403, "not-allowed")
    refused(await member.client.post("/v1/material-streams", json=offer(publish=True)), 403, "not-allowed")
    assert (await member.client.get(f"/v1/actors/{member.actor_id}")).json()["standing"] == "suspended"
    read = (await member.client.get(f"/v1/actors/{member.actor_id}/verification")).json()
    assert read["standing_reason"] == "Nobody answers."
    assert await history(database, member.actor_id) == [
        "stream.created", "stream.published", "stream.created", "stream.published", "stream.withdrawn",
        "actor.suspended", "stream.paused",
    ]  # fmt: skip  # one line a story
    assert await mailed(database) == [(member.email, "Systuen er sat på pause")]


async def test_reinstated_organisation_resumes_its_streams_itself(
    make_person: MakePerson, member: Person
) -> None:
    manager = await make_person(None, staff_role="cluster_manager", cluster="ldc")
    stream = await list_offer(member)
    await done(manager, member.actor_id, "suspend", reason="Nobody answers.")
    assert (await done(manager, member.actor_id, "reinstate"))["standing"] == "active"
    path = f"/v1/material-streams/{stream['id']}"
    assert (await member.client.get(path)).json()["status"] == "paused"
    assert (await member.client.post(f"{path}/resume")).json()["status"] == "published"


@pytest.mark.parametrize(
    ("role", "cluster", "status"),
    [
        ("cluster_manager", "ldc", 200),
        ("programme_lead", None, 200),
        ("cluster_manager", "modacc", 403),
        ("facilitator", "ldc", 403),
        ("reviewer", "ldc", 403),
        ("auditor", "ldc", 403),
    ],
)
async def test_only_who_leads_its_cluster_suspends(
    make_person: MakePerson, member: Person, role: str, cluster: str | None, status: int
) -> None:
    staff = await make_person(None, staff_role=role, cluster=cluster, programme=None if cluster else "cloth")
    answer = await do(staff, member.actor_id, "suspend", reason="Nobody answers.")
    assert answer.status_code == status, answer.text


async def test_claimed_cluster_does_not_suspend(make_person: MakePerson, database: Database) -> None:
    await make_clusters(database)
    person = await make_person("Systuen")
    await belongs(database, person.actor_id, "ldc", "claimed")
    manager = await make_person(None, staff_role="cluster_manager", cluster="ldc")
    refused(await do(manager, person.actor_id, "suspend", reason="Nobody answers."), 403, "not-allowed")


async def test_state_that_is_reached_already_is_refused(make_person: MakePerson, member: Person) -> None:
    manager = await make_person(None, staff_role="cluster_manager", cluster="ldc")
    refused(await do(manager, member.actor_id, "reinstate"), 409, "wrong-state")
    await done(manager, member.actor_id, "suspend", reason="Nobody answers.")
    refused(await do(manager, member.actor_id, "suspend", reason="Nobody answers."), 409, "wrong-state")


async def test_reason_is_required(make_person: MakePerson, member: Person) -> None:
    manager = await make_person(None, staff_role="cluster_manager", cluster="ldc")
    for body in ({}, {"reason": " "}, {"reason": None}):
        assert (await do(manager, member.actor_id, "suspend", **body)).status_code == 422
