"""The verbs of a stream's life: publish, pause, resume, confirm, fulfil, withdraw, expire."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors import parties
from symbiosis.actors.viewer import Viewer
from symbiosis.journal.by import PLATFORM
from symbiosis.journal.changes import pending
from symbiosis.journal.service import record
from symbiosis.kit.events import emit
from symbiosis.kit.problems import FieldError, InvalidInput, NotAllowed, NotFound, WrongState
from symbiosis.streams import policy, queries, rules
from symbiosis.streams.documents import kind_of, viewer_values
from symbiosis.streams.events import StreamClosed, StreamFrozen, StreamOpened
from symbiosis.streams.models import MaterialStream
from symbiosis.streams.schemas import (
    PublishIn,
    WithdrawIn,
)
from symbiosis.streams.vocabulary import QuantityMode, StreamStatus


async def publish_stream(
    session: AsyncSession, viewer: Viewer, stream_id: UUID, terms: PublishIn, now: datetime
) -> MaterialStream:
    """Errors: `wrong-state`, `invalid-input` naming what is missing."""
    stream = await to_change(session, viewer, stream_id)
    _refuse_move(stream, "publish")
    return await open_first(session, viewer, stream, terms, now)


async def open_first(
    session: AsyncSession, viewer: Viewer, stream: MaterialStream, terms: PublishIn, now: datetime
) -> MaterialStream:
    refuse_incomplete(stream, now)
    stream.published_at = now
    _confirm(stream, now, terms.valid_days)
    return await _open(session, viewer, stream, "published", now)


async def resume_stream(
    session: AsyncSession, viewer: Viewer, stream_id: UUID, now: datetime
) -> MaterialStream:
    stream = await to_change(session, viewer, stream_id)
    _refuse_move(stream, "resume")
    refuse_incomplete(stream, now)
    return await _open(session, viewer, stream, "resumed", now)


async def confirm_stream(
    session: AsyncSession, viewer: Viewer, stream_id: UUID, now: datetime
) -> MaterialStream:
    """Still there: the expiry and the freshness start anew."""
    stream = await to_change(session, viewer, stream_id)
    _refuse_move(stream, "confirm")
    refuse_incomplete(stream, now)
    _confirm(stream, now)
    return await _open(session, viewer, stream, "confirmed", now)


async def pause_stream(
    session: AsyncSession, viewer: Viewer, stream_id: UUID, now: datetime
) -> MaterialStream:
    stream = await to_change(session, viewer, stream_id)
    _refuse_move(stream, "pause")
    stream.status = StreamStatus.PAUSED
    await keep(session, viewer, stream, "paused")
    await emit(session, StreamFrozen(stream.id), now)
    return stream


async def fulfil_stream(
    session: AsyncSession, viewer: Viewer, stream_id: UUID, now: datetime
) -> MaterialStream:
    stream = await to_change(session, viewer, stream_id)
    _refuse_move(stream, "fulfil")
    return await _close(session, viewer, stream, StreamStatus.FULFILLED, now)


async def withdraw_stream(
    session: AsyncSession, viewer: Viewer, stream_id: UUID, reason: WithdrawIn, now: datetime
) -> MaterialStream:
    stream = await to_change(session, viewer, stream_id)
    _refuse_move(stream, "withdraw")
    stream.status_reason = reason.reason
    return await _close(session, viewer, stream, StreamStatus.WITHDRAWN, now, {"reason": str(reason.reason)})


async def expire_due(session: AsyncSession, now: datetime, limit: int = 500) -> int:
    """Expire what was not confirmed in time; gives how many."""
    due = (await session.scalars(queries.due_to_expire(now, now.date(), limit))).all()
    for stream in due:
        await _close(session, None, stream, StreamStatus.EXPIRED, now)
    return len(due)


async def to_change(session: AsyncSession, viewer: Viewer, stream_id: UUID) -> MaterialStream:
    """The visible stream, locked. Errors: `not-found` when hidden, `not-allowed` when not one's own."""
    statement = queries.to_change(stream_id, kind_of(viewer))
    stream = await session.scalar(statement, viewer_values(viewer))
    if stream is None:
        raise NotFound("Check the address, or sign in with an account that may see it.")
    if reason := policy.why_not_change(viewer, await parties.of(session, stream.owner_id), stream.basis):
        raise NotAllowed(reason)
    return stream


def _refuse_move(stream: MaterialStream, verb: str) -> None:
    if not rules.can_move(verb, stream.status):
        possible = ", ".join(rules.verbs_from(stream.status)) or "nothing"
        raise WrongState(f"A {stream.status} stream cannot be changed by `{verb}`. Possible now: {possible}.")


def refuse_incomplete(stream: MaterialStream, now: datetime) -> None:
    errors = []
    if stream.latitude is None:
        errors.append(
            FieldError("/place", "place_missing", "Say a postcode or town, so that partners are near.")
        )
    if stream.available_to is not None and stream.available_to < now.date():
        errors.append(FieldError("/available_to", "in_the_past", "Choose a last day that is still to come."))
    if errors:
        raise InvalidInput("Something is missing before this can be published.", errors=errors)


def _confirm(stream: MaterialStream, now: datetime, days: int | None = None) -> None:
    recurring = stream.quantity.get("mode") == QuantityMode.RECURRING
    stream.confirmed_at = now
    stream.valid_until = rules.valid_until(now, recurring=recurring, standing=stream.standing, days=days)


async def _open(
    session: AsyncSession, viewer: Viewer, stream: MaterialStream, tag: str, now: datetime
) -> MaterialStream:
    stream.status, stream.status_reason = StreamStatus.PUBLISHED, None
    await keep(session, viewer, stream, tag)
    await emit(session, StreamOpened(stream.id, stream.version), now)
    return stream


async def _close(
    session: AsyncSession,
    viewer: Viewer | None,
    stream: MaterialStream,
    status: StreamStatus,
    now: datetime,
    change: dict[str, Any] | None = None,
) -> MaterialStream:
    stream.status = status
    await keep(session, viewer, stream, str(status), change)
    await emit(session, StreamClosed(stream.id, str(status)), now)
    return stream


async def keep(
    session: AsyncSession,
    viewer: Viewer | None,
    stream: MaterialStream,
    what: str,
    change: dict[str, Any] | None = None,
) -> None:
    """Write the change and journal it, with what was before and is now."""
    before, after = pending(stream)
    await session.flush()
    record(
        session,
        by=viewer.by(stream.owner_id) if viewer else PLATFORM,
        tag=f"stream.{what}",
        subject_type="material_stream",
        subject_id=stream.id,
        actor_id=stream.owner_id,
        before=before,
        after=after,
        change=change,
    )
