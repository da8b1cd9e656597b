"""Whom something may be missing from, and how they are reached."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.accounts.models import User
from symbiosis.actors.capabilities import Capability
from symbiosis.exchanges import people_queries as people
from symbiosis.exchanges.models import Exchange, ExchangeReminder
from symbiosis.exchanges.vocabulary import ExchangeState, Party, Reminder

_WAITING = (
    *(ExchangeState.BUILDING, ExchangeState.ONGOING),
    *(ExchangeState.SIGNING, ExchangeState.COMMITTED, ExchangeState.STAY_DONE),
    *(ExchangeState.REPORT_SUBMITTED, ExchangeState.REPORT_RETURNED, ExchangeState.VALIDATED),
    ExchangeState.PAID,
)
_OF_MONEY = frozenset({Reminder.PAYMENT_DUE, Reminder.PAYMENT_OVERDUE, Reminder.BANK_ACCOUNT_TO_CHECK})


async def waiting(session: AsyncSession) -> Sequence[Exchange]:
    of = select(Exchange).where(Exchange.state.in_(_WAITING)).order_by(Exchange.id)
    return (await session.scalars(of)).all()


async def said(session: AsyncSession, exchange: Exchange) -> frozenset[tuple[str, str]]:
    """Since it is in its state."""
    of = select(ExchangeReminder.kind, ExchangeReminder.party).where(
        ExchangeReminder.exchange_id == exchange.id, ExchangeReminder.sent_at >= exchange.state_since
    )
    rows = await session.execute(of)
    return frozenset((kind, party) for kind, party in rows)


async def people_of(
    session: AsyncSession, exchange: Exchange, party: Party, kind: Reminder, now: datetime
) -> Sequence[User]:
    """Who of this side is written."""
    office = Capability.PAYMENTS_MAKE if kind in _OF_MONEY else Capability.EXCHANGES_VALIDATE
    match party:
        case Party.VISITOR:
            return await people.members_who(session, exchange.visitor_id, Capability.EXCHANGES_TAKE_PART)
        case Party.HOST:
            return await people.members_who(session, exchange.host_id, Capability.EXCHANGES_TAKE_PART)
        case Party.VISITOR_CLUSTER:
            return await people.staff_who(session, exchange.visitor_cluster, office, now)
        case Party.HOST_CLUSTER:
            return await people.staff_who(session, exchange.host_cluster, office, now)
