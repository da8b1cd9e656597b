"""The board of matches as one of its readers sees it."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from fastapi import Request

from symbiosis.actors.viewer import Viewer
from symbiosis.kit.paging import Position, encode_cursor, position_of
from symbiosis.kit.problems import CursorInvalid
from symbiosis.kit.reads import Connection
from symbiosis.matches import office
from symbiosis.matches.facilitation import card_queries, number_queries
from symbiosis.matches.facilitation.schemas import BoardColumnName, BoardFilters
from symbiosis.matches.vocabulary import MatchState

_STEPS = (
    (MatchState.SUGGESTED, "suggested"),
    (MatchState.INTEREST_ONE, "interest"),
    (MatchState.INTEREST_MUTUAL, "mutual"),
    (MatchState.CONVERTED, "converted"),
)
_AS_THEY_ARE = (
    *("state", "origin", "verdict", "score", "band", "distance_km", "kg_per_year", "state_since", "age_days"),
    *("frozen", "overridden", "dismissed_by", "dismissed_reason", "blocked_by", "notes", "last_note_at"),
    *("next_step", "due_on", "overdue", "follow_up_version", "version"),
)


async def board(
    request: Request, pool: Connection, viewer: Viewer, filters: BoardFilters, now: datetime
) -> dict[str, Any]:
    """`BoardOut`. Errors: `cursor-invalid`."""
    position = position_of(request, filters)
    if position is not None and filters.column is None:
        raise CursorInvalid("Send `column` too: each column is paged by itself.")
    rows = await card_queries.cards(pool, viewer, filters, position, now)
    shown = [row for row in rows if row["n"] <= filters.page_size]
    await office.note_read(pool, viewer, shown)
    numbers = await number_queries.numbers(pool, viewer, filters, now)
    counted = {column["board_column"]: column for column in json.loads(numbers["columns"])}
    names = tuple(BoardColumnName) if filters.column is None else (filters.column,)
    return {
        "columns": [
            _column(
                request,
                filters,
                name,
                counted.get(name),
                [row for row in rows if row["board_column"] == name],
            )
            for name in names
        ],
        "funnel": _funnel(numbers["funnel"]),
        "period_days": filters.period_days,
    }


def _column(
    request: Request,
    filters: BoardFilters,
    name: BoardColumnName,
    counted: Mapping[str, Any] | None,
    rows: Sequence[Any],
) -> dict[str, Any]:
    shown = rows[: filters.page_size]
    cursor = None
    if len(rows) > len(shown):
        # A cursor belongs to the list of its column, which is read with `column`.
        bound = filters.model_copy(update={"column": name}).filters()
        last = Position(shown[-1]["sort_key"], str(shown[-1]["id"]))
        cursor = encode_cursor(request.app.state.settings.cursor_secret, last, bound)
    numbers = counted or {"count": 0, "kg_per_year": 0, "median_age_days": None, "oldest_since": None}
    return {
        "column": name,
        **{key: numbers[key] for key in ("count", "kg_per_year", "median_age_days", "oldest_since")},
        "cards": [_card(row) for row in shown],
        "next_cursor": cursor,
    }


def _card(row: Mapping[str, Any]) -> dict[str, Any]:
    """`BoardCard`; the two streams are JSON text already made for this reader."""
    return {
        "match_id": row["id"],
        **{name: row[name] for name in _AS_THEY_ARE},
        "offer": json.loads(row["offer"]),
        "need": json.loads(row["need"]),
        "assignee": row["assignee"] and json.loads(row["assignee"]),
    }


def _funnel(found: str | None) -> list[dict[str, Any]] | None:
    if found is None:
        return None
    counted = json.loads(found)[0]
    return [
        {"step": step, "count": counted[name], "median_days": counted.get(f"{name}_days")}
        for step, name in _STEPS
    ]
