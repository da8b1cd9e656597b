"""Filters of the registry as SQL conditions; each stands in a statement only when it is asked for."""

from typing import Any

from sqlalchemy import (
    ARRAY,
    Boolean,
    ColumnElement,
    Float,
    Text,
    any_,
    bindparam,
    exists,
    false,
    func,
    literal_column,
    or_,
)

from symbiosis.actors.models import Actor, ClusterMembership, Site
from symbiosis.actors.schemas import ActorFilters
from symbiosis.kit.geo_sql import distance_km, within_band
from symbiosis.kit.searching import words_of

Shape = frozenset[str]
"""Names of the conditions asked for; the words of `q` are `word:0` (typing errors forgiven) or, below
three letters, `fragment:0`."""

_MAX_WORDS = 6
_SHORTEST_TYPO = 3

_A, _S = Actor.__table__.c, Site.__table__.c
_latitude, _longitude = bindparam("latitude", type_=Float), bindparam("longitude", type_=Float)
_within_km = bindparam("within_km", type_=Float)


def _contains(index: str) -> ColumnElement[bool]:
    return _A.search_text.like(bindparam(f"pattern_{index}", type_=Text))


def _nearly_contains(index: str) -> ColumnElement[bool]:
    """As it is, or near enough to some stretch of the text (pg_trgm's threshold)."""
    word = bindparam(f"word_{index}", type_=Text)
    return or_(_contains(index), word.op("<%", is_comparison=True)(_A.search_text))


def _has_site_in(nuts: ColumnElement[Any]) -> ColumnElement[bool]:
    site = Site.__table__.alias("any_site").c
    return exists().where(site.actor_id == _A.id, func.starts_with(site.nuts3, nuts))


def _in_cluster(slug: ColumnElement[Any]) -> ColumnElement[bool]:
    members = ClusterMembership.__table__.c
    return exists().where(
        members.actor_id == _A.id,
        members.cluster_slug == slug,
        members.state == literal_column("'confirmed'"),
    )


def distance_from_place() -> ColumnElement[float]:
    return distance_km(_S.latitude, _S.longitude, _latitude, _longitude)


def _within_reach() -> ColumnElement[bool]:
    return within_band(_S.latitude, _latitude, _within_km) & (distance_from_place() <= _within_km)


_CONDITIONS: dict[str, ColumnElement[bool]] = {
    "country": _A.country == any_(bindparam("country", type_=ARRAY(Text))),
    "sector": _A.sector == any_(bindparam("sector", type_=ARRAY(Text))),
    "role": _A.roles.op("&&", is_comparison=True)(bindparam("role", type_=ARRAY(Text))),
    "cluster": _in_cluster(bindparam("cluster", type_=Text)),
    "nuts": _has_site_in(bindparam("nuts", type_=Text)),
    "claimed": _A.claimed == bindparam("claimed", type_=Boolean),
    "within_km": _within_reach(),
    "nothing": false(),
}


def condition(name: str) -> ColumnElement[bool]:
    kind, _, index = name.partition(":")
    if kind == "word":
        return _nearly_contains(index)
    if kind == "fragment":
        return _contains(index)
    return _CONDITIONS[name]


def asked_for(filters: ActorFilters) -> tuple[Shape, dict[str, Any]]:
    """The names of the conditions and the values of their binds."""
    given = filters.model_dump(mode="json", include=set(_CONDITIONS), exclude_none=True)
    given = {name: value for name, value in given.items() if value != []}
    words = words_of(filters.q or "")[:_MAX_WORDS]
    names = [_name(index, word) for index, word in enumerate(words)]
    if filters.q and not words:
        # Only signs: nothing holds them, and dropping the filter would show everything instead.
        names = ["nothing"]
    binds = {f"word_{index}": word for index, word in enumerate(words)}
    binds |= {f"pattern_{index}": f"%{word}%" for index, word in enumerate(words)}
    place = {"latitude": filters.latitude, "longitude": filters.longitude}
    return frozenset((*given, *names)), {**given, **binds, **place}


def _name(index: int, word: str) -> str:
    return f"{'word' if len(word) >= _SHORTEST_TYPO else 'fragment'}:{index}"
