"""Matching in memory against three other ways, in one run.

    python -m benchmarks.matching [--sizes 10000 100000 1000000] [--streams 30] [--rematch 100000]

Ours is exact (tests hold it equal to judging every pair); recall@10 of the others is the share of our ten best
they find. Columns of numpy and PostgreSQL filter by the same cheap facts (closed lists, windows, lots, limits of
distance) and rank by distance; the vector index filters by form and ranks by the cosine of composition, colour and
place. No library for approximate neighbours and no pgvector is installed: the vector index is plain numpy, which
looks at every vector and so finds what an approximate one finds at best. Wall times of a shared machine say little
about a machine of one's own; the processor's time of the calling thread stands beside them.
"""

import argparse
import asyncio
import os
import resource
import time
from collections.abc import Callable
from math import isnan
from random import Random
from typing import Any, NamedTuple
from uuid import UUID

import asyncpg
import numpy as np
from numpy.typing import NDArray

from benchmarks.harness import database
from benchmarks.matching_streams import FORMS, MAIN_FIBRES, TODAY, a_need, an_offer
from symbiosis.matching.facts import OfferFacts
from symbiosis.matching.kernel import BestOfAll, Market, warm
from symbiosis.matching.kernel.columns import HC, OC, C, H, N
from symbiosis.matching.kernel.shelf import Postings, Shelf
from symbiosis.reference.catalogue import fibre_groups

DISTINCT = 20_000
"""Needs made one by one; more are the same ones elsewhere, which is as much work to look at."""
TEN = 10
Ask = Callable[[OfferFacts], list[UUID]]


class Taken(NamedTuple):
    p50_ms: float
    p95_ms: float
    cpu_ms: float
    answers: list[list[UUID]]


def timed(ask: Ask, offers: list[OfferFacts]) -> Taken:
    wall, cpu, answers = [], [], []
    for offer in offers:
        started, used = time.perf_counter(), time.thread_time()
        answers.append(ask(offer))
        wall.append((time.perf_counter() - started) * 1000)
        cpu.append((time.thread_time() - used) * 1000)
    return Taken(percentile(wall, 50), percentile(wall, 95), percentile(cpu, 50), answers)


def percentile(values: list[float], share: int) -> float:
    return float(np.percentile(values, share))


def filled(size: int) -> Market:
    random = Random(size)  # noqa: S311 - made-up data, no secret
    market = Market(fibre_groups())
    for number in range(min(size, DISTINCT)):
        market.put(a_need(random, number))
    multiply(market.needs, size)
    return market


def multiply(shelf: Shelf, size: int) -> None:
    """Repeat the streams of a shelf at other places until there are so many."""
    used, noise = shelf.used, np.random.default_rng(size)
    source = np.arange(size) % used
    for name in ("numbers", "codes", "bits", "hot", "hot_codes"):
        setattr(shelf, name, getattr(shelf, name)[source])
    moved = source != np.arange(size)
    shelf.numbers[moved, N.LATITUDE] += noise.normal(0, 1.5, size)[moved]
    shelf.numbers[moved, N.LONGITUDE] += noise.normal(0, 1.5, size)[moved]
    north, east = np.radians(shelf.numbers[:, N.LATITUDE]), np.radians(shelf.numbers[:, N.LONGITUDE])
    shelf.hot[:, H.X], shelf.hot[:, H.Y] = np.cos(north) * np.cos(east), np.cos(north) * np.sin(east)
    shelf.hot[:, H.Z] = np.sin(north)
    shelf.ids = noise.integers(0, 2**63, (size, 2), np.int64).astype(np.uint64)
    shelf.names = [UUID(int=(high << 64) | low) for high, low in shelf.ids.tolist()]
    shelf.position_of = {name: place for place, name in enumerate(shelf.names) if name is not None}
    for form, postings in shelf.by_form.items():
        first = np.asarray(postings)
        rounds = [first + start for start in range(0, size, used)]
        repeated = Postings()
        repeated.positions = np.concatenate(rounds).astype(np.int32)
        repeated.positions = repeated.positions[repeated.positions < size]
        repeated.used = len(repeated.positions)
        shelf.by_form[form] = repeated


