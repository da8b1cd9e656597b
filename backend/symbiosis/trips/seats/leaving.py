"""Giving seats back: withdrawn, run out, cancelled with the trip. One transaction for all that follows."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.exchanges import service as exchanges
from symbiosis.exchanges.vocabulary import EndReason
from symbiosis.exchanges.vouchers import service as vouchers
from symbiosis.journal.by import By
from symbiosis.trips.models import Trip, TripApplication
from symbiosis.trips.seats import holding, moving, offering, promoting
from symbiosis.trips.vocabulary import SeatVerb


async def leave(
    session: AsyncSession,
    by: By,
    trip: Trip,
    application: TripApplication,
    verb: SeatVerb,
    now: datetime,
    *,
    reason: str | None = None,
    promote: bool = True,
) -> None:
    """Whoever calls this holds the locks on the trip and the application. The exchange that grew out of the seat
    ends with it. Errors: `seat-move-not-possible`, and what stands in the way of ending the exchange."""
    held = application.seats_held
    # A seat may stop being held only together with the state that holds it: one UPDATE for both.
    seats = await holding.give_back(session, application)
    moving.go(session, application, verb, by, now, seats=seats, reason_length=len(reason or ""))
    application.reason, application.passed_over = reason, None
    application.offer_expires_at = None
    offering.clear_prepared(application)
    await session.flush()
    if held and promote:
        await promoting.promote(session, trip, by, now)
    await end_money(session, by, application, _END[verb], now)


async def end_money(
    session: AsyncSession, by: By, application: TripApplication, reason: EndReason, now: datetime
) -> None:
    """The exchange, or the voucher of the seat where there is none yet. Money is touched last."""
    if application.exchange_id is not None:
        exchange = await exchanges.locked(session, application.exchange_id)
        if exchange.state not in _OVER:
            await exchanges.cancel(session, by, exchange, reason, None, now)
        return
    await vouchers.release(
        session,
        by,
        reason=reason,
        now=now,
        trip_id=application.trip_id,
        visitor_id=application.actor_id,
    )


_END = {
    SeatVerb.WITHDRAW: EndReason.VISITOR_UNAVAILABLE,
    SeatVerb.EXPIRE: EndReason.VISITOR_UNAVAILABLE,
}
_OVER = frozenset({"cancelled", "rejected", "no_show"})
