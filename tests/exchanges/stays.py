"""Exchanges with their people, for tests: CLOTH as shipped, a Danish visitor, a Finnish host, staff of both."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import httpx

from conftest import HERNING, MakePerson, Person
from programmes.cloth import HELSINKI, LDC, MODACC, SLUG, join, lay_cloth
from symbiosis.exchanges.models import Exchange
from symbiosis.exchanges.service import NewExchange, open_exchange
from symbiosis.journal.by import PLATFORM
from symbiosis.kit.database import Database
from symbiosis.programmes.working_days import why_not_working


@dataclass
class Cast:
    """Who takes part: the visitor's cluster is LDC, the host's MODACC."""

    database: Database
    make_person: MakePerson
    now: datetime
    visitor: Person
    host: Person
    manager: Person
    host_manager: Person
    finance: Person
    lead: Person

    async def open(self, **details: Any) -> UUID:
        start = details.pop("planned_start", monday_after(self.now.date()))
        asked: dict[str, Any] = {
            "programme_slug": SLUG,
            "visitor_id": self.visitor.actor_id,
            "host_id": self.host.actor_id,
            "visitor_cluster": LDC,
            "host_cluster": MODACC,
            "visitor_user_id": self.visitor.user_id,
            "visitor_person": "Sy Nåletræ",
            "planned_start": start,
            "planned_end": start and start + timedelta(days=2),
        }
        async with self.database.sessions() as session, session.begin():
            new = NewExchange(**{**asked, **details})
            return (await open_exchange(session, PLATFORM, new, self.now)).id

    async def row(self, exchange_id: UUID) -> Exchange:
        async with self.database.sessions() as session:
            found = await session.get(Exchange, exchange_id)
            assert found is not None
            return found


def monday_after(day: date) -> date:
    """The next Monday but two that begins five working days in Finland and Spain."""
    monday = day + timedelta(days=21 - day.weekday())
    while any(why_not_working("FI", monday + timedelta(days=n)) for n in range(5)):
        monday += timedelta(days=7)
    return monday


CONTENT = {
    "goals": "See how blended fibres are sorted by machine.",
    "objectives": ["Meet two sorters", "Agree a trial"],
    "activity_types": ["sharing_experience"],
}


def agenda(start: date, days: int = 3) -> list[dict[str, Any]]:
    return [
        {"day": (start + timedelta(days=n)).isoformat(), "title": f"Day {n + 1} at the plant", "counts": True}
        for n in range(days)
    ]


async def cast_of(database: Database, make_person: MakePerson, now: datetime) -> Cast:
    await lay_cloth(database)
    await database.pool.execute(
        "update programme_partners set total_eur = 5000, free_eur = 5000 where cluster_slug = $1", LDC
    )
    await database.pool.execute(
        "update programme_profiles set ends_on = $1", now.date() + timedelta(days=700)
    )
    visitor = await make_person("Systuen", town=HERNING)
    host = await make_person("Kutomo", town=HELSINKI)
    await database.pool.execute(
        "update actors set size_class = 'small', roles = '{brand}' where id = any($1::uuid[])",
        [visitor.actor_id, host.actor_id],
    )
    assert visitor.actor_id
    assert host.actor_id
    await join(database, visitor.actor_id, LDC)
    await join(database, host.actor_id, MODACC)
    cast = Cast(
        database,
        make_person,
        now,
        visitor,
        host,
        await make_person(None, staff_role="cluster_manager", cluster=LDC),
        await make_person(None, staff_role="cluster_manager", cluster=MODACC),
        await make_person(None, staff_role="finance", cluster=LDC),
        await make_person(None, staff_role="programme_lead", programme=SLUG),
    )
    # A stay lies weeks ahead; nobody signs in anew in between.
    later = now + timedelta(days=400)
    await database.pool.execute("update user_sessions set expires_at = $1, last_seen_at = $1", later)
    await database.pool.execute("update staff_grants set valid_until = $1", later)
    return cast


async def get(person: Person, exchange_id: UUID) -> dict[str, Any]:
    answer = await person.client.get(f"/v1/exchanges/{exchange_id}")
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def do(person: Person, exchange_id: UUID, verb: str, **body: Any) -> httpx.Response:
    return await person.client.post(f"/v1/exchanges/{exchange_id}/{verb}", json=body)
