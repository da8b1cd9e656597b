"""How many matches an inbox has, by whose answer they wait for and how well they fit."""

from symbiosis.actors.viewer import Viewer
from symbiosis.kit.reads import Connection
from symbiosis.matches.inbox import counting_queries as queries
from symbiosis.matches.inbox.schemas import InboxFilters
from symbiosis.matches.vocabulary import Band, Turn

_SHOWN = {Band.STRONG: "strong", Band.POSSIBLE: "possible"}


async def of_inbox(pool: Connection, viewer: Viewer, filters: InboxFilters) -> dict[str, dict[str, int]]:
    """`MatchCountsOut`."""
    counted = {turn.value: {"strong": 0, "possible": 0, "weak": 0} for turn in Turn}
    for row in await queries.counts(pool, viewer, filters):
        counted[row["turn"]][_SHOWN.get(Band(row["band"]), "weak")] += row["count"]
    return counted
