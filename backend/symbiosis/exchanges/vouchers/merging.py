"""Two organisations turn out to be one: its money follows."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import and_, exists, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from symbiosis.exchanges.money_models import BankAccount, Voucher
from symbiosis.exchanges.vocabulary import VOUCHER_ENDED_UNPAID, VoucherState

_FREES = (*VOUCHER_ENDED_UNPAID, VoucherState.RECOVERED)


async def move_money(session: AsyncSession, source: UUID, target: UUID, now: datetime) -> None:
    """Where both were funded, the one moved no longer holds the right: the two stand, and staff see both. Where
    both entered an account, that of the organisation that remains counts."""
    other = aliased(Voucher)
    funded_too = exists().where(
        other.visitor_id == target,
        other.programme_slug == Voucher.programme_slug,
        other.holds_once,
        other.state.not_in(_FREES),
    )
    await session.execute(
        update(Voucher)
        .where(Voucher.visitor_id == source)
        .values(visitor_id=target, holds_once=and_(Voucher.holds_once, ~funded_too), updated_at=now)
        .execution_options(synchronize_session=False)
    )
    own = aliased(BankAccount)
    has_own = exists().where(own.actor_id == target, own.replaced_at.is_(None))
    accounts = update(BankAccount).execution_options(synchronize_session=False)
    current = accounts.where(BankAccount.actor_id == source, BankAccount.replaced_at.is_(None))
    await session.execute(current.where(has_own).values(replaced_at=now))
    await session.execute(accounts.where(BankAccount.actor_id == source).values(actor_id=target))
