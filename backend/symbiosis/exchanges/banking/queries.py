"""What is read of bank accounts."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.exchanges.money_models import BankAccount

B = BankAccount


async def current(session: AsyncSession, actor_id: UUID) -> BankAccount | None:
    """The one an organisation is paid to now; none once it has been emptied."""
    found = select(B).where(B.actor_id == actor_id, B.replaced_at.is_(None), B.sealed_iban.is_not(None))
    return await session.scalar(found)


async def current_locked(session: AsyncSession, actor_id: UUID) -> BankAccount | None:
    found = select(B).where(B.actor_id == actor_id, B.replaced_at.is_(None)).with_for_update()
    return await session.scalar(found.execution_options(populate_existing=True))
