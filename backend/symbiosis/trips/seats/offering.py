"""Offering seats. Whoever calls this holds the lock on the trip."""

from datetime import UTC, datetime, time, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.journal.by import By
from symbiosis.trips.models import Trip, TripApplication
from symbiosis.trips.previews import terms_or_none
from symbiosis.trips.seats import holding, moves, moving, telling
from symbiosis.trips.seats.filling import Room, seats_for, why_not
from symbiosis.trips.seats.problems import NoSeatsLeft, OffersEnded, PartnerShareTaken
from symbiosis.trips.vocabulary import OFFERS_SEATS, PassedOver, SeatVerb

DEFAULT_HOURS = 48


def still_offers(trip: Trip, now: datetime) -> bool:
    return trip.state in OFFERS_SEATS and trip.starts_on > now.date()


async def offer(
    session: AsyncSession,
    by: By,
    trip: Trip,
    application: TripApplication,
    now: datetime,
    *,
    room: Room | None = None,
) -> None:
    """As many seats as it wants and there are. Errors: `seat-move-not-possible`, `offers-ended`,
    `no-seats-left`, `partner-share-taken`."""
    moves.check(application.state, SeatVerb.OFFER)
    if not still_offers(trip, now):
        raise OffersEnded("Seats are offered from publication until the day before the trip.")
    room = room or await holding.room_of(session, trip.id)
    waiting = holding.waiting_of(application)
    seats = seats_for(room, waiting)
    if not seats:
        raise _none(why_not(room, waiting), room, application)
    await holding.take(session, application, seats)
    moving.go(session, application, SeatVerb.OFFER, by, now, seats=seats)
    application.offered_at, application.offer_expires_at = now, await _until(session, trip, now)
    application.offer_reminded_at = application.passed_over = application.reason = None
    clear_prepared(application)
    await session.flush()
    await telling.offered(session, trip, application, now)


def clear_prepared(application: TripApplication) -> None:
    application.pending_decision = application.pending_reason = None


def _none(code: PassedOver, room: Room, application: TripApplication) -> NoSeatsLeft | PartnerShareTaken:
    if code is PassedOver.PARTNER_SHARE_TAKEN:
        return PartnerShareTaken(
            f"All seats for organisations of {application.cluster_slug} are taken. Raise its share, or put the"
            " application on the waiting list."
        )
    whole = " all or none" if application.all_or_none else ""
    return NoSeatsLeft(
        f"{max(room.for_cluster(application.cluster_slug), 0)} seats are free, and it asks for"
        f" {application.seats_wanted}{whole}. Raise the number of seats, or put it on the waiting list."
    )


async def _until(session: AsyncSession, trip: Trip, now: datetime) -> datetime:
    """After the hours of the trip or the programme; at the latest when the trip's first day begins."""
    hours = trip.offer_hours
    if hours is None:
        terms = await terms_or_none(session, trip.programme_slug, trip.starts_on)
        hours = terms.rules.offer_hours if terms else DEFAULT_HOURS
    first_day = datetime.combine(trip.starts_on, time.min, UTC)
    return min(now + timedelta(hours=hours), first_day)
