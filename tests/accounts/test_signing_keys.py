"""The keys that sign tokens: one first key, rotation without a failed request, an end for leaked ones."""

import asyncio
from collections.abc import AsyncIterator
from datetime import datetime, timedelta

import httpx
import pytest
from fastapi import FastAPI
from typer.testing import CliRunner

from accounts.partners import add_system, bearer, decoded, token_of
from conftest import client_of
from symbiosis.accounts.machines import signing_keys
from symbiosis.accounts.machines.keyring import Keyring
from symbiosis.accounts.machines.signing_keys import KEPT, PUBLISHED_FOR, ROTATE_EVERY
from symbiosis.accounts.machines.tokens import LIFE
from symbiosis.accounts.models import SigningKey
from symbiosis.app import create_app
from symbiosis.cli_key import keys as key_commands
from symbiosis.kit import clock
from symbiosis.kit.database import Database
from symbiosis.settings import Settings, get_settings

SECRET = "a secret for sealing"
SOON = timedelta(milliseconds=100)


@pytest.fixture
async def no_keys(app: FastAPI, settings: Settings, database: Database) -> AsyncIterator[Database]:
    """The application of the other tests forgets its key with them."""
    await database.pool.execute("delete from signing_keys")
    yield database
    await database.pool.execute("delete from signing_keys")
    app.state.keyring = Keyring(settings.encryption_secret)


async def all_keys(database: Database) -> list[SigningKey]:
    async with database.sessions() as session:
        return await signing_keys.all_keys(session)


async def rotate(database: Database, secret: str, now: datetime, lead: timedelta = PUBLISHED_FOR) -> str:
    async with database.sessions() as session, session.begin():
        return (await signing_keys.rotate(session, secret, now, lead)).kid


@pytest.fixture
async def two_servers(
    settings: Settings, no_keys: Database
) -> AsyncIterator[tuple[httpx.AsyncClient, httpx.AsyncClient]]:
    """Two processes of one platform, as far as keys go: each has a keyring of its own."""
    apps = [create_app(settings), create_app(settings)]
    for app in apps:
        app.state.database = no_keys
    async with client_of(apps[0]) as one, client_of(apps[1]) as other:
        yield one, other


async def test_of_several_processes_one_makes_the_first_key(no_keys: Database) -> None:
    now = clock.now()
    signers = await asyncio.gather(*(Keyring(SECRET).signer(no_keys, now) for _ in range(6)))
    assert len({signer.kid for signer in signers}) == 1
    assert len(await all_keys(no_keys)) == 1


async def test_private_key_is_not_readable_in_the_database(no_keys: Database) -> None:
    await Keyring(SECRET).signer(no_keys, clock.now())
    (key,) = await all_keys(no_keys)
    assert "PRIVATE" not in key.private_pem
    assert "d" not in key.public_jwk


async def test_another_sealing_secret_makes_a_new_key_and_forgets_no_token(no_keys: Database) -> None:
    now = clock.now()
    before = await Keyring(SECRET).signer(no_keys, now)
    changed = Keyring("another secret for sealing")
    after = await changed.signer(no_keys, now)
    assert after.kid != before.kid
    assert await changed.verifier(no_keys.pool, before.kid, now) is not None


async def test_new_key_is_published_before_it_signs_and_the_old_one_outlives_its_tokens(
    no_keys: Database,
) -> None:
    now, ring = clock.now(), Keyring(SECRET)
    old = (await ring.signer(no_keys, now)).kid
    new = await rotate(no_keys, SECRET, now)
    assert (await Keyring(SECRET).signer(no_keys, now + PUBLISHED_FOR - SOON)).kid == old
    assert (await Keyring(SECRET).signer(no_keys, now + PUBLISHED_FOR)).kid == new
    newer, older = await all_keys(no_keys)
    assert (newer.kid, older.kid) == (new, old)
    assert newer.not_before == now + PUBLISHED_FOR
    assert older.sign_until == newer.not_before + KEPT
    for key in (newer, older):
        assert key.verify_until >= key.sign_until + LIFE + PUBLISHED_FOR


