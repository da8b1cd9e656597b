"""An application that somebody wants to change, if it is theirs; locked."""

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors.viewer import Viewer
from symbiosis.kit.problems import NotAllowed, NotFound
from symbiosis.trips import queries as trips
from symbiosis.trips.models import Trip, TripApplication
from symbiosis.trips.seats import policy, queries
from symbiosis.trips.vocabulary import SeatState


async def own(session: AsyncSession, viewer: Viewer, application_id: UUID) -> TripApplication:
    """Locked. Errors: `not-found`, `not-allowed`."""
    application = await session.scalar(queries.to_change(application_id))
    trip = await session.get(Trip, application.trip_id) if application else None
    application, _ = seen(viewer, application, trip)
    if not policy.applies_for(viewer, application.actor_id):
        raise NotAllowed("Only people of the organisation that take part may do this.")
    return application


async def own_with_trip(
    session: AsyncSession, viewer: Viewer, application_id: UUID
) -> tuple[TripApplication, Trip]:
    """Both locked, the trip first: what the trip says cannot change meanwhile. Errors: as `own`."""
    trip_id = await queries.trip_of(session, application_id)
    if trip_id is None:
        raise NotFound("There is no such application, or it is not yours.")
    trip = await session.scalar(trips.to_change(trip_id))
    application = await own(session, viewer, application_id)
    if trip is None:
        raise NotFound("There is no such trip.")
    return application, trip


def seen(
    viewer: Viewer, application: TripApplication | None, trip: Trip | None
) -> tuple[TripApplication, Trip]:
    """Errors: `not-found`."""
    if application is not None and trip is not None:
        if policy.is_member(viewer, application.actor_id):
            return application, trip
        clusters = frozenset({application.cluster_slug, trip.owner_cluster})
        if application.state != SeatState.DRAFT and policy.reads_as_staff(viewer, clusters):
            return application, trip
    raise NotFound("There is no such application, or it is not of your organisation or cluster.")
