"""What the demonstration's companies have already said about some of their matches."""

import json
from datetime import datetime
from functools import lru_cache
from importlib.resources import files
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors.capabilities import MandateScope
from symbiosis.actors.viewer import Viewer
from symbiosis.integrations import queries
from symbiosis.integrations.demo.drafts import SOURCE
from symbiosis.matches import service
from symbiosis.matches.schemas import DismissIn
from symbiosis.matches.scoring import score_stream

_DATA = files("symbiosis.integrations.demo") / "data"


@lru_cache
def decisions() -> tuple[dict[str, Any], ...]:
    return tuple(json.loads((_DATA / "decisions.json").read_text(encoding="utf-8")))


async def decide(session: AsyncSession, user_id: UUID, now: datetime) -> int:
    """Finds the partners of the streams concerned and says what their owners say; gives how many.

    `user_id` acts for all of them: the demonstration's facilitator, with their mandate.
    """
    done = 0
    for decision in decisions():
        offer = await session.scalar(queries.stream_by_key(SOURCE, decision["offer"]))
        need = await session.scalar(queries.stream_by_key(SOURCE, decision["need"]))
        if offer is None or need is None:
            continue
        await score_stream(session, offer.id, now)
        match_id = await session.scalar(queries.match_of(offer.id, need.id))
        if match_id is None:
            continue
        owners = {"offer": offer.owner_id, "need": need.owner_id}
        for side, owner_id in owners.items():
            viewer = Viewer(
                user_id=user_id, auth="system", mandates={owner_id: frozenset({MandateScope.MATCHES})}
            )
            await _say(session, viewer, match_id, decision, side, now)
        done += 1
    return done


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
