"""What is read about streams. Hidden rows do not exist for the viewer."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Double,
    Float,
    Numeric,
    Select,
    String,
    Text,
    Uuid,
    and_,
    bindparam,
    cast,
    func,
    literal_column,
    null,
    or_,
    select,
    true,
    tuple_,
)
from sqlalchemy.dialects.postgresql import ARRAY, TIMESTAMP
from sqlalchemy.dialects.postgresql import UUID as PG_UUID

from symbiosis.actors.models import Site
from symbiosis.actors.viewer import Viewer
from symbiosis.kit.geo_sql import distance_km, within_band
from symbiosis.kit.paging import Position
from symbiosis.kit.reads import Connection, Read, ReadCache, json_array, json_page
from symbiosis.kit.text import escape_like, fold
from symbiosis.streams.documents import (
    ACTOR_IDS,
    MEMBER_CLUSTERS,
    coarse_unless,
    full_columns,
    in_clusters,
    is_named,
    is_read_by_staff,
    kind_of,
    viewer_values,
)
from symbiosis.streams.models import MaterialStream, StreamInvitation
from symbiosis.streams.schemas import StreamFilters
from symbiosis.streams.vocabulary import StreamStatus, Visibility

S = MaterialStream
MAX_POINTS = 5000


def visible_to(kind: str, s: Any = S) -> ColumnElement[bool]:
    """Public streams for everyone; network for the signed-in; a cluster's for its members; those of
    the visibility `invited` for whom they invite; own always; for staff, those of their clusters."""
    if kind == "staff":
        return true()
    open_to_all = and_(s.status == StreamStatus.PUBLISHED, s.visibility == Visibility.PUBLIC)
    if kind == "anonymous":
        return open_to_all
    return or_(
        s.owner_id == func.any(ACTOR_IDS),
        and_(s.status == StreamStatus.PUBLISHED, is_shared_with_viewer(s)),
        is_read_by_staff(s, kind),
    )


def is_shared_with_viewer(s: Any) -> ColumnElement[bool]:
    """Whether the stream's visibility includes this signed-in viewer, whatever its state."""
    invited = StreamInvitation.__table__.alias("invited").c
    is_invited = (
        select(1)
        .where(invited.stream_id == s.id, invited.actor_id == func.any(ACTOR_IDS))
        .correlate(s.owner_id.table)
        .exists()
    )
    return or_(
        s.visibility.in_([Visibility.PUBLIC, Visibility.NETWORK]),
        and_(s.visibility == Visibility.CLUSTER, in_clusters(s.owner_id, MEMBER_CLUSTERS)),
        and_(s.visibility == Visibility.INVITED, is_invited),
    )


def _words(name: str) -> ColumnElement[Any]:
    return bindparam(name, type_=ARRAY(Text))


_LATITUDE, _LONGITUDE = bindparam("latitude", type_=Float), bindparam("longitude", type_=Float)
_WITHIN = bindparam("within_km", type_=Float)

_FILTERS: dict[str, Any] = {
    "direction": S.direction == bindparam("direction", type_=Text),
    "q": or_(
        bindparam("q", type_=Text).op("<%")(S.search_text),
        S.search_text.like(bindparam("q_like", type_=Text)),
    ),
    "stream_type": S.stream_type == func.any(_words("stream_type")),
    "form": S.forms.op("&&")(_words("form")),
    "fibre": S.fibres.op("&&")(_words("fibre")),
    "country": S.country == func.any(_words("country")),
    "nuts": S.nuts3.like(bindparam("nuts_like", type_=Text)),
    "basis": S.basis == func.any(_words("basis")),
    "status": S.status == func.any(_words("status")),
    "quantity_kg_min": S.quantity_kg_per_year >= bindparam("quantity_kg_min", type_=Numeric),
    "quantity_kg_max": S.quantity_kg_per_year <= bindparam("quantity_kg_max", type_=Numeric),
    "mine": S.owner_id == func.any(ACTOR_IDS),
}


