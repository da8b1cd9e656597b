"""API keys: made by a person, used by a script, taken back."""

import json
from datetime import timedelta
from typing import Any
from uuid import UUID

import httpx
import pytest
import structlog

from accounts.partners import add_cluster, bearer
from conftest import MakePerson, Person
from streams.bodies import offer
from symbiosis.accounts.machines import credentials
from symbiosis.accounts.machines.api_keys import MOST
from symbiosis.kit import clock
from symbiosis.kit.database import Database

READ = ["actors:read", "streams:read"]


async def make_key(person: Person, **wanted: Any) -> dict[str, Any]:
    answer = await person.client.post("/v1/me/api-keys", json={"name": "Rapport", "scopes": READ, **wanted})
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


def assert_refused(answer: httpx.Response) -> None:
    assert answer.status_code == 401, answer.text
    assert answer.json()["code"] == "invalid-token"
    assert answer.headers["www-authenticate"] == 'Bearer error="invalid_token"'


async def test_script_acts_as_the_person_who_made_its_key(
    make_person: MakePerson, client: httpx.AsyncClient
) -> None:
    owner = await make_person("Systuen")
    made = await make_key(owner, scopes=["actors:read", "streams:write"])
    me = await client.get("/v1/me", headers=bearer(made["key"]))
    assert me.json()["user_id"] == str(owner.user_id)
    created = await client.post("/v1/material-streams", json=offer(), headers=bearer(made["key"]))
    assert created.status_code == 201, created.text
    assert created.json()["owner"]["id"] == str(owner.actor_id)


async def test_journal_says_that_it_was_by_key(
    make_person: MakePerson, client: httpx.AsyncClient, database: Database
) -> None:
    owner = await make_person("Systuen")
    made = await make_key(owner, scopes=["streams:write"])
    await client.post("/v1/material-streams", json=offer(), headers=bearer(made["key"]))
    rows = await database.pool.fetch("select tag, auth, user_id, subject_id from journal_entries order by id")
    by_tag = {row["tag"]: row for row in rows}
    assert by_tag["api_key.created"]["subject_id"] == UUID(made["id"])
    assert by_tag["api_key.created"]["auth"] == "password"
    assert (by_tag["stream.created"]["auth"], by_tag["stream.created"]["user_id"]) == (
        "api_key",
        owner.user_id,
    )


@pytest.mark.parametrize(
    ("method", "path"),
    [("POST", "/v1/material-streams"), ("GET", "/v1/matches"), ("PATCH", "/v1/actors/{actor_id}")],
)
async def test_key_opens_nothing_beyond_its_scopes(
    make_person: MakePerson, client: httpx.AsyncClient, method: str, path: str
) -> None:
    owner = await make_person("Systuen")
    made = await make_key(owner)
    address = path.format(actor_id=owner.actor_id)
    answer = await client.request(method, address, json=offer(), headers=bearer(made["key"]))
    assert (answer.status_code, answer.json()["code"]) == (403, "insufficient-scope")


@pytest.mark.parametrize("path", ["/v1/me/api-keys", "/v1/me/sessions", "/v1/me/factors"])
async def test_key_does_not_manage_the_account(
    make_person: MakePerson, client: httpx.AsyncClient, path: str
) -> None:
    made = await make_key(await make_person("Systuen"))
    answer = await client.get(path, headers=bearer(made["key"]))
    assert (answer.status_code, answer.json()["code"]) == (403, "people-only")


async def test_key_cannot_make_another(make_person: MakePerson, client: httpx.AsyncClient) -> None:
    made = await make_key(await make_person("Systuen"))
    wanted = {"name": "x", "scopes": ["streams:write"]}
    answer = await client.post("/v1/me/api-keys", json=wanted, headers=bearer(made["key"]))
    assert answer.status_code == 403, answer.text


async def test_revoked_key_stops_at_the_next_request(
    make_person: MakePerson, client: httpx.AsyncClient
) -> None:
    owner = await make_person("Systuen")
    made = await make_key(owner)
    assert (await client.get("/v1/actors", headers=bearer(made["key"]))).status_code == 200
    for _ in range(2):
        assert (await owner.client.delete(f"/v1/me/api-keys/{made['id']}")).status_code == 204
    assert_refused(await client.get("/v1/actors", headers=bearer(made["key"])))
    assert (await owner.client.get("/v1/me/api-keys")).json()["data"] == []


