"""Every error is one problem document, and none repeats what was sent."""

from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from asyncpg.exceptions import PostgresConnectionError
from fastapi import FastAPI
from pydantic import BaseModel
from sqlalchemy.exc import IntegrityError

from conftest import MakePerson, Person, client_of
from contract.operations import NOBODY
from contract.permissions import NEW_ACTOR
from symbiosis.kit import errors
from symbiosis.kit.openapi import ProblemDocument

CANARY = "hunter2-do-not-repeat"


def problem_of(answer: httpx.Response, status: int) -> dict[str, Any]:
    """The problem, checked to be one."""
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    ProblemDocument.model_validate_json(answer.content, extra="forbid")
    problem: dict[str, Any] = answer.json()
    assert problem["status"] == status
    assert problem["type"] == f"/problems/{problem['code']}"
    assert problem["instance"] == answer.headers["x-request-id"]
    assert problem["detail"]
    assert CANARY not in answer.text
    return problem


@pytest.fixture
async def staff(make_person: MakePerson) -> Person:
    return await make_person(None, staff_role="facilitator")


@pytest.mark.parametrize(
    "path",
    [
        "/v1/nothing-here",
        f"/v1/{CANARY}",
        f"/v1/actors/{NOBODY}",
        f"/v1/actors/{CANARY}",
        f"/v1/material-streams/{CANARY}",
        "/v1/actors/",
        "/nothing",
    ],
)
async def test_unknown_address(visitor: httpx.AsyncClient, path: str) -> None:
    assert problem_of(await visitor.get(path), 404)["code"] == "not-found"


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("DELETE", "/v1/actors", "GET, POST"),
        ("PUT", f"/v1/actors/{NOBODY}", "GET, PATCH"),
        ("POST", "/v1/overview", "GET"),
        ("GET", "/v1/sessions", "POST"),
        ("PATCH", "/v1/material-streams", "GET, POST"),
    ],
)
async def test_unknown_method_names_the_ones_there_are(
    visitor: httpx.AsyncClient, method: str, path: str, allowed: str
) -> None:
    answer = await visitor.request(method, path)
    assert problem_of(answer, 405)["code"] == "method-not-allowed"
    assert answer.headers["allow"] == allowed


async def test_body_that_is_too_large_is_refused_whether_announced_or_not(staff: Person) -> None:
    async def chunks() -> AsyncIterator[bytes]:
        for _ in range(20):
            yield CANARY.encode() * 4096

    json_type = {"content-type": "application/json"}
    announced = await staff.client.post("/v1/actors", content=b"x" * 2_000_000, headers=json_type)
    streamed = await staff.client.post("/v1/actors", content=chunks(), headers=json_type)
    for answer in (announced, streamed):
        assert problem_of(answer, 413)["code"] == "body-too-large"


@pytest.mark.parametrize(
    "content_type", ["text/plain", "application/xml", "multipart/form-data; boundary=x", None]
)
async def test_only_json_is_read(staff: Person, content_type: str | None) -> None:
    headers = {"content-type": content_type} if content_type else {}
    answer = await staff.client.post("/v1/actors", content=b'{"legal_name": "x"}', headers=headers)
    assert problem_of(answer, 415)["code"] == "unsupported-media-type"


@pytest.mark.parametrize("body", [b"{", b"", b"\xff\xfe", b'{"a":', b"nothing", b'{"legal_name": "\x00"}'])
async def test_broken_json_is_refused_without_an_echo(staff: Person, body: bytes) -> None:
    answer = await staff.client.post(
        "/v1/actors", content=body + CANARY.encode(), headers={"content-type": "application/json"}
    )
    problem_of(answer, answer.status_code)
    assert answer.status_code in (400, 422)


async def test_wrong_fields_are_named_but_not_repeated(staff: Person) -> None:
    body = {**NEW_ACTOR, "country": CANARY, "password": CANARY, "roles": [CANARY], "website": CANARY}
    problem = problem_of(await staff.client.post("/v1/actors", json=body), 422)
    pointers = {error["pointer"] for error in problem["errors"]}
    assert pointers == {"/country", "/password", "/roles/0", "/website"}


async def test_password_is_never_repeated(visitor: httpx.AsyncClient) -> None:
    for body in (
        {"email": "not an address", "password": CANARY},
        {"email": "a@b.example", "password": CANARY, "x": 1},
    ):
        problem_of(await visitor.post("/v1/sessions", json=body), 422)


@pytest.mark.parametrize("number", ["1e400", "-1e400", "NaN", "Infinity", "1" * 400, "1e-400"])
async def test_numbers_beyond_numbers_are_refused(visitor: httpx.AsyncClient, number: str) -> None:
    body = (
        '{"stream": {"direction": "offer", "title": "x", "material": {"form": "cutting_scraps"},'
        f' "quantity": {{"value": {number}}}, "place": {{"country": "DK"}}}}}}'
    )
    answer = await visitor.post(
        "/v1/match-searches", content=body, headers={"content-type": "application/json"}
    )
    assert answer.status_code in (400, 422), answer.text
    problem_of(answer, answer.status_code)


# --- errors that the real application should never have, in one made to have them ---


class Thing(BaseModel):
    value: float


def _broken() -> FastAPI:
    app = FastAPI()
    errors.install(app)

    @app.post("/things")
    async def add_thing(thing: Thing) -> None: ...

    @app.get("/{kind}")
    async def fail(kind: str) -> None:
        raise {
            "bug": RuntimeError(CANARY),
            "gone": PostgresConnectionError(CANARY),
            "collision": IntegrityError(CANARY, {"password": CANARY}, Exception(CANARY)),
        }[kind]

    return app


@pytest.fixture
async def broken() -> AsyncIterator[httpx.AsyncClient]:
    async with client_of(_broken()) as client:
        yield client


@pytest.mark.parametrize("kind", ["bug", "collision"])
async def test_unforeseen_error_says_nothing_but_its_number(broken: httpx.AsyncClient, kind: str) -> None:
    assert problem_of(await broken.get(f"/{kind}"), 500)["code"] == "internal-error"


async def test_lost_database_asks_to_come_back(broken: httpx.AsyncClient) -> None:
    answer = await broken.get("/gone")
    assert problem_of(answer, 503)["code"] == "unavailable"
    assert int(answer.headers["retry-after"]) > 0


async def test_number_too_large_for_json_is_no_fault_of_ours(broken: httpx.AsyncClient) -> None:
    answer = await broken.post(
        "/things", content='{"value":1e400}', headers={"content-type": "application/json"}
    )
    assert answer.status_code < 500, answer.text
