"""How an audit pack is laid out, and the archive written piece by piece. Pure."""

import json
import zipfile
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

FORMAT = "symbiosis-dossier/1"
README = """This archive was made by the platform. manifest.json names every file with its SHA-256, the state
of each line of the checklist, and the documents with their signatures.

Check a file:        sha256sum <file>, and compare with manifest.json.
Check a document:    content_hash is the SHA-256 over three parts, each preceded by its length as 8 bytes
                     (big-endian): "<kind> <template_version> ", the inputs (<document>.json, sorted keys,
                     no spaces, UTF-8), and the PDF. Every signature names the hash it was given under.
"""
_FIXED = (1980, 1, 1, 0, 0, 0)


@dataclass
class Entry:
    """A file of the pack. `told` is its line in the manifest: what becomes of it is written there."""

    path: str
    told: dict[str, Any]
    key: str | None = None
    """Under which its bytes are in the store; None where they are withheld, or are `content`."""
    content: bytes | None = None


@dataclass
class Pack:
    name: str
    manifest: dict[str, Any]
    entries: list[Entry] = field(default_factory=list)


class _Pieces:
    """What the archive has written since it was asked last."""

    def __init__(self) -> None:
        self._written = bytearray()

    def write(self, data: bytes) -> int:
        self._written += data
        return len(data)

    def flush(self) -> None:
        """Nothing is held back."""

    def close(self) -> None:
        """Nothing is open."""

    def taken(self) -> bytes:
        taken = bytes(self._written)
        self._written.clear()
        return taken


Fetch = Callable[[Entry], Awaitable[bytes | None]]


async def archived(pack: Pack, fetch: Fetch) -> AsyncIterator[bytes]:
    """One file in memory at a time; the manifest comes last, when it is known what could be put in."""
    pieces = _Pieces()
    with zipfile.ZipFile(pieces, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr(_info("README.txt"), README)
        for entry in pack.entries:
            content = entry.content if entry.content is not None else await fetch(entry)
            if content is not None:
                archive.writestr(_info(entry.path), content)
                entry.told["included"] = True
            yield pieces.taken()
        archive.writestr(_info("manifest.json"), as_json(pack.manifest))
    yield pieces.taken()


def _info(path: str) -> zipfile.ZipInfo:
    return zipfile.ZipInfo(path, _FIXED)


def as_json(said: Mapping[str, Any] | Sequence[Any]) -> str:
    return json.dumps(said, ensure_ascii=False, indent=1, default=str)
