"""Partners' systems, managed by those who lead their cluster."""

from typing import Any

import httpx
import pytest

from accounts.partners import System, add_cluster, ask, bearer, token_of
from conftest import MakePerson, Person
from streams.bodies import offer
from symbiosis.kit.database import Database

HUB = {"name": "Textile hub", "cluster_slug": "modacc", "scopes": ["streams:read", "actors:read"]}
HERE, ELSEWHERE = "modacc", "lifestyle"


@pytest.fixture
async def manager(make_person: MakePerson, database: Database) -> Person:
    await add_cluster(database, HERE)
    await add_cluster(database, ELSEWHERE)
    return await make_person(None, staff_role="cluster_manager", cluster=HERE)


async def add_hub(manager: Person, **said: Any) -> dict[str, Any]:
    answer = await manager.client.post("/v1/api-clients", json={**HUB, **said})
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    assert answer.headers["location"] == f"/v1/api-clients/{made['id']}"
    return made


async def add_secret(manager: Person, hub: dict[str, Any], **said: Any) -> dict[str, Any]:
    answer = await manager.client.post(f"/v1/api-clients/{hub['id']}/secrets", json=said)
    assert answer.status_code == 201, answer.text
    added: dict[str, Any] = answer.json()
    return added


async def change(manager: Person, hub: dict[str, Any], **patch: Any) -> httpx.Response:
    path = f"/v1/api-clients/{hub['id']}"
    read = await manager.client.get(path)
    return await manager.client.patch(path, json=patch, headers={"if-match": read.headers["etag"]})


async def test_from_registration_to_the_first_request(manager: Person, client: httpx.AsyncClient) -> None:
    hub = await add_hub(manager)
    assert hub["secrets"] == []
    secret = await add_secret(manager, hub)
    token = await token_of(client, System(hub["id"], secret["secret"]))
    assert (await client.get("/v1/material-streams", headers=bearer(token))).status_code == 200
    (listed,) = (await manager.client.get("/v1/api-clients")).json()["data"]
    assert listed["last_used_at"] is not None
    assert [(s["id"], s["hint"]) for s in listed["secrets"]] == [(secret["id"], f"…{secret['secret'][-4:]}")]
    assert secret["secret"] not in (await manager.client.get("/v1/api-clients")).text


async def test_partner_changes_its_secret_without_a_gap(manager: Person, client: httpx.AsyncClient) -> None:
    hub = await add_hub(manager)
    old = await add_secret(manager, hub)
    new = await add_secret(manager, hub, expires_in_days=30)
    third = await manager.client.post(f"/v1/api-clients/{hub['id']}/secrets", json={})
    assert (third.status_code, third.json()["code"]) == (409, "two-secrets-live")
    for _ in range(2):
        path = f"/v1/api-clients/{hub['id']}/secrets/{old['id']}"
        assert (await manager.client.delete(path)).status_code == 204
    systems = [System(hub["id"], secret["secret"]) for secret in (old, new)]
    assert [(await ask(client, system)).status_code for system in systems] == [401, 200]
    await add_secret(manager, hub)


async def test_disabled_system_is_out_at_once_and_for_good(
    manager: Person, client: httpx.AsyncClient
) -> None:
    hub = await add_hub(manager)
    system = System(hub["id"], (await add_secret(manager, hub))["secret"])
    token = await token_of(client, system)
    for _ in range(2):
        assert (await manager.client.delete(f"/v1/api-clients/{hub['id']}")).status_code == 204
    assert (await client.get("/v1/actors", headers=bearer(token))).status_code == 401
    assert (await ask(client, system)).status_code == 401
    answers = [
        await change(manager, hub, name="Again"),
        await manager.client.post(f"/v1/api-clients/{hub['id']}/secrets", json={}),
    ]
    assert [(a.status_code, a.json()["code"]) for a in answers] == [(409, "client-disabled")] * 2
    (listed,) = (await manager.client.get("/v1/api-clients")).json()["data"]
    assert listed["disabled_at"] is not None


async def test_scopes_change_for_live_tokens_too(manager: Person, client: httpx.AsyncClient) -> None:
    hub = await add_hub(manager)
    token = await token_of(client, System(hub["id"], (await add_secret(manager, hub))["secret"]))
    assert (await client.get("/v1/actors", headers=bearer(token))).status_code == 200
    assert (await change(manager, hub, scopes=["streams:read"])).json()["scopes"] == ["streams:read"]
    assert (await client.get("/v1/actors", headers=bearer(token))).status_code == 403


async def test_same_content_changes_nothing(manager: Person, database: Database) -> None:
    hub = await add_hub(manager)
    answer = await change(manager, hub, name=hub["name"], scopes=hub["scopes"])
    assert (answer.status_code, answer.json()["version"]) == (200, hub["version"])
    assert await database.pool.fetchval("select count(*) from journal_entries") == 1


