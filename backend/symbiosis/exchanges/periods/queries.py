"""What is read about reporting periods, and about exchanges that are told in one."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors.models import Actor
from symbiosis.exchanges.models import Exchange
from symbiosis.exchanges.money_models import Voucher
from symbiosis.exchanges.paper_models import EvidenceFile, EvidenceItem, PeriodLine, ReportingPeriod
from symbiosis.exchanges.periods.rules import TOLD
from symbiosis.exchanges.vocabulary import STAGES, EvidenceState, Stage
from symbiosis.kit.files.models import StoredFile

E, L, R = Exchange, PeriodLine, ReportingPeriod


async def periods_of(session: AsyncSession, programme_slug: str) -> Sequence[ReportingPeriod]:
    of = select(R).where(R.programme_slug == programme_slug).order_by(R.starts_on.desc(), R.id)
    return (await session.scalars(of)).all()


def period_to_change(period_id: UUID) -> Select[ReportingPeriod]:
    return select(R).where(R.id == period_id).with_for_update().execution_options(populate_existing=True)


async def period(session: AsyncSession, period_id: UUID) -> ReportingPeriod | None:
    return await session.get(R, period_id)


async def overlapping(
    session: AsyncSession, programme_slug: str, starts_on: date, ends_on: date, but: UUID | None
) -> ReportingPeriod | None:
    found = select(R).where(
        R.programme_slug == programme_slug, R.starts_on <= ends_on, R.ends_on >= starts_on
    )
    return await session.scalar((found if but is None else found.where(R.id != but)).limit(1))


async def named(session: AsyncSession, programme_slug: str, name: str, but: UUID | None) -> UUID | None:
    found = select(R.id).where(R.programme_slug == programme_slug, R.name == name)
    return await session.scalar(found if but is None else found.where(R.id != but))


async def lines_of(session: AsyncSession, held: ReportingPeriod) -> Sequence[PeriodLine]:
    """Of the last freezing, the new ones first."""
    of = select(L).where(L.period_id == held.id, L.revision == held.revision)
    return (await session.scalars(of.order_by(L.adjustment, L.line["code"].astext, L.id))).all()


async def told_elsewhere(session: AsyncSession, held: ReportingPeriod) -> Sequence[PeriodLine]:
    """What the other periods of the programme tell, in the order in which they were frozen."""
    of = (
        select(L)
        .join(R, (R.id == L.period_id) & (R.revision == L.revision))
        .where(R.programme_slug == held.programme_slug, R.id != held.id, R.state.in_(TOLD))
        .order_by(R.frozen_at, L.id)
    )
    return (await session.scalars(of)).all()


async def to_tell(session: AsyncSession, held: ReportingPeriod, told: Iterable[UUID]) -> Sequence[UUID]:
    """Exchanges that count as closed and were over by the end of the period, and those told before."""
    over = func.coalesce(E.actual_end, E.planned_end) <= held.ends_on
    counts = E.counts_for_kpi & E.state.in_(STAGES[Stage.CLOSED]) & over
    of = select(E.id).where(E.programme_slug == held.programme_slug, or_(counts, E.id.in_(list(told))))
    return (await session.scalars(of.order_by(E.code))).all()


async def facts(session: AsyncSession, exchange_ids: Sequence[UUID]) -> Sequence[Any]:
    """`exchange`, names and countries of both sides, `voucher`."""
    visitor, host = Actor.__table__.alias("visitor"), Actor.__table__.alias("host")
    rows = (
        select(
            E,
            visitor.c.legal_name.label("visitor_name"),
            visitor.c.country.label("visitor_country"),
            host.c.legal_name.label("host_name"),
            host.c.country.label("host_country"),
            Voucher,
        )
        .join(visitor, visitor.c.id == E.visitor_id)
        .join(host, host.c.id == E.host_id)
        .outerjoin(Voucher, Voucher.exchange_id == E.id)
        .where(E.id.in_(exchange_ids))
        .order_by(E.code)
    )
    return (await session.execute(rows)).all()


async def evidence(session: AsyncSession, exchange_ids: Sequence[UUID]) -> dict[UUID, list[Any]]:
    """`kind`, `mandatory`, `state`, `files` (SHA-256, of those that stand) by exchange, in order."""
    standing = (
        select(EvidenceFile.item_id, func.array_agg(StoredFile.sha256.distinct()).label("files"))
        .join(StoredFile, StoredFile.id == EvidenceFile.file_id)
        .where(EvidenceFile.superseded_at.is_(None))
        .group_by(EvidenceFile.item_id)
        .subquery()
    )
    i = EvidenceItem
    rows = (
        select(i.exchange_id, i.kind, i.mandatory, i.state, standing.c.files)
        .outerjoin(standing, standing.c.item_id == i.id)
        .where(i.exchange_id.in_(exchange_ids))
        .order_by(i.kind)
    )
    found: dict[UUID, list[Any]] = {}
    for row in await session.execute(rows):
        found.setdefault(row.exchange_id, []).append(row)
    return found


SETTLED = frozenset({EvidenceState.ACCEPTED, EvidenceState.WAIVED})
