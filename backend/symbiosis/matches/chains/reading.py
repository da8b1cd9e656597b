"""The chains of a stored stream, for whoever may see all streams in them."""

import asyncio
from datetime import datetime
from typing import Any
from uuid import UUID

from symbiosis.actors.viewer import Viewer
from symbiosis.kit.problems import NotFound
from symbiosis.kit.reads import Connection
from symbiosis.knowledge.queries import active_patterns
from symbiosis.matches import matching_queries
from symbiosis.matches.chains import queries
from symbiosis.matches.chains.documents import chain_document, sources
from symbiosis.matches.chains.finding import Found, Reading, find
from symbiosis.matches.chains.schemas import ChainParams
from symbiosis.matches.chains.wording import METHOD
from symbiosis.streams.office import note_read
from symbiosis.streams.vocabulary import Direction, StreamStatus

_OVER = (StreamStatus.FULFILLED, StreamStatus.EXPIRED, StreamStatus.WITHDRAWN)
_NOTHING = Found((), None, left_out=False, complete=True)


async def of_stream(
    pool: Connection, viewer: Viewer, stream_id: UUID, asked: ChainParams, language: str, now: datetime
) -> dict[str, Any]:
    """ChainsOut. Errors: `not-found`."""
    row = await matching_queries.visible_facts(pool, viewer, stream_id)
    if row is None:
        raise NotFound("Check the address, or sign in with an account that may see it.")
    found = _NOTHING if row["status"] in _OVER else await _search(pool, viewer, row, asked, now)
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


async def _search(pool: Connection, viewer: Viewer, row: Any, asked: ChainParams, now: datetime) -> Found:
    wanted = Direction.NEED if row["direction"] == Direction.OFFER else Direction.OFFER
    others = await queries.open_streams(pool, viewer, wanted)
    processors = await queries.processors(pool, viewer)
    reading = Reading(frozenset(viewer.actor_ids), await active_patterns(pool))
    return await asyncio.to_thread(find, row, others, processors, reading, asked, now.date())
