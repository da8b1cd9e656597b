"""The near misses of a stored stream."""

from datetime import datetime
from typing import Any
from uuid import UUID

from symbiosis.actors.viewer import Viewer
from symbiosis.kit.problems import NotFound
from symbiosis.kit.reads import Connection
from symbiosis.matches import matching_queries as queries
from symbiosis.matches.drafts import without_limit
from symbiosis.matches.facts import facts_of
from symbiosis.matches.market import FollowedMarket
from symbiosis.matches.misses.finding import closest_misses
from symbiosis.streams.office import note_read

LIMIT = 5


async def of_stream(
    pool: Connection, market: FollowedMarket, viewer: Viewer, stream_id: UUID, language: str, now: datetime
) -> dict[str, Any]:
    """ClosestMissesOut. Errors: `not-found`."""
    row = await queries.visible_facts(pool, viewer, stream_id)
    if row is None:
        raise NotFound("Check the address, or sign in with an account that may see it.")
    await note_read(pool, viewer, [stream_id])
    stream = without_limit(facts_of(row, await market.patterns()))
    misses = await closest_misses(
        pool, market, viewer, stream, limit=LIMIT, language=language, today=now.date()
    )
    return {"data": misses}
