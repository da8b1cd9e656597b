"""What attendance makes of seats, and of their exchanges, once a trip is reported: attended, or not."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.exchanges import service as exchanges
from symbiosis.exchanges.moves import Verb, why_not_from
from symbiosis.exchanges.presence.service import count
from symbiosis.exchanges.vocabulary import EndReason
from symbiosis.journal.by import By
from symbiosis.trips.attendance import queries
from symbiosis.trips.models import Trip
from symbiosis.trips.seats import moving
from symbiosis.trips.seats import queries as seats
from symbiosis.trips.vocabulary import SeatState, SeatVerb


async def close(session: AsyncSession, by: By, trip: Trip, now: datetime) -> None:
    """Whoever was there on one day has attended; an organisation nobody saw has not shown up, and its exchange
    ends with that."""
    missed = []
    states = [SeatState.CONFIRMED, SeatState.CHECKED_IN]
    for application in list(await session.scalars(seats.holding(trip.id, states))):
        colleagues = list(await session.scalars(queries.colleagues(application.id)))
        answered = await queries.days_of(session, colleagues)
        there = any(row.present for days in answered.values() for row in days)
        if there and application.state == SeatState.CONFIRMED:
            moving.go(session, application, SeatVerb.CHECK_IN, by, now)
        verb = SeatVerb.ATTEND if there else SeatVerb.MISS
        moving.go(session, application, verb, by, now)
        if not there and application.exchange_id is not None:
            missed.append(application.exchange_id)
    await session.flush()
    # Money is touched last, in one order for all who do this.
    for exchange_id in sorted(missed):
        await _end(session, by, exchange_id, now)


async def _end(session: AsyncSession, by: By, exchange_id: UUID, now: datetime) -> None:
    """Unless somebody was seen there by other means, or it is over already."""
    exchange = await exchanges.locked(session, exchange_id)
    facts = await count(session, exchange, now)
    possible = why_not_from(exchange.state, Verb.REPORT_NO_SHOW) is None
    if possible and not facts.present_days:
        reason, verb = EndReason.NO_SHOW, Verb.REPORT_NO_SHOW
        await exchanges.cancel(session, by, exchange, reason, None, now, verb=verb)
