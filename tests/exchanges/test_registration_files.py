"""The CV of who would travel and the welcome pack of a host: who brings them, who reads them, when they go."""

from datetime import timedelta
from typing import Any

import httpx
import pytest

from conftest import Person
from exchanges.registering import HOSTS, PDF, VISITS, Fair, good, refused
from kit import crafted
from programmes.cloth import LDC, MODACC
from symbiosis.privacy.retention import keep_rules


async def get(person: Person, registration: dict[str, Any], what: str = "cv") -> httpx.Response:
    return await person.client.get(f"/v1/exchange-registrations/{registration['id']}/{what}")


async def delete(person: Person, registration: dict[str, Any], what: str = "cv") -> httpx.Response:
    return await person.client.delete(f"/v1/exchange-registrations/{registration['id']}/{what}")


async def colleague(fair: Fair, role: str = "org_admin") -> Person:
    person = await fair.make_person("Elsewhere")
    await fair.database.pool.execute(
        "insert into memberships (user_id, actor_id, role) values ($1, $2, $3)",
        person.user_id,
        fair.visitor.actor_id,
        role,
    )
    return person


async def agreed(fair: Fair) -> tuple[dict[str, Any], dict[str, Any], dict[str, Any]]:
    visiting = await fair.accepted(fair.visitor, VISITS)
    hosting = await fair.accepted(fair.host, HOSTS)
    made = good(await fair.propose(fair.visitor, visiting, hosting), 201)
    return visiting, hosting, good(await fair.answer(fair.host, made, "accept"))


async def keep(fair: Fair, days: int) -> None:
    async with fair.database.sessions() as session, session.begin():
        await keep_rules(session, fair.clock.now + timedelta(days=days))


# --- bringing it ---


async def test_a_visitor_attaches_a_cv_before_the_registration_is_sent(fair: Fair) -> None:
    drafted = await fair.draft(fair.visitor, VISITS)
    assert (drafted["missing"], drafted["cv"], drafted["cv_needed"]) == (["cv"], None, True)
    answer = refused(await fair.move(fair.visitor, drafted, "submit"), "registration-incomplete")
    assert answer["errors"][0]["pointer"] == "/cv"
    told = good(await fair.put(fair.visitor, drafted, "cv"))
    assert (told["missing"], told["cv_attached"]) == ([], True)
    assert (told["cv"]["name"], told["cv"]["yours"]) == ("CV Anna.pdf", True)
    assert (await fair.read(fair.visitor, drafted))["cv"] == told["cv"]
    good(await fair.move(fair.visitor, told, "submit"))


async def test_a_host_needs_none_and_neither_does_a_visitor_where_the_rules_say_so(fair: Fair) -> None:
    hosting = await fair.draft(fair.host, HOSTS)
    good(await fair.move(fair.host, hosting, "submit"))
    drafted = await fair.draft(fair.visitor, VISITS)
    rules = {"valid_from": fair.clock.now.date().isoformat(), "cv_needed": False}
    made = good(await fair.cast.lead.client.post("/v1/programmes/cloth/rule-sets", json=rules), 201)
    assert made["cv_needed"] is False
    read = await fair.read(fair.visitor, drafted)
    assert (read["missing"], read["cv_needed"]) == ([], False)
    good(await fair.move(fair.visitor, drafted, "submit"))


async def test_what_is_typed_meanwhile_is_not_lost_by_an_upload(fair: Fair) -> None:
    drafted = await fair.draft(fair.visitor, VISITS)
    told = await fair.attached(fair.visitor, drafted, "cv")
    refused(await fair.patch(fair.visitor, drafted, motivation="Stale."), "changed-meanwhile", 412)
    told = good(await fair.patch(fair.visitor, told, motivation="Fresh."))
    assert (told["motivation"], told["cv_attached"]) == ("Fresh.", True)


@pytest.mark.parametrize(
    ("content", "code", "status"),
    [
        (b"<html>Hello</html>", "file-type-not-accepted", 415),
        (crafted.pdf(b"4 0 obj <</S /JavaScript /JS (x)>> endobj"), "file-suspicious", 422),
        (b"", "file-damaged", 422),
    ],
)
async def test_a_file_that_could_do_harm_is_not_kept(
    fair: Fair, content: bytes, code: str, status: int
) -> None:
    drafted = await fair.draft(fair.visitor, VISITS)
    refused(await fair.put(fair.visitor, drafted, "cv", content), code, status)
    assert (await fair.read(fair.visitor, drafted))["cv_attached"] is False


async def test_another_cv_takes_the_place_of_the_first_which_is_deleted(fair: Fair) -> None:
    drafted = await fair.draft(fair.visitor, VISITS)
    await fair.attached(fair.visitor, drafted, "cv")
    told = good(await fair.put(fair.visitor, drafted, "cv", crafted.png(), "../Anna.exe"))
    assert (told["cv"]["media_type"], told["cv"]["name"]) == ("image/png", "Anna.png")
    names = await fair.database.pool.fetch("select name, purged_at from stored_files order by id")
    assert [(row["name"], row["purged_at"] is not None) for row in names] == [
        ("deleted", True),
        ("Anna.png", False),
    ]


