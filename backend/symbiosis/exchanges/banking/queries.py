"""What is read of bank accounts."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import exists, select
from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.exchanges.models import Exchange
from symbiosis.exchanges.money_models import BankAccount, PaymentLine, Voucher
from symbiosis.exchanges.vocabulary import VOUCHER_ENDED_UNPAID, ExchangeState, LineState, VoucherState
from symbiosis.exchanges.vouchers.rules import PROMISED
from symbiosis.programmes.models import ProgrammePartner

B = BankAccount


async def current(session: AsyncSession, actor_id: UUID) -> BankAccount | None:
    """The one an organisation is paid to now; none once it has been emptied."""
    found = select(B).where(B.actor_id == actor_id, B.replaced_at.is_(None), B.sealed_iban.is_not(None))
    return await session.scalar(found)


async def current_locked(session: AsyncSession, actor_id: UUID) -> BankAccount | None:
    found = select(B).where(B.actor_id == actor_id, B.replaced_at.is_(None)).with_for_update()
    return await session.scalar(found.execution_options(populate_existing=True))


async def payers_of(session: AsyncSession, actor_id: UUID) -> frozenset[str]:
    """Clusters that hold a voucher of the organisation that has not come to nothing."""
    found = (
        select(ProgrammePartner.cluster_slug)
        .join(Voucher, Voucher.partner_id == ProgrammePartner.id)
        .where(Voucher.visitor_id == actor_id, Voucher.state.not_in(VOUCHER_ENDED_UNPAID))
        .distinct()
    )
    return frozenset((await session.scalars(found)).all())


async def is_needed(session: AsyncSession, actor_id: UUID) -> bool:
    """A voucher of theirs is issued and not yet at its end."""
    found = exists().where(Voucher.visitor_id == actor_id, Voucher.state.in_(PROMISED))
    return bool(await session.scalar(select(found)))


async def is_being_paid(session: AsyncSession, account_id: UUID) -> bool:
    """A payment to it is ordered, and the bank has not answered."""
    found = exists().where(PaymentLine.bank_account_id == account_id, PaymentLine.state == LineState.PENDING)
    return bool(await session.scalar(select(found)))


async def was_paid(session: AsyncSession, account_id: UUID) -> bool:
    """Bookkeeping needs it: something was ordered to be paid to it."""
    return bool(await session.scalar(select(exists().where(PaymentLine.bank_account_id == account_id))))


async def waiting_for_account(session: AsyncSession, actor_id: UUID) -> Sequence[Voucher]:
    """Issued vouchers of an organisation whose report is in."""
    found = (
        select(Voucher)
        .join(Exchange, Exchange.id == Voucher.exchange_id)
        .where(
            Voucher.visitor_id == actor_id,
            Voucher.state == VoucherState.ISSUED,
            Exchange.state == ExchangeState.REPORT_SUBMITTED,
        )
        .order_by(Voucher.id)
        .with_for_update(of=Voucher)
    )
    return (await session.scalars(found)).all()
