"""Streams from people's own files: all that fits goes in once, and every refusal says where and why."""

import json
from pathlib import Path
from typing import Any

import pytest

from conftest import BARCELONA, make_actor
from integrations.importing import bring_in, counts
from symbiosis import reactions
from symbiosis.integrations.imports.service import run_import
from symbiosis.kit import clock
from symbiosis.kit.database import Database

EXAMPLE = Path(__file__).parents[2] / "examples" / "streams-da.csv"
HEADER = "Nr;Titel;Type;Sammensætning;Mængde;Postnr;By\n"


@pytest.fixture(autouse=True)
def _reactions() -> None:
    reactions.install()


async def streams_of(database: Database) -> list[Any]:
    return await database.pool.fetch("select * from material_streams order by external_id")


def errors_of(done: dict[str, Any]) -> list[tuple[int, str | None, str]]:
    return [(e["line"], e["column"], e["code"]) for e in json.loads(done["errors"])]


async def test_the_example_of_the_documentation_is_imported_whole(database: Database) -> None:
    owner, _ = await make_actor(database, "Systuen")
    done = await bring_in(database, "streams", EXAMPLE.read_bytes(), owner=owner)
    assert (done["state"], json.loads(done["errors"]), json.loads(done["notes"])) == ("done", [], [])
    assert counts(done) == (5, 0, 0, 0)
    rows = {row["external_id"]: row for row in await streams_of(database)}
    assert float(rows["A-101"]["quantity_kg"]) == 1250.5
    assert json.loads(rows["A-101"]["price"])["per_kg"] == {"amount": "1.5", "currency": "DKK"}
    assert float(rows["A-102"]["quantity_kg"]) == 396
    assert rows["A-103"]["identity"] == "anonymous_until_mutual"
    assert rows["A-103"]["description"] == "Vasket og tørret.\nStår i bure under tag."
    assert json.loads(rows["A-104"]["material"])["disruptors"] == ["button", "rivet", "zip_plastic"]
    assert json.loads(rows["A-104"]["quantity"])["period"] == "month"
    need = json.loads(rows["B-201"]["requirements"])
    assert [(w["fibres"], w["min_pct"], w["max_pct"]) for w in need["composition"]] == [
        (["cotton"], 95, None),
        (["elastane"], None, 3),
    ]
    assert {row["status"] for row in rows.values()} == {"published"}


async def test_the_same_file_twice_changes_nothing(database: Database) -> None:
    owner, _ = await make_actor(database, "Systuen")
    await bring_in(database, "streams", EXAMPLE.read_bytes(), owner=owner)
    before = await streams_of(database)
    jobs = await database.pool.fetchval("select count(*) from pgqueuer")
    journal = "select count(*) from journal_entries where subject_type = 'material_stream'"
    entries = await database.pool.fetchval(journal)
    done = await bring_in(database, "streams", EXAMPLE.read_bytes(), owner=owner)
    assert counts(done) == (0, 0, 5, 0)
    assert await streams_of(database) == before
    assert await database.pool.fetchval("select count(*) from pgqueuer") == jobs
    assert await database.pool.fetchval(journal) == entries


async def test_a_row_without_a_number_of_its_own_is_known_again_by_title_and_place(
    database: Database,
) -> None:
    owner, _ = await make_actor(database, "Systuen")
    file = "Titel;Type;Mængde;Postnr\nKlip, blå;cutting_scraps;{};7400\n"
    assert counts(await bring_in(database, "streams", file.format("200"), owner=owner)) == (1, 0, 0, 0)
    assert counts(await bring_in(database, "streams", file.format("250"), owner=owner)) == (0, 1, 0, 0)
    (row,) = await streams_of(database)
    assert (float(row["quantity_kg"]), row["version"]) == (250, 2)


async def test_changed_rows_are_scored_anew_and_unchanged_ones_are_not(database: Database) -> None:
    owner, _ = await make_actor(database, "Systuen")
    file = HEADER + "1;Klip;cutting_scraps;100% bomuld;200;7400;\n2;Ruller;roll_ends;100% bomuld;{};7400;\n"
    await bring_in(database, "streams", file.format(100), owner=owner)
    jobs = "select count(*) from pgqueuer where entrypoint = 'matches.score_stream'"
    assert await database.pool.fetchval(jobs) == 2
    await bring_in(database, "streams", file.format(120), owner=owner)
    assert await database.pool.fetchval(jobs) == 3


async def test_refused_rows_say_line_column_value_and_remedy_and_the_rest_goes_in(database: Database) -> None:
    owner, _ = await make_actor(database, "Systuen")
    done = await bring_in(
        database,
        "streams",
        HEADER
        + "1;Klip;Vrøvl;100% bomuld;200;7400;Herning\n"
        + '2;"Klip\nto";cutting_scraps;50% bomuld;abc;7400;Herning\n'
        + "\n"
        + "3;;cutting_scraps;100% bomuld;200;7400;Herning\n"
        + "4;Klip fire;cutting_scraps;100% bomuld;200;0000;Ingensteds\n"
        + "5;Klip fem;cutting_scraps;100% bomuld;12;7400;Herning\n"
        + "5;Klip fem igen;cutting_scraps;100% bomuld;12;7400;Herning\n"
        + "6;Klip;seks;cutting_scraps;100% bomuld;200;7400;Herning\n",
        owner=owner,
    )
    assert errors_of(done) == [
        (2, "Type", "unknown_word"),
        (3, "Mængde", "not_a_number"),
        (3, "Sammensætning", "composition_unclear"),
        (6, "Titel", "missing"),
        (7, "Postnr", "place_not_found"),
        (9, "Nr", "duplicate_row"),
        (10, None, "too_many_cells"),
    ]
    assert counts(done) == (1, 0, 0, 6)
    first = json.loads(done["errors"])[0]
    assert first["value"] == "Vrøvl"
    assert first["detail"]