async def test_while_the_cluster_reads_it_nothing_is_exchanged(fair: Fair) -> None:
    sent = await fair.submitted(fair.visitor, VISITS)
    refused(await fair.put(fair.visitor, sent, "cv"), "registration-move-not-possible")
    refused(await delete(fair.visitor, sent), "registration-move-not-possible")


async def test_the_cv_it_was_accepted_with_is_replaced_and_removed_once_it_is_closed(fair: Fair) -> None:
    accepted = await fair.accepted(fair.visitor, VISITS)
    refused(await delete(fair.visitor, accepted), "cv-needed")
    told = good(await fair.put(fair.visitor, accepted, "cv", name="Newer.pdf"))
    assert (told["state"], told["cv"]["name"]) == ("accepted", "Newer.pdf")
    closed = good(await fair.move(fair.visitor, told, "close", {}))
    assert good(await delete(fair.visitor, closed))["cv_attached"] is False
    refused(await get(fair.visitor, closed), "not-found", 404)
    refused(await delete(fair.visitor, closed), "not-found", 404)


# --- reading it ---


async def test_it_is_saved_not_shown_and_the_bytes_are_those_sent(fair: Fair) -> None:
    drafted = await fair.attached(fair.visitor, await fair.draft(fair.visitor, VISITS), "cv")
    answer = await get(fair.visitor, drafted)
    assert answer.content == PDF
    assert answer.headers["content-disposition"].startswith("attachment")
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "no-store" in answer.headers["cache-control"]


async def test_only_the_person_and_who_judges_read_a_cv(fair: Fair) -> None:
    sent = await fair.submitted(fair.visitor, VISITS)
    assert (await get(fair.visitor, sent)).status_code == 200
    assert (await get(fair.cast.manager, sent)).status_code == 200
    read = await fair.read(fair.cast.manager, sent)
    assert (read["cv"]["name"], read["cv"]["yours"]) == ("CV Anna.pdf", False)
    other = await colleague(fair)
    refused(await get(other, sent), "not-allowed", 403)
    mine = await fair.read(other, sent)
    assert (mine["cv_attached"], mine["cv"]) == (True, None)
    facilitator = await fair.make_person(None, staff_role="facilitator", cluster=LDC, second_factor=True)
    refused(await get(facilitator, sent), "not-allowed", 403)
    assert (await fair.read(facilitator, sent))["cv"] is None
    for stranger in (fair.host, fair.cast.host_manager, await fair.organisation("Nabo", LDC)):
        refused(await get(stranger, sent), "not-found", 404)


async def test_a_draft_is_read_by_nobody_but_its_people(fair: Fair) -> None:
    drafted = await fair.attached(fair.visitor, await fair.draft(fair.visitor, VISITS), "cv")
    refused(await get(fair.cast.manager, drafted), "not-found", 404)


async def test_the_host_reads_it_once_both_have_accepted_and_not_before(fair: Fair) -> None:
    visiting = await fair.accepted(fair.visitor, VISITS)
    hosting = await fair.accepted(fair.host, HOSTS)
    other_host = await fair.organisation("Toinen Talo", MODACC)
    await fair.accepted(other_host, HOSTS)
    made = good(await fair.propose(fair.visitor, visiting, hosting), 201)
    assert made["cv"] is None
    refused(await get(fair.host, visiting), "not-found", 404)
    done = good(await fair.answer(fair.host, made, "accept"))
    assert done["cv"]["name"] == "CV Anna.pdf"
    assert (await get(fair.host, visiting)).content == PDF
    refused(await get(other_host, visiting), "not-found", 404)
    refused(await get(fair.cast.host_manager, visiting), "not-found", 404)
    mine = good(await fair.visitor.client.get(f"/v1/exchange-proposals/{made['id']}"))
    assert mine["cv"] is None
    of = f"/v1/exchange-proposals?exchange_id={done['exchange_id']}"
    assert [row["cv"]["name"] for row in good(await fair.host.client.get(of))["data"]] == ["CV Anna.pdf"]
    assert good(await other_host.client.get(of))["data"] == []
    await fair.database.pool.execute("update exchanges set state = 'cancelled'")
    refused(await get(fair.host, visiting), "not-found", 404)


async def test_whoever_reads_anothers_cv_leaves_an_entry(fair: Fair) -> None:
    sent = await fair.submitted(fair.visitor, VISITS)
    for person in (fair.visitor, fair.cast.manager):
        assert (await get(person, sent)).status_code == 200
    rows = await fair.database.pool.fetch(
        "select user_id, change from journal_entries where tag = 'registration.cv_read'"
    )
    assert [row["user_id"] for row in rows] == [fair.cast.manager.user_id]
    assert "Anna" not in str(rows)


# --- the welcome pack ---


