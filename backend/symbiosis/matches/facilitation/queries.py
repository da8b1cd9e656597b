"""What is read to bring two together and to follow a match up."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Select,
    String,
    bindparam,
    cast,
    exists,
    func,
    literal_column,
    select,
    tuple_,
)
from sqlalchemy import Uuid as UuidType
from sqlalchemy.dialects.postgresql import TIMESTAMP
from sqlalchemy.dialects.postgresql import UUID as PG_UUID

from symbiosis.accounts.models import User
from symbiosis.actors.people.queries import person
from symbiosis.actors.people_models import Membership
from symbiosis.actors.staff.queries import live_roles_by_person, live_roles_of
from symbiosis.kit.paging import Position
from symbiosis.kit.reads import Connection, Read, ReadCache, json_object, json_page
from symbiosis.matches.fact_queries import FACT_COLUMNS
from symbiosis.matches.models import OPEN_PAIR, Match, MatchFollowUp, MatchNote
from symbiosis.matches.vocabulary import MatchState
from symbiosis.streams.models import MaterialStream
from symbiosis.streams.queries import visible_to

M, N, F, S = Match, MatchNote, MatchFollowUp, MaterialStream

NOT_SET: ColumnElement[int] = literal_column("0")
"""The version of a follow-up that nobody has set yet."""


def streams_to_bring_together(ids: Sequence[UUID], kind: str) -> Select[Any]:
    """Those the viewer sees, as facts, unchanged until the transaction ends. Give `viewer_values`."""
    found = select(*FACT_COLUMNS).where(S.id.in_(sorted(ids)), visible_to(kind)).order_by(S.id)
    return found.with_for_update(read=True, of=S)


def open_pair(offer_id: UUID, need_id: UUID) -> Select[Match]:
    """The one match of the two that is not over, locked."""
    return select(M).where(M.offer_id == offer_id, M.need_id == need_id, OPEN_PAIR).with_for_update()


def last_dismissed(offer_id: UUID, need_id: UUID) -> Select[Match]:
    over = (M.offer_id == offer_id, M.need_id == need_id, M.state == MatchState.DISMISSED)
    return select(M).where(*over).order_by(M.created_at.desc(), M.id.desc()).limit(1)


def live_roles(user_id: UUID, now: datetime) -> Select[Any]:
    return live_roles_of(user_id, now)


def belongs(user_id: UUID, actor_ids: Sequence[UUID]) -> Select[bool]:
    """Whether the person belongs to one of the organisations."""
    theirs = exists().where(Membership.user_id == user_id, Membership.actor_id.in_(actor_ids))
    return select(theirs)


def staff_but(actor_ids: Sequence[UUID], now: datetime) -> Select[Any]:
    """Every live role of staff who belong to none of these organisations, with its person; by name."""
    theirs = select(Membership.user_id).where(Membership.actor_id.in_(actor_ids))
    return live_roles_by_person(now).where(User.id.not_in(theirs))


def follow_up_to_change(match_id: UUID) -> Select[MatchFollowUp]:
    return select(F).where(F.match_id == match_id).with_for_update()


def _follow_up() -> Select[Any]:
    """Every match has one, if only an empty one."""
    document = (
        select(
            M.id.label("match_id"),
            person(User).label("assignee"),
            F.next_step,
            F.due_on,
            F.updated_at,
            func.coalesce(F.version, NOT_SET).label("version"),
        )
        .join(F, F.match_id == M.id, isouter=True)
        .join(User, User.id == F.assignee_id, isouter=True)
        .where(M.id == bindparam("match_id", type_=PG_UUID))
    ).subquery("d")
    text = cast(func.row_to_json(literal_column("d")), String)
    return select(text.label("doc"), document.c.version)


def _author(of: Any) -> Any:
    """`PersonRef` of who wrote it; nobody for a partner system, and once they are erased."""
    return select(person(User)).where(User.id == of).correlate_except(User).scalar_subquery()


def _note_columns(n: Any) -> list[Any]:
    return [n.id, n.match_id, _author(n.author_id).label("author"), n.text, n.created_at]


def _notes(limit: int, continued: bool) -> Select[Any]:
    order = (N.created_at.desc(), N.id.desc())
    page = (
        select(
            *N.__table__.c,
            N.created_at.label("sort_key"),
            func.row_number().over(order_by=order).label("n"),
        )
        .where(N.match_id == bindparam("match_id", type_=PG_UUID))
        .order_by(*order)
    )
    if continued:
        key = cast(bindparam("last_key", type_=String), TIMESTAMP(timezone=True))
        last = tuple_(key, bindparam("last_id", type_=UuidType))
        page = page.where(tuple_(N.created_at, N.id) < last)
    return json_page(page, limit, lambda p: _note_columns(p.c))


def _note() -> Select[Any]:
    return select(*_note_columns(N)).where(N.id == bindparam("id", type_=PG_UUID))


_follow_up_read = Read(_follow_up())
_note_read = Read(json_object(_note()))
_note_reads = ReadCache(_notes)


async def follow_up(connection: Connection, match_id: UUID) -> Any:
    """The row `doc`, `version`."""
    return await _follow_up_read.row(connection, match_id=match_id)


async def note(connection: Connection, note_id: UUID) -> Any:
    """`NoteOut` as JSON text."""
    return await _note_read.value(connection, id=note_id)


async def notes(connection: Connection, match_id: UUID, limit: int, position: Position | None) -> Any:
    """A page of `NoteOut`, the newest first."""
    values: dict[str, Any] = {"match_id": match_id}
    if position is not None:
        values |= {"last_key": position.key, "last_id": UUID(position.id)}
    return await _note_reads.get(limit, position is not None).row(connection, **values)
