"""The numbers above the columns, and the funnel."""

from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Numeric,
    Select,
    and_,
    bindparam,
    case,
    cast,
    func,
    literal_column,
    select,
)
from sqlalchemy.dialects.postgresql import TIMESTAMP

from symbiosis.actors.viewer import Viewer
from symbiosis.kit.reads import Connection, Read, ReadCache, json_array
from symbiosis.matches.facilitation.board_queries import (
    A_DAY,
    NOW,
    OF_THE_FUNNEL,
    M,
    active_filters,
    board_column,
    joined,
    on_the_board,
    values_of,
    worth_it,
)
from symbiosis.matches.facilitation.schemas import BoardFilters
from symbiosis.matches.queries import OFFER


def _median(seconds: ColumnElement[Any]) -> ColumnElement[Any]:
    """In days, to a tenth. Nulls do not count."""
    middle = func.percentile_cont(literal_column("0.5")).within_group(seconds)
    return func.round(cast(middle / A_DAY, Numeric), literal_column("1"))


def _between(later: Any, earlier: Any) -> ColumnElement[Any]:
    """Seconds, never below none; null where one of the two has not come."""
    both = and_(later.is_not(None), earlier.is_not(None))
    return case((both, func.extract("epoch", func.greatest(later, earlier) - earlier)))


def _columns(active: frozenset[str]) -> Select[Any]:
    nth = func.row_number().over(partition_by=(board_column, M.offer_id), order_by=M.id)
    kg = OFFER.quantity_kg_per_year.label("kg")
    rows = on_the_board(
        [board_column.label("board_column"), M.state_since, kg, nth.label("nth")], active
    ).subquery("r")
    age = func.extract("epoch", func.greatest(NOW, rows.c.state_since) - rows.c.state_since)
    return select(
        rows.c.board_column,
        func.count().label("count"),
        func.sum(rows.c.kg).filter(rows.c.nth == literal_column("1")).label("kg_per_year"),
        _median(age).label("median_age_days"),
        func.min(rows.c.state_since).label("oldest_since"),
    ).group_by(rows.c.board_column)


def _funnel(active: frozenset[str]) -> Select[Any]:
    """By pair and not by row: a pair goes on in a new row when one of its streams changes."""
    both = and_(M.offer_interest_at.is_not(None), M.need_interest_at.is_not(None))
    suggested = func.min(M.created_at)
    reached = [
        suggested.label("suggested_at"),
        func.min(func.least(M.offer_interest_at, M.need_interest_at)).label("interest_at"),
        func.min(case((both, func.greatest(M.offer_interest_at, M.need_interest_at)))).label("mutual_at"),
        func.min(M.converted_at).label("converted_at"),
    ]
    since = bindparam("suggested_since", type_=TIMESTAMP(timezone=True))
    pairs = (
        joined(reached, active & OF_THE_FUNNEL)
        .group_by(M.offer_id, M.need_id)
        .having(suggested >= since, func.bool_or(worth_it()))
    ).subquery("pairs")
    p = pairs.c
    return select(
        func.count().label("suggested"),
        func.count(p.interest_at).label("interest"),
        func.count(p.mutual_at).label("mutual"),
        func.count(p.converted_at).label("converted"),
        _median(_between(p.interest_at, p.suggested_at)).label("interest_days"),
        _median(_between(p.mutual_at, p.interest_at)).label("mutual_days"),
        _median(_between(p.converted_at, p.mutual_at)).label("converted_days"),
    )


def _numbers(active: frozenset[str], funnel: bool) -> Select[Any]:
    columns = json_array(_columns(active)).scalar_subquery()
    if not funnel:
        return select(columns.label("columns"), literal_column("null").label("funnel"))
    return select(columns.label("columns"), json_array(_funnel(active)).scalar_subquery().label("funnel"))


_reads = ReadCache(_numbers)


async def numbers(connection: Connection, viewer: Viewer, filters: BoardFilters, now: datetime) -> Any:
    """One row: `columns` and, unless one column is asked for, `funnel`, as JSON text."""
    read: Read = _reads.get(active_filters(filters) - {"column"}, filters.column is None)
    return await read.row(connection, **values_of(viewer, filters, now))
