"""Who is not heard of is asked first, and leaves the catalogue only when there is no answer."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.exchanges.registering import moving, queries, rules, telling
from symbiosis.exchanges.registering.moves import RegistrationVerb
from symbiosis.journal.by import PLATFORM


async def keep_awake(session: AsyncSession, now: datetime) -> int:
    """Ask, and let sleep; gives how many were asked or fell asleep."""
    return await _let_sleep(session, now) + await _ask(session, now)


async def _let_sleep(session: AsyncSession, now: datetime) -> int:
    silent = list(await session.scalars(queries.to_sleep(rules.to_sleep_before(now))))
    for registration in silent:
        moving.go(session, registration, RegistrationVerb.FALL_ASLEEP, PLATFORM, now)
        await session.flush()
        await telling.fell_asleep(session, registration, now)
    return len(silent)


async def _ask(session: AsyncSession, now: datetime) -> int:
    quiet = list(await session.scalars(queries.to_ask(rules.to_ask_before(now))))
    for registration in quiet:
        registration.asked_at = now
        moving.journal(session, registration, "asked", PLATFORM)
        await session.flush()
        await telling.still_interested(session, registration, now)
    return len(quiet)
