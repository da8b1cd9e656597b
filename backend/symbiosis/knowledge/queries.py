"""What is read of the pattern library."""

import json
from typing import Any

from sqlalchemy import (
    ARRAY,
    ColumnElement,
    Select,
    String,
    Text,
    Uuid,
    bindparam,
    cast,
    false,
    func,
    literal_column,
    or_,
    select,
    true,
    tuple_,
)

from symbiosis.kit.paging import Position
from symbiosis.kit.reads import Connection, Read, ReadCache, json_page
from symbiosis.kit.searching import words_of
from symbiosis.knowledge.models import SynergyPattern
from symbiosis.knowledge.patterns import Pattern, pattern_of
from symbiosis.knowledge.schemas import PatternFilters, PatternOut
from symbiosis.reference import catalogue

P = SynergyPattern
COLUMNS = tuple(PatternOut.model_fields)
_MAX_WORDS = 6
_SHORTEST_TYPO = 3

_said = [getattr(P, name) for name in COLUMNS]
_active = Read(select(*_said).where(~P.retired).order_by(P.slug))
_one = Read(select(*_said).where(P.slug == bindparam("slug", type_=Text)))
_DOCUMENTS = ("names", "summary", "product", "composition")


async def active_patterns(connection: Connection) -> tuple[Pattern, ...]:
    """What matching goes by: every pattern that is not retired."""
    return tuple(pattern_of(row) for row in await active_rows(connection))


async def active_rows(connection: Connection) -> list[dict[str, Any]]:
    """The same as the API has them."""
    return [_read(row) for row in await _active.rows(connection)]


async def one(connection: Connection, slug: str) -> dict[str, Any] | None:
    row = await _one.row(connection, slug=slug)
    return None if row is None else _read(row)


def _read(row: Any) -> dict[str, Any]:
    return dict(row) | {name: document(row[name]) for name in _DOCUMENTS}


def document(value: Any) -> Any:
    """A JSONB column: text from the pool, read already from a session's connection."""
    return json.loads(value) if isinstance(value, str) else value


def by_slug(slug: str) -> Select[SynergyPattern]:
    return select(P).where(P.slug == slug)


def to_change(slug: str) -> Select[SynergyPattern]:
    return by_slug(slug).with_for_update()


all_patterns = select(P).order_by(P.slug)


# --- the list ---


def _has_any(column: Any, name: str) -> ColumnElement[bool]:
    """An empty list of the pattern stands for any."""
    named = column.op("&&", is_comparison=True)(bindparam(name, type_=ARRAY(Text)))
    return or_(func.cardinality(column) == literal_column("0"), named)


def _uses_fibre() -> ColumnElement[bool]:
    """A window asks for at least some of it, or no window asks for anything."""
    asked = func.jsonb_build_object("f", bindparam("fibre", type_=Text), "g", bindparam("group", type_=Text))
    asks = "@.min_pct > 0"
    named: ColumnElement[Any] = literal_column(
        f"'$[*] ? ({asks} && (@.fibres[*] == $f || @.fibre_group == $g))'::jsonpath"
    )
    any_at_all = func.jsonb_path_exists(P.composition, literal_column(f"'$[*] ? ({asks})'::jsonpath"))
    return or_(~any_at_all, func.jsonb_path_exists(P.composition, named, asked))


_CONDITIONS: dict[str, ColumnElement[bool]] = {
    "donor_trade": _has_any(P.donor_trades, "donor_trade"),
    "receiver_trade": _has_any(P.receiver_trades, "receiver_trade"),
    "form": _has_any(P.forms, "form"),
    "fibre": _uses_fibre(),
    "route": P.route == func.any(bindparam("route", type_=ARRAY(Text))),
    "retired": P.retired.is_(true()),
    "in_use": ~P.retired,
    "nothing": false(),
}


def _condition(name: str) -> ColumnElement[bool]:
    kind, _, index = name.partition(":")
    if kind in _CONDITIONS:
        return _CONDITIONS[kind]
    contains = P.search_text.like(bindparam(f"like_{index}", type_=Text))
    if kind == "fragment":
        return contains
    word = bindparam(f"word_{index}", type_=Text)
    return or_(contains, word.op("<%", is_comparison=True)(P.search_text))


# The most mature first; one text orders and pages.
_KEY = func.concat(literal_column("9") - P.maturity, literal_column("' '"), P.slug)


def _page(shape: frozenset[str], continued: bool, limit: int) -> Select[Any]:
    page = select(
        P.id,
        *(getattr(P, name) for name in COLUMNS),
        _KEY.label("sort_key"),
        func.row_number().over(order_by=(_KEY, P.id)).label("n"),
    ).where(*(_condition(name) for name in sorted(shape)))
    if continued:
        last = tuple_(bindparam("last_key", type_=String), bindparam("last_id", type_=Uuid))
        page = page.where(tuple_(cast(_KEY, String), P.id) > last)
    return json_page(page.order_by(_KEY, P.id), limit, lambda p: [p.c[name] for name in COLUMNS])


_pages = ReadCache(_page)


async def list_page(connection: Connection, filters: PatternFilters, position: Position | None) -> Any:
    """One row for `page_response`."""
    given = filters.model_dump(
        mode="json", include={"donor_trade", "receiver_trade", "form", "fibre", "route"}
    )
    given = {name: value for name, value in given.items() if value}
    words = words_of(filters.q or "")[:_MAX_WORDS]
    names = [f"{'word' if len(w) >= _SHORTEST_TYPO else 'fragment'}:{i}" for i, w in enumerate(words)]
    if filters.q and not words:
        names = ["nothing"]
    shape = frozenset((*given, *names, "retired" if filters.retired else "in_use"))
    values: dict[str, Any] = {**given, "group": _group_of(filters.fibre)}
    values |= {f"word_{i}": word for i, word in enumerate(words)}
    values |= {f"like_{i}": f"%{word}%" for i, word in enumerate(words)}
    if position is not None:
        values |= {"last_key": position.key, "last_id": position.id}
    return await _pages.get(shape, position is not None, filters.page_size).row(connection, **values)


def _group_of(fibre: str | None) -> str | None:
    return catalogue.group_of(fibre) if fibre is not None and catalogue.is_fibre(fibre) else None
