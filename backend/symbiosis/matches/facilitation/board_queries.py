"""What the board reads: its cards in one statement, its numbers and the funnel in another."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import (
    Boolean,
    ColumnElement,
    Date,
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
    literal,
    literal_column,
    or_,
    select,
    tuple_,
)
from sqlalchemy import Uuid as UuidType
from sqlalchemy.dialects.postgresql import ARRAY, TIMESTAMP
from sqlalchemy.dialects.postgresql import UUID as PG_UUID

from symbiosis.accounts.models import User
from symbiosis.actors.capabilities import Capability
from symbiosis.actors.models import ClusterMembership
from symbiosis.actors.people.queries import person
from symbiosis.actors.viewer import Viewer
from symbiosis.actors.vocabulary import MembershipState
from symbiosis.kit.paging import Position
from symbiosis.kit.reads import Connection, Read, ReadCache, json_array
from symbiosis.kit.text import escape_like, fold
from symbiosis.matches.facilitation.schemas import BoardColumnName, BoardFilters
from symbiosis.matches.filter_queries import NARROWING
from symbiosis.matches.models import Match, MatchFollowUp, MatchNote
from symbiosis.matches.queries import NEED, OFFER, is_open, stream_ref
from symbiosis.matches.vocabulary import Band, MatchState
from symbiosis.streams.documents import is_named, kind_of, viewer_values
from symbiosis.streams.vocabulary import StreamStatus

M, F, N = Match, MatchFollowUp, MatchNote

CLOSED_DAYS = 30
_CLOSED = (MatchState.DISMISSED, MatchState.EXPIRED, MatchState.BLOCKED)
_COLUMNS = {
    BoardColumnName.SUGGESTED: (MatchState.SUGGESTED,),
    BoardColumnName.CONSIDERED: (MatchState.VIEWED, MatchState.SHORTLISTED),
    BoardColumnName.INTEREST_ONE: (MatchState.INTEREST_ONE,),
    BoardColumnName.INTEREST_MUTUAL: (MatchState.INTEREST_MUTUAL,),
    BoardColumnName.CONVERTED: (MatchState.CONVERTED,),
    BoardColumnName.CLOSED: _CLOSED,
}

_NOW = bindparam("now", type_=TIMESTAMP(timezone=True))
_TODAY = bindparam("today", type_=Date)
_VIEWER = bindparam("viewer_id", type_=PG_UUID)
_A_DAY: ColumnElement[Any] = literal_column("86400")

_column = case(
    *((M.state.in_(states), literal(str(name))) for name, states in _COLUMNS.items()),
    else_=literal("closed"),
)
_overdue = and_(M.state.not_in(_CLOSED), F.due_on.is_not(None), F.due_on < _TODAY)


def _members_of(clusters: Any) -> Select[UUID]:
    """Without a reference to the pair, so that PostgreSQL reads the list once."""
    joined = ClusterMembership.__table__.alias("joined").c
    confirmed = joined.state == literal(str(MembershipState.CONFIRMED))
    return select(joined.actor_id).where(joined.cluster_slug == func.any(clusters), confirmed)


def _of_clusters(clusters: Any) -> ColumnElement[bool]:
    return or_(OFFER.owner_id.in_(_members_of(clusters)), NEED.owner_id.in_(_members_of(clusters)))


def _brokered() -> list[ColumnElement[bool]]:
    """Pairs of the viewer's clusters, but none of an organisation they belong to."""
    own = bindparam("viewer_members", type_=ARRAY(PG_UUID))
    here = bindparam("viewer_clusters_brokered", type_=ARRAY(Text))
    return [
        or_(bindparam("brokers_everywhere", type_=Boolean), _of_clusters(here)),
        OFFER.owner_id != func.all(own),
        NEED.owner_id != func.all(own),
    ]


def _worth_it() -> ColumnElement[bool]:
    """Strong and possible, and whatever a person has acted on."""
    return or_(
        M.band.in_([Band.STRONG, Band.POSSIBLE]),
        M.suggested_as.is_not(None),
        M.offer_interest_at.is_not(None),
        M.need_interest_at.is_not(None),
        M.dismissed_by.is_not(None),
        M.state.in_([MatchState.VIEWED, MatchState.SHORTLISTED, MatchState.CONVERTED]),
        F.match_id.is_not(None),
    )


_NARROWING: dict[str, Any] = {
    "cluster": lambda: _of_clusters(bindparam("cluster", type_=ARRAY(Text))),
    "me": lambda: F.assignee_id == _VIEWER,
    "nobody": lambda: F.assignee_id.is_(None),
    "overdue": lambda: _overdue,
    "band": lambda: NARROWING["band"]((OFFER, NEED)),
    "q": lambda: NARROWING["q"]((OFFER, NEED)),
}
_OF_THE_FUNNEL = frozenset({"cluster", "me", "nobody"})


