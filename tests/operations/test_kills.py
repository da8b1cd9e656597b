"""The one-machine platform under kills and Ctrl-C."""

import asyncio
import os
import signal
import threading
from collections.abc import Iterator
from pathlib import Path

import asyncpg
import pytest

from conftest import copy_data
from operations.platform import UpProcess, is_alive, run_command, wait_until, wait_until_gone


@pytest.fixture(scope="module")
def seeded(stocked: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[UpProcess]:
    """A platform on data that `symbiosis seed` brought up to date, without the demonstration."""
    data_dir = tmp_path_factory.mktemp("killed")
    copy_data(stocked, data_dir)
    done = run_command(data_dir, "seed")
    assert done.returncode == 0, done.stderr
    (data_dir / "demonstration-was-loaded").touch()
    own = UpProcess(data_dir)
    try:
        yield own
    finally:
        own.clean_up()


@pytest.fixture
def platform(seeded: UpProcess) -> UpProcess:
    """Running, whatever the test before has done to it."""
    if not seeded.is_ready():
        seeded.clean_up()
        seeded.start()
    return seeded


class Writer:
    """Inserts 1, 2, 3 ... and remembers the last number whose commit was acknowledged."""

    def __init__(self, dsn: str) -> None:
        self.acknowledged = 0
        self._dsn = dsn
        self._thread = threading.Thread(target=lambda: asyncio.run(self._write()))
        self._thread.start()

    async def _write(self) -> None:
        connection = await asyncpg.connect(self._dsn)
        await connection.execute("create table acknowledged (n int primary key)")
        try:
            while True:
                await connection.execute("insert into acknowledged values ($1)", self.acknowledged + 1)
                self.acknowledged += 1
        except (asyncpg.PostgresError, OSError, asyncpg.InterfaceError, asyncpg.InternalClientError):
            return  # the server was killed under us; asyncpg tells that in any of these ways

    def wait_for(self, further: int) -> None:
        goal = self.acknowledged + further
        wait_until(lambda: self.acknowledged >= goal, f"{further} more acknowledged rows")

    def join(self) -> None:
        self._thread.join(timeout=60)
        assert not self._thread.is_alive()


def test_every_acknowledged_write_survives_the_kill_of_platform_and_database(platform: UpProcess) -> None:
    writer = Writer(platform.database.dsn())
    writer.wait_for(200)
    killed_server = platform.database.pid()
    assert killed_server is not None
    children = [platform.child("serve"), platform.child("worker")]
    platform.kill()
    writer.wait_for(50)
    os.kill(killed_server, signal.SIGKILL)
    writer.join()
    for child in children:
        assert child is not None
        wait_until_gone(child)

    platform.start()

    assert platform.database.pid() != killed_server
    # One more may be there: committed, but killed before the answer.
    assert platform.ask("select count(*) from acknowledged") in (
        writer.acknowledged,
        writer.acknowledged + 1,
    )
    assert platform.ask("select max(n) from acknowledged") in (writer.acknowledged, writer.acknowledged + 1)


def test_database_left_by_a_killed_platform_is_taken_over(platform: UpProcess) -> None:
    left_behind = platform.database.pid()
    platform.kill()
    platform.start()
    assert platform.database.pid() == left_behind


def test_killed_parts_come_back_while_the_others_go_on(platform: UpProcess) -> None:
    api, worker, database = platform.child("serve"), platform.child("worker"), platform.database.pid()
    assert api is not None
    assert database is not None
    os.kill(api, signal.SIGKILL)
    wait_until(lambda: platform.child("serve") not in (None, api), "a new API process")
    wait_until(platform.is_ready, "the new API process to be ready")
    assert platform.child("worker") == worker
    os.kill(database, signal.SIGKILL)
    wait_until(lambda: platform.database.pid() not in (None, database), "a new database server")
    wait_until(platform.is_ready, "the API to find the new server")
    assert platform.child("worker") is not None


def test_stopping_leaves_no_process_and_keeps_the_data(platform: UpProcess) -> None:
    platform.ask("create table kept as select 42 as n")
    assert_stops(platform, signal.SIGINT)
    platform.start()
    assert platform.ask("table kept") == 42
    assert_stops(platform, signal.SIGTERM)
    with platform.database:
        assert platform.ask("table kept") == 42


def assert_stops(platform: UpProcess, how: signal.Signals) -> None:
    parts = [platform.child("serve"), platform.child("worker"), platform.database.pid()]
    assert platform.stop(how) == 0
    assert [part for part in parts if part is None or is_alive(part)] == []
    assert "All data is kept" in platform.output
