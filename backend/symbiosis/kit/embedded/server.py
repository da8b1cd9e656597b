"""Start, join and stop the embedded server.

Several processes may share it. Each one that called `start` holds a shared
lock; the last to call `stop` (or the next to start, after a kill) looks after
the server. A killed process leaves its lock to the kernel and the server
running; the next start adopts it.
"""

import os
import re
import signal
import subprocess
import time
from pathlib import Path
from types import TracebackType
from urllib.parse import quote

from symbiosis.kit.embedded import cluster
from symbiosis.kit.embedded.account import Account, let_through, server_account
from symbiosis.kit.embedded.errors import EmbeddedPostgresError, explain
from symbiosis.kit.embedded.layout import Layout
from symbiosis.kit.embedded.locks import FileLock
from symbiosis.kit.embedded.postmaster import is_alive, is_our_postmaster, read_pid_file, running_pid
from symbiosis.kit.embedded.tools import PROGRAMS, SUPERUSER, spawn_server, superuser_sql

LOG_LIMIT_BYTES = 20 * 1024 * 1024
# Words of a server that refused because the crashed one is not quite gone yet.
NOT_QUITE_GONE = ("pre-existing shared memory block", "lock file", "could not bind unix")


class EmbeddedPostgres:
    """`with EmbeddedPostgres(data_dir) as dsn:` or `start()` and `stop()`; both are safe to call twice.

    Crash recovery may take its time: `start` waits `patience_s` for an answer to SELECT 1.
    `settings` are server settings by name, for tests that need others.
    """

    def __init__(
        self, data_dir: Path, *, settings: dict[str, str] | None = None, patience_s: float = 300
    ) -> None:
        self.layout = Layout(data_dir.expanduser().resolve() / "postgres")
        self.settings = settings or {}
        self.patience_s = patience_s
        self._users = FileLock(self.layout.root / "users.lock")
        self._started = False

    def start(self) -> str:
        """Start the server, or join the running one; the application's address."""
        self.layout.create()
        with self._exclusive():
            account = server_account(self.layout.cluster)
            self._users.shared()
            try:
                self._ensure_running(account)
                cluster.prepare(self.layout, account)
            except BaseException:
                self._leave()
                raise
            self._started = True
        return self.dsn()

    def stop(self, *, patience_s: float = 20) -> bool:
        """Leave the server, and stop it when nobody else uses it; true when it is stopped."""
        if not self._started:
            return False
        self._started = False
        with self._exclusive():
            return self._leave(patience_s)

    def dsn(self, database: str = cluster.DATABASE) -> str:
        """The address for the application role, without superuser rights."""
        return self._address(f"{cluster.ROLE}:{self.layout.password()}", database)

    def superuser_dsn(self, database: str = "postgres") -> str:
        """The address for the superuser; works for the system account that owns the server, and root."""
        return self._address(SUPERUSER, database)

    def create_database(self, name: str, template: str = "template0") -> str:
        """Another database beside the application's, for tests; its address."""
        _check_name(name)
        _check_name(template)
        cluster.create_database(self.layout, self._account(), name, template)
        return self.dsn(name)

    def drop_database(self, name: str) -> None:
        _check_name(name)
        cluster.drop_database(self.layout, self._account(), name)

    def pid(self) -> int | None:
        """The process number of the live server."""
        return running_pid(self.layout.cluster)

    def __enter__(self) -> str:
        return self.start()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def _address(self, user: str, database: str) -> str:
        return f"postgresql://{user}@/{database}?host={quote(str(self._socket_folder()), safe='/')}"

    def _account(self) -> Account:
        return server_account(self.layout.cluster)

    def _socket_folder(self) -> Path:
        return self.layout.socket_folder(self._account().uid)

    def _exclusive(self) -> FileLock:
        lock = FileLock(self.layout.root / "start.lock")
        lock.exclusive(
            self.patience_s,
            f"Another process has been starting or stopping the database in {self.layout.root} for "
            f"{self.patience_s:.0f} seconds. See {self.layout.log}, then try again.",
        )
        return lock

    def _ensure_running(self, account: Account) -> None:
        let_through(account, PROGRAMS / "postgres")
        let_through(account, self.layout.cluster)
        if running_pid(self.layout.cluster) is None:
            self.layout.check_space()
        if not self.layout.cluster.exists():
            cluster.initialise(self.layout, account)
        self.layout.check_version()
        deadline = time.monotonic() + self.patience_s
        while not self._adopt(deadline):
            cluster.write_access_rules(self.layout, account)
            if self._launch(account, deadline):
                return

    def _adopt(self, deadline: float) -> bool:
        """True when an earlier start's server is ours and answers; waits while it starts or stops."""
        while running_pid(self.layout.cluster) is not None:
            if self._answers():
                return True
            if time.monotonic() > deadline:
                raise self._gave_up("is running but gives no answer")
            time.sleep(0.1)
        return False

    def _launch(self, account: Account, deadline: float) -> bool:
        """True when a new server answers, false when one of a crash is still in the way."""
        self._roll_log()
        stale = read_pid_file(self.layout.cluster)
        # PostgreSQL takes a lock file for stale when its process is dead or this one; it cannot
        # see that the number was reused by a stranger. Its check for orphaned backends stays.
        environment = {"PG_GRANDPARENT_PID": str(stale.pid)} if stale else {}
        arguments = cluster.server_arguments(self.layout, account, self.settings)
        with self.layout.log.open("ab") as log:
            begin = log.tell()
            pid = spawn_server(arguments, account, log, environment)
        while is_alive(pid):
            if self._is_ready(pid) and self._answers():
                return True
            if time.monotonic() > deadline:
                raise self._gave_up("did not finish starting")
            time.sleep(0.05)
        output = self._log_since(begin)
        if any(words in output.lower() for words in NOT_QUITE_GONE) and time.monotonic() < deadline:
            time.sleep(0.5)
            return False
        raise explain("Starting PostgreSQL", output)

    def _is_ready(self, pid: int) -> bool:
        found = read_pid_file(self.layout.cluster)
        return found is not None and found.pid == pid and found.status == "ready"

    def _answers(self) -> bool:
        try:
            answer = superuser_sql(self._socket_folder(), "SHOW data_directory", timeout=10)
        except (EmbeddedPostgresError, subprocess.TimeoutExpired):
            return False
        return answer.strip() == str(self.layout.cluster)

    def _leave(self, patience_s: float = 20) -> bool:
        try:
            return self._users.try_exclusive() and self._shut_down(patience_s)
        finally:
            self._users.release()

    def _shut_down(self, patience_s: float) -> bool:
        """Fast shutdown, then an immediate one: the write-ahead log makes both safe."""
        for how, patience in ((signal.SIGINT, patience_s), (signal.SIGQUIT, 8.0)):
            pid = running_pid(self.layout.cluster)
            if pid is None:
                return True
            os.kill(pid, how)
            if self._gone(pid, patience):
                return True
        raise EmbeddedPostgresError(f"PostgreSQL (process {running_pid(self.layout.cluster)}) does not stop.")

    def _gone(self, pid: int, patience_s: float) -> bool:
        deadline = time.monotonic() + patience_s
        while time.monotonic() < deadline:
            if not is_our_postmaster(pid, self.layout.cluster):
                return True
            time.sleep(0.02)
        return False

    def _roll_log(self) -> None:
        if self.layout.log.exists() and self.layout.log.stat().st_size > LOG_LIMIT_BYTES:
            self.layout.log.replace(self.layout.log.with_suffix(".log.old"))

    def _log_since(self, begin: int) -> str:
        with self.layout.log.open("rb") as log:
            log.seek(begin)
            return log.read().decode(errors="replace")

    def _gave_up(self, what: str) -> EmbeddedPostgresError:
        return EmbeddedPostgresError(
            f"PostgreSQL in {self.layout.cluster} {what} within {self.patience_s:.0f} seconds. "
            f"It may still be recovering: read {self.layout.log} and start again."
        )


def _check_name(name: str) -> None:
    if not re.fullmatch(r"[a-z_][a-z0-9_]{0,62}", name):
        raise ValueError("A database name is lower case letters, digits and _")
