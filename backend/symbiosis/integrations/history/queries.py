"""What is read to bring in past trips."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors.models import Actor, Cluster, ProgrammeCluster, Site
from symbiosis.actors.queries import is_listed
from symbiosis.actors.vocabulary import PointPrecision
from symbiosis.exchanges.models import Exchange
from symbiosis.programmes.models import ProgrammePartner
from symbiosis.programmes.vocabulary import PartnerRole
from symbiosis.trips.models import Trip, TripApplication, TripHost


async def by_external_id(session: AsyncSession, source: str, external_id: str) -> Actor | None:
    """What it was merged into, where it was."""
    found = select(Actor).where(Actor.external_source == source, Actor.external_id == external_id)
    actor = (await session.scalars(found)).one_or_none()
    if actor is not None and actor.merged_into is not None:
        return await session.get(Actor, actor.merged_into)
    return actor


async def by_name(session: AsyncSession, names: Sequence[str], country: str | None) -> Actor | None:
    """The first of these names that one organisation has; the oldest record where several do."""
    for name in names:
        lowered = name.lower()
        found = select(Actor).where(
            (func.lower(Actor.display_name) == lowered) | (func.lower(Actor.legal_name) == lowered),
            is_listed,
        )
        if country is not None:
            found = found.where(Actor.country == country)
        actor = (await session.scalars(found.order_by(Actor.id).limit(1))).one_or_none()
        if actor is not None:
            return actor
    return None


async def set_precision(session: AsyncSession, actor_id: UUID, precision: PointPrecision) -> None:
    await session.execute(update(Site).where(Site.actor_id == actor_id).values(precision=precision))


async def clusters_of(session: AsyncSession, programme_slug: str) -> list[tuple[str, str]]:
    """Slug and country of the clusters of a programme."""
    found = (
        select(Cluster.slug, Cluster.country)
        .join(ProgrammeCluster, ProgrammeCluster.cluster_slug == Cluster.slug)
        .where(ProgrammeCluster.programme_slug == programme_slug)
        .order_by(Cluster.slug)
    )
    return [(row[0], row[1]) for row in (await session.execute(found)).all()]


async def coordinator_of(session: AsyncSession, programme_slug: str) -> str | None:
    partner = ProgrammePartner
    found = select(partner.cluster_slug).where(
        partner.programme_slug == programme_slug, partner.role == PartnerRole.COORDINATOR
    )
    return await session.scalar(found.limit(1))


async def trip_with_code(session: AsyncSession, programme_slug: str, code: str) -> Trip | None:
    found = select(Trip).where(Trip.programme_slug == programme_slug, Trip.code == code)
    return await session.scalar(found.with_for_update())


async def hosts_of(session: AsyncSession, trip_id: UUID) -> list[UUID]:
    found = select(TripHost.actor_id).where(TripHost.trip_id == trip_id).order_by(TripHost.position)
    return list(await session.scalars(found))


async def visitors_of(session: AsyncSession, trip_id: UUID) -> set[UUID]:
    found = select(TripApplication.actor_id).where(TripApplication.trip_id == trip_id)
    return set(await session.scalars(found))


async def exchanged(session: AsyncSession, trip_id: UUID) -> set[UUID]:
    """Visitors of a trip that have an exchange of it."""
    return set(await session.scalars(select(Exchange.visitor_id).where(Exchange.trip_id == trip_id)))
