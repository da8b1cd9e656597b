"""What is read about proposals."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from symbiosis.actors.capabilities import Capability
from symbiosis.actors.models import Actor, ActorBlock, Cluster
from symbiosis.actors.viewer import Viewer
from symbiosis.actors.vocabulary import Standing
from symbiosis.exchanges.models import Exchange, Proposal, Registration
from symbiosis.exchanges.proposing.schemas import ExchangeProposalFilters
from symbiosis.exchanges.vocabulary import ENDED_WITHOUT_STAY, ProposalState
from symbiosis.kit.files.models import StoredFile
from symbiosis.kit.paging import Position

P = Proposal
VISITING, HOSTING = aliased(Registration, name="visiting"), aliased(Registration, name="hosting")
VISITOR, HOST = aliased(Actor, name="visitor"), aliased(Actor, name="host")
SENDER, RECEIVER = aliased(Cluster, name="sender"), aliased(Cluster, name="receiver")
AT_ONCE = 200


def to_change(proposal_id: UUID) -> Select[Proposal]:
    """Locked until the transaction ends. Whoever locks registrations too locks those first."""
    found = select(P).where(P.id == proposal_id).with_for_update(of=P)
    return found.execution_options(populate_existing=True)


# --- to be read ---


@dataclass(frozen=True)
class Full:
    """A proposal with both its sides."""

    proposal: Proposal
    visiting: Registration
    hosting: Registration
    visitor: Actor
    host: Actor
    sender: Cluster
    receiver: Cluster
    cv: StoredFile | None
    """Of the visitor, once there is an exchange that was not called off."""


def _full() -> Select[*tuple[Any, ...]]:
    agreed = and_(Exchange.id == P.exchange_id, Exchange.state.not_in(ENDED_WITHOUT_STAY))
    cv = and_(StoredFile.id == VISITING.cv_file_id, StoredFile.purged_at.is_(None), Exchange.id.is_not(None))
    return (
        select(P, VISITING, HOSTING, VISITOR, HOST, SENDER, RECEIVER, StoredFile)
        .join(VISITING, VISITING.id == P.visitor_registration_id)
        .join(HOSTING, HOSTING.id == P.host_registration_id)
        .join(VISITOR, VISITOR.id == VISITING.actor_id)
        .join(HOST, HOST.id == HOSTING.actor_id)
        .join(SENDER, SENDER.slug == VISITING.cluster_slug)
        .join(RECEIVER, RECEIVER.slug == HOSTING.cluster_slug)
        .outerjoin(Exchange, agreed)
        .outerjoin(StoredFile, cv)
    )


async def full(session: AsyncSession, proposal_id: UUID) -> Full | None:
    found = _full().where(P.id == proposal_id).execution_options(populate_existing=True)
    row = (await session.execute(found)).one_or_none()
    return None if row is None else Full(*row)


def _of(viewer: Viewer) -> ColumnElement[bool]:
    return or_(VISITING.actor_id.in_(viewer.members), HOSTING.actor_id.in_(viewer.members))


async def page(
    session: AsyncSession, viewer: Viewer, filters: ExchangeProposalFilters, at: Position | None
) -> list[Full]:
    """One more than asked for, the newest first."""
    clusters = viewer.clusters_where(Capability.EXCHANGES_READ)
    found = _full()
    if filters.mine:
        found = found.where(_of(viewer))
    elif clusters is not None:
        theirs = or_(VISITING.cluster_slug.in_(clusters), HOSTING.cluster_slug.in_(clusters))
        found = found.where(or_(_of(viewer), theirs))
    if filters.programme is not None:
        found = found.where(P.programme_slug == filters.programme)
    if filters.state:
        found = found.where(P.state.in_(filters.state))
    if filters.exchange_id is not None:
        found = found.where(P.exchange_id == filters.exchange_id)
    if filters.registration_id is not None:
        found = found.where(
            or_(
                P.visitor_registration_id == filters.registration_id,
                P.host_registration_id == filters.registration_id,
            )
        )
    if at is not None:
        found = found.where(P.id < UUID(at.id))
    rows = await session.execute(found.order_by(P.id.desc()).limit(filters.page_size + 1))
    return [Full(*row) for row in rows]


# --- what is there already ---


async def open_of_visitor(session: AsyncSession, registration_id: UUID, now: datetime) -> int:
    """How many wait for an answer."""
    found = select(func.count()).where(
        P.visitor_registration_id == registration_id,
        P.state == ProposalState.PROPOSED,
        P.expires_at > now,
    )
    return await session.scalar(found) or 0


def open_between(visitor_registration_id: UUID, host_registration_id: UUID) -> Select[Proposal]:
    found = select(P).where(
        P.visitor_registration_id == visitor_registration_id,
        P.host_registration_id == host_registration_id,
        P.state == ProposalState.PROPOSED,
    )
    return found.with_for_update(of=P).execution_options(populate_existing=True)


def open_of(registration_id: UUID) -> Select[Proposal]:
    """On either side, locked."""
    either = or_(P.visitor_registration_id == registration_id, P.host_registration_id == registration_id)
    return _open(select(P).where(either))


def open_of_actors(actor_ids: Collection[UUID]) -> Select[Proposal]:
    """Where one of these has kept away from the other side, or the other side from it; locked."""
    apart = exists().where(
        or_(
            and_(ActorBlock.actor_id == VISITING.actor_id, ActorBlock.blocked_id == HOSTING.actor_id),
            and_(ActorBlock.actor_id == HOSTING.actor_id, ActorBlock.blocked_id == VISITING.actor_id),
        )
    )
    found = (
        select(P)
        .join(VISITING, VISITING.id == P.visitor_registration_id)
        .join(HOSTING, HOSTING.id == P.host_registration_id)
        .where(or_(VISITING.actor_id.in_(actor_ids), HOSTING.actor_id.in_(actor_ids)), apart)
    )
    return _open(found)


def within(actor_id: UUID) -> Select[Proposal]:
    """Between two registrations of one organisation; locked."""
    found = (
        select(P)
        .join(VISITING, VISITING.id == P.visitor_registration_id)
        .join(HOSTING, HOSTING.id == P.host_registration_id)
        .where(VISITING.actor_id == actor_id, HOSTING.actor_id == actor_id)
    )
    return _open(found)


def _open(found: Select[Proposal]) -> Select[Proposal]:
    found = found.where(P.state == ProposalState.PROPOSED).order_by(P.id)
    return found.with_for_update(of=P).execution_options(populate_existing=True)


def expired(now: datetime) -> Select[Proposal]:
    found = select(P).where(P.state == ProposalState.PROPOSED, P.expires_at <= now)
    return found.order_by(P.id).limit(AT_ONCE).with_for_update(of=P, skip_locked=True)


async def keeps_apart(session: AsyncSession, one: UUID, other: UUID) -> bool:
    """Whether either does not deal with the other."""
    b = ActorBlock
    found = exists().where(
        or_(
            and_(b.actor_id == one, b.blocked_id == other),
            and_(b.actor_id == other, b.blocked_id == one),
        )
    )
    return bool(await session.scalar(select(found)))


async def active(session: AsyncSession, actor_ids: Collection[UUID]) -> dict[UUID, Actor]:
    """Those of the organisations that take part."""
    found = select(Actor).where(Actor.id.in_(actor_ids), Actor.standing == Standing.ACTIVE)
    return {actor.id: actor for actor in await session.scalars(found)}
