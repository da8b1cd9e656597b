"""What attendance makes of seats once a trip is reported: attended, or not."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.journal.by import By
from symbiosis.trips.attendance import queries
from symbiosis.trips.models import Trip
from symbiosis.trips.seats import moving
from symbiosis.trips.seats import queries as seats
from symbiosis.trips.vocabulary import SeatState, SeatVerb


async def close(session: AsyncSession, by: By, trip: Trip, now: datetime) -> None:
    """Whoever was there on one day has attended; an organisation nobody saw has not shown up."""
    states = [SeatState.CONFIRMED, SeatState.CHECKED_IN]
    for application in list(await session.scalars(seats.holding(trip.id, states))):
        colleagues = list(await session.scalars(queries.colleagues(application.id)))
        answered = await queries.days_of(session, colleagues)
        there = any(row.present for days in answered.values() for row in days)
        if there and application.state == SeatState.CONFIRMED:
            moving.go(session, application, SeatVerb.CHECK_IN, by, now)
        verb = SeatVerb.ATTEND if there else SeatVerb.MISS
        moving.go(session, application, verb, by, now)
    await session.flush()
