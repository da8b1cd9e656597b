"""One step of an application for seats: taking it by the table, and writing it down."""

from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.journal.by import By
from symbiosis.journal.service import record
from symbiosis.trips.models import TripApplication
from symbiosis.trips.seats import moves
from symbiosis.trips.vocabulary import SeatVerb


def go(
    session: AsyncSession, application: TripApplication, verb: SeatVerb, by: By, now: datetime, **change: Any
) -> None:
    """Errors: `seat-move-not-possible`."""
    move = moves.check(application.state, verb)
    before = application.state
    application.state, application.updated_at = move.after.value, now
    journal(session, application, _PAST[verb], by, before, **change)


def journal(
    session: AsyncSession,
    application: TripApplication,
    what: str,
    by: By,
    before: str | None = None,
    **change: Any,
) -> None:
    record(
        session,
        by=by,
        tag=f"trip_application.{what}",
        subject_type="trip_application",
        subject_id=application.id,
        actor_id=application.actor_id,
        before={"state": before} if before else None,
        after={"state": application.state} if before else None,
        change={"trip": str(application.trip_id), **change},
    )


_PAST = {
    SeatVerb.SUBMIT: "submitted",
    SeatVerb.REVIEW: "reviewed",
    SeatVerb.OFFER: "offered",
    SeatVerb.WAITLIST: "waitlisted",
    SeatVerb.DECLINE: "declined",
    SeatVerb.CONFIRM: "confirmed",
    SeatVerb.WITHDRAW: "withdrawn",
    SeatVerb.EXPIRE: "offer_expired",
    SeatVerb.CHECK_IN: "checked_in",
    SeatVerb.ATTEND: "attended",
    SeatVerb.MISS: "missed",
}
