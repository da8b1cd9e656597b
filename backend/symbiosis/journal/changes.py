"""Which fields a change touched, before and after, as the journal keeps them."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import inspect

LEFT_OUT = frozenset(
    {"id", "version", "created_at", "updated_at", "search_text", "sort_name", "demo", "evidence"}
)
"""What no person said, or what follows from the rest."""

FREE_TEXT = frozenset(
    {"description", "comment", "dismissed_comment", "verified_source", "override_reason", "event"}
)
"""People may write about people there, and nothing can be taken from the journal again: it keeps that the
text changed, not the words."""


class Changes(NamedTuple):
    before: dict[str, Any]
    after: dict[str, Any]


def pending(row: object) -> Changes:
    """What a flush would write now. For a new row everything it says."""
    state: Any = inspect(row)
    before: dict[str, Any] = {}
    after: dict[str, Any] = {}
    for attribute in state.mapper.column_attrs:
        added, _, deleted = state.attrs[attribute.key].history
        if added and not (deleted and deleted[0] == added[0]):
            before[attribute.key] = deleted[0] if deleted else None
            after[attribute.key] = added[0]
    return between(before, after, new=not state.persistent)


def between(before: Mapping[str, Any], after: Mapping[str, Any], *, new: bool = False) -> Changes:
    """The fields of `after` that differ. Of something new those that say anything."""
    names = [
        name for name in after if name not in LEFT_OUT and _plain(before.get(name)) != _plain(after[name])
    ]
    if new:
        return Changes({}, {name: _kept(name, after[name]) for name in names})
    return Changes(
        {name: _kept(name, before.get(name)) for name in names},
        {name: _kept(name, after[name]) for name in names},
    )


def _kept(name: str, value: Any) -> Any:
    plain = _plain(value)
    return length(str(plain)) if name in FREE_TEXT and plain else plain


def length(words: str) -> str:
    """What the journal keeps of words somebody wrote: a reason, or what they looked at. The words stand where
    they can be corrected."""
    return f"{len(words)} characters"


def _plain(value: Any) -> Any:
    """As JSON can say it."""
    match value:
        case Mapping():
            return {str(name): _plain(inner) for name, inner in value.items()}
        case Decimal():
            return float(value)
        case str():
            return str(value)
        case UUID() | date():
            return value.isoformat() if isinstance(value, date) else str(value)
        case bytes():
            return value.hex()
        case Iterable():
            return [_plain(inner) for inner in value]
        case _:
            return value
