"""The whole platform on one machine: database, API with the web app, worker; one thing to start and stop."""

import signal
import socket
import subprocess
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

import typer

from symbiosis.cli_children import Child, our_command
from symbiosis.cli_database import use_address
from symbiosis.kit.embedded import EmbeddedPostgres, EmbeddedPostgresError
from symbiosis.kit.embedded.locks import FileLock
from symbiosis.settings import Settings

# All of it together stays within half a minute: requests in flight, then the job in hand, then the database.
API_GRACE_S = 18
API_PATIENCE_S = 20.0
WORKER_PATIENCE_S = 5.0
DATABASE_PATIENCE_S = 3.0
START_PATIENCE_S = 120.0
LOOK_EVERY_S = 0.3


class CannotStartError(RuntimeError):
    """The platform cannot start; the message says why and what to do."""


class Platform:
    """Starts in the order database, API, worker and stops in the order API, worker, database."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.embedded = EmbeddedPostgres(settings.data_dir) if settings.database_url is None else None
        self.api = Child("API", ["serve", "--grace", str(API_GRACE_S)], settings.data_dir / "api.log")
        self.worker = Child("Worker", ["worker"], settings.data_dir / "worker.log")
        self._stopping = threading.Event()

    def run(self) -> None:
        """Until SIGINT or SIGTERM."""
        with _only_one(self.settings.data_dir, self.address), self._signals():
            _refuse_taken_port(self.settings)
            try:
                self._start()
                while not self._stopping.wait(LOOK_EVERY_S):
                    self._look_after()
            finally:
                self._stop()

    @property
    def address(self) -> str:
        host = "127.0.0.1" if self.settings.host in ("0.0.0.0", "::") else self.settings.host  # noqa: S104
        return f"http://{host}:{self.settings.port}"

    def _start(self) -> None:
        if self.embedded is not None:
            typer.echo(f"Starting PostgreSQL in {self.embedded.layout.root} ...")
            use_address(self.embedded.start())
        typer.echo("Preparing the database ...")
        self._prepare()
        if self._stopping.is_set():
            return
        self.api.start()
        self.worker.start()
        self._wait_for_api()
        if not self._stopping.is_set():
            typer.echo(_welcome(self.settings, self.address))

    def _prepare(self) -> None:
        """In a process of its own: it needs every room, and this one stays small."""
        preparing = subprocess.Popen(our_command("prepare"))  # noqa: S603  # ourselves, no shell
        while preparing.poll() is None:
            if self._stopping.wait(0.05):
                preparing.terminate()
                preparing.wait()
        if preparing.returncode and not self._stopping.is_set():
            raise CannotStartError("The database could not be prepared. The lines above say why.")

    def _wait_for_api(self) -> None:
        deadline = time.monotonic() + START_PATIENCE_S
        while not self._stopping.wait(0.1):
            if _is_alive(self.address):
                return
            self._look_after()
            if time.monotonic() > deadline:
                raise CannotStartError("The API does not answer. The lines above say why.")

    def _look_after(self) -> None:
        if self.embedded is not None and self.embedded.pid() is None:
            typer.echo("PostgreSQL ended; starting it again", err=True)
            try:
                self.embedded.start()
            except EmbeddedPostgresError as error:
                typer.echo(f"{error}\nTrying again in 5 seconds", err=True)
                self._stopping.wait(5)
        for child in (self.api, self.worker):
            if news := child.restart_if_dead():
                typer.echo(news, err=True)
            child.roll_log()

    def _stop(self) -> None:
        typer.echo("Stopping ...")
        self.api.stop(API_PATIENCE_S)
        self.worker.stop(WORKER_PATIENCE_S)
        if self.embedded is not None and not self.embedded.stop(patience_s=DATABASE_PATIENCE_S):
            typer.echo("Another command still uses the database; it stops with that command.")
        typer.echo("Stopped. All data is kept.")

    @contextmanager
    def _signals(self) -> Iterator[None]:
        def stop(_: int, __: FrameType | None) -> None:
            self._stopping.set()

        before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)


@contextmanager
def _only_one(data_dir: Path, address: str) -> Iterator[None]:
    data_dir.mkdir(parents=True, exist_ok=True)
    with FileLock(data_dir / "up.lock") as lock:
        if not lock.try_exclusive():
            raise CannotStartError(
                f"The platform already runs from {data_dir.resolve()}: {lock.read_note()}. "
                "Use that one, stop it first (Ctrl-C there), "
                "or start a second one with its own SYMBIOSIS_DATA_DIR and SYMBIOSIS_PORT."
            )
        lock.note(address)
        yield


def _refuse_taken_port(settings: Settings) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.host, settings.port))
        except OSError as error:
            raise CannotStartError(
                f"Port {settings.port} of {settings.host} cannot be used ({error.strerror}). "
                "Stop the program that has it, or set SYMBIOSIS_PORT to another number."
            ) from error


def _is_alive(address: str) -> bool:
    try:
        with urllib.request.urlopen(f"{address}/livez", timeout=2) as answer:  # noqa: S310  # our own address
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def _welcome(settings: Settings, address: str) -> str:
    logs = " and ".join(str(settings.data_dir / name) for name in ("api.log", "worker.log"))
    lines = ["", f"  {settings.site_name} runs at {address}", f"  API documentation: {address}/docs"]
    lines.append(f"  Messages go to {logs}")
    if not (settings.web_dir / "index.html").is_file():
        lines.append(f"  The web app is not built ({settings.web_dir}); run `make web`.")
    if settings.is_demo:
        lines += ["", "  Demonstration accounts:", *_demo_accounts()]
    return "\n".join([*lines, "", "  Ctrl-C stops everything.", ""])


def _demo_accounts() -> list[str]:
    from symbiosis.accounts.demo import DEMO_ACCOUNTS

    return [
        f"    {account.email:38} {account.password}   {account.display_name}" for account in DEMO_ACCOUNTS
    ]
