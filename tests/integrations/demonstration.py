"""What the tests of the demonstration share."""

import httpx

from programmes.cloth import lay_cloth
from symbiosis.accounts.demo import DEMO_ACCOUNTS
from symbiosis.kit.database import Database
from symbiosis.settings import Environment, Settings

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


async def sign_in(client: httpx.AsyncClient, role: str) -> None:
    account = next(a for a in DEMO_ACCOUNTS if a.role == role)
    answer = await client.post("/v1/sessions", json={"email": account.email, "password": account.password})
    assert answer.status_code == 201, answer.text


async def add_cluster(database: Database) -> None:
    """The clusters and programmes that the demonstration's people belong to; the registry brings them."""
    await lay_cloth(database)
