"""Imports over the API: taken in at once, done by the worker's job, seen by those they concern."""

import httpx

from accounts.partners import add_system, token_of
from conftest import MakePerson, Person, make_actor
from symbiosis import reactions
from symbiosis.integrations.imports.service import run_import
from symbiosis.kit import clock
from symbiosis.kit.database import Database

CSV = {"content-type": "text/csv"}
FILE = "Titel;Form;Mængde;Postnr\nKlip;cutting_scraps;200 kg;7400\nRuller;vrøvl;90 kg;7400\n"


async def send(person: Person, file: str | bytes = FILE, query: str = "kind=streams") -> httpx.Response:
    return await person.client.post(f"/v1/imports?{query}", content=file, headers=CSV)


async def work_off(database: Database) -> None:
    """What the worker does with the jobs that wait."""
    reactions.install()
    for row in await database.pool.fetch(
        "select payload from pgqueuer where entrypoint = 'integrations.run_import'"
    ):
        import_id = row["payload"].decode().split('"')[3]
        await run_import(database.sessions, {"import_id": import_id}, clock.now())


async def test_a_member_imports_its_streams_and_follows_the_job(
    database: Database, make_person: MakePerson
) -> None:
    member = await make_person("Systuen")
    answer = await send(member)
    assert answer.status_code == 202
    assert answer.json()["state"] == "queued"
    address = answer.headers["location"]
    await work_off(database)
    done = (await member.client.get(address)).json()
    assert done["state"] == "done"
    assert done["progress"] == {"rows_done": 2, "rows_total": 2}
    assert done["totals"] == {"created": 1, "changed": 0, "unchanged": 0, "refused": 1}
    assert [(e["line"], e["column"], e["value"], e["code"]) for e in done["errors"]] == [
        (3, "Form", "vrøvl", "unknown_word")
    ]
    streams = (await member.client.get("/v1/material-streams", params={"mine": True})).json()["data"]
    assert [stream["title"] for stream in streams] == ["Klip"]


async def test_a_dry_run_over_the_api_lists_nothing(database: Database, make_person: MakePerson) -> None:
    member = await make_person("Systuen")
    address = (await send(member, query="kind=streams&dry_run=true")).headers["location"]
    await work_off(database)
    assert (await member.client.get(address)).json()["totals"]["created"] == 1
    assert (await member.client.get("/v1/material-streams", params={"mine": True})).json()["data"] == []


async def test_a_member_cannot_import_for_another_organisation(make_person: MakePerson) -> None:
    member, other = await make_person("Systuen"), await make_person("Væveriet")
    answer = await send(member, query=f"kind=streams&owner_id={other.actor_id}")
    assert answer.status_code == 403
    assert (await send(member, query="kind=actors")).status_code == 403


async def test_a_member_cannot_name_owners_in_rows(database: Database, make_person: MakePerson) -> None:
    member, _ = await make_person("Systuen"), await make_person("Væveriet")
    address = (await send(member, "Firma;Titel;Form;Kg\nVæveriet;Klip;cutting_scraps;9\n")).headers[
        "location"
    ]
    await work_off(database)
    done = (await member.client.get(address)).json()
    assert (done["state"], done["failure"]["code"]) == ("failed", "file-unreadable")
    assert await database.pool.fetchval("select count(*) from material_streams") == 0


async def test_staff_import_for_any_organisation_that_nobody_has_claimed(
    database: Database, make_person: MakePerson
) -> None:
    actor_id, _ = await make_actor(database, "Systuen")
    await database.pool.execute("update actors set claimed = false")
    staff = await make_person(None, staff_role="facilitator")
    address = (await send(staff, query=f"kind=streams&owner_id={actor_id}")).headers["location"]
    await work_off(database)
    assert (await staff.client.get(address)).json()["totals"]["created"] == 1


async def test_staff_import_for_others_with_their_mandate_only(
    database: Database, make_person: MakePerson
) -> None:
    """As everywhere: who has claimed their record lists their own material."""
    member = await make_person("Systuen")
    staff = await make_person(None, staff_role="facilitator")
    named = "Firma;Titel;Form;Kg\nSystuen;Klip;cutting_scraps;9\n"
    for file, query in ((FILE, f"kind=streams&owner_id={member.actor_id}"), (named, "kind=streams")):
        address = (await send(staff, file, query)).headers["location"]
        await work_off(database)
        done = (await staff.client.get(address)).json()
        assert done["totals"]["created"] == 0
        assert "lists_its_own" in [error["code"] for error in done["errors"]]
    await database.pool.execute(
        "insert into mandates (actor_id, holder_id, scope, valid_until)"
        " values ($1, $2, '{streams}', now() + interval '1 day')",
        member.actor_id,
        staff.user_id,
    )
    address = (await send(staff, query=f"kind=streams&owner_id={member.actor_id}")).headers["location"]
    await work_off(database)
    assert (await staff.client.get(address)).json()["totals"]["created"] == 1


async def test_partners_system_sees_no_imports_of_nobody(
    database: Database, client: httpx.AsyncClient, make_person: MakePerson
) -> None:
    """The operator's have no person, nor have those of somebody who was erased; neither has a system."""
    member = await make_person("Systuen")
    sent = (await send(member)).json()["id"]
    await work_off(database)
    await database.pool.execute("update imports set user_id = null")
    token = await token_of(client, await add_system(database, scopes=["streams:read"]))
    headers = {"authorization": f"Bearer {token}"}
    assert (await client.get("/v1/imports", headers=headers)).json()["data"] == []
    assert (await client.get(f"/v1/imports/{sent}", headers=headers)).status_code == 404
    assert (await member.client.get(f"/v1/imports/{sent}")).status_code == 200


async def test_imports_are_listed_newest_first_in_pages(make_person: MakePerson) -> None:
    member, other = await make_person("Systuen"), await make_person("Væveriet")
    sent = [(await send(member)).json()["id"] for _ in range(3)]
    await send(other)
    first = (await member.client.get("/v1/imports", params={"limit": 2})).json()
    assert [found["id"] for found in first["data"]] == [sent[2], sent[1]]
    rest = (await member.client.get(first["page"]["next"])).json()
    assert [found["id"] for found in rest["data"]] == [sent[0]]
    assert rest["page"]["next_cursor"] is None
    assert (await member.client.get("/v1/imports", params={"kind": "actors"})).json()["data"] == []


async def test_a_file_larger_than_other_bodies_is_taken_and_one_over_the_limit_is_not(
    make_person: MakePerson,
) -> None:
    member = await make_person("Systuen")
    row = "Klip;cutting_scraps;200 kg;7400\n"
    assert (await send(member, FILE + row * 100_000)).status_code == 202
    answer = await send(member, FILE + row * 700_000)
    assert (answer.status_code, answer.json()["code"]) == (413, "body-too-large")


async def test_other_content_and_empty_bodies_are_refused_with_the_remedy(make_person: MakePerson) -> None:
    member = await make_person("Systuen")
    answer = await member.client.post("/v1/imports?kind=streams", json={})
    assert (answer.status_code, answer.json()["code"]) == (415, "unsupported-media-type")
    assert (await send(member, " \n")).status_code == 422
    assert (await send(member, query="kind=people")).status_code == 400
    assert (await send(member, query="kind=streams&dryrun=true")).status_code == 400


async def test_a_job_done_twice_changes_nothing(database: Database, make_person: MakePerson) -> None:
    member = await make_person("Systuen")
    await send(member)
    await work_off(database)
    before = await database.pool.fetch("select * from imports")
    await work_off(database)
    assert await database.pool.fetch("select * from imports") == before
