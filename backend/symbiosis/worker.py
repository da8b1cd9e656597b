"""The process that does what follows later: matching, expiry, cleaning up.

A job is picked, done and marked done over PostgreSQL alone, so any number of workers may run.
Its work is one transaction: a worker that is killed leaves the job picked without a heartbeat,
and the next worker does it from the start.
"""

import asyncio
import json
import signal
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from datetime import datetime, timedelta
from functools import partial
from typing import Any

import asyncpg
import structlog
from pgqueuer import PgQueuer
from pgqueuer.core.executors import DatabaseRetryEntrypointExecutor
from pgqueuer.models import Job, Schedule
from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis import reactions
from symbiosis.accounts import signing_in
from symbiosis.accounts.machines import signing_keys
from symbiosis.actors.checking import lookup_jobs
from symbiosis.actors.checking.lookup import register_at
from symbiosis.actors.checking.verification import LOOK_UP
from symbiosis.exchanges.following_up.asking import ask_due as ask_follow_ups
from symbiosis.exchanges.presence.calendar import follow_calendar
from symbiosis.exchanges.proposing.ending import expire_due as expire_proposals
from symbiosis.exchanges.registering.sleeping import keep_awake
from symbiosis.exchanges.reminding.service import remind
from symbiosis.exchanges.validating.closing import close_done
from symbiosis.exchanges.vouchers.service import expire_due as expire_vouchers
from symbiosis.integrations.imports import service as imports
from symbiosis.kit import clock, logs
from symbiosis.kit.database import Database, open_database
from symbiosis.kit.files import cleaning, store
from symbiosis.kit.mail import jobs as mail_jobs
from symbiosis.kit.mail import post
from symbiosis.kit.mail import service as mail
from symbiosis.matches import jobs as matches
from symbiosis.matches import market, records
from symbiosis.matches.inbox import telling
from symbiosis.privacy.retention import keep_rules
from symbiosis.settings import Settings, get_settings
from symbiosis.streams.lifecycle import expire_due
from symbiosis.trips import moving as trips
from symbiosis.trips.seats import ending as trip_offers

BATCH = 2
AT_ONCE = 4
"""Jobs in progress. Matching is arithmetic on one core; more at once only wait for each other."""

POLL = timedelta(seconds=2)
"""NOTIFY wakes the worker at once; this finds what no one notifies: jobs of dead workers."""

HEARTBEAT = timedelta(seconds=20)
"""A job without a sign of life for this long is somebody else's."""

SOON = partial(DatabaseRetryEntrypointExecutor, max_attempts=5)
PATIENTLY = partial(
    DatabaseRetryEntrypointExecutor,
    max_attempts=mail_jobs.TRIES,
    initial_delay=mail_jobs.FIRST_PAUSE,
    max_delay=mail_jobs.LONGEST_PAUSE,
)
"""How often what fails is tried again: our own database is back soon, others' servers may not be."""

FIRST_PAUSE_S, LONGEST_PAUSE_S = 0.2, 10.0

log = structlog.get_logger("symbiosis.worker")

Work = Callable[[AsyncSession, datetime], Awaitable[int | None]]


async def _look_up_register(sessions: matches.Sessions, payload: dict[str, Any], now: datetime) -> str:
    register = register_at(get_settings().register_lookup_url)
    return await lookup_jobs.look_up(sessions, payload, now, register)


JOBS: dict[str, Callable[[matches.Sessions, dict[str, Any], datetime], Awaitable[Any]]] = {
    matches.SCORE_STREAM: matches.run_score_stream,
    matches.ADVISE_STREAM: matches.run_advise_stream,
    imports.JOB: imports.run_import,
    signing_in.MAIL_JOB: signing_in.mail_sign_in,
    mail.JOB: mail_jobs.send_mail,
    LOOK_UP: _look_up_register,
}
"""What can be deferred, by the name it is deferred under."""


async def _rotate_signing_keys(session: AsyncSession, now: datetime) -> int:
    return await signing_keys.rotate_due(session, get_settings().encryption_secret, now)


SCHEDULES: dict[str, tuple[str, Work]] = {
    "streams.expire_due": ("* * * * *", expire_due),
    # Before the pairs are judged anew.
    "matches.keep_records": ("57 1 * * *", records.keep_records),
    "matches.rescore_all": ("17 2 * * *", matches.rescore_all),
    "matches.rescore_outdated": ("*/5 * * * *", matches.rescore_outdated),
    "matches.tell_strong": ("*/5 * * * *", telling.tell_strong),
    "matches.send_digests": ("10 6 * * *", telling.send_digests),
    "exchanges.follow_calendar": ("*/5 * * * *", follow_calendar),
    "exchanges.close_done": ("*/5 * * * *", close_done),
    "exchanges.remind": ("20 6 * * *", remind),
    "exchanges.ask_follow_ups": ("35 6 * * *", ask_follow_ups),
    "accounts.rotate_signing_keys": ("41 3 * * *", _rotate_signing_keys),
    "vouchers.expire_due": ("25 3 * * *", expire_vouchers),
    "exchanges.expire_proposals": ("* * * * *", expire_proposals),
    "exchanges.ask_registrations": ("50 6 * * *", keep_awake),
    "trips.expire_offers": ("* * * * *", trip_offers.expire_offers),
    "trips.remind_of_offers": ("*/10 * * * *", trip_offers.remind_of_offers),
    "trips.advance_due": ("4 * * * *", trips.advance_due),
    "privacy.keep_rules": ("37 * * * *", keep_rules),
    "files.clean_store": ("52 4 * * *", cleaning.clean_store),
}
"""What time brings about: when (cron, UTC) and what. Each is done by one worker."""


