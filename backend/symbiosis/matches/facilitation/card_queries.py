"""The cards of the board."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Integer,
    Numeric,
    Select,
    String,
    Text,
    and_,
    bindparam,
    case,
    cast,
    func,
    literal_column,
    select,
    tuple_,
)
from sqlalchemy import Uuid as UuidType

from symbiosis.accounts.models import User
from symbiosis.actors.people.queries import person
from symbiosis.actors.viewer import Viewer
from symbiosis.kit.paging import Position
from symbiosis.kit.reads import Connection, Read, ReadCache
from symbiosis.matches.facilitation.board_queries import (
    A_DAY,
    CLOSED,
    NOW,
    F,
    M,
    active_filters,
    board_column,
    on_the_board,
    overdue,
    values_of,
)
from symbiosis.matches.facilitation.queries import NOT_SET
from symbiosis.matches.facilitation.schemas import BoardFilters
from symbiosis.matches.models import MatchNote
from symbiosis.matches.queries import NEED, OFFER, stream_ref
from symbiosis.streams.documents import is_named, kind_of
from symbiosis.streams.vocabulary import StreamStatus

N = MatchNote


def _sort_key() -> ColumnElement[Any]:
    """Longest in its state first; of what is closed the newest."""
    since = func.extract("epoch", M.state_since)
    return case((M.state.in_(CLOSED), -since), else_=since)


def _cards(kind: str, active: frozenset[str], limit: int, continued: bool) -> Select[Any]:
    key = _sort_key()
    place = func.row_number().over(partition_by=board_column, order_by=(key, M.id))
    rows = on_the_board(
        [M.id, board_column.label("board_column"), key.label("sort_key"), place.label("n")], active
    )
    if "column" in active:
        rows = rows.where(board_column == bindparam("column", type_=Text))
    if continued:
        last = tuple_(
            cast(bindparam("last_key", type_=String), Numeric), bindparam("last_id", type_=UuidType)
        )
        rows = rows.where(tuple_(key, M.id) > last)
    p = rows.subquery("p")
    shown = literal_column(str(limit + 1), Integer)
    return (
        select(
            p.c.board_column,
            p.c.n,
            cast(p.c.sort_key, String).label("sort_key"),
            *_card_columns(kind),
        )
        .select_from(p)
        .join(M, M.id == p.c.id)
        .join(OFFER, OFFER.id == M.offer_id)
        .join(NEED, NEED.id == M.need_id)
        .join(F, F.match_id == M.id, isouter=True)
        .join(User, User.id == F.assignee_id, isouter=True)
        .where(p.c.n <= shown)
        .order_by(p.c.board_column, p.c.n)
    )


def _card_columns(kind: str) -> list[Any]:
    notes = select(func.count()).where(N.match_id == M.id).correlate(M).scalar_subquery()
    last_note = select(func.max(N.created_at)).where(N.match_id == M.id).correlate(M).scalar_subquery()
    published = and_(OFFER.status == StreamStatus.PUBLISHED, NEED.status == StreamStatus.PUBLISHED)
    age = func.floor(func.extract("epoch", NOW - M.state_since) / A_DAY)
    return [
        M.id,
        M.state,
        M.origin,
        M.verdict,
        M.score,
        M.band,
        M.distance_km,
        M.state_since,
        M.overridden,
        M.dismissed_by,
        M.dismissed_reason,
        M.blocked_by,
        M.version,
        stream_ref(OFFER, is_named(OFFER, kind)).label("offer"),
        stream_ref(NEED, is_named(NEED, kind)).label("need"),
        OFFER.quantity_kg_per_year.label("kg_per_year"),
        func.greatest(cast(age, Integer), literal_column("0")).label("age_days"),
        (~published).label("frozen"),
        notes.label("notes"),
        last_note.label("last_note_at"),
        cast(person(User), String).label("assignee"),
        F.next_step,
        F.due_on,
        func.coalesce(overdue, literal_column("false")).label("overdue"),
        func.coalesce(F.version, NOT_SET).label("follow_up_version"),
    ]


_reads = ReadCache(_cards)


async def cards(
    connection: Connection, viewer: Viewer, filters: BoardFilters, position: Position | None, now: datetime
) -> Sequence[Any]:
    """By column, up to one more than asked."""
    values = values_of(viewer, filters, now)
    if position is not None:
        values |= {"last_key": position.key, "last_id": UUID(position.id)}
    read: Read = _reads.get(kind_of(viewer), active_filters(filters), filters.page_size, position is not None)
    return await read.rows(connection, **values)
