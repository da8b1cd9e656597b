"""What is read to check organisations: rows to decide about, their administrators, their clusters."""

from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, Text, Uuid, bindparam, func, literal_column, or_, select
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.accounts.models import User
from symbiosis.actors.capabilities import MemberRole
from symbiosis.actors.models import Actor, Cluster, ClusterMembership, Site
from symbiosis.actors.people_models import Membership
from symbiosis.actors.vocabulary import MembershipState
from symbiosis.kit.reads import Connection, ReadCache, json_array

_A, _J = Actor.__table__.c, ClusterMembership.__table__.c


async def claimed_clusters_of(session: AsyncSession, actor_id: UUID) -> frozenset[str]:
    found = select(_J.cluster_slug).where(_J.actor_id == actor_id, _J.state == MembershipState.CLAIMED)
    return frozenset(await session.scalars(found))


async def number_of_sites(session: AsyncSession, actor_id: UUID) -> int:
    return await session.scalar(select(func.count()).where(Site.actor_id == actor_id)) or 0


async def administrators_of(session: AsyncSession, actor_id: UUID) -> list[tuple[str, str]]:
    """Address and language of each."""
    found = (
        select(User.email, User.language)
        .join(Membership, Membership.user_id == User.id)
        .where(
            Membership.actor_id == actor_id,
            Membership.role == MemberRole.ORG_ADMIN,
            User.erased_at.is_(None),
        )
        .order_by(User.id)
    )
    return [(email, language) for email, language in await session.execute(found)]


async def member_ids_of(session: AsyncSession, actor_id: UUID) -> list[UUID]:
    return list(await session.scalars(select(Membership.user_id).where(Membership.actor_id == actor_id)))


# --- cluster memberships ---


async def cluster_name(session: AsyncSession, slug: str) -> str | None:
    return await session.scalar(select(Cluster.name).where(Cluster.slug == slug))


def membership_to_change(actor_id: UUID, slug: str) -> Select[ClusterMembership]:
    found = select(ClusterMembership).where(
        ClusterMembership.actor_id == actor_id, ClusterMembership.cluster_slug == slug
    )
    return found.with_for_update()


def memberships_of(actor_id: UUID) -> Select[ClusterMembership]:
    return select(ClusterMembership).where(ClusterMembership.actor_id == actor_id).with_for_update()


def _as_documents() -> Select[Any]:
    names = (_J.state, _J.reason, _J.created_at, _J.decided_at)
    found: Select[Any] = select(_J.actor_id, _J.cluster_slug, Cluster.name.label("cluster_name"), *names)
    return found.join(Cluster, Cluster.slug == _J.cluster_slug)


def _memberships(sees: str) -> Select[Any]:
    confirmed: ColumnElement[bool] = _J.state == literal_column("'confirmed'")
    decided = _J.cluster_slug == func.any(bindparam("decides", type_=ARRAY(Text)))
    shown = _as_documents().where(_J.actor_id == bindparam("actor_id", type_=Uuid)).order_by(_J.cluster_slug)
    return json_array(shown if sees == "all" else shown.where(or_(confirmed, decided)))


_membership_reads = ReadCache(_memberships)


async def memberships(
    connection: Connection, actor_id: UUID, *, sees_all: bool, decides: frozenset[str]
) -> str:
    """A JSON array of `ClusterMembershipOut`: all of them, or the confirmed ones and those of the clusters
    the reader decides for."""
    read = _membership_reads.get("all" if sees_all else "some")
    return str(await read.value(connection, actor_id=actor_id, decides=sorted(decides)))


def membership(actor_id: UUID, slug: str) -> Select[Any]:
    """One row as `ClusterMembershipOut` has it."""
    return _as_documents().where(_J.actor_id == actor_id, _J.cluster_slug == slug)
