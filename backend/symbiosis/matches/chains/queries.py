"""What a search for chains reads besides the market: who makes something of what it takes."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, Text, literal_column, select

from symbiosis.actors.viewer import Viewer
from symbiosis.kit.reads import Connection, ReadCache
from symbiosis.matches.fact_queries import FACT_COLUMNS
from symbiosis.streams.documents import kind_of, viewer_values
from symbiosis.streams.models import MaterialStream
from symbiosis.streams.queries import visible_to
from symbiosis.streams.vocabulary import Direction, StreamStatus, Visibility

S = MaterialStream
_OUTPUT, _FORM = literal_column("'output'", Text), literal_column("'form'", Text)


def _processors(kind: str) -> Select[Any]:
    return select(*FACT_COLUMNS).where(
        S.direction == Direction.NEED,
        S.status == StreamStatus.PUBLISHED,
        S.visibility != Visibility.PRIVATE,
        # Written out, so that the index of these rows alone is found.
        S.requirements.op("->")(_OUTPUT).op("->>")(_FORM).is_not(None),
        visible_to(kind),
    )


_processor_reads = ReadCache(_processors)


async def processors(connection: Connection, viewer: Viewer) -> Sequence[Any]:
    """Open needs the viewer may see, own ones included, that say what leaves their process; as facts."""
    return await _processor_reads.get(kind_of(viewer)).rows(connection, **viewer_values(viewer))
