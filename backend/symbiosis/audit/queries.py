"""What is read of the journal, newest first, always within what its reader may know."""

import json
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import (
    Boolean,
    ColumnElement,
    Integer,
    Select,
    String,
    Text,
    and_,
    bindparam,
    case,
    cast,
    func,
    literal_column,
    null,
    or_,
    select,
)
from sqlalchemy.dialects.postgresql import ARRAY, JSONB, TIMESTAMP
from sqlalchemy.dialects.postgresql import UUID as PG_UUID

from symbiosis.accounts.models import ApiClient, User
from symbiosis.actors.models import Actor, ClusterMembership
from symbiosis.actors.people_models import Membership, StaffGrant
from symbiosis.audit.schemas import JournalFilters
from symbiosis.journal.models import JournalEntry
from symbiosis.journal.rules import IS_READ
from symbiosis.kit.reads import Connection, Read, ReadCache

J = JournalEntry

CONFIDENTIAL = ("material_stream", "match")
"""Subjects whose entries hold what only the organisation and staff who read it all may know."""

_LIMIT = bindparam("limit", type_=Integer)
_CLUSTERS = bindparam("clusters", type_=ARRAY(Text))
_ORGANISATIONS = bindparam("organisations", type_=ARRAY(PG_UUID))
_NAMES = bindparam("organisation_names", type_=ARRAY(Text))
_is_read = literal_column(IS_READ, Boolean)
_read_of = J.change[literal_column("'organisations'")]


def _office() -> ColumnElement[Any]:
    """The staff role they held then, unless they belong to the organisation it concerns."""
    g, m = StaffGrant.__table__.alias("g").c, Membership.__table__.alias("m").c
    belongs = select(1).where(m.user_id == J.user_id, m.actor_id == J.actor_id).correlate(J).exists()
    ended = func.least(func.coalesce(g.ended_at, g.valid_until), func.coalesce(g.valid_until, g.ended_at))
    held = (
        select(g.role)
        .where(g.user_id == J.user_id, g.created_at <= J.at, or_(ended.is_(None), ended > J.at))
        .order_by(g.created_at.desc())
        .limit(literal_column("1"))
        .correlate(J)
        .scalar_subquery()
    )
    return case((belongs, null()), else_=held)


def _name_of(actor_id: Any) -> ColumnElement[Any]:
    named = select(Actor.display_name).where(Actor.id == actor_id).correlate_except(Actor)
    return named.scalar_subquery()


def _entries(change: ColumnElement[Any]) -> Select[Any]:
    """Every column an entry is rendered from."""
    person = select(User.display_name).where(User.id == J.user_id).correlate_except(User)
    system = select(ApiClient.name).where(ApiClient.id == J.client_id).correlate_except(ApiClient)
    return select(
        *(c for c in J.__table__.c if c.name not in ("before", "after", "change")),
        cast(J.before, String).label("before"),
        cast(J.after, String).label("after"),
        cast(change, String).label("change"),
        person.scalar_subquery().label("person_name"),
        system.scalar_subquery().label("system_name"),
        _office().label("office"),
        _name_of(J.actor_id).label("organisation_name"),
        _name_of(J.on_behalf_of).label("on_behalf_of_name"),
    )


def _reads_within(organisations: ColumnElement[Any]) -> ColumnElement[Any]:
    """`change`, of a read only the part that concerns these organisations (their ids as text)."""
    each = func.jsonb_each(_read_of).table_valued("key", "value", name="each")
    kept = select(func.jsonb_object_agg(each.c.key, each.c.value)).where(
        each.c.key == func.any(organisations)
    )
    part = func.coalesce(kept.correlate(J).scalar_subquery(), literal_column("'{}'::jsonb"))
    return case((_is_read, func.jsonb_build_object(literal_column("'organisations'"), part)), else_=J.change)


def _newest_first(entries: Select[Any], continued: bool) -> Select[Any]:
    if continued:
        entries = entries.where(J.id < bindparam("last_id", type_=PG_UUID))
    return entries.order_by(J.id.desc()).limit(_LIMIT + 1)


# --- the history of an organisation, of a stream ---


