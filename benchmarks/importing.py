"""Importing a file of streams, against COPY of the same rows, in one run.

    python -m benchmarks.importing [--rows 10000] [--rounds 3]

The limit is COPY of the finished rows into a table of the same shape and indexes, in a
transaction. Reading and checking the file (composition texts, places, numbers) is shown apart.
"""

import argparse
import asyncio
import time
from collections.abc import Iterator
from uuid import UUID

import asyncpg

from benchmarks.harness import database, median
from symbiosis.integrations.imports.outcome import Order
from symbiosis.integrations.imports.streams import TARGET, StreamsFile
from symbiosis.kit import clock
from symbiosis.kit.database import Database, open_database
from symbiosis.reference.loader import load_reference

HEADER = "external_id;titel;type;form;sammensætning;mængde;enhed;pr;postnr;land\n"
TEXTS = (
    "97% bomuld 3% polyester",
    "CO 95 EA 5",
    "100% uld",
    "65% polyester 35% bomuld",
    "60% hør 40% viskose",
)
POSTCODES = ("7400", "7430", "8000", "6000", "5000", "9000", "2630", "8850")


def rows_of(count: int, round_: int) -> Iterator[str]:
    for n in range(count):
        text, postcode = TEXTS[n % len(TEXTS)], POSTCODES[n % len(POSTCODES)]
        yield f"r{round_}-{n};Parti {n};cutting_scraps;cutting_scraps;{text};{n % 900 + 1},5;kg;;{postcode};DK\n"


async def owner(pool: "asyncpg.Pool[asyncpg.Record]") -> UUID:
    actor: UUID = await pool.fetchval(
        "insert into actors (legal_name, display_name, sort_name, country, verification, source_name)"
        " values ('Systuen', 'Systuen', 'systuen', 'DK', 'self_declared', 'benchmark') returning id"
    )
    await pool.execute(
        "insert into sites (actor_id, main, country, town, postcode, latitude, longitude, precision)"
        " values ($1, true, 'DK', 'Herning', '7400', 56.13, 8.97, 'postcode')",
        actor,
    )
    return actor


async def silent(_done: int, _of: int) -> None:
    """Nobody is watching the progress of a benchmark."""


async def one_round(opened: Database, actor: UUID, count: int, number: int) -> dict[str, float]:
    """Rows a second: COPY alone, our write, our write of the same file again, reading and checking."""
    content = (HEADER + "".join(rows_of(count, number))).encode()
    order = Order(import_id=UUID(int=number), owner_id=actor)
    started = time.perf_counter()
    file = StreamsFile(content, order, clock.now())
    await file.check(opened.sessions, silent)
    checked = time.perf_counter() - started
    assert len(file.ready) == count, file.outcome.findings[:3]
    rows = file.rows()
    async with opened.pool.acquire() as connection:
        await connection.execute("truncate copied")
        started = time.perf_counter()
        async with connection.transaction():
            await connection.copy_records_to_table("copied", records=rows, columns=TARGET.columns)
        copied = time.perf_counter() - started
    seconds = {"copy": copied, "read and check": checked}
    for name in ("write", "write again, unchanged"):
        started = time.perf_counter()
        async with opened.sessions() as session, session.begin():
            await file.write(session)
        seconds[name] = time.perf_counter() - started
    return {name: count / taken for name, taken in seconds.items()}


async def measure(dsn: str, count: int, rounds: int) -> list[dict[str, float]]:
    connection = await asyncpg.connect(dsn)
    await load_reference(connection)
    await connection.execute("create table copied (like material_streams including all)")
    await connection.close()
    opened = await open_database(dsn, pool_size=4)
    try:
        actor = await owner(opened.pool)
        return [await one_round(opened, actor, count, number) for number in range(1, rounds + 1)]
    finally:
        await opened.close()


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    with database() as dsn:
        seen = asyncio.run(measure(dsn, arguments.rows, arguments.rounds))
    print(f"{arguments.rows:,} rows, median of {arguments.rounds} rounds, fsync on\n")
    print("| what | rows/s | ratio to COPY |\n|---|---|---|")
    for name in seen[0]:
        rate, ratio = median([s[name] for s in seen]), median([s[name] / s["copy"] for s in seen])
        target = " (target 0.5)" if name == "write" else ""
        print(f"| {name} | {rate:,.0f} | {ratio:.2f}{target} |")


if __name__ == "__main__":
    main()
