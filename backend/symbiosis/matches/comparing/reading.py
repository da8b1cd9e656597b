"""A stored match, its offer and its need side by side."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from symbiosis.actors.viewer import Viewer
from symbiosis.kit.problems import NotFound
from symbiosis.kit.reads import Connection
from symbiosis.matches import office, queries
from symbiosis.matches.comparing.levers import levers_of
from symbiosis.matches.comparing.pair import Compared
from symbiosis.matches.comparing.rows import rows_of
from symbiosis.matches.drafts import NEEDING, OFFERING
from symbiosis.matches.facts import need_facts, offer_facts
from symbiosis.matches.rules import is_open
from symbiosis.matching.results import MatchResult
from symbiosis.streams import queries as stream_queries

_TERMS: Mapping[str, Any] = {
    "minimum_lot_kg": None,
    "maximum_lot_kg": None,
    "available_from": None,
    "available_to": None,
    "lead_time_days": None,
    "maximum_distance_km": None,
    "price": {},
}
"""What a match does not tell of a stream that its reader cannot open any more."""


async def comparison(pool: Connection, viewer: Viewer, match_id: UUID, language: str) -> dict[str, Any]:
    """ComparisonOut. Errors: `not-found`."""
    row = await queries.one(pool, viewer, match_id)
    if row is None:
        raise NotFound("Check the address, or sign in with an account that may see it.")
    await office.note_read(pool, viewer, [row])
    offer, offer_is_open = await _as_seen(pool, viewer, row["offer_doc"])
    need, need_is_open = await _as_seen(pool, viewer, row["need_doc"])
    result = MatchResult.from_evidence(json.loads(row["evidence"]))
    pair = Compared(
        result,
        offer_facts(_columns(offer) | {"owner_id": OFFERING}),
        need_facts(_columns(need) | {"owner_id": NEEDING}),
        offer,
        need,
        language,
    )
    adjustable = offer_is_open and need_is_open and is_open(row["state"])
    return {
        "match_id": row["id"],
        "rows": rows_of(pair, row["overridden"], adjustable=adjustable),
        "levers": levers_of(pair) if adjustable else [],
        "evaluated_on": result.evaluated_on,
        "outdated": (offer["version"], need["version"]) != (result.offer_version, result.need_version),
    }


async def _as_seen(pool: Connection, viewer: Viewer, ref: str) -> tuple[Mapping[str, Any], bool]:
    """The stream as this reader may open it, else as the match names it; and which of the two."""
    named = json.loads(ref)
    row = await stream_queries.one(pool, viewer, UUID(named["id"]))
    return ({**_TERMS, **named}, False) if row is None else (json.loads(row["doc"]), True)


def _columns(document: Mapping[str, Any]) -> dict[str, Any]:
    """A stream as it was read, in the columns it is stored in."""
    place, quantity = document["place"], document["quantity"]
    return {
        **document,
        "country": place["country"],
        "latitude": place["latitude"],
        "longitude": place["longitude"],
        "quantity_kg": quantity["kg"],
        "quantity_kg_per_year": quantity["kg_per_year"],
        "identity": None,
        "confirmed_at": None,
        "available_from": _date(document["available_from"]),
        "available_to": _date(document["available_to"]),
    }


def _date(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
