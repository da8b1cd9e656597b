"""Trips and seats of an organisation which was merged into another."""

from uuid import UUID

from sqlalchemy import delete, update
from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.trips import queries
from symbiosis.trips.models import TripApplication, TripHost, TripItem


async def move_trips(session: AsyncSession, source: UUID, target: UUID) -> None:
    """Where both host a trip, one is enough; where both have applied, the older of `source` stays with it, for two
    live applications of one organisation cannot be, and its seats are held by somebody who is the same."""
    hosted = await queries.hosted_by(session, target)
    both = delete(TripHost).where(TripHost.actor_id == source, TripHost.trip_id.in_(hosted))
    await session.execute(both.execution_options(synchronize_session=False))
    applied = await queries.trips_applied_for(session, target)
    changes = (
        update(TripHost).where(TripHost.actor_id == source).values(actor_id=target),
        update(TripItem).where(TripItem.host_actor_id == source).values(host_actor_id=target),
        update(TripApplication)
        .where(TripApplication.preferred_host_id == source)
        .values(preferred_host_id=target),
        update(TripApplication)
        .where(TripApplication.actor_id == source, TripApplication.trip_id.not_in(applied))
        .values(actor_id=target),
    )
    for change in changes:
        # Nothing anybody wrote has changed, so neither have the versions.
        await session.execute(change.execution_options(synchronize_session=False))
