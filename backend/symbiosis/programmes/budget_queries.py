"""What is read of the partners' money: budgets and ledgers."""

from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import Select, Text, Uuid, bindparam, cast, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.accounts.models import User
from symbiosis.actors.models import Cluster
from symbiosis.programmes.models import LedgerEntry, ProgrammePartner

P, L = ProgrammePartner, LedgerEntry


async def free_of(session: AsyncSession, partner_id: UUID) -> Decimal:
    return await session.scalar(select(P.free_eur).where(P.id == partner_id)) or Decimal("0.00")


async def partner_of(
    session: AsyncSession, programme_slug: str, cluster_slug: str
) -> ProgrammePartner | None:
    """As it is now: budgets are changed by statements the session does not see."""
    found = select(P).where(P.programme_slug == programme_slug, P.cluster_slug == cluster_slug)
    return await session.scalar(found.execution_options(populate_existing=True))


async def partner_by_id(session: AsyncSession, partner_id: UUID) -> ProgrammePartner:
    """As it is now. Of a partner that exists."""
    found = select(P).where(P.id == partner_id).execution_options(populate_existing=True)
    return (await session.scalars(found)).one()


async def locked(session: AsyncSession, partner_id: UUID) -> ProgrammePartner:
    """Until the transaction ends."""
    found = select(P).where(P.id == partner_id).with_for_update()
    return (await session.scalars(found.execution_options(populate_existing=True))).one()


async def partners_of(session: AsyncSession, programme_slug: str) -> list[tuple[ProgrammePartner, str]]:
    """With the names of their clusters."""
    found = (
        select(P, Cluster.name)
        .join(Cluster, Cluster.slug == P.cluster_slug)
        .where(P.programme_slug == programme_slug)
        .order_by(P.cluster_slug)
        .execution_options(populate_existing=True)
    )
    return [(row[0], row[1]) for row in await session.execute(found)]


def _entries(active: frozenset[str]) -> Select[Any]:
    conditions = [P.programme_slug == bindparam("programme", type_=Text)]
    conditions.append(P.cluster_slug == func.any(bindparam("clusters")))
    if "kind" in active:
        conditions.append(L.kind == func.any(bindparam("kind")))
    if "after" in active:
        conditions.append(L.id < bindparam("last_id", type_=Uuid))
    return (
        select(
            L.id,
            P.cluster_slug,
            L.kind,
            func.json_build_object("amount", cast(L.amount_eur, Text), "currency", "EUR").label("amount"),
            L.voucher_id,
            L.reason,
            User.display_name.label("made_by_name"),
            L.made_at,
            cast(L.id, Text).label("sort_key"),
            func.row_number().over(order_by=L.id.desc()).label("n"),
        )
        .join(P, P.id == L.partner_id)
        .outerjoin(User, User.id == L.made_by)
        .where(*conditions)
        .order_by(L.id.desc())
    )
