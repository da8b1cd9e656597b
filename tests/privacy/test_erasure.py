"""Taking one's data along, and going without a trace."""

import asyncio
import json
from uuid import UUID

import asyncpg
import httpx
import pytest
from fastapi import FastAPI

from conftest import MakePerson, Person, client_of
from streams.bodies import offer
from symbiosis.accounts.sessions import hash_token
from symbiosis.kit.database import Database

NAME, EMAIL = "Birthe Kanariefugl", "birthe.kanariefugl@people.example"
CANARIES = ("Kanariefugl", "kanariefugl", "Birthe")


@pytest.fixture
async def birthe(make_person: MakePerson, database: Database) -> Person:
    """Someone with a row in every table that can hold something about a person."""
    person = await make_person("Systuen")
    pool, user, actor = database.pool, person.user_id, person.actor_id
    other = await make_person("Væveriet")
    # Her organisation has another administrator, or it would keep her.
    await pool.execute("insert into memberships (user_id, actor_id) values ($1, $2)", other.user_id, actor)
    await pool.execute("update users set email = $2, display_name = $3 where id = $1", user, EMAIL, NAME)
    await pool.execute("insert into programmes (slug, name) values ('cloth', 'CLOTH')")
    rows = {
        "insert into passkeys (user_id, credential_id, public_key, name) values ($1, 'a', 'b', $2::text)": NAME,
        "insert into authenticator_apps (user_id, secret, confirmed_at) values ($1, $2::text, now())": NAME,
        "insert into recovery_codes (user_id, code_hash) values ($1, convert_to($2::text, 'UTF8'))": NAME,
        "insert into api_keys (user_id, name, prefix, secret_hash, expires_at)"
        " values ($1, $2::text, 'abcd1234', 'x', now() + interval '1 day')": NAME,
        "insert into consents (user_id, purpose, text_version, language, given)"
        " select $1, 'terms', '1', 'da', $2::text is not null": NAME,
        "insert into consents (email, purpose, text_version, language, given)"
        " select $2::text, 'terms', '1', 'da', $1::uuid is not null": EMAIL,
        "insert into mails (recipient, language, subject, body_text) select $2::text, 'da', $2::text, $2::text"
        " where $1::uuid is not null": EMAIL,
        "insert into staff_grants (user_id, role) select $1, 'facilitator' where $2::text <> ''": NAME,
        "insert into applications (programme_slug, applicant_name, applicant_email, language, organisation,"
        " answers, message, proof, token_hash) select 'cloth', $2::text, $2::text, 'da',"
        " json_build_object('contact', $2::text), json_build_object('why', $2::text),"
        " $2::text, $2::text, 'h' where $1::uuid is not null": EMAIL,
        "insert into saved_filters (user_id, page, name, query) values ($1, 'matches', $2::text, '{}')": NAME,
        "insert into match_notices (user_id, digest) select $1, 'daily' where $2::text <> ''": NAME,
        "update user_sessions set user_agent = $2::text where user_id = $1": NAME,
    }
    for statement, said in rows.items():
        await pool.execute(statement, user, said)
    await pool.execute(
        "insert into invitations (actor_id, email, role, token_hash, expires_at)"
        " values ($1, $2, 'viewer', 'i', now())",
        actor,
        EMAIL,
    )
    await pool.execute(
        "insert into mandates (actor_id, holder_id, scope, valid_until)"
        " values ($1, $2, '{streams}', now() + interval '1 day')",
        other.actor_id,
        user,
    )
    assert (await person.client.post("/v1/material-streams", json=offer())).status_code == 201
    await _note_on_a_match(pool, other.actor_id, user)
    await _travels(pool, actor, other.actor_id, user)
    return person


