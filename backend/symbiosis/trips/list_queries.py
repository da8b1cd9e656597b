"""The calendar of trips, and what feeds read of it."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import (
    Boolean,
    ColumnElement,
    Date,
    Select,
    Text,
    Uuid,
    bindparam,
    cast,
    func,
    literal_column,
    or_,
    select,
    tuple_,
)
from sqlalchemy.dialects.postgresql import ARRAY

from symbiosis.actors.capabilities import Capability
from symbiosis.actors.viewer import Viewer
from symbiosis.kit.paging import Position
from symbiosis.kit.reads import Connection, Read, ReadCache, json_page
from symbiosis.trips.documents import row_columns
from symbiosis.trips.models import (
    Trip,
)
from symbiosis.trips.schemas import TripFilters

_T = Trip.__table__.c

# --- who sees which ---


def visible() -> ColumnElement[bool]:
    """Drafts only for staff of the cluster. Give `viewer_values`."""
    return or_(
        _T.state != literal_column("'draft'"),
        bindparam("everywhere", type_=Boolean),
        _T.owner_cluster == func.any(bindparam("staff_clusters", type_=ARRAY(Text))),
    )


def viewer_values(viewer: Viewer) -> dict[str, Any]:
    managed = viewer.clusters_where(Capability.TRIPS_MANAGE)
    read = viewer.clusters_where(Capability.EXCHANGES_READ)
    if managed is None or read is None:
        return {"everywhere": True, "staff_clusters": []}
    return {"everywhere": False, "staff_clusters": sorted(managed | read)}


# --- the calendar ---


def _page(active: frozenset[str], latest: bool, limit: int) -> Select[Any]:
    found = [visible(), *(_CONDITIONS[name]() for name in sorted(active) if name in _CONDITIONS)]
    key = (_T.starts_on, _T.id)
    if "after" in active:
        last = tuple_(bindparam("last_day", type_=Date), bindparam("last_id", type_=Uuid))
        found.append(tuple_(*key) < last if latest else tuple_(*key) > last)
    order = [c.desc() for c in key] if latest else list(key)
    page = select(
        *_T,
        cast(_T.starts_on, Text).label("sort_key"),
        func.row_number().over(order_by=order).label("n"),
    )
    return json_page(page.where(*found).order_by(*order), limit, lambda p: row_columns(p.c))


_CONDITIONS = {
    "from": lambda: _T.ends_on >= bindparam("from", type_=Date),
    "to": lambda: _T.starts_on <= bindparam("to", type_=Date),
    "theme": lambda: _T.theme == func.any(bindparam("theme", type_=ARRAY(Text))),
    "state": lambda: _T.state == func.any(bindparam("state", type_=ARRAY(Text))),
    "programme": lambda: _T.programme_slug == bindparam("programme", type_=Text),
    "country": lambda: _goes_to(bindparam("country", type_=ARRAY(Text))),
    "mine": lambda: or_(
        bindparam("mine_everywhere", type_=Boolean),
        _T.owner_cluster == func.any(bindparam("mine_clusters", type_=ARRAY(Text))),
    ),
}


def _goes_to(countries: ColumnElement[Any]) -> ColumnElement[bool]:
    there = func.jsonb_path_query_array(_T.destinations, literal_column("'$[*].country'"))
    return there.op("?|", is_comparison=True)(countries)


_pages = ReadCache(_page)


async def list_page(
    connection: Connection, viewer: Viewer, filters: TripFilters, position: Position | None
) -> Any:
    """One row for `page_response`, by the first day."""
    managed = viewer.clusters_where(Capability.TRIPS_MANAGE)
    given: dict[str, Any] = {
        "from": filters.from_,
        "to": filters.to,
        "theme": filters.theme,
        "state": filters.state,
        "programme": filters.programme,
        "country": filters.country,
        "mine": filters.mine,
        "after": position,
    }
    values = given | viewer_values(viewer)
    values |= {"mine_everywhere": managed is None, "mine_clusters": sorted(managed or ())}
    if position is not None:
        values |= {"last_day": date.fromisoformat(position.key), "last_id": UUID(position.id)}
    active = frozenset(name for name, value in given.items() if value)
    read = _pages.get(active, filters.order == "latest", filters.page_size)
    return await read.row(connection, **values)


_for_feed = Read(
    select(
        *(_T[name] for name in ("id", "code", "title", "summary", "starts_on", "ends_on", "destinations")),
        *(_T[name] for name in ("state", "version", "created_at", "updated_at")),
    )
    .where(_T.state != literal_column("'draft'"), _T.starts_on >= bindparam("since", type_=Date))
    .order_by(_T.starts_on, _T.id)
    .limit(literal_column("500"))
)
_one_for_feed = Read(
    select(
        *(_T[name] for name in ("id", "code", "title", "summary", "starts_on", "ends_on", "destinations")),
        *(_T[name] for name in ("state", "version", "created_at", "updated_at")),
    ).where(_T.state != literal_column("'draft'"), _T.id == bindparam("id", type_=Uuid))
)


async def feed(connection: Connection, since: date) -> list[Any]:
    """Published trips for calendars, from `since` on."""
    return await _for_feed.rows(connection, since=since)


async def one_for_feed(connection: Connection, trip_id: UUID) -> Any:
    return await _one_for_feed.row(connection, id=trip_id)
