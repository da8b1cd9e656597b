"""Inviting people: the mail's link proves the address, once."""

import asyncio
import re
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from actors.rows import row
from conftest import MakePerson, Person, client_of
from symbiosis.accounts.consent_texts import CURRENT
from symbiosis.actors.limited import INVITATIONS, INVITATIONS_TO_ADDRESS
from symbiosis.kit.database import Database

EMAIL = "mette@people.example"
CONSENTS = [
    {"purpose": text.purpose, "text_version": text.version} for text in CURRENT.values() if text.required
]


def invitations(actor_id: Any) -> str:
    return f"/v1/actors/{actor_id}/invitations"


async def invite(
    boss: Person, email: str = EMAIL, role: str = "stream_editor", **said: Any
) -> dict[str, Any]:
    answer = await boss.client.post(invitations(boss.actor_id), json={"email": email, "role": role, **said})
    assert answer.status_code == 201, answer.text
    sent: dict[str, Any] = answer.json()
    return sent


async def mailed_token(database: Database, email: str = EMAIL) -> str:
    body = await database.pool.fetchval(
        "select body_text from mails where lower(recipient) = lower($1) order by id desc limit 1", email
    )
    found = re.search(r"/invitation#(\S+)", body)
    assert found, body
    return found[1]


def acceptance(token: str, **said: Any) -> dict[str, Any]:
    return {"token": token, "display_name": "Mette", "consents": CONSENTS, **said}


async def test_invited_person_comes_in_with_the_mailed_link(
    database: Database, make_person: MakePerson, client: httpx.AsyncClient
) -> None:
    boss = await make_person("Systuen")
    sent = await invite(boss)
    assert (sent["state"], sent["invited_by"]["user_id"]) == ("open", str(boss.user_id))
    token = await mailed_token(database)
    assert token not in str(sent)

    looked = await client.post("/v1/invitations/look", json={"token": token})
    assert looked.status_code == 200, looked.text
    offer = looked.json()
    assert (offer["organisation"]["display_name"], offer["role"], offer["email"]) == (
        "Systuen",
        "stream_editor",
        EMAIL,
    )
    assert (offer["has_account"], offer["consents_needed"]) == (False, True)

    accepted = await client.post("/v1/invitations/accept", json=acceptance(token))
    assert accepted.status_code == 201, accepted.text
    me = (await client.get("/v1/me")).json()
    assert (me["email"], me["display_name"]) == (EMAIL, "Mette")
    assert [(m["actor"]["display_name"], m["role"]) for m in me["memberships"]] == [
        ("Systuen", "stream_editor")
    ]
    assert await database.pool.fetchval("select password_hash is null from users where email = $1", EMAIL)
    assert (
        await database.pool.fetchval("select method from user_sessions order by id desc limit 1")
        == "invitation"
    )
    assert await database.pool.fetchval("select count(*) from consents where given") == len(CONSENTS)
    tags = await database.pool.fetch(
        "select tag, auth from journal_entries where actor_id = $1 order by id", boss.actor_id
    )
    assert [tuple(row) for row in tags] == [
        ("invitation.invited", "password"),
        ("invitation.accepted", "invitation"),
        ("member.added", "invitation"),
    ]
    assert (await boss.client.get(invitations(boss.actor_id))).json()["data"] == []


async def test_someone_with_an_account_joins_with_it(database: Database, make_person: MakePerson) -> None:
    boss, other = await make_person("Systuen"), await make_person("Væveriet")
    await invite(boss, email=other.email.upper(), role="viewer")
    token = await mailed_token(database, other.email)
    looked = (await other.client.post("/v1/invitations/look", json={"token": token})).json()
    assert looked["has_account"]
    answer = await other.client.post("/v1/invitations/accept", json={"token": token, "consents": CONSENTS})
    assert answer.status_code == 201, answer.text
    assert answer.json()["user_id"] == str(other.user_id)
    assert "set-cookie" not in answer.headers
    mine = (await other.client.get("/v1/me")).json()["memberships"]
    assert {m["actor"]["display_name"]: m["role"] for m in mine} == {
        "Systuen": "viewer",
        "Væveriet": "org_admin",
    }


async def test_the_link_opens_nobodys_account(
    database: Database, app: FastAPI, make_person: MakePerson
) -> None:
    """It is good for two weeks, and mails get passed on."""
    boss, other = await make_person("Systuen"), await make_person("Væveriet")
    await invite(boss, email=other.email)
    said = {"token": await mailed_token(database, other.email), "consents": CONSENTS}
    sessions = await database.pool.fetchval("select count(*) from user_sessions")
    async with client_of(app) as visitor:
        for somebody in (visitor, boss.client):
            refused = await somebody.post("/v1/invitations/accept", json=said)
            assert (refused.status_code, refused.json()["code"]) == (403, "sign-in-first")
            assert "set-cookie" not in refused.headers
    assert await database.pool.fetchval("select count(*) from user_sessions") == sessions
    assert (await other.client.post("/v1/invitations/accept", json=said)).status_code == 201


