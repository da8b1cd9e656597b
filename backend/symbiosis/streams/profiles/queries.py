"""What is read about capability profiles: standing needs under the name of their owner."""

from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Double,
    Select,
    String,
    and_,
    bindparam,
    cast,
    func,
    literal_column,
    null,
    select,
)
from sqlalchemy.dialects.postgresql import UUID as PG_UUID

from symbiosis.actors.viewer import Viewer
from symbiosis.kit.reads import Connection, ReadCache, json_array
from symbiosis.streams.documents import full_columns, is_named, kind_of, viewer_values
from symbiosis.streams.models import MaterialStream
from symbiosis.streams.queries import visible_to
from symbiosis.streams.vocabulary import StreamStatus

S = MaterialStream
MAX_PROFILES = 500
_ORDER = (StreamStatus.PUBLISHED, StreamStatus.PAUSED, StreamStatus.DRAFT, StreamStatus.EXPIRED)
_AS_STREAM = (
    "id",
    "status",
    "title",
    "description",
    "language",
    "requirements",
    "minimum_lot_kg",
    "maximum_lot_kg",
    "lead_time_days",
    "place",
    "price",
    "identity",
    "visibility",
    "basis",
    "owner",
    "confirmed_at",
    "valid_until",
    "published_at",
    "status_reason",
    "external_source",
    "external_id",
    "version",
    "created_at",
    "updated_at",
)


def _document(s: Any, kind: str) -> list[ColumnElement[Any]]:
    """The columns of CapabilityProfileOut: those of the stream, and what has another name here."""
    columns = {column.name: column for column in full_columns(s, kind, cast(null(), Double))}
    capacity = func.json_build_object(
        "kg", s.quantity_kg, "per", s.quantity.op("->>")(literal_column("'period'")),
        "kg_per_year", s.quantity_kg_per_year,
    )  # fmt: skip  # pairs of name and value read best a pair a line
    return [
        *(columns[name] for name in _AS_STREAM),
        capacity.label("capacity"),
        s.maximum_distance_km.label("service_radius_km"),
    ]


def _of_actor(kind: str) -> ColumnElement[bool]:
    """An anonymous profile must not be found under its owner."""
    owned = S.owner_id == bindparam("actor_id", type_=PG_UUID)
    return and_(owned, S.standing, visible_to(kind), is_named(S, kind))


def _list(kind: str) -> Select[Any]:
    found = (
        select(S.__table__)
        .where(_of_actor(kind), S.status.in_(_ORDER))
        .order_by(func.array_position(list(_ORDER), S.status), S.title, S.id)
        .limit(literal_column(str(MAX_PROFILES)))
        .subquery("s")
    )
    return json_array(select(*_document(found.c, kind)).select_from(found))


def _one(kind: str) -> Select[Any]:
    found = select(S.__table__).where(_of_actor(kind), S.id == bindparam("id", type_=PG_UUID)).subquery("s")
    document = select(*_document(found.c, kind)).select_from(found).subquery("d")
    return select(
        cast(func.row_to_json(literal_column("d")), String).label("doc"), document.c.version
    ).select_from(document)


_list_reads = ReadCache(_list)
_one_reads = ReadCache(_one)


async def profiles_of(connection: Connection, viewer: Viewer, actor_id: UUID) -> str:
    """A JSON array of CapabilityProfileOut: what is open to the viewer, of one's own also drafts and expired ones."""
    read = _list_reads.get(kind_of(viewer))
    return str(await read.value(connection, actor_id=actor_id, **viewer_values(viewer)))


async def one(connection: Connection, viewer: Viewer, actor_id: UUID, profile_id: UUID) -> Any:
    """The row `doc`, `version` of a profile the viewer may see, or None."""
    read = _one_reads.get(kind_of(viewer))
    return await read.row(connection, id=profile_id, actor_id=actor_id, **viewer_values(viewer))
