"""What is read of vouchers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, exists, or_, select, true
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from symbiosis.actors.capabilities import Capability
from symbiosis.actors.models import Actor, Cluster
from symbiosis.actors.viewer import Viewer
from symbiosis.exchanges.models import Exchange
from symbiosis.exchanges.money_models import BankAccount, PaymentLine, Voucher
from symbiosis.exchanges.paper_models import Document
from symbiosis.exchanges.vocabulary import (
    VOUCHER_ENDED_UNPAID,
    DocumentKind,
    DocumentState,
    LineState,
    VoucherState,
)
from symbiosis.programmes.models import ProgrammePartner

V, P = Voucher, ProgrammePartner
HOST = aliased(Actor, name="host")
_LIVE = V.state.not_in(VOUCHER_ENDED_UNPAID)


# --- one voucher, to change it ---


def _locked(found: Select[Voucher]) -> Select[Voucher]:
    return found.with_for_update().execution_options(populate_existing=True)


async def locked(session: AsyncSession, voucher_id: UUID) -> Voucher | None:
    """Until the transaction ends; as it is once the lock is held."""
    return await session.scalar(_locked(select(V).where(V.id == voucher_id)))


async def of_exchange(session: AsyncSession, exchange_id: UUID) -> Voucher | None:
    """The one that counts: not refused, released or expired."""
    return await session.scalar(select(V).where(V.exchange_id == exchange_id, _LIVE))


async def of_exchange_locked(session: AsyncSession, exchange_id: UUID) -> Voucher | None:
    return await session.scalar(_locked(select(V).where(V.exchange_id == exchange_id, _LIVE)))


async def of_seat_locked(session: AsyncSession, trip_id: UUID, visitor_id: UUID) -> Voucher | None:
    """Of an organisation's place on a trip."""
    return await session.scalar(
        _locked(select(V).where(V.trip_id == trip_id, V.visitor_id == visitor_id, _LIVE))
    )


async def due_to_expire(session: AsyncSession, today: date) -> Sequence[Voucher]:
    """Reservations that nobody issued in time, promises that nobody claimed in time."""
    late = or_(
        and_(V.state == VoucherState.RESERVED, V.held_until < today),
        and_(V.state == VoucherState.ISSUED, V.claim_by < today),
    )
    found = select(V).where(late).order_by(V.id).with_for_update(skip_locked=True).limit(500)
    return (await session.scalars(found)).all()


async def agreed_among(session: AsyncSession, exchange_ids: Sequence[UUID | None]) -> frozenset[UUID]:
    """Those whose financial agreement has all its signatures."""
    found = select(Document.exchange_id).where(
        Document.exchange_id.in_([known for known in exchange_ids if known is not None]),
        Document.kind == DocumentKind.FINANCIAL_AGREEMENT,
        Document.state == DocumentState.FULLY_SIGNED,
    )
    return frozenset(known for known in await session.scalars(found) if known is not None)


async def is_in_run(session: AsyncSession, voucher_id: UUID) -> bool:
    found = exists().where(PaymentLine.voucher_id == voucher_id, PaymentLine.state == LineState.PENDING)
    return bool(await session.scalar(select(found)))


# --- reading ---


@dataclass(frozen=True)
class Filters:
    state: frozenset[str] = frozenset()
    cluster: str | None = None
    programme: str | None = None
    visitor_id: UUID | None = None
    exchange_id: UUID | None = None
    ids: frozenset[UUID] = frozenset()


def visible_to(viewer: Viewer) -> ColumnElement[bool]:
    """Members of the visiting organisation, and staff who read exchanges where the payer is."""
    clusters = viewer.clusters_where(Capability.EXCHANGES_READ)
    if clusters is None:
        return true()
    return or_(V.visitor_id.in_(viewer.members), P.cluster_slug.in_(clusters))


def _rows(viewer: Viewer) -> Any:
    account_here = BankAccount.replaced_at.is_(None) & BankAccount.sealed_iban.is_not(None)
    return (
        select(
            V,
            P.cluster_slug,
            Cluster.name.label("cluster_name"),
            Actor.display_name.label("visitor_name"),
            Exchange.code.label("exchange_code"),
            Exchange.state.label("exchange_state"),
            Exchange.planned_start,
            Exchange.planned_end,
            HOST.display_name.label("host_name"),
            BankAccount.last_four,
            BankAccount.verified_at.label("bank_verified_at"),
            BankAccount.id.label("bank_account_id"),
        )
        .join(P, P.id == V.partner_id)
        .join(Cluster, Cluster.slug == P.cluster_slug)
        .join(Actor, Actor.id == V.visitor_id)
        .outerjoin(Exchange, Exchange.id == V.exchange_id)
        .outerjoin(HOST, HOST.id == Exchange.host_id)
        .outerjoin(BankAccount, (BankAccount.actor_id == V.visitor_id) & account_here)
        .where(visible_to(viewer))
        .execution_options(populate_existing=True)
    )


async def visible(session: AsyncSession, viewer: Viewer, voucher_id: UUID) -> Any:
    """Its row, or None where the viewer may not see it."""
    return (await session.execute(_rows(viewer).where(V.id == voucher_id))).one_or_none()


async def list_page(
    session: AsyncSession, viewer: Viewer, filters: Filters, after: UUID | None, limit: int
) -> Sequence[Any]:
    """The newest first; one more than `limit` where there are more."""
    found = _rows(viewer)
    if filters.state:
        found = found.where(V.state.in_(filters.state))
    if filters.cluster:
        found = found.where(P.cluster_slug == filters.cluster)
    if filters.programme:
        found = found.where(V.programme_slug == filters.programme)
    if filters.visitor_id:
        found = found.where(V.visitor_id == filters.visitor_id)
    if filters.exchange_id:
        found = found.where(V.exchange_id == filters.exchange_id)
    if filters.ids:
        found = found.where(V.id.in_(filters.ids))
    if after is not None:
        found = found.where(V.id < after)
    rows: Sequence[Any] = (await session.execute(found.order_by(V.id.desc()).limit(limit + 1))).all()
    return rows
