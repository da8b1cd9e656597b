"""What is read of the partners' money: budgets and ledgers."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import select
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


@dataclass(frozen=True)
class Wanted:
    """Which entries: of a programme, of the partners the reader sees."""

    programme_slug: str
    clusters: frozenset[str]
    kinds: frozenset[str] = frozenset()
    voucher_id: UUID | None = None


async def entries(
    session: AsyncSession, wanted: Wanted, after: UUID | None, limit: int | None
) -> Sequence[Any]:
    """The newest first; without a limit the oldest first, for a file."""
    found = (
        select(
            *(L.id, P.cluster_slug, L.kind, L.amount_eur, L.voucher_id, L.reason, L.made_at),
            User.display_name.label("made_by_name"),
        )
        .join(P, P.id == L.partner_id)
        .outerjoin(User, User.id == L.made_by)
        .where(P.programme_slug == wanted.programme_slug, P.cluster_slug.in_(wanted.clusters))
    )
    if wanted.kinds:
        found = found.where(L.kind.in_(wanted.kinds))
    if wanted.voucher_id is not None:
        found = found.where(L.voucher_id == wanted.voucher_id)
    if after is not None:
        found = found.where(L.id < after)
    found = found.order_by(L.id) if limit is None else found.order_by(L.id.desc()).limit(limit)
    rows: Sequence[Any] = (await session.execute(found)).all()
    return rows
