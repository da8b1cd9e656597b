"""Verifying by register, after the request: agreeing name and number verify, anything else is noted for staff."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from symbiosis.actors import queries
from symbiosis.actors.checking import verification
from symbiosis.actors.checking.lookup import Found, Register, RegisterUnreachable
from symbiosis.actors.checking.verification import LOOK_UP
from symbiosis.actors.merging import likeness
from symbiosis.actors.models import Actor
from symbiosis.actors.vocabulary import Standing, Verification, VerificationNote
from symbiosis.journal.by import PLATFORM
from symbiosis.journal.service import record
from symbiosis.kit.jobs import defer

Sessions = async_sessionmaker[AsyncSession]

TRIES = 5
FIRST_PAUSE = timedelta(minutes=5)
"""Doubled with each try: the last one is more than an hour after the first."""


@dataclass(frozen=True)
class Asked:
    """What is put to the register, and must still be so when the answer is here."""

    legal_name: str
    display_name: str
    country: str
    number: str


async def look_up(sessions: Sessions, payload: dict[str, Any], now: datetime, register: Register) -> str:
    """The job; gives what came of it. The register is asked between two transactions, not within one."""
    actor_id, tried = UUID(payload["actor_id"]), int(payload.get("tried", 0))
    async with sessions() as session:
        actor = await session.get(Actor, actor_id)
        asked = _asked(actor) if actor else None
    if asked is None:
        return "nothing to look up"
    try:
        found = await register.look_up(asked.country, asked.number)
    except RegisterUnreachable:
        return await _again(sessions, actor_id, asked, tried + 1, now)
    if found is None:
        return "not in this register"
    return await _conclude(sessions, actor_id, asked, _note_on(asked, found), register.name, now)


def _asked(actor: Actor) -> Asked | None:
    """Only pending organisations with a tax number can be looked up."""
    if actor.verification != Verification.PENDING or actor.standing != Standing.ACTIVE:
        return None
    home = likeness.tax_number(actor.registration_scheme, actor.registration_number)
    return Asked(actor.legal_name, actor.display_name, *home) if home else None


def _note_on(asked: Asked, found: Found) -> VerificationNote | None:
    """What speaks against it; None where name and number agree."""
    if not found.is_valid:
        return VerificationNote.NUMBER_UNKNOWN
    if found.name is None:
        return VerificationNote.NAME_NOT_DISCLOSED
    # A name to show that the register does not know is for people to judge.
    names = {likeness.bare_name(name) for name in (found.name, asked.legal_name, asked.display_name)}
    return None if len(names) == 1 else VerificationNote.NAME_DIFFERS


async def _conclude(
    sessions: Sessions,
    actor_id: UUID,
    asked: Asked,
    note: VerificationNote | None,
    source: str,
    now: datetime,
) -> str:
    async with sessions() as session, session.begin():
        actor = await session.scalar(queries.to_change(actor_id))
        # Whoever corrected the record meanwhile has asked again, and that brought a job of its own.
        if actor is None or _asked(actor) != asked:
            return "changed meanwhile"
        if note is None:
            await verification.confirm(session, actor, PLATFORM, source, now)
            return "verified"
        actor.verification_note = verification.note(note)
        _journal(session, actor_id, note, source)
        return str(note)


async def _again(sessions: Sessions, actor_id: UUID, asked: Asked, tried: int, now: datetime) -> str:
    """Staff see at once that the register is away, and may decide without it."""
    async with sessions() as session, session.begin():
        actor = await session.scalar(queries.to_change(actor_id))
        if actor is None or _asked(actor) != asked:
            return "changed meanwhile"
        actor.verification_note = verification.note(VerificationNote.REGISTER_UNREACHABLE)
        if tried >= TRIES:
            return "given up"
        pause = FIRST_PAUSE * 2 ** (tried - 1)
        payload = {"actor_id": str(actor_id), "tried": tried}
        await session.flush()
        await defer(session, LOOK_UP, payload, key=f"{actor_id}:again-{tried}", after=pause)
        return "again later"


def _journal(session: AsyncSession, actor_id: UUID, note: VerificationNote, source: str) -> None:
    record(
        session,
        by=PLATFORM,
        tag="actor.register_disagreed",
        subject_type="actor",
        subject_id=actor_id,
        actor_id=actor_id,
        change={"note": str(note), "register": source},
    )
