"""Opening follow-ups when an exchange closes, and answering them: drafts until they are submitted."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors.viewer import Viewer
from symbiosis.exchanges.finding import visible_locked
from symbiosis.exchanges.follow_up_models import FollowUp
from symbiosis.exchanges.following_up import policy, queries, reading, rules
from symbiosis.exchanges.following_up.problems import FollowUpIncomplete, FollowUpNotOpen, no_follow_up
from symbiosis.exchanges.following_up.schemas import FollowUpAnswers
from symbiosis.exchanges.models import Exchange
from symbiosis.journal.service import record
from symbiosis.kit.http import check_version
from symbiosis.kit.problems import FieldError, NotAllowed
from symbiosis.programmes.vocabulary import ExchangeRole


async def open_follow_ups(session: AsyncSession, exchange: Exchange, now: datetime) -> None:
    """Of an exchange that was just closed; what is told of the past is asked nothing."""
    ended_on = exchange.actual_end or exchange.planned_end
    if exchange.source is not None or ended_on is None:
        return
    for months, due_on in rules.rounds(ended_on, now.date()).items():
        session.add_all(
            FollowUp(exchange_id=exchange.id, months=months, side=side, due_on=due_on)
            for side in ExchangeRole
        )
    await session.flush()


async def save_follow_up(
    session: AsyncSession,
    viewer: Viewer,
    exchange_id: UUID,
    months: int,
    side: ExchangeRole,
    answers: FollowUpAnswers,
    if_match: str | None,
    now: datetime,
) -> dict[str, Any]:
    """Kept on the server as it is typed. Errors: `not-found`, `not-allowed`, `follow-up-not-open`,
    `if-match-required`, `changed-meanwhile`."""
    exchange, found = await _to_answer(session, viewer, exchange_id, months, side, now)
    check_version(if_match, found.version)
    found.answers, found.updated_at = answers.model_dump(mode="json"), now
    await session.flush()
    return reading.told(viewer, exchange, found, now)


async def submit_follow_up(
    session: AsyncSession,
    viewer: Viewer,
    exchange_id: UUID,
    months: int,
    side: ExchangeRole,
    now: datetime,
) -> dict[str, Any]:
    """Errors: as `save_follow_up`, and `follow-up-incomplete`."""
    exchange, found = await _to_answer(session, viewer, exchange_id, months, side, now)
    if missing := rules.lacks(found.answers):
        raise FollowUpIncomplete(
            "Answer what is named, then submit it.",
            errors=[FieldError(f"/{name}", "missing", "Not answered yet.") for name in missing],
        )
    found.submitted_at, found.submitted_by, found.updated_at = now, viewer.user_id, now
    actor_id = policy.organisation_of(exchange, side)
    record(
        session,
        by=viewer.by(actor_id),
        tag="exchange.follow_up_submitted",
        subject_type="exchange",
        subject_id=exchange.id,
        actor_id=actor_id,
        change={"months": months, "side": side},
    )
    await session.flush()
    return reading.told(viewer, exchange, found, now)


async def _to_answer(
    session: AsyncSession, viewer: Viewer, exchange_id: UUID, months: int, side: ExchangeRole, now: datetime
) -> tuple[Exchange, FollowUp]:
    exchange = await visible_locked(session, viewer, exchange_id)
    found = await queries.locked(session, exchange_id, months, side)
    if found is None:
        raise no_follow_up()
    if reason := policy.why_not_answer(viewer, exchange, side):
        raise NotAllowed(reason)
    answered = found.submitted_at is not None
    if reason := rules.why_not_answer(exchange.state, found.due_on, answered, now.date()):
        raise FollowUpNotOpen(reason)
    return exchange, found
