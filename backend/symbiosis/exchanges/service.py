"""What other rooms and parts ask of exchanges: find one, open one, end one, and tell what happened to it."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.exchanges import moving
from symbiosis.exchanges.finding import locked, visible_locked
from symbiosis.exchanges.models import Exchange
from symbiosis.exchanges.moves import Verb
from symbiosis.exchanges.opening import NewExchange, open_exchange
from symbiosis.exchanges.papers import service as papers
from symbiosis.exchanges.validating.closing import (
    close_if_done,
    document_declined,
    document_signed,
    voucher_paid,
    voucher_recovered,
)
from symbiosis.exchanges.vocabulary import EndReason, ExchangeState
from symbiosis.exchanges.vouchers import service as vouchers
from symbiosis.journal.by import By

__all__ = [
    "NewExchange",
    "cancel",
    "close_if_done",
    "document_declined",
    "document_signed",
    "locked",
    "open_exchange",
    "visible_locked",
    "voucher_paid",
    "voucher_recovered",
]


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
    """It ends before the stay, or nobody came: what was reserved is free again, nobody is asked to sign.
    Errors: `move-not-possible`."""
    moving.check_state(exchange, verb)
    exchange.end_reason, exchange.end_note = reason, note
    if exchange.state == ExchangeState.SIGNING:
        await papers.void_signatures(session, exchange, viewer_by, now)
    await vouchers.release(session, viewer_by, exchange_id=exchange.id, reason=reason, now=now)
    change = {"reason": reason, "note_length": len(note or "")}
    await moving.go(session, exchange, verb, viewer_by, now, change=change)
