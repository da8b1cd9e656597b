"""Whether an organisation takes part: suspended with a reason, and back again."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors import parties, queries
from symbiosis.actors.checking import policy, rules
from symbiosis.actors.checking.notices import tell
from symbiosis.actors.checking.rules import STANDING_MOVES
from symbiosis.actors.events import ActorSuspended
from symbiosis.actors.models import Actor
from symbiosis.actors.viewer import Viewer
from symbiosis.journal.changes import length
from symbiosis.journal.service import record
from symbiosis.kit.events import emit
from symbiosis.kit.problems import NotAllowed, NotFound, WrongState


async def suspend_actor(
    session: AsyncSession, viewer: Viewer, actor_id: UUID, reason: str, now: datetime
) -> Actor:
    """Its published streams are paused, and it publishes nothing until it is reinstated.

    Errors: `not-found`, `not-allowed`, `wrong-state`.
    """
    actor = await _move(session, viewer, actor_id, "suspend", reason, now)
    await emit(session, ActorSuspended(actor_id, viewer.by(actor_id)), now)
    await tell(session, actor, "suspended", now, reason=reason)
    return actor


async def reinstate_actor(session: AsyncSession, viewer: Viewer, actor_id: UUID, now: datetime) -> Actor:
    """What was paused stays paused: the organisation knows what of it is still there.

    Errors: `not-found`, `not-allowed`, `wrong-state`.
    """
    actor = await _move(session, viewer, actor_id, "reinstate", None, now)
    await tell(session, actor, "reinstated", now)
    return actor


async def _move(
    session: AsyncSession, viewer: Viewer, actor_id: UUID, verb: str, reason: str | None, now: datetime
) -> Actor:
    actor = await session.scalar(queries.to_change(actor_id))
    if actor is None:
        raise NotFound("There is no such organisation.")
    if refusal := policy.why_not_suspend(viewer, await parties.of(session, actor_id)):
        raise NotAllowed(refusal)
    if not rules.can_move(STANDING_MOVES, verb, actor.standing):
        raise WrongState(f"`{verb}` is not possible: this organisation is {actor.standing}.")
    before, after = str(actor.standing), str(STANDING_MOVES[verb][1])
    actor.standing, actor.standing_reason, actor.updated_at = after, reason, now
    record(
        session,
        by=viewer.by(actor_id),
        tag=f"actor.{'suspended' if verb == 'suspend' else 'reinstated'}",
        subject_type="actor",
        subject_id=actor_id,
        actor_id=actor_id,
        before={"standing": before},
        after={"standing": after},
        change={"reason": length(reason)} if reason else None,
    )
    await session.flush()
    return actor