class Columns:
    """Brute force over columns: a mask of what may fit, the nearest ten of it."""

    def __init__(self, market: Market) -> None:
        self.market, self.shelf = market, market.needs
        self.accepts = {
            form: np.isin(np.arange(self.shelf.used), np.asarray(postings))
            for form, postings in self.shelf.by_form.items()
        }

    def ask(self, offer: OfferFacts) -> list[UUID]:
        shelf, own = self.shelf, self.market.offers.lone_side(offer)
        codes, hot, form = shelf.hot_codes, shelf.hot, int(own.codes[0, OC.FORM])
        fits = (own.bits[0] & shelf.bits == 0).all(axis=1)
        fits &= self.accepts[-1] | self.accepts.get(form, self.accepts[-1])
        fits &= codes[:, HC.OWNER] != own.codes[0, C.OWNER_ID]
        fits &= np.minimum(codes[:, HC.LAST_DAY], own.hot_codes[0, HC.LAST_DAY]) >= np.maximum(
            np.maximum(codes[:, HC.FIRST_DAY], own.hot_codes[0, HC.FIRST_DAY]), TODAY.toordinal()
        )
        fits &= (own.hot[0, H.HAVE] >= hot[:, H.WANT]) & (hot[:, H.HAVE] >= own.hot[0, H.WANT])
        chord = ((hot[:, : H.Z + 1] - own.hot[0, : H.Z + 1]) ** 2).sum(axis=1)
        fits &= chord <= np.minimum(hot[:, H.REACH], own.hot[0, H.REACH])
        return nearest(shelf, np.where(fits, chord, np.inf))


def nearest(shelf: Shelf, far: NDArray[Any]) -> list[UUID]:
    best = np.argpartition(far, TEN)[:TEN]
    return [shelf.name_at(int(place)) for place in best[np.argsort(far[best])] if np.isfinite(far[place])]


class Vectors:
    """Cosine over composition, colour and place, among the needs that take the form."""

    def __init__(self, market: Market) -> None:
        self.columns = Columns(market)
        fibres = market.needs.words.fibres
        self.vectors = np.zeros((market.needs.used, len(MAIN_FIBRES) + 3), np.float32)
        for row, codes in enumerate(market.needs.codes[:DISTINCT]):
            if codes[C.LINE_COUNT]:
                wanted = market.needs.words.pool.sets[int(market.needs.segments.codes[codes[C.LINES], 0])]
                names = {fibres.fibres.words[code] for code in wanted}
                self.vectors[row, :-3] = [fibre in names for fibre in MAIN_FIBRES]
        self.vectors = self.vectors[np.arange(len(self.vectors)) % DISTINCT]
        self.vectors[:, -3:] = market.needs.hot[: market.needs.used, : H.Z + 1] * 2
        self.vectors /= np.linalg.norm(self.vectors, axis=1, keepdims=True)

    def ask(self, offer: OfferFacts) -> list[UUID]:
        columns = self.columns
        own = columns.market.offers.lone_side(offer)
        shares = {line.fibre: line.share_pct / 100 for line in offer.composition}
        vector = np.array(
            [shares.get(fibre, 0) for fibre in MAIN_FIBRES] + list(own.hot[0, :3] * 2), np.float32
        )
        form = columns.accepts[-1] | columns.accepts.get(int(own.codes[0, OC.FORM]), columns.accepts[-1])
        return nearest(columns.shelf, np.where(form, -(self.vectors @ vector), np.inf))


CREATE = """create table needs (id uuid, form int, owner int, first int, last int, have real, want real,
    a bigint, b bigint, reach real, x real, y real, z real)"""
FIND = """select id from needs where form in ($1, -1) and a & $2 = 0 and b & $3 = 0 and owner <> $4
    and least(last, $5::int) >= greatest(first, $6::int) and $7::float8 >= want and have >= $8::float8
    and (x-$9::float8)^2 + (y-$10::float8)^2 + (z-$11::float8)^2 <= least(reach, $12::float8)
    order by (x-$9)^2 + (y-$10)^2 + (z-$11)^2 limit 10"""


async def in_postgresql(dsn: str, market: Market, offers: list[OfferFacts]) -> Taken:
    shelf = market.needs
    connection = await asyncpg.connect(dsn)
    await connection.execute("drop table if exists needs")
    await connection.execute(CREATE)
    for form, postings in shelf.by_form.items():
        places = np.asarray(postings)
        hot, codes = shelf.hot[places], shelf.hot_codes[places]
        bits = shelf.bits[places].astype(np.int64)
        columns: list[NDArray[Any]] = [
            codes[:, HC.OWNER],
            codes[:, HC.FIRST_DAY],
            codes[:, HC.LAST_DAY],
            hot[:, H.HAVE],
            hot[:, H.WANT],
        ]
        columns += [bits[:, 0], bits[:, 1], hot[:, H.REACH], hot[:, H.X], hot[:, H.Y], hot[:, H.Z]]
        rows = zip(
            [shelf.names[place] for place in places.tolist()], *[c.tolist() for c in columns], strict=True
        )
        await connection.copy_records_to_table("needs", records=((r[0], form, *r[1:]) for r in rows))
    await connection.execute("create index on needs (form, x, y)")
    await connection.execute("vacuum analyze needs")
    wall, answers = [], []
    for offer in offers:
        own = market.offers.lone_side(offer)
        hot, codes, bits = (
            own.hot[0].tolist(),
            own.hot_codes[0].tolist(),
            own.bits[0].astype(np.int64).tolist(),
        )
        day = max(codes[HC.FIRST_DAY], TODAY.toordinal())
        place = hot[H.X], hot[H.Y], hot[H.Z], hot[H.REACH]
        limits = codes[HC.OWNER], codes[HC.LAST_DAY], day, hot[H.HAVE], hot[H.WANT], *place
        started = time.perf_counter()
        found = await connection.fetch(FIND, int(own.codes[0, OC.FORM]), *bits, *limits)
        wall.append((time.perf_counter() - started) * 1000)
        answers.append([row["id"] for row in found])
    await connection.close()
    return Taken(percentile(wall, 50), percentile(wall, 95), float("nan"), answers)


