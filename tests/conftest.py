"""A real PostgreSQL for every test: one embedded server, one database a test process.

The template is migrated and holds the reference data; between tests everything
people can change is emptied. A copy of its folder, made while the server stood
still, saves the tests that start a platform of their own from loading it again.
"""

import asyncio
import os
import shutil
import subprocess
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import asyncpg
import httpx
import pytest
from fastapi import FastAPI
from filelock import FileLock
from hypothesis import HealthCheck
from hypothesis import settings as properties

from emptying import empty
from symbiosis.accounts.passwords import hash_password
from symbiosis.accounts.sessions import hash_token, new_token
from symbiosis.app import create_app
from symbiosis.kit import clock, migrate
from symbiosis.kit.asgi import Edge
from symbiosis.kit.database import Database, open_database
from symbiosis.kit.embedded import EmbeddedPostgres
from symbiosis.kit.embedded.cluster import DATABASE
from symbiosis.kit.files import store
from symbiosis.kit.mail import post
from symbiosis.reference.loader import load_reference
from symbiosis.settings import Settings

# Enough to find a slip on every run; HYPOTHESIS_PROFILE=thorough looks for the rare ones. With `soak` (make soak) the
# state machines of test_*_model.py run 2,000 times 60 steps.
properties.register_profile(
    "quick", max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
properties.register_profile("thorough", properties.get_profile("quick"), max_examples=2000)
properties.register_profile("soak", properties.get_profile("thorough"))
properties.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))

PASSWORD = "a long enough password"
# Not durable: a test database may be lost. The durability tests start their own server.
FAST = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


# Two test processes share a run file by file. They begin with these, so that neither has a long one
# left when the other is done; the second one has work while the first one makes the template.
LONG = ["test_kills.py", "test_properties.py", "test_up.py", "test_composition_text.py"]
LONG += ["test_hostile.py", "test_embedded.py", "test_worker.py", "test_permissions.py"]


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if hasattr(config, "workerinput"):
        items.sort(key=lambda item: LONG.index(item.path.name) if item.path.name in LONG else len(LONG))


def _build_template(server: EmbeddedPostgres, stocked: Path) -> None:
    """In the server's own database, so that a copy of the folder is one that `symbiosis up` can use."""
    dsn = server.start()
    migrate.upgrade(dsn)

    async def load() -> None:
        connection = await asyncpg.connect(dsn)
        await load_reference(connection)
        await connection.close()

    asyncio.run(load())
    server.stop()
    copy_data(server.layout.root.parent, stocked)


def copy_data(data_dir: Path, target: Path) -> None:
    """The files of a stopped server, with their owners."""
    target.mkdir(exist_ok=True)
    subprocess.run(["cp", "-a", data_dir / "postgres", target], check=True)


def _shared_folder() -> Path:
    """One folder for all test processes of this run. Not pytest's: it is closed to other users,
    and PostgreSQL started by root runs as another one."""
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID", str(os.getpid()))
    folder = Path(tempfile.gettempdir()) / f"symbiosis-test-{run}"
    folder.mkdir(mode=0o711, exist_ok=True)
    return folder


@pytest.fixture(scope="session")
def postgres() -> Iterator[EmbeddedPostgres]:
    """The server every test process of this run shares; the last one out removes it."""
    shared = _shared_folder()
    users, stocked = shared / "users", shared / "stocked"
    server = EmbeddedPostgres(shared / "data", settings=FAST)
    with FileLock(str(shared / "lock")):
        if not (shared / "template-ready").exists():
            _build_template(server, stocked)
            (shared / "template-ready").touch()
        server.start()
        users.mkdir(exist_ok=True)
        (users / str(os.getpid())).touch()
    yield server
    with FileLock(str(shared / "lock")):
        (users / str(os.getpid())).unlink()
        server.stop()
        last = not any(users.iterdir())
    if last:
        shutil.rmtree(shared, ignore_errors=True)


@pytest.fixture(scope="session")
def stocked(postgres: EmbeddedPostgres) -> Path:
    """A data folder with tables and reference data, to be copied."""
    return postgres.layout.root.parents[1] / "stocked"


@pytest.fixture(scope="session")
def dsn(postgres: EmbeddedPostgres) -> str:
    name = f"test_{os.environ.get('PYTEST_XDIST_WORKER', 'main')}"
    # A template that somebody is connected to, if only to look after it, cannot be copied.
    with FileLock(str(_shared_folder() / "lock")):
        return postgres.create_database(name, template=DATABASE)


@pytest.fixture(scope="session")
async def opened_database(dsn: str) -> AsyncIterator[Database]:
    database = await open_database(dsn, pool_size=8)
    yield database
    await database.close()


@pytest.fixture
async def database(opened_database: Database, settings: Settings) -> Database:
    """The database with reference data and nothing else."""
    await empty(opened_database)
    # Once per process in production; here other tests make applications of their own meanwhile.
    post.choose(settings.post)
    store.choose(settings.files)
    return opened_database


