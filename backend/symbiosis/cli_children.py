"""A child process that is started again when it dies, and ends when its parent does."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path

FIRST_PAUSE_S = 0.5
LONGEST_PAUSE_S = 30.0
# One that ran this long was healthy: its next failure starts with a short pause again.
HEALTHY_AFTER_S = 60.0


# A log that grew past this becomes NAME.log.old, and a new one begins.
LOG_LIMIT_BYTES = 50 * 1024 * 1024
LAST_WORDS = 15


def our_command(*arguments: str) -> list[str]:
    """`symbiosis ARGUMENTS` with this very Python."""
    return [sys.executable, "-m", "symbiosis.cli", *arguments]


class Child:
    """One of our own commands in a process of its own, which writes to a log of its own.

    Its standard input is a pipe that only we hold: it ends when we end, however we end. The child
    leads a process group, so that what it started can be ended with it.
    """

    def __init__(self, name: str, arguments: Sequence[str], log: Path) -> None:
        self.name = name
        self.log = log
        self.command = our_command(*arguments, "--supervised")
        self._process: subprocess.Popen[bytes] | None = None
        self._started_at = 0.0
        self._pause_s = FIRST_PAUSE_S
        self._next_start = 0.0

    @property
    def pid(self) -> int | None:
        return self._process.pid if self._process else None

    def start(self) -> None:
        self._started_at = time.monotonic()
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(  # noqa: S603  # ourselves, no shell
                self.command,
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def restart_if_dead(self) -> str | None:
        """What to tell people about it, if anything happened."""
        now = time.monotonic()
        if self._process is None:
            if now >= self._next_start:
                self.start()
            return None
        code = self._process.poll()
        if code is None:
            return None
        self._clear_away()
        if now - self._started_at > HEALTHY_AFTER_S:
            self._pause_s = FIRST_PAUSE_S
        pause, self._pause_s = self._pause_s, min(self._pause_s * 2, LONGEST_PAUSE_S)
        self._next_start = now + pause
        return f"{self.name} ended ({_how(code)}); starting it again in {pause:g} s\n{self._last_words()}"

    def roll_log(self) -> None:
        """The child appends, so cutting the file under it is safe."""
        if self.log.stat().st_size > LOG_LIMIT_BYTES:
            shutil.copyfile(self.log, self.log.with_suffix(".log.old"))
            os.truncate(self.log, 0)

    def _last_words(self) -> str:
        with self.log.open("rb") as log:
            log.seek(max(0, self.log.stat().st_size - 8192))
            lines = log.read().decode(errors="replace").splitlines()
        return "\n".join(f"  {line}" for line in lines[-LAST_WORDS:])

    def ask_to_stop(self) -> None:
        if self._process is not None and self._process.poll() is None:
            self._process.terminate()

    def stop(self, patience_s: float) -> None:
        """Ask, wait, then insist."""
        if self._process is None:
            return
        self.ask_to_stop()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(patience_s)
        self._clear_away()

    def _clear_away(self) -> None:
        assert self._process is not None  # noqa: S101  # callers checked
        with contextlib.suppress(ProcessLookupError, PermissionError):  # nobody is left in the group
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        if self._process.stdin is not None:
            self._process.stdin.close()
        self._process = None


def stop_when_parent_ends() -> None:
    """In the child: treat the end of standard input as a request to stop."""

    def watch() -> None:
        while os.read(0, 1024):
            pass
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=watch, name="parent", daemon=True).start()


def _how(code: int) -> str:
    return f"signal {signal.Signals(-code).name}" if code < 0 else f"exit code {code}"
