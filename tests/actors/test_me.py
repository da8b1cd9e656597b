"""GET /v1/me: the truth about whoever is calling."""

import httpx

from accounts.partners import CLUSTER, add_system, bearer, token_of
from conftest import MakePerson
from symbiosis.kit.database import Database


async def test_a_visitor_is_nobody(client: httpx.AsyncClient) -> None:
    me = (await client.get("/v1/me")).json()
    assert {name for name, value in me.items() if value} == set()


async def test_a_partners_system_is_itself_and_no_person(
    database: Database, client: httpx.AsyncClient
) -> None:
    system = await add_system(database)
    answer = await client.get("/v1/me", headers=bearer(await token_of(client, system)))
    assert answer.status_code == 200, answer.text
    me = answer.json()
    assert me["client"] == {
        "id": str(system.client_id),
        "name": "Textile hub",
        "cluster_slug": CLUSTER,
    }
    assert me["scopes"] == ["actors:read", "matches:read", "streams:read"]
    assert (me["user_id"], me["email"], me["display_name"], me["memberships"]) == (None, None, None, [])


async def test_a_persons_script_is_the_person_with_its_scopes(
    client: httpx.AsyncClient, make_person: MakePerson
) -> None:
    person = await make_person("Systuen")
    made = await person.client.post(
        "/v1/me/api-keys", json={"name": "Rapport", "scopes": ["actors:read"], "expires_in_days": 30}
    )
    assert made.status_code == 201, made.text
    me = (await client.get("/v1/me", headers=bearer(made.json()["key"]))).json()
    assert (me["email"], me["scopes"], me["client"]) == (person.email, ["actors:read"], None)


async def test_scripts_do_not_look_after_people(client: httpx.AsyncClient, make_person: MakePerson) -> None:
    person = await make_person("Systuen")
    made = await person.client.post(
        "/v1/me/api-keys", json={"name": "Rapport", "scopes": ["actors:write"], "expires_in_days": 30}
    )
    answer = await client.get(f"/v1/actors/{person.actor_id}/people", headers=bearer(made.json()["key"]))
    assert (answer.status_code, answer.json()["code"]) == (403, "people-only")