def _of_organisation(confidential: bool, continued: bool) -> Select[Any]:
    """`organisations` holds it and those merged into it."""
    entries = _entries(_reads_within(_NAMES)).where(
        or_(J.actor_id == func.any(_ORGANISATIONS), and_(_is_read, _read_of.op("?|")(_NAMES)))
    )
    if not confidential:
        entries = entries.where(J.subject_type.not_in(CONFIDENTIAL))
    return _newest_first(entries, continued)


def _of_stream(continued: bool) -> Select[Any]:
    entries = _entries(_reads_within(_NAMES)).where(
        or_(
            and_(
                J.subject_type == literal_column("'material_stream'"),
                J.subject_id == bindparam("stream_id", type_=PG_UUID),
            ),
            and_(
                _is_read,
                J.tag == literal_column("'stream.read'"),
                _read_of.op("@>")(cast(bindparam("read_of_stream", type_=Text), JSONB)),
            ),
        )
    )
    return _newest_first(entries, continued)


_organisation_reads, _stream_reads = ReadCache(_of_organisation), ReadCache(_of_stream)


def _with_sources() -> Select[Any]:
    """The organisation and all that were merged into it, one after the other."""
    merged = select(Actor.id).where(Actor.id == bindparam("id", type_=PG_UUID)).cte("merged", recursive=True)
    merged = merged.union(select(Actor.id).where(Actor.merged_into == merged.c.id))
    return select(merged.c.id)


_sources = Read(_with_sources())


async def history_of_organisation(
    connection: Connection, actor_id: UUID, *, confidential: bool, after: UUID | None, limit: int
) -> Sequence[Any]:
    """Up to one row more than asked. The history of those merged into it is part of it."""
    ids = [row["id"] for row in await _sources.rows(connection, id=actor_id)]
    read = _organisation_reads.get(confidential, after is not None)
    names = [str(one) for one in ids]
    return await read.rows(
        connection, organisations=ids, organisation_names=names, last_id=after, limit=limit
    )


async def history_of_stream(
    connection: Connection, stream_id: UUID, owner_id: UUID, *, after: UUID | None, limit: int
) -> Sequence[Any]:
    read = _stream_reads.get(after is not None)
    return await read.rows(
        connection,
        stream_id=stream_id,
        organisation_names=[str(owner_id)],
        read_of_stream=json.dumps({str(owner_id): [str(stream_id)]}),
        last_id=after,
        limit=limit,
    )


# --- the whole journal, for staff ---

_FILTERS: dict[str, ColumnElement[bool]] = {
    "subject_type": J.subject_type == bindparam("subject_type", type_=Text),
    "subject": J.subject_id == bindparam("subject", type_=PG_UUID),
    "person": J.user_id == bindparam("person", type_=PG_UUID),
    "organisation": J.actor_id == bindparam("organisation", type_=PG_UUID),
    "tag": J.tag == func.any(bindparam("tag", type_=ARRAY(Text))),
    "since": J.at >= bindparam("since", type_=TIMESTAMP(timezone=True)),
    "until": J.at < bindparam("until", type_=TIMESTAMP(timezone=True)),
}


def _journal(everywhere: bool, active: tuple[str, ...], continued: bool) -> Select[Any]:
    """Without `everywhere` only what concerns organisations of the reader's clusters."""
    if everywhere:
        entries = _entries(J.__table__.c.change)
    else:
        joined = ClusterMembership.__table__.alias("joined").c
        here = and_(joined.cluster_slug == func.any(_CLUSTERS), joined.state == literal_column("'confirmed'"))
        names = func.array(select(cast(joined.actor_id, Text)).where(here).scalar_subquery())
        entries = _entries(_reads_within(names)).where(
            or_(J.actor_id.in_(select(joined.actor_id).where(here)), and_(_is_read, _read_of.op("?|")(names)))
        )
    return _newest_first(entries.where(*(_FILTERS[name] for name in active)), continued)


_journal_reads = ReadCache(_journal)


async def journal(
    connection: Connection, clusters: frozenset[str] | None, filters: JournalFilters, after: UUID | None
) -> Sequence[Any]:
    """Up to one row more than the page holds. `clusters`: None for everywhere."""
    given = {name: getattr(filters, name) for name in _FILTERS}
    active = tuple(name for name, value in given.items() if value not in (None, []))
    read = _journal_reads.get(clusters is None, active, after is not None)
    values = {**given, "clusters": list(clusters or ()), "last_id": after, "limit": filters.page_size}
    return await read.rows(connection, **values)
