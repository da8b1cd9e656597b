"""What an application may wish for on its trip, and through which partner it comes."""

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.kit.problems import FieldError
from symbiosis.programmes import queries as programmes
from symbiosis.trips import queries as trips
from symbiosis.trips.models import Trip, TripApplication
from symbiosis.trips.problems import ClusterNotInProgramme
from symbiosis.trips.seats import problems, queries

COLUMNS = [
    "seats_wanted",
    "all_or_none",
    "motivation",
    "expectations",
    "publish_consent",
    "preferred_host_id",
    "cluster_slug",
]


async def cluster_of(
    session: AsyncSession, trip: Trip, actor_id: UUID, wanted: str | None
) -> tuple[str, bool]:
    """The partner it comes through, and whether that one has confirmed it. Errors:
    `cluster-not-in-programme`."""
    clusters = await programmes.clusters_of(session, trip.programme_slug)
    if wanted is not None and wanted not in clusters:
        detail = f"Choose one of: {', '.join(sorted(clusters))}."
        raise ClusterNotInProgramme(detail, [FieldError("/cluster_slug", "not-in-programme", detail)])
    asked = clusters if wanted is None else frozenset({wanted})
    confirmed = await queries.confirmed_cluster_of(session, actor_id, asked)
    return confirmed or wanted or trip.owner_cluster, confirmed is not None


async def check(session: AsyncSession, trip: Trip, application: TripApplication) -> None:
    """Errors: `too-many-seats-for-one`, `preferred-host-unknown`."""
    if application.seats_wanted > trip.seats_per_organisation:
        detail = f"One organisation may have {trip.seats_per_organisation} seats on this trip. Ask for fewer."
        raise problems.TooManySeats(detail, [FieldError("/seats_wanted", "too-many", detail)])
    host = application.preferred_host_id
    if host is not None and host not in {actor.id for _, actor in await trips.hosts_of(session, trip.id)}:
        detail = "Choose one of the hosts named on the trip, or leave it out."
        raise problems.HostUnknown(detail, [FieldError("/preferred_host_id", "unknown", detail)])
