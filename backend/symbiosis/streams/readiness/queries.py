"""What is read to say how ready a stream is."""

from typing import Any

from sqlalchemy import Select, exists, select

from symbiosis.actors.models import ClusterMembership
from symbiosis.actors.vocabulary import MembershipState
from symbiosis.streams.models import MaterialStream, StreamInvitation
from symbiosis.streams.queries import visible_to

S = MaterialStream


def visible_with_readers(stream_id: Any, kind: str) -> Select[MaterialStream, bool, bool]:
    """The visible row, whether it invites anybody, and whether a cluster has confirmed its owner. Give
    `viewer_values` as parameters."""
    invites = exists().where(StreamInvitation.stream_id == S.id)
    joined = exists().where(
        ClusterMembership.actor_id == S.owner_id, ClusterMembership.state == MembershipState.CONFIRMED
    )
    return select(S, invites, joined).where(S.id == stream_id, visible_to(kind))
