"""What is kept for how long, and that it really goes."""

from datetime import timedelta
from typing import Any

from conftest import MakePerson, Person, make_actor
from symbiosis.kit import clock
from symbiosis.kit.database import Database
from symbiosis.privacy.retention import RULES, keep_rules


async def run(database: Database, days_from_now: int = 0) -> int:
    async with database.sessions() as session, session.begin():
        return await keep_rules(session, clock.now() + timedelta(days=days_from_now))


async def fill(database: Database, make_person: MakePerson) -> None:
    """One row for every rule."""
    person = await make_person("Systuen")
    user, actor, pool = person.user_id, person.actor_id, database.pool
    await pool.execute("insert into programmes (slug, name) values ('cloth', 'CLOTH')")
    for statement in (
        "insert into sign_in_mails (token_hash, code_hash, expires_at) values ('t', 'c', now())",
        "insert into passkey_challenges (challenge, expires_at) values ('c', now())",
        "insert into limit_counters (name, key_hash, window_start, ends_at) values ('x', 'k', now(), now())",
        "insert into mails (recipient, language, subject) values ('a@b.example', 'da', 'Hej')",
        "insert into applications (programme_slug, state, applicant_name, applicant_email, language,"
        " organisation, answers, token_hash, decided_at)"
        " values ('cloth', 'refused', 'Karen', 'karen@people.example', 'da', '{}', '{}', 'h', now())",
        "insert into consents (email, purpose, text_version, language, given)"
        " values ('karen@people.example', 'terms', '1', 'da', true)",
        "insert into imports (kind, state, dry_run, by_staff, errors, finished_at)"
        " values ('streams', 'done', false, false, '[{\"line\": 1}]', now())",
    ):
        await pool.execute(statement)
    await pool.execute(
        "insert into invitations (actor_id, email, role, token_hash, expires_at)"
        " values ($1, 'a@b.example', 'viewer', 'h', now())",
        actor,
    )
    await pool.execute(
        "insert into api_keys (user_id, name, prefix, secret_hash, expires_at) values ($1, 'n', 'p', 'h', now())",
        user,
    )
    await pool.execute(
        "insert into mandates (actor_id, holder_id, scope, created_at, valid_until)"
        " values ($1, $2, '{streams}', now() - interval '2 days', now())",
        actor,
        user,
    )
    await pool.execute(
        "insert into staff_grants (user_id, role, ended_at) values ($1, 'reviewer', now())", user
    )
    await pool.execute("insert into retention_runs (rule, removed) values ('mails', 0)")
    await papers_of_the_past(database, actor)
    await money_of_the_past(database, actor)
    await registration_of_the_past(database, actor)
    await trip_of_today(database, actor)


async def money_of_the_past(database: Database, actor: Any) -> None:
    """An account to which nothing is owed any more, and a run that is over."""
    pool = database.pool
    await pool.execute(
        "insert into bank_accounts (actor_id, sealed_holder, sealed_iban, last_four, country)"
        " values ($1, 's', 's', '1234', 'DK')",
        actor,
    )
    partner = await pool.fetchval(
        "insert into programme_partners (programme_slug, cluster_slug, role) values ('cloth', 'ldc', 'partner')"
        " returning id"
    )
    await pool.execute(
        "insert into payment_runs (partner_id, state, execute_on, currency, total, debtor_name,"
        " sealed_debtor_iban) values ($1, 'done', current_date, 'EUR', 0, 'LDC', 's')",
        partner,
    )


async def registration_of_the_past(database: Database, actor: Any) -> None:
    """One that was closed today, with a CV."""
    file = await database.pool.fetchval(
        "insert into stored_files (key, sha256, size_bytes, media_type, name, classification)"
        " values ('cv', repeat('b', 64), 1, 'application/pdf', 'CV.pdf', 'personal') returning id"
    )
    await database.pool.execute(
        "insert into exchange_registrations (programme_slug, actor_id, cluster_slug, roles, state, cv_file_id)"
        " values ('cloth', $1, 'ldc', '{visitor}', 'closed', $2)",
        actor,
        file,
    )


async def trip_of_today(database: Database, actor: Any) -> None:
    """A trip that ends today, and what one of its travellers needs."""
    pool = database.pool
    trip = await pool.fetchval(
        "insert into trips (programme_slug, owner_cluster, code, title, theme, starts_on, ends_on, seats_total)"
        " values ('cloth', 'ldc', 'T-1', '{}', 'fashion_value_chain', current_date, current_date, 5) returning id"
    )
    seats = await pool.fetchval(
        "insert into trip_applications (trip_id, actor_id, cluster_slug, seats_wanted)"
        " values ($1, $2, 'ldc', 1) returning id",
        trip,
        actor,
    )
    await pool.execute(
        "insert into trip_travellers (application_id, name, sealed_needs) values ($1, 'Mette', 's')", seats
    )


