"""How a stream looks in JSON built by PostgreSQL, and what an anonymous one hides."""

from typing import Any

from sqlalchemy import (
    ColumnElement,
    Double,
    Numeric,
    bindparam,
    case,
    cast,
    false,
    func,
    null,
    or_,
    select,
    true,
)
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.dialects.postgresql import UUID as PG_UUID

from symbiosis.actors.models import Actor
from symbiosis.actors.viewer import Viewer
from symbiosis.streams.vocabulary import Identity

ACTOR_IDS = bindparam("viewer_actors", type_=ARRAY(PG_UUID))
ANONYMOUS_DIGITS = 1
"""Coordinates of anonymous streams are rounded to 0.1 degree, some 10 km."""


def viewer_values(viewer: Viewer) -> dict[str, Any]:
    """The bind every statement below needs."""
    return {"viewer_actors": list(viewer.actor_ids)}


def is_named(s: Any, viewer_kind: str) -> ColumnElement[bool]:
    """Whether this viewer may know the owner: named stream, own stream, or cluster staff."""
    if viewer_kind == "staff":
        return true()
    named = s.identity == Identity.NAMED
    return named if viewer_kind == "anonymous" else or_(named, s.owner_id == func.any(ACTOR_IDS))


def is_own(s: Any, viewer_kind: str) -> ColumnElement[bool]:
    """Whether this viewer acts for the owner; external ids are nobody else's business."""
    if viewer_kind == "staff":
        return true()
    return s.owner_id == func.any(ACTOR_IDS) if viewer_kind == "member" else false()


def owner_of(s: Any, named: ColumnElement[bool]) -> ColumnElement[Any]:
    """ActorRef as JSON by scalar subquery, so that it is looked up after the limit only."""
    ref = func.json_build_object(
        "id", Actor.id,
        "display_name", Actor.display_name,
        "country", Actor.country,
        "verification", Actor.verification,
    )  # fmt: skip  # pairs of name and value read best a pair a line
    return case(
        (named, select(ref).where(Actor.id == s.owner_id).correlate_except(Actor).scalar_subquery()),
        else_=null(),
    )


def coarse_unless(named: ColumnElement[bool], column: Any) -> ColumnElement[Any]:
    """A coordinate, rounded where the owner must not be recognised by it."""
    return case((named, column), else_=cast(func.round(cast(column, Numeric), ANONYMOUS_DIGITS), Double))


def place_of(s: Any, named: ColumnElement[bool]) -> ColumnElement[Any]:
    def if_named(column: ColumnElement[Any]) -> ColumnElement[Any]:
        return case((named, column), else_=null())

    return func.json_build_object(
        "site_id", if_named(s.site_id),
        "country", s.country,
        "postcode", if_named(s.postcode),
        "town", if_named(s.town),
        "nuts3", s.nuts3,
        "latitude", coarse_unless(named, s.latitude),
        "longitude", coarse_unless(named, s.longitude),
    )  # fmt: skip  # pairs of name and value read best a pair a line


def ref_columns(s: Any, named: ColumnElement[bool]) -> list[ColumnElement[Any]]:
    """The columns of StreamRef."""
    return [
        s.id,
        s.direction,
        s.status,
        s.title,
        s.stream_type,
        s.material,
        s.requirements,
        s.quantity,
        place_of(s, named).label("place"),
        s.basis,
        owner_of(s, named).label("owner"),
        s.version,
    ]


def full_columns(
    s: Any, named: ColumnElement[bool], own: ColumnElement[bool], distance: ColumnElement[Any]
) -> list[ColumnElement[Any]]:
    """The columns of StreamOut."""
    return [
        *ref_columns(s, named),
        s.description,
        s.language,
        s.minimum_lot_kg,
        s.maximum_lot_kg,
        s.available_from,
        s.available_to,
        s.price,
        s.maximum_distance_km,
        s.identity,
        s.visibility,
        s.valid_until,
        s.confirmed_at,
        s.published_at,
        s.status_reason,
        distance.label("distance_km"),
        case((own, s.external_source), else_=null()).label("external_source"),
        case((own, s.external_id), else_=null()).label("external_id"),
        s.created_at,
        s.updated_at,
    ]
