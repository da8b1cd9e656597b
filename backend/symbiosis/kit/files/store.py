"""Where the bytes are: a folder of this machine, or a bucket that speaks S3, by setting.

obstore's functions that wait in a thread are used, not its awaitable ones: those make the interpreter
abort when it ends (docs/decisions/0018).
"""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from obstore.store import LocalStore, ObjectStore, S3Store

WAIT = timedelta(seconds=20)
"""For a store that does not answer; then the caller is told to try again."""


@dataclass(frozen=True)
class Place:
    """`url`: file:///folder or s3://bucket/prefix; the others for S3 only."""

    url: str
    endpoint: str | None = None
    region: str | None = None
    access_key: str | None = field(default=None, repr=False)
    secret_key: str | None = field(default=None, repr=False)

    @property
    def folder(self) -> Path | None:
        parts = urlsplit(self.url)
        return Path(unquote(parts.path)) if parts.scheme == "file" else None


@dataclass(frozen=True)
class Found:
    key: str
    size: int
    written_at: datetime


def why_not_place(place: Place) -> str | None:
    """What is wrong with these settings, so that nobody finds out with the first upload."""
    parts = urlsplit(place.url)
    if parts.scheme == "file" and parts.path.startswith("/") and not parts.netloc:
        return None
    if parts.scheme == "s3" and parts.netloc:
        return None
    return "SYMBIOSIS_FILES_URL must look like file:///folder or s3://bucket/prefix."


class Store:
    """Bytes under keys. Every function waits for the store: call it in a thread."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self._objects = _open(place)

    def put(self, key: str, content: bytes) -> None:
        self._objects.put(key, content, mode="overwrite")
        if self.place.folder is not None:
            _make_durable(self.place.folder / key)

    def get(self, key: str) -> bytes | None:
        try:
            return bytes(self._objects.get(key).bytes())
        except FileNotFoundError:
            return None

    def delete(self, keys: Sequence[str]) -> None:
        for key in keys:
            try:
                self._objects.delete(key)
            except FileNotFoundError:
                continue

    def everything(self) -> Iterator[list[Found]]:
        for batch in self._objects.list(chunk_size=500):
            yield [Found(one["path"], one["size"], one["last_modified"]) for one in batch]


def _open(place: Place) -> ObjectStore:
    folder = place.folder
    if folder is not None:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return LocalStore(folder)
    given: dict[str, Any] = {
        "endpoint": place.endpoint,
        "region": place.region,
        "access_key_id": place.access_key,
        "secret_access_key": place.secret_key,
    }
    plain = (place.endpoint or "").startswith("http://")
    return S3Store.from_url(
        place.url,
        config={name: value for name, value in given.items() if value is not None},  # type: ignore[arg-type]
        client_options={"allow_http": plain, "timeout": WAIT},
        retry_config={"max_retries": 3, "retry_timeout": WAIT},
    )


def _make_durable(file: Path) -> None:
    """Power may fail after the transaction that names the file: then its bytes must be there."""
    for path in (file, file.parent):
        opened = os.open(path, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)


_chosen: list[Place] = [Place("file:///var/lib/symbiosis/files")]
_open_stores: dict[Place, Store] = {}


def choose(place: Place) -> None:
    """Once per process that writes or reads files: the API, the worker, the command line."""
    _chosen[0] = place


def store() -> Store:
    """The chosen one, opened when it is first needed."""
    place = _chosen[0]
    if place not in _open_stores:
        _open_stores[place] = Store(place)
    return _open_stores[place]