async def _travels(
    pool: "asyncpg.Pool[asyncpg.Record]", actor: UUID | None, host: UUID | None, user: UUID
) -> None:
    """She registered her organisation, proposed a stay, went on a trip, signed and told about it."""
    await pool.execute("insert into clusters (slug, name, country) values ('ldc', 'LDC', 'DK')")
    mine, theirs = [
        await pool.fetchval(
            "insert into exchange_registrations (programme_slug, actor_id, cluster_slug, contact_user_id, roles)"
            " values ('cloth', $1, 'ldc', $2, '{visitor}') returning id",
            owner,
            contact,
        )
        for owner, contact in ((actor, user), (host, None))
    ]
    cv = await pool.fetchval(
        "insert into stored_files (key, sha256, size_bytes, media_type, name, classification, uploaded_by)"
        " values ('cv', repeat('b', 64), 1, 'application/pdf', $2, 'personal', $1) returning id",
        user,
        f"CV {NAME}.pdf",
    )
    await pool.execute("update exchange_registrations set cv_file_id = $2 where id = $1", mine, cv)
    await pool.execute(
        "insert into exchange_proposals (programme_slug, visitor_registration_id, host_registration_id, proposed_by,"
        " expires_at) values ('cloth', $1, $2, $3, now())",
        mine,
        theirs,
        user,
    )
    stay = await pool.fetchval(
        "insert into exchanges (programme_slug, code, visitor_id, host_id, visitor_cluster, host_cluster,"
        " visitor_user_id, visitor_person) values ('cloth', 'CLOTH-2026-001', $1, $2, 'ldc', 'ldc', $3, $4)"
        " returning id",
        actor,
        host,
        user,
        NAME,
    )
    await pool.execute(
        "insert into exchange_reports (exchange_id, side, submitted_by) values ($1, 'visitor', $2)",
        stay,
        user,
    )
    await pool.execute(
        "insert into exchange_follow_ups (exchange_id, months, side, due_on, submitted_by, submitted_at)"
        " values ($1, 6, 'visitor', current_date, $2, now())",
        stay,
        user,
    )
    file = await pool.fetchval(
        "insert into stored_files (key, sha256, size_bytes, media_type, name, classification, uploaded_by)"
        " values ('k', repeat('a', 64), 1, 'application/pdf', 'agreement.pdf', 'personal', $1) returning id",
        user,
    )
    document = await pool.fetchval(
        "insert into exchange_documents (exchange_id, kind, template_version, inputs, content_hash, file_id)"
        " values ($1, 'commitment_to_quality', 'v1', '{}', 'x', $2) returning id",
        stay,
        file,
    )
    await pool.execute(
        "insert into exchange_signatures (document_id, party, state, signed_by, signer_name, signed_at)"
        " values ($1, 'visitor', 'accepted', $2, $3, now())",
        document,
        user,
        NAME,
    )
    await _goes_on_a_trip(pool, actor, user)


async def _goes_on_a_trip(pool: "asyncpg.Pool[asyncpg.Record]", actor: UUID | None, user: UUID) -> None:
    trip = await pool.fetchval(
        "insert into trips (programme_slug, owner_cluster, code, title, theme, starts_on, ends_on, seats_total)"
        " values ('cloth', 'ldc', 'T-1', '{}', 'fashion_value_chain', current_date, current_date, 5) returning id"
    )
    seats = await pool.fetchval(
        "insert into trip_applications (trip_id, actor_id, cluster_slug, applicant_id, seats_wanted)"
        " values ($1, $2, 'ldc', $3, 1) returning id",
        trip,
        actor,
        user,
    )
    await pool.execute(
        "insert into trip_travellers (application_id, user_id, name, email) values ($1, $2, $3, $4)",
        seats,
        user,
        NAME,
        EMAIL,
    )


async def _note_on_a_match(pool: "asyncpg.Pool[asyncpg.Record]", owner: UUID | None, author: UUID) -> None:
    """She has written about a match as staff, and follows it up."""
    need = await pool.fetchval(
        "insert into material_streams (direction, owner_id, title, requirements, quantity, quantity_kg,"
        " quantity_kg_per_year, country, price) values ('need', $1, 'Klip', '{}', '{}', 100, 100, 'DK', '{}')"
        " returning id",
        owner,
    )
    match = await pool.fetchval(
        "insert into matches (offer_id, need_id, offer_version, need_version, verdict, score, band, confidence,"
        " evidence, engine_version) select id, $1, 1, 1, 'pass', 0.9, 'strong', 1, '{}', 'test'"
        " from material_streams where direction = 'offer' limit 1 returning id",
        need,
    )
    await pool.execute(
        "insert into match_notes (match_id, author_id, text) values ($1, $2, 'Called.')", match, author
    )
    await pool.execute(
        "insert into match_follow_ups (match_id, assignee_id, next_step) values ($1, $2, 'Ring')",
        match,
        author,
    )


