"""Choosing whom an organisation does not deal with, without anybody being told."""

from collections.abc import Set
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors import parties
from symbiosis.actors.blocking import policy, queries
from symbiosis.actors.blocking.schemas import BlockedIn
from symbiosis.actors.events import BlocksChanged
from symbiosis.actors.models import ActorBlock
from symbiosis.actors.viewer import Viewer
from symbiosis.journal.service import record
from symbiosis.kit.events import emit
from symbiosis.kit.problems import FieldError, InvalidInput, NotAllowed


async def readable(session: AsyncSession, viewer: Viewer, actor_id: UUID) -> None:
    """Errors: `not-found`, `not-allowed`."""
    if reason := policy.why_not_block(viewer, await parties.of(session, actor_id)):
        raise NotAllowed(reason)


async def set_blocked(
    session: AsyncSession, viewer: Viewer, actor_id: UUID, wanted: BlockedIn, now: datetime
) -> None:
    """The whole list at once; the same list changes nothing.

    Errors: `not-found`, `not-allowed`, `invalid-input` naming the organisations that cannot be blocked.
    """
    await readable(session, viewer, actor_id)
    await _check(session, actor_id, wanted.actor_ids)
    present = {row.blocked_id: row for row in await session.scalars(queries.blocks_of(actor_id))}
    chosen = set(wanted.actor_ids)
    if chosen == present.keys():
        return
    for blocked_id in present.keys() - chosen:
        await session.delete(present[blocked_id])
    session.add_all(
        ActorBlock(actor_id=actor_id, blocked_id=one, created_at=now)
        for one in sorted(chosen - present.keys())
    )
    await session.flush()
    _journal(session, viewer, actor_id, present.keys(), chosen)
    await emit(session, BlocksChanged(frozenset({actor_id, *(chosen ^ present.keys())})), now)


async def move_blocks(session: AsyncSession, source: UUID, target: UUID) -> None:
    """Two organisations are one from now on: whom either keeps away from, and who from either."""
    rows = [*await session.scalars(queries.touching(source, target))]
    present = {(row.actor_id, row.blocked_id) for row in rows}
    stays = {source: target}
    wanted = {(stays.get(one, one), stays.get(other, other)) for one, other in present}
    for row in rows:
        if source in (row.actor_id, row.blocked_id):
            await session.delete(row)
    session.add_all(
        ActorBlock(actor_id=one, blocked_id=other) for one, other in sorted(wanted - present) if one != other
    )
    await session.flush()


async def _check(session: AsyncSession, actor_id: UUID, actor_ids: list[UUID]) -> None:
    known = await queries.known(session, actor_ids)
    errors = []
    for index, blocked_id in enumerate(actor_ids):
        if blocked_id == actor_id:
            code, remedy = "own_organisation", "Leave your own organisation out."
        elif blocked_id not in known:
            code, remedy = "unknown_actor", "Use the id of an organisation of GET /v1/actors."
        else:
            continue
        errors.append(FieldError(f"/actor_ids/{index}", code, remedy))
    if errors:
        raise InvalidInput("Correct the fields named in `errors`.", errors=errors)


def _journal(
    session: AsyncSession, viewer: Viewer, actor_id: UUID, before: Set[UUID], after: Set[UUID]
) -> None:
    """How many came and went, not whom: staff and all colleagues read an organisation's history."""
    record(
        session,
        by=viewer.by(actor_id),
        tag="actor.blocks_changed",
        subject_type="actor",
        subject_id=actor_id,
        actor_id=actor_id,
        change={"added": len(after - before), "removed": len(before - after)},
    )
