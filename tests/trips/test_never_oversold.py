"""Two hundred organisations at once on each of twenty trips, through three processes: not one seat too many, not
one too few."""

import asyncio
import os
import random
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest

from conftest import PASSWORD, sign_up
from operations.platform import free_port
from programmes.cloth import LDC, lay_cloth
from symbiosis.accounts.passwords import hash_password
from symbiosis.accounts.sessions import hash_token
from symbiosis.kit import clock
from symbiosis.kit.database import Database

TRIPS, APPLICANTS, SEATS, PROCESSES = 20, 200, 25, 3
AT_ONCE, BUSY_AT_MOST = 24, 10
"""Requests in flight; more only wait in line."""


@asynccontextmanager
async def serving(dsn: str) -> AsyncIterator[list[str]]:
    """The addresses of processes of the API, each started as an operator would."""
    ports = [free_port() for _ in range(PROCESSES)]
    environment = {**os.environ, "SYMBIOSIS_DATABASE_URL": dsn, "SYMBIOSIS_LOG_LEVEL": "ERROR"}
    processes = [
        await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "symbiosis.cli", "serve"),
            env={**environment, "SYMBIOSIS_PORT": str(port)},
            stdout=asyncio.subprocess.DEVNULL,
        )
        for port in ports
    ]
    addresses = [f"http://127.0.0.1:{port}" for port in ports]
    try:
        await asyncio.gather(*map(ready, addresses))
        yield addresses
    finally:
        for process in processes:
            process.send_signal(signal.SIGTERM)
        await asyncio.gather(*(process.wait() for process in processes))


async def ready(address: str) -> None:
    said = "nothing"
    async with httpx.AsyncClient() as client:
        for _ in range(480):
            try:
                answer = await client.get(f"{address}/readyz")
                if answer.status_code == 200:
                    return
                said = answer.text
            except httpx.TransportError as error:
                said = type(error).__name__
            await asyncio.sleep(0.5)
    raise AssertionError(f"{address} did not start: {said}")


async def stage(database: Database) -> list[UUID]:
    """Trips, and on each of them two hundred organisations with somebody signed in and a draft."""
    await lay_cloth(database)
    pool, now = database.pool, clock.now()
    password = await hash_password(PASSWORD)
    first = now.date() + timedelta(days=60)
    trips = [uuid4() for _ in range(TRIPS)]
    await pool.executemany(
        "insert into trips (id, programme_slug, owner_cluster, code, title, theme, starts_on, ends_on, destinations,"
        " hosts_to_be_named, seats_total, seats_per_organisation, apply_from, apply_until, offer_hours, state) values"
        """ ($1, 'cloth', $2, $3, '{"en": "Felt"}', 'circular_sustainability', $4, $6, """
        """ '[{"country": "FI", "city": "Helsinki", "latitude": 60.17, "longitude": 24.94}]', true, $5, 3,"""
        " now() - interval '1 day', now() + interval '9 days', 48, 'published')",
        [
            (trip, LDC, f"CXC-2099-{n}", first, SEATS, first + timedelta(days=2))
            for n, trip in enumerate(trips)
        ],
    )
    people = [(uuid4(), uuid4(), uuid4(), trip, n) for trip in trips for n in range(APPLICANTS)]
    await pool.execute("set statement_timeout = 0")
    await pool.executemany(
        "insert into users (id, email, password_hash, display_name) values ($1, $2, $3, 'x')",
        [(user, f"{user}@people.example", password) for user, *_ in people],
    )
    await pool.executemany(
        "insert into user_sessions (user_id, token_hash, expires_at) values ($1, $2, now() + interval '1 day')",
        [(user, hash_token(str(user))) for user, *_ in people],
    )
    await pool.executemany(
        "insert into actors (id, legal_name, display_name, sort_name, country, size_class, roles, verification,"
        " claimed, source_name, search_text) values ($1, $2, $2, $2, 'DK', 'small', '{brand}', 'self_declared',"
        " true, 'test', $2)",
        [(actor, f"Systue {n}") for _, actor, _, _, n in people],
    )
    await pool.executemany(
        "insert into cluster_memberships (cluster_slug, actor_id) values ($1, $2)",
        [(LDC, actor) for _, actor, *_ in people],
    )
    await pool.executemany(
        "insert into memberships (user_id, actor_id, role) values ($1, $2, 'org_admin')",
        [(user, actor) for user, actor, *_ in people],
    )
    chance = random.Random(4000)  # noqa: S311  # the same wishes in every run
    await pool.executemany(
        "insert into trip_applications (id, trip_id, actor_id, applicant_id, cluster_slug, seats_wanted, all_or_none,"
        " motivation, state) values ($1, $2, $3, $4, $5, $6, $7, 'We want to see it.', 'draft')",
        [
            (application, trip, actor, user, LDC, chance.choice((1, 1, 1, 2, 3)), chance.random() < 0.3)
            for user, actor, application, trip, _ in people
        ],
    )
    return trips


