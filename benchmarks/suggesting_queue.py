"""How long a job waits for a worker that has nothing else to do: from the commit that brings it to its beginning."""

import asyncio
import tempfile
import time
from pathlib import Path
from typing import Any

import asyncpg

from symbiosis import worker
from symbiosis.kit.jobs import defer_on
from symbiosis.matches.jobs import SCORE_STREAM
from symbiosis.settings import Settings


async def waits(dsn: str, rounds: int) -> list[float]:
    """Milliseconds; with the database empty, so that no market is loaded meanwhile."""
    begun: asyncio.Queue[float] = asyncio.Queue()

    async def begins(*_: Any) -> None:
        begun.put_nowait(time.perf_counter())

    scoring, worker.JOBS[SCORE_STREAM] = worker.JOBS[SCORE_STREAM], begins
    stop = asyncio.Event()
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(database_url=dsn, data_dir=Path(folder))
        working = asyncio.create_task(worker.work(settings, stop))
        connection = await asyncpg.connect(dsn)
        try:
            return [await _wait(connection, begun) for _ in range(rounds)]
        finally:
            stop.set()
            await working
            await connection.close()
            worker.JOBS[SCORE_STREAM] = scoring


async def _wait(connection: Any, begun: asyncio.Queue[float]) -> float:
    async with connection.transaction():
        await defer_on(connection, SCORE_STREAM, {})
    committed = time.perf_counter()
    waited = (await begun.get() - committed) * 1000
    # The worker marks it done, and listens again.
    await asyncio.sleep(0.05)
    return waited
