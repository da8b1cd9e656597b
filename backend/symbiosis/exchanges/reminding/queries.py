"""Whom something may be missing from, and how they are reached."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, exists, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.accounts.models import User
from symbiosis.actors.capabilities import OF_MEMBERS, OF_STAFF, Capability
from symbiosis.actors.people_models import Membership, StaffGrant
from symbiosis.exchanges.models import Exchange, ExchangeReminder
from symbiosis.exchanges.vocabulary import ExchangeState, Party, Reminder

MOST_TOLD = 10
"""Of one side: a mail to everybody is read by nobody."""
_WAITING = (
    *(ExchangeState.SIGNING, ExchangeState.COMMITTED, ExchangeState.STAY_DONE),
    *(ExchangeState.REPORT_SUBMITTED, ExchangeState.REPORT_RETURNED, ExchangeState.VALIDATED),
    ExchangeState.PAID,
)
_TAKING_PART = [role for role, held in OF_MEMBERS.items() if Capability.EXCHANGES_TAKE_PART in held]
_OF_MONEY = frozenset({Reminder.PAYMENT_DUE, Reminder.PAYMENT_OVERDUE})


async def waiting(session: AsyncSession) -> Sequence[Exchange]:
    of = select(Exchange).where(Exchange.state.in_(_WAITING)).order_by(Exchange.id)
    return (await session.scalars(of)).all()


async def said(session: AsyncSession, exchange_id: UUID) -> frozenset[tuple[str, str]]:
    of = select(ExchangeReminder.kind, ExchangeReminder.party)
    rows = await session.execute(of.where(ExchangeReminder.exchange_id == exchange_id))
    return frozenset((kind, party) for kind, party in rows)


async def people_of(
    session: AsyncSession, exchange: Exchange, party: Party, kind: Reminder, now: datetime
) -> Sequence[User]:
    """Who of this side is written."""
    return (await session.scalars(_people(exchange, party, kind, now))).all()


def _people(exchange: Exchange, party: Party, kind: Reminder, now: datetime) -> Select[User]:
    match party:
        case Party.VISITOR:
            held = _members(exchange.visitor_id)
        case Party.HOST:
            held = _members(exchange.host_id)
        case Party.VISITOR_CLUSTER:
            held = _staff(exchange.visitor_cluster, kind, now)
        case Party.HOST_CLUSTER:
            held = _staff(exchange.host_cluster, kind, now)
    return select(User).where(held, User.erased_at.is_(None)).order_by(User.id).limit(MOST_TOLD)


def _members(actor_id: UUID) -> ColumnElement[bool]:
    m = Membership.__table__.c
    return exists().where(m.user_id == User.id, m.actor_id == actor_id, m.role.in_(_TAKING_PART))


def _staff(cluster: str, kind: Reminder, now: datetime) -> ColumnElement[bool]:
    wanted = Capability.PAYMENTS_MAKE if kind in _OF_MONEY else Capability.EXCHANGES_VALIDATE
    roles = [role for role, held in OF_STAFF.items() if wanted in held]
    g = StaffGrant.__table__.c
    live = and_(g.ended_at.is_(None), or_(g.valid_until.is_(None), g.valid_until > now))
    return exists().where(g.user_id == User.id, g.role.in_(roles), g.cluster_slug == cluster, live)
