"""Reads that take the shortcut answer exactly as their ordinary route does."""

from collections.abc import AsyncIterator
from typing import Annotated
from uuid import UUID, uuid4

import httpx
import pytest
from asyncpg.exceptions import DeadlockDetectedError, LockNotAvailableError, QueryCanceledError
from fastapi import FastAPI, Query, Request, Response
from pydantic import BaseModel
from sqlalchemy.exc import DBAPIError

from conftest import MakePerson, Person, client_of
from streams.bodies import offer
from symbiosis.kit import errors
from symbiosis.kit.direct import direct

ADDRESSES = (
    "/v1/material-streams",
    "/v1/material-streams?direction=offer&country=DK&country=SE&limit=1",
    "/v1/material-streams?limit=1&limit=2",
    "/v1/material-streams?limit=0",
    "/v1/material-streams?limit=",
    "/v1/material-streams?colour=red&limit=many",
    "/v1/material-streams?direction=offer&direction=",
    "/v1/material-streams?cursor=not-ours",
    "/v1/material-streams?latitude=56",
    "/v1/material-streams/",
    "/v1/material-streams/nothing",
    "/v1/material-streams/{id}",
    "/v1/material-streams/{id}?unknown=1",
    "/v1/material-streams/{hex}",
    "/v1/material-streams/%7B{id}%7D",
    f"/v1/material-streams/{uuid4()}",
    "/v1/material-stream-points?direction=need",
    "/v1/actors",
    "/v1/actors?q=Systuen&sort=name",
    "/v1/actors?country=denmark",
    "/v1/actor-points",
    "/v1/actors/{actor}",
    "/v1/actors/{actor}/sites",
    f"/v1/actors/{uuid4()}/sites",
    "/v1/clusters",
    "/v1/me",
)
KEPT = ("content-type", "etag", "link", "allow", "retry-after")


@pytest.fixture
async def member(make_person: MakePerson) -> Person:
    return await make_person("Systuen")


@pytest.fixture
async def ordinary(app: FastAPI, member: Person) -> AsyncIterator[httpx.AsyncClient]:
    """The same person at the application itself, where no shortcut stands before the routes."""
    transport = httpx.ASGITransport(app=app, raise_app_exceptions=False)
    async with httpx.AsyncClient(
        transport=transport, base_url="http://test", cookies=member.client.cookies
    ) as client:
        yield client


def essence(answer: httpx.Response) -> tuple[object, ...]:
    headers = {name: answer.headers[name] for name in KEPT if name in answer.headers}
    document = answer.json() if answer.content else None
    if isinstance(document, dict):
        document.pop("instance", None)
    return answer.status_code, headers, document


async def test_shortcut_and_route_answer_the_same(member: Person, ordinary: httpx.AsyncClient) -> None:
    for title in ("Afklip", "Rester"):
        made = await member.client.post("/v1/material-streams", json=offer(title=title, publish=True))
        assert made.status_code == 201, made.text
    stream_id = made.json()["id"]
    names = {"id": stream_id, "hex": stream_id.replace("-", ""), "actor": member.actor_id}
    for headers in ({}, {"if-none-match": '"v1"'}):
        for address in ADDRESSES:
            path = address.format(**names)
            direct_answer = await member.client.get(path, headers=headers)
            ordinary_answer = await ordinary.get(path, headers=headers)
            assert essence(direct_answer) == essence(ordinary_answer), path


async def test_read_with_too_large_a_body_is_refused_as_everywhere(client: httpx.AsyncClient) -> None:
    answer = await client.request("GET", "/v1/material-streams", content=b"x" * (1024 * 1024 + 1))
    assert (answer.status_code, answer.json()["code"]) == (413, "body-too-large")


def as_raised(cause: Exception) -> DBAPIError:
    """As SQLAlchemy passes on what the driver says."""
    driver = Exception()
    driver.__cause__ = cause
    return DBAPIError(None, None, driver)


def failing(error: Exception) -> FastAPI:
    app = FastAPI()
    errors.install(app)

    @app.get("/things/{thing_id}")
    @direct
    async def get_thing(request: Request, thing_id: UUID) -> Response:
        raise error

    return app


@pytest.mark.parametrize(
    ("error", "status", "code"),
    [
        (errors.not_found(), 404, "not-found"),
        (QueryCanceledError("statement timeout"), 503, "unavailable"),
        (as_raised(LockNotAvailableError("lock timeout")), 503, "unavailable"),
        (as_raised(DeadlockDetectedError("deadlock detected")), 503, "unavailable"),
        (as_raised(RuntimeError("a secret")), 500, "internal-error"),
        (RuntimeError("a secret"), 500, "internal-error"),
    ],
)
async def test_failing_read_answers_a_problem(error: Exception, status: int, code: str) -> None:
    async with client_of(failing(error)) as client:
        answer = await client.get(f"/things/{uuid4()}")
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert answer.json()["instance"] == answer.headers["x-request-id"]
    assert "secret" not in answer.text


def test_parameter_that_cannot_be_resolved_is_refused_at_once() -> None:
    class Loose(BaseModel):
        limit: int = 1

    async def read_body(body: dict[str, int]) -> Response:
        return Response()

    async def read_loosely(query: Annotated[Loose, Query()]) -> Response:
        return Response()

    async def read_number(limit: Annotated[int, Query()]) -> Response:
        return Response()

    for endpoint in (read_body, read_loosely, read_number):
        with pytest.raises(TypeError, match="cannot be resolved directly"):
            direct(endpoint)
