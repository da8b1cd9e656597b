"""Which streams a pattern links, and who in the registry could be the other side."""

from typing import Any

from sqlalchemy import (
    ARRAY,
    Boolean,
    ColumnElement,
    Float,
    Integer,
    Numeric,
    Select,
    Text,
    Uuid,
    bindparam,
    cast,
    exists,
    func,
    literal_column,
    or_,
    select,
)

from symbiosis.actors.models import Actor, ActorBlock, Site
from symbiosis.actors.vocabulary import Standing
from symbiosis.kit.geo_sql import distance_km, within_band
from symbiosis.kit.reads import Read, ReadCache
from symbiosis.streams.documents import coarse_unless, is_named, is_own
from symbiosis.streams.models import MaterialStream
from symbiosis.streams.queries import visible_to
from symbiosis.streams.vocabulary import Direction, StreamStatus, Visibility

LOOKED_THROUGH = 1000
ORGANISATIONS, PLANTS = 8, 3
"""Five organisations are shown; three more may stand among the plants already."""

S, A = MaterialStream, Actor
_FACTS = (S.id, S.owner_id, S.direction, S.material, S.requirements)
_route = S.requirements["intended_route"].astext


def _bind(name: str, kind: Any) -> ColumnElement[Any]:
    return bindparam(name, type_=kind)


def _any_of(column: Any, name: str) -> ColumnElement[bool]:
    """An empty list asks for nothing."""
    words = _bind(name, ARRAY(Text))
    empty = func.cardinality(words) == literal_column("0")
    return or_(empty, column.op("&&", is_comparison=True)(words))


def _linked(direction: Direction, *conditions: ColumnElement[bool]) -> Read:
    return Read(
        select(*_FACTS, A.roles)
        .join(A, A.id == S.owner_id)
        .where(
            S.direction == direction,
            S.status == StreamStatus.PUBLISHED,
            S.visibility == Visibility.PUBLIC,
            _any_of(A.roles, "trades"),
            *conditions,
        )
        .order_by(S.created_at.desc())
        .limit(literal_column(str(LOOKED_THROUGH), Integer))
    )


offers_of_trades = _linked(Direction.OFFER, _any_of(S.forms, "forms"))
needs_of_trades = _linked(Direction.NEED, or_(_route.is_(None), _route == _bind("route", Text)))


def _asking(kind: str) -> Select[Any]:
    """The stream whose patterns are asked for, if this viewer may see it. Who does not know its owner
    measures from the rounded point."""
    named = is_named(S, kind)
    return (
        select(
            *_FACTS,
            A.roles,
            S.demo,
            S.maximum_distance_km,
            coarse_unless(named, S.latitude).label("latitude"),
            coarse_unless(named, S.longitude).label("longitude"),
            named.label("named"),
            is_own(S, kind).label("own"),
        )
        .join(A, A.id == S.owner_id)
        .where(S.id == _bind("id", Uuid), visible_to(kind))
    )


asking = ReadCache(_asking)


def _from_there(latitude: Any, longitude: Any) -> ColumnElement[float]:
    return distance_km(latitude, longitude, _bind("latitude", Float), _bind("longitude", Float))


def _may_meet(actor_id: Any) -> ColumnElement[bool]:
    """Not the owner itself, unless the viewer may not know who that is: what is left out would tell them.
    For those who act for the owner also nobody whom it avoids, or who avoids it."""
    one, other = ActorBlock.actor_id, ActorBlock.blocked_id
    owner = _bind("owner", Uuid)
    blocked = exists().where(or_((one == owner) & (other == actor_id), (one == actor_id) & (other == owner)))
    itself = (actor_id == owner) & _bind("named", Boolean)
    allowed: ColumnElement[bool] = ~itself & ~(blocked & _bind("own", Boolean))
    return allowed


def _rounded(distance: ColumnElement[float]) -> ColumnElement[Any]:
    return cast(func.round(cast(distance, Numeric), 1), Float).label("distance_km")


_apart = _from_there(Site.latitude, Site.longitude)

organisations_nearby = Read(
    select(A.id, A.display_name, A.roles, A.country, A.verification, Site.town, _rounded(_apart))
    .join(Site, (Site.actor_id == A.id) & Site.main)
    .where(
        A.standing == Standing.ACTIVE,
        A.roles.op("&&", is_comparison=True)(_bind("trades", ARRAY(Text))),
        or_(~A.demo, _bind("demo", Boolean)),
        _may_meet(A.id),
        within_band(Site.latitude, _bind("latitude", Float), _bind("within_km", Float)),
        _apart <= _bind("within_km", Float),
    )
    .order_by(_apart, A.id)
    .limit(literal_column(str(ORGANISATIONS), Integer))
)
"""Nearest first. A real stream meets no organisation of the demonstration."""


def _plants(kind: str) -> Select[Any]:
    apart = _from_there(S.latitude, S.longitude)
    return (
        select(
            S.id.label("need_id"),
            S.owner_id.label("actor_id"),
            A.display_name,
            S.country,
            S.town,
            S.basis,
            _rounded(apart),
        )
        .join(A, A.id == S.owner_id)
        .where(
            S.direction == Direction.NEED,
            S.standing,
            S.status == StreamStatus.PUBLISHED,
            _route == _bind("route", Text),
            A.standing == Standing.ACTIVE,
            or_(~S.demo, _bind("demo", Boolean)),
            visible_to(kind),
            is_named(S, kind),
            _may_meet(S.owner_id),
        )
        .order_by(apart.nulls_last(), S.id)
        .limit(literal_column(str(PLANTS), Integer))
    )


plants_nearby = ReadCache(_plants)
"""Standing needs of the route, nearest first."""
