"""What is read about blocked organisations."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Select, Uuid, bindparam, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors.models import Actor, ActorBlock
from symbiosis.actors.vocabulary import Standing
from symbiosis.kit.reads import Connection, Read, json_array

_blocked = Read(
    json_array(
        select(Actor.id, Actor.display_name, Actor.country, Actor.verification)
        .join(ActorBlock, ActorBlock.blocked_id == Actor.id)
        .where(ActorBlock.actor_id == bindparam("actor_id", type_=Uuid))
        .order_by(Actor.sort_name, Actor.id)
    )
)


async def blocked_by(connection: Connection, actor_id: UUID) -> str:
    """A JSON array of `ActorRef`, by name."""
    return str(await _blocked.value(connection, actor_id=actor_id))


def blocks_of(actor_id: UUID) -> Select[ActorBlock]:
    """Locked, in the order of ids."""
    found = select(ActorBlock).where(ActorBlock.actor_id == actor_id)
    return found.order_by(ActorBlock.blocked_id).with_for_update()


def touching(*actor_ids: UUID) -> Select[ActorBlock]:
    """By these organisations and against them, locked."""
    found = select(ActorBlock).where(
        ActorBlock.actor_id.in_(actor_ids) | ActorBlock.blocked_id.in_(actor_ids)
    )
    return found.order_by(ActorBlock.actor_id, ActorBlock.blocked_id).with_for_update()


async def known(session: AsyncSession, actor_ids: Sequence[UUID]) -> set[UUID]:
    """Those that are there and not merged away; locked, so that none is merged away meanwhile."""
    found = select(Actor.id).where(Actor.id == func.any(list(actor_ids)), Actor.standing != Standing.MERGED)
    return set(await session.scalars(found.order_by(Actor.id).with_for_update(read=True)))