def recall(ours: Taken, theirs: Taken) -> float:
    shares = [len({*a} & {*b}) / len(a) for a, b in zip(ours.answers, theirs.answers, strict=True) if a]
    return float(np.mean(shares))


def one_size(size: int, offers: list[OfferFacts], dsn: str) -> None:
    market = filled(size)

    def best(offer: OfferFacts) -> list[UUID]:
        return [found.id for found in market.best(offer, limit=TEN, today=TODAY)]

    def obstacles(offer: OfferFacts) -> list[UUID]:
        market.obstacles(offer, today=TODAY)
        return []

    best(offers[0])
    ours = timed(best, offers)
    rows = {
        "ours: the ten best": ours,
        "ours: obstacles": timed(obstacles, offers),
        "numpy, columns": timed(Columns(market).ask, offers),
        "numpy, vectors with filter": timed(Vectors(market).ask, offers),
        "PostgreSQL, btree (form, x, y)": asyncio.run(in_postgresql(dsn, market, offers)),
    }
    for name, taken in rows.items():
        found = "" if "obstacles" in name else f"{recall(ours, taken):.2f}"
        cpu = "" if isnan(taken.cpu_ms) else f"{taken.cpu_ms:.2f}"
        print(f"| {size:,} | {name} | {taken.p50_ms:.2f} | {taken.p95_ms:.2f} | {cpu} | {found} |")
    print(f"| {size:,} | memory of the needs' arrays, MB | {megabytes(market.needs):.0f} | | | |", flush=True)


def megabytes(shelf: Shelf) -> float:
    arrays: list[NDArray[Any]] = [
        shelf.numbers,
        shelf.codes,
        shelf.ids,
        shelf.bits,
        shelf.hot,
        shelf.hot_codes,
    ]
    arrays += [shelf.segments.numbers, shelf.segments.codes]
    return float(sum(array.nbytes for array in arrays)) / 1e6


def rematch(size: int) -> None:
    random = Random(size)  # noqa: S311 - made-up data, no secret
    market = filled(size)
    for number in range(min(size, DISTINCT)):
        market.put(an_offer(random, number))
    multiply(market.offers, size)
    print(f"\nFull rematch {size:,} x {size:,}, two threads, the ten best needs of each offer\n")
    print("| run | wall s | processor time s | pairs kept | load |\n|---|---|---|---|---|")
    for run in range(1, 4):
        wall, cpu = time.perf_counter(), time.process_time()
        answer = market.best_of_all(limit=TEN, today=TODAY, threads=2)
        wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
        kept, load = int(answer.counts.sum()), os.getloadavg()[0]
        print(f"| {run} | {wall:.1f} | {cpu:.1f} | {kept:,} | {load:.1f} |", flush=True)
    rows = random.sample(range(len(answer.offer_ids)), min(size, 300))
    same = sum(found_in(answer, row) == found_alone(market, answer.offer_ids[row]) for row in rows)
    print(
        f"\n{same} of {len(rows)} offers taken at random have the same ten, in the same order, searched alone."
    )


def found_in(answer: BestOfAll, row: int) -> list[tuple[UUID | None, float]]:
    return [
        (answer.need_ids[int(answer.needs[row, place])], float(answer.scores[row, place]))
        for place in range(int(answer.counts[row]))
    ]


def found_alone(market: Market, offer: UUID) -> list[tuple[UUID | None, float]]:
    facts = market.facts(offer)
    return [(f.id, f.score) for f in market.best(facts, limit=TEN, today=TODAY)] if facts else []


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--sizes", type=int, nargs="*", default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--streams", type=int, default=30)
    parser.add_argument("--rematch", type=int, default=100_000)
    arguments, _ = parser.parse_known_args()
    warm(fibre_groups())
    random = Random(1)  # noqa: S311 - made-up data, no secret
    offers = [an_offer(random, number) for number in range(arguments.streams)]
    print(f"One offer against many needs, {len(offers)} offers, {len(FORMS)} forms\n")
    print("| needs | what | p50 ms | p95 ms | own processor time ms | recall@10 |\n|---|---|---|---|---|---|")
    with database() as dsn:
        for size in arguments.sizes:
            one_size(size, offers, dsn)
    if arguments.rematch:
        rematch(arguments.rematch)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"\nThe process at its largest: {peak:,.0f} MB")


if __name__ == "__main__":
    main()
