"""What people read about matches. Hidden rows do not exist for the viewer."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import (
    Boolean,
    ColumnElement,
    Float,
    Integer,
    Select,
    String,
    Text,
    Uuid,
    and_,
    bindparam,
    case,
    cast,
    false,
    func,
    literal,
    literal_column,
    or_,
    select,
    true,
    tuple_,
)
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.dialects.postgresql import UUID as PG_UUID
from sqlalchemy.orm import aliased

from symbiosis.actors.capabilities import Capability
from symbiosis.actors.models import ActorBlock
from symbiosis.actors.viewer import Viewer
from symbiosis.kit.paging import Position
from symbiosis.kit.reads import Connection, Read, ReadCache
from symbiosis.matches.filter_queries import narrowed, values_of
from symbiosis.matches.models import Match
from symbiosis.matches.rules import OPEN_STATES
from symbiosis.matches.schemas import MatchFilters
from symbiosis.matches.vocabulary import Band, MatchState, Turn, Verdict
from symbiosis.streams.documents import (
    ACTOR_IDS,
    in_clusters,
    is_named,
    is_read_by_staff,
    kind_of,
    ref_columns,
    viewer_values,
)
from symbiosis.streams.models import MaterialStream
from symbiosis.streams.queries import is_shared_with_viewer, visible_to
from symbiosis.streams.vocabulary import Identity, StreamStatus

S, M = MaterialStream, Match
OFFER, NEED = aliased(MaterialStream, name="offer"), aliased(MaterialStream, name="need")

_DECIDED = ("viewed", "shortlisted", "interest")
_LIMIT = bindparam("limit", type_=Integer)

is_open = M.state.in_(OPEN_STATES)


def stream_ref(s: Any, named: ColumnElement[bool]) -> ColumnElement[str]:
    """StreamRef as JSON text."""
    pairs = [
        entry for column in ref_columns(s, named) for entry in (literal_column(f"'{column.key}'"), column)
    ]
    return cast(func.json_build_object(*pairs), String)


_revealed = and_(M.offer_interest_at.is_not(None), M.need_interest_at.is_not(None))
_interest = or_(M.offer_interest_at.is_not(None), M.need_interest_at.is_not(None))
_both_published = and_(OFFER.status == StreamStatus.PUBLISHED, NEED.status == StreamStatus.PUBLISHED)


def _mine(kind: str, s: Any) -> ColumnElement[bool]:
    return false() if kind == "anonymous" else s.owner_id == func.any(ACTOR_IDS)


def keeps_away(mine: ColumnElement[bool], own: Any, other: Any) -> ColumnElement[bool]:
    """Whether this is a pair of the viewer's unnamed stream with whom the viewer's organisation does not
    deal. Matching does not know of it: the other side would see whose stream it is. Only the list of the
    one who does not want to deal leaves it out."""
    block = ActorBlock.__table__.alias().c
    blocked = (
        select(1)
        .where(block.actor_id == own.owner_id, block.blocked_id == other.owner_id)
        .correlate(own.owner_id.table, other.owner_id.table)
        .exists()
    )
    return and_(mine, own.identity == Identity.ANONYMOUS, other.identity == Identity.NAMED, blocked)


def visible_pair(kind: str) -> ColumnElement[bool]:
    """A party sees its own matches as long as the other stream is for it, or once both are interested;
    cluster staff see all; others the open pairs that fit and whose both streams they see."""
    if kind == "staff":
        return true()
    in_public = and_(
        is_open,
        M.verdict != Verdict.FAIL,
        _both_published,
        visible_to(kind, OFFER),
        visible_to(kind, NEED),
    )
    if kind == "anonymous":
        return in_public
    mine_offer, mine_need = _mine(kind, OFFER), _mine(kind, NEED)
    as_offer = and_(mine_offer, or_(mine_need, is_shared_with_viewer(NEED), _revealed))
    as_need = and_(mine_need, or_(mine_offer, is_shared_with_viewer(OFFER), _revealed))
    return or_(as_offer, as_need, in_public, _staffed(kind))


def _staffed(kind: str) -> ColumnElement[bool]:
    """Whether this viewer works for a cluster of one of the parties."""
    return or_(is_read_by_staff(OFFER, kind), is_read_by_staff(NEED, kind))


def _brokered(kind: str) -> ColumnElement[bool]:
    """Whether this viewer brings parties together in a cluster of one of the two."""
    if kind not in ("staff", "broker"):
        return false()
    everywhere = bindparam("brokers_everywhere", type_=Boolean)
    here = bindparam("viewer_clusters_brokered", type_=ARRAY(Text))
    return or_(everywhere, in_clusters(OFFER.owner_id, here), in_clusters(NEED.owner_id, here))


def match_values(viewer: Viewer) -> dict[str, Any]:
    """The binds of the statements below that depend on who is looking."""
    brokered = viewer.clusters_where(Capability.MATCHES_BROKER)
    return {
        **viewer_values(viewer),
        "brokers_everywhere": brokered is None,
        "viewer_clusters_brokered": list(brokered or ()),
    }


def _seen_state(kind: str) -> Any:
    """The state as this viewer may know it: the other side's looking and shortlisting is its own business,
    and who is no party sees a suggestion."""
    if kind == "staff":
        return M.state
    mine_offer, mine_need = _mine(kind, OFFER), _mine(kind, NEED)
    kept = or_(
        and_(mine_offer, M.offer_shortlisted_at.is_not(None)),
        and_(mine_need, M.need_shortlisted_at.is_not(None)),
    )
    looked = or_(
        and_(mine_offer, M.offer_viewed_at.is_not(None)), and_(mine_need, M.need_viewed_at.is_not(None))
    )
    return case(
        (or_(~is_open, and_(_staffed(kind), ~mine_offer, ~mine_need)), M.state),
        (~or_(mine_offer, mine_need), literal(MatchState.SUGGESTED)),
        (_revealed, literal(MatchState.INTEREST_MUTUAL)),
        (_interest, literal(MatchState.INTEREST_ONE)),
        (kept, literal(MatchState.SHORTLISTED)),
        (looked, literal(MatchState.VIEWED)),
        else_=literal(MatchState.SUGGESTED),
    )


def _worth_listing(kind: str) -> ColumnElement[bool]:
    """Weak suggestions are for cluster staff who ask for them, unless a party saw something in one or a
    person brought the two together."""
    by_hand = M.suggested_as.is_not(None)
    acted = and_(or_(_mine(kind, OFFER), _mine(kind, NEED), _staffed(kind)), or_(_interest, by_hand))
    return or_(M.band.in_([Band.STRONG, Band.POSSIBLE]), acted)


def _pairs(kind: str) -> Select[Any]:
    """Every column a match is rendered from."""
    return (
        select(
            *(column for column in M.__table__.columns if column.name != "evidence"),
            cast(M.evidence, String).label("evidence"),
            _seen_state(kind).label("seen_state"),
            _mine(kind, OFFER).label("mine_offer"),
            _mine(kind, NEED).label("mine_need"),
            OFFER.owner_id.label("offer_owner"),
            NEED.owner_id.label("need_owner"),
            _brokered(kind).label("brokered"),
            (~_both_published).label("frozen"),
            stream_ref(OFFER, is_named(OFFER, kind)).label("offer_doc"),
            stream_ref(NEED, is_named(NEED, kind)).label("need_doc"),
            cast(M.score, String).label("sort_key"),
        )
        .join(OFFER, OFFER.id == M.offer_id)
        .join(NEED, NEED.id == M.need_id)
        .where(visible_pair(kind))
    )


def listed(kind: str, inbox: bool, active: frozenset[str]) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = [or_(~is_open, _both_published)]
    stream = bindparam("stream", type_=PG_UUID)
    if kind != "anonymous":
        mine_offer, mine_need = _mine(kind, OFFER), _mine(kind, NEED)
        kept_away = or_(keeps_away(mine_offer, OFFER, NEED), keeps_away(mine_need, NEED, OFFER))
        conditions.append(~and_(is_open, kept_away))
    if inbox and kind != "staff":
        conditions.append(or_(_mine(kind, OFFER), _mine(kind, NEED), _staffed(kind)))
    if "weak" not in active:
        conditions.append(_worth_listing(kind))
    if "stream" in active:
        conditions.append(or_(M.offer_id == stream, M.need_id == stream))
    conditions += narrowed(active, (OFFER, NEED))
    if "state" in active:
        conditions.append(_seen_state(kind) == func.any(bindparam("state", type_=ARRAY(Text))))
    else:
        conditions.append(is_open)
    if "turn" in active:
        conditions.append(turn_of(kind) == bindparam("turn", type_=Text))
    return conditions


def turn_of(kind: str) -> ColumnElement[str]:
    """Who has answered, seen from the viewer's side: `Turn`."""
    mine_offer, mine_need = _mine(kind, OFFER), _mine(kind, NEED)
    offer, need = M.offer_interest_at.is_not(None), M.need_interest_at.is_not(None)
    answered = or_(and_(mine_offer, offer), and_(mine_need, need))
    asked = or_(and_(mine_offer, need), and_(mine_need, offer))
    return case((answered, literal(Turn.THEIRS)), (asked, literal(Turn.MINE)), else_=literal(Turn.NOBODYS))


