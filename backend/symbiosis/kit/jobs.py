"""Jobs deferred in the transaction that causes them (pgqueuer on the same connection)."""

import json
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from pgqueuer.adapters.drivers.asyncpg import AsyncpgDriver
from pgqueuer.adapters.persistence.queries import Queries
from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.kit.database import raw_connection

BULK = -1
"""Priority of jobs that come in numbers; the others have 0."""


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
    await defer_on(await raw_connection(session), job, payload, key=key, after=after)


async def defer_on(
    connection: Any,
    job: str,
    payload: dict[str, Any],
    *,
    key: str | None = None,
    after: timedelta | None = None,
) -> None:
    """`defer` on the raw connection whose transaction decides."""
    dedupe = f"{job}:{key}" if key else None
    await Queries(AsyncpgDriver(connection)).enqueue(
        job, json.dumps(payload).encode(), execute_after=after, dedupe_key=dedupe, on_conflict="skip"
    )


async def take_out(connection: Any, job: str, payload: dict[str, Any]) -> int:
    """Jobs of the same content that still wait, taken out of the queue with this transaction; gives how many.

    For a job that has begun and does their work too: what they were deferred for is committed, and it looks
    at the world after this. Left are those another worker is just picking and those deferred from now on.
    """
    return len(await connection.fetch(_TAKEN_OUT, job, json.dumps(payload).encode()))


_TAKEN_OUT = """
with waiting as (
    select id from pgqueuer
    where entrypoint = $1 and status = 'queued' and md5(payload) = md5($2::bytea) and payload = $2
    for update skip locked
), taken as (
    delete from pgqueuer using waiting where pgqueuer.id = waiting.id
    returning pgqueuer.id, pgqueuer.entrypoint, pgqueuer.priority
)
insert into pgqueuer_log (job_id, status, entrypoint, priority)
    select id, 'deleted', entrypoint, priority from taken returning job_id
"""


async def defer_many(session: AsyncSession, job: str, work: Sequence[tuple[dict[str, Any], str]]) -> None:
    """`defer` for any number of (payload, key) in one statement. They give way to jobs deferred singly:
    someone waits for those."""
    if not work:
        return
    queries = Queries(AsyncpgDriver(await raw_connection(session)))
    await queries.enqueue(
        [job] * len(work),
        [json.dumps(payload).encode() for payload, _ in work],
        priority=[BULK] * len(work),
        execute_after=[None] * len(work),
        dedupe_key=[f"{job}:{key}" for _, key in work],
        on_conflict="skip",
    )
