"""The real actors of the shipped lists."""

from typing import Any

import asyncpg
import pytest

from symbiosis.actors.registry import load_registry
from symbiosis.actors.registry_records import known_as, registry
from symbiosis.kit.database import Database
from symbiosis.reference import files


async def load(database: Database) -> int:
    async with database.pool.acquire() as connection:
        return await load_registry(connection)


async def test_loading_twice_changes_nothing(database: Database) -> None:
    await load(database)
    before = await database.pool.fetchval("select count(*) from journal_entries")
    await database.pool.execute("update reference_sets set version = 'older' where name = 'actor_registry'")
    await load(database)
    assert await database.pool.fetchval("select max(version) from actors") == 1
    assert await database.pool.fetchval("select count(*) from journal_entries") == before


async def test_claimed_record_is_left_alone(database: Database) -> None:
    await load(database)
    await database.pool.execute(
        "update actors set claimed = true, display_name = 'Ours' where external_id = 'newretex';"
        "update actors set display_name = 'Not ours' where external_id = 'rester';"
        "update reference_sets set version = 'older' where name = 'actor_registry'"
    )
    await load(database)
    rows = await database.pool.fetch(
        "select external_id, display_name from actors where external_id in ('newretex', 'rester')"
    )
    assert {row["external_id"]: row["display_name"] for row in rows} == {
        "newretex": "Ours",
        "rester": "Rester Oy",
    }


@pytest.mark.parametrize(
    ("one", "other"),
    [("Rester Oy", "RESTER"), ("Mp Denmark A/S", "MP Denmark"), ("FASK (FAshion SKills)", "FASK")],
)
def test_legal_form_and_brackets_do_not_make_another_company(one: str, other: str) -> None:
    assert known_as(one) == known_as(other)


def test_plants_keep_their_keys() -> None:
    plants = files.rows("recycling_plants")
    records = registry(plants, files.rows("companies"), files.rows("facilities"))
    keys = {record.external_id for record in records if record.external_source == "recycling-plants"}
    assert keys == {row["slug"] for row in plants}


def test_namesakes_far_apart_are_two_companies() -> None:
    row = next(row for row in files.rows("companies") if row["name"] == "Gabriel")
    far = {**row, "lat": "55.0", "lon": "12.0"}
    assert len(registry([], [row, far], [])) == 2
    assert len(registry([], [row, dict(row)], [])) == 1


def test_rows_of_other_trades_are_left_out() -> None:
    facilities = files.rows("facilities")
    doubtful = {row["facility_id"] for row in facilities if row["textile_relevant"] != "1"}
    assert doubtful
    assert not doubtful & {record.external_id for record in registry([], [], facilities)}


async def test_a_broken_load_leaves_nothing(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    async def fail(*_: Any, **__: Any) -> None:
        raise asyncpg.PostgresError("stopped")

    monkeypatch.setattr("symbiosis.actors.registry._load_clusters", fail)
    await database.pool.execute("delete from reference_sets where name = 'actor_registry'")
    with pytest.raises(asyncpg.PostgresError):
        await load(database)
    assert await database.pool.fetchval("select count(*) from actors") == 0
