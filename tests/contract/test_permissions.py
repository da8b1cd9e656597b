"""Every cell of the permission matrix, asked over HTTP: each operation, target and principal."""

from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from conftest import client_of
from contract.cases import Case
from contract.operations import BY_NAME, NOBODY
from contract.permissions import PERMISSIONS
from contract.principals import PRINCIPALS
from contract.undone import Undone, undoing
from contract.world import World, build
from emptying import empty
from symbiosis.kit.database import Database


@dataclass(frozen=True)
class Matrix:
    world: World
    client: httpx.AsyncClient
    undone: Undone


@pytest.fixture(scope="module")
async def matrix(app: FastAPI, opened_database: Database) -> AsyncIterator[Matrix]:
    """One world for all cells; the application's own database comes back afterwards."""
    await empty(opened_database)
    world = await build(app, opened_database)
    async with undoing(opened_database) as undone, client_of(app) as client:
        app.state.database = undone.database
        yield Matrix(world, client, undone)
        app.state.database = opened_database


def test_every_operation_is_in_the_table() -> None:
    assert {case.operation for case in PERMISSIONS} == set(BY_NAME)


def test_every_principal_has_an_expectation_in_every_row() -> None:
    for case in PERMISSIONS:
        assert set(case.expected) == set(PRINCIPALS), case


def test_no_case_is_said_twice() -> None:
    assert not [case for case, count in Counter(map(str, PERMISSIONS)).items() if count > 1]


@pytest.mark.parametrize("case", PERMISSIONS, ids=str)
async def test_principal_gets_what_the_table_says(matrix: Matrix, case: Case) -> None:
    operation = BY_NAME[case.operation]
    declared = operation.document["responses"]
    scope = operation.document["x-access"].get("scope")
    address = f"{operation.address(matrix.world.targets[case.target])}?{case.query}".rstrip("?")
    body = matrix.world.said(case.body)
    got: dict[str, int] = {}
    for principal in PRINCIPALS:
        headers = {**_headers(operation.method, body), **matrix.world.credentials_of(principal, scope)}
        async with matrix.undone():
            matrix.client.cookies.clear()
            answer = await matrix.client.request(
                operation.method,
                address,
                **({"content": body} if isinstance(body, str) else {"json": body}),
                headers=headers,
            )
        got[principal] = answer.status_code
        # Whatever is wrong with a credential is told wherever one is sent.
        assert answer.status_code == 401 or str(answer.status_code) in declared, (principal, answer.text)
        if answer.status_code == 404:
            _assert_tells_nothing(answer)
    wrong = {
        name: f"{got[name]}, not {case.expected[name]}"
        for name in PRINCIPALS
        if got[name] != case.expected[name]
    }
    assert not wrong, str(wrong)


def _headers(method: str, body: Any) -> dict[str, str]:
    if isinstance(body, str):
        return {"content-type": "text/csv"}
    return {"if-match": "*"} if method == "PATCH" else {}


def _assert_tells_nothing(answer: httpx.Response) -> None:
    """A hidden row and one that was never there answer alike."""
    problem = answer.json()
    assert problem["code"] in ("not-found", "invitation-not-valid")
    assert str(NOBODY) not in answer.text
    assert "etag" not in answer.headers
