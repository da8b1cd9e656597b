"""How a person wants to hear of new matches."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.matches.inbox import queries
from symbiosis.matches.inbox.schemas import MatchNoticesIn
from symbiosis.matches.models import MatchNotice


async def read_notices(session: AsyncSession, user_id: UUID) -> Any:
    """The person's settings; until they choose, strong matches at once and a summary on Mondays."""
    return (await session.execute(queries.notices_of(user_id))).mappings().one()


async def set_notices(session: AsyncSession, user_id: UUID, wanted: MatchNoticesIn) -> None:
    values = wanted.model_dump()
    statement = insert(MatchNotice).values(user_id=user_id, **values)
    await session.execute(statement.on_conflict_do_update(index_elements=["user_id"], set_=values))


async def have_heard(session: AsyncSession, user_id: UUID, of: str, until: datetime) -> None:
    """`of`: strong or digest. What is older than this moment is not told again."""
    values = {f"{of}_told_until": until}
    statement = insert(MatchNotice).values(user_id=user_id, **values)
    await session.execute(statement.on_conflict_do_update(index_elements=["user_id"], set_=values))
