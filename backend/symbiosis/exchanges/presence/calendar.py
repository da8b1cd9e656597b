"""What the calendar alone brings about: stays begin on their first day and are over after their last."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.exchanges import moving, queries
from symbiosis.exchanges.moves import Verb
from symbiosis.journal.by import PLATFORM


async def follow_calendar(session: AsyncSession, now: datetime) -> int:
    """How many began or ended. What ends so is unconfirmed until the host's side says how it was."""
    today, moved = now.date(), 0
    for exchange in await session.scalars(queries.to_start(today)):
        await moving.go(session, exchange, Verb.START, PLATFORM, now)
        moved += 1
    await session.flush()
    for exchange in await session.scalars(queries.to_end(today)):
        exchange.actual_start = exchange.actual_start or exchange.planned_start
        exchange.actual_end = exchange.actual_end or exchange.planned_end
        await moving.go(session, exchange, Verb.END_STAY, PLATFORM, now)
        moved += 1
    await session.flush()
    return moved
