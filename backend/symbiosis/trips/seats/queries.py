"""What is read of applications for seats."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import (
    Select,
    and_,
    exists,
    func,
    literal_column,
    or_,
    select,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from symbiosis.accounts.models import User
from symbiosis.actors.models import Actor, ClusterMembership
from symbiosis.trips.models import Traveller, Trip, TripApplication, TripPartnerSeats
from symbiosis.trips.vocabulary import SEAT_ENDED, SeatState

A, T, S, J = TripApplication, Trip, TripPartnerSeats, ClusterMembership
HOST = aliased(Actor, name="host")
_A, _T, _O = A.__table__.c, T.__table__.c, Actor.__table__.c


# --- seats ---


async def free_seats(session: AsyncSession, trip_id: UUID) -> int:
    return await session.scalar(select(T.seats_total - T.seats_taken).where(T.id == trip_id)) or 0


async def has_share(session: AsyncSession, trip_id: UUID, cluster_slug: str) -> bool:
    """Whether the cluster has a number of seats of its own."""
    found = exists().where(S.trip_id == trip_id, S.cluster_slug == cluster_slug)
    return bool(await session.scalar(select(found)))


# --- applications to change ---


def by_id(application_id: UUID) -> Select[TripApplication]:
    return select(A).where(A.id == application_id).execution_options(populate_existing=True)


def to_change(application_id: UUID) -> Select[TripApplication]:
    """Locked until the transaction ends; as it is once the lock is held."""
    return by_id(application_id).with_for_update()


async def trip_of(session: AsyncSession, application_id: UUID) -> UUID | None:
    return await session.scalar(select(A.trip_id).where(A.id == application_id))


def queue(trip_id: UUID) -> Select[TripApplication]:
    """The waiting list in the order in which seats are offered, locked."""
    found = select(A).where(A.trip_id == trip_id, A.state == SeatState.WAITLISTED)
    return found.order_by(A.queued_at, A.id).with_for_update().execution_options(populate_existing=True)


def prepared(trip_id: UUID) -> Select[TripApplication]:
    """Applications of a trip with a prepared decision, in the order of the list, locked."""
    found = select(A).where(A.trip_id == trip_id, A.pending_decision.is_not(None))
    return found.order_by(A.queued_at, A.id).with_for_update().execution_options(populate_existing=True)


def live_of(trip_id: UUID) -> Select[TripApplication]:
    """All that are not over, locked; by cluster, so that budgets are touched in one order."""
    found = select(A).where(A.trip_id == trip_id, A.state.not_in(SEAT_ENDED))
    ordered = found.order_by(A.cluster_slug, A.id)
    return ordered.with_for_update().execution_options(populate_existing=True)


def holding(trip_id: UUID, states: Sequence[str]) -> Select[TripApplication]:
    found = select(A).where(A.trip_id == trip_id, A.state.in_(states)).order_by(A.cluster_slug, A.id)
    return found.with_for_update().execution_options(populate_existing=True)


def of_actor(trip_id: UUID, actor_id: UUID) -> Select[TripApplication]:
    """The one application of the organisation that is not over."""
    return select(A).where(A.trip_id == trip_id, A.actor_id == actor_id, A.state.not_in(SEAT_ENDED))


def of_exchange(exchange_id: UUID) -> Select[UUID]:
    return select(A.id).where(A.exchange_id == exchange_id)


# --- what time brings about ---


def trips_with_expired_offers(now: datetime) -> Select[UUID]:
    found = select(A.trip_id).where(A.state == SeatState.OFFERED, A.offer_expires_at <= now)
    return found.distinct().order_by(A.trip_id)


def expired_offers(trip_id: UUID, now: datetime) -> Select[TripApplication]:
    found = select(A).where(A.trip_id == trip_id, A.state == SeatState.OFFERED, A.offer_expires_at <= now)
    return found.order_by(A.id).with_for_update().execution_options(populate_existing=True)


def offers_to_remind_of(now: datetime) -> Select[TripApplication]:
    """Of whose time less than a quarter is left."""
    left = A.offer_expires_at - literal_column("interval '1 second'") * (
        func.extract("epoch", A.offer_expires_at - A.offered_at) / 4
    )
    found = select(A).where(
        A.state == SeatState.OFFERED,
        A.offer_reminded_at.is_(None),
        A.offer_expires_at > now,
        left <= now,
    )
    return found.order_by(A.id).limit(200).with_for_update(skip_locked=True)


# --- one application, to be read ---


@dataclass(frozen=True)
class Full:
    application: TripApplication
    trip: Trip
    actor: Actor
    host: Actor | None
    applicant_name: str | None
    travellers: int
    position: int | None


async def full(session: AsyncSession, application_id: UUID) -> Full | None:
    travellers = select(func.count()).where(Traveller.application_id == A.id).scalar_subquery()
    found = (
        select(A, T, Actor, HOST, User.display_name, travellers.label("travellers"))
        .join(T, T.id == A.trip_id)
        .join(Actor, Actor.id == A.actor_id)
        .outerjoin(HOST, HOST.id == A.preferred_host_id)
        .outerjoin(User, User.id == A.applicant_id)
        .where(A.id == application_id)
    )
    row = (await session.execute(found)).one_or_none()
    if row is None:
        return None
    application, trip, actor, host, name, named = row
    return Full(application, trip, actor, host, name, named, await position(session, application))


async def position(session: AsyncSession, application: TripApplication) -> int | None:
    """The place on the waiting list, from 1; None for who is not on it."""
    if application.state != SeatState.WAITLISTED:
        return None
    before = or_(
        A.queued_at < application.queued_at,
        and_(A.queued_at == application.queued_at, A.id < application.id),
    )
    on_list = (A.trip_id == application.trip_id, A.state == SeatState.WAITLISTED)
    return (await session.scalar(select(func.count()).where(*on_list, before)) or 0) + 1


async def waiting_list(session: AsyncSession, trip_id: UUID) -> list[tuple[TripApplication, Actor]]:
    found = (
        select(A, Actor)
        .join(Actor, Actor.id == A.actor_id)
        .where(A.trip_id == trip_id, A.state == SeatState.WAITLISTED)
        .order_by(A.queued_at, A.id)
    )
    return [(row[0], row[1]) for row in (await session.execute(found)).all()]


async def confirmed_cluster_of(session: AsyncSession, actor_id: UUID, clusters: frozenset[str]) -> str | None:
    """The first of these that has confirmed the organisation."""
    found = select(J.cluster_slug).where(
        J.actor_id == actor_id, J.state == "confirmed", J.cluster_slug.in_(clusters)
    )
    return await session.scalar(found.order_by(J.cluster_slug).limit(1))


async def address_of(session: AsyncSession, user_id: UUID | None) -> tuple[str, str] | None:
    """Address and language of who applied, while they have an account."""
    found = select(User.email, User.language).where(User.id == user_id, User.erased_at.is_(None))
    row = (await session.execute(found)).one_or_none()
    return None if row is None else (row.email, row.language)