async def test_newcomers_set_their_first_password_at_once(
    database: Database, make_person: MakePerson, client: httpx.AsyncClient
) -> None:
    await invite(await make_person("Systuen"))
    await client.post("/v1/invitations/accept", json=acceptance(await mailed_token(database)))
    assert (await client.post("/v1/me/authenticator-app")).status_code == 201
    answer = await client.put("/v1/me/password", json={"new_password": "twelve looms and a kettle"})
    assert answer.status_code == 204, answer.text


async def test_addresses_no_account_can_have_are_refused_at_the_door(make_person: MakePerson) -> None:
    boss = await make_person("Systuen")
    answer = await boss.client.post(
        invitations(boss.actor_id), json={"email": "søren@people.example", "role": "viewer"}
    )
    (error,) = answer.json()["errors"]
    assert (answer.status_code, error["pointer"], error["code"]) == (422, "/email", "not_plain_letters")


async def test_a_new_account_needs_a_name_and_every_required_consent(
    database: Database, make_person: MakePerson, client: httpx.AsyncClient
) -> None:
    await invite(await make_person("Systuen"))
    token = await mailed_token(database)
    nameless = await client.post("/v1/invitations/accept", json={"token": token, "consents": CONSENTS})
    assert [error["pointer"] for error in nameless.json()["errors"]] == ["/display_name"]
    unasked = await client.post("/v1/invitations/accept", json=acceptance(token, consents=[]))
    assert unasked.status_code == 422
    assert await database.pool.fetchval("select count(*) from users where email = $1", EMAIL) == 0
    assert (await client.post("/v1/invitations/accept", json=acceptance(token))).status_code == 201


async def _used(database: Database, boss: Person, client: httpx.AsyncClient, token: str) -> None:
    await client.post("/v1/invitations/accept", json=acceptance(token))


async def _revoked(database: Database, boss: Person, client: httpx.AsyncClient, token: str) -> None:
    (sent,) = (await boss.client.get(invitations(boss.actor_id))).json()["data"]
    assert (await boss.client.delete(f"{invitations(boss.actor_id)}/{sent['id']}")).status_code == 204


async def _expired(database: Database, boss: Person, client: httpx.AsyncClient, token: str) -> None:
    await database.pool.execute("update invitations set expires_at = now()")
    (sent,) = (await boss.client.get(invitations(boss.actor_id))).json()["data"]
    assert sent["state"] == "expired"


async def _renewed(database: Database, boss: Person, client: httpx.AsyncClient, token: str) -> None:
    (sent,) = (await boss.client.get(invitations(boss.actor_id))).json()["data"]
    again = await boss.client.post(f"{invitations(boss.actor_id)}/{sent['id']}/send-again")
    assert again.status_code == 200, again.text
    fresh = await mailed_token(database)
    assert (await client.post("/v1/invitations/look", json={"token": fresh})).status_code == 200


async def _closed(database: Database, boss: Person, client: httpx.AsyncClient, token: str) -> None:
    await database.pool.execute("update actors set standing = 'closed'")


@pytest.mark.parametrize("how", [_used, _revoked, _expired, _renewed, _closed])
async def test_links_that_are_not_good_any_more_look_like_unknown_ones(
    database: Database, make_person: MakePerson, client: httpx.AsyncClient, how: Any
) -> None:
    boss = await make_person("Systuen")
    await invite(boss)
    token = await mailed_token(database)
    await how(database, boss, client, token)
    answers = [
        await client.post(
            f"/v1/invitations/{verb}", json=acceptance(tried) if verb == "accept" else {"token": tried}
        )
        for tried in (token, "a-token-that-never-was")
        for verb in ("look", "accept")
    ]
    said = {(a.status_code, a.json()["code"], a.json()["detail"]) for a in answers}
    assert said == {(404, "invitation-not-valid", "Ask whoever invited you to send it again.")}


async def test_of_two_who_open_the_link_at_once_one_comes_in(
    database: Database, app: FastAPI, make_person: MakePerson
) -> None:
    await invite(await make_person("Systuen"))
    token = await mailed_token(database)
    async with client_of(app) as one, client_of(app) as two:
        answers = await asyncio.gather(
            *(c.post("/v1/invitations/accept", json=acceptance(token)) for c in (one, two))
        )
    assert sorted(answer.status_code for answer in answers) == [201, 404]


