"""What is read of trips."""

import json
from collections.abc import Sequence
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
from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors.capabilities import Capability
from symbiosis.actors.models import Actor
from symbiosis.actors.viewer import Viewer
from symbiosis.exchanges.models import Exchange
from symbiosis.exchanges.vocabulary import ENDED_WITHOUT_STAY, ExchangeState
from symbiosis.kit.paging import Position
from symbiosis.kit.reads import Connection, Read, ReadCache, json_object, json_page
from symbiosis.trips.documents import TOOK_PART, row_columns
from symbiosis.trips.models import (
    Traveller,
    Trip,
    TripApplication,
    TripDay,
    TripHost,
    TripItem,
    TripPartnerSeats,
    TripPhoto,
)
from symbiosis.trips.schemas import TripFilters
from symbiosis.trips.vocabulary import SEAT_ENDED, ConsentLevel, TripState

_T = Trip.__table__.c
A, P, X = TripApplication, TripPartnerSeats, Exchange

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


# --- one trip ---

_one = Read(json_object(select(*row_columns(Trip.__table__.c)).where(_T.id == bindparam("id", type_=Uuid))))


async def row_document(connection: Connection, trip_id: UUID) -> dict[str, Any]:
    """`TripRow`."""
    row = await _one.row(connection, id=trip_id)
    found: dict[str, Any] = json.loads(row["doc"]) if row else {}
    return found


def by_id(trip_id: UUID) -> Select[Trip]:
    return select(Trip).where(Trip.id == trip_id).execution_options(populate_existing=True)


def to_change(trip_id: UUID) -> Select[Trip]:
    """Locked until the transaction ends; as it is once the lock is held."""
    return by_id(trip_id).with_for_update()


async def hosts_of(session: AsyncSession, trip_id: UUID) -> list[tuple[TripHost, Actor]]:
    found = (
        select(TripHost, Actor)
        .join(Actor, Actor.id == TripHost.actor_id)
        .where(TripHost.trip_id == trip_id)
        .order_by(TripHost.position, TripHost.actor_id)
    )
    return [(row[0], row[1]) for row in (await session.execute(found)).all()]


async def lines_of(session: AsyncSession, trip_id: UUID) -> list[tuple[TripItem, Actor | None]]:
    found = (
        select(TripItem, Actor)
        .outerjoin(Actor, Actor.id == TripItem.host_actor_id)
        .where(TripItem.trip_id == trip_id)
        .order_by(TripItem.day, TripItem.starts_at.nulls_first(), TripItem.id)
    )
    return [(row[0], row[1]) for row in (await session.execute(found)).all()]


async def shares_of(session: AsyncSession, trip_id: UUID) -> list[TripPartnerSeats]:
    found = select(P).where(P.trip_id == trip_id).order_by(P.cluster_slug)
    return list(await session.scalars(found.execution_options(populate_existing=True)))


async def photos_of(session: AsyncSession, trip_id: UUID) -> list[TripPhoto]:
    found = select(TripPhoto).where(TripPhoto.trip_id == trip_id).order_by(TripPhoto.created_at, TripPhoto.id)
    return list(await session.scalars(found))


async def participants_of(session: AsyncSession, trip_id: UUID, seen_as: str) -> list[Actor]:
    """Organisations that took part. `seen_as`: `everyone` (those that want all to know), `participant`, or
    `all` (staff, and trips of which it is public)."""
    consent = {
        "everyone": [ConsentLevel.ALL],
        "participant": [ConsentLevel.ALL, ConsentLevel.PARTICIPANTS],
        "all": list(ConsentLevel),
    }[seen_as]
    found = (
        select(Actor)
        .join(A, A.actor_id == Actor.id)
        .where(A.trip_id == trip_id, A.state.in_(TOOK_PART), A.publish_consent.in_(consent))
        .order_by(Actor.sort_name, Actor.id)
    )
    return list(await session.scalars(found))


async def applications_of(
    session: AsyncSession, trip_id: UUID, actor_ids: Sequence[UUID]
) -> list[tuple[TripApplication, Actor]]:
    """Of these organisations, the newest first."""
    found = (
        select(A, Actor)
        .join(Actor, Actor.id == A.actor_id)
        .where(A.trip_id == trip_id, A.actor_id.in_(actor_ids))
        .order_by(A.id.desc())
    )
    return [(row[0], row[1]) for row in (await session.execute(found)).all()]


