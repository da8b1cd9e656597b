"""Who may call an operation at all: declared at its route, enforced by whoever finds out the caller.

Deny by default: an application with a route that declares nothing does not start. What a caller may do
to one row is decided by the rooms' policies; this is only the first gate, and part of the contract.
"""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from fastapi import FastAPI
from fastapi.routing import APIRoute, iter_route_contexts

_KEY = "x-access"


class Who(StrEnum):
    ANYONE = "anyone"
    SIGNED_IN = "signed_in"
    PEOPLE = "people"


@dataclass(frozen=True)
class Access:
    """`scope`: what a machine's credentials must include; without one no machine may call, unless
    everybody may. `capability`: what the caller must be able to do somewhere."""

    who: Who
    scope: str | None = None
    capability: str | None = None

    @property
    def is_open(self) -> bool:
        """Nobody needs to be known, and nothing depends on who it is."""
        return self.who is Who.ANYONE and self.scope is None


def access(who: Who, scope: str | None = None, capability: str | None = None) -> dict[str, Any]:
    """The `openapi_extra=` of a route."""
    declared = Access(who, scope, capability)
    named = {name: value for name, value in asdict(declared).items() if value is not None}
    return {"security": _security(declared), _KEY: named}


def _security(declared: Access) -> list[dict[str, list[str]]]:
    if declared.is_open:
        return []
    ways: list[dict[str, list[str]]] = [{}] if declared.who is Who.ANYONE else []
    ways.append({"session": []})
    if declared.scope:
        ways += [{"apiKey": []}, {"partner": [declared.scope]}]
    return ways


OPEN = access(Who.ANYONE)
"""For everybody alike."""

OPEN_TO_SESSIONS = {**OPEN, "security": [{}, {"session": []}]}
"""For everybody; whoever is signed in sends their session along, and the answer depends on it. Machines
are visitors here."""


def access_of(route: Any) -> Access | None:
    declared = (getattr(route, "openapi_extra", None) or {}).get(_KEY)
    return Access(**{**declared, "who": Who(declared["who"])}) if declared else None


class UndeclaredAccess(Exception):
    """The service refuses to start; the message names the routes."""


def refuse_undeclared(app: FastAPI, finds_caller: Any) -> None:
    """Every route of the contract says who may call it, and asks `finds_caller` who is calling.

    Errors: UndeclaredAccess.
    """
    wrong = sorted({problem for route in _routes(app) if (problem := _why_not(route, finds_caller))})
    if wrong:
        raise UndeclaredAccess("; ".join(wrong))


def _routes(app: FastAPI) -> Iterator[APIRoute]:
    for context in iter_route_contexts(app.routes):
        route = context.original_route
        if isinstance(route, APIRoute) and (route.include_in_schema or route.path.startswith("/v1")):
            yield route


def _why_not(route: APIRoute, finds_caller: Any) -> str | None:
    declared = access_of(route)
    if declared is None:
        return f"{route.name} declares no access: add openapi_extra=access(...)"
    if not declared.is_open and finds_caller not in _dependencies(route.dependant):
        return f"{route.name} declares access but never asks who is calling"
    return None


def _dependencies(dependant: Any) -> Iterator[Any]:
    for inner in dependant.dependencies:
        yield inner.call
        yield from _dependencies(inner)
