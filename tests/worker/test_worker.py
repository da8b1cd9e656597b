"""The worker as a process: quick, graceful, and nothing is lost when it or the database dies."""

import asyncio
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import asyncpg
import pytest

from conftest import FAST, MakePerson, Person
from symbiosis.kit import clock, migrate
from symbiosis.kit.database import Database
from symbiosis.kit.embedded import EmbeddedPostgres
from symbiosis.kit.mail import service as mail
from symbiosis.matches import jobs
from symbiosis.settings import Settings
from symbiosis.worker import SCHEDULES, work
from worker.process import until, worker_process

HEARTBEAT = timedelta(seconds=1)
MATERIAL = {
    "form": "cutting_scraps",
    "composition": [{"fibre": "cotton", "share_pct": 100}],
    "evidence_method": "lab_chemical",
}
OFFER = {"direction": "offer", "material": MATERIAL}
NEED = {"direction": "need", "requirements": {"forms": ["cutting_scraps"]}}


async def publish(person: Person, described: dict[str, Any]) -> str:
    terms = {"title": "Cuttings", "quantity": {"value": 400}, "place": {}, "publish": True}
    answer = await person.client.post("/v1/material-streams", json=terms | described)
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


@asynccontextmanager
async def working(settings: Settings) -> AsyncIterator[None]:
    stop = asyncio.Event()
    worker = asyncio.create_task(work(settings, stop, HEARTBEAT))
    try:
        yield
    finally:
        stop.set()
        await asyncio.wait_for(worker, 20)


async def matches_in(database: Database) -> int:
    return int(await database.pool.fetchval("select count(*) from matches"))


async def jobs_picked(database: Database) -> int:
    return int(await database.pool.fetchval("select count(*) from pgqueuer where status = 'picked'"))


@asynccontextmanager
async def scoring_held_up(dsn: str, stream_id: str) -> AsyncIterator[None]:
    """Whoever scores this stream waits, in the middle of the job, until the block ends."""
    connection = await asyncpg.connect(dsn)
    try:
        async with connection.transaction():
            await connection.execute(
                "select pg_advisory_xact_lock(hashtextextended($1, 0))", f"matches:{stream_id}"
            )
            yield
    finally:
        await connection.close()


async def test_publishing_leads_to_stored_suggestions(
    make_person: MakePerson, database: Database, settings: Settings
) -> None:
    supplier, receiver = await make_person("Systuen"), await make_person("Spinderiet")
    async with working(settings):
        await publish(receiver, NEED)
        await publish(supplier, OFFER)
        await until(lambda: matches_in(database))
    answer = await supplier.client.get("/v1/matches")
    assert [match["state"] for match in answer.json()["data"]] == ["suggested"]


async def test_job_of_a_killed_worker_is_done_by_the_next_one(
    make_person: MakePerson, database: Database, settings: Settings, dsn: str
) -> None:
    supplier, receiver = await make_person("Systuen"), await make_person("Spinderiet")
    await publish(receiver, NEED)
    await database.pool.execute("delete from pgqueuer")
    async with worker_process(dsn) as doomed:
        offer_id = await publish(supplier, OFFER)
        await database.pool.execute("delete from pgqueuer")
        async with scoring_held_up(dsn, offer_id):
            await (await supplier.client.post(f"/v1/material-streams/{offer_id}/confirm")).aread()
            await until(lambda: jobs_picked(database))
            doomed.kill()
            await doomed.wait()
    await database.pool.execute("delete from matches")
    async with working(settings):
        await until(lambda: matches_in(database))


