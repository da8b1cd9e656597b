"""Which database a command works on, and how it is made ready."""

import asyncio
import os
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import TypeVar

import asyncpg

from symbiosis.kit import migrate
from symbiosis.kit.embedded import EmbeddedPostgres
from symbiosis.settings import get_settings

Answer = TypeVar("Answer")
DATABASE_URL = "SYMBIOSIS_DATABASE_URL"


@contextmanager
def open_database_address() -> Iterator[str]:
    """The operator's database, or the embedded one: joined when it runs, else started for this command.

    The address is also put into the environment, where child processes and the settings find it.
    """
    settings = get_settings()
    if settings.database_url is not None:
        yield settings.database_url
        return
    with EmbeddedPostgres(settings.data_dir) as dsn:
        use_address(dsn)
        yield dsn


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


def bring_up_to_date(dsn: str) -> None:
    """This version's tables and reference data; quick and harmless when they are there."""
    from symbiosis.reference.loader import load_reference

    migrate.upgrade(dsn)
    run_connected(dsn, load_reference)
