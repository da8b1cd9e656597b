"""Matches as their reader may see them, in the reader's language."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from fastapi import Request, Response
from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors.capabilities import Capability
from symbiosis.actors.viewer import Party, Viewer
from symbiosis.kit.database import raw_connection
from symbiosis.kit.http import etag
from symbiosis.kit.paging import Position, encode_cursor, page_bytes, position_of
from symbiosis.kit.problems import NotFound
from symbiosis.kit.reads import Connection
from symbiosis.matches import office, policy, queries
from symbiosis.matches.explaining import explanation
from symbiosis.matches.inbox.schemas import InboxFilters
from symbiosis.matches.rules import side_of
from symbiosis.matches.schemas import MatchFilters
from symbiosis.matches.settling import settled_by
from symbiosis.matches.vocabulary import MatchState, Side
from symbiosis.matches.wording import SUGGESTED_BY, next_step, stopped_by
from symbiosis.matching.results import MatchResult
from symbiosis.streams.vocabulary import Basis

_HIDDEN: Mapping[str, None] = {"viewed_at": None, "shortlisted_at": None, "interest_at": None}


async def inbox(
    request: Request, pool: Connection, viewer: Viewer, filters: InboxFilters, language: str
) -> Response:
    """The viewer's own matches, best first; cluster staff see all."""
    position = position_of(request, filters)
    rows = await queries.page(pool, viewer, filters, position, inbox=True, turn=filters.turn)
    await office.note_read(pool, viewer, rows[: filters.page_size])
    return _page(request, viewer, filters, rows, language)


async def of_stream(
    request: Request,
    pool: Connection,
    viewer: Viewer,
    stream_id: UUID,
    filters: MatchFilters,
    language: str,
) -> Response:
    """The matches of a stream the viewer may see. Errors: `not-found`."""
    if not await queries.is_visible_stream(pool, viewer, stream_id):
        raise _not_found()
    of_this = filters.model_copy(update={"stream": stream_id})
    rows = await queries.page(pool, viewer, of_this, position_of(request, of_this), inbox=False)
    await office.note_read(pool, viewer, rows[: of_this.page_size])
    return _page(request, viewer, of_this, rows, language)


async def one(pool: Connection, viewer: Viewer, match_id: UUID, language: str) -> Response:
    """Errors: `not-found`."""
    row = await queries.one(pool, viewer, match_id)
    if row is None:
        raise _not_found()
    await office.note_read(pool, viewer, [row])
    body = _json(document(row, viewer, language))
    return Response(body, media_type="application/json", headers={"etag": etag(row["version"])})


async def one_in(session: AsyncSession, viewer: Viewer, match_id: UUID, language: str) -> Response:
    """The same from an open transaction, as it will be after the commit."""
    return await one(await raw_connection(session), viewer, match_id, language)


def document(row: Mapping[str, Any], viewer: Viewer, language: str) -> dict[str, Any]:
    """MatchOut of a row of `queries`."""
    side = _side(row, viewer)
    offer, need = json.loads(row["offer_doc"]), json.loads(row["need_doc"])
    step = next_step(
        row["seen_state"],
        side,
        offer_interest=row["offer_interest_at"] is not None,
        need_interest=row["need_interest_at"] is not None,
        frozen=row["frozen"],
        need_is_public_rule=need["basis"] == Basis.PUBLIC_ROUTE_RULES,
        language=language,
    )
    if row["seen_state"] == MatchState.BLOCKED and row["blocked_by"]:
        step = f"{step} {stopped_by(row['blocked_by'], language)} {settled_by(row['blocked_by'], language)}"
    return {
        "id": row["id"],
        "state": row["seen_state"],
        "origin": row["origin"],
        "my_side": side,
        "offer": offer,
        "need": need,
        "explanation": explanation(MatchResult.from_evidence(json.loads(row["evidence"])), language),
        "offer_side": _decisions(row, "offer"),
        "need_side": _decisions(row, "need"),
        **_dismissal(row),
        "superseded_by": row["superseded_by"] if _is_involved(row) else None,
        **_brought_together(row, language),
        "blocked_by": row["blocked_by"],
        "converted_at": row["converted_at"] if _is_involved(row) else None,
        "next_step": step,
        "version": row["version"],
        "created_at": row["created_at"],
        "updated_at": row["updated_at"],
    }


def _side(row: Mapping[str, Any], viewer: Viewer) -> Side | None:
    """For whom the viewer decides here, as `policy` says at the moment of deciding."""
    decide = Capability.MATCHES_DECIDE
    own = {name: Party(row[f"{name}_owner"]) for name in ("offer", "need")}
    return side_of(
        acts_for_offer=row["mine_offer"] and viewer.capacity(decide, own["offer"]) in policy.FOR_ITSELF,
        acts_for_need=row["mine_need"] and viewer.capacity(decide, own["need"]) in policy.FOR_ITSELF,
        is_facilitator=row["brokered"],
    )


def _is_involved(row: Mapping[str, Any]) -> bool:
    """Whether the reader belongs to a side, with whatever role, or stands between them."""
    return bool(row["mine_offer"] or row["mine_need"] or row["brokered"])


def _decisions(row: Mapping[str, Any], whose: str) -> Mapping[str, Any]:
    """The decisions of the reader's side; of the other side only its interest, of strangers nothing."""
    if not _is_involved(row):
        return _HIDDEN
    interest = {"interest_at": row[f"{whose}_interest_at"]}
    if not (row[f"mine_{whose}"] or row["brokered"]):
        return {**_HIDDEN, **interest}
    return {
        "viewed_at": row[f"{whose}_viewed_at"],
        "shortlisted_at": row[f"{whose}_shortlisted_at"],
        **interest,
    }


def _dismissal(row: Mapping[str, Any]) -> dict[str, Any]:
    """Both sides learn who said no; the reason stays with who gave it, and with cluster staff."""
    by = row["dismissed_by"] if _is_involved(row) else None
    knows = row["brokered"] or (by in ("offer", "need") and row[f"mine_{by}"])
    return {"dismissed_by": by, "dismissed_reason": row["dismissed_reason"] if knows else None}


def _brought_together(row: Mapping[str, Any], language: str) -> dict[str, Any]:
    """By which office, never by whom; the words of whoever did it are for the parties and for staff."""
    office = row["suggested_as"]
    said = {"suggested_by": SUGGESTED_BY[Side(office)][language] if office else None}
    if not _is_involved(row):
        return {**said, "event": None, "overridden": [], "override_reason": None}
    return {**said, **{name: row[name] for name in ("event", "overridden", "override_reason")}}


def _page(
    request: Request, viewer: Viewer, filters: MatchFilters, rows: Sequence[Any], language: str
) -> Response:
    shown = rows[: filters.page_size]
    cursor = None
    if len(rows) > len(shown):
        secret = request.app.state.settings.cursor_secret
        last = Position(shown[-1]["sort_key"], str(shown[-1]["id"]))
        cursor = encode_cursor(secret, last, filters.filters())
    return page_bytes(request, _json([document(row, viewer, language) for row in shown]), cursor)


def _json(value: Any) -> str:
    return json.dumps(value, default=_plain, ensure_ascii=False, separators=(",", ":"))


def _plain(value: Any) -> str:
    return value.isoformat() if isinstance(value, datetime) else str(value)


def _not_found() -> NotFound:
    return NotFound("Check the address, or sign in with an account that may see it.")
