"""What a merge reads: the two organisations, and what belongs to the one that goes."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, Select, Update, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from symbiosis.actors.models import Actor
from symbiosis.actors.people_models import Invitation, Mandate, Membership


def both_to_merge(source_id: UUID, target_id: UUID) -> Select[Actor]:
    """Locked in the order of their ids, so that two merges never wait for each other."""
    return select(Actor).where(Actor.id.in_([source_id, target_id])).order_by(Actor.id).with_for_update()


async def whose_rights_changed(session: AsyncSession, target_id: UUID) -> list[UUID]:
    """Its people and those who act for it: both have what two organisations had."""
    people = select(Membership.user_id).where(Membership.actor_id == target_id)
    holders = select(Mandate.holder_id).where(Mandate.actor_id == target_id, Mandate.revoked_at.is_(None))
    return list(await session.scalars(people.union(holders)))


def memberships_to_move(actor_id: UUID) -> Select[Membership]:
    return select(Membership).where(Membership.actor_id == actor_id).with_for_update()


def revoke_invited(source_id: UUID, now: datetime) -> Update:
    """Every invitation of the one that goes that nobody has accepted."""
    waits = Invitation.accepted_at.is_(None), Invitation.revoked_at.is_(None)
    return update(Invitation).where(Invitation.actor_id == source_id, *waits).values(revoked_at=now)


def invited_twice(target_id: UUID, now: datetime) -> ColumnElement[bool]:
    """Whether the other one has invited the same address too."""
    other = aliased(Invitation)
    twice = select(other.id).where(
        other.actor_id == target_id,
        func.lower(other.email) == func.lower(Invitation.email),
        other.accepted_at.is_(None),
        other.revoked_at.is_(None),
        other.expires_at > now,
    )
    return twice.exists()
