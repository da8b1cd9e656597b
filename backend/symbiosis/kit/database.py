"""PostgreSQL: the ORM's session for writes, a raw asyncpg pool for reads."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Annotated, Any

import asyncpg
from fastapi import Depends, Request
from sqlalchemy import MetaData, text
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.orm import DeclarativeBase

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}

SERVER_SETTINGS = {
    "application_name": "symbiosis",
    "timezone": "UTC",
    "jit": "off",
    "statement_timeout": "15s",
    "lock_timeout": "5s",
    "idle_in_transaction_session_timeout": "30s",
    # How alike a searched word must be: one wrong, missing or swapped letter in a word of six.
    "pg_trgm.word_similarity_threshold": "0.5",
}


class Base(DeclarativeBase):
    metadata = MetaData(naming_convention=NAMING)


@dataclass(frozen=True)
class Database:
    """The doors to one PostgreSQL database."""

    engine: AsyncEngine
    sessions: async_sessionmaker[AsyncSession]
    pool: "asyncpg.Pool[asyncpg.Record]"
    work: "asyncpg.Pool[asyncpg.Record]"
    """For transactions on the driver alone. Not `pool`: who holds a connection for long may wait for one who
    reads from it."""
    kept: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)
    """What rooms keep of this database in this process, each under names of its own."""

    async def close(self) -> None:
        await self.engine.dispose()
        await self.work.close()
        await self.pool.close()


def sqlalchemy_url(dsn: str) -> str:
    """The libpq address (postgresql://...) as SQLAlchemy wants it for asyncpg."""
    scheme, _, rest = dsn.partition("://")
    if scheme.split("+")[0] not in ("postgresql", "postgres"):
        raise ValueError("The database address must start with postgresql://")
    return f"postgresql+asyncpg://{rest}"


async def _keep(connection: Any) -> None:
    """Nothing to reset: the pool's users leave no session state behind. asyncpg's own reset costs a round
    trip on each release. Only a transaction that could not be ended is."""
    if connection.is_in_transaction():
        await connection.reset()


async def open_database(dsn: str, *, pool_size: int = 10) -> Database:
    engine = create_async_engine(
        sqlalchemy_url(dsn),
        pool_size=pool_size,
        max_overflow=0,
        pool_timeout=5,
        pool_pre_ping=True,
        # Errors are logged; the values of a statement are people's.
        hide_parameters=True,
        connect_args={"server_settings": SERVER_SETTINGS},
    )
    pool, work = [
        await asyncpg.create_pool(
            dsn,
            min_size=least,
            max_size=pool_size,
            server_settings=SERVER_SETTINGS,
            command_timeout=20,
            reset=_keep,
        )
        for least in (1, 0)
    ]
    sessions = async_sessionmaker(engine, autoflush=False, expire_on_commit=False)
    database = Database(engine, sessions, pool, work)
    sessions.configure(info={"database": database})
    return database


def database_of(request: Request) -> Database:
    database: Database = request.app.state.database
    return database


def database_behind(session: AsyncSession) -> Database:
    database: Database = session.info["database"]
    return database


def database_for(sessions: async_sessionmaker[AsyncSession]) -> Database:
    database: Database = sessions.kw["info"]["database"]
    return database


async def _session(request: Request) -> AsyncIterator[AsyncSession]:
    async with database_of(request).sessions() as session:
        yield session
        await session.commit()


# async, although it awaits nothing: FastAPI sends plain functions through a thread.
async def _pool(request: Request) -> Any:
    return database_of(request).pool


# scope="function": the commit happens before the response leaves, so a failing
# commit is an error for the caller and never a false 201.
Session = Annotated[AsyncSession, Depends(_session, scope="function")]
Pool = Annotated["asyncpg.Pool[asyncpg.Record]", Depends(_pool)]


async def raw_connection(session: AsyncSession) -> Any:
    """The asyncpg connection of the session's open transaction, for reads that are asyncpg text.

    SQLAlchemy opens the transaction with its first statement only, so one is sent first.
    """
    await session.execute(text("select 1"))
    return await begun_connection(session)


async def begun_connection(session: AsyncSession) -> Any:
    """The same of a session that has sent a statement already."""
    await session.flush()
    raw = await (await session.connection()).get_raw_connection()
    if raw.driver_connection is None:
        raise RuntimeError("the session has no connection")
    return raw.driver_connection
