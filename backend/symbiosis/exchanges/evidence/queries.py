"""What is read about evidence."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.exchanges.evidence.rules import SETTLED, Line
from symbiosis.exchanges.models import Exchange
from symbiosis.exchanges.paper_models import EvidenceFile, EvidenceItem
from symbiosis.kit.files.models import StoredFile
from symbiosis.programmes.models import EvidenceRequirement
from symbiosis.programmes.vocabulary import EvidenceKind


async def lines_of(session: AsyncSession, programme_slug: str, cluster: str) -> list[Line]:
    """The programme's checklist and what this partner has instead."""
    r = EvidenceRequirement
    of = select(r).where(
        r.programme_slug == programme_slug, or_(r.cluster_slug.is_(None), r.cluster_slug == cluster)
    )
    return list(await session.scalars(of))


async def items_of(session: AsyncSession, exchange_id: UUID) -> Sequence[EvidenceItem]:
    """In the order of the funder's checklist."""
    of = select(EvidenceItem).where(EvidenceItem.exchange_id == exchange_id)
    order = list(EvidenceKind)
    found = (await session.scalars(of)).all()
    return sorted(found, key=lambda item: order.index(EvidenceKind(item.kind)))


async def locked_item(session: AsyncSession, exchange_id: UUID, kind: EvidenceKind) -> EvidenceItem | None:
    of = select(EvidenceItem).where(EvidenceItem.exchange_id == exchange_id, EvidenceItem.kind == kind)
    return await session.scalar(of.with_for_update().execution_options(populate_existing=True))


async def locked_items(session: AsyncSession, exchange_ids: Sequence[UUID]) -> Sequence[EvidenceItem]:
    of = select(EvidenceItem).where(EvidenceItem.exchange_id.in_(exchange_ids)).order_by(EvidenceItem.id)
    return (await session.scalars(of.with_for_update())).all()


async def open_items(session: AsyncSession, exchange_id: UUID) -> Sequence[EvidenceItem]:
    """Mandatory, neither accepted nor waived."""
    return [
        item for item in await items_of(session, exchange_id) if item.mandatory and item.state not in SETTLED
    ]


async def red_among(session: AsyncSession, exchange_ids: Sequence[UUID]) -> frozenset[UUID]:
    """Funded exchanges with a mandatory line open: they may not be told in a frozen report."""
    settled = [state.value for state in SETTLED]
    of = (
        select(EvidenceItem.exchange_id)
        .join(Exchange, Exchange.id == EvidenceItem.exchange_id)
        .where(
            EvidenceItem.exchange_id.in_(exchange_ids),
            Exchange.funded,
            EvidenceItem.mandatory,
            EvidenceItem.state.not_in(settled),
        )
    )
    return frozenset(await session.scalars(of.distinct()))


# --- files ---


async def files_of(
    session: AsyncSession, item_ids: Sequence[UUID]
) -> Sequence[tuple[EvidenceFile, StoredFile]]:
    """The oldest first, superseded ones among them."""
    of = (
        select(EvidenceFile, StoredFile)
        .join(StoredFile, StoredFile.id == EvidenceFile.file_id)
        .where(EvidenceFile.item_id.in_(item_ids))
        .order_by(EvidenceFile.created_at, EvidenceFile.id)
    )
    return [(row[0], row[1]) for row in (await session.execute(of)).all()]


async def standing_files(session: AsyncSession, item_id: UUID) -> int:
    of = select(func.count()).where(EvidenceFile.item_id == item_id, EvidenceFile.superseded_at.is_(None))
    return await session.scalar(of) or 0


async def file_in(
    session: AsyncSession, exchange_id: UUID, kind: EvidenceKind, file_id: UUID
) -> tuple[EvidenceFile, StoredFile] | None:
    of = (
        select(EvidenceFile, StoredFile)
        .join(StoredFile, StoredFile.id == EvidenceFile.file_id)
        .join(EvidenceItem, EvidenceItem.id == EvidenceFile.item_id)
        .where(
            EvidenceItem.exchange_id == exchange_id,
            EvidenceItem.kind == kind,
            EvidenceFile.file_id == file_id,
        )
    )
    row = (await session.execute(of)).one_or_none()
    return None if row is None else (row[0], row[1])
