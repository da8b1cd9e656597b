"""What a search for chains reads: the open streams the reader may see, own ones included."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, Text, bindparam, select

from symbiosis.actors.viewer import Viewer
from symbiosis.kit.reads import Connection, ReadCache
from symbiosis.matches.fact_queries import FACT_COLUMNS
from symbiosis.streams.documents import kind_of, viewer_values
from symbiosis.streams.models import MaterialStream
from symbiosis.streams.queries import visible_to
from symbiosis.streams.vocabulary import Direction, StreamStatus, Visibility

S = MaterialStream
_DIRECTION = bindparam("direction", type_=Text)


def _open(kind: str) -> Select[Any]:
    return select(*FACT_COLUMNS).where(
        S.direction == _DIRECTION,
        S.status == StreamStatus.PUBLISHED,
        S.visibility != Visibility.PRIVATE,
        visible_to(kind),
    )


def _processors(kind: str) -> Select[Any]:
    return _open(kind).where(S.requirements["output"]["form"].astext.is_not(None))


_open_reads = ReadCache(_open)
_processor_reads = ReadCache(_processors)


async def open_streams(connection: Connection, viewer: Viewer, direction: Direction) -> Sequence[Any]:
    """As facts."""
    read = _open_reads.get(kind_of(viewer))
    return await read.rows(connection, direction=direction, **viewer_values(viewer))


async def processors(connection: Connection, viewer: Viewer) -> Sequence[Any]:
    """Needs that say what leaves their process."""
    read = _processor_reads.get(kind_of(viewer))
    return await read.rows(connection, direction=Direction.NEED, **viewer_values(viewer))
