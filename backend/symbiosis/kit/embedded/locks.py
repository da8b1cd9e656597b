"""Advisory file locks: who may start or stop, who still uses the server."""

import fcntl
import os
import time
from pathlib import Path
from types import TracebackType
from typing import Self

from symbiosis.kit.embedded.errors import EmbeddedPostgresError


class FileLock:
    """One flock on one file; the kernel lets go of it when the process dies, however it dies."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._handle: int | None = None

    def shared(self) -> None:
        fcntl.flock(self._open(), fcntl.LOCK_SH)

    def try_exclusive(self) -> bool:
        try:
            fcntl.flock(self._open(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def exclusive(self, wait_s: float, message: str) -> None:
        deadline = time.monotonic() + wait_s
        while not self.try_exclusive():
            if time.monotonic() > deadline:
                raise EmbeddedPostgresError(message)
            time.sleep(0.05)

    def release(self) -> None:
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None

    def note(self, text: str) -> None:
        """Leave a word for whoever finds the lock taken."""
        handle = self._open()
        os.ftruncate(handle, 0)
        os.pwrite(handle, text.encode(), 0)

    def read_note(self) -> str:
        try:
            return self.path.read_text().strip()
        except OSError:
            return ""

    def _open(self) -> int:
        if self._handle is None:
            self._handle = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        return self._handle

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.release()