def _joined(columns: Sequence[Any], active: frozenset[str]) -> Select[Any]:
    """Every pair the viewer brokers that passes the filters in use."""
    rows = (
        select(*columns)
        .join(OFFER, OFFER.id == M.offer_id)
        .join(NEED, NEED.id == M.need_id)
        .join(F, F.match_id == M.id, isouter=True)
        .where(*_brokered())
    )
    return rows.where(*(condition() for name, condition in _NARROWING.items() if name in active))


def _on_the_board(columns: Sequence[Any], active: frozenset[str]) -> Select[Any]:
    closed = and_(
        M.state.in_(_CLOSED), M.state_since >= bindparam("closed_since", type_=TIMESTAMP(timezone=True))
    )
    rows = _joined(columns, active).where(or_(is_open, M.state == MatchState.CONVERTED, closed))
    return rows if "band" in active else rows.where(_worth_it())


# --- cards ---


def _sort_key() -> ColumnElement[Any]:
    """Longest in its state first; of what is closed the newest."""
    since = func.extract("epoch", M.state_since)
    return case((M.state.in_(_CLOSED), -since), else_=since)


def _cards(kind: str, active: frozenset[str], limit: int, continued: bool) -> Select[Any]:
    key = _sort_key()
    place = func.row_number().over(partition_by=_column, order_by=(key, M.id))
    rows = _on_the_board(
        [M.id, _column.label("board_column"), key.label("sort_key"), place.label("n")], active
    )
    if "column" in active:
        rows = rows.where(_column == bindparam("column", type_=Text))
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
    age = func.floor(func.extract("epoch", _NOW - M.state_since) / _A_DAY)
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
        func.coalesce(_overdue, literal_column("false")).label("overdue"),
    ]


# --- numbers ---


def _median(seconds: ColumnElement[Any]) -> ColumnElement[Any]:
    """In days, to a tenth. Nulls do not count."""
    middle = func.percentile_cont(literal_column("0.5")).within_group(seconds)
    return func.round(cast(middle / _A_DAY, Numeric), literal_column("1"))


def _between(later: Any, earlier: Any) -> ColumnElement[Any]:
    """Seconds, never below none; null where one of the two has not come."""
    both = and_(later.is_not(None), earlier.is_not(None))
    return case((both, func.extract("epoch", func.greatest(later, earlier) - earlier)))


def _columns(active: frozenset[str]) -> Select[Any]:
    nth = func.row_number().over(partition_by=(_column, M.offer_id), order_by=M.id)
    kg = OFFER.quantity_kg_per_year.label("kg")
    rows = _on_the_board(
        [_column.label("board_column"), M.state_since, kg, nth.label("nth")], active
    ).subquery("r")
    age = func.extract("epoch", func.greatest(_NOW, rows.c.state_since) - rows.c.state_since)
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
        _joined(reached, active & _OF_THE_FUNNEL)
        .group_by(M.offer_id, M.need_id)
        .having(suggested >= since, func.bool_or(_worth_it()))
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


_card_reads, _number_reads = ReadCache(_cards), ReadCache(_numbers)


def _values(viewer: Viewer, filters: BoardFilters, now: datetime) -> dict[str, Any]:
    brokered = viewer.clusters_where(Capability.MATCHES_BROKER)
    q = fold(filters.q or "")
    return {
        **viewer_values(viewer),
        "viewer_id": viewer.user_id,
        "viewer_members": list(viewer.members),
        "brokers_everywhere": brokered is None,
        "viewer_clusters_brokered": list(brokered or ()),
        "now": now,
        "today": now.date(),
        "closed_since": now - timedelta(days=CLOSED_DAYS),
        "suggested_since": now - timedelta(days=filters.period_days),
        "column": filters.column,
        "cluster": [filters.cluster],
        "band": list(filters.band),
        "q": q,
        "q_like": f"%{escape_like(q)}%",
    }


def _active(filters: BoardFilters) -> frozenset[str]:
    given = {
        "column": filters.column,
        "cluster": filters.cluster,
        "me": filters.assignee == "me",
        "nobody": filters.assignee == "nobody",
        "overdue": filters.overdue,
        "band": filters.band,
        "q": fold(filters.q or ""),
    }
    return frozenset(name for name, value in given.items() if value)


async def cards(
    connection: Connection, viewer: Viewer, filters: BoardFilters, position: Position | None, now: datetime
) -> Sequence[Any]:
    """By column, up to one more than asked."""
    values = _values(viewer, filters, now)
    if position is not None:
        values |= {"last_key": position.key, "last_id": UUID(position.id)}
    read: Read = _card_reads.get(kind_of(viewer), _active(filters), filters.page_size, position is not None)
    return await read.rows(connection, **values)


async def numbers(connection: Connection, viewer: Viewer, filters: BoardFilters, now: datetime) -> Any:
    """One row: `columns` and, unless one column is asked for, `funnel`, as JSON text."""
    read: Read = _number_reads.get(_active(filters) - {"column"}, filters.column is None)
    return await read.row(connection, **_values(viewer, filters, now))
