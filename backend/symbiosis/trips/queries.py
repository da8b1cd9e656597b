"""What is read of one trip, and what guards look at."""

import json
from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import (
    Select,
    Uuid,
    bindparam,
    func,
    select,
)
from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors.models import Actor
from symbiosis.exchanges.models import Exchange
from symbiosis.exchanges.vocabulary import ENDED_WITHOUT_STAY, ExchangeState
from symbiosis.kit.reads import Connection, Read, json_object
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
from symbiosis.trips.vocabulary import SEAT_ENDED, ConsentLevel, TripState

_T = Trip.__table__.c
A, P, X = TripApplication, TripPartnerSeats, Exchange

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