def _list(kind: str, inbox: bool, active: frozenset[str]) -> Select[Any]:
    conditions = listed(kind, inbox, active)
    if "after" in active:
        last = tuple_(cast(bindparam("last_key", type_=String), Float), bindparam("last_id", type_=Uuid))
        conditions.append(tuple_(M.score, M.id) < last)
    return _pairs(kind).where(*conditions).order_by(M.score.desc(), M.id.desc()).limit(_LIMIT + 1)


def _one(kind: str) -> Select[Any]:
    return _pairs(kind).where(M.id == bindparam("id", type_=PG_UUID))


def _by_office() -> Select[UUID, UUID, UUID]:
    """Of some matches those that a viewer who holds no office would not see, or see less of: a hidden
    stream, an anonymous owner, what the two sides have decided."""
    kind = "member"
    stamps = [M.__table__.c[f"{side}_{what}_at"] for side in ("offer", "need") for what in _DECIDED]
    said = (M.dismissed_by, M.event, M.override_reason)
    undecided = and_(*(column.is_(None) for column in (*said, *stamps)))
    as_member = and_(
        visible_pair(kind),
        is_named(OFFER, kind),
        is_named(NEED, kind),
        or_(_mine(kind, OFFER), _mine(kind, NEED), undecided),
    )
    return (
        select(M.id, OFFER.owner_id.label("offer_owner"), NEED.owner_id.label("need_owner"))
        .join(OFFER, OFFER.id == M.offer_id)
        .join(NEED, NEED.id == M.need_id)
        .where(M.id == func.any(bindparam("ids", type_=ARRAY(PG_UUID))), ~as_member)
    )


