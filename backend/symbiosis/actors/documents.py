"""What actors and sites look like to the API, as columns that PostgreSQL turns into JSON."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Numeric, cast, column, func, literal_column, select, table
from sqlalchemy.dialects.postgresql import aggregate_order_by

from symbiosis.actors.models import ClusterMembership, Site

_S = Site.__table__.c

# Streams know actors, so this room may not import theirs; yet everyone asks how much an actor has
# to offer. This names the columns that answer it, and the tests hold them against the real table.
streams = table(
    "material_streams",
    *(column(name) for name in ("owner_id", "direction", "status", "visibility", "identity")),
)
# A stream of someone anonymous is not counted: the count would give its owner away.
open_to_all = (
    (streams.c.status == literal_column("'published'"))
    & (streams.c.visibility == literal_column("'public'"))
    & (streams.c.identity == literal_column("'named'"))
)


def number_of(direction: str) -> ColumnElement[int]:
    return func.count().filter(streams.c.direction == literal_column(f"'{direction}'"))


def open_streams_of(actor_id: Any, direction: str) -> ColumnElement[int]:
    counted = select(number_of(direction)).where(streams.c.owner_id == actor_id, open_to_all)
    # Within a page's lateral join only an explicit word keeps the count to this one actor.
    return counted.correlate(actor_id.table).scalar_subquery().label(f"{direction}s")


def site_columns() -> Sequence[ColumnElement[Any]]:
    names = (
        "id actor_id name address postcode town country nuts3"
        " latitude longitude precision version created_at updated_at"
    )
    return [_S[name] for name in names.split()]


def main_site(actor_id: Any) -> ColumnElement[Any]:
    of_actor = select(*site_columns()).where(_S.actor_id == actor_id, _S.main)
    # In a FROM clause SQLAlchemy would list the actor's table again instead of referring outside.
    site = of_actor.correlate(actor_id.table).subquery("s")
    document = select(func.row_to_json(literal_column("s"))).select_from(site)
    return document.scalar_subquery().label("main_site")


def cluster_slugs(actor_id: Any) -> ColumnElement[Any]:
    slug = ClusterMembership.__table__.c.cluster_slug
    slugs = func.coalesce(func.array_agg(aggregate_order_by(slug, slug)), literal_column("'{}'::text[]"))
    of_actor = select(slugs).where(
        ClusterMembership.actor_id == actor_id, ClusterMembership.state == literal_column("'confirmed'")
    )
    return of_actor.correlate(actor_id.table).scalar_subquery().label("clusters")


def kilometres(distance: ColumnElement[Any]) -> ColumnElement[Any]:
    return func.round(cast(distance, Numeric), 1).label("distance_km")


def actor_columns(a: Any, distance: ColumnElement[Any]) -> Sequence[ColumnElement[Any]]:
    """`ActorOut`, from a page's rows or the table itself."""
    names = (
        "id legal_name display_name country registration_scheme registration_number size_class roles"
        " sector languages description website verification claimed standing merged_into"
        " external_source external_id"
        " version created_at updated_at"
    )
    source = func.json_build_object(
        "name", a.source_name, "licence", a.source_licence, "statement", a.source_statement
    )
    return [
        *(a[name] for name in names.split()),
        cluster_slugs(a.id),
        source.label("source"),
        main_site(a.id),
        open_streams_of(a.id, "offer"),
        open_streams_of(a.id, "need"),
        kilometres(distance),
    ]
