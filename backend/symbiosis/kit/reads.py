"""Hot reads: Core statements compiled once, run on raw asyncpg, JSON built by PostgreSQL."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Any, TypeAlias

import asyncpg
from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Integer,
    Select,
    String,
    cast,
    func,
    literal_column,
    select,
    true,
)
from sqlalchemy.dialects.postgresql import aggregate_order_by
from sqlalchemy.dialects.postgresql import asyncpg as asyncpg_dialect
from sqlalchemy.sql import visitors
from sqlalchemy.sql.selectable import Subquery

_DIALECT = asyncpg_dialect.dialect()  # type: ignore[no-untyped-call]  # SQLAlchemy leaves it untyped

Connection: TypeAlias = Any  # an asyncpg connection or pool; asyncpg has no common base for them


def _write_out(bind: BindParameter[Any]) -> None:
    """A constant of ours belongs into the SQL: as a parameter it would be sent with every call."""
    constant = not bind.required and not bind.expanding
    if constant and isinstance(bind.type, String | Integer) and isinstance(bind.value, str | int):
        bind.literal_execute = True


class Read:
    """One SELECT as asyncpg text with its parameters in order."""

    def __init__(self, statement: Select[*tuple[Any, ...]]) -> None:
        statement = visitors.cloned_traverse(statement, {}, {"bindparam": _write_out})
        binds = (b for b in visitors.iterate(statement) if isinstance(b, BindParameter))
        given_later = {bind.key for bind in binds if bind.required}
        # Lists inside IN are written out now, which asks a value of every bind; ours come per call.
        state = statement.compile(dialect=_DIALECT).construct_expanded_state(dict.fromkeys(given_later))
        self.sql = state.statement
        self._names: Sequence[str] = state.positiontup or ()
        self._constants = {n: v for n, v in state.parameters.items() if n not in given_later}

    def arguments(self, values: Mapping[str, Any]) -> list[Any]:
        return [self._constants[n] if n in self._constants else values[n] for n in self._names]

    async def row(self, connection: Connection, **values: Any) -> asyncpg.Record | None:
        row: asyncpg.Record | None = await connection.fetchrow(self.sql, *self.arguments(values))
        return row

    async def rows(self, connection: Connection, **values: Any) -> list[asyncpg.Record]:
        rows: list[asyncpg.Record] = await connection.fetch(self.sql, *self.arguments(values))
        return rows

    async def value(self, connection: Connection, **values: Any) -> Any:
        return await connection.fetchval(self.sql, *self.arguments(values))


class ReadCache:
    """Compiled statements by the shape that produced them (active filters, order, page size).

    Callers choose the shape, so only so many are kept: the oldest makes room.
    """

    KEPT = 500

    def __init__(self, build: Callable[..., Select[*tuple[Any, ...]]]) -> None:
        self._build = build
        self._reads: dict[Hashable, Read] = {}

    def get(self, *shape: Hashable) -> Read:
        read = self._reads.get(shape)
        if read is None:
            if len(self._reads) >= self.KEPT:
                del self._reads[next(iter(self._reads))]
            read = self._reads[shape] = Read(self._build(*shape))
        return read


def json_object(document: Select[*tuple[Any, ...]]) -> Select[Any]:
    """One row as JSON text in the column `doc`; no row where there is none."""
    inner = document.subquery("d")
    return select(cast(func.row_to_json(literal_column("d")), String).label("doc")).select_from(inner)


def json_array(document: Select[*tuple[Any, ...]]) -> Select[Any]:
    """All rows as one JSON array text."""
    inner = document.subquery("d")
    rows = func.coalesce(func.json_agg(literal_column("d")), literal_column("'[]'::json"))
    return select(cast(rows, String)).select_from(inner)


def json_page(
    page: Select[*tuple[Any, ...]],
    limit: int,
    document: Callable[[Subquery], Sequence[ColumnElement[Any]]],
) -> Select[*tuple[Any, ...]]:
    """A page of JSON documents plus what the next cursor needs.

    `limit` is written into the SQL: with a parameter the planner cannot estimate the page and
    plans anew at every call (0.5 ms). `page` selects the raw rows in order, with the columns
    `sort_key`, `id` and `n` (row number in order) among them; `document` turns them into the
    visible columns after the limit, where look-ups are cheapest.
    Gives one row: `data` (JSON array text), `more`, `last_key`, `last_id`.
    """
    p = page.limit(literal_column(str(limit + 1), Integer)).subquery("p")
    d = select(*document(p)).correlate(p).lateral("d")
    size = literal_column(str(limit), Integer)
    within, last = p.c.n <= size, p.c.n == size
    data = func.coalesce(
        func.json_agg(aggregate_order_by(literal_column("d"), p.c.n)).filter(within),
        literal_column("'[]'::json"),
    )
    return select(
        cast(data, String).label("data"),
        (func.coalesce(func.max(p.c.n), literal_column("0")) > size).label("more"),
        func.max(cast(p.c.sort_key, String)).filter(last).label("last_key"),
        func.max(cast(p.c.id, String)).filter(last).label("last_id"),
    ).select_from(p.join(d, true()))
