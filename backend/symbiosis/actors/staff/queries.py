"""What is read about staff roles."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, case, func, literal, literal_column, or_, select
from sqlalchemy.dialects.postgresql import array

from symbiosis.accounts.models import User
from symbiosis.actors.capabilities import StaffRole
from symbiosis.actors.models import Cluster, Programme, ProgrammeCluster
from symbiosis.actors.people import queries as people_queries
from symbiosis.actors.people.queries import Granter, is_live, person
from symbiosis.actors.people_models import StaffGrant
from symbiosis.actors.staff.schemas import StaffRoleFilters

MOST = 1000
"""Roles in one list; five clusters have a few dozen."""


def covered_clusters() -> ColumnElement[Any]:
    """The cluster named, those of the programme, or none on the whole platform."""
    of_programme = (
        select(func.array_agg(ProgrammeCluster.cluster_slug))
        .where(ProgrammeCluster.programme_slug == StaffGrant.programme_slug)
        .correlate(StaffGrant)
        .scalar_subquery()
    )
    named = case((StaffGrant.cluster_slug.is_not(None), array([StaffGrant.cluster_slug])), else_=of_programme)
    return func.coalesce(named, literal_column("'{}'::text[]"))


def _live(now: datetime) -> ColumnElement[bool]:
    return is_live(StaffGrant.valid_until, StaffGrant.ended_at, now)


def _roles() -> Select[Any]:
    whom = func.json_build_object("user_id", User.id, "display_name", User.display_name, "email", User.email)
    return (
        select(
            StaffGrant.id,
            whom.label("person"),
            StaffGrant.role,
            StaffGrant.programme_slug,
            StaffGrant.cluster_slug,
            covered_clusters().label("clusters"),
            StaffGrant.valid_until,
            person(Granter).label("granted_by"),
            StaffGrant.created_at,
        )
        .join(User, User.id == StaffGrant.user_id)
        .join(Granter, Granter.id == StaffGrant.granted_by, isouter=True)
    )


def _touches(clusters: Sequence[str], programmes: Sequence[str] = ()) -> ColumnElement[bool]:
    """Roles that cover one of these clusters, or belong to one of these programmes."""
    of_clusters = select(ProgrammeCluster.programme_slug).where(ProgrammeCluster.cluster_slug.in_(clusters))
    whole_programme = and_(
        StaffGrant.cluster_slug.is_(None),
        or_(StaffGrant.programme_slug.in_(of_clusters), StaffGrant.programme_slug.in_(programmes)),
    )
    platform = and_(StaffGrant.cluster_slug.is_(None), StaffGrant.programme_slug.is_(None))
    return or_(StaffGrant.cluster_slug.in_(clusters), whole_programme, platform)


def roles_seen_from(
    clusters: frozenset[str] | None, programmes: Sequence[str], filters: StaffRoleFilters, now: datetime
) -> Select[Any]:
    """Live roles that reach into these clusters and programmes; all of them when `clusters` is None."""
    roles = _roles().where(_live(now))
    if clusters is not None:
        roles = roles.where(_touches(sorted(clusters), programmes))
    if filters.role:
        roles = roles.where(StaffGrant.role.in_(filters.role))
    if filters.programme is not None:
        roles = roles.where(StaffGrant.programme_slug == filters.programme)
    if filters.cluster is not None:
        roles = roles.where(_touches([filters.cluster]))
    return roles.order_by(func.lower(User.display_name), StaffGrant.id).limit(MOST)


def role(grant_id: UUID) -> Select[Any]:
    return _roles().where(StaffGrant.id == grant_id)


def live_roles_of(user_id: UUID, now: datetime) -> Select[Any]:
    names = (StaffGrant.role, StaffGrant.programme_slug, StaffGrant.cluster_slug, StaffGrant.valid_until)
    return select(*names, covered_clusters().label("clusters")).where(
        StaffGrant.user_id == user_id, _live(now)
    )


def live_roles_by_person(now: datetime) -> Select[Any]:
    """As `live_roles_of`, of everyone, each with `user_id` and `display_name`; by name."""
    return (
        select(
            User.id.label("user_id"),
            User.display_name,
            StaffGrant.role,
            StaffGrant.programme_slug,
            StaffGrant.cluster_slug,
            covered_clusters().label("clusters"),
        )
        .join(User, User.id == StaffGrant.user_id)
        .where(_live(now), User.erased_at.is_(None))
        .order_by(func.lower(User.display_name), User.id)
    )


def live_leads_to_change(now: datetime) -> Select[StaffGrant]:
    """Locked in one order, so that of two leads who end each other at once one stays."""
    return (
        select(StaffGrant)
        .where(StaffGrant.role == StaffRole.PROGRAMME_LEAD, _live(now))
        .order_by(StaffGrant.id)
        .with_for_update()
    )


def live_role_to_change(grant_id: UUID, now: datetime) -> Select[Any]:
    found = select(StaffGrant, covered_clusters().label("clusters")).where(
        StaffGrant.id == grant_id, _live(now)
    )
    return found.with_for_update(of=StaffGrant)


def keeps_mandates(user_id: UUID, now: datetime) -> Select[Any]:
    return select(people_queries.keeps_mandates(literal(user_id), now))


def user_to_appoint(user_id: UUID) -> Select[User]:
    """Locked: of two appointments at once, the second one sees the first."""
    return select(User).where(User.id == user_id).with_for_update()


def programme_name(slug: str) -> Select[str]:
    return select(Programme.name).where(Programme.slug == slug)


def cluster_name(slug: str) -> Select[str]:
    return select(Cluster.name).where(Cluster.slug == slug)


def clusters_of(programme_slug: str) -> Select[Any]:
    of_programme = ProgrammeCluster.programme_slug == programme_slug
    return select(ProgrammeCluster.cluster_slug).where(of_programme).order_by(ProgrammeCluster.cluster_slug)
