"""Signing in and out, as a person meets it."""

import asyncio
from datetime import timedelta

import httpx
import pytest

from conftest import PASSWORD, MakePerson, StoppedClock
from symbiosis.accounts import passwords
from symbiosis.accounts.limited import WRONG_PASSWORDS
from symbiosis.accounts.service import create_user
from symbiosis.kit import clock
from symbiosis.kit.database import Database
from symbiosis.kit.problems import Problem

EMAIL = "karen@people.example"


@pytest.fixture
async def karen(database: Database) -> str:
    async with database.sessions() as session:
        await create_user(session, email=EMAIL, password=PASSWORD, display_name="Karen")
        await session.commit()
    return EMAIL


async def sign_in(client: httpx.AsyncClient, email: str = EMAIL, password: str = PASSWORD) -> httpx.Response:
    return await client.post("/v1/sessions", json={"email": email, "password": password})


async def who(client: httpx.AsyncClient) -> str | None:
    name: str | None = (await client.get("/v1/me")).json()["display_name"]
    return name


async def test_session_is_a_cookie_that_scripts_cannot_read(client: httpx.AsyncClient, karen: str) -> None:
    answer = await sign_in(client)
    assert answer.status_code == 201
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie
    assert "path=/" in cookie
    assert await who(client) == "Karen"


async def test_capitals_in_the_address_do_not_matter(client: httpx.AsyncClient, karen: str) -> None:
    assert (await sign_in(client, "Karen@People.example")).status_code == 201


async def test_signing_out_ends_the_session_even_for_a_kept_cookie(
    client: httpx.AsyncClient, karen: str
) -> None:
    await sign_in(client)
    kept = dict(client.cookies)
    assert (await client.delete("/v1/sessions/current")).status_code == 204
    assert (await client.delete("/v1/sessions/current")).status_code == 204
    client.cookies.update(kept)
    assert await who(client) is None


async def test_unknown_address_and_wrong_password_look_alike(client: httpx.AsyncClient, karen: str) -> None:
    wrong = await sign_in(client, password="not this one")
    unknown = await sign_in(client, email="nobody@people.example")
    assert wrong.status_code == unknown.status_code == 401
    alike = [{k: v for k, v in answer.json().items() if k != "instance"} for answer in (wrong, unknown)]
    assert alike[0] == alike[1]


async def test_guesses_at_once_are_not_all_tried(
    client: httpx.AsyncClient, karen: str, stopped_clock: StoppedClock
) -> None:
    guesses = [sign_in(client, password=f"guess {n}") for n in range(3 * WRONG_PASSWORDS.allowed)]
    statuses = [answer.status_code for answer in await asyncio.gather(*guesses)]
    assert statuses.count(401) == WRONG_PASSWORDS.allowed
    assert statuses.count(429) == 2 * WRONG_PASSWORDS.allowed
    locked = await sign_in(client)
    assert locked.json()["code"] == "too-many-requests"
    assert 0 < int(locked.headers["retry-after"]) <= WRONG_PASSWORDS.window.total_seconds()


async def test_lock_ends_when_its_answer_says(
    client: httpx.AsyncClient, karen: str, stopped_clock: StoppedClock
) -> None:
    for n in range(WRONG_PASSWORDS.allowed):
        await sign_in(client, password=f"guess {n}")
    locked = await sign_in(client)
    assert locked.status_code == 429
    stopped_clock.forward(timedelta(seconds=int(locked.headers["retry-after"]) - 1))
    assert (await sign_in(client)).status_code == 429
    stopped_clock.forward(timedelta(seconds=2))
    assert (await sign_in(client)).status_code == 201


async def test_right_password_forgets_the_wrong_ones(
    client: httpx.AsyncClient, karen: str, stopped_clock: StoppedClock
) -> None:
    for _ in range(3):
        for n in range(WRONG_PASSWORDS.allowed - 1):
            assert (await sign_in(client, password=f"slip {n}")).status_code == 401
        assert (await sign_in(client)).status_code == 201


@pytest.mark.parametrize(
    "change",
    [
        "update user_sessions set last_seen_at = last_seen_at - interval '8 hours 1 second'",
        "update user_sessions set expires_at = expires_at - interval '7 days'",
    ],
)
async def test_session_ends_by_time(
    client: httpx.AsyncClient, karen: str, database: Database, change: str
) -> None:
    await sign_in(client)
    await database.pool.execute(change)
    assert await who(client) is None


async def test_using_the_session_keeps_it_alive(
    client: httpx.AsyncClient, karen: str, database: Database
) -> None:
    await sign_in(client)
    await database.pool.execute("update user_sessions set last_seen_at = last_seen_at - interval '1 hour'")
    await who(client)
    seen = await database.pool.fetchval("select last_seen_at from user_sessions")
    assert clock.now() - seen < timedelta(minutes=1)


async def test_only_a_digest_of_the_session_is_stored(
    client: httpx.AsyncClient, karen: str, database: Database
) -> None:
    await sign_in(client)
    token = next(iter(client.cookies.values()))
    rows = await database.pool.fetchval("select string_agg(s::text, '') from user_sessions s")
    assert token not in rows
    assert token.encode().hex() not in rows


async def test_visitor_learns_nothing_but_that_they_are_one(client: httpx.AsyncClient) -> None:
    me = (await client.get("/v1/me")).json()
    assert {str(value) for value in me.values()} <= {"None", "[]", "False"}


async def test_member_sees_whom_they_act_for(make_person: MakePerson) -> None:
    person = await make_person("Systuen")
    await make_person("Somebody else's company")
    (membership,) = (await person.client.get("/v1/me")).json()["memberships"]
    assert membership["actor"]["display_name"] == "Systuen"
    assert membership["role"] == "org_admin"
    assert membership["main_site"]["town"] == "Herning"


@pytest.mark.parametrize(
    ("email", "password", "language", "pointer"),
    [
        ("karen", PASSWORD, "da", "/email"),
        ("Karen <karen@people.example>", PASSWORD, "da", "/email"),
        ("søren@people.example", PASSWORD, "da", "/email"),
        (EMAIL, "short", "da", "/password"),
        (EMAIL, "password1234", "da", "/password"),
        (EMAIL, PASSWORD, "xx", "/language"),
    ],
)
async def test_account_needs_an_address_a_password_and_a_language(
    database: Database, email: str, password: str, language: str, pointer: str
) -> None:
    async with database.sessions() as session:
        with pytest.raises(Problem) as refused:
            await create_user(
                session, email=email, password=password, display_name="Karen", language=language
            )
    assert [error.pointer for error in refused.value.errors] == [pointer]


async def test_address_belongs_to_one_account(database: Database, karen: str) -> None:
    async with database.sessions() as session:
        with pytest.raises(Problem) as refused:
            await create_user(session, email="KAREN@people.example", password=PASSWORD, display_name="K")
    assert refused.value.code == "email-taken"


async def test_passwords_are_stored_as_argon2id() -> None:
    stored = await passwords.hash_password(PASSWORD)
    assert stored.startswith("$argon2id$")
    assert await passwords.verify_password(PASSWORD, stored)
    assert not await passwords.verify_password(PASSWORD, None)
