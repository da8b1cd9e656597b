"""`symbiosis up` as a person starts it: a process of its own, with its own data and port."""

import asyncio
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

import asyncpg

from symbiosis.kit.embedded import EmbeddedPostgres

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_S = 180.0


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def environment(data_dir: Path, **settings: str) -> dict[str, str]:
    ours = {name: value for name, value in os.environ.items() if not name.startswith("SYMBIOSIS_")}
    given = {f"SYMBIOSIS_{name.upper()}": value for name, value in settings.items()}
    return ours | {"SYMBIOSIS_DATA_DIR": str(data_dir), "PYTHONUNBUFFERED": "1"} | given


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "symbiosis.cli", *arguments]


def run_command(data_dir: Path, *arguments: str, **settings: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        command(*arguments),
        env=environment(data_dir, **settings),
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        check=False,
    )


def wait_until(happened: Callable[[], bool], what: str) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while not happened():
        if time.monotonic() > deadline:
            raise AssertionError(f"waited {PATIENCE_S:.0f} s for: {what}")
        time.sleep(0.05)


def is_alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text()
    except FileNotFoundError:
        return False
    return not state.rsplit(") ", 1)[1].startswith("Z")


def wait_until_gone(pid: int) -> None:
    wait_until(lambda: not is_alive(pid), f"process {pid} to end")


class UpProcess:
    """Start, look into, kill. `output` is everything it printed."""

    def __init__(self, data_dir: Path) -> None:
        self.data_dir = data_dir
        self.port = free_port()
        self.database = EmbeddedPostgres(data_dir)
        self._output = data_dir / "output.txt"
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int:
        assert self._process is not None
        return self._process.pid

    @property
    def output(self) -> str:
        return self._output.read_text()

    def start(self) -> "UpProcess":
        self.data_dir.mkdir(exist_ok=True)
        with self._output.open("wb") as output:
            self._process = subprocess.Popen(
                command("up"),
                env=environment(self.data_dir, port=str(self.port)),
                cwd=ROOT,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
            )
        wait_until(lambda: self._ended() or "Ctrl-C stops" in self.output, "the platform's welcome")
        assert not self._ended(), self.output
        wait_until(self.is_ready, "the platform to be ready")
        return self

    def is_ready(self) -> bool:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/readyz", timeout=5) as answer:
                return bool(answer.status == 200)
        except (urllib.error.URLError, OSError):
            return False

    def ask(self, statement: str) -> object:
        """The first value that the platform's database answers."""

        async def run() -> object:
            connection = await asyncpg.connect(self.database.dsn())
            try:
                return await connection.fetchval(statement)
            finally:
                await connection.close()

        return asyncio.run(run())

    def child(self, verb: str) -> int | None:
        """The process number of the platform's `serve` or `worker`."""
        for entry in Path("/proc").iterdir():
            if entry.name.isdigit() and self._is_child(entry, verb):
                return int(entry.name)
        return None

    def kill(self) -> None:
        assert self._process is not None
        self._process.kill()
        self._process.wait()

    def stop(self, how: signal.Signals = signal.SIGINT) -> int:
        """The exit code."""
        assert self._process is not None
        self._process.send_signal(how)
        return self._process.wait(PATIENCE_S)

    def clean_up(self) -> None:
        if self._process is not None and not self._ended():
            self.stop(signal.SIGTERM)
        if self.database.pid() is not None:
            self.database.start()
            self.database.stop()

    def _ended(self) -> bool:
        return self._process is None or self._process.poll() is not None

    def _is_child(self, entry: Path, verb: str) -> bool:
        try:
            parent = int((entry / "stat").read_text().rsplit(") ", 1)[1].split()[1])
            arguments = (entry / "cmdline").read_text().split("\0")
        except (FileNotFoundError, ProcessLookupError):
            return False
        return parent == self.pid and verb in arguments
