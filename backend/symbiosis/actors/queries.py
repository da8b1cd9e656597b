"""What is read about actors: the registry, its map points, sites and clusters."""

from typing import Any
from uuid import UUID

from sqlalchemy import (
    Select,
    Uuid,
    bindparam,
    exists,
    func,
    literal_column,
    null,
    select,
)
from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors.documents import (
    actor_columns,
    cluster_slugs,
    site_columns,
)
from symbiosis.actors.models import Actor, Cluster, ClusterMembership, Site
from symbiosis.actors.viewer import Party
from symbiosis.actors.vocabulary import Standing
from symbiosis.kit.database import raw_connection
from symbiosis.kit.problems import NotFound
from symbiosis.kit.reads import Connection, Read, json_array, json_object

_A, _S = Actor.__table__.c, Site.__table__.c

is_listed = _A.standing.in_([Standing.ACTIVE, Standing.SUSPENDED])
"""Merged and closed organisations stand in no list and no count; by id they stay readable."""


# --- one actor, its sites, the clusters ---

_id = bindparam("id", type_=Uuid)
_one = Read(
    json_object(select(*actor_columns(_A, null())).where(_A.id == _id)).add_columns(
        literal_column("d.version").label("version"), literal_column("d.merged_into").label("moved_to")
    )
)
_sites = Read(
    json_array(select(*site_columns()).where(_S.actor_id == _id).order_by(_S.main.desc(), _S.id)).add_columns(
        exists().where(_A.id == _id).label("known"),
        select(_A.merged_into).where(_A.id == _id).scalar_subquery().label("moved_to"),
    )
)
_moved_to = Read(select(_A.merged_into).where(_A.id == _id))
_site = Read(json_object(select(*site_columns()).where(_S.id == _id)))
_clusters = Read(
    json_array(
        select(
            *(Cluster.__table__.c[name] for name in ("slug", "name", "country", "description")),
            select(func.count())
            .where(
                ClusterMembership.cluster_slug == Cluster.slug,
                ClusterMembership.state == literal_column("'confirmed'"),
                exists().where(_A.id == ClusterMembership.actor_id, is_listed),
            )
            .scalar_subquery()
            .label("members"),
        ).order_by(Cluster.slug)
    )
)


async def one(connection: Connection, actor_id: UUID) -> Any:
    """The columns `doc` (JSON text of `ActorOut`), `version` and `moved_to`, or None."""
    return await _one.row(connection, id=actor_id)


async def one_in(session: AsyncSession, actor_id: UUID) -> Any:
    """The same inside the open transaction. Errors: `not-found`."""
    row = await one(await raw_connection(session), actor_id)
    if row is None:
        raise NotFound("Check the address.")
    return row


async def sites_of(connection: Connection, actor_id: UUID) -> tuple[str, UUID | None]:
    """A JSON array of `SiteOut`, the main site first, and what the actor was merged into.
    Errors: `not-found`."""
    row = await _sites.row(connection, id=actor_id)
    if row is None or not row["known"]:
        raise NotFound("There is no such actor.")
    return str(row[0]), row["moved_to"]


async def moved_to(connection: Connection, actor_id: UUID) -> UUID | None:
    """The organisation that this one was merged into."""
    target: UUID | None = await _moved_to.value(connection, id=actor_id)
    return target


async def site_in(session: AsyncSession, site_id: UUID) -> str:
    """JSON text of one `SiteOut` inside the open transaction."""
    return str(await _site.value(await raw_connection(session), id=site_id))


async def clusters(connection: Connection) -> str:
    """A JSON array of `ClusterOut`."""
    return str(await _clusters.value(connection))


# --- rows to change, and what a change is checked against ---


def to_change(actor_id: UUID) -> Select[Actor]:
    """Locked until the transaction ends."""
    return select(Actor).where(Actor.id == actor_id).with_for_update()


def by_external_id(source: str, external_id: str) -> Select[Actor]:
    found = select(Actor).where(Actor.external_source == source, Actor.external_id == external_id)
    return found.with_for_update()


async def sites_in(session: AsyncSession, actor_id: UUID) -> list[Site]:
    """The main site first."""
    sites = select(Site).where(Site.actor_id == actor_id).order_by(Site.main.desc(), Site.id)
    return list(await session.scalars(sites))


async def party_of(session: AsyncSession, actor_id: UUID) -> Party | None:
    """What policies must know of an organisation; None when there is none."""
    slugs = cluster_slugs(_A.id)
    found = select(_A.id, _A.claimed, _A.standing, slugs).where(_A.id == actor_id)
    row = (await session.execute(found)).one_or_none()
    if row is None:
        return None
    return Party(row.id, frozenset(row.clusters), row.claimed, row.standing != Standing.ACTIVE)


async def known_clusters(session: AsyncSession, slugs: list[str]) -> set[str]:
    if not slugs:
        return set()
    return set(await session.scalars(select(Cluster.slug).where(Cluster.slug.in_(slugs))))
