"""Where one is signed in: listed, ended, and given a new token when rights change."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any
from uuid import UUID

import httpx
import pytest
from fastapi import FastAPI

from conftest import PASSWORD, MakePerson, Person, StoppedClock, client_of
from symbiosis.accounts.devices import device
from symbiosis.accounts.rules import IDLE, ROTATION_GRACE
from symbiosis.accounts.sessions import rotate_sessions_of
from symbiosis.kit.database import Database

FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:144.0) Gecko/20100101 Firefox/144.0"
SAFARI = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)"
    " Version/18.5 Mobile/15E148 Safari/604.1"
)
EDGE = (
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko)"
    " Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0"
)


@asynccontextmanager
async def second_browser(app: FastAPI, person: Person) -> AsyncIterator[httpx.AsyncClient]:
    async with client_of(app) as client:
        client.headers["user-agent"] = SAFARI
        answer = await client.post("/v1/sessions", json={"email": person.email, "password": PASSWORD})
        assert answer.status_code == 201
        yield client


def same_cookie(app: FastAPI, client: httpx.AsyncClient) -> httpx.AsyncClient:
    """Somebody who has copied it."""
    thief = client_of(app)
    for cookie in client.cookies.jar:
        thief.cookies.set(cookie.name, cookie.value or "")
    return thief


async def is_signed_in(client: httpx.AsyncClient) -> bool:
    return (await client.get("/v1/me")).json()["user_id"] is not None


async def sessions_of(client: httpx.AsyncClient, language: str = "en") -> list[dict[str, Any]]:
    answer = await client.get("/v1/me/sessions", headers={"accept-language": language})
    assert answer.status_code == 200, answer.text
    return list(answer.json()["data"])


async def rights_change(database: Database, user_id: UUID) -> None:
    async with database.sessions() as session, session.begin():
        await rotate_sessions_of(session, user_id)


async def test_list_tells_ones_own_browsers_apart(app: FastAPI, make_person: MakePerson) -> None:
    person = await make_person("Systuen")
    await make_person("Somebody else")
    async with second_browser(app, person) as phone:
        rows = await sessions_of(phone)
        assert [(row["device"], row["current"]) for row in rows] == [
            ("Safari on iPhone", True),
            ("Unknown browser", False),
        ]
        assert {row["method"] for row in rows} == {"password"}
        assert (await sessions_of(phone, "da"))[0]["device"] == "Safari på iPhone"


@pytest.mark.parametrize(
    ("user_agent", "words"),
    [
        (FIREFOX, "Firefox on Windows"),
        (SAFARI, "Safari on iPhone"),
        (EDGE, "Edge on Mac"),
        ("curl/8.5", "Unknown browser"),
        ("Something (Linux)", "Unknown browser on Linux"),
        (None, "Unknown browser"),
    ],
)
def test_browsers_are_called_by_their_names(user_agent: str | None, words: str) -> None:
    assert device(user_agent, "en") == words


async def test_stolen_session_that_is_ended_stops_at_the_next_request(
    app: FastAPI, make_person: MakePerson
) -> None:
    person = await make_person("Systuen")
    async with second_browser(app, person) as lost, same_cookie(app, lost) as thief:
        assert await is_signed_in(thief)
        (other,) = [row for row in await sessions_of(person.client) if not row["current"]]
        assert (await person.client.delete(f"/v1/me/sessions/{other['id']}")).status_code == 204
        assert not await is_signed_in(thief)
        assert not await is_signed_in(lost)
        assert (await thief.get("/v1/me/sessions")).status_code == 401
    assert await is_signed_in(person.client)
    assert (await person.client.delete(f"/v1/me/sessions/{other['id']}")).status_code == 404


async def test_nobody_ends_anothers_session(make_person: MakePerson) -> None:
    person, other = await make_person("Systuen"), await make_person("Somebody else")
    (row,) = await sessions_of(other.client)
    assert (await person.client.delete(f"/v1/me/sessions/{row['id']}")).status_code == 404
    assert await is_signed_in(other.client)


async def test_all_other_sessions_end_together(
    app: FastAPI, make_person: MakePerson, database: Database
) -> None:
    person, other = await make_person("Systuen"), await make_person("Somebody else")
    async with second_browser(app, person) as phone, second_browser(app, person) as laptop:
        assert (await person.client.delete("/v1/me/sessions")).status_code == 204
        assert not await is_signed_in(phone)
        assert not await is_signed_in(laptop)
    assert await is_signed_in(person.client)
    assert await is_signed_in(other.client)
    ended = await database.pool.fetch(
        "select change, user_id from journal_entries where tag = 'session.ended'"
    )
    assert [(row["user_id"], row["change"]) for row in ended] == [(person.user_id, '{"sessions": 2}')]


async def test_ended_sessions_are_not_listed(
    app: FastAPI, make_person: MakePerson, stopped_clock: StoppedClock
) -> None:
    person = await make_person("Systuen")
    stopped_clock.forward(IDLE + timedelta(seconds=1))
    async with second_browser(app, person) as phone:
        assert len(await sessions_of(phone)) == 1


async def test_change_of_rights_brings_a_new_token_with_the_next_answer(
    app: FastAPI, make_person: MakePerson, database: Database, stopped_clock: StoppedClock
) -> None:
    person = await make_person("Systuen")
    async with same_cookie(app, person.client) as old:
        await rights_change(database, person.user_id)
        answer = await person.client.get("/v1/me")
        assert "httponly" in answer.headers["set-cookie"].lower()
        assert await is_signed_in(old)
        assert "set-cookie" not in (await old.get("/v1/me")).headers
        stopped_clock.forward(ROTATION_GRACE)
        assert not await is_signed_in(old)
        assert await is_signed_in(person.client)
        assert "set-cookie" not in (await person.client.get("/v1/me")).headers


async def test_requests_under_way_while_a_token_changes_are_not_signed_out(
    app: FastAPI, make_person: MakePerson, database: Database
) -> None:
    person = await make_person("Systuen")
    async with same_cookie(app, person.client) as old:
        for _ in range(3):
            await rights_change(database, person.user_id)
            answers = await asyncio.gather(
                *(client.get("/v1/me") for client in (person.client, old) for _ in range(10))
            )
            assert all(answer.json()["user_id"] for answer in answers)
            fresh = [answer for answer in answers if "set-cookie" in answer.headers]
            assert len(fresh) == 1
            old.cookies.clear()
            name, _, value = fresh[0].headers["set-cookie"].partition(";")[0].partition("=")
            for client in (old, person.client):
                client.cookies.clear()
                client.cookies.set(name, value)
