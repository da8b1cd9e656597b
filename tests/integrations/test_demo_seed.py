"""The demonstration in the database, seeded once: people look at it, nobody takes it away."""

from collections.abc import AsyncIterator
from datetime import timedelta

import httpx
import pytest
from fastapi import FastAPI

from conftest import client_of
from emptying import empty
from integrations.demonstration import DEMO, add_cluster, contents, sign_in
from symbiosis.integrations.demo import Seeded, seed_demo
from symbiosis.integrations.demo.decisions import decisions
from symbiosis.kit import clock
from symbiosis.kit.database import Database


@pytest.fixture(scope="module")
async def seeded(opened_database: Database) -> Seeded:
    await empty(opened_database)
    await add_cluster(opened_database)
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
    assert seeded.accounts == 8
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
    # What is only suggested follows from the worker, as for everybody.
    assert {"shortlisted", "interest_one", "interest_mutual", "dismissed"} <= states
    assert await demonstration.pool.fetchval("select count(*) from matches") == len(decisions())
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


async def test_the_sewing_room_has_colleagues_an_invitation_and_a_mandate(
    demonstration: Database, visitor: httpx.AsyncClient
) -> None:
    await sign_in(visitor, "sme")
    (home,) = (await visitor.get("/v1/me")).json()["memberships"]
    below = f"/v1/actors/{home['actor']['id']}"
    people = (await visitor.get(f"{below}/people")).json()["data"]
    assert [(p["display_name"], p["role"]) for p in people] == [
        ("Signe, systue", "org_admin"),
        ("Jonas, systue", "stream_editor"),
    ]
    (invitation,) = (await visitor.get(f"{below}/invitations")).json()["data"]
    assert invitation["state"] == "open"
    (mandate,) = (await visitor.get(f"{below}/mandates")).json()["data"]
    assert (mandate["holder"]["display_name"], mandate["in_force"]) == ("Frederik, klyngen", True)
    assert sorted(mandate["scope"]) == ["matches", "streams"]
    assert len((await visitor.get(f"{below}/facilitators")).json()["data"]) == 4


async def test_the_facilitator_acts_for_the_sewing_room(
    demonstration: Database, visitor: httpx.AsyncClient
) -> None:
    await sign_in(visitor, "facilitator")
    me = (await visitor.get("/v1/me")).json()
    assert [m["actor"]["display_name"] for m in me["mandates"]] == ["Demo: Systuen ved Åen"]
    assert me["staff_asleep"] is False


@pytest.mark.parametrize("role", ["programme_lead", "cluster_manager"])
async def test_staff_pages_have_something_to_show(
    demonstration: Database, visitor: httpx.AsyncClient, role: str
) -> None:
    await sign_in(visitor, role)
    for path in ("staff-roles", "applications", "organisations-to-check", "journal-entries"):
        answer = await visitor.get(f"/v1/{path}")
        assert answer.status_code == 200, answer.text
        assert answer.json()["data"], path


async def test_companies_around_herning_belong_to_its_cluster(demonstration: Database) -> None:
    states = await demonstration.pool.fetch(
        "select state, count(*) from cluster_memberships where cluster_slug = 'tekstilsymbiose-herning' group by state"
    )
    assert {row[0]: row[1] for row in states} == {"confirmed": 8, "claimed": 1}


async def test_every_demo_account_signs_in(demonstration: Database, visitor: httpx.AsyncClient) -> None:
    listed = (await visitor.get("/v1/demo-accounts")).json()["data"]
    assert [a["role"] for a in listed] == [
        "sme",
        "facilitator",
        "recycler",
        "programme_lead",
        "cluster_manager",
        "partner_manager",
        "finance",
    ]
    for account in listed:
        await sign_in(visitor, account["role"])


async def test_payments_stand_at_every_step_and_two_persons_had_a_hand_in_each(
    demonstration: Database, visitor: httpx.AsyncClient
) -> None:
    await sign_in(visitor, "finance")
    waiting = (await visitor.get("/v1/vouchers", params={"state": "approved"})).json()["data"]
    assert [voucher["payout"]["currency"] for voucher in waiting] == ["DKK"]
    runs = (await visitor.get("/v1/payment-runs")).json()["data"]
    assert [run["state"] for run in runs] == ["ordered", "done"]
    assert "mark-paid" in runs[0]["possible"]
    file = await visitor.get(f"/v1/payment-runs/{runs[0]['id']}/csv")
    assert file.status_code == 200, file.text
    told = (await visitor.get("/v1/programmes/cloth/budget")).json()["partners"]
    [partner] = [each for each in told if each["cluster_slug"] == "lifestyle-design-cluster"]
    assert all(float(partner[part]["amount"]) > 0 for part in ("paid", "issued", "reserved", "free"))
    assert await demonstration.pool.fetchval(
        "select bool_and(approved_by <> ordered_by) from vouchers where state in ('payment_ordered', 'paid')"
    )
    assert await demonstration.pool.fetchval(
        "select count(*) from exchange_documents where kind = 'certificate' and number is not null"
    )


async def test_half_a_year_after_a_stay_the_host_has_answered_and_the_visitor_is_asked(
    demonstration: Database, visitor: httpx.AsyncClient
) -> None:
    await sign_in(visitor, "recycler")
    mine = (await visitor.get("/v1/exchanges", params={"mine": True})).json()["data"]
    [asked] = [one for one in mine if any(m["what"] == "follow_up" for m in one["missing"])]
    answer = await visitor.get(f"/v1/exchanges/{asked['id']}/follow-ups")
    now = [(one["side"], one["open"]) for one in answer.json()["data"] if one["months"] == 6]
    assert now == [("visitor", True), ("host", False)]
