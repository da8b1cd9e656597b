"""From a stored change of a stream to its stored suggestions: the whole job, by stages.

python -m benchmarks.suggesting [--streams 200000] [--rounds 300] [--first]

Half of the streams are counterparts of the other half. Each round changes a stream, commits, and then does the job
a worker would do: the market reads what was written, finds the best, the rows found are locked and judged, the
matches are written, the advice is ordered, all of it committed. How long a job waits in the queue is told apart.

The limit is the kernel's search and the same statements sent once more, one after the other on one connection, with
nothing done in between; what the job had stored is deleted before.
"""

import argparse
import asyncio
import os
import statistics
import time
from collections.abc import Sequence
from functools import partial
from typing import Any

import asyncpg

from benchmarks.harness import database
from benchmarks.suggesting_queue import waits
from benchmarks.suggesting_rows import fill
from benchmarks.suggesting_stages import (
    COMMIT,
    JUDGING,
    KERNEL,
    QUERIES,
    WHOLE,
    Job,
    go_first,
    server_processes,
    ticks_of,
)
from symbiosis.kit import clock, logs
from symbiosis.kit.database import Database, open_database
from symbiosis.matches.jobs import run_score_stream
from symbiosis.matches.market import for_database

CHANGED = """
update material_streams set quantity_kg = quantity_kg + 1, quantity_kg_per_year = quantity_kg_per_year + 1,
    version = version + 1 where id = $1
"""
SOME = "select id from material_streams tablesample bernoulli (5) order by random() limit $1"
STORED = (
    "delete from matches where state = 'suggested' and (offer_id = $1 or need_id = $1) and created_at >= $2"
)

WARM_UP = 20
LIMIT, RATIO = "limit", "ratio"
P50_TARGET_MS, P95_TARGET_MS = 20, 60

Figures = dict[str, list[float]]


def quantile(values: Sequence[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


async def run(dsn: str, streams: int, rounds: int, first: bool) -> None:
    connection = await asyncpg.connect(dsn, command_timeout=1200)
    backend = await connection.fetchval("select pg_backend_pid()")
    if first:
        go_first(backend)
    waited = await waits(dsn, min(rounds, 50))
    # Filling and loading take minutes: not before everybody else.
    if first:
        go_first(backend, first=False)
    await fill(connection, streams)
    opened = await open_database(dsn)
    try:
        started = time.perf_counter()
        await for_database(opened).ready()
        print(f"{streams:,} streams, loaded in {time.perf_counter() - started:.0f} s\n")
        chosen = [row["id"] for row in await connection.fetch(SOME, rounds + WARM_UP)]
        print(
            f"From the commit that brings a job to its beginning: {statistics.median(waited):.1f} ms at the median,"
            f" {quantile(waited, 0.95):.1f} at p95.\n"
        )
        if first:
            go_first(backend)
        await measure(opened, connection, chosen[rounds:], limit=True)
        for what, limit in (
            ("First suggestions of a stream", True),
            ("Its suggestions after a change", False),
        ):
            figures = await measure(opened, connection, chosen[:rounds], limit=limit)
            report(what, figures)
            print(f"Meanwhile: {await yardstick(connection)}.\n")
    finally:
        await opened.close()
        await connection.close()


async def measure(opened: Database, connection: Any, chosen: Sequence[Any], *, limit: bool) -> Figures:
    """Milliseconds of each job by stage; with `limit` what its statements took alone."""
    figures: Figures = {}
    server = server_processes(await connection.fetchval("select pg_backend_pid()"))
    for id_ in chosen:
        await connection.execute(CHANGED, id_)
        before = sum(map(ticks_of, server))
        job, now = Job(), clock.now()
        payload = {"stream_id": str(id_)}
        await job.run(partial(run_score_stream, opened.sessions, payload, now))
        ticks = sum(map(ticks_of, server)) - before
        told = {**job.took, "processor": job.processor, "server": 1000 * ticks / os.sysconf("SC_CLK_TCK")}
        if limit:
            await connection.execute(STORED, id_, now)
            again = await job.again(connection)
            told |= {f"{LIMIT} {stage}": took for stage, took in again.items()}
            told[LIMIT] = sum(again.values()) + job.took[KERNEL]
            told[RATIO] = told[WHOLE] / told[LIMIT]
        for name, value in told.items():
            figures.setdefault(name, []).append(value)
    return figures


def report(what: str, figures: Figures) -> None:
    whole, processor = figures[WHOLE], figures["processor"]
    server = statistics.fmean(figures["server"])
    print(
        f"{what}: {len(whole)} jobs, load {os.getloadavg()[0]:.1f}; of processor"
        f" {statistics.median(processor):.1f} ms a job in Python (p95 {quantile(processor, 0.95):.1f}),"
        f" {server:.1f} in PostgreSQL\n"
    )
    print("| stage | p50 ms | p95 ms | limit p50 ms |\n|---|---|---|---|")
    told = (KERNEL, QUERIES, COMMIT, JUDGING)
    named = {stage: figures[stage] for stage in told}
    parts = zip(*named.values(), strict=True)
    named["the rest"] = [all_ - sum(known) for all_, known in zip(whole, parts, strict=True)]
    named["kernel and queries"] = [sum(both) for both in zip(named[KERNEL], named[QUERIES], strict=True)]
    named[WHOLE] = whole
    limits = {KERNEL: KERNEL, WHOLE: LIMIT} | {stage: f"{LIMIT} {stage}" for stage in (QUERIES, COMMIT)}
    for stage, took in named.items():
        alone = figures.get(limits.get(stage, "")) if LIMIT in figures else None
        least = f"{statistics.median(alone):.1f}" if alone else ""
        print(f"| {stage} | {statistics.median(took):.1f} | {quantile(took, 0.95):.1f} | {least} |")
    if RATIO in figures:
        print(f"\nThe whole takes {statistics.median(figures[RATIO]):.2f} times its limit.", end="")
    met = statistics.median(whole) <= P50_TARGET_MS and quantile(whole, 0.95) <= P95_TARGET_MS
    print(
        f"\nTarget {P50_TARGET_MS} ms at the median, {P95_TARGET_MS} ms at p95: {'met' if met else 'missed'}.\n"
    )


async def yardstick(connection: Any) -> str:
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


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--streams", type=int, default=200_000)
    parser.add_argument("--rounds", type=int, default=300)
    parser.add_argument(
        "--first", action="store_true", help="run before everything else on the machine (as root)"
    )
    arguments = parser.parse_args()
    logs.configure("WARNING")
    with database() as dsn:
        asyncio.run(run(dsn, arguments.streams, arguments.rounds, arguments.first))


if __name__ == "__main__":
    main()
