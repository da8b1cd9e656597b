"""Runs migrations with short lock time-outs, one deployer at a time."""

import asyncio
from typing import Any

from alembic import context
from sqlalchemy import Connection, pool, text
from sqlalchemy.ext.asyncio import create_async_engine

from symbiosis.tables import metadata

_LOCK = 7426991  # any constant: two deployers must choose the same


def include_object(item: Any, name: str | None, kind: str, reflected: bool, compare_to: Any) -> bool:
    """pgqueuer owns its tables; they are installed by a migration but not described by us."""
    table = getattr(item, "table", item)
    return not str(getattr(table, "name", name)).startswith("pgqueuer")


def run(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=metadata,
        include_object=include_object,
        compare_server_default=False,
        transaction_per_migration=True,
    )
    with context.begin_transaction():
        connection.execute(text("set local lock_timeout = '5s'"))
        connection.execute(text(f"select pg_advisory_xact_lock({_LOCK})"))
        context.run_migrations()


async def online() -> None:
    url = context.config.get_main_option("sqlalchemy.url")
    assert url, "start migrations through `symbiosis migrate`"  # noqa: S101  # a programming error
    engine = create_async_engine(url, poolclass=pool.NullPool)
    async with engine.connect() as connection:
        await connection.run_sync(run)
        await connection.commit()
    await engine.dispose()


def offline() -> None:
    context.configure(
        url="postgresql+asyncpg://",
        target_metadata=metadata,
        literal_binds=True,
        include_object=include_object,
    )
    with context.begin_transaction():
        context.run_migrations()


if context.is_offline_mode():
    offline()
else:
    asyncio.run(online())
