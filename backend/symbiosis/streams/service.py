"""What changes about streams: one function per verb."""

from datetime import datetime
from typing import Any
from uuid import UUID

from pydantic import ValidationError
from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors.viewer import Viewer
from symbiosis.journal.service import record
from symbiosis.kit.events import emit
from symbiosis.kit.http import check_version, merge_patch
from symbiosis.kit.problems import FieldError, InvalidInput, NotAllowed, NotFound, WrongState
from symbiosis.streams import policy, queries, rules
from symbiosis.streams.derive import Draft, columns_of
from symbiosis.streams.documents import viewer_values
from symbiosis.streams.events import StreamClosed, StreamFrozen, StreamOpened
from symbiosis.streams.models import MaterialStream
from symbiosis.streams.places import place_of_stream
from symbiosis.streams.schemas import (
    NeedCreate,
    NeedIn,
    OfferCreate,
    OfferIn,
    PublishIn,
    QuantityIn,
    StreamPatch,
    WithdrawIn,
)
from symbiosis.streams.vocabulary import Basis, Direction, QuantityMode, StreamStatus

_SAID = (
    "title",
    "description",
    "language",
    "stream_type",
    "minimum_lot_kg",
    "maximum_lot_kg",
    "available_from",
    "available_to",
    "price",
    "maximum_distance_km",
    "identity",
    "visibility",
    "external_source",
    "external_id",
)


async def create_stream(
    session: AsyncSession,
    viewer: Viewer,
    draft: OfferCreate | NeedCreate,
    now: datetime,
    *,
    basis: Basis = Basis.OWNER,
    demo: bool = False,
) -> MaterialStream:
    """A draft, or a published stream with `publish`. Errors: `invalid-input`, `not-allowed`."""
    owner_id = _owner(viewer, draft.owner_id)
    if reason := policy.why_not_create(viewer, owner_id):
        raise NotAllowed(reason)
    place = await place_of_stream(session, owner_id, draft.place)
    stream = MaterialStream(
        owner_id=owner_id,
        status=StreamStatus.DRAFT,
        basis=basis,
        demo=demo,
        created_at=now,
        **columns_of(draft, place),
    )
    session.add(stream)
    await session.flush()
    _journal(session, viewer, stream, "created")
    if draft.publish:
        await _publish(session, viewer, stream, PublishIn(), now)
    return stream


def _owner(viewer: Viewer, owner_id: UUID | None) -> UUID:
    if owner_id is not None:
        return owner_id
    if len(viewer.actor_ids) == 1:
        return next(iter(viewer.actor_ids))
    raise InvalidInput(
        "Say for which organisation.",
        errors=[
            FieldError("/owner_id", "missing", "Choose one of the organisations you act for (GET /v1/me).")
        ],
    )


async def change_stream(
    session: AsyncSession,
    viewer: Viewer,
    stream_id: UUID,
    patch: StreamPatch,
    if_match: str | None,
    now: datetime,
) -> MaterialStream:
    """Merge patch. The same content changes nothing: no version, no journal, no event."""
    stream = await _to_change(session, viewer, stream_id)
    check_version(if_match, stream.version)
    draft = _patched(stream, patch)
    place = await place_of_stream(session, stream.owner_id, draft.place)
    columns = columns_of(draft, place)
    changed = {name: value for name, value in columns.items() if getattr(stream, name) != value}
    if not changed:
        return stream
    for name, value in changed.items():
        setattr(stream, name, value)
    if stream.status == StreamStatus.PUBLISHED:
        _refuse_incomplete(stream, now)
    await session.flush()
    _journal(session, viewer, stream, "changed", {"fields": sorted(changed)})
    if stream.status == StreamStatus.PUBLISHED:
        await emit(session, StreamOpened(stream.id, stream.version), now)
    return stream


def _patched(stream: MaterialStream, patch: StreamPatch) -> Draft:
    """The stream as it would have been created with the patch applied."""
    changes = patch.model_dump(mode="json", exclude_unset=True)
    if changes.get("place") is not None:
        changes["place"] = {
            "site_id": None,
            "country": None,
            "postcode": None,
            "town": None,
            **changes["place"],
        }
    merged = merge_patch(as_draft(stream), changes)
    kind = OfferIn if stream.direction == Direction.OFFER else NeedIn
    try:
        return kind.model_validate(merged)
    except ValidationError as error:
        raise _invalid(error) from error


def as_draft(stream: MaterialStream) -> dict[str, Any]:
    """What people said, as the create body has it."""
    said = {name: getattr(stream, name) for name in _SAID}
    place = {"country": stream.country, "postcode": stream.postcode, "town": stream.town}
    described = "material" if stream.direction == Direction.OFFER else "requirements"
    return {
        **said,
        "direction": Direction(stream.direction),
        described: getattr(stream, described),
        "quantity": {name: stream.quantity.get(name) for name in QuantityIn.model_fields},
        "place": {"site_id": str(stream.site_id)} if stream.site_id else place,
    }