async def erase(person: Person, **said: object) -> httpx.Response:
    return await person.client.post("/v1/me/erasure", json={"confirm": EMAIL, **said})


async def found_in(pool: "asyncpg.Pool[asyncpg.Record]") -> list[str]:
    """Tables that hold one of the canaries anywhere, in text, JSON or bytes."""
    tables = await pool.fetch("select tablename from pg_tables where schemaname = 'public'")
    found = []
    for (table,) in tables:
        for canary in CANARIES:
            in_bytes = canary.encode().hex()
            query = f"select exists (select from {table} t where t::text like any($1))"  # noqa: S608
            if await pool.fetchval(query, [f"%{canary}%", f"%{in_bytes}%"]):
                found.append(table)
    return found


async def test_export_holds_everything_about_the_person_and_no_secret(birthe: Person) -> None:
    answer = await birthe.client.get("/v1/me/export")
    assert answer.status_code == 200
    assert "attachment" in answer.headers["content-disposition"]
    export = answer.json()
    assert export["profile"]["email"] == EMAIL
    empty = [name for name, rows in export.items() if rows == []]
    assert empty == ["imports"]
    assert export["applications"][0]["proof"] == EMAIL
    assert any(entry["tag"] == "stream.created" for entry in export["journal"])
    assert not {"secret", "secret_hash", "token_hash", "password_hash", "code_hash"} & _keys(export)


def _keys(value: object) -> set[str]:
    if isinstance(value, dict):
        return set(value) | {key for inner in value.values() for key in _keys(inner)}
    return {key for inner in value for key in _keys(inner)} if isinstance(value, list) else set()


KEPT_AS_PROOF = {"exchanges", "exchange_signatures"}
"""Until the funder's control period ends (GDPR 17.3.b); privacy/data_map.py says so of these alone."""


async def test_after_erasure_no_table_and_no_log_knows_the_name(
    birthe: Person, database: Database, capfd: pytest.CaptureFixture[str]
) -> None:
    assert set(await found_in(database.pool)) >= {"users", "mails", "applications", "passkeys", "invitations"}
    answer = await erase(birthe)
    assert answer.status_code == 204, answer.text
    assert set(await found_in(database.pool)) == KEPT_AS_PROOF
    written = capfd.readouterr()
    assert not any(canary in written.out + written.err for canary in CANARIES)


async def test_erased_person_is_signed_out_and_can_sign_in_no_more(
    birthe: Person, app: FastAPI, database: Database
) -> None:
    token = birthe.client.cookies["session"]
    answer = await erase(birthe)
    assert 'session=""' in answer.headers["set-cookie"]
    async with client_of(app) as thief:
        thief.cookies.set("session", token)
        assert (await thief.get("/v1/me")).json()["user_id"] is None
    assert await database.pool.fetchval(
        "select password_hash is null from users where id = $1", birthe.user_id
    )


async def test_session_opened_in_the_moment_of_erasure_is_nobodys(
    birthe: Person, app: FastAPI, database: Database
) -> None:
    """Signing in looks for the account first and opens the session a moment later."""
    await erase(birthe)
    await database.pool.execute(
        "insert into user_sessions (user_id, token_hash, expires_at) values ($1, $2, now() + interval '1 day')",
        birthe.user_id,
        hash_token("late"),
    )
    async with client_of(app) as late:
        late.cookies.set("session", "late")
        assert (await late.get("/v1/me")).json()["user_id"] is None


