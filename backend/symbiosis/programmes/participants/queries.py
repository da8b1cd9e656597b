"""What is read about the participants of a programme."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, Text, and_, case, cast, exists, false, func, or_, select, tuple_
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors.models import Actor, ClusterMembership, ProgrammeCluster
from symbiosis.actors.queries import is_listed
from symbiosis.actors.vocabulary import MembershipState, SizeClass
from symbiosis.kit.paging import Position
from symbiosis.kit.text import escape_like, fold
from symbiosis.programmes.classing import DOUBTFUL_ROLES, SETTLING_ROLE
from symbiosis.programmes.models import ParticipantClass
from symbiosis.programmes.participants.schemas import ParticipantFilters

A, M, P = Actor, ClusterMembership, ParticipantClass


def _members(programme_slug: str, clusters: frozenset[str] | None = None) -> Select[UUID]:
    of = select(M.actor_id).join(ProgrammeCluster, ProgrammeCluster.cluster_slug == M.cluster_slug)
    of = of.where(ProgrammeCluster.programme_slug == programme_slug, M.state == MembershipState.CONFIRMED)
    return of if clusters is None else of.where(M.cluster_slug.in_(clusters))


def _clusters(programme_slug: str) -> ColumnElement[Any]:
    """Of the programme, that have confirmed the organisation."""
    of = (
        select(func.array_agg(M.cluster_slug))
        .join(ProgrammeCluster, ProgrammeCluster.cluster_slug == M.cluster_slug)
        .where(
            M.actor_id == A.id,
            M.state == MembershipState.CONFIRMED,
            ProgrammeCluster.programme_slug == programme_slug,
        )
    )
    return of.correlate(A).scalar_subquery()


def _doubtful() -> ColumnElement[bool]:
    """As `classing.derive` sees it where nobody has decided; a test holds the two equal."""
    derived = case(
        (A.roles.contains(_texts([SETTLING_ROLE])), false()),
        else_=or_(
            A.roles.overlap(_texts(DOUBTFUL_ROLES)),
            A.size_class.is_(None),
            A.size_class.in_([SizeClass.PUBLIC, SizeClass.NGO]),
        ),
    )
    return case((P.actor_id.is_not(None), P.doubt.is_not(None)), else_=derived)


def _texts(words: Iterable[str]) -> ColumnElement[Any]:
    return cast([str(word) for word in words], ARRAY(Text))


async def page(
    session: AsyncSession,
    programme_slug: str,
    seen: frozenset[str] | None,
    filters: ParticipantFilters,
    position: Position | None,
) -> Sequence[Any]:
    """`actor`, `decided`, `clusters`: members of the programme's clusters and whoever was classed for it, by
    name, one more than asked. `seen`: only members of these clusters."""
    joined = and_(P.actor_id == A.id, P.programme_slug == programme_slug)
    rows = select(A, P, _clusters(programme_slug).label("clusters")).outerjoin(P, joined).where(is_listed)
    if seen is None:
        rows = rows.where(or_(P.actor_id.is_not(None), A.id.in_(_members(programme_slug))))
    else:
        rows = rows.where(A.id.in_(_members(programme_slug, seen)))
    if filters.cluster is not None:
        rows = rows.where(A.id.in_(_members(programme_slug, frozenset({filters.cluster}))))
    if filters.doubtful is not None:
        rows = rows.where(_doubtful() if filters.doubtful else ~_doubtful())
    if filters.bucket is not None:
        rows = rows.where(P.bucket == filters.bucket)
    if filters.q:
        rows = rows.where(A.search_text.like(f"%{escape_like(fold(filters.q))}%"))
    if position is not None:
        rows = rows.where(tuple_(A.sort_name, A.id) > (position.key, UUID(position.id)))
    limited = rows.order_by(A.sort_name, A.id).limit(filters.page_size + 1)
    return (await session.execute(limited)).all()


async def one(session: AsyncSession, programme_slug: str, actor_id: UUID) -> Any:
    joined = and_(P.actor_id == A.id, P.programme_slug == programme_slug)
    row = select(A, P, _clusters(programme_slug).label("clusters")).outerjoin(P, joined)
    return (await session.execute(row.where(A.id == actor_id, is_listed))).one_or_none()


def to_change(programme_slug: str, actor_id: UUID) -> Select[ParticipantClass]:
    found = select(P).where(P.programme_slug == programme_slug, P.actor_id == actor_id)
    return found.with_for_update().execution_options(populate_existing=True)


async def takes_part(session: AsyncSession, programme_slug: str, actor_id: UUID) -> bool:
    """Whether it is in the list at all."""
    classed = exists().where(P.programme_slug == programme_slug, P.actor_id == actor_id)
    member = select(A.id).where(A.id == actor_id, A.id.in_(_members(programme_slug))).exists()
    return bool(await session.scalar(select(or_(classed, member))))