async def test_calendar_rotates_after_ninety_days_and_forgets_the_dead(no_keys: Database) -> None:
    async def due(at: datetime) -> int:
        async with no_keys.sessions() as session, session.begin():
            return await signing_keys.rotate_due(session, SECRET, at)

    start = clock.now()
    assert await due(start) == 0, "the first key is made when it is needed"
    first = (await Keyring(SECRET).signer(no_keys, start)).kid
    assert [await due(start + ROTATE_EVERY - SOON), await due(start + ROTATE_EVERY)] == [0, 1]
    assert await due(start + ROTATE_EVERY) == 0
    assert [key.kid == first for key in await all_keys(no_keys)] == [False, True]
    assert await due(start + ROTATE_EVERY + timedelta(days=1)) == 0
    assert first not in [key.kid for key in await all_keys(no_keys)]


async def test_rotation_under_traffic_fails_no_request(
    two_servers: tuple[httpx.AsyncClient, httpx.AsyncClient],
    no_keys: Database,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(signing_keys, "KEPT", SOON / 2)
    signed_by, failed, used = set(), [], 0
    rotating = True
    system = await add_system(no_keys)

    async def partner(gives: httpx.AsyncClient, *takes: httpx.AsyncClient) -> None:
        nonlocal used
        kept: list[str] = []
        while rotating:
            kept = [*kept[-3:], await token_of(gives, system)]
            signed_by.add(decoded(kept[-1].split(".")[0])["kid"])
            for server in takes:
                for token in (kept[0], kept[-1]):
                    answer = await server.get("/v1/clusters", headers=bearer(token))
                    used += 1
                    if answer.status_code != 200:
                        failed.append(answer.text)

    async def operator() -> None:
        nonlocal rotating
        for _ in range(5):
            await rotate(no_keys, settings.encryption_secret, clock.now(), SOON)
            await asyncio.sleep(3 * SOON.total_seconds())
        rotating = False

    one, other = two_servers
    await asyncio.gather(operator(), partner(one, other, one), partner(other, one), partner(one, other))
    assert failed == []
    assert len(signed_by) >= 5
    assert used > 50


async def test_leaked_key_is_refused_and_its_successor_taken(
    two_servers: tuple[httpx.AsyncClient, httpx.AsyncClient],
    no_keys: Database,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(signing_keys, "KEPT", timedelta(0))
    one, other = two_servers
    system = await add_system(no_keys)
    stolen = await token_of(one, system)
    assert (await other.get("/v1/clusters", headers=bearer(stolen))).status_code == 200
    async with no_keys.sessions() as session, session.begin():
        await signing_keys.replace_leaked(session, settings.encryption_secret, clock.now())
    for server in two_servers:
        assert (await server.get("/v1/clusters", headers=bearer(stolen))).status_code == 401
        fresh = await token_of(server, system)
        assert (await other.get("/v1/clusters", headers=bearer(fresh))).status_code == 200
    published = (await one.get("/.well-known/jwks.json")).json()["keys"]
    assert decoded(stolen.split(".")[0])["kid"] not in [key["kid"] for key in published]


async def test_operator_rotates_and_lists_keys(
    no_keys: Database, dsn: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SYMBIOSIS_DATABASE_URL", dsn)
    get_settings.cache_clear()

    async def call(*arguments: str) -> str:
        """In a thread: the command brings an event loop of its own."""
        result = await asyncio.to_thread(CliRunner().invoke, key_commands, list(arguments))
        assert result.exit_code == 0, result.output
        return result.output

    said = [await call("rotate"), await call("rotate", "--leaked")]
    listed = await call("list")
    assert [line.split()[0] for line in said] == [key.kid for key in await all_keys(no_keys)]
    assert all(line.split()[0] in listed for line in said)
    assert "PRIVATE" not in listed
    tags = await no_keys.pool.fetch("select tag from journal_entries")
    assert [row["tag"] for row in tags] == ["signing_key.made"] * 2
