"""What the quota strip counts: exchanges of a bucket, and the voucher held for a seat."""

from decimal import Decimal
from uuid import UUID

from sqlalchemy import (
    func,
    select,
)
from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.exchanges.models import Exchange
from symbiosis.exchanges.money_models import Voucher
from symbiosis.exchanges.vocabulary import STAGES, Stage, VoucherState

_COUNTED = (Stage.PLANNED, Stage.COMMITTED, Stage.CLOSED)


async def quota_counts(
    session: AsyncSession, programme_slug: str, bucket: str, cluster_slug: str | None
) -> dict[str, int]:
    """Exchanges of a bucket that count, by how far they have come; of one partner, or of all."""
    stages = [
        func.count().filter(Exchange.state.in_(sorted(STAGES[stage]))).label(stage.value)
        for stage in _COUNTED
    ]
    found = select(*stages).where(
        Exchange.programme_slug == programme_slug, Exchange.bucket == bucket, Exchange.counts_for_kpi
    )
    if cluster_slug is not None:
        found = found.where(Exchange.visitor_cluster == cluster_slug)
    return dict((await session.execute(found)).one()._mapping)


_GONE = [VoucherState.REFUSED, VoucherState.RELEASED, VoucherState.EXPIRED, VoucherState.RECOVERED]


async def seat_voucher(session: AsyncSession, trip_id: UUID, actor_id: UUID) -> Decimal | None:
    """What is held for the organisation on the trip."""
    found = select(Voucher.entitlement_eur).where(Voucher.trip_id == trip_id, Voucher.visitor_id == actor_id)
    return await session.scalar(found.where(Voucher.state.not_in(_GONE)).limit(1))
