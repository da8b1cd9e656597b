"""What is read for the queue of organisations that staff should look at."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors.duplicate_queries import Known, compared
from symbiosis.actors.models import Actor, ClusterMembership
from symbiosis.actors.vocabulary import MembershipState, Verification

_A, _J = Actor.__table__.c, ClusterMembership.__table__.c


@dataclass(frozen=True)
class Waiting:
    """One thing about an organisation that somebody has to decide."""

    actor: Known
    since: datetime
    note: dict[str, Any] | None = None
    cluster_slug: str | None = None


def _in_reach(clusters: frozenset[str] | None, *states: MembershipState) -> ColumnElement[bool] | None:
    """Organisations with a membership in these clusters; None for all organisations."""
    if clusters is None:
        return None
    membership = select(_J.actor_id).where(
        _J.actor_id == _A.id, _J.cluster_slug.in_(clusters), _J.state.in_(states)
    )
    return membership.correlate(Actor.__table__).exists()


async def pending(session: AsyncSession, clusters: frozenset[str] | None, most: int) -> list[Waiting]:
    """Who waits for verification, the longest first."""
    since = func.coalesce(_A.verification_asked_at, _A.updated_at)
    found = compared().add_columns(since, _A.verification_note).where(_A.verification == Verification.PENDING)
    reach = _in_reach(clusters, MembershipState.CONFIRMED, MembershipState.CLAIMED)
    if reach is not None:
        found = found.where(reach)
    rows = await session.execute(found.order_by(since, _A.id).limit(most))
    return [Waiting(Known(*row[:-2]), row[-2], row[-1]) for row in rows]


async def claims(session: AsyncSession, clusters: frozenset[str] | None, most: int) -> list[Waiting]:
    """Who says they belong to one of these clusters, the longest first."""
    found = (
        compared()
        .add_columns(_J.created_at, _J.cluster_slug)
        .join(ClusterMembership.__table__, _J.actor_id == _A.id)
        .where(_J.state == MembershipState.CLAIMED)
    )
    if clusters is not None:
        found = found.where(_J.cluster_slug.in_(clusters))
    rows = await session.execute(found.order_by(_J.created_at, _A.id, _J.cluster_slug).limit(most))
    return [Waiting(Known(*row[:-2]), row[-2], cluster_slug=row[-1]) for row in rows]


async def entered(session: AsyncSession, clusters: frozenset[str] | None, most: int) -> list[Waiting]:
    """What people have entered or claimed, the newest first: public lists were compared when they were made."""
    found = compared().add_columns(_A.created_at).where(_A.verification != Verification.PUBLIC_SOURCE)
    reach = _in_reach(clusters, MembershipState.CONFIRMED, MembershipState.CLAIMED)
    if reach is not None:
        found = found.where(reach)
    rows = await session.execute(found.order_by(_A.created_at.desc(), _A.id).limit(most))
    return [Waiting(Known(*row[:-1]), row[-1]) for row in rows]
