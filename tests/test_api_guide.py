"""The integrators' guide names only what exists, and its examples work as written."""

import json
import re
import shlex
from pathlib import Path
from typing import Any

import httpx
import pytest

from symbiosis.accounts.demo import DEMO_ACCOUNTS
from symbiosis.app import create_app
from symbiosis.kit.database import Database

GUIDE = (Path(__file__).resolve().parents[1] / "docs" / "api.md").read_text()
BLOCKS = re.findall(r"```\n(.*?)```", GUIDE, re.S)
HOST = "http://127.0.0.1:8000"


def calls() -> list[list[str]]:
    text = "\n".join(BLOCKS).replace("\\\n", " ")
    return [shlex.split(f"curl {call}") for call in text.split("curl ")[1:]]


def test_every_operation_the_guide_names_exists() -> None:
    paths = create_app().openapi()["paths"]
    named = re.findall(r"`(GET|POST|PATCH) (/v1[^`?\s]*)", GUIDE)
    assert len(named) > 5
    assert [(method, path) for method, path in named if method.lower() not in paths.get(path, {})] == []


@pytest.mark.parametrize("call", calls(), ids=lambda call: " ".join(call)[-60:])
async def test_examples_of_the_guide_work_as_written(
    call: list[str], client: httpx.AsyncClient, database: Database, demo_member: None
) -> None:
    """curl's own parsing of the line, sent to the real application."""
    address = next(part for part in call if part.startswith(HOST)).removeprefix(HOST)
    body: Any = json.loads(call[call.index("-d") + 1]) if "-d" in call else None
    if "-b" in call:
        account = DEMO_ACCOUNTS[0]
        await client.post("/v1/sessions", json={"email": account.email, "password": account.password})
    answer = await client.request("POST" if body else "GET", address, json=body)
    assert answer.status_code in (200, 201), answer.text
    if address == "/v1/me":
        assert answer.json()["email"] == DEMO_ACCOUNTS[0].email


@pytest.fixture
async def demo_member(database: Database) -> None:
    """The demonstration's sewing company and its account, as the guide's reader has them."""
    from conftest import make_actor
    from symbiosis.accounts.service import create_user

    account = DEMO_ACCOUNTS[0]
    actor_id, _ = await make_actor(database, "Demo: Systuen")
    async with database.sessions() as session, session.begin():
        user = await create_user(
            session,
            email=account.email,
            password=account.password,
            display_name=account.display_name,
            demo=True,
        )
    await database.pool.execute(
        "insert into memberships (user_id, actor_id) values ($1, $2)", user.id, actor_id
    )
