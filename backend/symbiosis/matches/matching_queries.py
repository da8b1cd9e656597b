"""What matching reads: facts of streams, and the matches a stream has."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Select,
    Text,
    and_,
    bindparam,
    case,
    exists,
    false,
    func,
    literal,
    null,
    or_,
    select,
)
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.dialects.postgresql import UUID as PG_UUID
from sqlalchemy.orm import aliased

from symbiosis.actors.models import Actor, ActorBlock, ClusterMembership, Site
from symbiosis.actors.viewer import Viewer
from symbiosis.actors.vocabulary import MembershipState
from symbiosis.kit.reads import Connection, Read, ReadCache
from symbiosis.matches.models import Match
from symbiosis.matches.queries import is_open, stream_ref
from symbiosis.matches.vocabulary import MatchState
from symbiosis.streams.documents import ACTOR_IDS, is_named, kind_of, viewer_values
from symbiosis.streams.models import MaterialStream, StreamInvitation
from symbiosis.streams.queries import visible_to
from symbiosis.streams.vocabulary import StreamStatus, Visibility

S, M = MaterialStream, Match


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

_OPEN_TO_ALL = (Visibility.PUBLIC, Visibility.NETWORK)


def turn_of(stream_id: UUID) -> Select[Any]:
    """Waits for its turn to score this stream; the turn ends with the transaction."""
    return select(func.pg_advisory_xact_lock(func.hashtextextended(f"matches:{stream_id}", literal(0))))


def facts_of_stream(stream_id: UUID) -> Select[Any]:
    return select(*FACT_COLUMNS).where(S.id == stream_id)


def counterparts(
    stream_id: UUID, owner_id: UUID, direction: str, visibility: str, paired: Sequence[UUID]
) -> Select[Any]:
    """Every stream that may be shown to this one's owner and the other way round (`eligible`), and
    the ones it is paired with whatever became of them."""
    eligible = and_(
        S.status == StreamStatus.PUBLISHED,
        S.owner_id != owner_id,
        _mutually_visible(stream_id, owner_id, visibility),
    )
    return select(*FACT_COLUMNS, eligible.label("eligible")).where(
        S.id != stream_id, S.direction != direction, or_(eligible, S.id.in_(paired))
    )


def _mutually_visible(stream_id: UUID, owner_id: UUID, visibility: str) -> ColumnElement[bool]:
    """Each owner may see the other's stream: nobody is suggested a partner who may not know of them."""
    mine, theirs = aliased(ClusterMembership), aliased(ClusterMembership)
    confirmed = MembershipState.CONFIRMED
    same_cluster = exists().where(
        mine.actor_id == owner_id,
        theirs.actor_id == S.owner_id,
        mine.cluster_slug == theirs.cluster_slug,
        mine.state == confirmed,
        theirs.state == confirmed,
    )
    theirs_is_shared = or_(
        S.visibility.in_(_OPEN_TO_ALL),
        and_(S.visibility == Visibility.CLUSTER, same_cluster),
        and_(S.visibility == Visibility.INVITED, _is_invited(S.id, owner_id)),
    )
    match visibility:
        case Visibility.PRIVATE:
            return false()
        case Visibility.CLUSTER:
            return and_(theirs_is_shared, same_cluster)
        case Visibility.INVITED:
            return and_(theirs_is_shared, _is_invited(stream_id, S.owner_id))
        case _:
            return theirs_is_shared


def _is_invited(stream_id: Any, actor_id: Any) -> ColumnElement[bool]:
    invited = aliased(StreamInvitation)
    return exists().where(invited.stream_id == stream_id, invited.actor_id == actor_id)


def paired_with(stream_id: UUID) -> Select[Any]:
    """The other streams of its open matches."""
    other = case((M.offer_id == stream_id, M.need_id), else_=M.offer_id)
    return select(other).where(_of(stream_id), is_open)


def open_matches_of(stream_id: UUID) -> Select[Match]:
    """Locked in the order of ids, which every writer of several matches keeps to."""
    return select(M).where(_of(stream_id), is_open).order_by(M.id).with_for_update()


def dismissed_inputs_of(stream_id: UUID) -> Select[UUID, UUID, str, str]:
    """What the two sides were when someone said no: offer, need and both fingerprints."""
    inputs = M.evidence["inputs"]
    return select(M.offer_id, M.need_id, inputs["offer"].astext, inputs["need"].astext).where(
        _of(stream_id), M.state == MatchState.DISMISSED
    )


def versions_for_share(stream_ids: Sequence[UUID]) -> Select[UUID, int]:
    """Their versions, which nobody can change before this transaction ends."""
    return select(S.id, S.version).where(S.id.in_(stream_ids)).order_by(S.id).with_for_update(read=True)


def published_ids() -> Select[UUID]:
    return select(S.id).where(S.status == StreamStatus.PUBLISHED).order_by(S.id)


def judged_by_another_engine(engine_version: str, limit: int) -> Select[UUID]:
    """Offers with an open match of another engine version."""
    outdated = select(M.offer_id).where(is_open, M.engine_version != engine_version).distinct()
    return outdated.limit(limit)


def _of(stream_id: UUID) -> ColumnElement[bool]:
    return or_(M.offer_id == stream_id, M.need_id == stream_id)


def _candidates(kind: str) -> Select[Any]:
    """Open streams the viewer may see and does not own, as facts."""
    return select(*FACT_COLUMNS).where(
        S.direction == bindparam("direction", type_=Text),
        S.status == StreamStatus.PUBLISHED,
        S.visibility != Visibility.PRIVATE,
        S.owner_id != func.all(ACTOR_IDS),
        visible_to(kind),
    )


def _refs(kind: str) -> Select[UUID, str]:
    return select(S.id, stream_ref(S, is_named(S, kind)).label("doc")).where(
        S.id == func.any(bindparam("ids", type_=ARRAY(PG_UUID)))
    )


site = Read(
    select(Site.country, Site.postcode, Site.town, Site.nuts3, Site.latitude, Site.longitude).where(
        Site.id == bindparam("id", type_=PG_UUID)
    )
)
"""The place columns of a site of the registry, which everyone may see."""


def _visible_facts(kind: str) -> Select[Any]:
    return select(*FACT_COLUMNS).where(S.id == bindparam("id", type_=PG_UUID), visible_to(kind))


_candidate_reads = ReadCache(_candidates)
_visible_reads = ReadCache(_visible_facts)
_ref_reads = ReadCache(_refs)


async def candidates(connection: Connection, viewer: Viewer, direction: str) -> Sequence[Any]:
    read = _candidate_reads.get(kind_of(viewer))
    return await read.rows(connection, direction=direction, **viewer_values(viewer))


async def visible_facts(connection: Connection, viewer: Viewer, stream_id: UUID) -> Any:
    """The facts of a stream the viewer may see, or None."""
    read = _visible_reads.get(kind_of(viewer))
    return await read.row(connection, id=stream_id, **viewer_values(viewer))


async def refs(connection: Connection, viewer: Viewer, ids: Sequence[UUID]) -> dict[UUID, str]:
    """StreamRef documents as JSON text, by id."""
    rows = await _ref_reads.get(kind_of(viewer)).rows(connection, ids=list(ids), **viewer_values(viewer))
    return {row["id"]: row["doc"] for row in rows}
