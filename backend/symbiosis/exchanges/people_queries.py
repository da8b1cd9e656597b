"""Who of a side is written: people who can do what they are asked for."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, and_, exists, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.accounts.models import User
from symbiosis.actors.capabilities import OF_MEMBERS, OF_STAFF, Capability
from symbiosis.actors.people_models import Membership, StaffGrant

MOST_TOLD = 10
"""Of one side: a mail to everybody is read by nobody."""

M, G = Membership.__table__.c, StaffGrant.__table__.c


async def members_who(session: AsyncSession, actor_id: UUID, capability: Capability) -> Sequence[User]:
    """People of the organisation who may do this."""
    roles = [role for role, held in OF_MEMBERS.items() if capability in held]
    return await _people(
        session, exists().where(M.user_id == User.id, M.actor_id == actor_id, M.role.in_(roles))
    )


async def staff_who(
    session: AsyncSession, cluster: str, capability: Capability, now: datetime
) -> Sequence[User]:
    """The cluster's own staff who may do this."""
    return await _people(session, _holds(capability, now, G.cluster_slug == cluster))


async def leads_who(
    session: AsyncSession, programme_slug: str, capability: Capability, now: datetime
) -> Sequence[User]:
    """Staff of the programme as a whole who may do this."""
    whole = and_(G.programme_slug == programme_slug, G.cluster_slug.is_(None))
    return await _people(session, _holds(capability, now, whole))


def _holds(capability: Capability, now: datetime, where: ColumnElement[bool]) -> ColumnElement[bool]:
    roles = [role for role, held in OF_STAFF.items() if capability in held]
    live = and_(G.ended_at.is_(None), or_(G.valid_until.is_(None), G.valid_until > now))
    return exists().where(G.user_id == User.id, G.role.in_(roles), where, live)


async def _people(session: AsyncSession, held: ColumnElement[bool]) -> Sequence[User]:
    found = select(User).where(held, User.erased_at.is_(None)).order_by(User.id).limit(MOST_TOLD)
    return (await session.scalars(found)).all()
