"""One step of a proposal, written down."""

from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.exchanges.models import Proposal, Registration
from symbiosis.exchanges.vocabulary import ProposalState
from symbiosis.journal.by import By
from symbiosis.journal.service import record


async def go(
    session: AsyncSession, proposal: Proposal, state: ProposalState, by: By, now: datetime, **change: Any
) -> None:
    before = proposal.state
    proposal.state, proposal.updated_at = state, now
    await journal(session, proposal, state.value, by, before, **change)


async def journal(
    session: AsyncSession, proposal: Proposal, what: str, by: By, before: str | None = None, **change: Any
) -> None:
    """Under the visitor, as exchanges are."""
    visiting = await session.get_one(Registration, proposal.visitor_registration_id)
    record(
        session,
        by=by,
        tag=f"exchange_proposal.{what}",
        subject_type="exchange_proposal",
        subject_id=proposal.id,
        actor_id=visiting.actor_id,
        before={"state": before} if before else None,
        after={"state": proposal.state} if before else None,
        change=change,
    )
