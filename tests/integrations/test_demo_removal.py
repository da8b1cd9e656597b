"""The demonstration goes without a trace, and does not come where it has no place."""

import json
import re
from typing import Any

import httpx
import pytest

from conftest import MakePerson
from integrations.demonstration import DEMO, add_cluster, contents, sign_in
from symbiosis.accounts.demo import DEMO_ACCOUNTS
from symbiosis.integrations.demo import remove_demo, seed_demo
from symbiosis.kit import clock
from symbiosis.kit.database import Database
from symbiosis.settings import Environment, Settings, UnsafeSettings


async def test_removing_the_demonstration_leaves_no_trace(
    database: Database, client: httpx.AsyncClient, make_person: MakePerson
) -> None:
    real = await make_person("Rigtig Systue")
    await add_cluster(database)
    before = await contents(database)
    await seed_demo(database, DEMO, clock.now())
    await sign_in(client, "sme")
    await client.post("/v1/sessions", json={"email": DEMO_ACCOUNTS[1].email, "password": "not this one"})
    file = "title,form,kg\nScraps,cutting_scraps,200\n"
    answer = await client.post("/v1/imports?kind=streams", content=file, headers={"content-type": "text/csv"})
    assert answer.status_code == 202, answer.text
    await _real_need_matched_with_demo_offer(database, real.actor_id)
    await client.post("/v1/sign-in-mails", json={"email": DEMO_ACCOUNTS[1].email})
    await _newcomer_is_let_in(client)
    removed = await remove_demo(database, clock.now())
    assert removed.accounts == 8
    await database.pool.execute("delete from material_streams")
    # How often somebody has knocked from one place says nothing of whose door it was, also where the two are
    # counted together.
    await database.pool.execute("delete from limit_counters where name like '%-caller'")
    after = await contents(database)
    # Nothing is taken from the journal; what it keeps names nobody.
    kept = "".join(after.pop("journal_entries"))
    assert kept
    assert not [account for account in DEMO_ACCOUNTS if account.email in kept or account.display_name in kept]
    before.pop("journal_entries")
    # Nor from the ledger; the invented money is gone.
    assert "Demonstration" in "".join(after.pop("ledger_entries"))
    before.pop("ledger_entries")
    for name in ("programme_partners", "programme_profiles"):
        said = [[_said(row) for row in rows.pop(name)] for rows in (after, before)]
        assert said[0] == said[1]
    # Which ids are gone: so that no process goes on matching them.
    assert len(after.pop("gone_streams")) > len(before.pop("gone_streams"))
    assert after == before


def _said(row: str) -> str:
    """Without version and time of the last change, which stand side by side."""
    said, found = re.subn(r',\d+,"\d{4}-\d\d-\d\d [0-9:.+]+"', "", row)
    assert found == 1, row
    return said


async def _newcomer_is_let_in(client: httpx.AsyncClient) -> None:
    """A company that comes in through an application of the demonstration belongs to it."""
    await sign_in(client, "cluster_manager")
    rows = (await client.get("/v1/applications")).json()["data"]
    newcomer = next(row["id"] for row in rows if not row["claims"])
    answer = await client.post(f"/v1/applications/{newcomer}/accept", json={}, headers={"If-Match": "*"})
    assert answer.status_code == 200, answer.text


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


async def test_demonstration_is_refused_outside_the_demo_environment(database: Database) -> None:
    production = Settings(environment=Environment.PRODUCTION)
    with pytest.raises(UnsafeSettings, match="demo environment only"):
        await seed_demo(database, production, clock.now())
    assert await database.pool.fetchval("select count(*) from users") == 0