async def test_expired_key_is_refused_and_still_listed(
    make_person: MakePerson, client: httpx.AsyncClient, database: Database
) -> None:
    owner = await make_person("Systuen")
    made = await make_key(owner, expires_in_days=1)
    await database.pool.execute("update api_keys set expires_at = now() - interval '1 second'")
    assert_refused(await client.get("/v1/actors", headers=bearer(made["key"])))
    assert [key["id"] for key in (await owner.client.get("/v1/me/api-keys")).json()["data"]] == [made["id"]]


async def test_key_of_somebody_erased_is_refused(
    make_person: MakePerson, client: httpx.AsyncClient, database: Database
) -> None:
    owner = await make_person("Systuen")
    made = await make_key(owner)
    await database.pool.execute("update users set erased_at = now() where id = $1", owner.user_id)
    assert_refused(await client.get("/v1/actors", headers=bearer(made["key"])))


async def test_nobody_revokes_the_key_of_another(make_person: MakePerson, client: httpx.AsyncClient) -> None:
    made = await make_key(await make_person("Systuen"))
    other = await make_person("Væveriet")
    assert (await other.client.delete(f"/v1/me/api-keys/{made['id']}")).status_code == 404
    assert (await client.get("/v1/actors", headers=bearer(made["key"]))).status_code == 200


async def test_key_loses_what_its_person_loses(
    make_person: MakePerson, client: httpx.AsyncClient, database: Database
) -> None:
    owner = await make_person("Systuen")
    made = await make_key(owner, scopes=["streams:write"])
    await database.pool.execute("delete from memberships where user_id = $1", owner.user_id)
    answer = await client.post(
        "/v1/material-streams", json=offer(owner_id=str(owner.actor_id)), headers=bearer(made["key"])
    )
    assert answer.status_code in (403, 422), answer.text


async def test_key_carries_the_roles_of_staff_who_confirmed_a_second_factor(
    make_person: MakePerson, client: httpx.AsyncClient, database: Database
) -> None:
    await add_cluster(database)
    staff = await make_person(None, staff_role="facilitator", cluster="modacc")
    made = await make_key(staff, scopes=["matches:read"])
    assert (await client.get("/v1/matches", headers=bearer(made["key"]))).status_code == 200


async def test_staff_without_a_second_factor_make_no_key(make_person: MakePerson) -> None:
    staff = await make_person(None, staff_role="facilitator", second_factor=False)
    answer = await staff.client.post("/v1/me/api-keys", json={"name": "x", "scopes": READ})
    assert (answer.status_code, answer.json()["code"]) == (403, "second-factor-required")


async def test_key_made_before_an_appointment_does_not_wake_the_role(
    make_person: MakePerson, client: httpx.AsyncClient, database: Database
) -> None:
    person = await make_person("Systuen", second_factor=False)
    made = await make_key(person, scopes=["actors:write", "audit:read"])
    await database.pool.execute(
        "insert into staff_grants (user_id, role) values ($1, 'cluster_manager')", person.user_id
    )
    new_actor = {"legal_name": "Nyt Væveri ApS", "country": "DK", "site": {"country": "DK"}}
    answer = await client.post("/v1/actors", json=new_actor, headers=bearer(made["key"]))
    assert answer.status_code == 403, answer.text
    answer = await client.get("/v1/journal-entries", headers=bearer(made["key"]))
    assert (answer.status_code, answer.json()["code"]) == (403, "second-factor-required")
    assert "make another key" in answer.json()["detail"]


async def test_key_needs_a_recent_proof(make_person: MakePerson, database: Database) -> None:
    owner = await make_person("Systuen")
    await database.pool.execute(
        "update user_sessions set created_at = $1, second_factor_at = $1", clock.now() - timedelta(hours=1)
    )
    answer = await owner.client.post("/v1/me/api-keys", json={"name": "x", "scopes": READ})
    assert (answer.status_code, answer.json()["code"]) == (403, "reauthentication-required")


@pytest.mark.parametrize(
    "wanted",
    [
        {"scopes": []},
        {"scopes": ["admin"]},
        {"scopes": ["streams:read", "streams:*"]},
        {"expires_in_days": 366},
        {"expires_in_days": 0},
        {"name": ""},
        {"second_factor": True},
        {"user_id": "01900000-0000-7000-8000-000000000000"},
        {"key": "tsx_live_mine"},
    ],
)
async def test_what_a_key_cannot_be(make_person: MakePerson, wanted: dict[str, Any]) -> None:
    owner = await make_person("Systuen")
    body = {"name": "Rapport", "scopes": READ, **wanted}
    assert (await owner.client.post("/v1/me/api-keys", json=body)).status_code == 422