class DatabaseLostError(Exception):
    """The connection that brings the jobs has ended."""


def run_worker(settings: Settings | None = None, heartbeat: timedelta = HEARTBEAT) -> None:
    """Work until SIGTERM or SIGINT; jobs in progress are finished first."""
    settings = settings or get_settings()
    logs.configure(settings.log_level)

    async def until_signalled() -> None:
        stop = asyncio.Event()
        for name in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(name, stop.set)
        await work(settings, stop, heartbeat)

    asyncio.run(until_signalled())


async def work(settings: Settings, stop: asyncio.Event, heartbeat: timedelta = HEARTBEAT) -> None:
    """Work until `stop` is set, through any number of restarts of the database."""
    reactions.install()
    post.choose(settings.post)
    store.choose(settings.files)
    pause = FIRST_PAUSE_S
    while not stop.is_set():
        try:
            async with _queue(settings, stop) as queue:
                log.info("worker.ready", jobs=list(JOBS), schedules=list(SCHEDULES))
                pause = FIRST_PAUSE_S
                await _run(queue, stop, heartbeat)
        except Exception as error:
            # Whatever it is, the jobs are safe in the database: say it, wait, go on.
            log.warning("worker.interrupted", error=type(error).__name__, detail=str(error), pause_s=pause)
            with suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), pause)
            pause = min(pause * 2, LONGEST_PAUSE_S)
    log.info("worker.stopped")


@asynccontextmanager
async def _queue(settings: Settings, stop: asyncio.Event) -> AsyncIterator[PgQueuer]:
    """The queue on a connection of its own, which also listens; the work uses others."""
    dsn = settings.database_url
    if dsn is None:
        raise RuntimeError("No database: start with `symbiosis up`, or set SYMBIOSIS_DATABASE_URL.")
    database = await open_database(dsn, pool_size=AT_ONCE)
    try:
        options = {"application_name": "symbiosis-worker", "timezone": "UTC"}
        connection = await asyncpg.connect(dsn, server_settings=options, command_timeout=20)
        queue = PgQueuer.from_asyncpg_connection(connection)
        connection.add_termination_listener(lambda _: queue.shutdown.set())
        _register(queue, database)
        try:
            async with market.warming(database, confidential=True):
                yield queue
        finally:
            with suppress(Exception):
                await connection.close(timeout=2)
    finally:
        await database.close()


async def _run(queue: PgQueuer, stop: asyncio.Event, heartbeat: timedelta) -> None:
    stopping = asyncio.create_task(_pass_on(stop, queue.shutdown))
    try:
        await queue.run(
            dequeue_timeout=POLL,
            batch_size=BATCH,
            max_concurrent_tasks=AT_ONCE,
            shutdown_on_listener_failure=True,
            heartbeat_timeout=heartbeat,
        )
    finally:
        stopping.cancel()
    if not stop.is_set():
        raise DatabaseLostError("the connection ended")


async def _pass_on(stop: asyncio.Event, shutdown: asyncio.Event) -> None:
    await stop.wait()
    shutdown.set()


def _register(queue: PgQueuer, database: Database) -> None:
    for name, job in JOBS.items():
        # A job that fails every time is held for a person to see, not dropped.
        register = queue.entrypoint(
            name,
            on_failure="hold",
            executor_factory=PATIENTLY if name == mail.JOB else SOON,
        )
        register(partial(_do, database, job))
    for name, (cron, due) in SCHEDULES.items():
        queue.schedule(name, cron)(partial(_do_due, database, name, due))


async def _do(database: Database, job: Callable[..., Awaitable[Any]], picked: Job) -> None:
    payload = json.loads(picked.payload or b"{}")
    done = await job(database.sessions, payload, clock.now())
    log.info("job.done", job=picked.entrypoint, attempt=picked.attempts, **payload, done=str(done))


async def _do_due(database: Database, name: str, due: Work, _: Schedule) -> None:
    async with database.sessions() as session, session.begin():
        changed = await due(session, clock.now())
    log.info("schedule.done", schedule=name, changed=changed)
