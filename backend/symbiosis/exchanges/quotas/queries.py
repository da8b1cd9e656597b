"""What is counted for the board."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import and_, case, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors.models import ClusterMembership, ProgrammeCluster
from symbiosis.actors.vocabulary import MembershipState
from symbiosis.exchanges import documents
from symbiosis.exchanges.models import Exchange
from symbiosis.exchanges.vocabulary import STAGES, Stage
from symbiosis.programmes.models import ParticipantClass

E = Exchange.__table__.c
P = ParticipantClass.__table__.c


async def counts(session: AsyncSession, programme_slug: str) -> Sequence[Any]:
    """`visitor_cluster`, `bucket`, `planned`, `committed`, `closed`, `red`, `doubtful`."""
    stage = case(*((E.state.in_(states), str(stage)) for stage, states in STAGES.items()))
    rows = (
        select(
            E.visitor_cluster,
            E.bucket,
            stage.label("stage"),
            documents.is_red(E).label("red"),
            P.doubt.is_not(None).label("doubtful"),
        )
        .select_from(
            Exchange.__table__.outerjoin(
                ParticipantClass.__table__,
                and_(P.programme_slug == E.programme_slug, P.actor_id == E.visitor_id),
            )
        )
        .where(E.programme_slug == programme_slug, E.counts_for_kpi, E.state.not_in(STAGES[Stage.ENDED]))
        .subquery("rows")
    )
    r = rows.c
    counted = select(
        r.visitor_cluster,
        r.bucket,
        *(func.count().filter(r.stage == str(stage)).label(str(stage)) for stage in _COUNTED),
        func.count().filter(r.red).label("red"),
        func.count().filter(r.doubtful).label("doubtful"),
    )
    return (await session.execute(counted.group_by(r.visitor_cluster, r.bucket))).all()


_COUNTED = (Stage.PLANNED, Stage.COMMITTED, Stage.CLOSED)


async def members(session: AsyncSession, programme_slug: str) -> int:
    m = ClusterMembership
    of = (
        select(func.count(m.actor_id.distinct()))
        .join(ProgrammeCluster, ProgrammeCluster.cluster_slug == m.cluster_slug)
        .where(ProgrammeCluster.programme_slug == programme_slug, m.state == MembershipState.CONFIRMED)
    )
    return int(await session.scalar(of) or 0)
