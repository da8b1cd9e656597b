"""The exchange somebody wants to do something with, locked."""

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors.viewer import Viewer
from symbiosis.exchanges import queries
from symbiosis.exchanges.models import Exchange
from symbiosis.exchanges.problems import hidden


async def visible_locked(session: AsyncSession, viewer: Viewer, exchange_id: UUID) -> Exchange:
    """Errors: `not-found` where it is hidden."""
    # What this transaction has changed already is read anew with the lock.
    await session.flush()
    exchange = await session.scalar(queries.to_change(exchange_id))
    if exchange is None or not queries.is_visible(viewer, exchange):
        raise hidden()
    return exchange


async def locked(session: AsyncSession, exchange_id: UUID) -> Exchange:
    """For the platform. Errors: `not-found`."""
    await session.flush()
    exchange = await session.scalar(queries.to_change(exchange_id))
    if exchange is None:
        raise hidden()
    return exchange
