"""What is read of travellers and their days."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors.models import Actor
from symbiosis.trips.models import Traveller, Trip, TripApplication, TripDay, TripHost

A, P, D = TripApplication, Traveller, TripDay
TRAVELS = ("confirmed", "checked_in", "attended", "no_show")


def of_application(application_id: UUID) -> Select[Traveller]:
    return select(P).where(P.application_id == application_id).order_by(P.created_at, P.id)


def by_id(traveller_id: UUID) -> Select[Traveller]:
    return select(P).where(P.id == traveller_id)


def by_code(code_hash: bytes) -> Select[UUID]:
    return select(P.id).where(P.code_hash == code_hash)


async def with_trip(
    session: AsyncSession, traveller_id: UUID
) -> tuple[Traveller, TripApplication, Trip, Actor] | None:
    found = (
        select(P, A, Trip, Actor)
        .join(A, A.id == P.application_id)
        .join(Trip, Trip.id == A.trip_id)
        .join(Actor, Actor.id == A.actor_id)
        .where(P.id == traveller_id)
    )
    row = (await session.execute(found)).one_or_none()
    return None if row is None else (row[0], row[1], row[2], row[3])


async def on_trip(session: AsyncSession, trip_id: UUID) -> list[tuple[Traveller, Actor]]:
    """Who travels, by organisation and name."""
    found = (
        select(P, Actor)
        .join(A, A.id == P.application_id)
        .join(Actor, Actor.id == A.actor_id)
        .where(A.trip_id == trip_id, A.state.in_(TRAVELS))
        .order_by(Actor.sort_name, P.name, P.id)
    )
    return [(row[0], row[1]) for row in (await session.execute(found)).all()]


async def days_of(session: AsyncSession, traveller_ids: Sequence[UUID]) -> dict[UUID, list[TripDay]]:
    found = select(D).where(D.traveller_id.in_(traveller_ids)).order_by(D.day)
    days: dict[UUID, list[TripDay]] = {traveller_id: [] for traveller_id in traveller_ids}
    for day in await session.scalars(found.execution_options(populate_existing=True)):
        days[day.traveller_id].append(day)
    return days


async def confirmed_host_ids(session: AsyncSession, trip_id: UUID) -> set[UUID]:
    found = select(TripHost.actor_id).where(TripHost.trip_id == trip_id, TripHost.confirmed_at.is_not(None))
    return set(await session.scalars(found))


def colleagues(application_id: UUID) -> Select[UUID]:
    return select(P.id).where(P.application_id == application_id)
