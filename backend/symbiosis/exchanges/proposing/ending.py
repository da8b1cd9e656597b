"""How proposals end without an answer: time, a registration that ends, organisations that keep apart."""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.exchanges.models import Proposal
from symbiosis.exchanges.proposing import moving, queries, telling
from symbiosis.exchanges.vocabulary import ProposalState
from symbiosis.journal.by import PLATFORM, By


async def expire_due(session: AsyncSession, now: datetime) -> int:
    """Those nobody answered in time; gives how many."""
    due = list(await session.scalars(queries.expired(now)))
    for proposal in due:
        await moving.go(session, proposal, ProposalState.EXPIRED, PLATFORM, now)
        await session.flush()
        await telling.expired(session, proposal, now)
    return len(due)


async def withdraw_all_of(session: AsyncSession, registration_id: UUID, by: By, now: datetime) -> None:
    """Its registration has ended; the other sides are told."""
    for proposal in list(await session.scalars(queries.open_of(registration_id))):
        await moving.go(session, proposal, ProposalState.WITHDRAWN, by, now)
        await session.flush()
        await telling.ended(session, proposal, registration_id, now)


async def end_apart(session: AsyncSession, actor_ids: Collection[UUID], now: datetime) -> None:
    """One side does not deal with the other any more. It looks as if time was over, and nobody is told."""
    await _expire(session, list(await session.scalars(queries.open_of_actors(actor_ids))), now)


async def end_within(session: AsyncSession, actor_id: UUID, now: datetime) -> None:
    """Both sides turned out to be one organisation."""
    await _expire(session, list(await session.scalars(queries.within(actor_id))), now)


async def _expire(session: AsyncSession, proposals: Sequence[Proposal], now: datetime) -> None:
    for proposal in proposals:
        proposal.expires_at = min(proposal.expires_at, now)
        await moving.go(session, proposal, ProposalState.EXPIRED, PLATFORM, now)
    await session.flush()
