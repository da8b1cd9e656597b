"""What is read of payment runs."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, exists, func, select, true
from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.accounts.models import User
from symbiosis.actors.capabilities import Capability
from symbiosis.actors.models import Actor, Cluster
from symbiosis.actors.viewer import Viewer
from symbiosis.exchanges.models import Exchange
from symbiosis.exchanges.money_models import BankAccount, PaymentLine, PaymentRun, Voucher
from symbiosis.exchanges.vocabulary import LineState
from symbiosis.programmes.models import ProgrammePartner

R, L, V, P, B = PaymentRun, PaymentLine, Voucher, ProgrammePartner, BankAccount


@dataclass(frozen=True)
class Filters:
    state: frozenset[str] = frozenset()
    cluster: str | None = None


def visible_to(viewer: Viewer) -> ColumnElement[bool]:
    """Staff who read programmes where the payer is."""
    clusters = viewer.clusters_where(Capability.PROGRAMME_READ)
    return true() if clusters is None else P.cluster_slug.in_(clusters)


def _runs(viewer: Viewer) -> Any:
    lines = select(func.count()).where(L.run_id == R.id, L.state != LineState.REMOVED).scalar_subquery()
    pending = select(func.count()).where(L.run_id == R.id, L.state == LineState.PENDING).scalar_subquery()
    ordered_by = select(User.display_name).where(User.id == R.ordered_by).scalar_subquery()
    return (
        select(
            R,
            P.programme_slug,
            P.cluster_slug,
            Cluster.name.label("cluster_name"),
            lines.label("payments"),
            pending.label("pending"),
            ordered_by.label("ordered_by_name"),
        )
        .join(P, P.id == R.partner_id)
        .join(Cluster, Cluster.slug == P.cluster_slug)
        .where(visible_to(viewer))
        .execution_options(populate_existing=True)
    )


async def visible(session: AsyncSession, viewer: Viewer, run_id: UUID) -> Any:
    return (await session.execute(_runs(viewer).where(R.id == run_id))).one_or_none()


async def list_page(
    session: AsyncSession, viewer: Viewer, filters: Filters, after: UUID | None, limit: int
) -> Sequence[Any]:
    """The newest first; one more than `limit` where there are more."""
    found = _runs(viewer)
    if filters.state:
        found = found.where(R.state.in_(filters.state))
    if filters.cluster:
        found = found.where(P.cluster_slug == filters.cluster)
    if after is not None:
        found = found.where(R.id < after)
    rows: Sequence[Any] = (await session.execute(found.order_by(R.id.desc()).limit(limit + 1))).all()
    return rows


async def locked(session: AsyncSession, run_id: UUID) -> PaymentRun:
    found = select(R).where(R.id == run_id).with_for_update().execution_options(populate_existing=True)
    return (await session.scalars(found)).one()


async def lines_of(session: AsyncSession, run_id: UUID) -> Sequence[Any]:
    """With voucher, exchange and organisation, in the order of their references."""
    found = (
        select(
            L,
            V.visitor_id,
            V.approved_by,
            V.state.label("voucher_state"),
            Actor.display_name.label("visitor_name"),
            Exchange.code.label("exchange_code"),
            B.last_four,
            B.verified_at.label("bank_verified_at"),
        )
        .join(V, V.id == L.voucher_id)
        .join(Actor, Actor.id == V.visitor_id)
        .outerjoin(Exchange, Exchange.id == V.exchange_id)
        .outerjoin(B, (B.actor_id == V.visitor_id) & B.replaced_at.is_(None) & B.sealed_iban.is_not(None))
        .where(L.run_id == run_id)
        .order_by(L.reference)
        .execution_options(populate_existing=True)
    )
    rows: Sequence[Any] = (await session.execute(found)).all()
    return rows


async def pending_with_vouchers(session: AsyncSession, run_id: UUID) -> Sequence[tuple[PaymentLine, Voucher]]:
    """The payments the bank has not answered, locked, in the order everybody locks vouchers."""
    found = (
        select(L, V)
        .join(V, V.id == L.voucher_id)
        .where(L.run_id == run_id, L.state == LineState.PENDING)
        .order_by(V.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    return [(row[0], row[1]) for row in await session.execute(found)]


async def ordered_lines(
    session: AsyncSession, run_id: UUID
) -> Sequence[tuple[PaymentLine, BankAccount | None, str]]:
    """What was ordered, with the account it went to and the programme's exchange code."""
    found = (
        select(L, B, func.coalesce(Exchange.code, L.reference))
        .join(V, V.id == L.voucher_id)
        .outerjoin(B, B.id == L.bank_account_id)
        .outerjoin(Exchange, Exchange.id == V.exchange_id)
        .where(L.run_id == run_id, L.state != LineState.REMOVED)
        .order_by(L.reference)
    )
    return [(row[0], row[1], row[2]) for row in await session.execute(found)]


async def vouchers_locked(session: AsyncSession, voucher_ids: Sequence[UUID]) -> Sequence[Voucher]:
    found = select(V).where(V.id.in_(voucher_ids)).order_by(V.id).with_for_update()
    return (await session.scalars(found.execution_options(populate_existing=True))).all()


async def codes_of(session: AsyncSession, voucher_ids: Sequence[UUID]) -> dict[UUID, str]:
    """The codes of their exchanges."""
    found = select(V.id, Exchange.code).join(Exchange, Exchange.id == V.exchange_id)
    rows = await session.execute(found.where(V.id.in_(voucher_ids)))
    return {row[0]: row[1] for row in rows}


async def attempts(session: AsyncSession, voucher_id: UUID) -> int:
    """How often it was in a run that was ordered."""
    found = select(func.count()).where(L.voucher_id == voucher_id, L.state != LineState.REMOVED)
    return await session.scalar(found) or 0


async def is_in_other_run(session: AsyncSession, voucher_id: UUID) -> bool:
    found = exists().where(L.voucher_id == voucher_id, L.state.in_((LineState.PENDING, LineState.PAID)))
    return bool(await session.scalar(select(found)))


async def last_debtor(session: AsyncSession, partner_id: UUID) -> PaymentRun | None:
    """The newest run of the partner that says which account pays."""
    found = select(R).where(R.partner_id == partner_id, R.sealed_debtor_iban.is_not(None))
    return await session.scalar(found.order_by(R.id.desc()).limit(1))
