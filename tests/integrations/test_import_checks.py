"""Files and the checks of organisations: merged, claimed, suspended, verified, members of clusters."""

import json
from typing import Any
from uuid import UUID

import pytest

from actors.organisations import do, done, make_clusters, refused
from conftest import MakePerson, make_actor
from integrations.importing import bring_in, counts
from integrations.test_standing_needs import register_plants
from symbiosis.actors.registry import load_registry
from symbiosis.integrations.imports.service import run_import
from symbiosis.integrations.standing import keep_standing_needs
from symbiosis.kit import clock
from symbiosis.kit.database import Database

ACTORS = "Id;Navn;Land;Postnr;CVR;Klynger\n{}\n"


def codes(done: dict[str, Any]) -> list[str]:
    return [error["code"] for error in json.loads(done["errors"])]


async def memberships(database: Database) -> list[tuple[str, str]]:
    rows = await database.pool.fetch("select cluster_slug, state from cluster_memberships order by 1")
    return [(row["cluster_slug"], row["state"]) for row in rows]


async def key_of(database: Database, actor_id: UUID, key: str) -> None:
    await database.pool.execute(
        "update actors set external_source = 'import', external_id = $2 where id = $1", actor_id, key
    )


async def merge(database: Database, source: UUID, target: UUID) -> None:
    """As far as a file can tell."""
    await database.pool.execute(
        "update actors set standing = 'merged', merged_into = $2 where id = $1", source, target
    )


# --- clusters ---


@pytest.mark.parametrize(
    ("role", "place", "state"),
    [
        ("facilitator", {}, "claimed"),
        ("programme_lead", {}, "claimed"),
        ("cluster_manager", {}, "confirmed"),
    ],
)
async def test_file_confirms_only_what_who_brings_it_may_confirm(
    make_person: MakePerson, database: Database, role: str, place: dict[str, str], state: str
) -> None:
    await make_clusters(database)
    staff = await make_person(None, staff_role=role, **place)
    answer = await staff.client.post(
        "/v1/imports?kind=actors",
        content=ACTORS.format("1;Væveriet;DK;7400;;ldc"),
        headers={"content-type": "text/csv"},
    )
    assert answer.status_code == 202, answer.text
    await run_import(database.sessions, {"import_id": answer.json()["id"]}, clock.now())
    assert await memberships(database) == [("ldc", state)]


async def test_operators_file_is_the_platforms_own_word(database: Database) -> None:
    await make_clusters(database)
    await bring_in(database, "actors", ACTORS.format("1;Væveriet;DK;7400;;ldc"))
    assert await memberships(database) == [("ldc", "confirmed")]


@pytest.mark.parametrize(
    ("held", "then"), [("claimed", "confirmed"), ("refused", "refused"), ("ended", "ended")]
)
async def test_file_confirms_a_claim_and_reopens_nothing(database: Database, held: str, then: str) -> None:
    await make_clusters(database)
    file = ACTORS.format("1;Væveriet;DK;7400;;ldc")
    await bring_in(database, "actors", file)
    await database.pool.execute("update cluster_memberships set state = $1", held)
    await bring_in(database, "actors", file)
    assert await memberships(database) == [("ldc", then)]


# --- records ---


async def test_merged_record_is_not_brought_back(database: Database) -> None:
    (old, _), (new, _) = await make_actor(database, "Væveriet"), await make_actor(database, "Væveriet ApS")
    await key_of(database, old, "1")
    await merge(database, old, new)
    done = await bring_in(database, "actors", ACTORS.format("1;Væveriet;DK;7400;;"))
    assert codes(done) == ["merged"]
    assert str(new) in done["errors"]


async def test_who_keeps_the_own_record_is_not_overwritten_by_staff(
    make_person: MakePerson, database: Database
) -> None:
    claimed, _ = await make_actor(database, "Væveriet")
    await key_of(database, claimed, "1")
    staff = await make_person(None, staff_role="facilitator")
    answer = await staff.client.post(
        "/v1/imports?kind=actors",
        content=ACTORS.format("1;Andet Navn;DK;7400;;"),
        headers={"content-type": "text/csv"},
    )
    await run_import(database.sessions, {"import_id": answer.json()["id"]}, clock.now())
    done = (await staff.client.get(f"/v1/imports/{answer.json()['id']}")).json()
    assert [error["code"] for error in done["errors"]] == ["keeps_own_record"]
    assert await database.pool.fetchval("select legal_name from actors") == "Væveriet"


async def test_number_in_the_words_of_another_register_is_taken(
    make_person: MakePerson, database: Database
) -> None:
    await bring_in(database, "actors", ACTORS.format("1;Væveriet;DK;7400;12345678;"))
    done = await bring_in(database, "actors", ACTORS.format("2;Garnhuset;DK;7400;DK12345678;"))
    assert codes(done) == ["registration_number_taken"]
    staff = await make_person(None, staff_role="facilitator")
    body = {"legal_name": "Garnhuset", "country": "DK", "site": {"country": "DK", "postcode": "7400"}}
    number = {"registration_scheme": "vat", "registration_number": "DK12345678"}
    answer = await staff.client.post("/v1/actors", json=body | number)
    refused(answer, 409, "registration-number-taken")


