"""What matching knows of streams, and what has been written since it last looked."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Integer,
    Select,
    Text,
    bindparam,
    case,
    cast,
    func,
    literal_column,
    null,
    select,
    true,
)
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.dialects.postgresql import UUID as PG_UUID

from symbiosis.actors.models import Actor, ActorBlock, ClusterMembership
from symbiosis.actors.vocabulary import MembershipState
from symbiosis.kit.reads import Connection, Read, ReadCache
from symbiosis.knowledge.models import SynergyPattern
from symbiosis.matches.models import OwnerRecord
from symbiosis.streams.models import GoneStream, MaterialStream, StreamInvitation
from symbiosis.streams.vocabulary import StreamStatus, Visibility

S, G, P = MaterialStream, GoneStream, SynergyPattern


def _of_owner(column: Any, *conditions: ColumnElement[bool]) -> Any:
    """A look-up after the filter; joining would multiply the rows."""
    return select(column).where(*conditions).correlate(S).scalar_subquery()


_joined, _invited = ClusterMembership.__table__.c, StreamInvitation.__table__.c
_blocks = ActorBlock.__table__.alias("blocks").c
_blocked_by = ActorBlock.__table__.alias("blocked_by").c

OWNER_COLUMNS = (
    _of_owner(Actor.verification, Actor.id == S.owner_id).label("owner_verification"),
    _of_owner(Actor.roles, Actor.id == S.owner_id).label("owner_roles"),
    _of_owner(
        func.array_agg(_joined.cluster_slug),
        _joined.actor_id == S.owner_id,
        _joined.state == MembershipState.CONFIRMED,
    ).label("owner_clusters"),
    case(
        (
            S.visibility == Visibility.INVITED,
            _of_owner(func.array_agg(_invited.actor_id), _invited.stream_id == S.id),
        ),
        else_=null(),
    ).label("invited_owners"),
    func.array_cat(
        _of_owner(func.array_agg(_blocks.blocked_id), _blocks.actor_id == S.owner_id),
        _of_owner(func.array_agg(_blocked_by.actor_id), _blocked_by.blocked_id == S.owner_id),
        type_=ARRAY(PG_UUID),
    ).label("blocked_owners"),
    _of_owner(
        func.json_build_array(OwnerRecord.accepted, OwnerRecord.judged), OwnerRecord.actor_id == S.owner_id
    ).label("owner_record"),
)
"""What matching knows of the owner. The database counts a stream as written when one of these changes."""

FACT_COLUMNS = (
    S.id,
    S.direction,
    S.owner_id,
    S.version,
    S.status,
    S.visibility,
    S.basis,
    S.standing,
    S.identity,
    S.country,
    S.latitude,
    S.longitude,
    S.material,
    S.requirements,
    S.quantity,
    S.quantity_kg,
    S.quantity_kg_per_year,
    S.minimum_lot_kg,
    S.maximum_lot_kg,
    S.available_from,
    S.available_to,
    S.lead_time_days,
    S.price,
    S.maximum_distance_km,
    S.confirmed_at,
    *OWNER_COLUMNS,
)
"""What `facts.facts_of` reads."""


def facts_of_stream(stream_id: UUID) -> Select[Any]:
    return select(*FACT_COLUMNS).where(S.id == stream_id)


def facts_of_streams(stream_ids: Sequence[UUID]) -> Select[Any]:
    return select(*FACT_COLUMNS).where(S.id.in_(stream_ids))


def facts_for_share(which: ColumnElement[bool]) -> Select[Any]:
    """As they are, and as nobody can change them before this transaction ends; in the order of ids."""
    return select(*FACT_COLUMNS).where(which).order_by(S.id).with_for_update(read=True, of=S)


def _since(limit: int) -> Select[Any]:
    """The facts of what was written since and is not known yet, whatever its state, and from where on a follower
    must look the next time: no transaction before the oldest one still running can write any more. One row at
    least, without a stream where there is none. The limit is written out and the facts looked up in a list of
    ids: so the planner knows of few rows, and need not plan anew each time."""
    since = bindparam("since", type_=BigInteger)
    oldest = cast(cast(func.pg_snapshot_xmin(func.pg_current_snapshot()), Text), BigInteger)
    patterns = func.concat(func.count(), literal_column("':'"), func.sum(P.version))
    head = select(
        oldest.label("seen"),
        select(patterns).scalar_subquery().label("library"),
        select(func.array_agg(G.id)).where(G.written_in >= since).scalar_subquery().label("gone"),
    ).subquery("head")
    known: Any = func.unnest(
        bindparam("known", type_=ARRAY(PG_UUID)), bindparam("known_in", type_=ARRAY(BigInteger))
    )
    known = known.table_valued("id", "written_in").render_derived(name="known")
    is_known = select(1).where(known.c.id == S.id, known.c.written_in == S.written_in).correlate(S).exists()
    ids = select(S.id).where(S.written_in >= since, ~is_known).order_by(S.written_in)
    ids = ids.limit(literal_column(str(limit), Integer)).correlate(None)
    listed = func.array(ids.scalar_subquery(), type_=ARRAY(PG_UUID))
    fresh = select(*FACT_COLUMNS, S.written_in).where(S.id == func.any(listed)).subquery("fresh")
    return select(head, fresh).select_from(head.join(fresh, true(), isouter=True))


_since_reads = ReadCache(_since)
_published_read = Read(
    select(*FACT_COLUMNS, S.written_in)
    .where(S.status == StreamStatus.PUBLISHED, S.id > bindparam("after", type_=PG_UUID))
    .order_by(S.id)
    .limit(bindparam("limit", type_=Integer))
)


async def written_since(
    connection: Connection, since: int, known: Mapping[UUID, int], limit: int
) -> Sequence[Any]:
    """Rows of `seen`, `library`, `gone`, and the facts with `written_in` of at most so many streams; `known`:
    of which streams what is written in which transaction is known already."""
    given = {"known": list(known), "known_in": list(known.values())}
    return await _since_reads.get(limit).rows(connection, since=since, **given)


async def published(connection: Connection, after: UUID, limit: int) -> Sequence[Any]:
    """The same of published streams, in the order of ids."""
    return await _published_read.rows(connection, after=after, limit=limit)
