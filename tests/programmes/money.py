"""A programme with partners that have money, for tests."""

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from joining.applying import insert_programmes
from symbiosis.kit.database import Database

PARTS = ("total_eur", "free_eur", "reserved_eur", "issued_eur", "paid_eur")
RATES = '{"FI": "950.00", "IT": "900.00", "PT": "780.00", "DK": "1100.00", "BG": "560.00", "TR": "750.00"}'


async def insert_partner(
    database: Database, cluster: str = "modacc", total: str = "5000", currency: str = "EUR"
) -> UUID:
    """Of CLOTH, which `insert_cloth` (or `insert_programmes`) makes."""
    found: UUID = await database.pool.fetchval(
        "insert into programme_partners (programme_slug, cluster_slug, role, payout_currency, total_eur, free_eur)"
        " values ('cloth', $1, 'partner', $2, $3, $3) returning id",
        cluster,
        currency,
        Decimal(total),
    )
    return found


async def insert_cloth(database: Database, cap: str = "1100") -> tuple[UUID, UUID]:
    """The programme with rules and rates; gives the ids of their versions."""
    await insert_programmes(database)
    rules = await database.pool.fetchval(
        "insert into rule_sets (programme_slug, version, valid_from, cap_eur)"
        " values ('cloth', 1, $1, $2) returning id",
        date(2022, 1, 1),
        Decimal(cap),
    )
    rates = await database.pool.fetchval(
        "insert into rate_tables (programme_slug, version, name, valid_from, source, rates)"
        " values ('cloth', 1, 'Old', $1, 'test', $2) returning id",
        date(2022, 1, 1),
        RATES,
    )
    return rules, rates


async def budget_of(database: Database, partner_id: UUID) -> dict[str, Decimal]:
    row = await database.pool.fetchrow("select * from programme_partners where id = $1", partner_id)
    assert row is not None
    return {name: row[name] for name in PARTS}


async def ledger_of(database: Database, partner_id: UUID) -> list[dict[str, Any]]:
    rows = await database.pool.fetch(
        "select kind, amount_eur from ledger_entries where partner_id = $1 order by id", partner_id
    )
    return [dict(row) for row in rows]
