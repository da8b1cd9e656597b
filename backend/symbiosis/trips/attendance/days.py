"""Who was there on which day: by QR code or list. It flows into the exchanges of the trip."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors.models import Actor
from symbiosis.actors.viewer import Viewer
from symbiosis.exchanges import service as exchanges
from symbiosis.exchanges.presence.service import count, record_day
from symbiosis.exchanges.vocabulary import ENDED_WITHOUT_STAY, DayKind, ExchangeState, PresenceMethod
from symbiosis.kit.problems import FieldError, InvalidInput, NotAllowed, NotFound
from symbiosis.trips import editing, situation
from symbiosis.trips import policy as trip_policy
from symbiosis.trips import queries as trips
from symbiosis.trips.attendance import codes, problems, queries, travellers
from symbiosis.trips.attendance.schemas import MarkIn
from symbiosis.trips.models import Traveller, Trip, TripApplication, TripDay
from symbiosis.trips.references import ref
from symbiosis.trips.seats import moving, policy
from symbiosis.trips.seats import queries as seats
from symbiosis.trips.seats.reading import brief
from symbiosis.trips.vocabulary import SeatState, SeatVerb, TripState

_RECORDS = frozenset({TripState.CONFIRMED, TripState.RUNNING, TripState.FINISHED})
_JUDGED = frozenset(
    {
        *(ExchangeState.VALIDATED, ExchangeState.PAID, ExchangeState.CLOSED),
        *(ExchangeState.NOT_FUNDABLE, ExchangeState.RECOVERED),
    }
)
_NAMES = ("day", "present", "method", "confirmed_at")


async def look_up(
    session: AsyncSession, viewer: Viewer, code: str, day: date | None, now: datetime
) -> dict[str, Any]:
    """`CheckInOut`: whose code it is, before anything is confirmed. Errors: `check-in-code-unknown`,
    `not-allowed`."""
    found, _, trip, actor = await _of_code(session, viewer, code)
    return await _document(session, trip, found, actor, day or _today(trip, now))


async def check_in(
    session: AsyncSession, viewer: Viewer, code: str, day: date | None, now: datetime
) -> dict[str, Any]:
    """`CheckInOut`, confirmed; the same code twice changes nothing. Errors: as `look_up`, `day-not-of-trip`,
    `day-not-come`, `attendance-closed`."""
    found, _, trip, actor = await _of_code(session, viewer, code)
    on = day or _today(trip, now)
    _check_day(trip, on, now)
    await _mark(session, viewer, trip, found, on, True, PresenceMethod.QR, now)
    return await _document(session, trip, found, actor, on)


async def set_list(
    session: AsyncSession, viewer: Viewer, trip_id: UUID, day: date, marks: Sequence[MarkIn], now: datetime
) -> Trip:
    """From the signed list. Errors: `not-found`, `not-allowed`, `invalid-input`, and as `check_in`."""
    trip = await editing.visible(session, viewer, trip_id)
    await _admit(session, viewer, trip)
    _check_day(trip, day, now)
    there = {row.id: row for row, _ in await queries.on_trip(session, trip.id)}
    for n, mark in enumerate(marks):
        if mark.traveller_id not in there:
            detail = "Name people who travel on confirmed seats of this trip."
            raise InvalidInput(detail, [FieldError(f"/marks/{n}/traveller_id", "unknown", detail)])
    for mark in sorted(marks, key=lambda one: str(one.traveller_id)):
        traveller = there[mark.traveller_id]
        await _mark(session, viewer, trip, traveller, day, mark.present, PresenceMethod.LIST_SIGNATURE, now)
    return trip


async def attendance(session: AsyncSession, viewer: Viewer, trip_id: UUID, secret: str) -> dict[str, Any]:
    """`AttendanceOut`; needs only for those who manage the trip. Errors: `not-found`, `not-allowed`."""
    trip = await editing.visible(session, viewer, trip_id)
    await _admit(session, viewer, trip)
    days = await situation.counted_days(session, trip)
    found = await queries.on_trip(session, trip.id)
    answered = await queries.days_of(session, [row.id for row, _ in found])
    manages = trip_policy.manages(viewer, trip.owner_cluster)
    return {
        "trip": brief(trip),
        "days": days,
        "open_days": await trips.number_of_days_open(session, trip.id, days),
        "travellers": [
            {
                "traveller_id": row.id,
                "name": row.name,
                "actor": ref(actor),
                "needs": travellers.needs_of(row, secret) if manages else None,
                "days": [{name: getattr(day, name) for name in _NAMES} for day in answered[row.id]],
            }
            for row, actor in found
        ],
    }


async def _mark(
    session: AsyncSession,
    viewer: Viewer,
    trip: Trip,
    traveller: Traveller,
    day: date,
    present: bool,
    method: PresenceMethod,
    now: datetime,
) -> None:
    """What was said last counts."""
    application = await session.scalar(seats.to_change(traveller.application_id))
    if application is None:
        raise NotFound("There is no such traveller.")
    row = await session.get(TripDay, (traveller.id, day))
    if row is not None and row.present == present and row.method == method:
        return
    if row is None:
        row = TripDay(traveller_id=traveller.id, day=day)
        session.add(row)
    row.present, row.method = present, method
    row.confirmed_by, row.confirmed_at = viewer.user_id, now
    await session.flush()
    if present and application.state == SeatState.CONFIRMED:
        moving.go(session, application, SeatVerb.CHECK_IN, viewer.by(), now)
    moving.journal(session, application, "day_recorded", viewer.by(), day=day.isoformat(), present=present)
    await session.flush()
    await _tell_exchange(session, viewer, application, day, method, now)


async def _tell_exchange(
    session: AsyncSession,
    viewer: Viewer,
    application: TripApplication,
    day: date,
    method: PresenceMethod,
    now: datetime,
) -> None:
    """The organisation was there when one of its travellers was."""
    if application.exchange_id is None:
        return
    colleagues = list(await session.scalars(queries.colleagues(application.id)))
    answered = await queries.days_of(session, colleagues)
    there = any(row.present for days in answered.values() for row in days if row.day == day)
    exchange = await exchanges.locked(session, application.exchange_id)
    # What was validated stays as it was judged; the trip's own list may still be corrected.
    if exchange.state in _JUDGED | ENDED_WITHOUT_STAY:
        return
    kind = DayKind.TRAVEL if day in exchange.travel_days else DayKind.WORKING
    await record_day(session, exchange, day, kind, there, method, viewer.by(), now)
    await count(session, exchange, now)


async def _of_code(
    session: AsyncSession, viewer: Viewer, code: str
) -> tuple[Traveller, TripApplication, Trip, Actor]:
    """Errors: `check-in-code-unknown`, `not-allowed`."""
    traveller_id = await session.scalar(queries.by_code(codes.hash_of(code)))
    found = await queries.with_trip(session, traveller_id) if traveller_id else None
    if found is None or found[1].state not in queries.TRAVELS:
        raise problems.CodeUnknown("Ask the traveller to open the newest code, or use the list.")
    await _admit(session, viewer, found[2])
    return found


async def _admit(session: AsyncSession, viewer: Viewer, trip: Trip) -> None:
    """Who manages or reviews for the trip's cluster, and people of a confirmed host. Errors: `not-allowed`."""
    if trip_policy.manages(viewer, trip.owner_cluster):
        return
    if policy.reviews(viewer, frozenset({trip.owner_cluster})):
        return
    hosts = await queries.confirmed_host_ids(session, trip.id)
    if any(policy.applies_for(viewer, host) for host in hosts):
        return
    raise NotAllowed("Only staff of the trip's cluster and people of its hosts say who was there.")


def _check_day(trip: Trip, day: date, now: datetime) -> None:
    """Errors: `day-not-of-trip`, `day-not-come`, `attendance-closed`."""
    if trip.state not in _RECORDS:
        raise problems.AttendanceClosed(
            "It is recorded from the first day of a confirmed trip until the trip is reported."
        )
    if not trip.starts_on <= day <= trip.ends_on:
        raise problems.DayNotOfTrip(f"Choose a day from {trip.starts_on} to {trip.ends_on}.")
    if day > _today(trip, now):
        raise problems.DayNotCome(f"Record {day} on that day or later.")


def _today(trip: Trip, now: datetime) -> date:
    return now.astimezone(ZoneInfo(trip.timezone)).date()


async def _document(
    session: AsyncSession, trip: Trip, traveller: Traveller, actor: Actor, day: date
) -> dict[str, Any]:
    answered = await queries.days_of(session, [traveller.id])
    return {
        "trip": brief(trip),
        "traveller_id": traveller.id,
        "name": traveller.name,
        "actor": ref(actor),
        "day": day,
        "days": [{name: getattr(row, name) for name in _NAMES} for row in answered[traveller.id]],
    }
