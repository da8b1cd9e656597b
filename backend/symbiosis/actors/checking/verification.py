"""Whether an organisation is who it says it is: asked for by it, decided by staff or a register."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors import parties, queries
from symbiosis.actors.checking import policy, rules
from symbiosis.actors.checking import queries as organisations
from symbiosis.actors.checking.notices import tell
from symbiosis.actors.checking.rules import VERIFICATION_MOVES
from symbiosis.actors.events import VerificationChanged
from symbiosis.actors.models import Actor
from symbiosis.actors.viewer import Viewer
from symbiosis.actors.vocabulary import Standing, VerificationNote
from symbiosis.journal.by import By
from symbiosis.journal.changes import length
from symbiosis.journal.service import record
from symbiosis.kit.events import emit
from symbiosis.kit.jobs import defer
from symbiosis.kit.problems import FieldError, InvalidInput, NotAllowed, NotFound, WrongState

LOOK_UP = "actors.look_up_register"
"""The job that asks the register."""


async def request_verification(session: AsyncSession, viewer: Viewer, actor_id: UUID, now: datetime) -> Actor:
    """Puts it before the staff; the register is asked after the request.

    Errors: `not-found`, `not-allowed`, `wrong-state`, `invalid-input` naming what is missing.
    """
    actor = await _locked(session, actor_id)
    if reason := policy.why_not_request(viewer, await parties.of(session, actor_id)):
        raise NotAllowed(reason)
    _refuse_move(actor, "request")
    if missing := await missing_of(session, actor):
        remedy = "Fill this in first, then ask for verification."
        errors = [FieldError(f"/{name}", "missing", remedy) for name in missing]
        raise InvalidInput("Something is missing before this can be verified.", errors=errors)
    actor.verification_asked_at, actor.verification_note = now, None
    await _move(session, actor, "request", viewer.by(actor_id), now)
    await defer(session, LOOK_UP, {"actor_id": str(actor_id)}, key=f"{actor_id}:{actor.version}")
    return actor


async def verify_actor(
    session: AsyncSession, viewer: Viewer, actor_id: UUID, source: str, now: datetime
) -> Actor:
    """On a person's word; `source` says what they looked at.

    Errors: `not-found`, `not-allowed`, `wrong-state`.
    """
    actor = await _to_judge(session, viewer, actor_id)
    _refuse_move(actor, "verify")
    await confirm(session, actor, viewer.by(actor_id), source, now)
    return actor


async def reject_verification(
    session: AsyncSession, viewer: Viewer, actor_id: UUID, reason: str, now: datetime
) -> Actor:
    """Errors: `not-found`, `not-allowed`, `wrong-state`."""
    actor = await _to_judge(session, viewer, actor_id)
    _refuse_move(actor, "reject")
    actor.verification_note = note(VerificationNote.REJECTED, reason)
    await _move(session, actor, "reject", viewer.by(actor_id), now, {"reason": length(reason)})
    await tell(session, actor, "rejected", now, reason=reason)
    return actor


async def confirm(session: AsyncSession, actor: Actor, by: By, source: str, now: datetime) -> None:
    """Verified, by a person or (no person) a register, whose name the journal keeps whole."""
    actor.verified_at, actor.verified_by, actor.verified_source = now, by.user_id, source
    actor.verification_note, actor.source_statement = None, None
    await _move(session, actor, "verify", by, now, {"source": length(source) if by.user_id else source})
    await tell(session, actor, "verified", now)


async def lapse(session: AsyncSession, actor: Actor, by: By, now: datetime) -> None:
    """Its name or number has changed: what was confirmed is no longer what it says."""
    if rules.can_move(VERIFICATION_MOVES, "lapse", actor.verification):
        actor.verified_at = actor.verified_by = actor.verified_source = None
        actor.verification_note = note(VerificationNote.RECORD_CHANGED)
        await _move(session, actor, "lapse", by, now)


async def missing_of(session: AsyncSession, actor: Actor) -> list[str]:
    return rules.missing_for_verification(
        legal_name=actor.legal_name,
        country=actor.country,
        registration_number=actor.registration_number,
        sites=await organisations.number_of_sites(session, actor.id),
    )


def note(code: VerificationNote, text: str | None = None) -> dict[str, Any]:
    return {"code": code.value, "text": text}


async def _to_judge(session: AsyncSession, viewer: Viewer, actor_id: UUID) -> Actor:
    actor = await _locked(session, actor_id)
    party = await parties.of(session, actor_id)
    claimed = await organisations.claimed_clusters_of(session, actor_id)
    if reason := policy.why_not_verify(viewer, party, claimed):
        raise NotAllowed(reason)
    return actor


async def _locked(session: AsyncSession, actor_id: UUID) -> Actor:
    actor = await session.scalar(queries.to_change(actor_id))
    if actor is None:
        raise NotFound("There is no such organisation.")
    return actor


def _refuse_move(actor: Actor, verb: str) -> None:
    if actor.standing != Standing.ACTIVE:
        raise WrongState(f"This organisation is {actor.standing}.")
    if not rules.can_move(VERIFICATION_MOVES, verb, actor.verification):
        raise WrongState(f"`{verb}` is not possible: the verification is `{actor.verification}`.")


async def _move(
    session: AsyncSession,
    actor: Actor,
    verb: str,
    by: By,
    now: datetime,
    change: dict[str, Any] | None = None,
) -> None:
    tags = {
        "request": "actor.verification_requested",
        "verify": "actor.verified",
        "reject": "actor.verification_rejected",
        "lapse": "actor.verification_lapsed",
    }
    before, after = str(actor.verification), str(VERIFICATION_MOVES[verb][1])
    actor.verification, actor.updated_at = after, now
    record(
        session,
        by=by,
        tag=tags[verb],
        subject_type="actor",
        subject_id=actor.id,
        actor_id=actor.id,
        before={"verification": before},
        after={"verification": after},
        change=change,
    )
    await session.flush()
    await emit(session, VerificationChanged(actor.id), now)
