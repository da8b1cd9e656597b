"""Reference data reach the database once, whole, and again only when the files change."""

from typing import Any, cast

import asyncpg
import pytest

from symbiosis.kit.database import Database
from symbiosis.reference import files, loader


async def test_loading_again_changes_nothing(database: Database) -> None:
    async with database.pool.acquire() as connection:
        before = await connection.fetch("select * from reference_sets order by name")
        loaded = await loader.load_reference(connection)  # type: ignore[arg-type]  # a pooled connection
        after = await connection.fetch("select * from reference_sets order by name")
    assert before == after
    assert not any(found.changed for found in loaded)


async def test_every_shipped_set_is_registered_with_its_licence(database: Database) -> None:
    held = await database.pool.fetch("select name, licence, source, version from reference_sets")
    assert {row["name"] for row in held} == {source.name for source in files.sources()}
    assert all(row["licence"] and row["source"] and len(row["version"]) == 64 for row in held)


async def test_a_changed_file_updates_rows_adds_new_ones_and_drops_what_is_gone(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The forms file as a later version may have it: one renamed, one new, one gone."""
    as_shipped = files.rows

    def later(name: str) -> list[dict[str, str]]:
        rows = as_shipped(name)
        if name != "material_forms":
            return rows
        renamed = [{**rows[0], "name_en": "Renamed"}, *rows[1:-1]]
        return [*renamed, {**rows[0], "slug": "brand_new"}]

    monkeypatch.setattr(files, "rows", later)
    async with _rolled_back(database) as connection:
        await connection.execute("update reference_sets set version = 'old' where name = 'material_forms'")
        last = as_shipped("material_forms")[-1]["slug"]
        loaded = await loader.load_reference(connection)
        slugs = {row["slug"] for row in await connection.fetch("select slug from material_forms")}
        first = as_shipped("material_forms")[0]["slug"]
        name = await connection.fetchval("select names->>'en' from material_forms where slug = $1", first)
    assert [found.name for found in loaded if found.changed] == ["material_forms"]
    assert name == "Renamed"
    assert "brand_new" in slugs
    assert last not in slugs


async def test_a_failing_load_leaves_the_old_rows(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(name: str) -> list[dict[str, str]]:
        raise ValueError(f"{name} cannot be read")

    async with _rolled_back(database) as connection:
        await connection.execute("update reference_sets set version = 'old' where name = 'fibres'")
        monkeypatch.setattr(files, "rows", broken)
        with pytest.raises(ValueError, match="cannot be read"):
            await loader.load_reference(connection)
        assert await connection.fetchval("select count(*) from fibres") == 72
        assert await connection.fetchval("select version from reference_sets where name = 'fibres'") == "old"


class _rolled_back:  # noqa: N801  # reads as a verb in `async with`
    """A connection whose changes nobody else sees."""

    def __init__(self, database: Database) -> None:
        self._pool = database.pool

    async def __aenter__(self) -> "asyncpg.Connection[Any]":
        self._connection: Any = await self._pool.acquire()
        self._transaction = self._connection.transaction()
        await self._transaction.start()
        return cast("asyncpg.Connection[Any]", self._connection)

    async def __aexit__(self, *_: object) -> None:
        await self._transaction.rollback()
        await self._pool.release(self._connection)
