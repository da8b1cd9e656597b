"""Every error, ours or the framework's, as one problem document.

The framework's own handlers echo what was sent (a password came back in a 422) and
break on `1e400`; these never repeat input.
"""

import json
from collections.abc import Iterable, Mapping
from http import HTTPStatus
from typing import Any

import structlog
from asyncpg.exceptions import DataError as PgDataError
from asyncpg.exceptions import (
    DeadlockDetectedError,
    LockNotAvailableError,
    PostgresConnectionError,
    QueryCanceledError,
    TooManyConnectionsError,
)
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute, iter_route_contexts
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.orm.exc import StaleDataError
from starlette.exceptions import HTTPException
from starlette.routing import Match

from symbiosis.kit.problems import FieldError, InternalError, InvalidParameter, PreconditionFailed, Problem

_log = structlog.get_logger("symbiosis.errors")

PROBLEM_JSON = "application/problem+json"

FRAMEWORK_PROBLEMS = {
    400: ("malformed", "The request cannot be understood", "Check that the body is valid JSON."),
    404: ("not-found", "There is nothing here, or you may not see it", "Check the address."),
    405: ("method-not-allowed", "This address does not know that method", "See the Allow header."),
    413: ("body-too-large", "The body is too large", "Send less, or use an import."),
    415: ("unsupported-media-type", "This content type is not read here", "Send application/json."),
    422: ("invalid-input", "Some fields need another value", "See `errors`."),
    503: ("unavailable", "The service cannot answer now", "Try again in a few seconds."),
}


def render(
    status: int,
    code: str,
    title: str,
    detail: str,
    *,
    request_id: str | None,
    errors: Iterable[FieldError] = (),
    headers: dict[str, str] | None = None,
    members: Mapping[str, str] | None = None,
) -> Response:
    document = {
        **(members or {}),
        "type": f"/problems/{code}",
        "title": title,
        "status": status,
        "detail": detail,
        "instance": request_id,
        "code": code,
        "errors": [{"pointer": e.pointer, "code": e.code, "detail": e.detail} for e in errors],
    }
    return Response(
        json.dumps(document, ensure_ascii=False), status, media_type=PROBLEM_JSON, headers=headers
    )


def _request_id(request: Request) -> str | None:
    return request.scope.get("request_id")


def _framework_problem(request: Request, status: int, headers: dict[str, str] | None = None) -> Response:
    known = FRAMEWORK_PROBLEMS.get(status)
    if known is None:
        phrase = HTTPStatus(status).phrase
        known = (phrase.lower().replace(" ", "-"), phrase, "See the documentation at /docs.")
    code, title, detail = known
    return render(status, code, title, detail, request_id=_request_id(request), headers=headers)


async def on_problem(request: Request, error: Exception) -> Response:
    assert isinstance(error, Problem)  # noqa: S101  # registered for Problem only
    return render(
        error.status,
        error.code,
        error.title,
        error.detail,
        request_id=_request_id(request),
        errors=error.errors,
        headers=error.headers,
        members=error.members,
    )


