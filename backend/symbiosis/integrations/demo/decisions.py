"""What the demonstration's companies have already said about some of their matches."""

import json
from datetime import datetime, timedelta
from functools import lru_cache
from importlib.resources import files
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors.capabilities import MandateScope, StaffRole
from symbiosis.actors.viewer import Viewer, appointment
from symbiosis.integrations import queries
from symbiosis.integrations.demo.drafts import SOURCE
from symbiosis.matches import service
from symbiosis.matches.facilitation import following
from symbiosis.matches.facilitation.schemas import FollowUpIn, NoteIn
from symbiosis.matches.models import Match
from symbiosis.matches.schemas import DismissIn
from symbiosis.matches.scoring import score_pair

_DATA = files("symbiosis.integrations.demo") / "data"


@lru_cache
def decisions() -> tuple[dict[str, Any], ...]:
    return tuple(json.loads((_DATA / "decisions.json").read_text(encoding="utf-8")))


async def decide(session: AsyncSession, user_id: UUID, now: datetime) -> int:
    """Judges the pairs concerned and says what their owners say; gives how many.

    `user_id` acts for all of them: the demonstration's facilitator, with their mandate.
    """
    done = 0
    for decision in decisions():
        offer = await session.scalar(queries.stream_by_key(SOURCE, decision["offer"]))
        need = await session.scalar(queries.stream_by_key(SOURCE, decision["need"]))
        if offer is None or need is None:
            continue
        await score_pair(session, offer.id, need.id, now)
        match_id = await session.scalar(queries.match_of(offer.id, need.id))
        if match_id is None:
            continue
        owners = {"offer": offer.owner_id, "need": need.owner_id}
        await _suggested_then(session, match_id, _ago(decision, "suggested_days_ago", now))
        for side, owner_id in owners.items():
            viewer = Viewer(
                user_id=user_id, auth="system", mandates={owner_id: frozenset({MandateScope.MATCHES})}
            )
            await _say(session, viewer, match_id, decision, side, _ago(decision, "days_ago", now))
        await _follow_up(session, user_id, match_id, decision, now)
        done += 1
    return done


def _ago(decision: dict[str, Any], what: str, now: datetime) -> datetime:
    return now - timedelta(days=decision.get(what, 0))


async def _suggested_then(session: AsyncSession, match_id: UUID, then: datetime) -> None:
    """As if the two had been known to fit for a while."""
    match = await session.get_one(Match, match_id)
    match.created_at = match.state_since = then
    await session.flush()


async def _follow_up(
    session: AsyncSession, user_id: UUID, match_id: UUID, decision: dict[str, Any], now: datetime
) -> None:
    """What the facilitator has done with it by their office."""
    viewer = Viewer(user_id=user_id, auth="system", staff=(appointment(StaffRole.FACILITATOR),))
    if "converted_days_ago" in decision:
        await service.convert_match(session, viewer, match_id, _ago(decision, "converted_days_ago", now))
    if step := decision.get("follow_up"):
        wanted = FollowUpIn(
            assignee_id=None if step.get("unassigned") else user_id,
            next_step=step["next_step"],
            due_on=(now + timedelta(days=step["due_in_days"])).date(),
        )
        await following.set_follow_up(session, viewer, match_id, wanted, "*", now)
    for days, text in enumerate(reversed(decision.get("notes", ())), start=1):
        await following.add_note(session, viewer, match_id, NoteIn(text=text), now - timedelta(days=days))


async def _say(
    session: AsyncSession, viewer: Viewer, match_id: UUID, decision: dict[str, Any], side: str, now: datetime
) -> None:
    if side in decision.get("shortlist", ()):
        await service.shortlist_match(session, viewer, match_id, now)
    if side in decision.get("interest", ()):
        await service.show_interest(session, viewer, match_id, now)
    if side == decision.get("dismiss"):
        reason = DismissIn.model_validate({"reason": decision["reason"]})
        await service.dismiss_match(session, viewer, match_id, reason, now)
    await session.flush()