# --- what guards look at ---


async def number_confirmed(session: AsyncSession, trip_id: UUID) -> int:
    found = select(func.count()).select_from(A).where(A.trip_id == trip_id, A.state.in_(TOOK_PART))
    return await session.scalar(found) or 0


_HOLDING = (*TOOK_PART, "no_show")


async def number_of_days_open(session: AsyncSession, trip_id: UUID, days: Sequence[date]) -> int:
    """Travellers times working days of which nobody has said whether they were there. An organisation that has
    not named anybody counts as one traveller."""
    if not days:
        return 0
    answers = func.count(TripDay.day).filter(TripDay.day.in_(days))
    of_each = (
        select((len(days) - answers).label("open"))
        .select_from(A)
        .outerjoin(Traveller, Traveller.application_id == A.id)
        .outerjoin(TripDay, TripDay.traveller_id == Traveller.id)
        .where(A.trip_id == trip_id, A.state.in_(_HOLDING))
        .group_by(A.id, Traveller.id)
        .subquery()
    )
    return await session.scalar(select(func.coalesce(func.sum(of_each.c.open), 0))) or 0


_BEFORE_STAY_DONE = [
    ExchangeState.DRAFT,
    ExchangeState.MATCHED,
    ExchangeState.BUILDING,
    ExchangeState.SIGNING,
    ExchangeState.COMMITTED,
    ExchangeState.READY,
    ExchangeState.ONGOING,
]


async def number_of_open_exchanges(session: AsyncSession, trip_id: UUID) -> int:
    found = select(func.count()).select_from(X).where(X.trip_id == trip_id, X.state.in_(_BEFORE_STAY_DONE))
    return await session.scalar(found) or 0


async def exchanges_of(session: AsyncSession, trip_id: UUID) -> list[Exchange]:
    """Those that have not ended without a stay."""
    found = select(X).where(X.trip_id == trip_id, X.state.not_in(ENDED_WITHOUT_STAY))
    return list(await session.scalars(found.order_by(X.id)))


async def codes_beginning(session: AsyncSession, programme_slug: str, beginning: str) -> list[str]:
    found = select(Trip.code).where(Trip.programme_slug == programme_slug, Trip.code.startswith(beginning))
    return list(await session.scalars(found))


async def known_actors(session: AsyncSession, actor_ids: Sequence[UUID]) -> set[UUID]:
    return set(await session.scalars(select(Actor.id).where(Actor.id.in_(actor_ids))))


def due_to_start(today: date) -> Select[UUID]:
    found = select(Trip.id).where(Trip.state == TripState.CONFIRMED, Trip.starts_on <= today)
    return found.order_by(Trip.id)


def due_to_finish(today: date) -> Select[UUID]:
    return select(Trip.id).where(Trip.state == TripState.RUNNING, Trip.ends_on < today).order_by(Trip.id)


async def lock_codes(session: AsyncSession, programme_slug: str) -> None:
    """One at a time takes the next number of a programme, until its transaction ends."""
    key = func.hashtextextended(f"trip-codes/{programme_slug}", 0)
    await session.execute(select(func.pg_advisory_xact_lock(key)))


async def seats_by_cluster(session: AsyncSession, trip_id: UUID) -> dict[str, int]:
    """Seats that are offered or confirmed, by the cluster they were asked for through."""
    found = (
        select(A.cluster_slug, func.sum(A.seats_held)).where(A.trip_id == trip_id).group_by(A.cluster_slug)
    )
    return {slug: int(held) for slug, held in (await session.execute(found)).all()}


async def travellers_of(session: AsyncSession, application_id: UUID) -> list[Traveller]:
    found = select(Traveller).where(Traveller.application_id == application_id)
    return list(await session.scalars(found.order_by(Traveller.created_at, Traveller.id)))


async def hosted_by(session: AsyncSession, actor_id: UUID) -> list[UUID]:
    return list(await session.scalars(select(TripHost.trip_id).where(TripHost.actor_id == actor_id)))


async def trips_applied_for(session: AsyncSession, actor_id: UUID) -> list[UUID]:
    """With an application that is not over."""
    found = select(A.trip_id).where(A.actor_id == actor_id, A.state.not_in(SEAT_ENDED))
    return list(await session.scalars(found))