async def test_file_with_another_name_ends_a_verification(database: Database) -> None:
    for name, verification in (("Væveriet", "verified"), ("Væveriet II", "self_declared")):
        await bring_in(database, "actors", ACTORS.format(f"1;{name};DK;7400;;"))
        if name == "Væveriet":
            await database.pool.execute("update actors set verification = 'verified', verified_at = now()")
            await bring_in(database, "actors", ACTORS.format("1;Væveriet;DK;6000;;"))
        assert await database.pool.fetchval("select verification from actors") == verification


async def test_number_of_what_was_merged_into_it_can_be_taken_over(
    make_person: MakePerson, database: Database
) -> None:
    person = await make_person("Væveriet ApS")
    old, _ = await make_actor(database, "Væveriet")
    await database.pool.execute(
        "update actors set registration_scheme = 'cvr', registration_number = '12345678' where id = $1", old
    )
    assert person.actor_id is not None
    path, patch = (
        f"/v1/actors/{person.actor_id}",
        {"registration_scheme": "cvr", "registration_number": "12345678"},
    )
    refused(
        await person.client.patch(path, json=patch, headers={"if-match": "*"}),
        409,
        "registration-number-taken",
    )
    await merge(database, old, person.actor_id)
    answer = await person.client.patch(path, json=patch, headers={"if-match": "*"})
    assert answer.json()["registration_number"] == "12345678", answer.text


# --- streams ---


async def test_streams_of_a_merged_name_are_the_others(database: Database) -> None:
    (old, _), (new, _) = await make_actor(database, "Væveriet"), await make_actor(database, "Garnhuset")
    await merge(database, old, new)
    for owner in ("Væveriet", str(old)):
        file = f"ejer;titel;form;kg;by\n{owner};Rester {owner};cutting_scraps;200;Herning\n"
        assert counts(await bring_in(database, "streams", file)) == (1, 0, 0, 0)
    owners = await database.pool.fetch("select owner_id from material_streams")
    assert {row["owner_id"] for row in owners} == {new}


async def test_nothing_is_listed_for_who_is_suspended(database: Database) -> None:
    actor_id, _ = await make_actor(database, "Væveriet")
    await database.pool.execute("update actors set standing = 'suspended' where id = $1", actor_id)
    file = "ejer;titel;form;kg;by\nVæveriet;Rester;cutting_scraps;200;Herning\n"
    assert codes(await bring_in(database, "streams", file)) == ["owner_suspended"]


# --- what the platform keeps itself ---


async def test_shipped_lists_leave_alone_what_people_have_judged(database: Database) -> None:
    async with database.pool.acquire() as connection:
        await load_registry(connection)
        first, second, third = [
            row["id"] for row in await connection.fetch("select id from actors order by id limit 3")
        ]
        await connection.execute(
            "update actors set legal_name = 'Judged', verification = 'verified' where id = $1", first
        )
        await connection.execute("update actors set legal_name = 'Merged' where id = $1", second)
        await merge(database, second, first)
        await connection.execute("update actors set legal_name = 'Stale' where id = $1", third)
        await connection.execute("delete from sites where actor_id = any($1)", [first, second])
        await connection.execute("delete from reference_sets where name = 'actor_registry'")
        await load_registry(connection)
        names = await connection.fetch(
            "select legal_name from actors where id = any($1)", [first, second, third]
        )
    assert {"Judged", "Merged"} < {row["legal_name"] for row in names}
    assert "Stale" not in {row["legal_name"] for row in names}
    assert not await database.pool.fetchval(
        "select count(*) from sites where actor_id = any($1)", [first, second]
    )


async def test_standing_needs_stay_in_step_whatever_became_of_the_plant(
    make_person: MakePerson, database: Database
) -> None:
    await register_plants(database, "newretex", "siptex", "rester")
    assert (await keep_standing_needs(database, clock.now())).created > 0
    ids = {
        row["external_id"]: row["id"]
        for row in await database.pool.fetch(
            "select id, external_id from actors where external_id is not null"
        )
    }
    lead = await make_person(None, staff_role="programme_lead")
    member = await make_person("NewRetex A/S")
    await database.pool.execute(
        "update actors set external_source = 'crm', external_id = '7' where id = $1", member.actor_id
    )
    await done(lead, ids["newretex"], "merge", into=str(member.actor_id), reason="The same plant.")
    await done(lead, ids["siptex"], "suspend", reason="Nobody answers.")
    await database.pool.execute("update actors set claimed = true where id = $1", ids["rester"])
    await database.pool.execute("update material_streams set title = 'Stale'")

    again = await keep_standing_needs(database, clock.now())
    assert (again.created, again.retired, again.no_actor >= 0) == (0, 0, True)
    rows = await database.pool.fetch("select owner_id, title, status from material_streams")
    by_owner = {row["owner_id"]: (row["title"] == "Stale", row["status"]) for row in rows}
    assert by_owner == {
        member.actor_id: (False, "published"),
        ids["siptex"]: (True, "paused"),
        ids["rester"]: (False, "published"),
    }
    assert (await do(lead, ids["siptex"], "reinstate")).status_code == 200
