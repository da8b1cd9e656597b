"""Exchanges with money, for tests: what the rooms around vouchers would have made."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID, uuid4

from conftest import BARCELONA, HERNING, MakePerson, Person, make_actor
from programmes.money import insert_cloth, insert_partner
from symbiosis.exchanges.models import Exchange
from symbiosis.exchanges.money_models import Voucher
from symbiosis.kit import clock
from symbiosis.kit.database import Database

START = date(2026, 9, 14)
SEALED = "sealed"


@dataclass
class Stage:
    """A partner with money, a visitor with a signed-in administrator, a host, and staff of the cluster."""

    database: Database
    make_person: MakePerson
    partner: UUID
    cluster: str
    visitor: Person
    host_id: UUID
    manager: Person
    finance: Person

    async def exchange(
        self,
        *,
        country: str = "FI",
        days: int = 3,
        km: str = "1000",
        visitor_id: UUID | None = None,
        agreed: bool = True,
        trip_id: UUID | None = None,
        state: str = "committed",
    ) -> Exchange:
        visitor = visitor_id or self.visitor.actor_id
        exchange_id = await self.database.pool.fetchval(
            "insert into exchanges (programme_slug, code, visitor_id, host_id, visitor_cluster, host_cluster,"
            " planned_start, planned_end, working_days_planned, distance_km, rate_country, trip_id, state)"
            " values ('cloth', $1, $2, $3, $4, $4, $5, $6, $7, $8, $9, $10, $11) returning id",
            f"CLOTH-2026-{uuid4().hex[:6]}",
            visitor,
            self.host_id,
            self.cluster,
            START,
            START + timedelta(days=days - 1),
            days,
            Decimal(km),
            country,
            trip_id,
            state,
        )
        if agreed:
            await self.agree(exchange_id)
        return await self.read(exchange_id)

    async def read(self, exchange_id: UUID) -> Exchange:
        async with self.database.sessions() as session:
            found = await session.get(Exchange, exchange_id)
            assert found is not None
            return found

    async def agree(self, exchange_id: UUID) -> None:
        """The financial agreement with its signatures."""
        file_id = await self.database.pool.fetchval(
            "insert into stored_files (key, sha256, size_bytes, media_type, name, classification)"
            " values ($1, repeat('a', 64), 1, 'application/pdf', 'a.pdf', 'internal') returning id",
            uuid4().hex,
        )
        await self.database.pool.execute(
            "insert into exchange_documents (exchange_id, kind, state, template_version, inputs, content_hash,"
            " file_id) values ($1, 'financial_agreement', 'fully_signed', '1', '{}', 'x', $2)",
            exchange_id,
            file_id,
        )

    async def account(self, verified: bool = True, iban: str = "DK5000400440116243") -> None:
        """Entered by the visitor, checked by finance, through the API."""
        entered = await self.visitor.client.put(
            f"/v1/actors/{self.visitor.actor_id}/bank-account",
            json={"holder": "Systuen ApS", "iban": iban},
        )
        assert entered.status_code == 200, entered.text
        if verified:
            answer = await self.finance.client.post(
                f"/v1/actors/{self.visitor.actor_id}/bank-account/verify",
                json={"iban": iban, "how": "Called the number in the registry"},
            )
            assert answer.status_code == 200, answer.text

    async def voucher(self, voucher_id: UUID) -> Voucher:
        async with self.database.sessions() as session:
            found = await session.get(Voucher, voucher_id)
            assert found is not None
            return found


async def set_stage(
    database: Database,
    make_person: MakePerson,
    *,
    cluster: str = "modacc",
    total: str = "5000",
    currency: str = "EUR",
    cap: str = "1100",
) -> Stage:
    await insert_cloth(database, cap)
    partner = await insert_partner(database, cluster, total, currency)
    visitor = await make_person("Systuen", town=HERNING)
    await database.pool.execute(
        "insert into cluster_memberships (actor_id, cluster_slug, state) values ($1, $2, 'confirmed')",
        visitor.actor_id,
        cluster,
    )
    host_id, _ = await make_actor(database, "Kutomo", BARCELONA)
    manager = await make_person(None, staff_role="cluster_manager", cluster=cluster)
    finance = await make_person(None, staff_role="finance", cluster=cluster)
    return Stage(database, make_person, partner, cluster, visitor, host_id, manager, finance)


def today() -> date:
    return clock.now().date()
