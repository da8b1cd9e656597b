"""Staff read what others may not; each such reading leaves a trace that the organisation can see."""

import json
from collections.abc import Sequence
from uuid import UUID

from symbiosis.actors.viewer import Viewer
from symbiosis.journal.service import record_read
from symbiosis.kit.reads import Connection
from symbiosis.streams import queries
from symbiosis.streams.documents import kind_of

OFFICES = ("staff", "broker")
"""The kinds of viewer who read more than a member of some organisation."""


async def note_read(connection: Connection, viewer: Viewer, stream_ids: Sequence[UUID]) -> None:
    """Journals those of the streams that the viewer sees, or knows the owner of, by office only."""
    if not stream_ids or kind_of(viewer) not in OFFICES:
        return
    read: dict[UUID, list[UUID]] = {}
    for row in await queries.seen_by_office(connection, viewer, stream_ids):
        read.setdefault(row["owner_id"], []).append(row["id"])
    await record_read(
        connection, by=viewer.by(), tag="stream.read", subject_type="material_stream", read=read
    )


async def note_page(connection: Connection, viewer: Viewer, data: str) -> None:
    """The same for the JSON array of a page."""
    if kind_of(viewer) in OFFICES:
        await note_read(connection, viewer, [UUID(found["id"]) for found in json.loads(data)])
