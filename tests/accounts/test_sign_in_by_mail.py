"""Signing in with a mailed code or link, as a person meets it, and as somebody meets it who guesses."""

import asyncio
from datetime import timedelta
from email.message import EmailMessage
from mailbox import Mailed, mailed_to

import httpx
import pytest
from fastapi import FastAPI

from conftest import PASSWORD, MakePerson, StoppedClock, client_of
from smtp_server import mail_server
from symbiosis.accounts.limited import SIGN_IN_MAILS, SIGN_IN_MAILS_A_DAY, SIGN_IN_MAILS_OF_CALLER
from symbiosis.accounts.rules import CODE_TRIES
from symbiosis.accounts.service import create_user
from symbiosis.kit.database import Database
from symbiosis.kit.mail import post
from symbiosis.settings import Settings
from symbiosis.worker import work
from worker.process import until

EMAIL = "soren@people.example"


@pytest.fixture
async def soren(database: Database) -> str:
    """Somebody without a password."""
    async with database.sessions() as session:
        await create_user(session, email=EMAIL, password=None, display_name="Søren")
        await session.commit()
    return EMAIL


async def ask(client: httpx.AsyncClient, email: str = EMAIL, **details: str) -> httpx.Response:
    return await client.post("/v1/sign-in-mails", json={"email": email, **details})


async def enter(client: httpx.AsyncClient, **proof: str) -> httpx.Response:
    return await client.post("/v1/sessions/by-mail", json=proof)


async def who(client: httpx.AsyncClient) -> str | None:
    name: str | None = (await client.get("/v1/me")).json()["display_name"]
    return name


async def test_code_signs_in(client: httpx.AsyncClient, soren: str, database: Database) -> None:
    asked = (await ask(client)).json()
    (mail,) = await mailed_to(database, EMAIL)
    answer = await enter(client, id=asked["id"], code=mail.code)
    assert answer.status_code == 201
    assert "httponly" in answer.headers["set-cookie"].lower()
    assert await who(client) == "Søren"


async def test_code_may_be_typed_without_its_space(
    client: httpx.AsyncClient, soren: str, database: Database
) -> None:
    asked = (await ask(client)).json()
    (mail,) = await mailed_to(database, EMAIL)
    assert (await enter(client, id=asked["id"], code=mail.code.replace(" ", ""))).status_code == 201


async def test_link_signs_in_from_another_browser(
    client: httpx.AsyncClient, app: FastAPI, soren: str, database: Database
) -> None:
    await ask(client)
    (mail,) = await mailed_to(database, EMAIL)
    async with client_of(app) as phone:
        assert (await enter(phone, token=mail.token)).status_code == 201
        assert await who(phone) == "Søren"
    assert await who(client) is None


@pytest.mark.parametrize("first", ["code", "link"])
async def test_code_and_link_are_good_once_and_end_together(
    client: httpx.AsyncClient, soren: str, database: Database, first: str
) -> None:
    older = (await ask(client)).json()
    asked = (await ask(client)).json()
    mail, before = await mailed_to(database, EMAIL)
    ways = {"code": {"id": asked["id"], "code": mail.code}, "link": {"token": mail.token}}
    assert (await enter(client, **ways[first])).status_code == 201
    for proof in (*ways.values(), {"token": before.token}, {"id": older["id"], "code": before.code}):
        refused = await enter(client, **proof)
        assert refused.status_code == 401
        assert refused.json()["code"] == "wrong-code"


async def test_of_many_at_once_one_gets_in(client: httpx.AsyncClient, soren: str, database: Database) -> None:
    await ask(client)
    (mail,) = await mailed_to(database, EMAIL)
    answers = await asyncio.gather(*(enter(client, token=mail.token) for _ in range(8)))
    assert sorted(answer.status_code for answer in answers) == [201, *[401] * 7]


async def test_code_is_good_for_a_quarter_of_an_hour(
    client: httpx.AsyncClient, soren: str, database: Database, stopped_clock: StoppedClock
) -> None:
    asked = (await ask(client)).json()
    (mail,) = await mailed_to(database, EMAIL)
    stopped_clock.forward(timedelta(minutes=15))
    assert (await enter(client, id=asked["id"], code=mail.code)).status_code == 401
    assert (await enter(client, token=mail.token)).status_code == 401


async def test_mail_that_comes_too_late_is_not_written(
    client: httpx.AsyncClient, soren: str, database: Database, stopped_clock: StoppedClock
) -> None:
    await ask(client)
    stopped_clock.forward(timedelta(minutes=15))
    assert await mailed_to(database, EMAIL) == []


