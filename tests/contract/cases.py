"""The form in which the permission matrix is written down."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import chain
from typing import Any, Literal

from contract.principals import GROUPS, PRINCIPALS, VISITORS

Machines = Literal["scoped", "refused", "alike"]


@dataclass(frozen=True)
class Case:
    """What each principal gets. `target` names what the path's ids belong to (world.py)."""

    operation: str
    expected: Mapping[str, int] = field(compare=False)
    target: str = ""
    query: str = ""
    body: Any = None

    def __str__(self) -> str:
        said = self.body.values() if isinstance(self.body, Mapping) else ()
        about = [value for value in said if isinstance(value, str) and value.startswith("$")]
        return " ".join(filter(None, (self.operation, self.target, self.query, *about)))


def row(
    operation: str,
    status: int,
    *several: Mapping[str, int],
    target: str = "",
    query: str = "",
    body: Any = None,
    machines: Machines = "scoped",
    **exceptions: int,
) -> Case:
    """Everyone who is signed in gets `status`, visitors 401; `several` and `exceptions` name groups or
    principals of principals.py, later ones win.

    `machines` says what keys and partners' systems get, unless an exception names them. scoped: a key what
    its person gets, a partner what a facilitator of its cluster gets, 403 without the scope. refused: 403,
    for people only. alike: what a visitor gets, for nobody is asked for.
    """
    expected = dict.fromkeys(PRINCIPALS, status) | dict.fromkeys(VISITORS, 401)
    named: set[str] = set()
    for name, other in chain(*(said.items() for said in several), exceptions.items()):
        group = GROUPS.get(name, (name,))
        named.update(group)
        expected |= dict.fromkeys(group, other)
    derived = _machines(expected, machines)
    expected |= {name: other for name, other in derived.items() if name not in named}
    assert set(expected) == set(PRINCIPALS), set(expected) ^ set(PRINCIPALS)
    return Case(operation, expected, target, query, body)


def _machines(expected: Mapping[str, int], machines: Machines) -> dict[str, int]:
    if machines == "alike":
        return dict.fromkeys(GROUPS["machines"], expected["anonymous"])
    if machines == "refused":
        return dict.fromkeys(GROUPS["machines"], 403) | {"revoked_key": 401}
    return {
        "key": expected["org_admin"],
        "partner": expected["facilitator"],
        "partner_away": expected["away_facilitator"],
        "key_without_scope": 403,
        "partner_without_scope": 403,
        "revoked_key": 401,
    }


def everyone(operation: str, status: int = 200, *, machines: Machines = "scoped", **details: Any) -> Case:
    """Visitors too."""
    return row(operation, status, machines=machines, visitors=status, **details)


def open_to_all(operation: str, status: int = 200, **details: Any) -> Case:
    """Nobody is asked who they are: no scope, and what is wrong with credentials does not matter."""
    return everyone(operation, status, machines="alike", **details)


def people(operation: str, status: int, *several: Mapping[str, int], **details: Any) -> Case:
    """In the web app only."""
    return row(operation, status, *several, machines="refused", **details)
