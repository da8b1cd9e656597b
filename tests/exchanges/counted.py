"""Exchanges put into the database as they would be at some state, for what only counts them."""

from datetime import date
from typing import Any
from uuid import UUID

from symbiosis.kit.database import Database

LDC = "lifestyle-design-cluster"


async def put_exchange(
    database: Database,
    code: str,
    visitor: UUID,
    host: UUID,
    *,
    state: str = "closed",
    bucket: str | None = "sme",
    cluster: str = LDC,
    ended: date = date(2026, 3, 13),
    funded: bool = True,
    **more: Any,
) -> UUID:
    values = {
        "programme_slug": "cloth",
        "code": code,
        "visitor_id": visitor,
        "host_id": host,
        "visitor_cluster": cluster,
        "host_cluster": cluster,
        "state": state,
        "bucket": bucket,
        "organisation_class": "sme",
        "planned_start": ended,
        "planned_end": ended,
        "funded": funded,
        "unfunded_reason": None if funded else "historical",
        **more,
    }
    names, marks = ", ".join(values), ", ".join(f"${n}" for n in range(1, len(values) + 1))
    made: UUID = await database.pool.fetchval(
        f"insert into exchanges ({names}) values ({marks}) returning id",  # noqa: S608 - our own columns
        *values.values(),
    )
    return made


async def put_evidence(
    database: Database, exchange: UUID, kind: str = "attendance", state: str = "accepted"
) -> None:
    await database.pool.execute(
        "insert into evidence_items (exchange_id, kind, mandatory, state) values ($1, $2, true, $3)"
        " on conflict (exchange_id, kind) do update set state = excluded.state",
        exchange,
        kind,
        state,
    )
