"""What other rooms and parts ask of exchanges: open, find, cancel."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors.viewer import Viewer
from symbiosis.exchanges import moving, queries
from symbiosis.exchanges.models import Exchange
from symbiosis.exchanges.moves import Verb
from symbiosis.exchanges.opening import NewExchange, open_exchange
from symbiosis.exchanges.problems import hidden
from symbiosis.exchanges.vocabulary import EndReason
from symbiosis.exchanges.vouchers import service as vouchers
from symbiosis.journal.by import By

__all__ = ["NewExchange", "cancel", "locked", "open_exchange", "visible_locked"]


async def visible_locked(session: AsyncSession, viewer: Viewer, exchange_id: UUID) -> Exchange:
    """Errors: `not-found` where it is hidden."""
    exchange = await session.scalar(queries.to_change(exchange_id))
    if exchange is None or not queries.is_visible(viewer, exchange):
        raise hidden()
    return exchange


async def locked(session: AsyncSession, exchange_id: UUID) -> Exchange:
    """For the platform. Errors: `not-found`."""
    exchange = await session.scalar(queries.to_change(exchange_id))
    if exchange is None:
        raise hidden()
    return exchange


async def cancel(
    session: AsyncSession,
    viewer_by: By,
    exchange: Exchange,
    reason: EndReason,
    note: str | None,
    now: datetime,
    *,
    verb: Verb = Verb.CANCEL,
) -> None:
    """It ends before the stay: what was reserved is free again. Errors: `move-not-possible`."""
    moving.check_state(exchange, verb)
    exchange.end_reason, exchange.end_note = reason, note
    await vouchers.release(session, viewer_by, exchange_id=exchange.id, reason=reason, now=now)
    change = {"reason": reason, "note_length": len(note or "")}
    await moving.go(session, exchange, verb, viewer_by, now, change=change)