async def test_worker_told_to_stop_finishes_its_job_first(
    make_person: MakePerson, database: Database, dsn: str
) -> None:
    supplier, receiver = await make_person("Systuen"), await make_person("Spinderiet")
    await publish(receiver, NEED)
    offer_id = await publish(supplier, OFFER)
    await database.pool.execute("delete from pgqueuer")
    async with worker_process(dsn) as worker:
        async with scoring_held_up(dsn, offer_id):
            await (await supplier.client.post(f"/v1/material-streams/{offer_id}/confirm")).aread()
            await until(lambda: jobs_picked(database))
            worker.send_signal(signal.SIGTERM)
        assert await asyncio.wait_for(worker.wait(), 20) == 0
    assert await matches_in(database) == 1
    left = await database.pool.fetch("select entrypoint from pgqueuer")
    assert [row["entrypoint"] for row in left] == ["matches.advise_stream"], "what follows it is for others"


async def test_job_that_fails_is_kept_for_another_try(database: Database, settings: Settings) -> None:
    await database.pool.execute(
        "insert into pgqueuer (priority, entrypoint, payload, status)"
        " values (0, 'matches.score_stream', '{\"stream_id\": \"no id\"}', 'queued')"
    )
    async with working(settings):
        tried = await until(
            lambda: database.pool.fetchval(
                "select attempts from pgqueuer where status = 'queued' and attempts > 0"
            )
        )
    assert tried == 1


async def test_worker_goes_on_after_the_database_was_restarted(tmp_path: Path) -> None:
    server = EmbeddedPostgres(tmp_path / "postgres", settings=FAST)
    dsn = await asyncio.to_thread(server.start)
    try:
        await asyncio.to_thread(migrate.upgrade, dsn)
        settings = Settings(database_url=dsn, data_dir=tmp_path)
        async with working(settings):
            await _job_is_done(dsn)
            await asyncio.to_thread(server.stop)
            await asyncio.to_thread(server.start)
            await _job_is_done(dsn)
    finally:
        await asyncio.to_thread(server.stop)


async def _job_is_done(dsn: str) -> None:
    connection = await asyncpg.connect(dsn)
    try:
        await connection.execute(
            "insert into pgqueuer (priority, entrypoint, payload, status)"
            " values (0, 'matches.score_stream', convert_to(json_build_object('stream_id', $1::text)::text, 'UTF8'),"
            " 'queued')",
            str(uuid4()),
        )

        async def empty() -> bool:
            return not await connection.fetchval("select count(*) from pgqueuer")

        await until(empty)
    finally:
        await connection.close()


@pytest.mark.parametrize(("weekday", "summaries"), [(0, {mail.JOB: 2}), (1, {})])
async def test_everything_scheduled_can_be_done(
    make_person: MakePerson, database: Database, weekday: int, summaries: dict[str, int]
) -> None:
    await publish(await make_person("Systuen"), OFFER)
    await publish(await make_person("Spinderiet"), NEED)
    await database.pool.execute("delete from pgqueuer")
    day = clock.now() + timedelta(days=(weekday - clock.now().weekday()) % 7)
    for _, due in SCHEDULES.values():
        async with database.sessions() as session, session.begin():
            await due(session, day)
    waiting = await database.pool.fetch("select entrypoint, count(*) from pgqueuer group by 1")
    # The nightly rescore defers the streams that fit and are not matched, and counts what stands in the way of each;
    # weekly summaries go out on Mondays.
    assert dict(map(tuple, waiting)) == {jobs.SCORE_STREAM: 2, jobs.ADVISE_STREAM: 2, **summaries}


async def test_stream_that_was_not_confirmed_in_time_ends_with_its_matches(
    make_person: MakePerson, database: Database, settings: Settings
) -> None:
    supplier, receiver = await make_person("Systuen"), await make_person("Spinderiet")
    async with working(settings):
        await publish(receiver, NEED)
        offer_id = await publish(supplier, OFFER)
        await until(lambda: matches_in(database))
    expire, later = SCHEDULES["streams.expire_due"][1], clock.now() + timedelta(days=61)
    async with database.sessions() as session, session.begin():
        await expire(session, later)
    states = await database.pool.fetch("select state from matches")
    assert {row["state"] for row in states} == {"expired"}
    seen = await supplier.client.get(f"/v1/material-streams/{offer_id}")
    assert seen.json()["status"] == "expired"
