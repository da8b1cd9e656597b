"""Applications that name an organisation which was merged into another."""

from uuid import UUID

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.joining.models import Application


async def move_applications(session: AsyncSession, source: UUID, target: UUID) -> None:
    """Whether they claim it or were answered with it, they mean `target` now."""
    for column in (Application.claims_actor_id, Application.actor_id):
        moved = update(Application).where(column == source).values({column: target})
        # Nothing an applicant or reviewer wrote has changed, so neither has the version.
        await session.execute(moved.execution_options(synchronize_session=False))
