"""One's own password, name and language."""

from datetime import timedelta
from mailbox import mailed_to
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from zxcvbn import matching

from conftest import PASSWORD, MakePerson, Person, StoppedClock, client_of
from symbiosis.accounts.limited import NEW_PASSWORDS, WRONG_PASSWORDS
from symbiosis.accounts.password_strength import read_of
from symbiosis.accounts.service import create_user
from symbiosis.kit.database import Database

NEW = "twelve looms and a kettle"
EMAIL = "karen.vest@people.example"


@pytest.fixture
async def karen(database: Database) -> str:
    """Somebody invited, who has no password yet."""
    async with database.sessions() as session:
        await create_user(session, email=EMAIL, password=None, display_name="Karen Vest")
        await session.commit()
    return EMAIL


async def by_mail(client: httpx.AsyncClient, database: Database, email: str = EMAIL) -> None:
    await client.post("/v1/sign-in-mails", json={"email": email})
    mail = (await mailed_to(database, email))[0]
    assert (await client.post("/v1/sessions/by-mail", json={"token": mail.token})).status_code == 201


async def by_password(client: httpx.AsyncClient, email: str, password: str) -> int:
    return (await client.post("/v1/sessions", json={"email": email, "password": password})).status_code


async def set_password(client: httpx.AsyncClient, new: str = NEW, **details: str) -> httpx.Response:
    return await client.put("/v1/me/password", json={"new_password": new, **details})


def field(answer: httpx.Response) -> tuple[str, str]:
    assert answer.status_code == 422, answer.text
    (error,) = answer.json()["errors"]
    return error["pointer"], error["code"]


async def rows(database: Database, sql: str) -> list[dict[str, Any]]:
    return [dict(row) for row in await database.pool.fetch(sql)]


async def test_somebody_without_a_password_sets_one_after_signing_in_by_mail(
    client: httpx.AsyncClient, app: FastAPI, karen: str, database: Database
) -> None:
    assert await by_password(client, karen, NEW) == 401
    await by_mail(client, database)
    assert (await client.get("/v1/me")).json()["has_password"] is False
    assert (await set_password(client)).status_code == 204
    assert (await client.get("/v1/me")).json()["has_password"] is True
    async with client_of(app) as phone:
        assert await by_password(phone, karen, NEW) == 201


async def test_first_password_needs_a_fresh_sign_in(
    client: httpx.AsyncClient, karen: str, database: Database, stopped_clock: StoppedClock
) -> None:
    await by_mail(client, database)
    stopped_clock.forward(timedelta(minutes=16))
    answer = await set_password(client)
    assert answer.status_code == 403
    assert answer.json()["code"] == "reauthentication-required"


async def test_present_password_is_asked_for(make_person: MakePerson, client: httpx.AsyncClient) -> None:
    person = await make_person("Systuen")
    assert field(await set_password(person.client)) == ("/current_password", "missing")
    wrong = await set_password(person.client, current_password="not this one")
    assert field(wrong) == ("/current_password", "wrong")
    assert await by_password(client, person.email, PASSWORD) == 201
    assert (await set_password(person.client, current_password=PASSWORD)).status_code == 204
    assert await by_password(client, person.email, PASSWORD) == 401
    assert await by_password(client, person.email, NEW) == 201


async def test_present_password_cannot_be_guessed_from_a_stolen_session(
    make_person: MakePerson, stopped_clock: StoppedClock
) -> None:
    person = await make_person("Systuen")
    for n in range(WRONG_PASSWORDS.allowed):
        assert (await set_password(person.client, current_password=f"guess {n}")).status_code == 422
    assert (await set_password(person.client, current_password=PASSWORD)).status_code == 429


