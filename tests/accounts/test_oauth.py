"""How a partner's system gets its tokens."""

import base64
from datetime import timedelta
from typing import Any
from urllib.parse import quote
from uuid import uuid4

import httpx
import pytest
import structlog
from fastapi import FastAPI

from accounts.partners import SCOPES, System, add_secret, add_system, ask, bearer, token_of
from conftest import client_of
from symbiosis.accounts.limited import WRONG_CLIENT_SECRETS, WRONG_CLIENT_SECRETS_OF_CALLER
from symbiosis.kit import clock
from symbiosis.kit.database import Database

GRANT = {"grant_type": "client_credentials"}


@pytest.fixture
async def system(database: Database) -> System:
    return await add_system(database)


def assert_oauth_error(answer: httpx.Response, status: int, error: str) -> None:
    """A problem for our own clients, and what the libraries of OAuth look for."""
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["cache-control"] == "no-store"
    said = answer.json()
    assert said["error"] == error
    assert said["error_description"] == said["detail"]
    assert set(said["error_description"]).isdisjoint('"\\')
    assert said["error_description"].isascii()


def basic(name: str, password: str) -> dict[str, str]:
    return {"authorization": "Basic " + base64.b64encode(f"{name}:{password}".encode()).decode()}


async def test_system_gets_a_token_of_ten_minutes(client: httpx.AsyncClient, system: System) -> None:
    answer = await ask(client, system)
    assert answer.status_code == 200, answer.text
    assert answer.headers["cache-control"] == "no-store"
    said = answer.json()
    assert (said["token_type"], said["expires_in"], said["scope"]) == ("Bearer", 600, " ".join(SCOPES))
    actors = await client.get("/v1/actors", headers=bearer(said["access_token"]))
    assert actors.status_code == 200, actors.text


async def test_secret_may_stand_in_the_form(client: httpx.AsyncClient, system: System) -> None:
    form = {**GRANT, "client_id": str(system.client_id), "client_secret": system.secret}
    answer = await client.post("/v1/oauth/token", data=form)
    assert answer.status_code == 200, answer.text


async def test_credentials_in_the_header_are_percent_decoded(
    client: httpx.AsyncClient, system: System
) -> None:
    headers = basic(quote(str(system.client_id), safe=""), system.secret.replace("_", "%5F"))
    answer = await client.post("/v1/oauth/token", data=GRANT, headers=headers)
    assert answer.status_code == 200, answer.text


async def test_system_may_ask_for_less(client: httpx.AsyncClient, system: System) -> None:
    answer = await ask(client, system, scope="streams:read actors:read")
    assert answer.json()["scope"] == "actors:read streams:read"


@pytest.mark.parametrize("scope", ["streams:write", "streams:read streams:write", "admin", "æ", "*"])
async def test_system_gets_no_scope_it_does_not_have(
    client: httpx.AsyncClient, system: System, scope: str
) -> None:
    assert_oauth_error(await ask(client, system, scope=scope), 400, "invalid_scope")


async def test_two_secrets_work_side_by_side(
    client: httpx.AsyncClient, system: System, database: Database
) -> None:
    successor = System(system.client_id, await add_secret(database, system.client_id))
    assert [(await ask(client, s)).status_code for s in (system, successor)] == [200, 200]


@pytest.mark.parametrize("how", ["revoked_at = now()", "expires_at = now() - interval '1 second'"])
async def test_ended_secret_gets_nothing(
    client: httpx.AsyncClient, system: System, database: Database, how: str
) -> None:
    await database.pool.execute(f"update api_client_secrets set {how}")  # noqa: S608  # our own words
    assert_oauth_error(await ask(client, system), 401, "invalid_client")


async def test_disabled_system_gets_nothing(
    client: httpx.AsyncClient, system: System, database: Database
) -> None:
    await database.pool.execute("update api_clients set disabled_at = now()")
    assert_oauth_error(await ask(client, system), 401, "invalid_client")


