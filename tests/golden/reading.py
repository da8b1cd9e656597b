"""The golden set as facts: offers and needs of real routes and plants, and what an expert says of the pairs.

How the labels came about stands in README.md beside this file.
"""

import csv
import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

from symbiosis.matching.facts import FibreShare, NeedFacts, OfferFacts, ShareWindow
from symbiosis.reference.catalogue import fibre_groups

TODAY = date(2026, 11, 22)
GROUPS = fibre_groups()
_HERE = Path(__file__).parent
_SPACE = UUID("5d0e1f5c-94c5-4b0c-9c1e-7a6b0f6f0a01")


@dataclass(frozen=True)
class Label:
    """`good`: an expert would bring the two together. `rules`: what the verdict comes from."""

    offer: str
    need: str
    verdict: str
    good: bool
    rules: frozenset[str]
    argument: str


def id_of(code: str) -> UUID:
    return uuid5(_SPACE, code)


@lru_cache
def offers() -> Mapping[str, OfferFacts]:
    return {code: _offer(code, data) for code, data in _read("offers.json").items()}


@lru_cache
def needs() -> Mapping[str, NeedFacts]:
    return {code: _need(code, data) for code, data in _read("needs.json").items()}


@lru_cache
def labels() -> tuple[Label, ...]:
    with (_HERE / "labels.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            Label(
                row["offer"],
                row["need"],
                row["verdict"],
                row["good"] == "yes",
                frozenset(filter(None, row["rule"].split("|"))),
                row["argument"],
            )
            for row in csv.DictReader(file)
        )


def _read(name: str) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = json.loads((_HERE / name).read_text(encoding="utf-8"))
    return found


def _offer(code: str, data: dict[str, Any]) -> OfferFacts:
    values = _facts(code, data, OfferFacts)
    values["composition"] = tuple(FibreShare(fibre, share) for fibre, share in data["composition"].items())
    return OfferFacts(**values)


def _need(code: str, data: dict[str, Any]) -> NeedFacts:
    values = _facts(code, data, NeedFacts)
    values["composition"] = tuple(
        ShareWindow(
            frozenset(rule["fibres"]), min_pct=rule["min_pct"], max_pct=rule["max_pct"], mode=rule["mode"]
        )
        for rule in data.get("composition", ())
    )
    return NeedFacts(**values)


def _facts(code: str, data: dict[str, Any], kind: type) -> dict[str, Any]:
    """Lists stand for sets; who owns it is somebody else for every stream, unless `owner` names the stream of
    the same owner. `blocked_owners` names streams too."""
    known = {field.name for field in fields(kind)}
    values = {
        name: frozenset(value) if isinstance(value, list) else value
        for name, value in data.items()
        if name in known and name != "composition"
    }
    for name in ("available_from", "available_to"):
        if name in data:
            values[name] = date.fromisoformat(data[name])
    values["blocked_owners"] = frozenset(_owner_of(other) for other in data.get("blocked_owners", ()))
    owner = _owner_of(data.get("owner", code))
    return {**values, "id": id_of(code), "owner_id": owner, "confirmed_on": TODAY}


def _owner_of(code: str) -> UUID:
    return id_of(f"owner of {code}")
