"""The one-machine platform under kills, Ctrl-C and company."""

import asyncio
import os
import signal
import socket
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import asyncpg
import pytest

from operations.platform import UpProcess, free_port, is_alive, run_command, wait_until, wait_until_gone


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[UpProcess]:
    """A platform after its very first start, that the tests leave as they found it."""
    platform = UpProcess(tmp_path_factory.mktemp("running"))
    try:
        yield platform.start()
    finally:
        platform.clean_up()


@pytest.fixture(scope="module")
def stocked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder after `symbiosis seed`, without the demonstration, to be copied."""
    data_dir = tmp_path_factory.mktemp("stocked")
    done = run_command(data_dir, "seed")
    assert done.returncode == 0, done.stderr
    (data_dir / "demonstration-was-loaded").touch()
    return data_dir


@pytest.fixture
def platform(stocked: Path, tmp_path: Path) -> Iterator[UpProcess]:
    """A platform of the test's own, to be killed."""
    subprocess.run(["cp", "-a", stocked, tmp_path / "var"], check=True)
    own = UpProcess(tmp_path / "var")
    try:
        yield own.start()
    finally:
        own.clean_up()


def ask(platform: UpProcess, statement: str) -> object:
    async def run() -> object:
        connection = await asyncpg.connect(platform.database.dsn())
        try:
            return await connection.fetchval(statement)
        finally:
            await connection.close()

    return asyncio.run(run())


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
    assert ask(platform, "select count(*) from acknowledged") in (
        writer.acknowledged,
        writer.acknowledged + 1,
    )
    assert ask(platform, "select max(n) from acknowledged") in (writer.acknowledged, writer.acknowledged + 1)


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
    ask(platform, "create table kept as select 42 as n")
    for how in (signal.SIGINT, signal.SIGTERM):
        parts = [platform.child("serve"), platform.child("worker"), platform.database.pid()]
        assert platform.stop(how) == 0
        assert [part for part in parts if part is None or is_alive(part)] == []
        assert "All data is kept" in platform.output
        platform.start()
        assert ask(platform, "table kept") == 42


def test_first_start_loads_the_demonstration_and_tells_how_to_get_in(running: UpProcess) -> None:
    assert f"http://127.0.0.1:{running.port}" in running.output
    assert "@demo.symbiosis.example" in running.output
    assert ask(running, "select count(*) from material_streams where demo and direction = 'offer'") >= 60  # type: ignore[operator]


def test_second_platform_on_the_same_data_is_told_where_the_first_one_is(running: UpProcess) -> None:
    second = run_command(running.data_dir, "up", port=str(free_port()))
    assert second.returncode == 1
    assert f"already runs from {running.data_dir}: http://127.0.0.1:{running.port}" in second.stderr
    assert "SYMBIOSIS_DATA_DIR" in second.stderr
    assert running.is_ready()


def test_backup_of_a_running_platform_leaves_it_running(running: UpProcess, tmp_path: Path) -> None:
    done = run_command(running.data_dir, "backup", str(tmp_path / "running.dump"))
    assert done.returncode == 0, done.stderr
    assert "fingerprint" in done.stdout
    assert running.is_ready()


def test_backup_restored_on_another_machine_is_the_same(running: UpProcess, tmp_path: Path) -> None:
    file, elsewhere = tmp_path / "moved.dump", tmp_path / "elsewhere"
    written = run_command(running.data_dir, "backup", str(file))
    restored = run_command(elsewhere, "restore", "--yes", str(file))
    assert restored.returncode == 0, restored.stderr
    assert restored.stdout.split("Restored ")[1] == written.stdout.split(": ", 1)[1]


def test_restore_into_a_running_platform_is_refused(running: UpProcess, tmp_path: Path) -> None:
    file = tmp_path / "running.dump"
    run_command(running.data_dir, "backup", str(file))
    refused = run_command(running.data_dir, "restore", "--yes", str(file))
    assert refused.returncode == 1
    assert "Stop the platform" in refused.stderr


def test_taken_port_is_named_before_anything_starts(tmp_path: Path) -> None:
    with socket.socket() as occupant:
        occupant.bind(("127.0.0.1", 0))
        occupant.listen()
        port = occupant.getsockname()[1]
        refused = run_command(tmp_path, "up", port=str(port))
    assert refused.returncode == 1
    assert f"Port {port}" in refused.stderr
    assert "SYMBIOSIS_PORT" in refused.stderr
    assert not (tmp_path / "postgres").exists()


@pytest.mark.parametrize("verb", ["up", "serve", "worker"])
def test_default_secret_is_refused_outside_the_demo_environment(tmp_path: Path, verb: str) -> None:
    refused = run_command(tmp_path, verb, environment="production", port=str(free_port()))
    assert refused.returncode == 1
    assert "SYMBIOSIS_CURSOR_SECRET" in refused.stderr
    assert "Traceback" not in refused.stderr


@pytest.mark.parametrize("verb", ["serve", "worker"])
def test_demonstration_accounts_are_refused_outside_the_demo_environment(
    running: UpProcess, verb: str
) -> None:
    ask(
        running,
        "insert into users (email, password_hash, display_name, demo) values"
        " ('refused@demo.symbiosis.example', 'none', 'Refused', true) on conflict do nothing",
    )
    refused = run_command(
        running.data_dir,
        verb,
        environment="production",
        cursor_secret="a secret of our own, long enough",
        port=str(free_port()),
    )
    assert refused.returncode == 1
    assert "demonstration accounts" in refused.stderr
    assert "--remove-demo" in refused.stderr


def test_unreachable_database_ends_with_a_sentence(tmp_path: Path) -> None:
    address = f"postgresql://nobody@127.0.0.1:{free_port()}/nothing"
    refused = run_command(tmp_path, "migrate", database_url=address)
    assert refused.returncode == 1
    assert refused.stderr.startswith("symbiosis: The database of SYMBIOSIS_DATABASE_URL cannot be used")