async def test_stale_change_is_refused(manager: Person) -> None:
    hub = await add_hub(manager)
    path = f"/v1/api-clients/{hub['id']}"
    assert (await manager.client.patch(path, json={"name": "x"})).status_code == 428
    await change(manager, hub, name="Hub, second edition")
    answer = await manager.client.patch(path, json={"name": "x"}, headers={"if-match": '"v1"'})
    assert answer.status_code == 412


@pytest.mark.parametrize(
    "said",
    [
        {"cluster_slug": ELSEWHERE},
        {"disabled_at": None},
        {"name": None},
        {"scopes": []},
        {"scopes": None},
        {"scopes": ["admin"]},
    ],
)
async def test_what_a_change_cannot_say(manager: Person, said: dict[str, Any]) -> None:
    assert (await change(manager, await add_hub(manager), **said)).status_code == 422


async def test_other_clusters_systems_do_not_exist_for_a_manager(
    manager: Person, make_person: MakePerson, database: Database
) -> None:
    hub = await add_hub(manager)
    secret = await add_secret(manager, hub)
    other = await make_person(None, staff_role="cluster_manager", cluster=ELSEWHERE)
    path = f"/v1/api-clients/{hub['id']}"
    answers = [
        await other.client.get(path),
        await other.client.patch(path, json={"name": "x"}, headers={"if-match": "*"}),
        await other.client.delete(path),
        await other.client.post(f"{path}/secrets", json={}),
        await other.client.delete(f"{path}/secrets/{secret['id']}"),
    ]
    assert [answer.status_code for answer in answers] == [404] * 5
    assert (await other.client.get("/v1/api-clients")).json()["data"] == []
    refused = await other.client.post("/v1/api-clients", json=HUB)
    assert (refused.status_code, refused.json()["code"]) == (403, "not-allowed")
    assert (await manager.client.get(path)).json()["disabled_at"] is None


async def test_secret_of_another_system_is_not_found(manager: Person) -> None:
    hub, other = await add_hub(manager), await add_hub(manager, name="Another")
    secret = await add_secret(manager, other)
    path = f"/v1/api-clients/{hub['id']}/secrets/{secret['id']}"
    assert (await manager.client.delete(path)).status_code == 404


async def test_unknown_cluster_is_named(manager: Person) -> None:
    answer = await manager.client.post("/v1/api-clients", json={**HUB, "cluster_slug": "nowhere"})
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["pointer"] == "/cluster_slug"


async def test_machines_manage_no_machines(manager: Person, client: httpx.AsyncClient) -> None:
    key = await manager.client.post("/v1/me/api-keys", json={"name": "x", "scopes": ["actors:read"]})
    answer = await client.get("/v1/api-clients", headers=bearer(key.json()["key"]))
    assert (answer.status_code, answer.json()["code"]) == (403, "people-only")


async def test_every_step_is_in_the_journal(manager: Person, database: Database) -> None:
    hub = await add_hub(manager)
    secret = await add_secret(manager, hub)
    await change(manager, hub, scopes=["streams:read"], name="New name")
    await manager.client.delete(f"/v1/api-clients/{hub['id']}/secrets/{secret['id']}")
    await manager.client.delete(f"/v1/api-clients/{hub['id']}")
    rows = await database.pool.fetch(
        "select tag, user_id, before::text, after::text, change::text from journal_entries order by id"
    )
    steps = ("created", "secret_added", "changed", "secret_revoked", "disabled")
    assert [row["tag"] for row in rows] == [f"api_client.{step}" for step in steps]
    assert {row["user_id"] for row in rows} == {manager.user_id}
    assert "actors:read" in rows[2]["before"]
    assert "actors:read" not in rows[2]["after"]
    assert secret["secret"] not in str(rows)


async def test_system_sees_what_a_facilitator_of_its_cluster_sees(
    manager: Person, client: httpx.AsyncClient, make_person: MakePerson, database: Database
) -> None:
    """And nothing of another cluster's."""
    ids = {}
    for cluster in (HERE, ELSEWHERE):
        person = await make_person(f"Vævere i {cluster}")
        await database.pool.execute(
            "insert into cluster_memberships (cluster_slug, actor_id, state) values ($1, $2, 'confirmed')",
            cluster,
            person.actor_id,
        )
        made = await person.client.post(
            "/v1/material-streams", json=offer(publish=True, visibility="private")
        )
        ids[cluster] = made.json()["id"]
    hub = await add_hub(manager)
    token = await token_of(client, System(hub["id"], (await add_secret(manager, hub))["secret"]))
    got = {
        cluster: (await client.get(f"/v1/material-streams/{id_}", headers=bearer(token))).status_code
        for cluster, id_ in ids.items()
    }
    assert got == {HERE: 200, ELSEWHERE: 404}