async def test_what_the_person_did_stays_in_the_journal_under_a_mark(
    birthe: Person, database: Database
) -> None:
    await erase(birthe)
    tags = await database.pool.fetch("select tag from journal_entries where user_id = $1", birthe.user_id)
    assert {"stream.created", "person.erased"} <= {row["tag"] for row in tags}
    name = await database.pool.fetchval("select display_name from users where id = $1", birthe.user_id)
    assert name == "—"


async def test_mandates_and_roles_end_with_the_person(birthe: Person, database: Database) -> None:
    await erase(birthe)
    open_mandates = "select count(*) from mandates where holder_id = $1 and revoked_at is null"
    open_roles = "select count(*) from staff_grants where user_id = $1 and ended_at is null"
    assert await database.pool.fetchval(open_mandates, birthe.user_id) == 0
    assert await database.pool.fetchval(open_roles, birthe.user_id) == 0


async def test_slip_of_the_finger_erases_nobody(birthe: Person, database: Database) -> None:
    answer = await birthe.client.post("/v1/me/erasure", json={"confirm": "somebody@else.example"})
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["pointer"] == "/confirm"
    assert await database.pool.fetchval("select erased_at is null from users where id = $1", birthe.user_id)


async def test_only_administrator_hands_over_first(make_person: MakePerson, database: Database) -> None:
    admin, colleague = await make_person("Systuen"), await make_person(None)
    await database.pool.execute(
        "insert into memberships (user_id, actor_id, role) values ($1, $2, 'viewer')",
        colleague.user_id,
        admin.actor_id,
    )
    confirm = {"confirm": admin.email}
    answer = await admin.client.post("/v1/me/erasure", json=confirm)
    assert (answer.status_code, answer.json()["code"]) == (409, "last-administrator")
    assert "Systuen" in answer.json()["detail"]
    anyway = {**confirm, "leave_without_administrator": True}
    assert (await admin.client.post("/v1/me/erasure", json=anyway)).status_code == 204


_WAITING = "select count(*) from pg_locks where not granted"


async def test_of_two_administrators_who_go_at_once_one_stays(
    make_person: MakePerson, database: Database
) -> None:
    one, two, colleague = await make_person("Systuen"), await make_person(None), await make_person(None)
    await database.pool.execute(
        "insert into memberships (user_id, actor_id, role) values ($1, $3, 'org_admin'), ($2, $3, 'viewer')",
        two.user_id,
        colleague.user_id,
        one.actor_id,
    )
    async with database.pool.acquire() as holding, holding.transaction():
        # Erasing waits here, after it has looked for another administrator.
        await holding.execute("lock table mails in exclusive mode")
        both = [
            asyncio.create_task(who.client.post("/v1/me/erasure", json={"confirm": who.email}))
            for who in (one, two)
        ]
        while await holding.fetchval(_WAITING) < len(both):
            await holding.execute("select pg_sleep(0.01)")
    answers = await asyncio.gather(*both)
    assert sorted(answer.status_code for answer in answers) == [204, 409]


async def test_organisation_nobody_is_left_in_goes_back_to_its_cluster(
    make_person: MakePerson, database: Database
) -> None:
    alone = await make_person("Enmandsfirmaet")
    assert (await alone.client.post("/v1/me/erasure", json={"confirm": alone.email})).status_code == 204
    claimed = await database.pool.fetchval("select claimed from actors where id = $1", alone.actor_id)
    assert claimed is False


async def test_demonstration_account_cannot_be_erased(make_person: MakePerson, database: Database) -> None:
    person = await make_person("Systuen")
    await database.pool.execute("update users set demo = true where id = $1", person.user_id)
    answer = await person.client.post("/v1/me/erasure", json={"confirm": person.email})
    assert answer.status_code == 403
    assert json.loads(answer.text)["code"] == "not-allowed"


async def test_address_is_free_again_after_erasure(birthe: Person, database: Database) -> None:
    await erase(birthe)
    fresh: UUID = await database.pool.fetchval(
        "insert into users (email, display_name) values ($1, 'Ny') returning id", EMAIL
    )
    assert fresh != birthe.user_id
