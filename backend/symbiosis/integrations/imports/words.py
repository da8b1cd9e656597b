"""Words people use in files, in Danish and English, for the platform's fields and closed lists."""

import csv
import io
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib.resources import files

from symbiosis.kit.text import fold
from symbiosis.reference import catalogue

_SAME_WORDS = {
    "output_form": "form",
    "allowed_routes": "current_route",
    "forbidden_routes": "current_route",
    "removes_disruptors": "disruptors",
    "excluded_countries": "country",
    "countries_accepted": "country",
}
"""Fields that are filled with the words of another one."""
_DATA = files("symbiosis.integrations.imports") / "data"


def key_of(text: str) -> str:
    """How words are compared: folded, without marks and brackets; `Mængde (kg)` is `maengde kg`."""
    return " ".join(re.sub(r"[^\w%/²&+]+|_", " ", fold(text)).split())


@lru_cache
def headers(kind: str) -> Mapping[str, tuple[str, str | None]]:
    """Column header to (field, unit it implies)."""
    found: dict[str, tuple[str, str | None]] = {}
    for row in _rows("headers.csv"):
        if row["kind"] == kind:
            for word in (row["field"], *row["words"].split("|")):
                found.setdefault(key_of(word), (row["field"], row["unit"] or None))
    return found


@lru_cache
def values(field: str) -> Mapping[str, str]:
    """What a cell may say to the value it means; the value itself always may."""
    found = _catalogue_names(field)
    said = _SAME_WORDS.get(field, field)
    for row in _rows("words.csv"):
        if row["field"] == said:
            for word in (row["value"], *row["words"].split("|")):
                found.setdefault(key_of(word), row["value"])
    return found


def _catalogue_names(field: str) -> dict[str, str]:
    """Reference rows are known by slug and by their name in every language."""
    named: Mapping[str, Iterable[tuple[str, catalogue.Names]]] = {
        "form": ((item.slug, item.names) for item in catalogue.forms()),
        "stream_type": ((item.slug, item.names) for item in catalogue.stream_types()),
        "current_route": ((item.slug, item.names) for item in catalogue.routes()),
    }
    field = _SAME_WORDS.get(field, field)
    found: dict[str, str] = {}
    for slug, names in named.get(field, ()):
        for word in (slug, *names.values()):
            found.setdefault(key_of(word), slug)
    return found


def _rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO((_DATA / name).read_text(encoding="utf-8"))))