@pytest.fixture(scope="session")
def settings(dsn: str, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return Settings(
        database_url=dsn,
        public_url="http://test",
        data_dir=tmp_path_factory.mktemp("var"),
        web_dir=Path("/nowhere"),
    )


@pytest.fixture(scope="session")
def app(settings: Settings, opened_database: Database) -> FastAPI:
    application = create_app(settings)
    application.state.database = opened_database
    return application


def client_of(app: FastAPI, address: str = "127.0.0.1") -> httpx.AsyncClient:
    # Unforeseen errors are answered by the app's own last handler, as in production.
    transport = httpx.ASGITransport(app=Edge(app), raise_app_exceptions=False, client=(address, 50000))
    return httpx.AsyncClient(transport=transport, base_url="http://test")


@dataclass
class StoppedClock:
    """The time that the platform believes it is; it stands still until somebody moves it."""

    now: datetime

    def forward(self, by: timedelta) -> None:
        self.now += by


@pytest.fixture
def stopped_clock(monkeypatch: pytest.MonkeyPatch) -> StoppedClock:
    """For what counts in windows of time, which no test may happen to straddle."""
    stopped = StoppedClock(clock.now())
    monkeypatch.setattr(clock, "now", lambda: stopped.now)
    return stopped


@pytest.fixture
async def client(app: FastAPI, database: Database) -> AsyncIterator[httpx.AsyncClient]:
    """A visitor who is not signed in."""
    async with client_of(app) as visitor:
        yield visitor


@dataclass(frozen=True)
class Person:
    """Someone signed in, with the actor they act for (none for a facilitator)."""

    client: httpx.AsyncClient
    user_id: UUID
    email: str
    actor_id: UUID | None
    site_id: UUID | None


@dataclass(frozen=True)
class Town:
    name: str
    postcode: str
    country: str
    nuts3: str
    latitude: float
    longitude: float


HERNING = Town("Herning", "7400", "DK", "DK041", 56.1331, 8.9736)
AARHUS = Town("Aarhus C", "8000", "DK", "DK042", 56.1496, 10.2134)
BARCELONA = Town("Barcelona", "08001", "ES", "ES511", 41.3806, 2.1677)

MakePerson = Callable[..., Awaitable[Person]]


async def make_actor(database: Database, name: str, town: Town = HERNING) -> tuple[UUID, UUID]:
    """An organisation with one site; gives both ids."""
    actor_id = await database.pool.fetchval(
        "insert into actors (legal_name, display_name, sort_name, country, verification, claimed, source_name,"
        " search_text) values ($1, $1, lower($1), $2, 'self_declared', true, 'test', lower($1)) returning id",
        name,
        town.country,
    )
    site_id = await database.pool.fetchval(
        "insert into sites (actor_id, main, postcode, town, country, nuts3, latitude, longitude, precision)"
        " values ($1, true, $2, $3, $4, $5, $6, $7, 'postcode') returning id",
        actor_id,
        town.postcode,
        town.name,
        town.country,
        town.nuts3,
        town.latitude,
        town.longitude,
    )
    return actor_id, site_id


_password_hash: list[str] = []


async def sign_up(
    app: FastAPI,
    database: Database,
    company: str | None = "Systuen",
    *,
    town: Town = HERNING,
    staff_role: str | None = None,
    programme: str | None = None,
    cluster: str | None = None,
    second_factor: bool = True,
    role: str = "org_admin",
) -> Person:
    """Someone new with an open session. Hashing is slow on purpose, so it is done once a process.

    Staff are on the whole platform unless a programme or cluster is named (the rows must exist), and
    have confirmed a second factor unless told otherwise.
    """
    if not _password_hash:
        _password_hash.append(await hash_password(PASSWORD))
    actor_id, site_id = (await make_actor(database, company, town)) if company else (None, None)
    name, token = uuid4().hex[:12], new_token()
    user_id = await database.pool.fetchval(
        "insert into users (email, password_hash, display_name) values ($1, $2, $3) returning id",
        f"{name}@people.example",
        _password_hash[0],
        name,
    )
    await database.pool.execute(
        "insert into user_sessions (user_id, token_hash, expires_at, second_factor_at)"
        " values ($1, $2, now() + interval '1 day', case when $3 then now() end)",
        user_id,
        hash_token(token),
        second_factor,
    )
    if staff_role:
        await database.pool.execute(
            "insert into staff_grants (user_id, role, programme_slug, cluster_slug, valid_until)"
            " values ($1, $2, $3, $4, now() + interval '1 day')",
            user_id,
            staff_role,
            programme,
            cluster,
        )
    if actor_id:
        await database.pool.execute(
            "insert into memberships (user_id, actor_id, role) values ($1, $2, $3)", user_id, actor_id, role
        )
    client = client_of(app)
    # The jar's name for the host `test`, so that a cookie of an answer takes the place of this one.
    client.cookies.set("session", token, domain="test.local", path="/")
    return Person(client, user_id, f"{name}@people.example", actor_id, site_id)


@pytest.fixture
async def make_person(app: FastAPI, database: Database) -> AsyncIterator[MakePerson]:
    """`await make_person("Systuen")` signs in a member of a new organisation;
    `await make_person(None, staff_role="facilitator")` signs in cluster staff."""
    people: list[Person] = []

    async def make(company: str | None = "Systuen", **details: Any) -> Person:
        people.append(await sign_up(app, database, company, **details))
        return people[-1]

    yield make
    for person in people:
        await person.client.aclose()