def _invalid(error: ValidationError) -> InvalidInput:
    errors = [
        FieldError("".join(f"/{part}" for part in e["loc"]), e["type"], f"{e['msg']}.")
        for e in error.errors(include_input=False, include_url=False)
    ]
    return InvalidInput("Correct the fields named in `errors`.", errors=errors)


async def publish_stream(
    session: AsyncSession, viewer: Viewer, stream_id: UUID, terms: PublishIn, now: datetime
) -> MaterialStream:
    """Errors: `wrong-state`, `invalid-input` naming what is missing."""
    stream = await _to_change(session, viewer, stream_id)
    _refuse_move(stream, "publish")
    return await _publish(session, viewer, stream, terms, now)


async def _publish(
    session: AsyncSession, viewer: Viewer, stream: MaterialStream, terms: PublishIn, now: datetime
) -> MaterialStream:
    _refuse_incomplete(stream, now)
    stream.published_at = now
    _confirm(stream, now, terms.valid_days)
    return await _open(session, viewer, stream, "published", now)


async def resume_stream(
    session: AsyncSession, viewer: Viewer, stream_id: UUID, now: datetime
) -> MaterialStream:
    stream = await _to_change(session, viewer, stream_id)
    _refuse_move(stream, "resume")
    _refuse_incomplete(stream, now)
    return await _open(session, viewer, stream, "resumed", now)


async def confirm_stream(
    session: AsyncSession, viewer: Viewer, stream_id: UUID, now: datetime
) -> MaterialStream:
    """Still there: the expiry and the freshness start anew."""
    stream = await _to_change(session, viewer, stream_id)
    _refuse_move(stream, "confirm")
    _refuse_incomplete(stream, now)
    _confirm(stream, now)
    return await _open(session, viewer, stream, "confirmed", now)


async def pause_stream(
    session: AsyncSession, viewer: Viewer, stream_id: UUID, now: datetime
) -> MaterialStream:
    stream = await _to_change(session, viewer, stream_id)
    _refuse_move(stream, "pause")
    stream.status = StreamStatus.PAUSED
    await session.flush()
    _journal(session, viewer, stream, "paused")
    await emit(session, StreamFrozen(stream.id), now)
    return stream


async def fulfil_stream(
    session: AsyncSession, viewer: Viewer, stream_id: UUID, now: datetime
) -> MaterialStream:
    stream = await _to_change(session, viewer, stream_id)
    _refuse_move(stream, "fulfil")
    return await _close(session, viewer, stream, StreamStatus.FULFILLED, now)


async def withdraw_stream(
    session: AsyncSession, viewer: Viewer, stream_id: UUID, reason: WithdrawIn, now: datetime
) -> MaterialStream:
    stream = await _to_change(session, viewer, stream_id)
    _refuse_move(stream, "withdraw")
    stream.status_reason = reason.reason
    return await _close(session, viewer, stream, StreamStatus.WITHDRAWN, now, reason.model_dump(mode="json"))


async def expire_due(session: AsyncSession, now: datetime, limit: int = 500) -> int:
    """Expire what was not confirmed in time; gives how many."""
    due = (await session.scalars(queries.due_to_expire(now, now.date(), limit))).all()
    for stream in due:
        await _close(session, None, stream, StreamStatus.EXPIRED, now)
    return len(due)


async def _to_change(session: AsyncSession, viewer: Viewer, stream_id: UUID) -> MaterialStream:
    """The visible stream, locked. Errors: `not-found` when hidden, `not-allowed` when not one's own."""
    statement = queries.to_change(stream_id, queries.kind_of(viewer))
    stream = await session.scalar(statement, viewer_values(viewer))
    if stream is None:
        raise NotFound("Check the address, or sign in with an account that may see it.")
    if reason := policy.why_not_change(viewer, stream.owner_id, stream.basis):
        raise NotAllowed(reason)
    return stream


def _refuse_move(stream: MaterialStream, verb: str) -> None:
    if not rules.can_move(verb, stream.status):
        possible = ", ".join(rules.verbs_from(stream.status)) or "nothing"
        raise WrongState(f"A {stream.status} stream cannot be changed by `{verb}`. Possible now: {possible}.")


def _refuse_incomplete(stream: MaterialStream, now: datetime) -> None:
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
    standing = stream.basis == Basis.PUBLIC_ROUTE_RULES
    stream.confirmed_at = now
    stream.valid_until = rules.valid_until(now, recurring=recurring, standing=standing, days=days)


async def _open(
    session: AsyncSession, viewer: Viewer, stream: MaterialStream, tag: str, now: datetime
) -> MaterialStream:
    stream.status, stream.status_reason = StreamStatus.PUBLISHED, None
    await session.flush()
    _journal(session, viewer, stream, tag)
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
    await session.flush()
    _journal(session, viewer, stream, str(status), change)
    await emit(session, StreamClosed(stream.id, str(status)), now)
    return stream


def _journal(
    session: AsyncSession,
    viewer: Viewer | None,
    stream: MaterialStream,
    what: str,
    change: dict[str, Any] | None = None,
) -> None:
    record(
        session,
        user_id=viewer.user_id if viewer else None,
        tag=f"stream.{what}",
        subject_type="material_stream",
        subject_id=stream.id,
        change=change,
    )
