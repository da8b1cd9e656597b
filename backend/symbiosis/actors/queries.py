"""What is read about actors: the registry, its map points, sites, clusters, and who acts for whom."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import (
    JSON,
    ColumnElement,
    Float,
    Select,
    Subquery,
    Text,
    Uuid,
    bindparam,
    cast,
    exists,
    func,
    literal_column,
    null,
    select,
    tuple_,
)
from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.accounts.models import User
from symbiosis.actors.documents import (
    actor_columns,
    cluster_slugs,
    kilometres,
    main_site,
    number_of,
    open_to_all,
    site_columns,
    streams,
)
from symbiosis.actors.filters import Shape, asked_for, condition, distance_from_place
from symbiosis.actors.models import Actor, Cluster, ClusterMembership, Membership, Site
from symbiosis.actors.schemas import ActorFilters, MeOut
from symbiosis.actors.viewer import Viewer
from symbiosis.kit.database import raw_connection
from symbiosis.kit.paging import Position
from symbiosis.kit.problems import NotFound
from symbiosis.kit.reads import Connection, Read, ReadCache, json_array, json_object, json_page

MAX_POINTS = 5000

_A, _S = Actor.__table__.c, Site.__table__.c


# --- the list and the map ---


def _visible_actor(p: Subquery) -> Sequence[ColumnElement[Any]]:
    return actor_columns(p.c, p.c.distance)


def _located(shape: Shape, near: bool) -> tuple[Any, ColumnElement[Any]]:
    """What to select from and the distance: sites are joined only where a place is asked for."""
    if not near:
        return Actor.__table__, cast(null(), Float)
    needed = "within_km" in shape
    joined = Actor.__table__.join(Site.__table__, (_S.actor_id == _A.id) & _S.main, isouter=not needed)
    return joined, distance_from_place()


def _page(shape: Shape, near: bool, sort: str, after: bool, limit: int) -> Select[Any]:
    origin, distance = _located(shape | {"within_km"} if sort == "nearest" else shape, near)
    key = distance if sort == "nearest" else _A.sort_name
    kind = Float if sort == "nearest" else Text
    page = select(
        *(c for c in _A if c.name not in ("sort_name", "search_text")),
        distance.label("distance"),
        key.label("sort_key"),
        func.row_number().over(order_by=(key, _A.id)).label("n"),
    ).select_from(origin)
    page = page.where(*(condition(name) for name in sorted(shape)))
    if after:
        last = tuple_(bindparam("after_key", type_=kind), bindparam("after_id", type_=Uuid))
        page = page.where(tuple_(key, _A.id) > last)
    return json_page(page.order_by(key, _A.id), limit, _visible_actor)


def _points(shape: Shape, near: bool) -> Select[Any]:
    _, distance = _located(shape, near)
    open_streams = (
        select(streams.c.owner_id, number_of("offer").label("offers"), number_of("need").label("needs"))
        .where(open_to_all)
        .group_by(streams.c.owner_id)
        .subquery("o")
    )
    origin = Actor.__table__.join(Site.__table__, (_S.actor_id == _A.id) & _S.main).join(
        open_streams, open_streams.c.owner_id == _A.id, isouter=True
    )
    points = select(
        *(_A[name] for name in ("id", "display_name", "country", "roles", "verification")),
        _S.latitude,
        _S.longitude,
        func.coalesce(open_streams.c.offers, 0).label("offers"),
        func.coalesce(open_streams.c.needs, 0).label("needs"),
        kilometres(distance),
    ).select_from(origin)
    return json_array(points.where(*(condition(name) for name in sorted(shape))).limit(MAX_POINTS))


_pages, _point_sets = ReadCache(_page), ReadCache(_points)


async def list_page(connection: Connection, filters: ActorFilters, position: Position | None) -> Any:
    """One row for `page_response`: `data`, `more`, `last_key`, `last_id`."""
    shape, values = asked_for(filters)
    read = _pages.get(shape, filters.has_place, filters.sort, position is not None, filters.page_size)
    if position is not None:
        key = float(position.key) if filters.sort == "nearest" else position.key
        values |= {"after_key": key, "after_id": position.id}
    return await read.row(connection, **values)


async def points(connection: Connection, filters: ActorFilters) -> str:
    """A JSON array of `ActorPoint`, at most 5,000, in no order."""
    shape, values = asked_for(filters)
    read = _point_sets.get(shape, filters.has_place)
    return str(await read.value(connection, **values))


# --- one actor, its sites, the clusters ---

_id = bindparam("id", type_=Uuid)
_one = Read(
    json_object(select(*actor_columns(_A, null())).where(_A.id == _id)).add_columns(
        literal_column("d.version").label("version")
    )
)
_sites = Read(
    json_array(select(*site_columns()).where(_S.actor_id == _id).order_by(_S.main.desc(), _S.id)).add_columns(
        exists().where(_A.id == _id).label("known")
    )
)
_site = Read(json_object(select(*site_columns()).where(_S.id == _id)))
_clusters = Read(
    json_array(
        select(
            *(Cluster.__table__.c[name] for name in ("slug", "name", "country", "description")),
            select(func.count())
            .where(ClusterMembership.cluster_slug == Cluster.slug)
            .scalar_subquery()
            .label("members"),
        ).order_by(Cluster.slug)
    )
)


async def one(connection: Connection, actor_id: UUID) -> Any:
    """The columns `doc` (JSON text of `ActorOut`) and `version`, or None."""
    return await _one.row(connection, id=actor_id)


async def one_in(session: AsyncSession, actor_id: UUID) -> Any:
    """The same inside the open transaction. Errors: `not-found`."""
    row = await one(await raw_connection(session), actor_id)
    if row is None:
        raise NotFound("Check the address.")
    return row


async def sites_of(connection: Connection, actor_id: UUID) -> str:
    """A JSON array of `SiteOut`, the main site first. Errors: `not-found`."""
    row = await _sites.row(connection, id=actor_id)
    if row is None or not row["known"]:
        raise NotFound("There is no such actor.")
    return str(row[0])


async def site_in(session: AsyncSession, site_id: UUID) -> str:
    """JSON text of one `SiteOut` inside the open transaction."""
    return str(await _site.value(await raw_connection(session), id=site_id))


async def clusters(connection: Connection) -> str:
    """A JSON array of `ClusterOut`."""
    return str(await _clusters.value(connection))


# --- people ---


@dataclass(frozen=True)
class Belonging:
    """The actors a person belongs to, by what they may do there, and those actors' clusters."""

    actor_ids: frozenset[UUID]
    admin_of: frozenset[UUID]
    read_only: frozenset[UUID]
    cluster_slugs: frozenset[str]


