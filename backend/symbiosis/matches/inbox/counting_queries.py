"""What is counted of an inbox."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, func, select

from symbiosis.actors.viewer import Viewer
from symbiosis.kit.reads import Connection, ReadCache
from symbiosis.matches.inbox.schemas import InboxFilters
from symbiosis.matches.queries import NEED, OFFER, M, asked_of, listed, turn_of, visible_pair
from symbiosis.streams.documents import kind_of


def _counts(kind: str, active: frozenset[str]) -> Select[str, str, int]:
    found = (
        select(turn_of(kind).label("turn"), M.band)
        .join(OFFER, OFFER.id == M.offer_id)
        .join(NEED, NEED.id == M.need_id)
        .where(visible_pair(kind), *listed(kind, True, active))
    ).subquery("found")
    columns = (found.c.turn, found.c.band)
    return select(*columns, func.count().label("count")).group_by(*columns)


_reads = ReadCache(_counts)


async def counts(connection: Connection, viewer: Viewer, filters: InboxFilters) -> Sequence[Any]:
    """Of the viewer's own matches: `turn`, `band`, `count`."""
    active, values = asked_of(viewer, filters, filters.turn)
    return await _reads.get(kind_of(viewer), active).rows(connection, **values)