async def test_dry_run_counts_everything_and_writes_nothing(database: Database) -> None:
    owner, _ = await make_actor(database, "Systuen")
    done = await bring_in(database, "streams", EXAMPLE.read_bytes(), owner=owner, dry_run=True)
    assert (done["state"], counts(done)) == ("done", (5, 0, 0, 0))
    assert await streams_of(database) == []
    assert await database.pool.fetchval("select count(*) from pgqueuer") == 0
    assert await database.pool.fetchval("select count(*) from journal_entries") == 0


async def test_a_failure_while_writing_leaves_nothing_half_written(database: Database) -> None:
    owner, _ = await make_actor(database, "Systuen")
    await database.pool.execute(
        "create function refuse() returns trigger language plpgsql as"
        " $$ begin if new.title = 'Klip 60' then raise 'no'; end if; return new; end $$;"
        " create trigger refuse before insert on material_streams for each row execute function refuse()"
    )
    rows = "".join(f"{n};Klip {n};cutting_scraps;100% bomuld;200;7400;Herning\n" for n in range(100))
    try:
        with pytest.raises(Exception, match="no"):
            await bring_in(database, "streams", HEADER + rows, owner=owner)
    finally:
        await database.pool.execute("drop function refuse() cascade")
    assert await streams_of(database) == []
    assert await database.pool.fetchval("select count(*) from pgqueuer") == 0
    assert await database.pool.fetchval("select state from imports") == "failed"


async def test_a_file_that_failed_for_a_passing_reason_can_be_run_again(database: Database) -> None:
    owner, _ = await make_actor(database, "Systuen")
    file = HEADER + "1;Klip;cutting_scraps;100% bomuld;200;7400;\n"
    await bring_in(database, "streams", file, owner=owner, dry_run=True)
    await database.pool.execute(
        "update imports set state = 'failed', dry_run = false, content = $1, failure = '{}'", file.encode()
    )
    import_id = await database.pool.fetchval("select id from imports")
    await run_import(database.sessions, {"import_id": str(import_id)}, clock.now())
    assert await database.pool.fetchval("select state from imports where failure is null") == "done"
    assert len(await streams_of(database)) == 1


async def test_rows_without_a_place_are_at_the_owners_main_site(database: Database) -> None:
    owner, site = await make_actor(database, "Systuen", BARCELONA)
    await bring_in(database, "streams", "title,form,kg\nRetalls,cutting_scraps,200\n", owner=owner)
    (row,) = await streams_of(database)
    assert (row["site_id"], row["country"], row["nuts3"]) == (site, "ES", "ES511")


async def test_staff_may_name_the_owner_in_each_row(database: Database) -> None:
    one, _ = await make_actor(database, "Systuen")
    other, _ = await make_actor(database, "Vaskeriet")
    done = await bring_in(
        database,
        "streams",
        "Firma;Titel;Form;Kg;Postnr\nSystuen;Klip;cutting_scraps;200;7400\nVASKERIET;Linned;flat_linen;300;7400\n"
        "Ukendt A/S;Klip;cutting_scraps;200;7400\n;Klip;cutting_scraps;200;7400\n",
    )
    assert {row["owner_id"] for row in await streams_of(database)} == {one, other}
    assert errors_of(done) == [(4, "Firma", "owner_not_found"), (5, "Firma", "owner_missing")]


async def test_an_unpublished_row_becomes_a_draft_and_keeps_its_state_later(database: Database) -> None:
    owner, _ = await make_actor(database, "Systuen")
    file = "Titel;Form;Kg;Postnr;Offentliggør\nKlip;cutting_scraps;{};7400;{}\n"
    await bring_in(database, "streams", file.format(200, "nej"), owner=owner)
    await bring_in(database, "streams", file.format(210, "ja"), owner=owner)
    (row,) = await streams_of(database)
    assert (row["status"], row["version"]) == ("draft", 2)


async def test_a_file_that_is_no_table_fails_as_a_whole_with_the_remedy(database: Database) -> None:
    owner, _ = await make_actor(database, "Systuen")
    done = await bring_in(database, "streams", "Titel;Farve\nKlip;Hvid\n", owner=owner)
    assert done["state"] == "failed"
    assert "quantity" in json.loads(done["failure"])["detail"]
    assert done["content"] is None


async def test_sources_the_platform_keeps_cannot_be_taken(database: Database) -> None:
    owner, _ = await make_actor(database, "Systuen")
    done = await bring_in(
        database,
        "streams",
        "Id;Kilde;Titel;Form;Kg;Postnr\n1;public-route-rules;Klip;cutting_scraps;200;7400\n",
        owner=owner,
    )
    assert errors_of(done) == [(2, "Kilde", "reserved_source")]
