"""Taking seats and giving them back. The only place that does.

Whoever changes seats holds the lock on the trip first, then on applications in the order of their ids, and
touches money last: nobody waits for the other way round. The numbers change by conditional updates, and the
database refuses more than there are in any case.
"""

from typing import Any, cast
from uuid import UUID

from sqlalchemy import CursorResult, Update, update
from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.trips import queries as trips
from symbiosis.trips.models import Trip, TripApplication, TripPartnerSeats
from symbiosis.trips.seats import queries
from symbiosis.trips.seats.filling import Room, Waiting
from symbiosis.trips.seats.problems import NoSeatsLeft, PartnerShareTaken


async def room_of(session: AsyncSession, trip_id: UUID) -> Room:
    """As it is now; only the lock on the trip keeps it so."""
    free = await queries.free_seats(session, trip_id)
    shares = await trips.shares_of(session, trip_id)
    return Room(free, {share.cluster_slug: share.seats - share.taken for share in shares})


def waiting_of(application: TripApplication) -> Waiting:
    return Waiting(
        application.id, application.cluster_slug, application.seats_wanted, application.all_or_none
    )


async def take(session: AsyncSession, application: TripApplication, seats: int) -> None:
    """For an application that holds none. Errors: `no-seats-left`, `partner-share-taken`."""
    if not await _ran(session, _more(application.trip_id, seats)):
        raise NoSeatsLeft(
            f"It asks for {seats}. Offer it seats that are free, raise the number of seats, or put it on the"
            " waiting list."
        )
    has_share = await queries.has_share(session, application.trip_id, application.cluster_slug)
    if has_share and not await _ran(session, _more_of(application, seats)):
        await _ran(session, _more(application.trip_id, -seats))
        raise PartnerShareTaken(
            f"All seats for organisations of {application.cluster_slug} are taken. Raise its share, or put the"
            " application on the waiting list."
        )
    application.seats_held = seats


async def give_back(session: AsyncSession, application: TripApplication) -> int:
    """All it holds; what it gives back once it does not hold any more, so no seat comes back twice."""
    seats, application.seats_held = application.seats_held, 0
    if seats:
        await _ran(session, _more(application.trip_id, -seats))
        await _ran(session, _more_of(application, -seats))
    return seats


def _more(trip_id: UUID, seats: int) -> Update:
    new = Trip.seats_taken + seats
    return update(Trip).where(Trip.id == trip_id, new <= Trip.seats_total).values(seats_taken=new)


def _more_of(application: TripApplication, seats: int) -> Update:
    share = TripPartnerSeats
    new = share.taken + seats
    mine = (share.trip_id == application.trip_id, share.cluster_slug == application.cluster_slug)
    return update(share).where(*mine, new <= share.seats).values(taken=new)


async def _ran(session: AsyncSession, change: Update) -> bool:
    # Neither the trip's version nor the rows in memory follow: giving a seat is no edit of the trip.
    result = await session.execute(change.execution_options(synchronize_session=False))
    return cast("CursorResult[Any]", result).rowcount == 1
