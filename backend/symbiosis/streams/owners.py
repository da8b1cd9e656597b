"""What becomes of an organisation's streams when it is suspended, merged, or enters or leaves a cluster."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.journal.by import By
from symbiosis.journal.service import record
from symbiosis.kit.events import emit
from symbiosis.streams import owner_queries as queries
from symbiosis.streams.events import StreamFrozen, StreamOpened, StreamsOpened
from symbiosis.streams.models import MaterialStream
from symbiosis.streams.vocabulary import StreamStatus


async def pause_all(session: AsyncSession, owner_id: UUID, by: By, now: datetime) -> int:
    """What it has published is paused; it resumes what is still there itself. Gives how many."""
    streams = (await session.scalars(queries.to_change(owner_id, StreamStatus.PUBLISHED))).all()
    for stream in streams:
        stream.status = StreamStatus.PAUSED
        before, after = {"status": "published"}, {"status": "paused"}
        _journal(session, stream, "paused", by, before, after, {"because": "organisation-suspended"})
    await session.flush()
    for stream in streams:
        await emit(session, StreamFrozen(stream.id), now)
    return len(streams)


async def move_all(session: AsyncSession, source: UUID, target: UUID, by: By, now: datetime) -> int:
    """They belong to `target` from now on. Where both have a stream of one external id, both streams are
    kept and the one that moves loses its external id: the sender's next delivery means the other one.
    Gives how many."""
    streams = (await session.scalars(queries.to_change(source))).all()
    taken = await queries.external_ids(session, target)
    for stream in streams:
        before: dict[str, Any] = {"owner_id": str(source)}
        after: dict[str, Any] = {"owner_id": str(target)}
        stream.owner_id = target
        if (stream.external_source, stream.external_id) in taken:
            before |= {"external_source": stream.external_source, "external_id": stream.external_id}
            after |= {"external_source": None, "external_id": None}
            stream.external_source = stream.external_id = None
        _journal(session, stream, "moved", by, before, after, {"because": "organisations-merged"})
    await session.flush()
    await session.execute(queries.invite_instead(source, target))
    await session.execute(queries.forget_invitations(source, target))
    await find_partners_anew(session, target, now)
    return len(streams)


async def find_partners_anew(
    session: AsyncSession, owner_id: UUID, now: datetime, *, named: bool = False
) -> None:
    """Who may see its streams has changed, or who it is, and with that whom they fit. Said anew for each
    change: a job that is at work on the same version may have looked before it. `named`: only the streams
    that name it; others can bring such a change about, and would see which of the rest stir with it."""
    rows = await queries.published(session, owner_id, named=named)
    opened = tuple(StreamOpened(row.id, row.version) for row in rows)
    if opened:
        change = await session.scalar(queries.this_transaction())
        await emit(session, StreamsOpened(opened, f"owner-{change}"), now)


def _journal(
    session: AsyncSession,
    stream: MaterialStream,
    what: str,
    by: By,
    before: dict[str, Any],
    after: dict[str, Any],
    change: dict[str, Any],
) -> None:
    record(
        session,
        by=by,
        tag=f"stream.{what}",
        subject_type="material_stream",
        subject_id=stream.id,
        actor_id=stream.owner_id,
        before=before,
        after=after,
        change=change,
    )
