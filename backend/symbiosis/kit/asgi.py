"""The outermost wrapper, pure ASGI: request id, security headers, one log line, plain 413s."""

import json
import time
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any
from uuid import uuid4

import structlog
from fastapi import FastAPI

from symbiosis.kit.direct import Shortcut
from symbiosis.kit.http import EXTRA_HEADERS
from symbiosis.kit.problems import ForeignOrigin

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
ASGIApp = Callable[[Scope, Receive, Send], Awaitable[None]]

_log = structlog.get_logger("symbiosis.http")

API_POLICY = "default-src 'none'; frame-ancestors 'none'"
WEB_POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
    " font-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'none';"
    " form-action 'self'; frame-ancestors 'none'"
)
# Swagger UI writes style elements; its scripts are files.
DOCS_POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
    " object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
PERMISSIONS = (
    "camera=(), microphone=(), payment=(), usb=(), geolocation=(self),"
    " publickey-credentials-create=(self), publickey-credentials-get=(self)"
)
"""What pages of ours may ask the browser for: the reader's place, and passkeys."""
HTTPS_ONLY = (b"strict-transport-security", b"max-age=31536000")
_SAFE = {"GET", "HEAD", "OPTIONS"}

Headers = list[tuple[bytes, bytes]]


def _with_policy(policy: str) -> Headers:
    return [
        (b"content-security-policy", policy.encode()),
        (b"x-content-type-options", b"nosniff"),
        (b"referrer-policy", b"strict-origin-when-cross-origin"),
        (b"permissions-policy", PERMISSIONS.encode()),
        (b"cross-origin-opener-policy", b"same-origin"),
        (b"cross-origin-resource-policy", b"same-origin"),
    ]


_API, _WEB, _DOCS = _with_policy(API_POLICY), _with_policy(WEB_POLICY), _with_policy(DOCS_POLICY)
_API_UNCACHED = [*_API, (b"cache-control", b"no-store")]


def _header(scope: Scope, name: bytes) -> str | None:
    for key, value in scope["headers"]:
        if key == name:
            return str(value.decode("latin-1"))
    return None


def is_foreign(scope: Scope) -> bool:
    """A write that a browser sends on behalf of another site."""
    if scope["method"] in _SAFE:
        return False
    site = _header(scope, b"sec-fetch-site")
    if site is not None:
        return site not in ("same-origin", "none")
    origin, host = _header(scope, b"origin"), _header(scope, b"host")
    return origin is not None and origin.split("://")[-1] != host


class Edge:
    """Wraps the whole application; behind it come the hot reads, then everything else."""

    def __init__(self, app: FastAPI, *, https: bool = False) -> None:
        self.app: ASGIApp = Shortcut(app)
        self._https_only = [HTTPS_ONLY] if https else []

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return await self.app(scope, receive, send)
        request_id = scope["request_id"] = str(uuid4())
        bound = structlog.contextvars.bind_contextvars(request_id=request_id)
        started, status = time.perf_counter(), 500
        too_large = False

        async def send_on(message: Message) -> None:
            nonlocal status, too_large
            if message["type"] == "http.response.start":
                status = message["status"]
                # Starlette answers 413 in plain text from below the handlers.
                too_large = status == 413 and not _is_problem(message["headers"])
                sent = _as_problem(message["headers"]) if too_large else message["headers"]
                message["headers"] = [
                    *sent,
                    *extra,
                    *_security(scope["path"], sent),
                    *self._https_only,
                    (b"x-request-id", request_id.encode()),
                ]
            elif too_large:
                message = {**message, "body": _too_large(request_id), "more_body": False}
                too_large = False
            await send(message)

        # What can be read can be asked for without its body; the server leaves the body out.
        extra: Headers = []
        inner = {**scope, EXTRA_HEADERS: extra}
        if scope["method"] == "HEAD":
            inner["method"] = "GET"
        try:
            if is_foreign(scope):
                await _refuse(send_on, request_id)
            else:
                await self.app(inner, receive, send_on)
        finally:
            _log_request(inner, status, started)
            structlog.contextvars.reset_contextvars(**bound)


def _security(path: str, sent: Headers) -> Headers:
    """The security headers of a path; made once, because every answer carries them."""
    if path.startswith(("/v1", "/livez", "/readyz", "/problems", "/.well-known", "/openapi.json")):
        return _API if b"cache-control" in dict(sent) else _API_UNCACHED
    return _DOCS if path.startswith("/docs") else _WEB


def _is_problem(headers: Headers) -> bool:
    return any(name == b"content-type" and b"problem" in value for name, value in headers)


def _as_problem(headers: Headers) -> Headers:
    kept = [(name, value) for name, value in headers if name not in (b"content-type", b"content-length")]
    return [*kept, (b"content-type", b"application/problem+json")]


def _problem(status: int, code: str, title: str, detail: str, request_id: str) -> bytes:
    return json.dumps(
        {
            "type": f"/problems/{code}",
            "title": title,
            "status": status,
            "detail": detail,
            "instance": request_id,
            "code": code,
            "errors": [],
        }
    ).encode()


def _too_large(request_id: str) -> bytes:
    return _problem(
        413, "body-too-large", "The body is too large", "Send less, or use an import.", request_id
    )


async def _refuse(send: Send, request_id: str) -> None:
    body = _problem(
        403,
        ForeignOrigin.code,
        ForeignOrigin.title,
        "Use the platform's own pages.",
        request_id,
    )
    headers = [(b"content-type", b"application/problem+json"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": 403, "headers": headers})
    await send({"type": "http.response.body", "body": body})


def _log_request(scope: Scope, status: int, started: float) -> None:
    route = scope.get("route")
    _log.info(
        "request",
        method=scope["method"],
        route=getattr(route, "path", "unrouted"),
        status=status,
        ms=round((time.perf_counter() - started) * 1000, 1),
    )
