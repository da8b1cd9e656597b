"""The registration somebody wants to do something with, locked."""

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors.viewer import Viewer
from symbiosis.exchanges.models import Registration
from symbiosis.exchanges.registering import policy, queries
from symbiosis.exchanges.registering.problems import hidden
from symbiosis.kit.problems import NotAllowed


async def visible_locked(session: AsyncSession, viewer: Viewer, registration_id: UUID) -> Registration:
    """Errors: `not-found`."""
    found = await session.scalar(queries.to_change(registration_id))
    if found is None or not policy.reads(viewer, found.actor_id, found.cluster_slug, found.state):
        raise hidden()
    return found


async def own_locked(session: AsyncSession, viewer: Viewer, registration_id: UUID) -> Registration:
    """Errors: `not-found`, `not-allowed`."""
    found = await visible_locked(session, viewer, registration_id)
    if not policy.takes_part(viewer, found.actor_id):
        raise NotAllowed(policy.NOT_YOURS)
    return found