async def test_nobody_is_invited_twice_or_where_they_belong(
    database: Database, make_person: MakePerson
) -> None:
    boss = await make_person("Systuen")
    await invite(boss)
    again = await boss.client.post(
        invitations(boss.actor_id), json={"email": EMAIL.upper(), "role": "viewer"}
    )
    assert (again.status_code, again.json()["code"]) == (409, "invited-already")
    known = await boss.client.post(invitations(boss.actor_id), json={"email": boss.email, "role": "viewer"})
    assert (known.status_code, known.json()["code"]) == (409, "belongs-already")


async def test_only_administrators_invite(database: Database, make_person: MakePerson) -> None:
    editor = await make_person("Systuen", role="stream_editor")
    helper = await make_person(None, staff_role="facilitator")
    for person in (editor, helper):
        answer = await person.client.post(
            invitations(editor.actor_id), json={"email": EMAIL, "role": "org_admin"}
        )
        assert answer.status_code == 403, answer.text
    assert await database.pool.fetchval("select count(*) from mails") == 0


async def test_reviewers_send_the_first_invitation_again_but_invite_nobody(
    database: Database, make_person: MakePerson
) -> None:
    boss = await make_person("Systuen")
    sent = await invite(boss)
    reviewer = await make_person(None, staff_role="reviewer")
    address = f"{invitations(boss.actor_id)}/{sent['id']}/send-again"
    assert (await reviewer.client.post(address)).status_code == 403
    await database.pool.execute("delete from memberships")
    await database.pool.execute("update actors set claimed = false")
    assert (await reviewer.client.post(address)).status_code == 200
    other = await reviewer.client.post(
        invitations(boss.actor_id), json={"email": "own@people.example", "role": "org_admin"}
    )
    assert other.status_code == 403


async def test_invitations_are_limited_by_organisation_and_by_address(
    database: Database, make_person: MakePerson
) -> None:
    boss = await make_person("Systuen")
    sent = await invite(boss)
    again = f"{invitations(boss.actor_id)}/{sent['id']}/send-again"
    answers = [await boss.client.post(again) for _ in range(INVITATIONS_TO_ADDRESS.allowed)]
    assert [a.status_code for a in answers] == [200] * (len(answers) - 1) + [429]
    await database.pool.execute(
        "update limit_counters set taken = $1 where name = $2", INVITATIONS.allowed, INVITATIONS.name
    )
    refused = await boss.client.post(
        invitations(boss.actor_id), json={"email": "ny@people.example", "role": "viewer"}
    )
    assert refused.status_code == 429
    assert int(refused.headers["retry-after"]) > 0


async def test_tokens_are_kept_as_hashes_and_addresses_out_of_the_journal(
    database: Database, make_person: MakePerson
) -> None:
    await invite(await make_person("Systuen"))
    token = await mailed_token(database)
    rows = await database.pool.fetch("select i::text from invitations i")
    assert token not in str(rows)
    journal = await database.pool.fetch("select j::text from journal_entries j")
    assert EMAIL not in str(journal)


async def test_the_mail_speaks_the_language_chosen(database: Database, make_person: MakePerson) -> None:
    boss = await make_person("Systuen")
    await invite(boss, language="en", role="org_admin")
    mail = await row(database, "select * from mails")
    assert mail["subject"] == "You are invited to Systuen"
    assert "as administrator" in mail["body_text"]
    await invite(boss, email="karen@people.example", role="org_admin")
    danish = await row(database, "select * from mails order by id desc limit 1")
    assert danish["subject"] == "Du er inviteret til Systuen"
    assert "som administrator" in danish["body_text"]


async def test_joining_claims_an_organisation_nobody_looked_after(
    database: Database, make_person: MakePerson, client: httpx.AsyncClient
) -> None:
    boss = await make_person("Systuen")
    await invite(boss, role="org_admin")
    await database.pool.execute("update actors set claimed = false, verification = 'public_source'")
    await client.post("/v1/invitations/accept", json=acceptance(await mailed_token(database)))
    actor = (await client.get(f"/v1/actors/{boss.actor_id}")).json()
    assert (actor["claimed"], actor["verification"]) == (True, "self_declared")


async def test_names_carry_no_links_to_strangers(database: Database, make_person: MakePerson) -> None:
    boss = await make_person("Vind nu: https://evil.example/x")
    await database.pool.execute("update users set display_name = 'www.evil.example'")
    await invite(boss)
    mail = await row(database, "select * from mails")
    assert "evil.example" not in mail["body_text"] + mail["body_html"] + mail["subject"]
    assert "https://evil" not in mail["body_text"]
    assert "evil. example" in mail["body_text"]
