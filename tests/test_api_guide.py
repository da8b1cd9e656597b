"""The integrators' guide names only what exists, and its examples work as written."""

import asyncio
import base64
import re
import shlex
import socket
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from itertools import pairwise
from pathlib import Path
from string import Template

import httpx
import pytest
import uvicorn
from fastapi import FastAPI

from accounts.partners import add_system, token_of
from conftest import client_of, make_actor
from streams.bodies import offer
from symbiosis.accounts.demo import DEMO_ACCOUNTS
from symbiosis.accounts.service import create_user
from symbiosis.app import create_app
from symbiosis.kit.asgi import Edge
from symbiosis.kit.database import Database

GUIDE = (Path(__file__).resolve().parents[1] / "docs" / "api.md").read_text()
BLOCKS = re.findall(r"^```(\w*)\n(.*?)^```", GUIDE, re.S | re.M)
SCRIPTS = [text for language, text in BLOCKS if language == "python"]
HOST = "http://127.0.0.1:8000"
ME = DEMO_ACCOUNTS[0]
SIGN_IN = {"email": ME.email, "password": ME.password}

Words = dict[str, str]
"""What the reader has put into the shell's variables."""


def calls() -> list[list[str]]:
    text = "\n".join(text for language, text in BLOCKS if not language).replace("\\\n", " ")
    return [shlex.split(f"curl {call}") for call in text.split("curl ")[1:]]


def test_every_operation_the_guide_names_exists() -> None:
    paths = create_app().openapi()["paths"]
    named = re.findall(r"`(GET|POST|PATCH|PUT|DELETE) (/v1[^`?\s]*)", GUIDE)
    assert len(named) > 5
    assert [(method, path) for method, path in named if method.lower() not in paths.get(path, {})] == []


@pytest.mark.parametrize("call", calls(), ids=lambda call: " ".join(call)[-60:])
async def test_examples_of_the_guide_work_as_written(
    call: list[str], client: httpx.AsyncClient, words: Words
) -> None:
    """curl's own parsing of the line, sent to the real application."""
    if "-b" in call:
        await client.post("/v1/sessions", json=SIGN_IN)
    answer = await client.send(_as_curl_sends(client, [Template(part).substitute(words) for part in call]))
    assert answer.status_code in (200, 201), answer.text
    if answer.request.url.path == "/v1/me":
        assert answer.json()["email"] == ME.email


@pytest.mark.parametrize("script", SCRIPTS, ids=range(len(SCRIPTS)))
async def test_scripts_of_the_guide_work_as_written(
    script: str, app: FastAPI, client: httpx.AsyncClient, words: Words
) -> None:
    """A program of its own, with a key, over the network."""
    await client.post("/v1/sessions", json=SIGN_IN)
    listed = await client.post("/v1/material-streams", json=offer(title="Afklip fra bordet"))
    assert listed.status_code == 201, listed.text
    async with serving(app) as address:
        code, said = await run(script.replace(HOST, address), words)
    assert code == 0, said
    assert "Afklip fra bordet draft" in said


@pytest.fixture
async def words(app: FastAPI, database: Database) -> Words:
    """The demonstration's sewing company with a key, and a partner's system."""
    actor_id, _ = await make_actor(database, "Demo: Systuen")
    async with database.sessions() as session, session.begin():
        user = await create_user(
            session, email=ME.email, password=ME.password, display_name=ME.display_name, demo=True
        )
    await database.pool.execute(
        "insert into memberships (user_id, actor_id) values ($1, $2)", user.id, actor_id
    )
    system = await add_system(database)
    async with client_of(app) as member:
        await member.post("/v1/sessions", json=SIGN_IN)
        wanted = {"name": "Rapport", "scopes": ["streams:read"]}
        made = await member.post("/v1/me/api-keys", json=wanted)
        return {
            "SYMBIOSIS_KEY": made.json()["key"],
            "CLIENT_ID": str(system.client_id),
            "CLIENT_SECRET": system.secret,
            "ACCESS_TOKEN": await token_of(member, system),
        }


def _as_curl_sends(client: httpx.AsyncClient, call: list[str]) -> httpx.Request:
    address = next(part for part in call if part.startswith(HOST)).removeprefix(HOST)
    body = "&".join(_after(call, "-d"))
    headers = {"content-type": "application/x-www-form-urlencoded"} if body else {}
    headers |= dict(header.split(": ", 1) for header in _after(call, "-H"))
    if user := next(_after(call, "-u"), None):
        headers["authorization"] = f"Basic {base64.b64encode(user.encode()).decode()}"
    return client.build_request("POST" if body else "GET", address, content=body or None, headers=headers)


def _after(call: list[str], option: str) -> Iterator[str]:
    return (value for name, value in pairwise(call) if name == option)


@asynccontextmanager
async def serving(app: FastAPI) -> AsyncIterator[str]:
    """The application on a port of this machine."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        server = uvicorn.Server(uvicorn.Config(Edge(app), lifespan="off", log_level="warning"))
        running = asyncio.create_task(server.serve([listening]))
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            server.should_exit = True
            await running


async def run(script: str, words: Words) -> tuple[int | None, str]:
    program = await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        script,
        env={**words, "PYTHONIOENCODING": "utf-8"},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    said, _ = await asyncio.wait_for(program.communicate(), 60)
    return program.returncode, said.decode()
