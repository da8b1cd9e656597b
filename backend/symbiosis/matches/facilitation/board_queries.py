"""Which pairs are on the board, and how it is narrowed."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import (
    Boolean,
    ColumnElement,
    Date,
    Select,
    Text,
    and_,
    bindparam,
    case,
    func,
    literal,
    literal_column,
    or_,
    select,
)
from sqlalchemy.dialects.postgresql import ARRAY, TIMESTAMP
from sqlalchemy.dialects.postgresql import UUID as PG_UUID

from symbiosis.actors.capabilities import Capability
from symbiosis.actors.models import ClusterMembership
from symbiosis.actors.viewer import Viewer
from symbiosis.actors.vocabulary import MembershipState
from symbiosis.kit.text import escape_like, fold
from symbiosis.matches.facilitation.schemas import BoardColumnName, BoardFilters
from symbiosis.matches.filter_queries import NARROWING
from symbiosis.matches.models import Match, MatchFollowUp
from symbiosis.matches.queries import NEED, OFFER, is_open
from symbiosis.matches.vocabulary import Band, MatchState
from symbiosis.streams.documents import viewer_values

M, F = Match, MatchFollowUp

CLOSED_DAYS = 30
CLOSED = (MatchState.DISMISSED, MatchState.EXPIRED, MatchState.BLOCKED)
_COLUMNS = {
    BoardColumnName.SUGGESTED: (MatchState.SUGGESTED,),
    BoardColumnName.CONSIDERED: (MatchState.VIEWED, MatchState.SHORTLISTED),
    BoardColumnName.INTEREST_ONE: (MatchState.INTEREST_ONE,),
    BoardColumnName.INTEREST_MUTUAL: (MatchState.INTEREST_MUTUAL,),
    BoardColumnName.CONVERTED: (MatchState.CONVERTED,),
    BoardColumnName.CLOSED: CLOSED,
}

NOW = bindparam("now", type_=TIMESTAMP(timezone=True))
_TODAY = bindparam("today", type_=Date)
_VIEWER = bindparam("viewer_id", type_=PG_UUID)
A_DAY: ColumnElement[Any] = literal_column("86400")

board_column = case(
    *((M.state.in_(states), literal(str(name))) for name, states in _COLUMNS.items()),
    else_=literal("closed"),
)
overdue = and_(M.state.not_in(CLOSED), F.due_on.is_not(None), F.due_on < _TODAY)


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


def worth_it() -> ColumnElement[bool]:
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
    "overdue": lambda: overdue,
    "band": lambda: NARROWING["band"]((OFFER, NEED)),
    "q": lambda: NARROWING["q"]((OFFER, NEED)),
}
OF_THE_FUNNEL = frozenset({"cluster", "me", "nobody"})


def joined(columns: Sequence[Any], active: frozenset[str]) -> Select[Any]:
    """Every pair the viewer brokers that passes the filters in use."""
    rows = (
        select(*columns)
        .join(OFFER, OFFER.id == M.offer_id)
        .join(NEED, NEED.id == M.need_id)
        .join(F, F.match_id == M.id, isouter=True)
        .where(*_brokered())
    )
    return rows.where(*(condition() for name, condition in _NARROWING.items() if name in active))


def on_the_board(columns: Sequence[Any], active: frozenset[str]) -> Select[Any]:
    closed = and_(
        M.state.in_(CLOSED), M.state_since >= bindparam("closed_since", type_=TIMESTAMP(timezone=True))
    )
    rows = joined(columns, active).where(or_(is_open, M.state == MatchState.CONVERTED, closed))
    return rows if "band" in active else rows.where(worth_it())


def values_of(viewer: Viewer, filters: BoardFilters, now: datetime) -> dict[str, Any]:
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


def active_filters(filters: BoardFilters) -> frozenset[str]:
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
