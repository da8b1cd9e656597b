"""What is counted: published streams everyone may see, and the obstacles stored with them."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Integer,
    Select,
    Text,
    and_,
    bindparam,
    distinct,
    exists,
    func,
    literal_column,
    null,
    or_,
    select,
)
from sqlalchemy.dialects.postgresql import ARRAY

from symbiosis.kit.reads import Connection, ReadCache
from symbiosis.matches.models import Match, StreamObstacle
from symbiosis.matches.queries import is_open
from symbiosis.matches.statistics.schemas import Region, StatisticsFilters
from symbiosis.matches.vocabulary import Band
from symbiosis.streams.models import MaterialStream
from symbiosis.streams.vocabulary import StreamStatus, Visibility

S, M, B = MaterialStream, Match, StreamObstacle

_NUTS_LENGTH = {Region.NUTS1: 3, Region.NUTS2: 4, Region.NUTS3: 5}

_FOR_EVERYONE = and_(S.status == StreamStatus.PUBLISHED, S.visibility == Visibility.PUBLIC)

_FILTERS: dict[str, ColumnElement[bool]] = {
    "direction": S.direction == bindparam("direction", type_=Text),
    "country": S.country == func.any(bindparam("country", type_=ARRAY(Text))),
    "nuts": S.nuts3.like(bindparam("nuts_like", type_=Text)),
    "route": func.coalesce(S.requirements["intended_route"].astext, S.material["current_route"].astext)
    == bindparam("route", type_=Text),
}


def _region(by: Region | None) -> Any:
    if by is None:
        return null()
    if by is Region.COUNTRY:
        return S.country
    return func.left(S.nuts3, literal_column(str(_NUTS_LENGTH[by]), Integer))


def _counted() -> list[ColumnElement[Any]]:
    return [
        func.count().label("streams"),
        func.sum(S.quantity_kg_per_year).label("kg_per_year"),
        func.count(distinct(S.owner_id)).label("owners"),
    ]


def _obstacles(active: tuple[str, ...], by: Region | None) -> Select[Any]:
    region = _region(by).label("region")
    grouped = (B.rule, B.requirement) if by is None else (B.rule, B.requirement, region)
    return (
        select(B.rule, B.requirement, region, *_counted(), func.max(B.best_score).label("best_score"))
        .join(S, S.id == B.stream_id)
        .where(_FOR_EVERYONE, *(_FILTERS[name] for name in active))
        .group_by(*grouped)
        .order_by(func.sum(S.quantity_kg_per_year).desc(), B.requirement, region)
    )


def _totals(active: tuple[str, ...], unmatched: bool) -> Select[Any]:
    shown = exists().where(
        or_(M.offer_id == S.id, M.need_id == S.id), is_open, M.band.in_([Band.STRONG, Band.POSSIBLE])
    )
    conditions = [_FOR_EVERYONE, *(_FILTERS[name] for name in active)]
    return select(*_counted()).where(*conditions, *([~shown] if unmatched else []))


_obstacle_reads = ReadCache(_obstacles)
_total_reads = ReadCache(_totals)


async def obstacles(connection: Connection, filters: StatisticsFilters) -> Sequence[Any]:
    """Rows of rule, requirement, region, streams, kg_per_year, owners, best_score; the most kg first."""
    return await _obstacle_reads.get(_active(filters), filters.by).rows(connection, **_values(filters))


async def total(connection: Connection, filters: StatisticsFilters, *, unmatched: bool) -> Any:
    """The row streams, kg_per_year, owners."""
    return await _total_reads.get(_active(filters), unmatched).row(connection, **_values(filters))


def _active(filters: StatisticsFilters) -> tuple[str, ...]:
    return tuple(name for name in _FILTERS if getattr(filters, name))


def _values(filters: StatisticsFilters) -> dict[str, Any]:
    return {
        "direction": filters.direction,
        "country": list(filters.country),
        "nuts_like": f"{filters.nuts}%",
        "route": filters.route,
    }
