"""What is read about who may see a stream of the visibility `invited`."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Select, Uuid, bindparam, func, select

from symbiosis.actors.models import Actor
from symbiosis.kit.reads import Connection, Read, json_array
from symbiosis.streams.models import StreamInvitation

_invited = Read(
    json_array(
        select(Actor.id, Actor.display_name, Actor.country, Actor.verification)
        .join(StreamInvitation, StreamInvitation.actor_id == Actor.id)
        .where(StreamInvitation.stream_id == bindparam("stream_id", type_=Uuid))
        .order_by(Actor.sort_name, Actor.id)
    )
)


async def invited_to(connection: Connection, stream_id: UUID) -> str:
    """A JSON array of `ActorRef`, by name."""
    return str(await _invited.value(connection, stream_id=stream_id))


def invitations_of(stream_id: UUID) -> Select[StreamInvitation]:
    return select(StreamInvitation).where(StreamInvitation.stream_id == stream_id)


def standing_of(actor_ids: Sequence[UUID]) -> Select[UUID, str]:
    """Locked for share, so that none of them is merged away meanwhile."""
    found = select(Actor.id, Actor.standing).where(Actor.id == func.any(list(actor_ids)))
    return found.order_by(Actor.id).with_for_update(read=True)