async def test_forgotten_password_is_replaced_after_signing_in_by_mail(
    make_person: MakePerson, client: httpx.AsyncClient, database: Database, stopped_clock: StoppedClock
) -> None:
    """Also by somebody who is locked out for having guessed too often."""
    person = await make_person("Systuen")
    for n in range(WRONG_PASSWORDS.allowed):
        await by_password(client, person.email, f"guess {n}")
    assert await by_password(client, person.email, PASSWORD) == 429
    await by_mail(client, database, person.email)
    assert (await set_password(client)).status_code == 204
    assert await by_password(client, person.email, NEW) == 201


async def test_mail_of_an_hour_ago_replaces_no_password(
    make_person: MakePerson, client: httpx.AsyncClient, database: Database, stopped_clock: StoppedClock
) -> None:
    person = await make_person("Systuen")
    await by_mail(client, database, person.email)
    stopped_clock.forward(timedelta(minutes=16))
    assert field(await set_password(client)) == ("/current_password", "missing")


async def test_mailbox_alone_replaces_no_password_of_somebody_with_a_second_factor(
    make_person: MakePerson, client: httpx.AsyncClient, database: Database
) -> None:
    person = await make_person("Systuen")
    await database.pool.execute(
        "insert into passkeys (user_id, credential_id, public_key, name) values ($1, '1', '2', 'Key')",
        person.user_id,
    )
    await by_mail(client, database, person.email)
    answer = await set_password(client)
    assert answer.status_code == 403
    assert answer.json()["code"] == "second-factor-required"
    await database.pool.execute("update user_sessions set second_factor_at = now()")
    assert (await set_password(client)).status_code == 204


async def test_new_password_ends_other_sessions_and_gives_this_one_a_new_token(
    make_person: MakePerson, app: FastAPI
) -> None:
    person = await make_person("Systuen")
    async with client_of(app) as phone:
        assert await by_password(phone, person.email, PASSWORD) == 201
        await set_password(person.client, current_password=PASSWORD)
        assert (await phone.get("/v1/me")).json()["user_id"] is None
    answer = await person.client.get("/v1/me")
    assert answer.json()["user_id"] == str(person.user_id)
    assert "set-cookie" in answer.headers


async def test_mail_tells_of_a_new_password_and_the_journal_keeps_it(
    make_person: MakePerson, database: Database
) -> None:
    person = await make_person("Systuen")
    await set_password(person.client, current_password=PASSWORD)
    (mail,) = await rows(database, "select * from mails")
    assert mail["recipient"] == person.email
    assert "adgangskode er ændret" in mail["subject"]
    assert NEW not in mail["body_text"]
    entries = await rows(database, "select * from journal_entries where tag = 'password.set'")
    assert [entry["subject_id"] for entry in entries] == [person.user_id]
    assert person.email not in str(entries)


async def test_password_of_a_demonstration_account_stays_as_it_stands_on_the_sign_in_page(
    make_person: MakePerson, database: Database
) -> None:
    person = await make_person("Systuen")
    await database.pool.execute("update users set demo = true")
    assert (await set_password(person.client, current_password=PASSWORD)).status_code == 403


@pytest.mark.parametrize(
    ("new", "code", "danish", "english"),
    [
        ("kort", "short", "mindst 10 tegn", "at least 10 characters"),
        ("password1234", "breached", "lækkede", "breached"),
        ("P@ssw0rd2024!", "breached", "lækkede", "breached"),
        ("qwertyuiop12", "breached", "lækkede", "breached"),
        ("karenvest2026", "personal", "Dit navn", "Your name"),
        ("people.example", "personal", "mailadresse", "e-mail address"),
        ("Tekstilsymbiose", "personal", "vores navn", "our name"),
        ("aaaaaaaaaaaaaaa", "pattern", "Gentagelser", "Repetitions"),
        ("abcabcabcabcabc", "pattern", "abc", "abc"),
    ],
)
async def test_guessable_password_is_refused_in_the_readers_language(
    client: httpx.AsyncClient, karen: str, database: Database, new: str, code: str, danish: str, english: str
) -> None:
    await by_mail(client, database)
    for language, words in (("da", danish), ("en", english)):
        client.headers["accept-language"] = language
        answer = await set_password(client, new)
        assert field(answer) == ("/new_password", code)
        assert words in answer.json()["detail"]
        assert new not in answer.text


