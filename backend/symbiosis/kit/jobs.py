"""Jobs deferred in the transaction that causes them (pgqueuer on the same connection)."""

import json
from datetime import timedelta
from typing import Any

from pgqueuer.adapters.drivers.asyncpg import AsyncpgDriver
from pgqueuer.adapters.persistence.queries import Queries
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession


async def defer(
    session: AsyncSession,
    job: str,
    payload: dict[str, Any],
    *,
    key: str | None = None,
    after: timedelta | None = None,
) -> None:
    """Enqueue `job` so that it exists exactly if the transaction commits.

    `key` makes it unique while it waits or runs: the same key twice is one job, so put the
    version of what changed into it.
    """
    # SQLAlchemy opens the transaction with its first statement only; an enqueue on the raw
    # connection before that would commit by itself.
    await session.execute(text("select 1"))
    await session.flush()
    raw = await (await session.connection()).get_raw_connection()
    connection = raw.driver_connection
    assert connection is not None  # noqa: S101  # an open session has a connection
    await Queries(AsyncpgDriver(connection)).enqueue(
        job, json.dumps(payload).encode(), execute_after=after, dedupe_key=key and f"{job}:{key}", on_conflict="skip"
    )
