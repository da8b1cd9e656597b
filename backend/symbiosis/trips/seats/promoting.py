"""Offering seats that are free to the waiting list, in the transaction that freed them."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.journal.by import PLATFORM, By
from symbiosis.trips.models import Trip, TripApplication
from symbiosis.trips.seats import holding, offering, queries
from symbiosis.trips.seats.filling import fill
from symbiosis.trips.vocabulary import PassedOver


async def promote(session: AsyncSession, trip: Trip, by: By, now: datetime) -> int:
    """How many were offered seats. Whoever calls this holds the lock on the trip, so nobody is offered seats
    twice, nor two the same seat."""
    await session.flush()
    waiting = list(await session.scalars(queries.queue(trip.id)))
    if not waiting:
        return 0
    if not offering.still_offers(trip, now):
        await _note(session, waiting, dict.fromkeys((w.id for w in waiting), PassedOver.OFFERS_ENDED))
        return 0
    found = fill(await holding.room_of(session, trip.id), [holding.waiting_of(w) for w in waiting])
    by_id = {application.id: application for application in waiting}
    for application_id, _ in found.offers:
        await offering.offer(session, PLATFORM, trip, by_id[application_id], now)
    await _note(session, waiting, found.passed_over)
    return len(found.offers)


async def _note(
    session: AsyncSession, waiting: list[TripApplication], passed_over: Mapping[UUID, PassedOver]
) -> None:
    """Why not: told on their page. Nobody's edit is disturbed by it, so the versions stay."""
    for code in PassedOver:
        ids = [w.id for w in waiting if passed_over.get(w.id) is code and w.passed_over != code]
        if ids:
            told = update(TripApplication).where(TripApplication.id.in_(ids)).values(passed_over=code)
            await session.execute(told.execution_options(synchronize_session="evaluate"))
