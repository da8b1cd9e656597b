"""What goes into an audit pack."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.exchanges.models import Exchange
from symbiosis.exchanges.paper_models import Document, PeriodLine, ReportingPeriod
from symbiosis.kit.files.models import StoredFile


async def period(session: AsyncSession, period_id: UUID) -> ReportingPeriod | None:
    return await session.get(ReportingPeriod, period_id)


async def lines_of(session: AsyncSession, period: ReportingPeriod) -> Sequence[tuple[PeriodLine, Exchange]]:
    """Those of its last freezing, by code."""
    of = (
        select(PeriodLine, Exchange)
        .join(Exchange, Exchange.id == PeriodLine.exchange_id)
        .where(PeriodLine.period_id == period.id, PeriodLine.revision == period.revision)
        .order_by(Exchange.code)
    )
    return [(row[0], row[1]) for row in (await session.execute(of)).all()]


async def documents_with_files(
    session: AsyncSession, exchange_id: UUID
) -> Sequence[tuple[Document, StoredFile]]:
    of = (
        select(Document, StoredFile)
        .join(StoredFile, StoredFile.id == Document.file_id)
        .where(Document.exchange_id == exchange_id)
        .order_by(Document.created_at, Document.id)
    )
    return [(row[0], row[1]) for row in (await session.execute(of)).all()]


async def stored(session: AsyncSession, file_ids: Sequence[UUID]) -> dict[UUID, StoredFile]:
    found = await session.scalars(select(StoredFile).where(StoredFile.id.in_(file_ids)))
    return {one.id: one for one in found}