async def test_person_has_only_so_many_live_keys(make_person: MakePerson) -> None:
    owner = await make_person("Systuen")
    made = [await make_key(owner) for _ in range(MOST)]
    wanted = {"name": "x", "scopes": READ}
    answer = await owner.client.post("/v1/me/api-keys", json=wanted)
    assert (answer.status_code, answer.json()["code"]) == (409, "too-many-api-keys")
    await owner.client.delete(f"/v1/me/api-keys/{made[0]['id']}")
    assert (await owner.client.post("/v1/me/api-keys", json=wanted)).status_code == 201


async def test_key_is_shown_once_and_never_kept_or_logged(
    make_person: MakePerson, client: httpx.AsyncClient, database: Database
) -> None:
    owner = await make_person("Systuen")
    with structlog.testing.capture_logs() as logs:
        key = (await make_key(owner))["key"]
        await client.get("/v1/actors", headers=bearer(key))
        await client.get("/v1/actors", headers=bearer(key[:-1] + "!"))
    secret = key.split("_")[3]
    listed = (await owner.client.get("/v1/me/api-keys")).text
    kept = [await database.pool.fetch(f"select * from {t}") for t in ("api_keys", "journal_entries")]  # noqa: S608  # our own tables
    assert logs
    for place in (str(logs), listed, str(kept)):
        assert secret not in place
    assert json.loads(listed)["data"][0]["prefix"] == key[:17]


async def test_use_is_written_at_most_hourly(
    make_person: MakePerson, client: httpx.AsyncClient, database: Database
) -> None:
    async def last_used() -> Any:
        return await database.pool.fetchval("select last_used_at from api_keys")

    key = (await make_key(await make_person("Systuen")))["key"]
    assert await last_used() is None
    await client.get("/v1/actors", headers=bearer(key))
    first = await last_used()
    await client.get("/v1/actors", headers=bearer(key))
    assert await last_used() == first
    await database.pool.execute("update api_keys set last_used_at = $1", clock.now() - timedelta(hours=2))
    await client.get("/v1/actors", headers=bearer(key))
    assert await last_used() >= first


async def test_damaged_keys_are_refused(make_person: MakePerson, client: httpx.AsyncClient) -> None:
    key = (await make_key(await make_person("Systuen")))["key"]
    another, _ = credentials.new_api_key()
    start, prefix, secret, checksum = key[:9], key[9:17], key[18:61], key[62:]
    damaged = [
        key[:-1],
        key + "A",
        key.swapcase(),
        key.replace("live", "test"),
        f"{start}{prefix}_{secret}_000000",
        f"{start}{prefix}_{another[18:61]}_{checksum}",
        f"{start}{prefix[::-1]}_{secret}_{checksum}",
        f"{start}{prefix}_{secret[:-1]}é_{checksum}".encode(),
        f"{start}{'%' * 8}_{secret}_{checksum}",
        another,
        start,
    ]
    for text in damaged:
        raw = text if isinstance(text, bytes) else text.encode()
        answer = await client.get("/v1/actors", headers=[(b"authorization", b"Bearer " + raw)])
        assert_refused(answer)


async def test_invented_secret_behind_a_real_prefix_is_refused(
    make_person: MakePerson, client: httpx.AsyncClient
) -> None:
    """With a checksum that fits: everybody can compute one."""
    key = (await make_key(await make_person("Systuen")))["key"]
    invented = credentials.with_checksum(f"{key[:17]}_{'A' * 43}")
    assert credentials.read_api_key(invented) is not None
    assert_refused(await client.get("/v1/actors", headers=bearer(invented)))


def test_keys_look_alike_and_are_never_the_same() -> None:
    keys = {credentials.new_api_key()[0] for _ in range(200)}
    assert len(keys) == 200
    for key in keys:
        assert len(key) == 68
        parts = credentials.read_api_key(key)
        assert parts is not None
        assert key.startswith(f"tsx_live_{parts.id}_{parts.secret}_")


def test_checksum_is_the_one_the_documentation_states() -> None:
    """CRC-32 in base62, digits first: what a secret scanner must compute."""
    assert credentials.with_checksum("tsx_live_00000000_" + "0" * 43).rsplit("_", 1)[-1] == "0Czrf9"
