"""Offline metrics over stored decisions, counted by PostgreSQL in one statement."""

from typing import Any

from sqlalchemy import (
    ColumnElement,
    Float,
    Select,
    Subquery,
    and_,
    cast,
    func,
    literal,
    or_,
    select,
    true,
    union_all,
)
from sqlalchemy.orm import aliased

from symbiosis.matches.models import Match
from symbiosis.matches.quality.schemas import QualityFilters
from symbiosis.matches.queries import is_open
from symbiosis.matches.vocabulary import Band, MatchOrigin, MatchState, Verdict
from symbiosis.streams.documents import in_clusters
from symbiosis.streams.models import MaterialStream
from symbiosis.streams.vocabulary import Direction, StreamStatus

M, S = Match, MaterialStream
SHOWN = (Band.STRONG, Band.POSSIBLE)
OFFER, NEED = aliased(MaterialStream, name="offer"), aliased(MaterialStream, name="need")


def measured(filters: QualityFilters, clusters: list[str] | None) -> Select[Any]:
    """One row with every count. `clusters`: whose members' matches the reader may measure; None: all."""
    pairs = _pairs(filters, clusters)
    lists = _lists(pairs)
    return select(
        *_totals(pairs),
        *_of_lists(lists),
        *_recall(pairs, lists),
        *_rank(lists),
        *_covered(clusters),
        *_changed(filters, clusters),
    )


def by_band(filters: QualityFilters, clusters: list[str] | None) -> Select[Any]:
    p = _pairs(filters, clusters).c
    return (
        select(
            p.band,
            func.count().label("suggested"),
            func.count().filter(p.decided).label("decided"),
            func.count().filter(p.accepted).label("accepted"),
        )
        .where(p.origin == MatchOrigin.ENGINE)
        .group_by(p.band)
    )


def _of_clusters(clusters: list[str] | None) -> ColumnElement[bool]:
    if clusters is None:
        return true()
    here = literal(clusters)
    return or_(in_clusters(OFFER.owner_id, here), in_clusters(NEED.owner_id, here))


def _conditions(filters: QualityFilters, clusters: list[str] | None) -> list[ColumnElement[bool]]:
    found = [_of_clusters(clusters)]
    if filters.cluster is not None:
        found.append(_of_clusters([filters.cluster]))
    if filters.since is not None:
        found.append(M.created_at >= filters.since)
    if filters.until is not None:
        found.append(M.created_at < filters.until)
    if filters.engine_version is not None:
        found.append(M.engine_version == filters.engine_version)
    return found


def _pairs(filters: QualityFilters, clusters: list[str] | None) -> Subquery:
    """Each pair once: what superseded an older match carries its decisions."""
    interest = or_(M.offer_interest_at.is_not(None), M.need_interest_at.is_not(None))
    accepted = and_(M.state != MatchState.DISMISSED, or_(interest, M.converted_at.is_not(None)))
    decided = or_(accepted, M.state == MatchState.DISMISSED)
    return (
        select(
            M.id,
            M.offer_id,
            M.need_id,
            M.origin,
            M.band,
            M.verdict,
            M.score,
            M.distance_km,
            (M.state == MatchState.DISMISSED).label("dismissed"),
            accepted.label("accepted"),
            decided.label("decided"),
        )
        .join(OFFER, OFFER.id == M.offer_id)
        .join(NEED, NEED.id == M.need_id)
        .where(M.state != MatchState.SUPERSEDED, *_conditions(filters, clusters))
        .subquery("pairs")
    )


def _lists(pairs: Subquery) -> Subquery:
    """What each stream was suggested, with the place in its list."""

    def of(side: str, stream: Any, other: Any) -> Select[Any]:
        place = func.row_number().over(
            partition_by=stream,
            order_by=(pairs.c.score.desc(), pairs.c.distance_km.asc().nulls_last(), other),
        )
        columns = (pairs.c.id, pairs.c.dismissed, pairs.c.accepted, pairs.c.decided)
        found = select(literal(side).label("side"), stream.label("stream_id"), place.label("place"), *columns)
        return found.where(pairs.c.origin == MatchOrigin.ENGINE)

    as_offer = of("offer", pairs.c.offer_id, pairs.c.need_id)
    as_need = of("need", pairs.c.need_id, pairs.c.offer_id)
    return union_all(as_offer, as_need).subquery("lists")


def _one(value: Any, name: str, *where: Any) -> Any:
    return select(value).where(*where).scalar_subquery().label(name)


def _totals(pairs: Subquery) -> list[Any]:
    p, by_engine = pairs.c, pairs.c.origin == MatchOrigin.ENGINE
    return [
        _one(func.count(), "suggestions", by_engine),
        _one(func.count(), "decided", by_engine, p.decided),
        _one(func.count(), "conditional", by_engine, p.verdict == Verdict.CONDITIONAL),
    ]


def _of_lists(lists: Subquery) -> list[Any]:
    x, first = lists.c, lists.c.place <= 3
    return [
        _one(func.count(), "first", first),
        _one(func.count(), "first_kept", first, ~x.dismissed),
        _one(func.count(), "first_decided", first, x.decided),
        _one(func.count(), "first_accepted", first, x.accepted),
    ]


def _recall(pairs: Subquery, lists: Subquery) -> list[Any]:
    x = lists.c
    return [
        _one(func.count(), "accepted", pairs.c.accepted),
        _one(func.count(), "accepted_in_ten", x.side == "offer", x.accepted, x.place <= 10),
    ]


def _rank(lists: Subquery) -> list[Any]:
    x = lists.c
    firsts = (
        select(func.min(x.place).label("place"))
        .where(x.accepted)
        .group_by(x.side, x.stream_id)
        .subquery("firsts")
    )
    reciprocal = func.avg(1.0 / cast(firsts.c.place, Float))
    return [_one(func.count(firsts.c.place), "answered_lists"), _one(reciprocal, "reciprocal_rank")]


def _covered(clusters: list[str] | None) -> list[Any]:
    """What is covered now, whatever the period."""
    offered = [S.direction == Direction.OFFER, S.status == StreamStatus.PUBLISHED]
    if clusters is not None:
        offered.append(in_clusters(S.owner_id, literal(clusters)))
    has_match = select(1).where(M.offer_id == S.id, is_open, M.band.in_(SHOWN)).correlate(S).exists()
    return [
        _one(func.count(S.id), "offers", *offered),
        _one(func.count(S.id), "matched", *offered, has_match),
    ]


def _changed(filters: QualityFilters, clusters: list[str] | None) -> list[Any]:
    successor = aliased(Match, name="successor")
    passes = func.count().filter(successor.verdict == Verdict.PASS)
    changed = (
        select(func.count().label("changed"), passes.label("passing"))
        .select_from(M)
        .join(successor, successor.id == M.superseded_by)
        .join(OFFER, OFFER.id == M.offer_id)
        .join(NEED, NEED.id == M.need_id)
        .where(M.verdict == Verdict.CONDITIONAL, *_conditions(filters, clusters))
        .subquery("changed")
    )
    return [_one(changed.c.changed, "changed"), _one(changed.c.passing, "passing")]