class Crowd:
    """Requests to whichever process comes next, so many at a time."""

    def __init__(self, addresses: list[str], manager: str) -> None:
        # Shorter than the server keeps them: a connection that it is closing answers nobody.
        limits = httpx.Limits(max_connections=AT_ONCE, keepalive_expiry=1)
        self._clients = [httpx.AsyncClient(base_url=a, timeout=60, limits=limits) for a in addresses]
        self._line, self._manager, self._turn = asyncio.Semaphore(AT_ONCE), manager, 0
        self.answers: dict[int, int] = {}

    async def ask(self, who: object, address: str, body: Any, method: str = "POST") -> httpx.Response:
        self._turn += 1
        client = self._clients[self._turn % len(self._clients)]
        headers = {"cookie": f"session={who or self._manager}", "if-match": "*"}
        async with self._line:
            for patience in range(1, BUSY_AT_MOST):
                answer = await client.request(method, f"/v1/{address}", json=body, headers=headers)
                if answer.status_code != httpx.codes.SERVICE_UNAVAILABLE:
                    break
                # It says that it is busy and has done nothing, and asks to be called again.
                await asyncio.sleep(float(answer.headers["retry-after"]) * patience)
        self.answers[answer.status_code] = self.answers.get(answer.status_code, 0) + 1
        return answer

    async def close(self) -> None:
        for client in self._clients:
            await client.aclose()


async def life(crowd: Crowd, row: Any, chance: random.Random) -> None:
    """One organisation: sends its application, is offered seats or has to wait, takes them or not, and may give
    them back."""
    address = f"trip-applications/{row['id']}"
    sent = await crowd.ask(row["applicant_id"], f"{address}/submit", None)
    assert sent.status_code == 200, sent.text
    fate = chance.random()
    if fate > 0.35:
        return
    offered = await crowd.ask(None, f"{address}/offer", {})
    assert offered.status_code == 200 or offered.json()["code"] == "no-seats-left", offered.text
    if offered.status_code != 200:
        waits = await crowd.ask(None, f"{address}/waitlist", {})
        assert waits.status_code == 200, waits.text
        return
    if fate < 0.1:
        gone = await crowd.ask(row["applicant_id"], f"{address}/withdraw", {})
        assert gone.status_code == 200, gone.text
        return
    taken = await crowd.ask(row["applicant_id"], f"{address}/confirm", {"accept_conditions": True})
    assert taken.status_code == 200, taken.text
    if fate < 0.18:
        gone = await crowd.ask(row["applicant_id"], f"{address}/withdraw", {})
        assert gone.status_code == 200, gone.text


@pytest.fixture
async def trips(database: Database) -> list[UUID]:
    return await stage(database)


async def test_four_thousand_applicants_through_three_processes_fill_every_seat_once(
    database: Database, dsn: str, trips: list[UUID], app: Any
) -> None:
    manager = await sign_up(app, database, None, staff_role="cluster_manager", cluster=LDC)
    rows = await database.pool.fetch("select id, applicant_id from trip_applications order by md5(id::text)")
    assert len(rows) == TRIPS * APPLICANTS
    async with serving(dsn) as addresses:
        crowd = Crowd(addresses, str(manager.client.cookies["session"]))
        fates = [random.Random(n) for n in range(len(rows))]  # noqa: S311  # the same lives in every run
        await asyncio.gather(*(life(crowd, row, chance) for row, chance in zip(rows, fates, strict=True)))
        await crowd.close()
    await manager.client.aclose()
    assert not {status for status in crowd.answers if status >= 500}, crowd.answers
    assert sum(crowd.answers.values()) > TRIPS * APPLICANTS
    counted = await database.pool.fetch(
        "select t.seats_total, t.seats_taken, sum(a.seats_held) as held,"
        " min(case when not a.all_or_none then 1 else a.seats_wanted end) filter (where a.state = 'waitlisted')"
        " as smallest_wish, count(*) filter (where a.state = 'offered' and a.offered_at is null) as odd"
        " from trips t join trip_applications a on a.trip_id = t.id group by t.id"
    )
    assert len(counted) == TRIPS
    over = [dict(row) for row in counted if row["held"] > row["seats_total"]]
    # A seat is one too few if it is empty although somebody on the list would take it.
    under = [
        dict(row)
        for row in counted
        if row["smallest_wish"] is not None and row["seats_total"] - row["held"] >= row["smallest_wish"]
    ]
    assert over == []
    assert under == []
    assert all(row["seats_taken"] == row["held"] for row in counted)
    full = sum(row["held"] == row["seats_total"] for row in counted)
    assert full == TRIPS, [dict(row) for row in counted]
    once = await database.pool.fetchval(
        "select count(*) from journal_entries where tag = 'trip_application.offered'"
    )
    offered = await database.pool.fetchval(
        "select count(*) from trip_applications where offered_at is not null"
    )
    assert once == offered
