"""One step of a registration: taking it by the table, and writing it down."""

from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.exchanges.models import Registration
from symbiosis.exchanges.registering import moves
from symbiosis.exchanges.registering.moves import RegistrationVerb
from symbiosis.journal.by import By
from symbiosis.journal.service import record


def go(
    session: AsyncSession,
    registration: Registration,
    verb: RegistrationVerb,
    by: By,
    now: datetime,
    **change: Any,
) -> None:
    """Errors: `registration-move-not-possible`."""
    move = moves.check(registration.state, verb)
    before = registration.state
    registration.state = move.after or before
    registration.updated_at = now
    moved = before if move.after else None
    journal(session, registration, _PAST[verb], by, moved, **change)


def alive(registration: Registration, now: datetime) -> None:
    """They were heard of: nobody needs to ask whether they are still interested."""
    registration.alive_at, registration.asked_at = now, None


def journal(
    session: AsyncSession,
    registration: Registration,
    what: str,
    by: By,
    before: str | None = None,
    **change: Any,
) -> None:
    record(
        session,
        by=by,
        tag=f"registration.{what}",
        subject_type="registration",
        subject_id=registration.id,
        actor_id=registration.actor_id,
        before={"state": before} if before else None,
        after={"state": registration.state} if before else None,
        change=change,
    )


_V = RegistrationVerb
_PAST = {
    _V.CHANGE: "changed",
    _V.SUBMIT: "submitted",
    _V.TAKE_BACK: "taken_back",
    _V.ACCEPT: "accepted",
    _V.REQUEST_CHANGES: "changes_requested",
    _V.REJECT: "rejected",
    _V.STAY_INTERESTED: "still_interested",
    _V.FALL_ASLEEP: "fell_asleep",
    _V.CLOSE: "closed",
}
