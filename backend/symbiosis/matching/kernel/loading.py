"""The compiled functions, loaded when first needed and kept on disk, so that only the first start compiles.

numba is imported here and nowhere else at a process's start: who never matches
never pays for it. What is kept lies in a folder named by a fingerprint of the
sources and of every number they use, so that an update cannot run old code.
"""

import hashlib
import os
import re
import stat
import tempfile
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from threading import Lock
from types import ModuleType
from typing import Any

BEST, COUNT, MISSES, OBSTACLES = range(4)
"""What a search is for."""

_HERE = Path(__file__).parent
_lock = Lock()
_search: list[ModuleType] = []


def search(folder: Path | None = None) -> ModuleType:
    """The module of searches. `folder`: where compiled code is kept, asked for by the first caller only;
    by default beside the sources or, where that is not writable, in the temporary folder."""
    if not _search:
        with _lock:
            if not _search:
                _search.append(_load(folder))
    return _search[0]


def _load(folder: Path | None) -> ModuleType:
    config: Any = import_module("numba.core.config")

    before = config.CACHE_DIR
    config.CACHE_DIR = str((folder or _usual_folder()) / fingerprint())
    try:
        return import_module("symbiosis.matching.kernel.compiled.entries")
    finally:
        config.CACHE_DIR = before


def _usual_folder() -> Path:
    beside = _HERE / "__pycache__"
    try:
        beside.mkdir(exist_ok=True)
    except OSError:
        return temporary_folder()
    return beside if os.access(beside, os.W_OK) else temporary_folder()


def temporary_folder() -> Path:
    """What lies there is run: it must be this user's own, and nobody else may have written into it."""
    folder = Path(tempfile.gettempdir()) / f"symbiosis-kernel-{os.getuid()}"
    with suppress(FileExistsError):
        folder.mkdir(mode=0o700)
    found = folder.lstat()
    own = stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid() and not found.st_mode & 0o022
    return folder if own else Path(tempfile.mkdtemp(prefix="symbiosis-kernel-"))


def fingerprint() -> str:
    constants = import_module("symbiosis.matching.kernel.compiled.constants")
    values = sorted((n, _told(v)) for n, v in vars(constants).items() if n.isupper())
    digest = hashlib.sha256(repr(values).encode())
    for path in sorted(
        [
            *_HERE.glob("compiled/**/*.py"),
            _HERE / "columns.py",
            _HERE / "requirements.py",
            _HERE / "refusals.py",
        ]
    ):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _told(value: object) -> str:
    """The same in every process: a set tells its words in any order, a function where it lies in memory."""
    ordered = sorted(value, key=repr) if isinstance(value, set | frozenset) else value
    return re.sub(r" at 0x[0-9a-f]+", "", repr(ordered))
