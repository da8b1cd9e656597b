"""The demonstration in the database, seeded once: people look at it, nobody takes it away."""

from collections.abc import AsyncIterator
from datetime import timedelta

import httpx
import pytest
from fastapi import FastAPI

from conftest import client_of
from emptying import empty
from integrations.demonstration import DEMO, contents, sign_in
from symbiosis.integrations.demo import Seeded, seed_demo
from symbiosis.kit import clock
from symbiosis.kit.database import Database


@pytest.fixture(scope="module")
async def seeded(opened_database: Database) -> Seeded:
    await empty(opened_database)
    return await seed_demo(opened_database, DEMO, clock.now())


@pytest.fixture
def demonstration(seeded: Seeded, opened_database: Database) -> Database:
    assert seeded.companies
    return opened_database


@pytest.fixture
async def visitor(app: FastAPI, demonstration: Database) -> AsyncIterator[httpx.AsyncClient]:
    async with client_of(app) as client:
        yield client


def test_demonstration_brings_accounts_companies_offers_and_needs(seeded: Seeded) -> None:
    assert seeded.accounts == 3
    assert seeded.companies >= 35
    assert seeded.offers >= 64
    assert seeded.needs >= 28


async def test_seeding_twice_adds_nothing(demonstration: Database) -> None:
    before = await contents(demonstration)
    assert await seed_demo(demonstration, DEMO, clock.now()) == Seeded()
    assert await contents(demonstration) == before


async def test_no_published_demo_stream_is_near_its_expiry(demonstration: Database) -> None:
    soonest = await demonstration.pool.fetchval(
        "select min(least(valid_until, coalesce(available_to + 1, 'infinity'))) from material_streams"
        " where status = 'published'"
    )
    assert soonest > clock.now() + timedelta(days=50)


async def test_every_demo_record_says_that_it_is_one(demonstration: Database) -> None:
    assert await demonstration.pool.fetchval(
        "select bool_and(demo and verification = 'demonstration'"
        " and source_statement = 'Demonstration data, not a real company.') from actors"
    )
    assert await demonstration.pool.fetchval(
        "select bool_and(demo and basis = 'demonstration') from material_streams"
    )


async def test_inboxes_of_the_accounts_have_something_to_answer(
    demonstration: Database, visitor: httpx.AsyncClient
) -> None:
    states = {row[0] for row in await demonstration.pool.fetch("select distinct state from matches")}
    assert {"suggested", "shortlisted", "interest_one", "interest_mutual", "dismissed"} <= states
    for role in ("sme", "recycler"):
        await sign_in(visitor, role)
        answer = await visitor.get("/v1/matches", params={"state": "interest_one"})
        assert answer.status_code == 200, answer.text
        assert answer.json()["data"]


async def test_the_sewing_room_signs_in_and_finds_its_streams(
    demonstration: Database, visitor: httpx.AsyncClient
) -> None:
    await sign_in(visitor, "sme")
    answer = await visitor.get(
        "/v1/material-streams", params={"mine": True, "status": ["draft", "published", "paused"]}
    )
    assert answer.status_code == 200, answer.text
    assert {stream["status"] for stream in answer.json()["data"]} == {"draft", "published", "paused"}