_list_reads = ReadCache(_list)
_office_read = Read(_by_office())
_one_reads = ReadCache(_one)
_visible_stream_reads = ReadCache(
    lambda kind: select(literal_column("1")).where(S.id == bindparam("id", type_=PG_UUID), visible_to(kind))
)


async def page(
    connection: Connection,
    viewer: Viewer,
    filters: MatchFilters,
    position: Position | None,
    *,
    inbox: bool,
    turn: Turn | None = None,
) -> Sequence[Any]:
    """Up to one row more than the page holds, best first. `inbox`: only the viewer's own matches."""
    active, values = asked_of(viewer, filters, turn)
    values |= {"limit": filters.page_size}
    if position is not None:
        active |= {"after"}
        values |= {"last_key": position.key, "last_id": UUID(position.id)}
    return await _list_reads.get(kind_of(viewer), inbox, active).rows(connection, **values)


def asked_of(
    viewer: Viewer, filters: MatchFilters, turn: Turn | None
) -> tuple[frozenset[str], dict[str, Any]]:
    """The names of the filters in use, and every value a statement may ask for."""
    narrowing = values_of(filters)
    given: dict[str, Any] = {"state": filters.state, "stream": filters.stream, "turn": turn, **narrowing}
    given["weak"] = filters.include_weak and viewer.may_somewhere(Capability.MATCHES_BROKER)
    active = frozenset(name for name, value in given.items() if value)
    values = match_values(viewer) | {"stream": filters.stream, "turn": turn, **narrowing}
    return active, values | {"state": list(filters.state)}


async def one(connection: Connection, viewer: Viewer, match_id: UUID) -> Any:
    """The row of a match the viewer may see, or None."""
    return await _one_reads.get(kind_of(viewer)).row(connection, id=match_id, **match_values(viewer))


async def seen_by_office(connection: Connection, viewer: Viewer, ids: Sequence[UUID]) -> Sequence[Any]:
    """The rows `id`, `offer_owner`, `need_owner` of those the viewer sees by office only."""
    return await _office_read.rows(connection, ids=list(ids), **viewer_values(viewer))


async def is_visible_stream(connection: Connection, viewer: Viewer, stream_id: UUID) -> bool:
    read = _visible_stream_reads.get(kind_of(viewer))
    return await read.value(connection, id=stream_id, **viewer_values(viewer)) is not None


def to_change(match_id: UUID, kind: str) -> Select[Match, UUID, UUID, bool]:
    """The visible match, locked, with its two owners and whether a stream is paused.
    Give `match_values` as parameters."""
    return (
        select(M, OFFER.owner_id, NEED.owner_id, ~_both_published)
        .join(OFFER, OFFER.id == M.offer_id)
        .join(NEED, NEED.id == M.need_id)
        .where(M.id == match_id, visible_pair(kind))
        .with_for_update(of=M)
    )