async def test_nobody_keeps_the_platform_busy_with_passwords(
    make_person: MakePerson, stopped_clock: StoppedClock
) -> None:
    person = await make_person("Systuen")
    many = NEW_PASSWORDS.allowed + 1
    answers = [
        await set_password(person.client, "password1234", current_password=PASSWORD) for _ in range(many)
    ]
    assert [answer.status_code for answer in answers] == [422] * (many - 1) + [429]


@pytest.mark.parametrize("new", ["4@8({[<369!1i|07$5+%2z" * 4, "0!$%(+<@[{|9" * 6, "1234567890!" * 8])
def test_characters_that_stand_for_letters_have_few_readings(new: str) -> None:
    """All of them in one password have thousands, for each of which zxcvbn looks through its lists."""
    letters = matching.relevant_l33t_subtable(read_of(new), matching.L33T_TABLE)
    assert len(list(matching.enumerate_l33t_subs(letters))) < 20


@pytest.mark.parametrize(
    "new", [NEW, "vævede tæpper på loftet", "q7-Vn2!xLp0d", "ø" * 3 + " kobber og 41 hejrer" * 9]
)
async def test_long_and_strange_passwords_are_welcome(
    client: httpx.AsyncClient, karen: str, database: Database, new: str
) -> None:
    await by_mail(client, database)
    assert (await set_password(client, new)).status_code == 204
    assert await by_password(client, karen, new) == 201


async def change(person: Person, **changes: Any) -> httpx.Response:
    return await person.client.patch("/v1/me", json=changes)


async def test_name_and_language_are_changed_and_journalled_without_the_name(
    make_person: MakePerson, database: Database
) -> None:
    person = await make_person("Systuen")
    answer = await change(person, display_name="  Karen Bødker ", language="en")
    assert answer.status_code == 200
    assert answer.json()["display_name"] == "Karen Bødker"
    me = (await person.client.get("/v1/me")).json()
    assert (me["display_name"], me["language"]) == ("Karen Bødker", "en")
    (entry,) = await rows(database, "select * from journal_entries where tag = 'profile.changed'")
    assert entry["change"] == '{"fields": ["display_name", "language"]}'
    assert (entry["before"], entry["after"]) == ('{"language": "da"}', '{"language": "en"}')
    assert "Bødker" not in str(entry)


async def test_change_that_changes_nothing_leaves_no_trace(
    make_person: MakePerson, database: Database
) -> None:
    person = await make_person("Systuen")
    assert (await change(person, language="da")).status_code == 200
    assert (await change(person)).status_code == 200
    assert await rows(database, "select * from journal_entries where tag = 'profile.changed'") == []


@pytest.mark.parametrize(
    "changes",
    [
        {"display_name": None},
        {"display_name": "   "},
        {"language": "xx"},
        {"email": "other@people.example"},
        {"demo": True},
        {"password_hash": "x"},
        {"erased_at": "2026-01-01T00:00:00Z"},
        {"id": "01900000-0000-7000-8000-000000000000"},
    ],
)
async def test_nothing_else_of_an_account_can_be_changed(
    make_person: MakePerson, changes: dict[str, Any]
) -> None:
    person = await make_person("Systuen")
    assert (await change(person, **changes)).status_code == 422


async def test_invitation_that_was_passed_on_replaces_no_password(
    make_person: MakePerson, database: Database
) -> None:
    """Its link opens the account for two weeks; whoever got it forwarded must not keep it."""
    person = await make_person("Systuen")
    await database.pool.execute("update user_sessions set method = 'invitation'")
    assert field(await set_password(person.client)) == ("/current_password", "missing")