async def test_code_stands_five_guesses_and_falls(
    client: httpx.AsyncClient, soren: str, database: Database
) -> None:
    asked = (await ask(client)).json()
    (mail,) = await mailed_to(database, EMAIL)
    wrong = [f"{n:06}" for n in range(3 * CODE_TRIES) if f"{n:06}" != mail.code.replace(" ", "")]
    answers = await asyncio.gather(*(enter(client, id=asked["id"], code=code) for code in wrong))
    assert {answer.status_code for answer in answers} == {401}
    assert (await enter(client, id=asked["id"], code=mail.code)).status_code == 401
    assert (await enter(client, token=mail.token)).status_code == 201


async def test_code_belongs_to_the_mail_it_was_asked_with(
    client: httpx.AsyncClient, soren: str, database: Database
) -> None:
    other = (await ask(client, "nobody@people.example")).json()
    await ask(client)
    (mail,) = await mailed_to(database, EMAIL)
    assert (await enter(client, id=other["id"], code=mail.code)).status_code == 401


async def test_unknown_address_gets_the_same_answer_and_no_mail(
    client: httpx.AsyncClient, soren: str, database: Database
) -> None:
    known, unknown = await ask(client), await ask(client, "nobody@people.example")
    assert known.status_code == unknown.status_code == 202
    assert known.json().keys() == unknown.json().keys()
    assert len(await mailed_to(database, EMAIL)) == 1
    assert await database.pool.fetchval("select count(*) from mails") == 1


async def test_unknown_address_costs_the_same_work(
    client: httpx.AsyncClient, soren: str, database: Database
) -> None:
    """The request leaves the same rows behind; what differs is done later, by the worker."""
    counted = (
        "select (select count(*) from sign_in_mails), (select count(*) from pgqueuer),"
        " (select count(*) from mails), (select count(*) from journal_entries)"
    )
    left = []
    for email in (EMAIL, "nobody@people.example"):
        before = (await database.pool.fetch(counted))[0]
        await ask(client, email)
        after = (await database.pool.fetch(counted))[0]
        left.append([now - then for now, then in zip(after, before, strict=True)])
    assert left[0] == left[1] == [1, 1, 0, 0]


async def test_neither_code_nor_link_nor_address_is_stored(
    client: httpx.AsyncClient, soren: str, database: Database
) -> None:
    await ask(client)
    (mail,) = await mailed_to(database, EMAIL)
    for table in ("sign_in_mails", "pgqueuer", "pgqueuer_log", "limit_counters", "journal_entries"):
        rows = await database.pool.fetchval(f"select string_agg(t::text, '') from {table} t") or ""  # noqa: S608
        for secret in (mail.token, mail.code, mail.code.replace(" ", ""), EMAIL):
            assert secret not in rows, table
    assert mail.code not in mail.subject


async def asked_until_refused(client: httpx.AsyncClient, email: str) -> int:
    many = 0
    while (await ask(client, email)).status_code == 202:
        many += 1
    return many


