"""What is read about all streams of an organisation at once, when something happens to it."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Delete, Insert, Select, Text, cast, delete, func, literal, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.streams.models import MaterialStream, StreamInvitation
from symbiosis.streams.vocabulary import Identity, StreamStatus

S, INVITED = MaterialStream, StreamInvitation


def to_change(owner_id: UUID, *statuses: StreamStatus) -> Select[MaterialStream]:
    """Its streams (in these states, if any are named), locked in the order of ids."""
    found = select(S).where(S.owner_id == owner_id).order_by(S.id).with_for_update()
    return found.where(S.status.in_(statuses)) if statuses else found


async def published(session: AsyncSession, owner_id: UUID, *, named: bool = False) -> Sequence[Any]:
    """`id` and `version`. `named`: of those alone that name their owner."""
    found = select(S.id, S.version).where(S.owner_id == owner_id, S.status == StreamStatus.PUBLISHED)
    if named:
        found = found.where(S.identity == Identity.NAMED)
    return (await session.execute(found.order_by(S.id))).all()


def this_transaction() -> Select[str]:
    """A word no other transaction has."""
    return select(cast(func.pg_current_xact_id(), Text))


async def external_ids(session: AsyncSession, owner_id: UUID) -> set[tuple[str | None, str | None]]:
    found = select(S.external_source, S.external_id).where(S.owner_id == owner_id, S.external_id.is_not(None))
    return {(source, external_id) for source, external_id in await session.execute(found)}


def invite_instead(source: UUID, target: UUID) -> Insert:
    """Whatever the one is invited to, the other one is invited to, except to its own."""
    invited = (
        select(INVITED.stream_id, literal(target), INVITED.created_at)
        .join(S, S.id == INVITED.stream_id)
        .where(INVITED.actor_id == source, S.owner_id != target)
    )
    return (
        insert(INVITED).from_select(["stream_id", "actor_id", "created_at"], invited).on_conflict_do_nothing()
    )


def forget_invitations(source: UUID, target: UUID) -> Delete:
    """Those of the one that is no more, and the other one's to what is its own now."""
    own = select(S.id).where(S.owner_id == target)
    return delete(INVITED).where(
        (INVITED.actor_id == source) | ((INVITED.actor_id == target) & INVITED.stream_id.in_(own))
    )
