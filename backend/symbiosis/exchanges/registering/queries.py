"""What is read about registrations."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, exists, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from symbiosis.accounts.models import User
from symbiosis.actors.capabilities import OF_STAFF, Capability
from symbiosis.actors.models import Actor, Cluster, ClusterMembership, ProgrammeCluster
from symbiosis.actors.people_models import Membership, StaffGrant
from symbiosis.actors.viewer import Viewer
from symbiosis.actors.vocabulary import MembershipState
from symbiosis.exchanges.models import Exchange, Proposal, Registration
from symbiosis.exchanges.registering.schemas import RegistrationFilters
from symbiosis.exchanges.vocabulary import ENDED_WITHOUT_STAY, RegistrationState
from symbiosis.kit.files.models import StoredFile
from symbiosis.kit.paging import Position
from symbiosis.programmes import queries as programmes
from symbiosis.programmes.models import ParticipantClass

R = Registration
CV, PACK = aliased(StoredFile, name="cv"), aliased(StoredFile, name="welcome_pack")
AT_ONCE = 200
OVER = (RegistrationState.CLOSED, RegistrationState.REJECTED)


def to_change(registration_id: UUID) -> Select[Registration]:
    """Locked until the transaction ends; as it is once the lock is held."""
    found = select(R).where(R.id == registration_id).with_for_update(of=R)
    return found.execution_options(populate_existing=True)


def both_to_change(first: UUID, second: UUID) -> Select[Registration]:
    """Locked in the order of ids, so that nobody waits in a ring."""
    found = select(R).where(R.id.in_((first, second))).order_by(R.id).with_for_update(of=R)
    return found.execution_options(populate_existing=True)


def live_of(programme_slug: str, actor_id: UUID) -> Select[Registration]:
    """The one that is not over."""
    return select(R).where(R.programme_slug == programme_slug, R.actor_id == actor_id, R.state.not_in(OVER))


def all_of(actor_id: UUID) -> Select[Registration]:
    found = select(R).where(R.actor_id == actor_id).order_by(R.id).with_for_update(of=R)
    return found.execution_options(populate_existing=True)


# --- to be read ---


@dataclass(frozen=True)
class Full:
    """A registration with the names and files it needs; files whose time is over are none."""

    registration: Registration
    actor: Actor
    cluster: Cluster
    contact_name: str | None
    cv: StoredFile | None
    welcome_pack: StoredFile | None


def _full() -> Select[*tuple[Any, ...]]:
    return (
        select(R, Actor, Cluster, User.display_name, CV, PACK)
        .join(Actor, Actor.id == R.actor_id)
        .join(Cluster, Cluster.slug == R.cluster_slug)
        .outerjoin(User, and_(User.id == R.contact_user_id, User.erased_at.is_(None)))
        .outerjoin(CV, and_(CV.id == R.cv_file_id, CV.purged_at.is_(None)))
        .outerjoin(PACK, and_(PACK.id == R.welcome_pack_file_id, PACK.purged_at.is_(None)))
    )


async def full(session: AsyncSession, registration_id: UUID) -> Full | None:
    row = (await session.execute(_full().where(R.id == registration_id))).one_or_none()
    return None if row is None else Full(*row)


def _visible_to(viewer: Viewer) -> ColumnElement[bool]:
    own = R.actor_id.in_(viewer.members)
    clusters = viewer.clusters_where(Capability.EXCHANGES_READ)
    sent = R.state != RegistrationState.DRAFT
    return or_(own, sent if clusters is None else and_(sent, R.cluster_slug.in_(clusters)))


async def page(
    session: AsyncSession, viewer: Viewer, filters: RegistrationFilters, at: Position | None
) -> list[Full]:
    """One more than asked for, the newest first."""
    found = _full().where(_visible_to(viewer))
    if filters.programme is not None:
        found = found.where(R.programme_slug == filters.programme)
    if filters.state:
        found = found.where(R.state.in_(filters.state))
    if filters.cluster is not None:
        found = found.where(R.cluster_slug == filters.cluster)
    if filters.role is not None:
        found = found.where(R.roles.contains([filters.role.value]))
    if filters.mine:
        found = found.where(R.actor_id.in_(viewer.members))
    if at is not None:
        found = found.where(R.id < UUID(at.id))
    rows = await session.execute(found.order_by(R.id.desc()).limit(filters.page_size + 1))
    return [Full(*row) for row in rows]


# --- files ---


async def standing_file(session: AsyncSession, file_id: UUID | None) -> StoredFile | None:
    found = select(StoredFile).where(StoredFile.id == file_id, StoredFile.purged_at.is_(None))
    return await session.scalar(found)


async def cv_needed(session: AsyncSession, programme_slug: str, day: date) -> bool:
    """What the rules in force say of visitors; where there are none yet, as the scheme has it."""
    rules = await programmes.rules_on(session, programme_slug, day)
    return True if rules is None else rules.cv_needed


async def hosts_of(session: AsyncSession, registration_id: UUID) -> frozenset[UUID]:
    """Who has agreed on an exchange with this visitor that was not called off."""
    found = (
        select(Exchange.host_id)
        .join(Proposal, Proposal.exchange_id == Exchange.id)
        .where(Proposal.visitor_registration_id == registration_id)
        .where(Exchange.state.not_in(ENDED_WITHOUT_STAY))
    )
    return frozenset(await session.scalars(found))


# --- what organisations are ---


async def organisations(session: AsyncSession, actor_ids: Collection[UUID]) -> Sequence[Any]:
    found = select(Actor.id, Actor.country, Actor.size_class, Actor.roles)
    return (await session.execute(found.where(Actor.id.in_(actor_ids)))).all()


async def decided_classes(
    session: AsyncSession, programme_slug: str, actor_ids: Collection[UUID]
) -> dict[UUID, ParticipantClass]:
    p = ParticipantClass
    found = select(p).where(p.programme_slug == programme_slug, p.actor_id.in_(actor_ids))
    return {row.actor_id: row for row in await session.scalars(found)}


async def confirmed_members(
    session: AsyncSession, programme_slug: str, actor_ids: Collection[UUID]
) -> dict[UUID, list[tuple[str, str]]]:
    """Slug and name of the programme's clusters that have confirmed each."""
    m = ClusterMembership
    found = (
        select(m.actor_id, Cluster.slug, Cluster.name)
        .join(Cluster, Cluster.slug == m.cluster_slug)
        .join(ProgrammeCluster, ProgrammeCluster.cluster_slug == m.cluster_slug)
        .where(
            ProgrammeCluster.programme_slug == programme_slug,
            m.state == MembershipState.CONFIRMED,
            m.actor_id.in_(actor_ids),
        )
        .order_by(Cluster.name, Cluster.slug)
    )
    members: dict[UUID, list[tuple[str, str]]] = {}
    for actor_id, slug, name in await session.execute(found):
        members.setdefault(actor_id, []).append((slug, name))
    return members


