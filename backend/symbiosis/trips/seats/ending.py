"""What ends for everybody: a cancelled trip; and offers that ran out."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.exchanges.events import ExchangeEnded
from symbiosis.exchanges.vocabulary import EndReason
from symbiosis.journal.by import PLATFORM, By
from symbiosis.trips import queries as trips
from symbiosis.trips.models import Trip
from symbiosis.trips.seats import holding, leaving, moves, moving, offering, queries, telling
from symbiosis.trips.vocabulary import SeatState, SeatVerb, TripState


async def end_all(session: AsyncSession, by: By, trip: Trip, reason: str, now: datetime) -> None:
    """Of a cancelled trip: seats first, money last, in one order of clusters for all who do this."""
    applications = list(await session.scalars(queries.live_of(trip.id)))
    for application in applications:
        seats = await holding.give_back(session, application)
        moving.go(session, application, SeatVerb.WITHDRAW, by, now, seats=seats, trip_cancelled=True)
        application.reason, application.offer_expires_at = reason, None
        application.passed_over = None
        offering.clear_prepared(application)
    await session.flush()
    for application in applications:
        await leaving.end_money(session, by, application, EndReason.TRIP_CANCELLED, now)
        if application.queued_at is not None:
            await telling.cancelled(session, trip, application, now)


async def expire_offers(session: AsyncSession, now: datetime) -> int:
    """Offers nobody answered: their seats go to the next on the list."""
    expired = 0
    for trip_id in (await session.scalars(queries.trips_with_expired_offers(now))).all():
        trip = await session.scalar(trips.to_change(trip_id))
        if trip is None:
            continue
        late = list(await session.scalars(queries.expired_offers(trip.id, now)))
        for n, application in enumerate(late):
            last = n == len(late) - 1
            await leaving.leave(session, PLATFORM, trip, application, SeatVerb.EXPIRE, now, promote=last)
            await telling.expired(session, trip, application, now)
        expired += len(late)
    return expired


async def remind_of_offers(session: AsyncSession, now: datetime) -> int:
    """Once, when a quarter of the time is left."""
    found = list(await session.scalars(queries.offers_to_remind_of(now)))
    for application in found:
        trip = await session.get_one(Trip, application.trip_id)
        application.offer_reminded_at = now
        await telling.expiring(session, trip, application, now)
    await session.flush()
    return len(found)


async def exchange_ended(session: AsyncSession, ended: ExchangeEnded, now: datetime) -> None:
    """An exchange of a trip that is cancelled gives its seat back, unless the trip has begun."""
    application_id = await session.scalar(queries.of_exchange(ended.exchange_id))
    if application_id is None or ended.trip_id is None:
        return
    trip = await session.scalar(trips.to_change(ended.trip_id))
    application = await session.scalar(queries.to_change(application_id))
    if trip is None or application is None or trip.state != TripState.CONFIRMED:
        return
    if application.state == SeatState.CONFIRMED and moves.find(application.state, SeatVerb.WITHDRAW):
        await leaving.leave(session, ended.by, trip, application, SeatVerb.WITHDRAW, now)
