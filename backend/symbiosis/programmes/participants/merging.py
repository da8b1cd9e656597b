"""Two organisations turn out to be one: what was decided about the one that goes counts for the other,
unless somebody has decided about that one too."""

from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

_MOVE = """
update participant_classes c set actor_id = :target where actor_id = :source and not exists (
    select from participant_classes o where o.programme_slug = c.programme_slug and o.actor_id = :target
)
"""


async def move_participant_classes(session: AsyncSession, source: UUID, target: UUID) -> None:
    await session.execute(text(_MOVE), {"source": source, "target": target})
    await session.execute(
        text("delete from participant_classes where actor_id = :source"), {"source": source}
    )