_user_id = bindparam("user_id", type_=Uuid)
_belonging = Read(
    select(
        Membership.actor_id,
        Membership.role,
        cluster_slugs(Membership.__table__.c.actor_id),
    ).where(Membership.user_id == _user_id)
)


async def membership_of(connection: Connection, user_id: UUID) -> Belonging:
    rows = await _belonging.rows(connection, user_id=user_id)
    return Belonging(
        actor_ids=frozenset(row["actor_id"] for row in rows),
        admin_of=frozenset(row["actor_id"] for row in rows if row["role"] == "org_admin"),
        read_only=frozenset(row["actor_id"] for row in rows if row["role"] == "viewer"),
        cluster_slugs=frozenset(slug for row in rows for slug in row["clusters"]),
    )


def _memberships(user_id: ColumnElement[Any]) -> Select[Any]:
    fields = [item for name in ("id", "display_name", "country", "verification") for item in (name, _A[name])]
    membership: Select[Any] = (
        select(func.json_build_object(*fields).label("actor"), Membership.role, main_site(_A.id))
        .join(Actor, Actor.id == Membership.actor_id)
        .where(Membership.user_id == user_id)
        .order_by(_A.sort_name, _A.id)
    )
    return json_array(membership)


_me = Read(
    json_object(
        select(
            User.id.label("user_id"),
            User.email,
            User.display_name,
            User.language,
            User.staff_role,
            cast(_memberships(_user_id).scalar_subquery(), JSON).label("memberships"),
        ).where(User.id == _user_id)
    )
)
_NOBODY = MeOut(
    user_id=None, email=None, display_name=None, language=None, staff_role=None, memberships=[]
).model_dump_json()


async def me(connection: Connection, viewer: Viewer) -> str:
    """JSON text of `MeOut`."""
    if not viewer.signed_in:
        return _NOBODY
    return str(await _me.value(connection, user_id=viewer.user_id))


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


async def cluster_slugs_of(session: AsyncSession, actor_id: UUID) -> list[str]:
    slug = ClusterMembership.cluster_slug
    found = select(slug).where(ClusterMembership.actor_id == actor_id).order_by(slug)
    return list(await session.scalars(found))


async def known_clusters(session: AsyncSession, slugs: list[str]) -> set[str]:
    if not slugs:
        return set()
    return set(await session.scalars(select(Cluster.slug).where(Cluster.slug.in_(slugs))))
