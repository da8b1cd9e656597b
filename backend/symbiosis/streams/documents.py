"""How a stream looks in JSON built by PostgreSQL, and what an anonymous one hides."""

from typing import Any

from sqlalchemy import (
    ColumnElement,
    Double,
    Numeric,
    Text,
    and_,
    bindparam,
    case,
    cast,
    column,
    false,
    func,
    literal_column,
    null,
    or_,
    select,
    table,
    true,
)
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.dialects.postgresql import UUID as PG_UUID

from symbiosis.actors.capabilities import Capability
from symbiosis.actors.models import Actor, ClusterMembership
from symbiosis.actors.viewer import Viewer
from symbiosis.streams.models import MaterialStream
from symbiosis.streams.terms import CONFIDENTIAL_PRICES
from symbiosis.streams.vocabulary import Identity

ACTOR_IDS = bindparam("viewer_actors", type_=ARRAY(PG_UUID))
CLUSTERS_READ = bindparam("viewer_clusters_read", type_=ARRAY(Text))
MEMBER_CLUSTERS = bindparam("viewer_clusters", type_=ARRAY(Text))
_CONFIDENTIAL_KEYS = "array['" + "', '".join(CONFIDENTIAL_PRICES) + "']"
ANONYMOUS_DIGITS = 1
"""Coordinates of anonymous streams are rounded to 0.1 degree, some 10 km."""


def kind_of(viewer: Viewer) -> str:
    """The shape of what a viewer may see; statements are compiled once for each.

    `staff` reads everything, `broker` everything of the organisations of some clusters.
    """
    read = viewer.clusters_where(Capability.CONFIDENTIAL_READ)
    if read is None:
        return "staff"
    return "broker" if read else "member" if viewer.signed_in else "anonymous"


def viewer_values(viewer: Viewer) -> dict[str, Any]:
    """The binds every statement below needs."""
    return {
        "viewer_actors": list(viewer.actor_ids),
        "viewer_clusters": list(viewer.cluster_slugs),
        "viewer_clusters_read": list(viewer.clusters_where(Capability.CONFIDENTIAL_READ) or ()),
    }


def in_clusters(owner_id: Any, clusters: ColumnElement[Any]) -> ColumnElement[bool]:
    """Whether one of the clusters has confirmed the owner as its member."""
    joined = ClusterMembership.__table__.alias("joined").c
    found: ColumnElement[bool] = (
        select(1)
        .where(
            joined.actor_id == owner_id,
            joined.cluster_slug == func.any(clusters),
            joined.state == literal_column("'confirmed'"),
        )
        .correlate(owner_id.table)
        .exists()
    )
    return found


def is_read_by_staff(s: Any, viewer_kind: str) -> ColumnElement[bool]:
    """Whether this viewer may read the stream, whatever its visibility, because they work for a
    cluster of its owner."""
    if viewer_kind == "staff":
        return true()
    return in_clusters(s.owner_id, CLUSTERS_READ) if viewer_kind == "broker" else false()


# Matches know streams, so this room may not import theirs; yet a match in which both sides have shown
# interest names them to each other. The columns that say so; the tests hold them against the real table.
_matches = table(
    "matches", *(column(name) for name in ("offer_id", "need_id", "offer_interest_at", "need_interest_at"))
)


def _is_revealed(s: Any) -> ColumnElement[bool]:
    """Whether the viewer's side and the owner have both shown interest in a match of this stream."""
    m, mine = _matches.alias("revealing").c, MaterialStream.__table__.alias("mine").c
    found: ColumnElement[bool] = (
        select(1)
        .where(
            or_(
                and_(m.offer_id == s.id, mine.id == m.need_id),
                and_(m.need_id == s.id, mine.id == m.offer_id),
            ),
            m.offer_interest_at.is_not(None),
            m.need_interest_at.is_not(None),
            mine.owner_id == func.any(ACTOR_IDS),
        )
        .correlate(s.owner_id.table)
        .exists()
    )
    return found


def is_named(s: Any, viewer_kind: str) -> ColumnElement[bool]:
    """Whether this viewer may know the owner: named stream, own stream, cluster staff, or mutual interest."""
    if viewer_kind == "staff":
        return true()
    named: ColumnElement[bool] = s.identity == Identity.NAMED
    if viewer_kind == "anonymous":
        return named
    own = s.owner_id == func.any(ACTOR_IDS)
    return or_(named, own, is_read_by_staff(s, viewer_kind), _is_revealed(s))


def is_own(s: Any, viewer_kind: str) -> ColumnElement[bool]:
    """Whether this viewer acts for the owner; external ids are nobody else's business."""
    if viewer_kind == "staff":
        return true()
    if viewer_kind == "anonymous":
        return false()
    return or_(s.owner_id == func.any(ACTOR_IDS), is_read_by_staff(s, viewer_kind))


def price_of(s: Any, viewer_kind: str) -> ColumnElement[Any]:
    """The price; what is confidential in it only for those who act for the owner, not even for staff."""
    shown: ColumnElement[Any] = s.price.op("-")(literal_column(_CONFIDENTIAL_KEYS))
    if viewer_kind == "anonymous":
        return shown.label("price")
    return case((s.owner_id == func.any(ACTOR_IDS), s.price), else_=shown).label("price")


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
        s.standing,
        owner_of(s, named).label("owner"),
        s.version,
    ]


def full_columns(s: Any, viewer_kind: str, distance: ColumnElement[Any]) -> list[ColumnElement[Any]]:
    """The columns of StreamOut."""
    named, own = is_named(s, viewer_kind), is_own(s, viewer_kind)
    return [
        *ref_columns(s, named),
        s.description,
        s.language,
        s.minimum_lot_kg,
        s.maximum_lot_kg,
        s.available_from,
        s.available_to,
        s.lead_time_days,
        price_of(s, viewer_kind),
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
