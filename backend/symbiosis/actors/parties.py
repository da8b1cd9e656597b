"""What policies must know of an organisation."""

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors import queries
from symbiosis.actors.viewer import Party
from symbiosis.kit.problems import NotFound


async def of(session: AsyncSession, actor_id: UUID) -> Party:
    """Errors: `not-found`."""
    party = await queries.party_of(session, actor_id)
    if party is None:
        raise NotFound("There is no such organisation.")
    return party
