"""Choosing which organisations may see a stream of the visibility `invited`."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors import parties
from symbiosis.actors.viewer import Viewer
from symbiosis.actors.vocabulary import Standing
from symbiosis.journal.service import record
from symbiosis.kit.events import emit
from symbiosis.kit.problems import FieldError, InvalidInput, NotAllowed, NotFound
from symbiosis.streams import invited_queries, lifecycle, policy, queries
from symbiosis.streams.documents import kind_of, viewer_values
from symbiosis.streams.events import StreamOpened
from symbiosis.streams.models import MaterialStream, StreamInvitation
from symbiosis.streams.schemas import InvitedIn
from symbiosis.streams.vocabulary import StreamStatus, Visibility


async def set_invited(
    session: AsyncSession, viewer: Viewer, stream_id: UUID, wanted: InvitedIn, now: datetime
) -> MaterialStream:
    """The whole list at once; the same list changes nothing. It may be chosen before the stream's
    visibility is `invited`, and counts from then on.

    Errors: `not-found`, `not-allowed`, `invalid-input` naming the organisations that cannot be invited.
    """
    stream = await lifecycle.to_change(session, viewer, stream_id)
    await _check(session, stream.owner_id, wanted.actor_ids)
    invited = {row.actor_id: row for row in await session.scalars(invited_queries.invitations_of(stream_id))}
    chosen = set(wanted.actor_ids)
    if chosen == invited.keys():
        return stream
    for actor_id in invited.keys() - chosen:
        await session.delete(invited[actor_id])
    session.add_all(
        StreamInvitation(stream_id=stream_id, actor_id=one) for one in sorted(chosen - invited.keys())
    )
    # A change of the stream like any other: its version rises, and matching looks at it again.
    stream.updated_at = now
    await session.flush()
    record(
        session,
        by=viewer.by(stream.owner_id),
        tag="stream.invited",
        subject_type="material_stream",
        subject_id=stream.id,
        actor_id=stream.owner_id,
        before={"invited": sorted(map(str, invited))},
        after={"invited": sorted(map(str, chosen))},
    )
    if stream.status == StreamStatus.PUBLISHED and stream.visibility == Visibility.INVITED:
        await emit(session, StreamOpened(stream.id, stream.version), now)
    return stream


async def readable(session: AsyncSession, viewer: Viewer, stream_id: UUID) -> MaterialStream:
    """The stream, for those who may read whom it invites. Errors: `not-found`, `not-allowed`."""
    stream = await session.scalar(queries.visible(stream_id, kind_of(viewer)), viewer_values(viewer))
    if stream is None:
        raise NotFound("Check the address, or sign in with an account that may see it.")
    if reason := policy.why_not_read_invited(viewer, await parties.of(session, stream.owner_id)):
        raise NotAllowed(reason)
    return stream


async def _check(session: AsyncSession, owner_id: UUID, actor_ids: Sequence[UUID]) -> None:
    rows = await session.execute(invited_queries.standing_of(actor_ids))
    standing = {row.id: row.standing for row in rows}
    errors = []
    for index, actor_id in enumerate(actor_ids):
        if actor_id == owner_id:
            code, remedy = "own_organisation", "The owner sees its own stream; leave it out."
        elif standing.get(actor_id) in (None, Standing.MERGED):
            code, remedy = "unknown_actor", "Use the id of an organisation of GET /v1/actors."
        else:
            continue
        errors.append(FieldError(f"/actor_ids/{index}", code, remedy))
    if errors:
        raise InvalidInput("Correct the fields named in `errors`.", errors=errors)