async def papers_of_the_past(database: Database, actor: Any) -> None:
    """A signed document of a programme whose grant was paid out today."""
    pool = database.pool
    host, _ = await make_actor(database, "Kutomo")
    await pool.execute("insert into clusters (slug, name, country) values ('ldc', 'LDC', 'DK')")
    await pool.execute(
        "insert into programme_profiles (programme_slug, code, funder, starts_on, ends_on, final_payment_on)"
        " values ('cloth', 'CLOTH', 'EISMEA', '2022-01-01', '2024-01-01', current_date)"
    )
    exchange = await pool.fetchval(
        "insert into exchanges (programme_slug, code, visitor_id, host_id, visitor_cluster, host_cluster)"
        " values ('cloth', 'CLOTH-2023-001', $1, $2, 'ldc', 'ldc') returning id",
        actor,
        host,
    )
    await pool.execute(
        "insert into exchange_follow_ups (exchange_id, months, side, due_on, answers, submitted_at)"
        " values ($1, 6, 'visitor', current_date, '{\"word\": \"Mette\"}', now())",
        exchange,
    )
    file = await pool.fetchval(
        "insert into stored_files (key, sha256, size_bytes, media_type, name, classification)"
        " values ('k', repeat('a', 64), 1, 'application/pdf', 'Mette.pdf', 'personal') returning id"
    )
    document = await pool.fetchval(
        "insert into exchange_documents (exchange_id, kind, state, template_version, inputs, content_hash,"
        " file_id) values ($1, 'commitment_to_quality', 'fully_signed', 'v1', '{\"person\": \"Mette\"}', 'x', $2)"
        " returning id",
        exchange,
        file,
    )
    await pool.execute(
        "insert into exchange_signatures (document_id, party, state, signer_name) values ($1, 'host', 'accepted',"
        " 'Mette')",
        document,
    )


SAYS_SOMETHING = {
    "applications": "applicant_email <> ''",
    "import_findings": "errors <> '[]'",
    "bank_accounts": "sealed_iban is not null",
    "paying_accounts": "sealed_debtor_iban is not null",
    "exchange_files": "purged_at is null",
    "registration_files": "purged_at is null and id in (select cv_file_id from exchange_registrations)",
    "travellers_needs": "sealed_needs is not null",
    "exchange_documents": "inputs <> '{}'",
    "exchange_signatures": "signer_name is not null",
    "exchange_follow_ups": "answers <> '{}'",
}


PAPERS = ("exchange_files", "exchange_documents", "exchange_signatures", "exchange_follow_ups")


async def left(database: Database) -> dict[str, int]:
    """Rows that each rule is about; of emptied ones those that still say something."""
    counted = {}
    for rule in RULES:
        said = SAYS_SOMETHING.get(rule.name, "true")
        query = f"select count(*) from {rule.table.name} where {said}"  # noqa: S608  # our own names
        counted[rule.name] = await database.pool.fetchval(query)
    return counted


async def test_every_rule_takes_its_row_when_its_time_has_come_and_not_before(
    database: Database, make_person: MakePerson
) -> None:
    await fill(database, make_person)
    assert all((await left(database)).values())
    for days in sorted({rule.kept_for.days for rule in RULES}):
        together = [rule.name for rule in RULES if rule.kept_for.days == days]
        await run(database, days - 1)
        early = await left(database)
        assert all(early[name] for name in together), (days, early)
        await run(database, days + 2)
        late = await left(database)
        # The runs that this test makes are notes themselves.
        assert not any(late[name] for name in together if name != "retention_runs"), (days, late)


async def test_papers_stay_until_the_day_their_programme_has_named(
    database: Database, make_person: MakePerson
) -> None:
    await fill(database, make_person)
    await database.pool.execute("update programme_profiles set archive_until = current_date + 3000")
    await run(database, 2_990)
    kept = await left(database)
    assert all(kept[name] for name in PAPERS), kept
    await run(database, 3_002)
    gone = await left(database)
    assert not any(gone[name] for name in PAPERS), gone


async def test_rule_that_fails_is_noted_and_the_others_are_kept(
    database: Database, make_person: MakePerson
) -> None:
    await fill(database, make_person)
    await database.pool.execute("alter table mails rename to mails_away")
    try:
        await run(database, 100)
    finally:
        await database.pool.execute("alter table mails_away rename to mails")
    failures = await database.pool.fetch("select rule, failure from retention_runs where failure is not null")
    assert [row["rule"] for row in failures] == ["mails"]
    assert (await left(database))["invitations"] == 0


async def test_auditor_sees_what_is_due_and_what_was_removed(
    database: Database, make_person: MakePerson
) -> None:
    await fill(database, make_person)
    auditor = await make_person(None, staff_role="auditor")
    before = {row["name"]: row for row in await rules_seen_by(auditor)}
    assert before["sign_in_mails"]["due"] == 1
    assert before["mails"]["due"] == 0
    assert before["mails"]["kept_for"] == "P90D"
    await run(database)
    after = {row["name"]: row for row in await rules_seen_by(auditor)}
    assert after["sign_in_mails"]["due"] == 0
    assert after["sign_in_mails"]["removed_in_30_days"] == 1
    assert after["sign_in_mails"]["last_run"]["removed"] == 1


async def rules_seen_by(person: Person) -> list[dict[str, Any]]:
    answer = await person.client.get("/v1/retention-rules", headers={"accept-language": "da"})
    assert answer.status_code == 200, answer.text
    rows: list[dict[str, Any]] = answer.json()["data"]
    return rows