async def test_the_welcome_pack_is_read_by_whoever_sees_the_host_in_the_catalogue(fair: Fair) -> None:
    drafted = await fair.draft(fair.host, HOSTS)
    told = good(await fair.put(fair.host, drafted, "welcome-pack", name="Welcome.pdf"))
    sent = good(await fair.move(fair.host, told, "submit"))
    address = f"/v1/exchange-catalogue/{sent['id']}/welcome-pack"
    assert (await get(fair.cast.host_manager, sent, "welcome-pack")).status_code == 200
    await fair.accepted(fair.visitor, VISITS)
    refused(await fair.visitor.client.get(address), "not-found", 404)
    good(await fair.move(fair.cast.host_manager, sent, "accept"))
    found = good(await fair.visitor.client.get("/v1/exchange-catalogue?programme=cloth"))["data"]
    entry = next(entry for entry in found if entry["registration_id"] == sent["id"])
    assert entry["welcome_pack"]["name"] == "Welcome.pdf"
    assert (await fair.visitor.client.get(address)).content == PDF
    outsider = await fair.organisation("Udenfor", LDC)
    refused(await outsider.client.get(address), "not-found", 404)
    good(await delete(fair.host, sent, "welcome-pack"))
    refused(await fair.visitor.client.get(address), "not-found", 404)


# --- how long ---


async def gone(fair: Fair) -> bool:
    return bool(await fair.database.pool.fetchval("select bool_and(purged_at is not null) from stored_files"))


async def test_a_cv_goes_half_a_year_after_the_registration_is_closed(fair: Fair) -> None:
    accepted = await fair.accepted(fair.visitor, VISITS)
    await keep(fair, 400)
    assert not await gone(fair)
    good(await fair.move(fair.visitor, accepted, "close", {}))
    await keep(fair, 182)
    assert not await gone(fair)
    await keep(fair, 185)
    assert await gone(fair)


async def test_a_cv_stays_while_a_stay_is_ahead_and_half_a_year_after_it(fair: Fair) -> None:
    visiting, _, done = await agreed(fair)
    good(await fair.move(fair.visitor, await fair.read(fair.visitor, visiting), "close", {}))
    await keep(fair, 300)
    assert not await gone(fair)
    last = fair.clock.now.date() + timedelta(days=100)
    await fair.database.pool.execute(
        "update exchanges set planned_start = $2, planned_end = $2 where id = $1::uuid",
        done["exchange_id"],
        last,
    )
    await keep(fair, 100 + 182)
    assert not await gone(fair)
    await keep(fair, 100 + 185)
    assert await gone(fair)


async def test_who_still_takes_part_keeps_a_cv_brought_after_the_last_stay(fair: Fair) -> None:
    visiting, _, _ = await agreed(fair)
    await fair.database.pool.execute(
        "update exchanges set planned_start = $1, planned_end = $1",
        fair.clock.now.date() - timedelta(days=200),
    )
    await keep(fair, 1)
    assert not await gone(fair)
    await fair.database.pool.execute("update stored_files set created_at = created_at - interval '300 days'")
    await keep(fair, 1)
    assert await gone(fair)
    refused(await get(fair.visitor, visiting), "not-found", 404)
    assert (await fair.read(fair.visitor, visiting))["missing"] == ["cv"]


# --- who is told ---


async def subjects(fair: Fair, person: Person) -> list[str]:
    rows = await fair.database.pool.fetch(
        "select subject from mails where recipient = $1 order by id", person.email
    )
    return [row["subject"] for row in rows]


async def test_those_who_judge_are_told_when_it_is_sent_and_again_after_changes(fair: Fair) -> None:
    await fair.database.pool.execute(
        "update users set language = 'da' where id = $1", fair.cast.manager.user_id
    )
    sent = await fair.submitted(fair.visitor, VISITS)
    told = await subjects(fair, fair.cast.manager)
    assert told == ["Tilmelding at tage stilling til: Systuen"]
    good(await fair.move(fair.cast.manager, sent, "request-changes", {"reason": "Say more."}))
    good(await fair.move(fair.visitor, await fair.read(fair.visitor, sent), "submit"))
    body = await fair.database.pool.fetchval(
        "select body_text from mails where recipient = $1 order by id desc limit 1", fair.cast.manager.email
    )
    assert "rettet og sendt igen" in body
    assert "/staff/registrations" in body
    assert await subjects(fair, fair.cast.host_manager) == []
    assert await subjects(fair, fair.cast.lead) == []


async def test_where_a_cluster_has_nobody_the_programme_is_told_and_never_ones_own_people(fair: Fair) -> None:
    await fair.database.pool.execute(
        "insert into memberships (user_id, actor_id, role) values ($1, $2, 'viewer')",
        fair.cast.manager.user_id,
        fair.visitor.actor_id,
    )
    await fair.submitted(fair.visitor, VISITS)
    assert await subjects(fair, fair.cast.manager) == []
    assert await subjects(fair, fair.cast.lead) == ["A registration to decide on: Systuen"]
