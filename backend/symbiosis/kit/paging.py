"""Keyset cursors: opaque, bound to their filters, carrying no authority.

A cursor is base64url(JSON of version, last sort key, last id, filter hash) plus a
truncated HMAC. Another filter, order or a changed byte gives `cursor-invalid`.
"""

import base64
import hashlib
import hmac
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from fastapi import Request, Response
from pydantic import BaseModel, ConfigDict, Field

from symbiosis.kit.problems import CursorInvalid

DEFAULT_LIMIT = 50
MAX_LIMIT = 200
_VERSION = 1
_MAC_BYTES = 12


class PageInfo(BaseModel):
    """Where the next page starts; both null on the last page."""

    model_config = ConfigDict(json_schema_serialization_defaults_required=True)

    next_cursor: str | None = Field(default=None, description="Send as `cursor` with the same filters.")
    next: str | None = Field(default=None, description="The next page's path and query, ready to follow.")


class PageParams(BaseModel):
    """Query parameters every list has; lists derive from it and forbid unknown ones."""

    model_config = ConfigDict(extra="forbid")

    limit: int = Field(
        default=DEFAULT_LIMIT, ge=1, description=f"Rows a page; more than {MAX_LIMIT} gives {MAX_LIMIT}."
    )
    cursor: str | None = Field(
        default=None, max_length=1000, description="`page.next_cursor` of the previous page."
    )

    @property
    def page_size(self) -> int:
        return min(self.limit, MAX_LIMIT)

    def filters(self) -> dict[str, Any]:
        """What the cursor is bound to: everything but the page itself."""
        return self.model_dump(mode="json", exclude={"limit", "cursor"}, exclude_none=True)


@dataclass(frozen=True)
class Position:
    """The last row of the page before: its sort key as text and its id."""

    key: str
    id: str


_canonical = json.JSONEncoder(sort_keys=True, default=str).encode


def _digest(filters: Mapping[str, Any]) -> str:
    return hashlib.sha256(_canonical(filters).encode()).hexdigest()[:16]


def _mac(secret: str, body: bytes) -> bytes:
    return hmac.digest(secret.encode(), body, "sha256")[:_MAC_BYTES]


def encode_cursor(secret: str, position: Position, filters: Mapping[str, Any]) -> str:
    body = json.dumps([_VERSION, position.key, position.id, _digest(filters)]).encode()
    return base64.urlsafe_b64encode(_mac(secret, body) + body).rstrip(b"=").decode()


def decode_cursor(secret: str, cursor: str, filters: Mapping[str, Any]) -> Position:
    """The position a cursor of ours names. Errors: `cursor-invalid`."""
    try:
        raw = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
        mac, body = raw[:_MAC_BYTES], raw[_MAC_BYTES:]
        if not hmac.compare_digest(mac, _mac(secret, body)):
            raise ValueError("not ours")
        version, key, row_id, digest = json.loads(body)
    except ValueError as error:
        raise CursorInvalid("This cursor is damaged. Start again without `cursor`.") from error
    if version != _VERSION or digest != _digest(filters):
        raise CursorInvalid("This cursor belongs to other filters. Start again without `cursor`.")
    return Position(key, row_id)


def position_of(request: Request, params: PageParams) -> Position | None:
    if params.cursor is None:
        return None
    return decode_cursor(request.app.state.settings.cursor_secret, params.cursor, params.filters())


def page_response(request: Request, params: PageParams, row: Mapping[str, Any]) -> Response:
    """`{"data": [...], "page": {...}}` around the JSON PostgreSQL built, with a Link header."""
    cursor = None
    if row["more"]:
        secret = request.app.state.settings.cursor_secret
        cursor = encode_cursor(secret, Position(row["last_key"], row["last_id"]), params.filters())
    return page_bytes(request, row["data"], cursor)


def page_of(
    request: Request, params: PageParams, rows: Sequence[Any], place: Callable[[Any], Position]
) -> dict[str, Any]:
    """`Page` of rows that were read one more than asked; `place` says where a row stands in the order."""
    shown, cursor = cut(request, params, rows, place)
    return {"data": shown, "page": {"next_cursor": cursor, "next": _following(request, cursor)}}


def cut(
    request: Request, params: PageParams, rows: Sequence[Any], place: Callable[[Any], Position]
) -> tuple[Sequence[Any], str | None]:
    """As many rows as were asked for, and the cursor to go on from where one more was read."""
    shown = rows[: params.page_size]
    if len(rows) == len(shown):
        return shown, None
    secret = request.app.state.settings.cursor_secret
    return shown, encode_cursor(secret, place(shown[-1]), params.filters())


def at_id(key: UUID) -> Position:
    """The place of a row in lists that go by nothing but the id, which is by time."""
    return Position(str(key), str(key))


def _following(request: Request, cursor: str | None) -> str | None:
    if cursor is None:
        return None
    query = [(k, v) for k, v in request.query_params.multi_items() if k != "cursor"]
    # Neither the path of a list nor a cursor holds anything to escape.
    return f"{request.scope['path']}?{urlencode(query)}{'&' if query else ''}cursor={cursor}"


def page_bytes(request: Request, data: str, cursor: str | None = None) -> Response:
    link = _following(request, cursor)
    headers = {"link": f'<{link}>; rel="next"'} if link else {}
    page = json.dumps({"next_cursor": cursor, "next": link})
    body = f'{{"data":{data},"page":{page}}}'
    return Response(body, media_type="application/json", headers=headers)
