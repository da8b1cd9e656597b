"""What is read of follow-ups."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, and_, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.accounts.models import User
from symbiosis.actors.capabilities import OF_MEMBERS, Capability
from symbiosis.actors.models import Actor
from symbiosis.actors.people_models import Membership
from symbiosis.exchanges import people_queries as people
from symbiosis.exchanges.follow_up_models import FollowUp
from symbiosis.exchanges.following_up.rules import PATIENCE
from symbiosis.exchanges.models import Exchange
from symbiosis.exchanges.vocabulary import ExchangeState
from symbiosis.programmes.vocabulary import ExchangeRole

F, E = FollowUp, Exchange
_AT_ONCE = 500
_TAKING_PART = [role for role, held in OF_MEMBERS.items() if Capability.EXCHANGES_TAKE_PART in held]


async def of_exchange(session: AsyncSession, exchange_id: UUID) -> Sequence[FollowUp]:
    """The earlier round first, the visitor before the host."""
    found = select(F).where(F.exchange_id == exchange_id).order_by(F.months, F.side.desc())
    return (await session.scalars(found)).all()


async def locked(
    session: AsyncSession, exchange_id: UUID, months: int, side: ExchangeRole
) -> FollowUp | None:
    found = select(F).where(F.exchange_id == exchange_id, F.months == months, F.side == side)
    return await session.scalar(found.with_for_update().execution_options(populate_existing=True))


# --- asking ---


def _unanswered(today: date) -> Select[Any, Any]:
    return (
        select(F, E)
        .join(E, E.id == F.exchange_id)
        .where(F.due_on <= today, F.submitted_at.is_(None), E.state == ExchangeState.CLOSED)
        .order_by(F.exchange_id, F.months, F.side)
        .limit(_AT_ONCE)
        .with_for_update(of=F, skip_locked=True)
    )


async def to_ask(session: AsyncSession, today: date) -> Sequence[Any]:
    """Rows of `FollowUp` and `Exchange`: due, and nobody was asked."""
    found: Sequence[Any] = (await session.execute(_unanswered(today).where(F.asked_at.is_(None)))).all()
    return found


async def to_remind(session: AsyncSession, now: datetime) -> Sequence[Any]:
    """Rows of `FollowUp` and `Exchange`: asked long enough ago, and nobody was reminded."""
    asked = and_(F.asked_at <= now - PATIENCE, F.reminded_at.is_(None))
    found: Sequence[Any] = (await session.execute(_unanswered(now.date()).where(asked))).all()
    return found


async def readers(session: AsyncSession, exchange: Exchange, side: str) -> Sequence[User]:
    """Of the visitor who travelled, while they can answer; else everybody who can."""
    if side == ExchangeRole.HOST:
        return await people.members_who(session, exchange.host_id, Capability.EXCHANGES_TAKE_PART)
    traveller = await _traveller(session, exchange)
    if traveller is not None:
        return [traveller]
    return await people.members_who(session, exchange.visitor_id, Capability.EXCHANGES_TAKE_PART)


async def _traveller(session: AsyncSession, exchange: Exchange) -> User | None:
    belongs = and_(
        Membership.user_id == User.id,
        Membership.actor_id == exchange.visitor_id,
        Membership.role.in_(_TAKING_PART),
    )
    found = select(User).join(Membership, belongs)
    return await session.scalar(found.where(User.id == exchange.visitor_user_id, User.erased_at.is_(None)))


async def name_of(session: AsyncSession, actor_id: UUID) -> str:
    return await session.scalar(select(Actor.display_name).where(Actor.id == actor_id)) or ""


# --- counted ---


async def counts(session: AsyncSession, programme_slug: str, today: date) -> dict[str, tuple[int, int]]:
    """By the cluster that sent: how many are due, how many of them are answered."""
    asked = or_(F.due_on <= today, F.submitted_at.is_not(None))
    found = (
        select(E.visitor_cluster, func.count(), func.count(F.submitted_at))
        .join(E, E.id == F.exchange_id)
        .where(E.programme_slug == programme_slug, E.state == ExchangeState.CLOSED, asked)
        .group_by(E.visitor_cluster)
    )
    return {cluster: (due, answered) for cluster, due, answered in await session.execute(found)}


async def answered(session: AsyncSession, programme_slug: str) -> Sequence[tuple[str, FollowUp]]:
    """With the cluster that sent."""
    found = (
        select(E.visitor_cluster, F)
        .join(E, E.id == F.exchange_id)
        .where(
            E.programme_slug == programme_slug,
            E.state == ExchangeState.CLOSED,
            F.submitted_at.is_not(None),
            F.answers != {},
        )
    )
    return [(row[0], row[1]) for row in await session.execute(found)]
