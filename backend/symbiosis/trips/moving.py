"""Taking a trip from draft to reported: each step by the table of moves."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors.viewer import PLATFORM, Viewer
from symbiosis.kit.http import check_version
from symbiosis.trips import editing, fanning_out, moves, queries, situation
from symbiosis.trips.attendance import closing
from symbiosis.trips.editing_schemas import CancelTripIn, TripReportIn
from symbiosis.trips.models import Trip
from symbiosis.trips.seats import ending, promoting
from symbiosis.trips.vocabulary import TripVerb


async def move_trip(
    session: AsyncSession, viewer: Viewer, trip_id: UUID, verb: TripVerb, if_match: str | None, now: datetime
) -> Trip:
    """A step that needs nothing said. Errors: as `editing.to_manage`, `if-match-required`,
    `changed-meanwhile`, and as `moves.check`."""
    trip = await _to_move(session, viewer, trip_id, if_match)
    await _step(session, trip, verb, viewer, now)
    if verb is TripVerb.CONFIRM:
        trip.programme_frozen = await _frozen(session, trip)
        await fanning_out.fan_out(session, viewer.by(), trip, now)
    if verb is TripVerb.REOPEN_REGISTRATION:
        await promoting.promote(session, trip, viewer.by(), now)
    await session.flush()
    return trip


async def cancel_trip(
    session: AsyncSession,
    viewer: Viewer,
    trip_id: UUID,
    said: CancelTripIn,
    if_match: str | None,
    now: datetime,
) -> Trip:
    """All seats, vouchers and exchanges of it end, and everybody who applied is told. Errors: as `move_trip`."""
    trip = await _to_move(session, viewer, trip_id, if_match)
    await _step(session, trip, TripVerb.CANCEL, viewer, now, reason_length=len(said.reason))
    trip.cancel_reason = said.reason
    await session.flush()
    await ending.end_all(session, viewer.by(), trip, said.reason, now)
    await session.flush()
    return trip


async def report_trip(
    session: AsyncSession,
    viewer: Viewer,
    trip_id: UUID,
    said: TripReportIn,
    if_match: str | None,
    now: datetime,
) -> Trip:
    """Errors: as `move_trip`."""
    trip = await _to_move(session, viewer, trip_id, if_match)
    if said.report is not None:
        trip.report = {language: text for language, text in said.report.items() if text.strip()}
    waived = said.waive_exchanges_reason
    change = {"waived_reason_length": len(waived)} if waived else {}
    await _step(session, trip, TripVerb.REPORT, viewer, now, waived=waived is not None, **change)
    await closing.close(session, viewer.by(), trip, now)
    await session.flush()
    return trip


async def advance_due(session: AsyncSession, now: datetime) -> int:
    """Confirmed trips begin on their first day and are finished the day after their last."""
    moved = 0
    for verb, due in ((TripVerb.START, queries.due_to_start), (TripVerb.FINISH, queries.due_to_finish)):
        for trip_id in (await session.scalars(due(now.date()))).all():
            trip = await session.scalar(queries.to_change(trip_id))
            if trip is None or moves.find(trip.state, verb) is None:
                continue
            await _step(session, trip, verb, PLATFORM, now)
            moved += 1
    await session.flush()
    return moved


async def _to_move(session: AsyncSession, viewer: Viewer, trip_id: UUID, if_match: str | None) -> Trip:
    trip = await editing.to_manage(session, viewer, trip_id)
    check_version(if_match, trip.version)
    return trip


async def _step(
    session: AsyncSession,
    trip: Trip,
    verb: TripVerb,
    viewer: Viewer,
    now: datetime,
    *,
    waived: bool = False,
    **change: Any,
) -> None:
    move = moves.check(trip.state, verb, await situation.of(session, trip, now, waived=waived))
    before = trip.state
    trip.state, trip.updated_at = move.after.value, now
    editing.journal(
        session, trip, _TAGS[verb], viewer, state={"before": before, "after": trip.state}, **change
    )


_TAGS = {
    TripVerb.PUBLISH: "published",
    TripVerb.CLOSE_REGISTRATION: "registration_closed",
    TripVerb.REOPEN_REGISTRATION: "registration_reopened",
    TripVerb.CONFIRM: "confirmed",
    TripVerb.START: "started",
    TripVerb.FINISH: "finished",
    TripVerb.REPORT: "reported",
    TripVerb.ARCHIVE: "archived",
    TripVerb.CANCEL: "cancelled",
}


async def _frozen(session: AsyncSession, trip: Trip) -> dict[str, Any]:
    """The programme as it was settled."""
    lines = await queries.lines_of(session, trip.id)
    names = ("day", "starts_at", "ends_at", "kind", "place", "counts")
    return {
        "lines": [
            {
                **{name: _plain(getattr(line, name)) for name in names},
                "title": line.title,
                "host": None if actor is None else actor.display_name,
            }
            for line, actor in lines
        ]
    }


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value
