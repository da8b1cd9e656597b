"""The drill: dump, wipe, restore, compare."""

import asyncio
import stat
from collections.abc import Iterator
from pathlib import Path

import asyncpg
import pytest

from conftest import FAST
from symbiosis.kit.backup import BackupError, Contents, back_up, measure, restore
from symbiosis.kit.embedded import EmbeddedPostgres, EmbeddedPostgresError

TABLES = """
create table mills (id uuid primary key default uuidv7(), name citext not null, at timestamptz default now());
create index mills_by_trigram on mills using gin (name gin_trgm_ops);
create table bales (
    id bigint generated always as identity primary key,
    mill_id uuid not null references mills,
    quantity_kg numeric(14, 3) check (quantity_kg > 0),
    composition jsonb
);
create view heavy as select * from bales where quantity_kg > 100;
insert into mills (name) select 'Væveri ' || n from generate_series(1, 40) n;
insert into bales (mill_id, quantity_kg, composition)
    select id, 12.5 * n, jsonb_build_object('cotton', n) from mills, generate_series(1, 50) n;
"""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedPostgres]:
    own = EmbeddedPostgres(tmp_path_factory.mktemp("backup"), settings=FAST)
    own.start()
    yield own
    own.stop()


def run_sql(dsn: str, sql: str) -> None:
    async def run() -> None:
        connection = await asyncpg.connect(dsn)
        await connection.execute(sql)
        await connection.close()

    asyncio.run(run())


@pytest.fixture
def filled(server: EmbeddedPostgres, request: pytest.FixtureRequest) -> Iterator[str]:
    name = f"drill_{abs(hash(request.node.name)) % 10**8}"
    dsn = server.create_database(name)
    run_sql(dsn, TABLES)
    yield dsn
    server.drop_database(name)


def test_restored_database_holds_the_same_rows(filled: str, tmp_path: Path) -> None:
    before = asyncio.run(back_up(filled, tmp_path / "backup.dump"))
    assert (before.tables, before.rows) == (2, 2040)
    run_sql(filled, "drop table bales cascade; truncate mills; create table newer as select 1 as n")
    assert asyncio.run(measure(filled)) != before
    assert asyncio.run(restore(filled, tmp_path / "backup.dump")) == before
    assert asyncio.run(measure(filled)) == before
    run_sql(filled, "insert into bales (mill_id, quantity_kg) select mill_id, 1 from heavy limit 1")


def test_backup_reads_into_an_empty_database(filled: str, server: EmbeddedPostgres, tmp_path: Path) -> None:
    before = asyncio.run(back_up(filled, tmp_path / "backup.dump"))
    elsewhere = server.create_database("elsewhere")
    assert asyncio.run(restore(elsewhere, tmp_path / "backup.dump")) == before


def test_changed_value_changes_the_fingerprint(filled: str) -> None:
    before = asyncio.run(measure(filled))
    run_sql(filled, "update bales set quantity_kg = quantity_kg + 0.001 where id = 1")
    after = asyncio.run(measure(filled))
    assert (after.tables, after.rows) == (before.tables, before.rows)
    assert after.fingerprint != before.fingerprint


def test_backup_is_readable_by_its_owner_only_and_never_overwritten(filled: str, tmp_path: Path) -> None:
    file = tmp_path / "backup.dump"
    asyncio.run(back_up(filled, file))
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    with pytest.raises(BackupError, match="never overwritten"):
        asyncio.run(back_up(filled, file))
    assert [entry.name for entry in tmp_path.iterdir()] == ["backup.dump"]


@pytest.mark.parametrize("kept", [0.0, 0.3, 0.9])
def test_damaged_backup_changes_nothing(filled: str, tmp_path: Path, kept: float) -> None:
    whole, damaged = tmp_path / "whole.dump", tmp_path / "damaged.dump"
    before: Contents = asyncio.run(back_up(filled, whole))
    content = whole.read_bytes()
    damaged.write_bytes(content[: int(len(content) * kept)])
    with pytest.raises(EmbeddedPostgresError, match="failed"):
        asyncio.run(restore(filled, damaged))
    assert asyncio.run(measure(filled)) == before


def test_restore_waits_for_nobody_but_says_who_is_in_the_way(filled: str, tmp_path: Path) -> None:
    async def try_while_in_use() -> None:
        await back_up(filled, tmp_path / "backup.dump")
        other = await asyncpg.connect(filled)
        try:
            await restore(filled, tmp_path / "backup.dump")
        finally:
            await other.close()

    with pytest.raises(BackupError, match="Stop the platform"):
        asyncio.run(try_while_in_use())


def test_missing_backup_is_named(filled: str, tmp_path: Path) -> None:
    with pytest.raises(BackupError, match=r"no file .*nowhere\.dump"):
        asyncio.run(restore(filled, tmp_path / "nowhere.dump"))
