"""Where the time of a job goes: the kernel, judging, each statement and the commit; and its statements once more."""

import os
import time
from collections import defaultdict
from collections.abc import Awaitable, Callable
from typing import Any

import asyncpg

from symbiosis.matches import scoring

KERNEL, JUDGING, QUERIES, COMMIT = "kernel", "judging and explaining", "queries", "commit"
WHOLE = "whole job"
METHODS = ("fetch", "fetchrow", "fetchval", "execute")

Statement = tuple[str, tuple[Any, ...]]
"""The method of the driver's connection and what it was given."""

_plain = {name: getattr(asyncpg.Connection, name) for name in METHODS}


class Job:
    """One job: milliseconds by stage, and the statements it sent in their order."""

    def __init__(self) -> None:
        self.took: dict[str, float] = defaultdict(float)
        self.sent: list[Statement] = []
        self.processor = 0.0

    async def run(self, work: Callable[[], Awaitable[Any]]) -> None:
        with_stages(self)
        wall, processor = time.perf_counter(), time.process_time()
        try:
            await work()
        finally:
            self.took[WHOLE] = _since(wall)
            self.processor = (time.process_time() - processor) * 1000
            with_stages(None)

    async def again(self, connection: Any) -> dict[str, float]:
        """The same statements one after the other on one connection, with nothing in between."""
        took: dict[str, float] = defaultdict(float)
        for method, given in self.sent:
            wall = time.perf_counter()
            await _plain[method](connection, *given)
            took[_stage_of(given)] += _since(wall)
        return took


def _since(wall: float) -> float:
    return (time.perf_counter() - wall) * 1000


def _stage_of(given: tuple[Any, ...]) -> str:
    return COMMIT if given[0].startswith("COMMIT") else QUERIES


_searching, _judging = scoring._ask, scoring._planned  # what is measured has no other name


def with_stages(job: Job | None) -> None:
    """Until the next call the functions a job goes through note their time in `job`; None: in nothing."""
    for name in METHODS:
        setattr(asyncpg.Connection, name, _plain[name] if job is None else _noted(name, job))
    scoring._ask = _searching if job is None else _timed(_searching, KERNEL, job)  # as above
    scoring._planned = _judging if job is None else _timed(_judging, JUDGING, job)  # as above


def _noted(method: str, job: Job) -> Callable[..., Awaitable[Any]]:
    async def noted(connection: Any, *given: Any, **named: Any) -> Any:
        wall = time.perf_counter()
        try:
            return await _plain[method](connection, *given, **named)
        finally:
            job.took[_stage_of(given)] += _since(wall)
            job.sent.append((method, given))

    return noted


def _timed(inner: Callable[..., Any], stage: str, job: Job) -> Callable[..., Any]:
    def timed(*given: Any) -> Any:
        wall = time.perf_counter()
        try:
            return inner(*given)
        finally:
            job.took[stage] += _since(wall)

    return timed


def go_first(backend: int, *, first: bool = True) -> None:
    """Have this process and the server's run before all others, as on a machine of one's own; or again beside
    them. Errors: PermissionError for whoever may not."""
    own = [int(task) for task in os.listdir("/proc/self/task")]
    policy, priority = (os.SCHED_FIFO, 1) if first else (os.SCHED_OTHER, 0)
    for pid in (*own, *server_processes(backend)):
        os.sched_setscheduler(pid, policy, os.sched_param(priority))


def server_processes(backend: int) -> list[int]:
    """All processes of the server that a backend belongs to."""
    server = _parent(backend)
    pids = [int(name) for name in os.listdir("/proc") if name.isdigit()]
    return [server, *(pid for pid in pids if _parent(pid) == server)]


def ticks_of(pid: int) -> int:
    said = _stat(pid)
    return int(said[11]) + int(said[12]) if said else 0


def _parent(pid: int) -> int:
    said = _stat(pid)
    return int(said[1]) if said else 0


def _stat(pid: int) -> list[str]:
    try:
        with open(f"/proc/{pid}/stat") as file:
            return file.read().rpartition(")")[2].split()
    except OSError:
        return []
