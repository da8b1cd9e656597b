"""Which database a command works on, and how it is made ready."""

import asyncio
import os
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import TypeVar

import asyncpg

from symbiosis.kit.embedded import EmbeddedPostgres
from symbiosis.kit.files import store
from symbiosis.kit.mail import post
from symbiosis.settings import UnsafeSettings, get_settings

Answer = TypeVar("Answer")
DATABASE_URL = "SYMBIOSIS_DATABASE_URL"


class DatabaseError(RuntimeError):
    """The database cannot be used; the message says why and what to do."""


@contextmanager
def open_database_address() -> Iterator[str]:
    """The operator's database, or the embedded one: joined when it runs, else started for this command.

    The address is also put into the environment, where child processes and the settings find it.
    """
    settings = get_settings()
    post.choose(settings.post)
    store.choose(settings.files)
    if settings.database_url is not None:
        asyncio.run(_check_reachable(settings.database_url))
        yield settings.database_url
        return
    with EmbeddedPostgres(settings.data_dir) as dsn:
        use_address(dsn)
        yield dsn


async def _check_reachable(dsn: str) -> None:
    try:
        async with connected(dsn):
            pass
    except (OSError, ValueError, asyncpg.PostgresError) as error:
        raise DatabaseError(f"The database of {DATABASE_URL} cannot be used: {error}") from error


def use_address(dsn: str) -> None:
    os.environ[DATABASE_URL] = dsn
    get_settings.cache_clear()


@asynccontextmanager
async def connected(dsn: str) -> AsyncIterator["asyncpg.Connection[asyncpg.Record]"]:
    connection = await asyncpg.connect(dsn)
    try:
        yield connection
    finally:
        await connection.close()


def run_connected(
    dsn: str, work: Callable[["asyncpg.Connection[asyncpg.Record]"], Awaitable[Answer]]
) -> Answer:
    """Run `work` on a connection of its own."""

    async def run() -> Answer:
        async with connected(dsn) as connection:
            return await work(connection)

    return asyncio.run(run())


def refuse_demo_accounts(dsn: str) -> None:
    """Outside the demo environment nobody may sign in with a password that the documentation prints."""
    from symbiosis.accounts.queries import demo_people

    if get_settings().is_demo:
        return
    try:
        found = run_connected(dsn, demo_people.value)
    except asyncpg.UndefinedTableError as error:
        raise DatabaseError("The database holds no tables yet. Run `symbiosis migrate` first.") from error
    if found:
        raise UnsafeSettings(
            f"The database holds {found} demonstration accounts with a public password. "
            "Take them away with `symbiosis seed --remove-demo`, or set SYMBIOSIS_ENVIRONMENT=demo."
        )