def _distance(kind: str, measured: bool) -> ColumnElement[Any]:
    """From the place asked for. An anonymous stream is measured from its rounded point: exact
    distances from three places would give its address away."""
    if not measured:
        return cast(null(), Double)
    named = is_named(S, kind)
    latitude, longitude = coarse_unless(named, S.latitude), coarse_unless(named, S.longitude)
    return cast(func.round(cast(distance_km(latitude, longitude, _LATITUDE, _LONGITUDE), Numeric), 1), Double)


def _condition(kind: str, name: str) -> ColumnElement[bool]:
    if name == "owner":
        # An anonymous stream must not be found under its owner.
        return and_(S.owner_id == bindparam("owner", type_=PG_UUID), is_named(S, kind))
    if name == "within_km":
        # The band is a little wider than the circle, for the rounding of anonymous points.
        return and_(within_band(S.latitude, _LATITUDE, _WITHIN + 10.0), _distance(kind, True) <= _WITHIN)
    condition: ColumnElement[bool] = _FILTERS[name]
    return condition


_SORT_KEYS: dict[str, tuple[Any, bool, Any]] = {
    "newest": (S.created_at, True, TIMESTAMP(timezone=True)),
    "largest": (S.quantity_kg_per_year, True, Numeric),
    "nearest": (None, False, Double),
}


_SEARCHED_ONLY = {"search_text", "fibres", "forms", "demo"}


def _list(
    kind: str, active: tuple[str, ...], sort: str, continued: bool, measured: bool, limit: int
) -> Select[Any]:
    key, descending, key_type = _SORT_KEYS[sort]
    if sort == "nearest":
        key = func.coalesce(_distance(kind, True), literal_column("1e9::float8"))
    order = (key.desc(), S.id.desc()) if descending else (key.asc(), S.id.asc())
    page = (
        select(
            *(c for c in S.__table__.c if c.name not in _SEARCHED_ONLY),
            key.label("sort_key"),
            _distance(kind, measured).label("distance"),
            func.row_number().over(order_by=order).label("n"),
        )
        .where(visible_to(kind), *_conditions(kind, active))
        .order_by(*order)
    )
    if continued:
        last = tuple_(cast(bindparam("last_key", type_=String), key_type), bindparam("last_id", type_=Uuid))
        here = tuple_(key, S.id)
        page = page.where(here < last if descending else here > last)
    return json_page(page, limit, lambda p: full_columns(p.c, kind, p.c.distance))


def _conditions(kind: str, active: tuple[str, ...]) -> list[ColumnElement[bool]]:
    return [_condition(kind, name) for name in active]


def _points(kind: str, active: tuple[str, ...], measured: bool) -> Select[Any]:
    named = is_named(S, kind)
    columns = [
        S.id,
        S.direction,
        S.title,
        S.stream_type,
        S.quantity_kg,
        coarse_unless(named, S.latitude).label("latitude"),
        coarse_unless(named, S.longitude).label("longitude"),
        _distance(kind, measured).label("distance_km"),
    ]
    return json_array(
        select(*columns)
        .where(visible_to(kind), S.latitude.is_not(None), *_conditions(kind, active))
        .order_by(S.created_at.desc())
        .limit(MAX_POINTS)
    )


def _one(kind: str) -> Select[Any]:
    found = select(S.__table__).where(S.id == bindparam("id", type_=PG_UUID), visible_to(kind)).subquery("s")
    columns = full_columns(found.c, kind, _distance(kind, False))
    document = select(*columns).select_from(found).subquery("d")
    return select(
        cast(func.row_to_json(literal_column("d")), String).label("doc"), document.c.version
    ).select_from(document)


def _by_office() -> Select[UUID, UUID]:
    """Of some streams those that a viewer who holds no office would not see, or not know the owner of."""
    as_member = and_(visible_to("member"), is_named(S, "member"))
    return select(S.owner_id, S.id).where(
        S.id == func.any(bindparam("ids", type_=ARRAY(PG_UUID))), ~as_member
    )


