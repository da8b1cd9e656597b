"""The one-machine platform in company: what it says, what other commands may do meanwhile."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import copy_data
from operations.platform import UpProcess, free_port, run_command


@pytest.fixture(scope="module")
def running(stocked: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[UpProcess]:
    """A platform after the first start on its data, that the tests leave as they found it.

    The browser's tests start theirs from an empty folder; this one is spared the reference data.
    """
    data_dir = tmp_path_factory.mktemp("running")
    copy_data(stocked, data_dir)
    platform = UpProcess(data_dir)
    try:
        yield platform.start()
    finally:
        platform.clean_up()


def test_first_start_loads_the_demonstration_and_tells_how_to_get_in(running: UpProcess) -> None:
    assert f"http://127.0.0.1:{running.port}" in running.output
    assert "@demo.symbiosis.example" in running.output
    assert running.ask("select count(*) from material_streams where demo and direction = 'offer'") >= 60  # type: ignore[operator]


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
    # Beside the database stand the files, counted by both and named by the one that wrote them.
    assert _counted(restored.stdout.split("Restored ", 1)[1]) == _counted(written.stdout.split(": ", 1)[1])


def _counted(told: str) -> list[str]:
    """What was saved or restored, without where: tables, and files with their bytes."""
    return [line.removeprefix("Restored ").rsplit(": ", 1)[-1] for line in told.strip().splitlines()]


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
    running.ask(
        "insert into users (email, password_hash, display_name, demo) values"
        " ('refused@demo.symbiosis.example', 'none', 'Refused', true) on conflict do nothing",
    )
    refused = run_command(
        running.data_dir,
        verb,
        environment="production",
        cursor_secret="a secret of our own, long enough",
        encryption_secret="another secret of our own, long enough",
        smtp_url="smtp://mail.example",
        mail_from="Symbiose <post@symbiose.example>",
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
