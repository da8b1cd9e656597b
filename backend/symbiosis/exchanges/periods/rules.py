"""The states of a reporting period, what a line tells, and its hash. Pure."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from symbiosis.exchanges.vocabulary import PeriodState

_S = PeriodState


@dataclass(frozen=True)
class Move:
    before: PeriodState
    after: PeriodState


MOVES: Mapping[str, Move] = {
    "collect": Move(_S.OPEN, _S.COLLECTING),
    "freeze": Move(_S.COLLECTING, _S.FROZEN),
    "submit": Move(_S.FROZEN, _S.SUBMITTED),
    "accept": Move(_S.SUBMITTED, _S.ACCEPTED),
    "return": Move(_S.SUBMITTED, _S.COLLECTING),
}
TOLD = frozenset({_S.FROZEN, _S.SUBMITTED, _S.ACCEPTED})
"""What stands in a period in one of these states has been told."""
EDITED = frozenset({_S.OPEN, _S.COLLECTING})

NAMES = frozenset({"visitor_name", "host_name"})
"""What an organisation is called is told, but a new name is no change of the exchange."""

Line = Mapping[str, Any]


def canonical(value: Any) -> bytes:
    """One byte form of a JSON value: keys in order, no spaces, UTF-8."""
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return text.encode()


def hash_of(value: Any) -> str:
    return hashlib.sha256(canonical(value)).hexdigest()


def difference(told: Line, now: Line) -> dict[str, list[Any]]:
    """Field by field, what was told and what is so now; empty when nothing changed."""
    names = (told.keys() | now.keys()) - NAMES - {"changed"}
    return {
        name: [told.get(name), now.get(name)] for name in sorted(names) if told.get(name) != now.get(name)
    }


def totals(lines: Iterable[Line]) -> dict[str, dict[str, int]]:
    """By bucket and sending partner, of what counts."""
    found: dict[str, dict[str, int]] = {}
    for line in lines:
        if line["counted"]:
            of = found.setdefault(line["bucket"] or "none", {})
            of[line["visitor_cluster"]] = of.get(line["visitor_cluster"], 0) + 1
    return {bucket: dict(sorted(of.items())) for bucket, of in sorted(found.items())}
