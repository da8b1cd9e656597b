"""The chains of a stored stream, for whoever may see all streams in them."""

from datetime import date, datetime
from functools import partial
from typing import Any
from uuid import UUID

from symbiosis.actors.viewer import Viewer
from symbiosis.kit.problems import NotFound
from symbiosis.kit.reads import Connection
from symbiosis.matches import matching_queries
from symbiosis.matches.chains import queries
from symbiosis.matches.chains.documents import chain_document, sources
from symbiosis.matches.chains.finding import Found, Sought, find
from symbiosis.matches.chains.schemas import ChainParams
from symbiosis.matches.chains.wording import METHOD
from symbiosis.matches.drafts import without_limit
from symbiosis.matches.facts import facts_of
from symbiosis.matches.market import FollowedMarket
from symbiosis.matching.facts import NeedFacts
from symbiosis.streams.office import note_read
from symbiosis.streams.vocabulary import StreamStatus

_OVER = (StreamStatus.FULFILLED, StreamStatus.EXPIRED, StreamStatus.WITHDRAWN)
_NOTHING = Found((), None, left_out=False, complete=True)


async def of_stream(
    pool: Connection,
    market: FollowedMarket,
    viewer: Viewer,
    stream_id: UUID,
    asked: ChainParams,
    language: str,
    now: datetime,
) -> dict[str, Any]:
    """ChainsOut. Errors: `not-found`."""
    row = await matching_queries.visible_facts(pool, viewer, stream_id)
    if row is None:
        raise NotFound("Check the address, or sign in with an account that may see it.")
    found = (
        _NOTHING if row["status"] in _OVER else await _search(pool, market, viewer, row, asked, now.date())
    )
    ids = list(
        dict.fromkeys(i for e in found.chains for i in (e.chain.start.id, *(n.id for n in e.chain.needs)))
    )
    documents = await matching_queries.refs(pool, viewer, ids)
    await note_read(pool, viewer, [stream_id, *(i for i in ids if i != stream_id)])
    chains = [
        e for e in found.chains if {e.chain.start.id, *(n.id for n in e.chain.needs)} <= documents.keys()
    ]
    return {
        "data": [chain_document(explained, documents, language) for explained in chains],
        "direct_best_score": found.direct.score if found.direct else None,
        "direct_best_co2e_kg": found.direct.co2e.mid if found.direct and asked.by == "co2e" else None,
        "left_out": found.left_out,
        "complete": found.complete,
        "method": METHOD[language],
        "factor_sources": sources(),
    }


async def _search(
    pool: Connection, market: FollowedMarket, viewer: Viewer, row: Any, asked: ChainParams, today: date
) -> Found:
    """Confidential limits count only of the stream itself, for who acts for its owner."""
    patterns = await market.patterns()
    own = facts_of(row, patterns)
    stream = own if own.owner_id in viewer.actor_ids else without_limit(own)
    rows = await queries.processors(pool, viewer)
    processors = [without_limit(facts_of(each, patterns)) for each in rows]
    needs = [need for need in processors if isinstance(need, NeedFacts)]
    return await market.ask(partial(find, sought=Sought(stream, needs, viewer, asked, today)))
