"""The registry as list and map: pages by name or nearness, and points."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Float,
    Select,
    Subquery,
    Text,
    Uuid,
    bindparam,
    cast,
    func,
    null,
    select,
    tuple_,
)

from symbiosis.actors.documents import actor_columns, kilometres, number_of, open_to_all, streams
from symbiosis.actors.filters import Shape, asked_for, condition, distance_from_place
from symbiosis.actors.models import Actor, Site
from symbiosis.actors.queries import is_listed
from symbiosis.actors.schemas import ActorFilters
from symbiosis.kit.paging import Position
from symbiosis.kit.reads import Connection, ReadCache, json_array, json_page

MAX_POINTS = 5000

_A, _S = Actor.__table__.c, Site.__table__.c


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
