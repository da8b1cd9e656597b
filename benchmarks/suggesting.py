"""From a stored change of a stream to its stored suggestions: the whole job, by stages.

python -m benchmarks.suggesting [--streams 200000] [--rounds 300]

Half of the streams are counterparts of the other half. Each round changes a stream, commits, and then does the job
a worker would do: the market reads what was written, finds the best, the rows found are locked and judged, the
matches are written, the advice is ordered, all of it committed. What the queue itself takes is not in it.
"""

import argparse
import asyncio
import os
import statistics
import time
from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import Any

import asyncpg

from benchmarks.harness import database
from benchmarks.suggesting_rows import fill
from symbiosis.kit import clock
from symbiosis.kit.database import Database, open_database
from symbiosis.matches import scoring, storing
from symbiosis.matches.jobs import run_score_stream
from symbiosis.matches.market import FollowedMarket, for_matching

CHANGED = """
update material_streams set quantity_kg = quantity_kg + 1, quantity_kg_per_year = quantity_kg_per_year + 1,
    version = version + 1 where id = $1
"""
SOME = "select id from material_streams tablesample bernoulli (5) order by random() limit $1"

Seen = dict[str, list[tuple[float, float]]]
"""Of each stage the wall and processor milliseconds of every job."""


class Stages:
    """Times of the functions a job goes through."""

    def __init__(self) -> None:
        self.seen: Seen = defaultdict(list)

    @contextmanager
    def timed(self, name: str) -> Iterator[None]:
        wall, cpu = time.perf_counter(), time.process_time()
        try:
            yield
        finally:
            took = (time.perf_counter() - wall) * 1000, (time.process_time() - cpu) * 1000
            self.seen[name].append(took)

    def around(self, owner: Any, function: str, name: str) -> None:
        inner: Callable[..., Awaitable[Any]] = getattr(owner, function)

        async def timed(*given: Any, **named: Any) -> Any:
            with self.timed(name):
                return await inner(*given, **named)

        setattr(owner, function, timed)


def quantile(values: list[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


async def run(dsn: str, streams: int, rounds: int) -> None:
    connection = await asyncpg.connect(dsn, command_timeout=1200)
    await fill(connection, streams)
    opened = await open_database(dsn)
    try:
        started = time.perf_counter()
        await for_matching(opened.sessions()).ready()
        print(f"{streams:,} streams, loaded in {time.perf_counter() - started:.0f} s\n")
        chosen = [row["id"] for row in await connection.fetch(SOME, rounds + 20)]
        await measure(opened, connection, chosen[rounds:], Stages())
        for what in ("first suggestions of a stream", "its suggestions after a change"):
            stages = Stages()
            for function, name in STAGES:
                stages.around(scoring, function, name)
            stages.around(storing, "one_at_a_time", "beginning, taking turns")
            stages.around(FollowedMarket, "ask", "reading what was written, kernel")
            stages.around(FollowedMarket, "_in_step", "- of that reading and putting")
            busy = await measure(opened, connection, chosen[:rounds], stages)
            report(what, stages.seen, busy)
            print(f"Meanwhile: {await yardstick(connection)}.\n")
    finally:
        await opened.close()
        await connection.close()


STAGES = (
    ("_lock", "locking and reading the streams and matches"),
    ("_settle", "judging and storing"),
    ("_store", "- of that storing"),
)


async def yardstick(connection: asyncpg.Connection) -> str:
    """What the machine gives just now, to hold the figures against."""
    loops, trips = [], []
    for _ in range(100):
        started = time.process_time()
        sum(range(100_000))
        loops.append((time.process_time() - started) * 1000)
        started = time.perf_counter()
        await connection.fetchval("select 1")
        trips.append((time.perf_counter() - started) * 1000)
    return (
        f"a sum of 100,000 numbers {statistics.median(loops):.2f} ms of processor,"
        f" an empty query {statistics.median(trips):.2f} ms"
    )


async def measure(
    opened: Database, connection: asyncpg.Connection, chosen: list[Any], stages: Stages
) -> float:
    """Gives the processor milliseconds PostgreSQL took for a job."""
    server = await connection.fetchval("select pg_backend_pid()")
    before = _server_cpu(server)
    for id_ in chosen:
        await connection.execute(CHANGED, id_)
        with stages.timed("whole job"):
            await run_score_stream(opened.sessions, {"stream_id": str(id_)}, clock.now())
    return (_server_cpu(server) - before) * 1000 / len(chosen)


def _server_cpu(backend: int) -> float:
    """Seconds of all processes of the server, the changes of the benchmark among them."""
    server = _stat(backend)[1]
    pids = [int(name) for name in os.listdir("/proc") if name.isdigit()]
    found = [stat for pid in pids if (stat := _stat(pid)) and stat[1] == server]
    return sum(ticks for ticks, _ in found) / os.sysconf("SC_CLK_TCK")


def _stat(pid: int) -> tuple[int, int]:
    """Ticks of the processor, and the parent."""
    try:
        with open(f"/proc/{pid}/stat") as file:
            said = file.read().rpartition(")")[2].split()
    except OSError:
        return 0, 0
    return int(said[11]) + int(said[12]), int(said[1])


def report(what: str, seen: Seen, server: float) -> None:
    load = os.getloadavg()[0]
    print(
        f"{what}: {len(seen['whole job'])} jobs, load {load:.1f}, PostgreSQL {server:.1f} ms of processor a job\n"
    )
    print(
        "| stage | wall p50 ms | wall p95 ms | processor p50 ms | processor p95 ms |\n|---|---|---|---|---|"
    )
    for name, took in seen.items():
        wall, cpu = [w for w, _ in took], [c for _, c in took]
        cells = [statistics.median(wall), quantile(wall, 0.95), statistics.median(cpu), quantile(cpu, 0.95)]
        print(f"| {name} | " + " | ".join(f"{cell:.1f}" for cell in cells) + " |")
    print()


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--streams", type=int, default=200_000)
    parser.add_argument("--rounds", type=int, default=300)
    arguments = parser.parse_args()
    with database() as dsn:
        asyncio.run(run(dsn, arguments.streams, arguments.rounds))


if __name__ == "__main__":
    main()