async def first_cluster_of(session: AsyncSession, actor_id: UUID, clusters: frozenset[str]) -> str | None:
    """The first of these that has confirmed the organisation, else has been asked to."""
    m = ClusterMembership
    states = (MembershipState.CONFIRMED, MembershipState.CLAIMED)
    found = select(m.cluster_slug).where(
        m.actor_id == actor_id, m.state.in_(states), m.cluster_slug.in_(clusters)
    )
    confirmed = (m.state == MembershipState.CONFIRMED).desc()
    return await session.scalar(found.order_by(confirmed, m.cluster_slug).limit(1))


async def cluster_in(session: AsyncSession, country: str, clusters: frozenset[str]) -> str | None:
    """The first of these in the country."""
    found = select(Cluster.slug).where(Cluster.country == country, Cluster.slug.in_(clusters))
    return await session.scalar(found.order_by(Cluster.slug).limit(1))


async def reader_of(session: AsyncSession, user_id: UUID | None) -> tuple[str, str] | None:
    """Address and language, while they have an account."""
    found = select(User.email, User.language).where(User.id == user_id, User.erased_at.is_(None))
    row = (await session.execute(found)).one_or_none()
    return None if row is None else (row.email, row.language)


MOST_TOLD = 10
"""Of a cluster: a mail to everybody is read by nobody."""
_DECIDING = [role for role, held in OF_STAFF.items() if Capability.EXCHANGES_VALIDATE in held]


async def deciders(
    session: AsyncSession, registration: Registration, now: datetime
) -> Sequence[tuple[str, str]]:
    """Address and language of who judges for its cluster, else for the programme; nobody of its own people."""
    g = StaffGrant
    of_programme = g.programme_slug == registration.programme_slug
    for place in (
        g.cluster_slug == registration.cluster_slug,
        and_(g.cluster_slug.is_(None), or_(of_programme, g.programme_slug.is_(None))),
    ):
        if found := (await session.execute(_deciders(place, registration.actor_id, now))).all():
            return [(email, language) for email, language in found]
    return []


def _deciders(place: ColumnElement[bool], actor_id: UUID, now: datetime) -> Select[str, str]:
    g, own = StaffGrant.__table__.c, Membership.__table__.c
    live = and_(g.ended_at.is_(None), or_(g.valid_until.is_(None), g.valid_until > now))
    held = exists().where(g.user_id == User.id, g.role.in_(_DECIDING), place, live)
    theirs = exists().where(own.user_id == User.id, own.actor_id == actor_id)
    found = select(User.email, User.language).where(held, ~theirs, User.erased_at.is_(None))
    return found.order_by(User.id).limit(MOST_TOLD)


# --- what time brings about ---


def to_ask(before: datetime) -> Select[Registration]:
    """Nobody heard of them since, and nobody asked."""
    found = select(R).where(R.state == RegistrationState.ACCEPTED, R.alive_at <= before, R.asked_at.is_(None))
    return _due(found)


def to_sleep(asked_before: datetime) -> Select[Registration]:
    found = select(R).where(R.state == RegistrationState.ACCEPTED, R.asked_at <= asked_before)
    return _due(found)


def _due(of: Select[Registration]) -> Select[Registration]:
    """Those that nobody holds at the moment; the others have their turn next time."""
    return of.order_by(R.id).limit(AT_ONCE).with_for_update(skip_locked=True)
