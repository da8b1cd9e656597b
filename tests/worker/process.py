"""A worker as a process of its own, and waiting for what it does in its own time."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

PROGRAM = """
from datetime import timedelta
from symbiosis.worker import run_worker
run_worker(heartbeat=timedelta(seconds=1))
"""


async def until(condition: Callable[[], Awaitable[Any]], patience_s: float = 60) -> Any:
    """What `condition` gives once it gives anything."""
    for _ in range(int(patience_s / 0.05)):
        if found := await condition():
            return found
        await asyncio.sleep(0.05)
    raise AssertionError("it did not happen")


@asynccontextmanager
async def worker_process(dsn: str) -> AsyncIterator[asyncio.subprocess.Process]:
    environment = {**os.environ, "SYMBIOSIS_DATABASE_URL": dsn}
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", PROGRAM, env=environment, stdout=asyncio.subprocess.DEVNULL
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
