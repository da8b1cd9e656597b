"""What matching reads: the matches a stream has, and counterparts as a reader may see them."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, Text, bindparam, case, func, literal_column, or_, select
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.dialects.postgresql import UUID as PG_UUID

from symbiosis.actors.models import Cluster, Site
from symbiosis.actors.viewer import Viewer
from symbiosis.kit.reads import Connection, Read, ReadCache
from symbiosis.matches.fact_queries import FACT_COLUMNS, facts_for_share
from symbiosis.matches.models import Match, ObstacleCount
from symbiosis.matches.queries import NEED, OFFER, is_open, stream_ref
from symbiosis.matches.vocabulary import MatchState
from symbiosis.streams.documents import ACTOR_IDS, is_named, kind_of, viewer_values
from symbiosis.streams.models import MaterialStream
from symbiosis.streams.queries import visible_to
from symbiosis.streams.vocabulary import StreamStatus, Visibility

S, M = MaterialStream, Match


ENDING: tuple[Any, ...] = (M.id, M.state, M.offer_interest_at, M.need_interest_at)
"""Of matches that are to end (`storing.expire`)."""


def open_matches_of(stream_id: UUID) -> Select[Any]:
    """`ENDING`, locked in the order of ids, which every writer of several matches keeps to."""
    return select(*ENDING).where(_of(stream_id), is_open).order_by(M.id).with_for_update()


def waiting_for_advice(stream_id: UUID) -> Select[Any]:
    """Open matches of the stream whose evidence lacks the best change."""
    columns = M.id, M.offer_id, M.need_id, M.evidence["inputs"].label("inputs")
    day = M.evidence["evaluated_on"].astext.label("evaluated_on")
    return select(*columns, day).where(_of(stream_id), is_open, M.evidence["advice"].astext == "waits")


def matches_to_advise(ids: Sequence[UUID]) -> Select[UUID]:
    """Locked in the order of ids, which every writer of several matches keeps to."""
    return select(M.id).where(M.id.in_(ids)).order_by(M.id).with_for_update()


def open_pairs() -> Select[Any]:
    """Of published streams: offer_id, need_id, score, evaluated_on, and whether one of the two ends on a
    day, so that its sentences count days."""
    ends = or_(OFFER.available_to.is_not(None), NEED.available_to.is_not(None))
    return (
        select(
            M.offer_id,
            M.need_id,
            M.score,
            M.evidence["evaluated_on"].astext.label("evaluated_on"),
            ends.label("ends"),
        )
        .join(OFFER, OFFER.id == M.offer_id)
        .join(NEED, NEED.id == M.need_id)
        .where(is_open, OFFER.status == StreamStatus.PUBLISHED, NEED.status == StreamStatus.PUBLISHED)
    )


def settled_pairs() -> Select[UUID, UUID]:
    """Offer and need of the pairs people have decided about."""
    decided = (MatchState.DISMISSED, MatchState.CONVERTED, MatchState.BLOCKED)
    return select(M.offer_id, M.need_id).where(M.state.in_(decided))


def judged_by_another_engine(engine_version: str, limit: int) -> Select[UUID]:
    """Offers with an open match of another engine version."""
    outdated = select(M.offer_id).where(is_open, M.engine_version != engine_version).distinct()
    return outdated.limit(limit)


def counted_longest_ago(limit: int) -> Select[UUID]:
    """Published streams, those first whose obstacles were never counted."""
    counted = ObstacleCount.counted_at.asc().nulls_first()
    return (
        select(S.id)
        .join(ObstacleCount, ObstacleCount.stream_id == S.id, isouter=True)
        .where(S.status == StreamStatus.PUBLISHED)
        .order_by(counted, S.id)
        .limit(limit)
    )


def _of(stream_id: UUID) -> ColumnElement[bool]:
    return or_(M.offer_id == stream_id, M.need_id == stream_id)


def _candidates(kind: str) -> Select[Any]:
    """Of these the open streams the viewer may see and does not own, as facts."""
    return select(*FACT_COLUMNS).where(
        S.id == func.any(bindparam("ids", type_=ARRAY(PG_UUID))),
        S.status == StreamStatus.PUBLISHED,
        S.visibility != Visibility.PRIVATE,
        S.owner_id != func.all(ACTOR_IDS),
        visible_to(kind),
    )


def _refs(kind: str) -> Select[UUID, str]:
    """Of those the viewer may see: what the market found may have been hidden since, and its position taken
    by another stream."""
    return select(S.id, stream_ref(S, is_named(S, kind)).label("doc")).where(
        S.id == func.any(bindparam("ids", type_=ARRAY(PG_UUID))), visible_to(kind)
    )


_SCORED = bindparam("stream_id", type_=PG_UUID)
_OF_SCORED = or_(M.offer_id == _SCORED, M.need_id == _SCORED)


def _turn() -> Select[Any]:
    """Waits for its turn to score a stream; the turn ends with the transaction."""
    name = func.concat("matches:", bindparam("stream_id", type_=Text))
    return select(func.pg_advisory_xact_lock(func.hashtextextended(name, literal_column("0"))))


def _with_partners() -> Select[Any]:
    """A stream, some others, and those it has open matches with, as nobody can change them before this
    transaction ends; in the order of ids. What they are is not read: the market tells it, as it was written in
    this transaction (`market.FollowedMarket.read`)."""
    other = case((M.offer_id == _SCORED, M.need_id), else_=M.offer_id)
    paired = func.array(select(other).where(_OF_SCORED, is_open).scalar_subquery(), type_=ARRAY(PG_UUID))
    # As an array: the planner takes a join for one with many rows, and reads them all.
    wanted = func.array_cat(paired, bindparam("found", type_=ARRAY(PG_UUID)), type_=ARRAY(PG_UUID))
    columns: tuple[Any, ...] = (S.id, S.version, S.status, S.written_in)
    return select(*columns).where(S.id == func.any(wanted)).order_by(S.id).with_for_update(read=True, of=S)


def _matches_to_settle() -> Select[Any]:
    """The open matches of a stream, and those that somebody said no to, as `planning.Stored` holds them; locked
    in the order of ids, which every writer of several matches keeps to. Read together: what was dismissed a
    moment ago is in one of the two."""
    inputs = M.evidence["inputs"]
    columns = (
        *(M.id, M.offer_id, M.need_id, M.state, M.state_since, M.origin, M.overridden, M.engine_version),
        *(M.offer_interest_at, M.need_interest_at),
        *(inputs[side].astext.label(f"{side}_input") for side in ("offer", "need")),
    )
    settled = or_(is_open, M.state == MatchState.DISMISSED)
    return select(*columns).where(_OF_SCORED, settled).order_by(M.id).with_for_update()


site = Read(
    select(Site.country, Site.postcode, Site.town, Site.nuts3, Site.latitude, Site.longitude).where(
        Site.id == bindparam("id", type_=PG_UUID)
    )
)
"""The place columns of a site of the registry, which everyone may see."""


def _visible_facts(kind: str) -> Select[Any]:
    return select(*FACT_COLUMNS).where(S.id == bindparam("id", type_=PG_UUID), visible_to(kind))


_turn_read = Read(_turn())
_partners_read = Read(_with_partners())
_locked_read = Read(facts_for_share(S.id == func.any(bindparam("ids", type_=ARRAY(PG_UUID)))))
_settle_read = Read(_matches_to_settle())
_cluster_read = Read(select(Cluster.slug))
_candidate_reads = ReadCache(_candidates)
_visible_reads = ReadCache(_visible_facts)
_ref_reads = ReadCache(_refs)


async def take_turn(connection: Connection, stream_id: UUID) -> None:
    await _turn_read.value(connection, stream_id=str(stream_id))


async def with_partners(connection: Connection, stream_id: UUID, found: Sequence[UUID]) -> Sequence[Any]:
    """Rows of id, version, status, written_in."""
    return await _partners_read.rows(connection, stream_id=stream_id, found=[stream_id, *found])


async def locked_facts(connection: Connection, ids: Sequence[UUID]) -> dict[UUID, Any]:
    rows = await _locked_read.rows(connection, ids=list(ids))
    return {row["id"]: row for row in rows}


async def matches_to_settle(connection: Connection, stream_id: UUID) -> Sequence[Any]:
    return await _settle_read.rows(connection, stream_id=stream_id)


async def candidates(connection: Connection, viewer: Viewer, ids: Sequence[UUID]) -> Sequence[Any]:
    read = _candidate_reads.get(kind_of(viewer))
    return await read.rows(connection, ids=list(ids), **viewer_values(viewer))


async def all_clusters(connection: Connection) -> frozenset[str]:
    return frozenset(row["slug"] for row in await _cluster_read.rows(connection))


async def visible_facts(connection: Connection, viewer: Viewer, stream_id: UUID) -> Any:
    """The facts of a stream the viewer may see, or None."""
    read = _visible_reads.get(kind_of(viewer))
    return await read.row(connection, id=stream_id, **viewer_values(viewer))


async def refs(connection: Connection, viewer: Viewer, ids: Sequence[UUID]) -> dict[UUID, str]:
    """StreamRef documents as JSON text, by id; without those that are hidden from the viewer."""
    rows = await _ref_reads.get(kind_of(viewer)).rows(connection, ids=list(ids), **viewer_values(viewer))
    return {row["id"]: row["doc"] for row in rows}
