"""The data files shipped inside the product: where they are, whose they are, their rows.

`data/sources.csv` names every set with its source, licence and attribution; a set is
known by that name everywhere.
"""

import csv
import gzip
import hashlib
import io
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

_DATA = files("symbiosis.reference") / "data"


@dataclass(frozen=True)
class Source:
    """A data set: its file below data/, what it holds, whose it is and what we owe them."""

    name: str
    file: str
    title: str
    source: str
    licence: str
    attribution: str


@lru_cache
def sources() -> tuple[Source, ...]:
    return tuple(Source(**row) for row in _parse((_DATA / "sources.csv").read_bytes()))


def source_of(name: str) -> Source:
    """Errors: KeyError for a name that `data/sources.csv` does not have."""
    return {source.name: source for source in sources()}[name]


def raw(name: str) -> bytes:
    """The file of a set as it is stored (places and postcodes are gzip'd)."""
    return (_DATA / source_of(name).file).read_bytes()


def version(name: str) -> str:
    """SHA-256 of the file in hex: changes when, and only when, the data change."""
    return hashlib.sha256(raw(name)).hexdigest()


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a CSV set, every value as text, empty where the source is silent."""
    content = raw(name)
    return _parse(gzip.decompress(content) if source_of(name).file.endswith(".gz") else content)


def _parse(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8"), newline="")))