async def on_http_exception(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101  # registered for HTTPException only
    headers = {name.lower(): value for name, value in (error.headers or {}).items()}
    if error.status_code == 405:
        methods = _methods_of(request)
        if not methods:
            return _framework_problem(request, 404)
        headers["allow"] = ", ".join(sorted(methods))
    return _framework_problem(request, error.status_code, headers)


def _methods_of(request: Request) -> set[str]:
    """The union over every route of this path; Starlette names only the first one's."""
    # A scope of its own: the router has already left its marks in the request's.
    scope = {
        "type": "http",
        "method": request.method,
        "path": request.scope["path"],
        "root_path": "",
        "headers": [],
    }
    methods: set[str] = set()
    for context in iter_route_contexts(request.app.routes):
        route = context.original_route
        # The web app's pages take every path; they are not part of the API.
        if (
            isinstance(route, APIRoute)
            and route.include_in_schema
            and context.matches(scope)[0] is not Match.NONE
        ):
            methods |= context.methods or set()
    return methods


def pointer(location: Iterable[Any]) -> str:
    """`("body", "site", "town")` -> `/site/town`; parameters keep their name."""
    parts = [str(part) for part in location]
    if parts and parts[0] == "body":
        return "".join("/" + p.replace("~", "~0").replace("/", "~1") for p in parts[1:])
    # Of a list of values too: which of them it was, the address says itself.
    return parts[1] if len(parts) > 1 else "".join(parts)


def _remedy(error: dict[str, Any]) -> str:
    """What to do, in words that never hold what was sent (some of the framework's messages do)."""
    remedies = {
        "missing": "This field is required.",
        "extra_forbidden": "This name is not known here; check its spelling.",
    }
    if error["type"] == "union_tag_invalid":
        return f"{error['ctx']['discriminator']} is one of {error['ctx']['expected_tags']}."
    return remedies.get(error["type"], f"{error['msg']}.".replace("..", "."))


def _is_unread(request: Request, errors: Iterable[dict[str, Any]]) -> bool:
    """A body that FastAPI did not read as JSON, since it was not said to be JSON."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    is_json = kind == "application/json" or (kind.startswith("application/") and kind.endswith("+json"))
    has_body = request.headers.get("content-length", "0") != "0" or "transfer-encoding" in request.headers
    return has_body and not is_json and any(tuple(e["loc"]) == ("body",) for e in errors)


async def on_validation_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)  # noqa: S101  # registered for this class only
    raw = error.errors()
    if any(e["type"] == "json_invalid" for e in raw):
        return _framework_problem(request, 400)
    if _is_unread(request, raw):
        return _framework_problem(request, 415)
    errors = [FieldError(pointer(e["loc"]), e["type"], _remedy(e)) for e in raw]
    in_query = all(e["loc"] and e["loc"][0] in ("query", "path") for e in raw)
    if all(e["loc"] and e["loc"][0] == "path" for e in raw):
        return _framework_problem(request, 404)
    code, title, detail = FRAMEWORK_PROBLEMS[422]
    if in_query:
        code, title = InvalidParameter.code, InvalidParameter.title
    return render(
        400 if in_query else 422, code, title, detail, request_id=_request_id(request), errors=errors
    )


PASSING = (
    QueryCanceledError,
    LockNotAvailableError,
    DeadlockDetectedError,
    PostgresConnectionError,
    TooManyConnectionsError,
    OSError,
    PoolTimeout,
)
"""What another try may well not meet: too much to do, someone else at the same rows, no connection."""


async def on_database_error(request: Request, error: Exception) -> Response:
    cause = getattr(getattr(error, "orig", None), "__cause__", None) or error
    if isinstance(cause, PgDataError):
        return _framework_problem(request, 422)
    if isinstance(cause, PASSING):
        _log.warning("database_unavailable", kind=type(cause).__name__)
        return _framework_problem(request, 503, {"retry-after": "2"})
    return await on_unforeseen(request, error)


async def on_stale(request: Request, error: Exception) -> Response:
    return render(
        412,
        PreconditionFailed.code,
        PreconditionFailed.title,
        "Read it again and repeat your change on the new version.",
        request_id=_request_id(request),
    )


async def on_unforeseen(request: Request, error: Exception) -> Response:
    """The last resort: the log knows what happened, the caller gets the request id."""
    _log.error("unforeseen_error", kind=type(error).__name__, exc_info=error)
    return render(
        500,
        InternalError.code,
        InternalError.title,
        "It is our fault and has been logged. Quote `instance` when you ask for help.",
        request_id=_request_id(request),
    )


def install(app: FastAPI) -> None:
    app.add_exception_handler(Problem, on_problem)
    app.add_exception_handler(HTTPException, on_http_exception)
    app.add_exception_handler(RequestValidationError, on_validation_error)
    app.add_exception_handler(StaleDataError, on_stale)
    for kind in (DBAPIError, PoolTimeout, PgDataError, QueryCanceledError, PostgresConnectionError):
        app.add_exception_handler(kind, on_database_error)
    app.add_exception_handler(Exception, on_unforeseen)


async def answer(request: Request, error: Exception) -> Response:
    """What the application answers to an error that was raised in front of it."""
    handlers = request.app.exception_handlers
    handler = next(handlers[kind] for kind in type(error).__mro__ if kind in handlers)
    response: Response = await handler(request, error)
    return response


def not_found() -> HTTPException:
    return HTTPException(404)
