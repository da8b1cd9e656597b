"""Loads the shipped files: only what changed, by COPY, each set in one transaction."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import asyncpg

from symbiosis.reference import files
from symbiosis.reference.files import Source
from symbiosis.reference.tabular import TABLES, Row, Table

_LOCK = 7426992  # any constant of ours: two starters load one after the other


@dataclass(frozen=True)
class LoadedSet:
    """`rows` is None for drawings; `changed` when the database held another version or none."""

    name: str
    rows: int | None
    changed: bool


async def load_reference(connection: "asyncpg.Connection[Any]") -> list[LoadedSet]:
    """Bring every set to the shipped version; a set that is current is skipped.

    Sets without a table (plants, outlines ...) are only registered with their source and licence.
    """
    tables = {table.name: table for table in TABLES}
    return [await _bring(connection, source, tables.get(source.name)) for source in files.sources()]


async def _bring(connection: "asyncpg.Connection[Any]", source: Source, table: Table | None) -> LoadedSet:
    version = files.version(source.name)
    async with connection.transaction():
        await connection.execute("set local statement_timeout = '120s'")
        await connection.execute("select pg_advisory_xact_lock($1)", _LOCK)
        held = await connection.fetchrow(
            "select version, rows from reference_sets where name = $1", source.name
        )
        if held is not None and held["version"] == version:
            await _register(connection, source, version, held["rows"])
            return LoadedSet(source.name, held["rows"], changed=False)
        rows = await asyncio.to_thread(_rows_of, source, table)
        if table is not None and rows is not None:
            await _merge(connection, table, rows)
        count = None if rows is None else len(rows)
        await _register(connection, source, version, count)
    return LoadedSet(source.name, count, changed=True)


def _rows_of(source: Source, table: Table | None) -> Sequence[Row] | None:
    if table is not None:
        return table.rows()
    return None if source.file.endswith(".topojson") else files.rows(source.name)


async def _register(
    connection: "asyncpg.Connection[Any]", source: Source, version: str, rows: int | None
) -> None:
    """Keeps `loaded_at` unless the data changed; a corrected source or licence is taken over."""
    await connection.execute(
        "insert into reference_sets as held (name, version, rows, title, source, licence, attribution)"
        " values ($1, $2, $3, $4, $5, $6, $7) on conflict (name) do update set version = excluded.version,"
        " rows = excluded.rows, title = excluded.title, source = excluded.source,"
        " licence = excluded.licence, attribution = excluded.attribution,"
        " loaded_at = case when held.version = excluded.version then held.loaded_at else now() end",
        source.name,
        version,
        rows,
        source.title,
        source.source,
        source.licence,
        source.attribution,
    )


async def _merge(connection: "asyncpg.Connection[Any]", table: Table, rows: Sequence[Row]) -> None:
    """COPY into a temporary table, then insert, update what differs and delete what is gone."""
    columns = list(rows[0])
    await connection.execute(
        f"create temp table incoming (like {table.name} including defaults) on commit drop"
    )
    records = [tuple(row.values()) for row in rows]
    await connection.copy_records_to_table("incoming", records=records, columns=columns)
    await connection.execute(_merge_sql(table, columns))
    await connection.execute("drop table incoming")


def _merge_sql(table: Table, columns: list[str]) -> str:
    """The names come from `tabular`, never from outside."""
    others = [c for c in columns if c not in table.key]
    mine, theirs = (", ".join(f"{side}.{c}" for c in others) for side in "tn")
    return (
        f"merge into {table.name} t using incoming n on {' and '.join(f't.{c} = n.{c}' for c in table.key)}"  # noqa: S608
        f" when matched and ({mine}) is distinct from ({theirs})"
        f" then update set {', '.join(f'{c} = n.{c}' for c in others)}"
        f" when not matched then insert ({', '.join(columns)}) values ({', '.join(f'n.{c}' for c in columns)})"
        " when not matched by source then delete"
    )
