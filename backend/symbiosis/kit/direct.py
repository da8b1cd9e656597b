"""Hot reads, answered without the framework's general machinery (docs/decisions/0009).

`@direct` below `@router.get` marks a read whose parameters are only the Request, dependencies that are
coroutines of the request alone, UUIDs of the path and one query model that forbids unknown names. It
stays an ordinary route: the contract is made from it. `Shortcut` stands in front of the application,
resolves those parameters itself and calls the function.

The shortcut only ever says yes. What is not plainly in order (a parameter that does not validate, a body,
an overridden dependency) goes on to the ordinary route, the one place that says what is wrong.
"""

import inspect
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, TypeVar, get_args, get_origin
from uuid import UUID

from fastapi import FastAPI, Request, Response, params
from fastapi.routing import iter_route_contexts
from pydantic import BaseModel, TypeAdapter, ValidationError
from starlette.types import Receive, Scope, Send

from symbiosis.kit import errors

Endpoint = TypeVar("Endpoint", bound=Callable[..., Awaitable[Response]])
_UUID = TypeAdapter(UUID)
_BODY_HEADERS = {b"content-length", b"transfer-encoding"}


@dataclass
class _Plan:
    """Where the arguments of one function come from, by name."""

    call: Callable[..., Awaitable[Response]]
    requests: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    dependencies: list[tuple[str, Callable[[Request], Awaitable[Any]]]] = field(default_factory=list)
    queries: list[tuple[str, type[BaseModel], set[str]]] = field(default_factory=list)

    def sent(self, request: Request, path: dict[str, str]) -> dict[str, Any]:
        """The arguments that are in the address. Errors: ValidationError."""
        values: dict[str, Any] = {name: _UUID.validate_python(path[name]) for name in self.ids}
        for name, model, lists in self.queries:
            query = request.query_params
            given = {key: query.getlist(key) if key in lists else query[key] for key in query}
            values[name] = model.model_validate(given)
        return values

    async def answer(self, request: Request, values: dict[str, Any]) -> Response:
        for name in self.requests:
            values[name] = request
        for name, dependency in self.dependencies:
            values[name] = await dependency(request)
        return await self.call(**values)


_plans: dict[Any, _Plan] = {}


def direct(endpoint: Endpoint) -> Endpoint:
    """Marks a read for the shortcut. Errors: TypeError for a parameter it cannot resolve."""
    plan = _plans[endpoint] = _Plan(endpoint)
    for name, parameter in inspect.signature(endpoint).parameters.items():
        hint = parameter.annotation
        kind, *marks = get_args(hint) if hasattr(hint, "__metadata__") else (hint,)
        match marks:
            case [] if kind is Request:
                plan.requests.append(name)
            case [] if kind is UUID:
                plan.ids.append(name)
            case [params.Depends(dependency=dependency)] if dependency and _takes_request(dependency):
                plan.dependencies.append((name, dependency))
            case [params.Query()] if _is_strict(kind):
                lists = {key for key, of in kind.model_fields.items() if get_origin(of.annotation) is list}
                plan.queries.append((name, kind, lists))
            case _:
                raise TypeError(f"{endpoint.__name__}: `{name}` cannot be resolved directly")
    return endpoint


def _takes_request(dependency: Callable[..., Any]) -> bool:
    taken = [parameter.annotation for parameter in inspect.signature(dependency).parameters.values()]
    return inspect.iscoroutinefunction(dependency) and taken == [Request]


def _is_strict(model: Any) -> bool:
    if not (isinstance(model, type) and issubclass(model, BaseModel)):
        return False
    plain = all(of.alias is None and of.validation_alias is None for of in model.model_fields.values())
    return plain and model.model_config.get("extra") == "forbid"


class Shortcut:
    """The marked reads of an application, then the application."""

    def __init__(self, app: FastAPI) -> None:
        self.app = app
        self._reads = list(_reads_of(app))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["method"] == "GET" and self._is_plain(scope):
            for pattern, route, plan in self._reads:
                found = pattern.match(scope["path"])
                if found is not None:
                    request = Request(scope, receive, send)
                    try:
                        values = plan.sent(request, found.groupdict())
                    except ValidationError:
                        break
                    scope["app"], scope["route"] = self.app, route
                    response = await _answer(plan, request, values)
                    return await response(scope, receive, send)
        return await self.app(scope, receive, send)

    def _is_plain(self, scope: Scope) -> bool:
        special = scope.get("root_path") or self.app.dependency_overrides
        return not special and _BODY_HEADERS.isdisjoint(dict(scope["headers"]))


def _reads_of(app: FastAPI) -> Iterator[tuple[Any, Any, _Plan]]:
    for context in iter_route_contexts(app.routes):
        if context.endpoint in _plans:
            yield context.path_regex, context.original_route, _plans[context.endpoint]


async def _answer(plan: _Plan, request: Request, values: dict[str, Any]) -> Response:
    try:
        return await plan.answer(request, values)
    except Exception as error:
        return await errors.answer(request, error)