_list_reads = ReadCache(_list)
_office_read = Read(_by_office())
_point_reads = ReadCache(_points)
_one_reads = ReadCache(_one)


async def list_page(
    connection: Connection, viewer: Viewer, filters: StreamFilters, position: Position | None
) -> Any:
    """A page's row for `kit.paging.page_response`."""
    active, values = _active(viewer, filters)
    read = _list_reads.get(
        kind_of(viewer),
        active,
        filters.sort,
        position is not None,
        filters.latitude is not None,
        filters.page_size,
    )
    if position is not None:
        values |= {"last_key": position.key, "last_id": UUID(position.id)}
    return await read.row(connection, **values)


async def points(connection: Connection, viewer: Viewer, filters: StreamFilters) -> str:
    """StreamPoint documents as JSON array text."""
    active, values = _active(viewer, filters)
    read = _point_reads.get(kind_of(viewer), active, filters.latitude is not None)
    return str(await read.value(connection, **values))


async def one(connection: Connection, viewer: Viewer, stream_id: UUID) -> Any:
    """The row `doc`, `version` of a stream the viewer may see, or None."""
    return await _one_reads.get(kind_of(viewer)).row(connection, id=stream_id, **viewer_values(viewer))


async def seen_by_office(connection: Connection, viewer: Viewer, ids: Sequence[UUID]) -> Sequence[Any]:
    """The rows `owner_id`, `id` of those the viewer sees by office only."""
    return await _office_read.rows(connection, ids=list(ids), **viewer_values(viewer))


def _active(viewer: Viewer, filters: StreamFilters) -> tuple[tuple[str, ...], dict[str, Any]]:
    """The filters in use, in a fixed order, and the values of their binds."""
    given = filters.filters()
    # An anonymous visitor sees published streams only, whatever is asked.
    if not filters.mine and not filters.status and viewer.signed_in:
        given["status"] = [StreamStatus.PUBLISHED]
    names = (*_FILTERS, "owner", "within_km")
    active = tuple(name for name in names if given.get(name) not in (None, [], False, ""))
    values: dict[str, Any] = {**viewer_values(viewer), **given, "owner": filters.owner}
    values |= {"quantity_kg_min": filters.quantity_kg_min, "quantity_kg_max": filters.quantity_kg_max}
    if filters.q:
        q = fold(filters.q)
        values |= {"q": q, "q_like": f"%{escape_like(q)}%"}
    values["nuts_like"] = f"{filters.nuts}%"
    return active, values


def visible(stream_id: UUID, kind: str) -> Select[MaterialStream]:
    """The visible row, as it is. Give `viewer_values` as parameters."""
    return select(S).where(S.id == stream_id, visible_to(kind))


def to_change(stream_id: UUID, kind: str) -> Select[MaterialStream]:
    """The visible row, locked until the transaction ends. Give `viewer_values` as parameters."""
    return visible(stream_id, kind).with_for_update()


def due_to_expire(now: Any, today: Any, limit: int) -> Select[MaterialStream]:
    """Open streams that were not confirmed in time or whose last day has passed."""
    over = or_(S.valid_until <= now, S.available_to < today)
    open_now = S.status.in_([StreamStatus.PUBLISHED, StreamStatus.PAUSED])
    return select(S).where(open_now, over).order_by(S.id).limit(limit).with_for_update(skip_locked=True)


def by_external_id(owner_id: UUID, source: str, external_id: str) -> Select[MaterialStream]:
    return select(S).where(S.owner_id == owner_id, S.external_source == source, S.external_id == external_id)


def site_of(site_id: UUID) -> Select[Site]:
    return select(Site).where(Site.id == site_id)


def main_site_of(owner_id: UUID) -> Select[Site]:
    return select(Site).where(Site.actor_id == owner_id).order_by(Site.main.desc(), Site.id).limit(1)
