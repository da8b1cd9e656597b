"""Staff read matches that others may not; each such reading leaves a trace that both sides can see."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from symbiosis.actors.viewer import Viewer
from symbiosis.journal.service import record_read
from symbiosis.kit.reads import Connection
from symbiosis.matches import queries
from symbiosis.streams.documents import kind_of
from symbiosis.streams.office import OFFICES


async def note_read(connection: Connection, viewer: Viewer, rows: Sequence[Any]) -> None:
    """Journals those of the matches that the viewer sees, or sees more of, by office only."""
    if not rows or kind_of(viewer) not in OFFICES:
        return
    read: dict[UUID, list[UUID]] = {}
    for found in await queries.seen_by_office(connection, viewer, [row["id"] for row in rows]):
        for owner in {found["offer_owner"], found["need_owner"]}:
            read.setdefault(owner, []).append(found["id"])
    await record_read(connection, by=viewer.by(), tag="match.read", subject_type="match", read=read)
