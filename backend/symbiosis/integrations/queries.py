"""What imports, standing needs and the demonstration read."""

from uuid import UUID

from sqlalchemy import Select, select

from symbiosis.actors.models import Actor
from symbiosis.streams.models import MaterialStream


def any_demo_actor() -> Select[UUID]:
    """One row where the demonstration is in."""
    return select(Actor.id).where(Actor.demo).limit(1)


def actors_from(source: str) -> Select[UUID, str | None]:
    """`id` and `external_id` of every actor of an external source."""
    return select(Actor.id, Actor.external_id).where(Actor.external_source == source)


def streams_from(source: str) -> Select[MaterialStream]:
    return select(MaterialStream).where(MaterialStream.external_source == source)
