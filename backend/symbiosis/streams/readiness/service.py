"""From a stored stream to what it still needs."""

from datetime import date
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors.viewer import Viewer
from symbiosis.kit.problems import NotFound
from symbiosis.streams.descriptions import Material, Requirements
from symbiosis.streams.documents import kind_of, viewer_values
from symbiosis.streams.models import MaterialStream
from symbiosis.streams.readiness import queries
from symbiosis.streams.readiness.rules import Missing, Terms, missing_of
from symbiosis.streams.terms import Price
from symbiosis.streams.vocabulary import Direction, KgBasis, Visibility


async def missing_for_matching(
    session: AsyncSession, viewer: Viewer, stream_id: UUID, today: date
) -> list[Missing]:
    """Of a stream the viewer may see, in any state. Errors: `not-found`."""
    statement = queries.visible_with_readers(stream_id, kind_of(viewer))
    row = (await session.execute(statement, viewer_values(viewer))).one_or_none()
    if row is None:
        raise NotFound("Check the address, or sign in with an account that may see it.")
    stream, invites, joined = row
    reachable = {Visibility.INVITED: invites, Visibility.CLUSTER: joined}.get(
        Visibility(stream.visibility), True
    )
    return missing_of(_described(stream), _terms(stream, reachable=reachable), today)


def _described(stream: MaterialStream) -> Material | Requirements:
    if stream.direction == Direction.OFFER:
        return Material.model_validate(stream.material)
    return Requirements.model_validate(stream.requirements)


def _terms(stream: MaterialStream, *, reachable: bool) -> Terms:
    return Terms(
        located=stream.latitude is not None,
        visibility=stream.visibility,
        reachable=reachable,
        last_day=stream.available_to,
        price=Price.model_validate(stream.price),
        weighed=stream.quantity.get("kg_basis") != KgBasis.ESTIMATED,
    )
