"""What is read for the queue of organisations that staff should look at."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Select,
    Text,
    Uuid,
    column,
    func,
    literal,
    literal_column,
    or_,
    select,
    true,
)
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased
from sqlalchemy.types import TypeEngine

from symbiosis.actors.merging.duplicate_queries import Known, compared, use_indexes
from symbiosis.actors.merging.likeness import PROBABLE
from symbiosis.actors.models import Actor, ClusterMembership, ToldApart
from symbiosis.actors.vocabulary import MembershipState, Verification

_A, _J = Actor.__table__.c, ClusterMembership.__table__.c


@dataclass(frozen=True)
class Waiting:
    """One thing about an organisation that somebody has to decide."""

    actor: Known
    since: datetime
    note: dict[str, Any] | None = None
    cluster_slug: str | None = None


def _in_reach(clusters: frozenset[str] | None, *states: MembershipState) -> ColumnElement[bool] | None:
    """Organisations with a membership in these clusters; None for all organisations."""
    if clusters is None:
        return None
    membership = select(_J.actor_id).where(
        _J.actor_id == _A.id, _J.cluster_slug.in_(clusters), _J.state.in_(states)
    )
    return membership.correlate(Actor.__table__).exists()


async def pending(session: AsyncSession, clusters: frozenset[str] | None, most: int) -> list[Waiting]:
    """Who waits for verification, the longest first."""
    since = func.coalesce(_A.verification_asked_at, _A.updated_at)
    found = compared().add_columns(since, _A.verification_note).where(_A.verification == Verification.PENDING)
    reach = _in_reach(clusters, MembershipState.CONFIRMED, MembershipState.CLAIMED)
    if reach is not None:
        found = found.where(reach)
    rows = await session.execute(found.order_by(since, _A.id).limit(most))
    return [Waiting(Known(*row[:-2]), row[-2], row[-1]) for row in rows]


async def claims(session: AsyncSession, clusters: frozenset[str] | None, most: int) -> list[Waiting]:
    """Who says they belong to one of these clusters, the longest first."""
    found = (
        compared()
        .add_columns(_J.created_at, _J.cluster_slug)
        .join(ClusterMembership.__table__, _J.actor_id == _A.id)
        .where(_J.state == MembershipState.CLAIMED)
    )
    if clusters is not None:
        found = found.where(_J.cluster_slug.in_(clusters))
    rows = await session.execute(found.order_by(_J.created_at, _A.id, _J.cluster_slug).limit(most))
    return [Waiting(Known(*row[:-2]), row[-2], cluster_slug=row[-1]) for row in rows]


async def entered(session: AsyncSession, clusters: frozenset[str] | None, most: int) -> list[Waiting]:
    """What people have entered or claimed, the newest first: public lists were compared when they were made."""
    found = compared().add_columns(_A.created_at).where(_A.verification != Verification.PUBLIC_SOURCE)
    reach = _in_reach(clusters, MembershipState.CONFIRMED, MembershipState.CLAIMED)
    if reach is not None:
        found = found.where(reach)
    rows = await session.execute(found.order_by(_A.created_at.desc(), _A.id).limit(most))
    return [Waiting(Known(*row[:-1]), row[-1]) for row in rows]


# --- which of them may be the same ---


async def pairs(
    session: AsyncSession, names: Sequence[tuple[UUID, str]], numbers: Sequence[tuple[UUID, str, str]]
) -> dict[UUID, list[Known]]:
    """For each organisation that leads a name or a number, the others it may be: by number, or by a name as
    alike as `likeness.PROBABLE` says. What staff have told apart is left out."""
    await use_indexes(session)
    await session.execute(select(func.set_config("pg_trgm.word_similarity_threshold", str(PROBABLE), True)))
    found = {tuple(row) for row in await session.execute(_by_name(names).union(_by_number(numbers)))}
    others = {row[1] for row in found}
    known = {row[0]: Known(*row) for row in await session.execute(compared().where(_A.id.in_(others)))}
    asked = {row[0] for row in found}
    apart = select(ToldApart.actor_id, ToldApart.other_id).where(
        or_(ToldApart.actor_id.in_(asked), ToldApart.other_id.in_(asked))
    )
    told_apart = {frozenset(row) for row in await session.execute(apart)}
    alike: dict[UUID, list[Known]] = {}
    for one, other in found:
        if one != other and other in known and frozenset((one, other)) not in told_apart:
            alike.setdefault(one, []).append(known[other])
    return alike


def _by_name(names: Sequence[tuple[UUID, str]]) -> Select[Any]:
    named, other = _rows("named", names, Uuid(), Text()), aliased(Actor)
    sounds = named.c.c1.op("<%", is_comparison=True)(other.search_text)
    # The offset keeps the index: what stands behind one is not drawn into the join.
    hits = select(other.id).where(sounds).offset(literal_column("0")).correlate(named).lateral("hits")
    return select(named.c.c0, hits.c.id).join(hits, true())


def _by_number(numbers: Sequence[tuple[UUID, str, str]]) -> Select[Any]:
    numbered = _rows("numbered", numbers, Uuid(), Text(), Text())
    same = (numbered.c.c1 == _A.registration_scheme) & (numbered.c.c2 == _A.registration_number)
    return select(numbered.c.c0, _A.id).join(Actor.__table__, same)


def _rows(name: str, rows: Sequence[tuple[Any, ...]], *kinds: TypeEngine[Any]) -> Any:
    """Rows as a table, sent as one array a column."""
    arrays = [literal([row[i] for row in rows], ARRAY(kind)) for i, kind in enumerate(kinds)]
    columns = [column(f"c{i}", kind) for i, kind in enumerate(kinds)]
    return func.unnest(*arrays).table_valued(*columns, name=name).render_derived()
