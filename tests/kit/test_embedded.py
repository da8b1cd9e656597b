"""The embedded server as its users meet it: real processes, real kills."""

import asyncio
import os
import pwd
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import asyncpg
import pytest

from conftest import copy_data
from symbiosis.kit.embedded import EmbeddedPostgres, EmbeddedPostgresError, layout
from symbiosis.kit.embedded.errors import explain


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedPostgres]:
    server = EmbeddedPostgres(tmp_path_factory.mktemp("shared"))
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="module")
def initialised(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder that a server has made and left, to be copied."""
    data_dir = tmp_path_factory.mktemp("initialised")
    with EmbeddedPostgres(data_dir):
        pass
    return data_dir


@pytest.fixture
def data_dir(initialised: Path, tmp_path: Path) -> Path:
    """A data folder of the test's own, after its first start."""
    copy_data(initialised, tmp_path)
    return tmp_path


@pytest.fixture
def server(data_dir: Path) -> Iterator[EmbeddedPostgres]:
    """A server of the test's own, to be killed and mistreated."""
    own = EmbeddedPostgres(data_dir)
    own.start()
    yield own
    own.stop()


def ask(dsn: str, *statements: str) -> object:
    async def run() -> object:
        connection = await asyncpg.connect(dsn)
        try:
            answers = [await connection.fetchval(statement) for statement in statements]
        finally:
            await connection.close()
        return answers[-1]

    return asyncio.run(run())


def kill_and_wait(pid: int) -> None:
    os.kill(pid, signal.SIGKILL)
    for _ in range(200):
        state = Path(f"/proc/{pid}/stat")
        if not state.exists() or state.read_text().rsplit(") ", 1)[1].startswith("Z"):
            return
        signal.sigtimedwait([], 0.02)
    raise AssertionError(f"process {pid} survived SIGKILL")


def run_python(code: str, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    return done.stdout.strip()


START_AND_DIE = """
import os, sys
from pathlib import Path
from symbiosis.kit.embedded import EmbeddedPostgres
server = EmbeddedPostgres(Path(sys.argv[1]))
server.start()
print(server.pid(), flush=True)
os._exit(0)
"""


def test_application_role_is_no_superuser_and_finds_every_extension(
    shared: EmbeddedPostgres,
) -> None:
    assert ask(shared.dsn(), "select current_setting('is_superuser')") == "off"
    extensions = ask(shared.dsn(), "select array_agg(extname::text) from pg_extension")
    assert isinstance(extensions, list)
    wanted = {"pg_trgm", "unaccent", "btree_gist", "cube", "earthdistance", "citext"}
    assert wanted | {"pg_stat_statements"} <= set(extensions)


def test_text_order_and_case_do_not_depend_on_the_system(shared: EmbeddedPostgres) -> None:
    locale = "select datlocprovider::text || datlocale from pg_database where datname = 'symbiosis'"
    assert ask(shared.dsn(), locale) == "bC.UTF-8"
    assert ask(shared.dsn(), "select lower('ÆØÅ Ж')") == "æøå ж"


def test_server_listens_on_no_network_address_and_trusts_nobody(shared: EmbeddedPostgres) -> None:
    admin = shared.superuser_dsn()
    assert ask(admin, "show listen_addresses") == ""
    methods = ask(admin, "select array_agg(auth_method order by 1) from pg_hba_file_rules")
    assert methods == ["peer", "scram-sha-256"]
    assert ask(admin, "show fsync") == "on"


def test_wrong_password_is_refused(shared: EmbeddedPostgres) -> None:
    password = shared.layout.password()
    with pytest.raises(asyncpg.InvalidPasswordError):
        ask(shared.dsn().replace(password, "guess"), "select 1")


def test_files_that_open_the_database_are_for_its_owner_only(shared: EmbeddedPostgres) -> None:
    socket_folder = Path(parse_qs(urlsplit(shared.dsn()).query)["host"][0])
    assert stat.S_IMODE(socket_folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(shared.layout.password_file.stat().st_mode) == 0o600
    assert stat.S_IMODE(shared.layout.cluster.stat().st_mode) == 0o700


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become another user")
def test_another_user_of_the_machine_cannot_connect(shared: EmbeddedPostgres) -> None:
    socket_folder = parse_qs(urlsplit(shared.dsn()).query)["host"][0]
    stranger = pwd.getpwnam("nobody").pw_uid
    code = (
        "import os, socket, sys\n"
        "os.setgroups([]); os.setgid(int(sys.argv[2])); os.setuid(int(sys.argv[2]))\n"
        "peer = socket.socket(socket.AF_UNIX)\n"
        "try: peer.connect(sys.argv[1] + '/.s.PGSQL.5432'); print('in')\n"
        "except PermissionError: print('refused')\n"
    )
    assert run_python(code, socket_folder, str(stranger)) == "refused"


def test_server_runs_as_an_ordinary_account_even_when_started_by_root(
    shared: EmbeddedPostgres,
) -> None:
    assert Path(f"/proc/{shared.pid()}").stat().st_uid != 0


def test_new_database_takes_over_what_its_template_holds(shared: EmbeddedPostgres) -> None:
    shared.create_database("template_of_test")
    ask(shared.dsn("template_of_test"), "create table kept as select 7 as x")
    assert ask(shared.create_database("copy_of_test", "template_of_test"), "table kept") == 7
    shared.drop_database("copy_of_test")
    with pytest.raises(asyncpg.InvalidCatalogNameError):
        ask(shared.dsn("copy_of_test"), "select 1")


def test_last_one_out_stops_the_server(data_dir: Path) -> None:
    first, second = EmbeddedPostgres(data_dir), EmbeddedPostgres(data_dir)
    assert first.start() == second.start()
    assert first.stop() is False
    assert ask(second.dsn(), "select 1") == 1
    assert second.stop() is True
    assert second.pid() is None


def test_processes_that_start_together_share_one_server(tmp_path: Path) -> None:
    start = [sys.executable, "-c", START_AND_DIE, str(tmp_path)]
    starters = [subprocess.Popen(start, stdout=subprocess.PIPE, text=True) for _ in range(3)]
    pids = {int(starter.communicate(timeout=120)[0]) for starter in starters}
    keeper = EmbeddedPostgres(tmp_path)
    keeper.start()
    assert pids == {keeper.pid()}
    assert keeper.stop() is True


def test_server_left_by_a_killed_process_is_adopted(data_dir: Path) -> None:
    left_behind = int(run_python(START_AND_DIE, str(data_dir)))
    server = EmbeddedPostgres(data_dir)
    server.start()
    assert server.pid() == left_behind
    assert server.stop() is True


def test_committed_rows_survive_a_killed_server(server: EmbeddedPostgres) -> None:
    ask(server.dsn(), "create table kept as select generate_series(1, 1000) as n")
    killed = server.pid()
    assert killed is not None
    kill_and_wait(killed)
    again = EmbeddedPostgres(server.layout.root.parent)
    assert ask(again.start(), "select count(*) from kept") == 1000
    assert again.pid() != killed
    again.stop()


def test_process_number_reused_by_a_stranger_does_not_stop_the_start(
    server: EmbeddedPostgres,
) -> None:
    killed = server.pid()
    assert killed is not None
    kill_and_wait(killed)
    owner = server.layout.cluster.stat().st_uid
    stranger = subprocess.Popen(["sleep", "60"], user=owner if os.geteuid() == 0 else None)
    try:
        rewrite_pid(server, stranger.pid)
        again = EmbeddedPostgres(server.layout.root.parent)
        assert ask(again.start(), "select 1") == 1
        assert stranger.poll() is None
        again.stop()
    finally:
        stranger.kill()
        stranger.wait()


def test_process_number_of_another_database_is_not_mistaken_for_ours(
    server: EmbeddedPostgres, shared: EmbeddedPostgres
) -> None:
    killed, others = server.pid(), shared.pid()
    assert killed is not None
    assert others is not None
    kill_and_wait(killed)
    rewrite_pid(server, others)
    again = EmbeddedPostgres(server.layout.root.parent)
    again.start()
    assert again.pid() not in (None, others)
    again.stop()
    assert shared.pid() == others


def rewrite_pid(server: EmbeddedPostgres, pid: int) -> None:
    """The lock files of the killed server as they would read had `pid` been its number."""
    socket_folder = server.layout.socket_folder(server.layout.cluster.stat().st_uid)
    for path in (server.layout.cluster / "postmaster.pid", socket_folder / ".s.PGSQL.5432.lock"):
        lines = path.read_text().splitlines()
        path.write_text("\n".join([str(pid), *lines[1:]]) + "\n")


def test_first_start_that_was_killed_half_way_is_begun_again(tmp_path: Path) -> None:
    server = EmbeddedPostgres(tmp_path)
    server.layout.create()
    server.layout.unfinished.mkdir()
    (server.layout.unfinished / "PG_VERSION").write_text("18\n")
    with server as dsn:
        assert ask(dsn, "select 1") == 1


def test_files_of_another_major_version_are_refused_with_the_way_out(tmp_path: Path) -> None:
    server = EmbeddedPostgres(tmp_path)
    server.layout.create()
    server.layout.cluster.mkdir()
    (server.layout.cluster / "PG_VERSION").write_text("17\n")
    with pytest.raises(EmbeddedPostgresError, match=r"PostgreSQL 17.*symbiosis backup"):
        server.start()


def test_full_disk_is_named_before_anything_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layout, "SPACE_TO_CREATE", 1 << 60)
    with pytest.raises(EmbeddedPostgresError, match=r"disk .* is full"):
        EmbeddedPostgres(tmp_path).start()
    assert not (tmp_path / "postgres" / "cluster").exists()


def test_server_that_found_no_space_is_explained() -> None:
    error = explain("Starting PostgreSQL", "FATAL: could not write lock file: No space left on device")
    assert "Free some space" in str(error)


def test_data_folder_with_a_long_name_gets_a_short_private_socket(tmp_path: Path) -> None:
    deep = tmp_path / ("d" * 60) / ("e" * 60)
    with EmbeddedPostgres(deep) as dsn:
        socket_folder = Path(parse_qs(urlsplit(dsn).query)["host"][0])
        assert len(str(socket_folder)) < 60
        assert stat.S_IMODE(socket_folder.stat().st_mode) == 0o700
        assert ask(dsn, "select 1") == 1
    with EmbeddedPostgres(deep) as dsn:
        assert parse_qs(urlsplit(dsn).query)["host"][0] == str(socket_folder)
    socket_folder.rmdir()  # outside of the test's folder


def test_second_starter_that_waits_too_long_is_told_what_to_do(server: EmbeddedPostgres) -> None:
    impatient = EmbeddedPostgres(server.layout.root.parent, patience_s=0.2)
    with server._exclusive(), pytest.raises(EmbeddedPostgresError, match="try again"):
        impatient.start()
