"""Loads the shipped files: only what changed, by COPY, each set in one transaction."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import asyncpg

from symbiosis.kit.text import fold
from symbiosis.reference import files

Row = tuple[Any, ...]


@dataclass(frozen=True)
class Table:
    """How a set becomes rows: its table, key, columns and the reader of one line."""

    name: str
    key: tuple[str, ...]
    columns: tuple[str, ...]
    read: Callable[[dict[str, str]], Row]


@dataclass(frozen=True)
class LoadedSet:
    name: str
    rows: int
    changed: bool


def _postcode(row: dict[str, str]) -> Row:
    return (
        row["country"],
        row["postcode"],
        row["place"],
        fold(row["place"]),
        row["nuts3"] or None,
        float(row["latitude"]),
        float(row["longitude"]),
    )


def _place(row: dict[str, str]) -> Row:
    names = [row["name"], row["local_name"], *row["alt_names"].split("|")]
    folded = dict.fromkeys(fold(name) for name in names if name)
    return (
        int(row["geonameid"]),
        row["country"],
        row["name"],
        row["local_name"] or row["name"],
        row["postcode"] or None,
        int(row["population"] or 0),
        row["nuts3"] or None,
        float(row["latitude"]),
        float(row["longitude"]),
        "|" + "|".join(folded) + "|",
    )


TABLES = (
    Table(
        "postcodes",
        ("country", "postcode"),
        ("country", "postcode", "place", "search_name", "nuts3", "latitude", "longitude"),
        _postcode,
    ),
    Table(
        "places",
        ("id",),
        (
            "id",
            "country",
            "name",
            "local_name",
            "postcode",
            "population",
            "nuts3",
            "latitude",
            "longitude",
            "search_text",
        ),
        _place,
    ),
)


async def load_reference(connection: "asyncpg.Connection[Any]") -> list[LoadedSet]:
    """Bring every set to the shipped version; a set that is current is skipped."""
    return [await _load(connection, table) for table in TABLES]


async def _load(connection: "asyncpg.Connection[Any]", table: Table) -> LoadedSet:
    version = files.version(table.name)
    held = await connection.fetchrow("select version, rows from reference_sets where name = $1", table.name)
    if held is not None and held["version"] == version:
        return LoadedSet(table.name, held["rows"], changed=False)
    rows = list({key_of(table, row): row for row in map(table.read, files.rows(table.name))}.values())
    async with connection.transaction():
        await connection.execute("set local statement_timeout = '120s'")
        await _merge(connection, table, rows)
        await connection.execute(
            "insert into reference_sets (name, version, rows) values ($1, $2, $3) on conflict (name)"
            " do update set version = excluded.version, rows = excluded.rows, loaded_at = now()",
            table.name,
            version,
            len(rows),
        )
    return LoadedSet(table.name, len(rows), changed=True)


def key_of(table: Table, row: Row) -> Row:
    return tuple(row[table.columns.index(name)] for name in table.key)


async def _merge(connection: "asyncpg.Connection[Any]", table: Table, rows: Iterable[Row]) -> None:
    """COPY into a temporary table, then insert, update what differs and delete what is gone."""
    columns = ", ".join(table.columns)
    others = [c for c in table.columns if c not in table.key]
    same_key = " and ".join(f"t.{c} = n.{c}" for c in table.key)
    differs = (
        f"({', '.join(f't.{c}' for c in others)}) is distinct from ({', '.join(f'n.{c}' for c in others)})"
    )
    await connection.execute(
        f"create temp table incoming (like {table.name} including defaults) on commit drop"
    )
    await connection.copy_records_to_table("incoming", records=rows, columns=table.columns)
    # The names come from TABLES above, never from outside.
    await connection.execute(
        f"merge into {table.name} t using incoming n on {same_key}"  # noqa: S608
        f" when matched and {differs} then update set {', '.join(f'{c} = n.{c}' for c in others)}"
        f" when not matched then insert ({columns}) values ({', '.join(f'n.{c}' for c in table.columns)})"
        " when not matched by source then delete"
    )
    await connection.execute("drop table incoming")