@pytest.mark.parametrize(
    "client_id", ["01900000-0000-7000-8000-000000000000", "hub", "", "\0", "æ" * 200, "' or 1=1"]
)
async def test_unknown_system_is_answered_like_a_wrong_secret(
    client: httpx.AsyncClient, system: System, client_id: str
) -> None:
    unknown = await client.post("/v1/oauth/token", data=GRANT, headers=basic(quote(client_id), "x"))
    wrong = await client.post("/v1/oauth/token", data=GRANT, headers=basic(str(system.client_id), "x"))
    for answer in (unknown, wrong):
        assert_oauth_error(answer, 401, "invalid_client")
        assert answer.headers["www-authenticate"].startswith("Basic ")
    assert unknown.json()["detail"] == wrong.json()["detail"]


@pytest.mark.parametrize(
    ("form", "status", "error"),
    [
        ({}, 400, "invalid_request"),
        ({"grant_type": ""}, 400, "invalid_request"),
        ({"grant_type": "password", "username": "x", "password": "x"}, 400, "unsupported_grant_type"),
        ({"grant_type": "authorization_code", "code": "x"}, 400, "unsupported_grant_type"),
        (GRANT, 401, "invalid_client"),
        ({**GRANT, "client_id": "x"}, 401, "invalid_client"),
    ],
)
async def test_form_that_lacks_something_is_refused(
    client: httpx.AsyncClient, form: dict[str, str], status: int, error: str
) -> None:
    sent = {"content-type": "application/x-www-form-urlencoded"}
    assert_oauth_error(await client.post("/v1/oauth/token", data=form, headers=sent), status, error)


@pytest.mark.parametrize(
    "body",
    [
        b"grant_type=client_credentials&grant_type=client_credentials",
        b"grant_type=client_credentials&client_id=%ff%fe&client_secret=x",
        b"grant_type=client_credentials&scope=\xff",
        b"&".join(b"a%d=1" % n for n in range(1000)),
        b"grant_type=client_credentials&scope=" + b"x" * 20_000,
    ],
)
async def test_broken_form_is_refused(client: httpx.AsyncClient, body: bytes) -> None:
    headers = {"content-type": "application/x-www-form-urlencoded"}
    answer = await client.post("/v1/oauth/token", content=body, headers=headers)
    assert_oauth_error(answer, 400, "invalid_request")


@pytest.mark.parametrize("kind", ["application/json", "text/plain", "multipart/form-data; boundary=x", None])
async def test_only_a_form_is_read(client: httpx.AsyncClient, kind: str | None) -> None:
    answer = await client.post(
        "/v1/oauth/token",
        content=b"grant_type=client_credentials",
        headers={"content-type": kind} if kind else {},
    )
    assert_oauth_error(answer, 415, "invalid_request")


async def test_secret_is_sent_in_one_way_only(client: httpx.AsyncClient, system: System) -> None:
    form = {**GRANT, "client_id": str(system.client_id), "client_secret": system.secret}
    answer = await client.post("/v1/oauth/token", data=form, auth=(str(system.client_id), system.secret))
    assert_oauth_error(answer, 400, "invalid_request")
    form = {**GRANT, "client_id": str(uuid4())}
    answer = await client.post("/v1/oauth/token", data=form, auth=(str(system.client_id), system.secret))
    assert_oauth_error(answer, 400, "invalid_request")


@pytest.mark.parametrize("header", ["Basic", "Basic !", "Basic eA==", "Bearer x", "Basic " + "A" * 9000])
async def test_broken_credentials_are_refused(client: httpx.AsyncClient, header: str) -> None:
    answer = await client.post("/v1/oauth/token", data=GRANT, headers={"authorization": header})
    assert_oauth_error(answer, 401, "invalid_client")


