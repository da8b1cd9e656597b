"""The demonstration in the database: there at the first start, gone without a trace."""

import json
from datetime import timedelta
from typing import Any

import httpx
import pytest

from conftest import MakePerson
from symbiosis.accounts.demo import DEMO_ACCOUNTS
from symbiosis.integrations.demo import Seeded, remove_demo, seed_demo
from symbiosis.kit import clock
from symbiosis.kit.database import Database
from symbiosis.settings import Environment, Settings, UnsafeSettings

DEMO = Settings(environment=Environment.DEMO)


async def contents(database: Database) -> dict[str, list[str]]:
    """Every row of every table, as text; the queue's own statistics are not data."""
    tables = await database.pool.fetch(
        "select tablename from pg_tables where schemaname = 'public' and tablename not like 'pgqueuer_%'"
        " and tablename not in ('postcodes', 'places')"
    )
    return {
        name: [row[0] for row in await database.pool.fetch(f'select t::text from "{name}" t order by 1')]  # noqa: S608 - our tables
        for (name,) in tables
    }


async def test_demonstration_brings_accounts_companies_offers_and_needs(database: Database) -> None:
    seeded = await seed_demo(database, DEMO, clock.now())
    assert seeded.accounts == 3
    assert seeded.companies >= 35
    assert seeded.offers >= 64
    assert seeded.needs >= 28


async def test_seeding_twice_adds_nothing(database: Database) -> None:
    await seed_demo(database, DEMO, clock.now())
    before = await contents(database)
    assert await seed_demo(database, DEMO, clock.now()) == Seeded()
    assert await contents(database) == before


async def test_no_published_demo_stream_is_near_its_expiry(database: Database) -> None:
    now = clock.now()
    await seed_demo(database, DEMO, now)
    soonest = await database.pool.fetchval(
        "select min(least(valid_until, coalesce(available_to + 1, 'infinity'))) from material_streams"
        " where status = 'published'"
    )
    assert soonest > now + timedelta(days=50)


async def test_every_demo_record_says_that_it_is_one(database: Database) -> None:
    await seed_demo(database, DEMO, clock.now())
    assert await database.pool.fetchval(
        "select bool_and(demo and verification = 'demonstration'"
        " and source_statement = 'Demonstration data, not a real company.') from actors"
    )
    assert await database.pool.fetchval(
        "select bool_and(demo and basis = 'demonstration') from material_streams"
    )


async def test_inboxes_of_the_accounts_have_something_to_answer(
    database: Database, client: httpx.AsyncClient
) -> None:
    await seed_demo(database, DEMO, clock.now())
    states = {row[0] for row in await database.pool.fetch("select distinct state from matches")}
    assert {"suggested", "shortlisted", "interest_one", "interest_mutual", "dismissed"} <= states
    for role in ("sme", "recycler"):
        await _sign_in(client, role)
        answer = await client.get("/v1/matches", params={"state": "interest_one"})
        assert answer.status_code == 200, answer.text
        assert answer.json()["data"]


async def test_removing_the_demonstration_leaves_no_trace(
    database: Database, client: httpx.AsyncClient, make_person: MakePerson
) -> None:
    real = await make_person("Rigtig Systue")
    before = await contents(database)
    await seed_demo(database, DEMO, clock.now())
    await _sign_in(client, "sme")
    await client.post("/v1/sessions", json={"email": DEMO_ACCOUNTS[1].email, "password": "not this one"})
    file = "title,form,kg\nScraps,cutting_scraps,200\n"
    answer = await client.post("/v1/imports?kind=streams", content=file, headers={"content-type": "text/csv"})
    assert answer.status_code == 202, answer.text
    await _real_need_matched_with_demo_offer(database, real.actor_id)
    removed = await remove_demo(database)
    assert removed.accounts == 3
    await database.pool.execute("delete from material_streams")
    assert await contents(database) == before


async def _real_need_matched_with_demo_offer(database: Database, actor_id: Any) -> None:
    need = await database.pool.fetchval(
        "insert into material_streams (direction, owner_id, title, requirements, quantity, quantity_kg,"
        " quantity_kg_per_year, country, price) values ('need', $1, 'Klip', '{}', '{}', 100, 100, 'DK', '{}')"
        " returning id",
        actor_id,
    )
    match = await database.pool.fetchval(
        "insert into matches (offer_id, need_id, offer_version, need_version, verdict, score, band, confidence,"
        " evidence, engine_version) select id, $1, 1, 1, 'pass', 0.9, 'strong', 1, '{}', 'test'"
        " from material_streams where direction = 'offer' limit 1 returning id",
        need,
    )
    await database.pool.execute(
        "insert into journal_entries (tag, subject_type, subject_id, change) values ('match.viewed', 'match', $1, $2)",
        match,
        json.dumps({}),
    )


async def _sign_in(client: httpx.AsyncClient, role: str) -> None:
    account = next(a for a in DEMO_ACCOUNTS if a.role == role)
    answer = await client.post("/v1/sessions", json={"email": account.email, "password": account.password})
    assert answer.status_code == 201, answer.text


async def test_the_sewing_room_signs_in_and_finds_its_streams(
    database: Database, client: httpx.AsyncClient
) -> None:
    await seed_demo(database, DEMO, clock.now())
    await _sign_in(client, "sme")
    answer = await client.get(
        "/v1/material-streams", params={"mine": True, "status": ["draft", "published", "paused"]}
    )
    assert answer.status_code == 200, answer.text
    assert {stream["status"] for stream in answer.json()["data"]} == {"draft", "published", "paused"}


async def test_demonstration_is_refused_outside_the_demo_environment(database: Database) -> None:
    production = Settings(environment=Environment.PRODUCTION)
    with pytest.raises(UnsafeSettings, match="demo environment only"):
        await seed_demo(database, production, clock.now())
    assert await database.pool.fetchval("select count(*) from users") == 0
