"""What a reader may narrow a list of matches down to, as conditions and their values."""

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import ColumnElement, Float, Text, bindparam, func, or_
from sqlalchemy.dialects.postgresql import ARRAY

from symbiosis.kit.text import escape_like, fold
from symbiosis.matches.models import Match
from symbiosis.matches.schemas import MatchFilters
from symbiosis.streams.models import MaterialStream

M = Match
Streams = tuple[type[MaterialStream], type[MaterialStream]]
Condition = Callable[[Streams], ColumnElement[bool]]


def _words(name: str) -> Any:
    return func.any(bindparam(name, type_=ARRAY(Text)))


def _in_countries(streams: Streams) -> ColumnElement[bool]:
    return or_(*(stream.country == _words("country") for stream in streams))


def _on_routes(streams: Streams) -> ColumnElement[bool]:
    _, need = streams
    wanted: ColumnElement[bool] = need.requirements["intended_route"].astext == _words("route")
    return wanted


def _says(streams: Streams) -> ColumnElement[bool]:
    """As the list of streams searches: typing errors are forgiven."""
    q, like = bindparam("q", type_=Text), bindparam("q_like", type_=Text)
    return or_(
        *(q.op("<%")(stream.search_text) for stream in streams),
        *(stream.search_text.like(like) for stream in streams),
    )


NARROWING: Mapping[str, Condition] = {
    "verdict": lambda _: M.verdict == _words("verdict"),
    "band": lambda _: M.band == _words("band"),
    "min_score": lambda _: M.score >= bindparam("min_score", type_=Float),
    "country": _in_countries,
    "route": _on_routes,
    "q": _says,
}
"""By the name of the filter."""


def narrowed(active: frozenset[str], streams: Streams) -> list[ColumnElement[bool]]:
    """The conditions of the filters in use, in a fixed order."""
    return [condition(streams) for name, condition in NARROWING.items() if name in active]


def values_of(filters: MatchFilters) -> dict[str, Any]:
    """What the conditions are bound to; empty for filters that are not in use."""
    folded = fold(filters.q or "")
    return {
        "verdict": list(filters.verdict),
        "band": list(filters.band),
        "min_score": filters.min_score,
        "country": list(filters.country),
        "route": list(filters.route),
        "q": folded or None,
        "q_like": f"%{escape_like(folded)}%" if folded else None,
    }