@pytest.mark.parametrize("email", [EMAIL, "nobody@people.example"])
async def test_nobodys_inbox_is_flooded(
    client: httpx.AsyncClient, soren: str, stopped_clock: StoppedClock, email: str
) -> None:
    stopped_clock.now = stopped_clock.now.replace(hour=1)
    for _ in range(SIGN_IN_MAILS_A_DAY.allowed // SIGN_IN_MAILS.allowed):
        assert await asked_until_refused(client, email) == SIGN_IN_MAILS.allowed
        stopped_clock.forward(SIGN_IN_MAILS.window)
    assert await asked_until_refused(client, email) == 0
    stopped_clock.forward(SIGN_IN_MAILS_A_DAY.window)
    assert await asked_until_refused(client, email) == SIGN_IN_MAILS.allowed


async def test_strangers_requests_take_no_mails_away(
    app: FastAPI, client: httpx.AsyncClient, soren: str, stopped_clock: StoppedClock
) -> None:
    """Without a password and a passkey a mail is the only way in."""
    stopped_clock.now = stopped_clock.now.replace(hour=1)
    async with client_of(app, "203.0.113.7") as stranger:
        for _ in range(SIGN_IN_MAILS_A_DAY.allowed // SIGN_IN_MAILS.allowed):
            assert await asked_until_refused(stranger, EMAIL) == SIGN_IN_MAILS.allowed
            stopped_clock.forward(SIGN_IN_MAILS.window)
        assert await asked_until_refused(stranger, EMAIL) == 0
    assert (await ask(client)).status_code == 202


async def test_one_place_cannot_write_to_everybody(
    client: httpx.AsyncClient, stopped_clock: StoppedClock
) -> None:
    many = SIGN_IN_MAILS_OF_CALLER.allowed
    answers = await asyncio.gather(*(ask(client, f"person{n}@people.example") for n in range(many + 5)))
    assert [answer.status_code for answer in answers].count(202) == many


async def test_mail_speaks_the_readers_language(
    client: httpx.AsyncClient, soren: str, database: Database
) -> None:
    await ask(client)
    await ask(client, language="en")
    english, danish = await mailed_to(database, EMAIL)
    assert "Hej Søren" in danish.text
    assert "Hello Søren" in english.text


@pytest.mark.parametrize(
    "proof",
    [
        {},
        {"code": "123456"},
        {"id": "01900000-0000-7000-8000-000000000000"},
        {"id": "01900000-0000-7000-8000-000000000000", "code": "12345"},
        {"id": "01900000-0000-7000-8000-000000000000", "code": "１２３４５６"},
        {"token": "short"},
        {"token": "x" * 43, "code": "123456"},
    ],
)
async def test_half_a_proof_is_told_apart_from_a_wrong_one(
    client: httpx.AsyncClient, proof: dict[str, str]
) -> None:
    assert (await enter(client, **proof)).status_code == 422


async def test_erased_person_gets_no_mail(client: httpx.AsyncClient, soren: str, database: Database) -> None:
    await ask(client)
    await database.pool.execute("update users set erased_at = now()")
    await ask(client)
    assert await mailed_to(database, EMAIL) == []


async def test_signing_in_is_journalled_without_address(
    client: httpx.AsyncClient, soren: str, database: Database
) -> None:
    await ask(client)
    (mail,) = await mailed_to(database, EMAIL)
    await enter(client, token=mail.token)
    entry = await database.pool.fetchrow("select * from journal_entries where tag = 'session.opened'")
    assert entry is not None
    assert entry["auth"] == "mail"
    assert entry["subject_id"] == entry["user_id"]
    assert EMAIL not in str(dict(entry))


@pytest.mark.parametrize(
    ("staff_role", "factor", "said"),
    [
        (None, False, "none"),
        (None, True, "offered"),
        ("reviewer", False, "to_enrol"),
        ("reviewer", True, "required"),
    ],
)
async def test_sign_in_says_what_to_do_about_a_second_factor(
    make_person: MakePerson,
    client: httpx.AsyncClient,
    database: Database,
    staff_role: str | None,
    factor: bool,
    said: str,
) -> None:
    person = await make_person(None, staff_role=staff_role)
    if factor:
        await database.pool.execute(
            "insert into passkeys (user_id, credential_id, public_key, name) values ($1, '1', '2', 'Key')",
            person.user_id,
        )
    answer = await client.post("/v1/sessions", json={"email": person.email, "password": PASSWORD})
    assert answer.json()["second_factor"] == said


async def test_ended_staff_roles_ask_for_no_second_factor(
    make_person: MakePerson, client: httpx.AsyncClient, database: Database
) -> None:
    """Also holds the columns that accounts name of the grants against the real table."""
    person = await make_person(None, staff_role="reviewer")
    sign_in = {"email": person.email, "password": PASSWORD}
    for ending in ("ended_at = now()", "ended_at = null, valid_until = now() - interval '1 second'"):
        await database.pool.execute(f"update staff_grants set {ending}")  # noqa: S608
        answer = await client.post("/v1/sessions", json=sign_in)
        assert answer.json()["second_factor"] == "none"


async def test_code_comes_by_smtp_and_signs_in(
    client: httpx.AsyncClient, soren: str, database: Database, dsn: str
) -> None:
    """From the request to the inbox and back, with the worker and a mail server."""
    before = post.post()
    async with mail_server() as server:
        settings = Settings(
            database_url=dsn,
            public_url="https://symbiose.example",
            smtp_url=server.url,
            mail_from="Symbiose <post@symbiose.example>",
        )
        stop = asyncio.Event()
        worker = asyncio.create_task(work(settings, stop))
        try:
            asked = (await ask(client)).json()
            await until(lambda: database.pool.fetchval("select true from mails where sent_at is not null"))
        finally:
            stop.set()
            await asyncio.wait_for(worker, 20)
            post.choose(before)
    assert server.recipients == [EMAIL]
    body = server.arrived[0].get_body(("plain",))
    assert isinstance(body, EmailMessage)
    mail = Mailed(str(server.arrived[0]["subject"]), body.get_content().replace("\r\n", "\n"))
    assert "https://symbiose.example/sign-in/link#" in mail.text
    assert (await enter(client, id=asked["id"], code=mail.code)).status_code == 201
    left = await database.pool.fetchval("select string_agg(m::text, '') from mails m")
    assert mail.code not in left
    assert mail.token not in left