@pytest.mark.usefixtures("stopped_clock")
async def test_tries_are_limited_and_a_right_one_starts_anew(
    client: httpx.AsyncClient, system: System
) -> None:
    guess = System(system.client_id, "tsx_client_guess")
    for _ in range(3):
        assert (await ask(client, guess)).status_code == 401
    assert (await ask(client, system)).status_code == 200
    for _ in range(WRONG_CLIENT_SECRETS.allowed):
        assert (await ask(client, guess)).status_code == 401
    for tried in (guess, system):
        answer = await ask(client, tried)
        assert (answer.status_code, answer.json()["code"]) == (429, "too-many-requests")
        assert int(answer.headers["retry-after"]) > 0


@pytest.mark.usefixtures("stopped_clock")
async def test_guessing_from_elsewhere_shuts_no_partner_out(
    app: FastAPI, client: httpx.AsyncClient, system: System
) -> None:
    guess = System(system.client_id, "tsx_client_guess")
    for _ in range(WRONG_CLIENT_SECRETS.allowed + 1):
        await ask(client, guess)
    async with client_of(app, address="192.0.2.7") as elsewhere:
        assert (await ask(elsewhere, system)).status_code == 200


@pytest.mark.usefixtures("stopped_clock")
async def test_invented_systems_are_counted_together(
    app: FastAPI, client: httpx.AsyncClient, system: System, database: Database
) -> None:
    """Each would leave a row of its own, and there is no end of ids."""
    await database.pool.execute("delete from limit_counters")
    for _ in range(2):
        assert (await ask(client, system)).status_code == 200
    invented = [
        System(uuid4(), "tsx_client_guess") for _ in range(WRONG_CLIENT_SECRETS_OF_CALLER.allowed + 3)
    ]
    answers = [(await ask(client, one)).status_code for one in invented]
    assert answers == [401] * WRONG_CLIENT_SECRETS_OF_CALLER.allowed + [429] * 3
    async with client_of(app, address="192.0.2.7") as elsewhere:
        assert (await ask(elsewhere, system)).status_code == 200


async def test_use_is_written_at_most_hourly(
    client: httpx.AsyncClient, system: System, database: Database
) -> None:
    async def last_used() -> Any:
        return await database.pool.fetchval("select last_used_at from api_clients")

    await token_of(client, system)
    first = await last_used()
    await token_of(client, system)
    assert first is not None
    assert await last_used() == first
    await database.pool.execute("update api_clients set last_used_at = $1", clock.now() - timedelta(hours=2))
    await token_of(client, system)
    assert await last_used() > first


async def test_no_secret_is_kept_or_logged(
    client: httpx.AsyncClient, system: System, database: Database
) -> None:
    with structlog.testing.capture_logs() as logs:
        token = await token_of(client, system)
        await client.post(
            "/v1/oauth/token", data=GRANT, headers=basic(str(system.client_id), "x" + system.secret)
        )
    assert logs
    for secret in (system.secret, token):
        assert secret not in str(logs)
    kept = await database.pool.fetch("select * from api_clients, api_client_secrets, limit_counters")
    assert kept
    assert system.secret not in str(kept)


async def test_libraries_find_everything_by_themselves(client: httpx.AsyncClient, system: System) -> None:
    metadata = (await client.get("/.well-known/oauth-authorization-server")).json()
    assert metadata["issuer"] == "http://test"
    assert metadata["grant_types_supported"] == ["client_credentials"]
    assert set(SCOPES) <= set(metadata["scopes_supported"])
    path = metadata["token_endpoint"].removeprefix("http://test")
    assert (
        await client.post(path, data=GRANT, auth=(str(system.client_id), system.secret))
    ).status_code == 200
    keys = await client.get(metadata["jwks_uri"].removeprefix("http://test"))
    assert keys.headers["cache-control"] == "public, max-age=300"
    assert all(key.keys() == {"kty", "crv", "x", "y", "kid", "use", "alg"} for key in keys.json()["keys"])
    again = await client.get("/.well-known/jwks.json", headers={"if-none-match": keys.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
