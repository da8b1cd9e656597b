"""An application whose every request can be undone: one database connection, one transaction that never ends.

What a request commits is a savepoint inside it, so thousands of requests can find the same world again
without anybody making it anew.
"""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import async_sessionmaker

from symbiosis.kit.database import Database


class _Row(dict[Any, Any]):
    """A row whose documents are text again."""

    def __getitem__(self, key: Any) -> Any:
        return list(self.values())[key] if isinstance(key, int) else super().__getitem__(key)


def _as_pool_reads(row: Any) -> Any:
    """SQLAlchemy has its connections read documents; the pool gives them as text."""
    if row is None or not any(map(_is_document, row.values())):
        return row
    return _Row({key: json.dumps(value) if _is_document(value) else value for key, value in row.items()})


def _is_document(value: Any) -> bool:
    return isinstance(value, dict) or (isinstance(value, list) and any(isinstance(v, dict) for v in value))


class _OneConnection:
    """What looks like a pool to those who read from it."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection

    def __getattr__(self, name: str) -> Any:
        return getattr(self._connection, name)

    async def fetch(self, *asked: Any, **details: Any) -> list[Any]:
        return [_as_pool_reads(row) for row in await self._connection.fetch(*asked, **details)]

    async def fetchrow(self, *asked: Any, **details: Any) -> Any:
        return _as_pool_reads(await self._connection.fetchrow(*asked, **details))

    @asynccontextmanager
    async def acquire(self, **_: Any) -> AsyncIterator[Any]:
        yield self


class Undone:
    """`database` for the application; inside `async with undone():` whatever happens is taken back."""

    def __init__(self, database: Database, connection: Any) -> None:
        self.database, self._connection = database, connection

    @asynccontextmanager
    async def __call__(self) -> AsyncIterator[None]:
        await self._connection.execute("savepoint before_this")
        try:
            yield
        finally:
            await self._connection.execute("rollback to savepoint before_this")


@asynccontextmanager
async def undoing(database: Database) -> AsyncIterator[Undone]:
    async with database.engine.connect() as connection:
        outer = await connection.begin()
        await connection.execute(text("select 1"))
        raw = (await connection.get_raw_connection()).driver_connection
        await connection.execute(text("set local idle_in_transaction_session_timeout = 0"))
        sessions = async_sessionmaker(
            bind=connection,
            join_transaction_mode="create_savepoint",
            autoflush=False,
            expire_on_commit=False,
        )
        pool: Any = _OneConnection(raw)
        yield Undone(Database(database.engine, sessions, pool, work=pool), raw)
        await outer.rollback()
