"""What is read about actors: the registry, its map points, sites, clusters, and who acts for whom."""

import json
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import (
    JSON,
    Boolean,
    ColumnElement,
    Float,
    Select,
    Subquery,
    Text,
    Uuid,
    bindparam,
    case,
    cast,
    exists,
    func,
    literal_column,
    null,
    select,
    tuple_,
)
from sqlalchemy.dialects.postgresql import array
from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.accounts.models import User
from symbiosis.actors.capabilities import OF_MEMBERS, OF_STAFF, Capability
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
from symbiosis.actors.models import Actor, Cluster, ClusterMembership, ProgrammeCluster, Site
from symbiosis.actors.people_models import Mandate, Membership, StaffGrant
from symbiosis.actors.people_queries import is_live, keeps_mandates
from symbiosis.actors.schemas import ActorFilters, ClientOut, MeOut
from symbiosis.actors.viewer import Party, Viewer
from symbiosis.actors.vocabulary import Standing
from symbiosis.kit.database import raw_connection
from symbiosis.kit.paging import Position
from symbiosis.kit.problems import NotFound
from symbiosis.kit.reads import Connection, Read, ReadCache, json_array, json_object, json_page

MAX_POINTS = 5000

_A, _S = Actor.__table__.c, Site.__table__.c

is_listed = _A.standing.in_([Standing.ACTIVE, Standing.SUSPENDED])
"""Merged and closed organisations stand in no list and no count; by id they stay readable."""


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
    page = page.where(is_listed, *(condition(name) for name in sorted(shape)))
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
    return json_array(points.where(is_listed, *(condition(name) for name in sorted(shape))).limit(MAX_POINTS))


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


# --- people ---


_user_id = bindparam("user_id", type_=Uuid)
_G, _P = StaffGrant.__table__.c, ProgrammeCluster.__table__.c


def _as_array(rows: Select[Any]) -> ColumnElement[Any]:
    return json_array(rows).scalar_subquery()


def _grants(user_id: ColumnElement[Any], *more: ColumnElement[Any]) -> Select[Any]:
    """Staff roles, each with the clusters it covers (none named: those of the whole programme)."""
    of_programme = select(func.array_agg(_P.cluster_slug)).where(_P.programme_slug == _G.programme_slug)
    clusters = case(
        (_G.cluster_slug.is_not(None), array([_G.cluster_slug])),
        else_=of_programme.correlate(_G.id.table).scalar_subquery(),
    )
    names = (_G.role, _G.programme_slug, _G.cluster_slug, _G.valid_until)
    covered = func.coalesce(clusters, literal_column("'{}'::text[]"))
    granted = select(*names, covered.label("clusters"), *more)
    return granted.where(_G.user_id == user_id, is_live(_G.valid_until, _G.ended_at)).order_by(_G.id)


def _capabilities(of: Mapping[Any, frozenset[Capability]], role: Any) -> ColumnElement[Any]:
    """What each role may do, as an object in the SQL that the row's role is looked up in."""
    known = json.dumps({str(name): sorted(held) for name, held in of.items()})
    return literal_column(f"'{known}'::json", JSON).op("->")(role).label("capabilities")


def _of_members(user_id: ColumnElement[Any]) -> Select[Any]:
    members = Membership.__table__.c
    of_user: Select[Any] = select(members.actor_id, members.role, cluster_slugs(members.actor_id))
    return of_user.where(members.user_id == user_id)


def _held(user_id: ColumnElement[Any]) -> Select[Any]:
    m = Mandate.__table__.c
    held: Select[Any] = select(m.actor_id, m.scope)
    return held.where(m.holder_id == user_id, is_live(m.valid_until, m.revoked_at), keeps_mandates(user_id))


_belonging = Read(
    select(
        _as_array(_of_members(_user_id)).label("members"),
        _as_array(_held(_user_id)).label("mandates"),
        _as_array(_grants(_user_id)).label("staff"),
    )
)


async def belonging(connection: Connection, user_id: UUID) -> Any:
    """One row of JSON arrays: `members`, `mandates`, `staff`."""
    return await _belonging.row(connection, user_id=user_id)


def _memberships(user_id: ColumnElement[Any]) -> Select[Any]:
    fields = [item for name in ("id", "display_name", "country", "verification") for item in (name, _A[name])]
    columns: list[Any] = [
        func.json_build_object(*fields).label("actor"),
        Membership.role,
        _capabilities(OF_MEMBERS, Membership.role),
        main_site(_A.id),
    ]
    membership = (
        select(*columns)
        .join(Actor, Actor.id == Membership.actor_id)
        .where(Membership.user_id == user_id)
        .order_by(_A.sort_name, _A.id)
    )
    return json_array(membership)


def _mandates(user_id: ColumnElement[Any]) -> Select[Any]:
    """Whom they may act for by mandate."""
    fields = [item for name in ("id", "display_name", "country", "verification") for item in (name, _A[name])]
    held: Select[Any] = (
        select(Mandate.id, func.json_build_object(*fields).label("actor"), Mandate.scope, Mandate.valid_until)
        .join(Actor, Actor.id == Mandate.actor_id)
        .where(Mandate.holder_id == user_id, is_live(Mandate.valid_until, Mandate.revoked_at))
        .where(keeps_mandates(user_id))
        .order_by(_A.sort_name, Mandate.id)
    )
    return json_array(held)


_me = Read(
    json_object(
        select(
            User.id.label("user_id"),
            User.email,
            User.display_name,
            User.language,
            User.password_hash.is_not(None).label("has_password"),
            cast(_memberships(_user_id).scalar_subquery(), JSON).label("memberships"),
            cast(_mandates(_user_id).scalar_subquery(), JSON).label("mandates"),
            cast(_as_array(_grants(_user_id, _capabilities(OF_STAFF, _G.role))), JSON).label("staff"),
            bindparam("staff_asleep", type_=Boolean).label("staff_asleep"),
            cast(null(), JSON).label("client"),
            cast(bindparam("scopes", type_=Text), JSON).label("scopes"),
        ).where(User.id == _user_id)
    )
)
_NOBODY = MeOut()


async def me(connection: Connection, viewer: Viewer) -> str:
    """JSON text of `MeOut`."""
    if viewer.user_id is None:
        return _machine(viewer).model_dump_json()
    scopes = None if viewer.scopes is None else json.dumps(sorted(viewer.scopes))
    asleep = viewer.second_factor_missing
    return str(await _me.value(connection, user_id=viewer.user_id, staff_asleep=asleep, scopes=scopes))


def _machine(viewer: Viewer) -> MeOut:
    """A partner's system is nobody's account; neither is a visitor."""
    if viewer.client_id is None:
        return _NOBODY
    (cluster,) = viewer.cluster_slugs
    client = ClientOut(id=viewer.client_id, name=viewer.display_name, cluster_slug=cluster)
    return MeOut(client=client, scopes=sorted(viewer.scopes or ()))


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
