"""Registrations of an organisation which was merged into another."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.exchanges.proposing import ending
from symbiosis.exchanges.registering import moving, queries
from symbiosis.exchanges.registering.moves import RegistrationVerb
from symbiosis.exchanges.registering.queries import OVER
from symbiosis.journal.by import By


async def move_registrations(
    session: AsyncSession, source: UUID, target: UUID, by: By, now: datetime
) -> None:
    """Where both are registered in a programme, one is enough: the one of `source` is closed."""
    for registration in list(await session.scalars(queries.all_of(source))):
        live = registration.state not in OVER
        if live and await session.scalar(queries.live_of(registration.programme_slug, target)):
            moving.go(session, registration, RegistrationVerb.CLOSE, by, now)
            await session.flush()
            await ending.withdraw_all_of(session, registration.id, by, now)
        registration.actor_id = target
        await session.flush()
    await ending.end_within(session, target, now)
