"""Lists of applications for seats, for organisations and for staff."""

from typing import Any
from uuid import UUID

from sqlalchemy import (
    Boolean,
    ColumnElement,
    Select,
    Text,
    Uuid,
    and_,
    bindparam,
    case,
    cast,
    func,
    literal_column,
    null,
    or_,
    select,
)
from sqlalchemy.dialects.postgresql import ARRAY

from symbiosis.actors.capabilities import Capability
from symbiosis.actors.models import Actor
from symbiosis.actors.viewer import Viewer
from symbiosis.kit.paging import Position
from symbiosis.kit.reads import Connection, ReadCache, json_page
from symbiosis.trips.documents import actor_ref
from symbiosis.trips.models import Trip, TripApplication
from symbiosis.trips.seats.schemas import SeatFilters

A, T = TripApplication, Trip
_A, _T, _O = A.__table__.c, T.__table__.c, Actor.__table__.c


def _staff() -> ColumnElement[bool]:
    clusters = bindparam("staff_clusters", type_=ARRAY(Text))
    theirs = or_(
        bindparam("everywhere", type_=Boolean),
        _A.cluster_slug == func.any(clusters),
        _T.owner_cluster == func.any(clusters),
    )
    return and_(theirs, _A.state != literal_column("'draft'"))


def _own() -> ColumnElement[bool]:
    return _A.actor_id == func.any(bindparam("own", type_=ARRAY(Uuid)))


def _page(active: frozenset[str], limit: int) -> Select[Any]:
    conditions = [or_(_own(), _staff())]
    if "state" in active:
        conditions.append(_A.state == func.any(bindparam("state", type_=ARRAY(Text))))
    if "cluster" in active:
        conditions.append(_A.cluster_slug == bindparam("cluster", type_=Text))
    if "trip" in active:
        conditions.append(_A.trip_id == bindparam("trip", type_=Uuid))
    if "prepared" in active:
        conditions.append(and_(_staff(), _A.pending_decision.is_not(None)))
    if "unprepared" in active:
        conditions.append(and_(_staff(), _A.pending_decision.is_(None)))
    if "after" in active:
        conditions.append(_A.id < bindparam("last_id", type_=Uuid))
    names = [
        "id",
        "trip_id",
        "actor_id",
        "cluster_slug",
        "state",
        "seats_wanted",
        "seats_held",
        "all_or_none",
        "bucket",
    ]
    names += ["passed_over", "offer_expires_at", "queued_at", "created_at", "version"]
    page = (
        select(
            *(_A[name] for name in names),
            _T.code.label("trip_code"),
            _T.title.label("trip_title"),
            _T.starts_on.label("trip_starts_on"),
            _T.state.label("trip_state"),
            case((_staff(), _A.score), else_=null()).label("score"),
            case((_staff(), _A.pending_decision), else_=null()).label("pending_decision"),
            cast(_A.id, Text).label("sort_key"),
            func.row_number().over(order_by=_A.id.desc()).label("n"),
        )
        .select_from(A.__table__.join(T.__table__, _T.id == _A.trip_id))
        .where(*conditions)
        .order_by(_A.id.desc())
    )
    return json_page(page, limit, _columns)


def _columns(p: Any) -> list[ColumnElement[Any]]:
    ref = select(actor_ref(_O)).where(_O.id == p.c.actor_id).correlate(p).scalar_subquery()
    hidden = ("sort_key", "n", "actor_id")
    return [ref.label("actor"), *(c for c in p.c if c.name not in hidden)]


_pages = ReadCache(_page)


async def list_page(connection: Connection, viewer: Viewer, filters: SeatFilters, at: Position | None) -> Any:
    """One row for `page_response`, the newest first: of the viewer's organisations and clusters."""
    read = viewer.clusters_where(Capability.EXCHANGES_READ)
    given: dict[str, Any] = {
        "state": filters.state,
        "cluster": filters.cluster,
        "trip": filters.trip,
        "prepared": filters.pending is True,
        "unprepared": filters.pending is False,
        "after": at,
    }
    values = given | {
        "own": sorted(viewer.members),
        "everywhere": read is None,
        "staff_clusters": sorted(read or ()),
    }
    if at is not None:
        values["last_id"] = UUID(at.id)
    active = frozenset(name for name, value in given.items() if value)
    return await _pages.get(active, filters.page_size).row(connection, **values)
