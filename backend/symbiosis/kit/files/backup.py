"""Files beside a backup of the database: copied into one archive, and put back from it.

The archive holds every file that the dump names. Files are never changed once written, so they are copied
after the dump was taken: what came later is in neither.
"""

import hashlib
import os
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import asyncpg

from symbiosis.kit.files.store import Store

SUFFIX = ".files.zip"
_NAMED = "select key, sha256, size_bytes from stored_files where purged_at is null order by key"


@dataclass(frozen=True)
class FilesContents:
    """`lost`: named by the database and not in the store, or not as they were kept."""

    files: int
    bytes: int
    lost: int

    def __str__(self) -> str:
        lost = f", {self.lost} LOST" if self.lost else ""
        return f"{self.files} files, {self.bytes} bytes{lost}"


def beside(file: Path) -> Path:
    """Where the files of a dump are."""
    return file.with_name(file.name + SUFFIX)


async def named_files(dsn: str) -> list[tuple[str, str, int]]:
    """Key, SHA-256 and size of all that the database names; none before there is such a table."""
    connection = await asyncpg.connect(dsn)
    try:
        return [(row["key"], row["sha256"], row["size_bytes"]) for row in await connection.fetch(_NAMED)]
    except asyncpg.UndefinedTableError:
        return []
    finally:
        await connection.close()


def back_up_files(named: Sequence[tuple[str, str, int]], store: Store, file: Path) -> FilesContents:
    """Readable by its owner only, like the dump."""
    unfinished = file.with_name(file.name + ".unfinished")
    size = lost = kept = 0
    opened = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(opened, "wb") as written, zipfile.ZipFile(written, "w", zipfile.ZIP_STORED) as archive:
            for key, sha256, _ in named:
                content = store.get(key)
                if content is None or hashlib.sha256(content).hexdigest() != sha256:
                    lost += 1
                    continue
                archive.writestr(zipfile.ZipInfo(key), content)
                kept, size = kept + 1, size + len(content)
        unfinished.replace(file)
    finally:
        unfinished.unlink(missing_ok=True)
    return FilesContents(kept, size, lost)


def restore_files(named: Sequence[tuple[str, str, int]], store: Store, file: Path) -> FilesContents:
    """Puts back what the restored database names and the store lacks; each file proven by its hash."""
    wanted = {key: sha256 for key, sha256, _ in named}
    size = kept = 0
    with zipfile.ZipFile(file) as archive:
        for key, content in _contents(archive):
            if hashlib.sha256(content).hexdigest() == wanted.get(key):
                store.put(key, content)
                kept, size = kept + 1, size + len(content)
    return FilesContents(kept, size, len(wanted) - kept)


def _contents(archive: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    for part in archive.infolist():
        yield part.filename, archive.read(part)
