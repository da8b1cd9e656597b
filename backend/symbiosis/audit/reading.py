"""Pages of the journal for the one who asks."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from fastapi import Request, Response
from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors import parties
from symbiosis.actors.capabilities import Capability
from symbiosis.actors.viewer import Party, Viewer
from symbiosis.audit import policy, queries
from symbiosis.audit.documents import document
from symbiosis.audit.schemas import JournalFilters
from symbiosis.journal.service import record
from symbiosis.kit.database import raw_connection
from symbiosis.kit.paging import PageParams, Position, encode_cursor, page_bytes, position_of
from symbiosis.kit.problems import NotAllowed, NotFound
from symbiosis.streams.documents import kind_of, viewer_values
from symbiosis.streams.queries import visible


async def history_of_organisation(
    request: Request, session: AsyncSession, viewer: Viewer, actor_id: UUID, params: PageParams, language: str
) -> Response:
    """Errors: `not-found`, `not-allowed`."""
    organisation = await parties.of(session, actor_id)
    if reason := policy.why_not_read_history(viewer, organisation):
        raise NotAllowed(reason)
    rows = await queries.history_of_organisation(
        await raw_connection(session),
        actor_id,
        confidential=policy.reads_confidential(viewer, organisation),
        after=_after(request, params),
        limit=params.page_size,
    )
    _note_staff(session, viewer, organisation, "actor", actor_id)
    return _page(request, params, rows, language, staff_of=_staff(viewer, organisation))


async def history_of_stream(
    request: Request,
    session: AsyncSession,
    viewer: Viewer,
    stream_id: UUID,
    params: PageParams,
    language: str,
) -> Response:
    """Errors: `not-found`, `not-allowed`."""
    stream = await session.scalar(visible(stream_id, kind_of(viewer)), viewer_values(viewer))
    if stream is None:
        raise NotFound("Check the address, or sign in with an account that may see it.")
    owner = await parties.of(session, stream.owner_id)
    if reason := policy.why_not_read_stream_history(viewer, owner):
        raise NotAllowed(reason)
    rows = await queries.history_of_stream(
        await raw_connection(session),
        stream_id,
        stream.owner_id,
        after=_after(request, params),
        limit=params.page_size,
    )
    _note_staff(session, viewer, owner, "material_stream", stream_id)
    return _page(request, params, rows, language, staff_of=_staff(viewer, owner))


async def journal(
    request: Request, session: AsyncSession, viewer: Viewer, filters: JournalFilters, language: str
) -> Response:
    """What concerns the organisations of the clusters the reader audits; everything on the whole platform."""
    clusters = viewer.clusters_where(Capability.AUDIT_READ)
    connection = await raw_connection(session)
    rows = await queries.journal(connection, clusters, filters, _after(request, filters))
    _note(session, viewer, None, "person", viewer.user_id)
    return _page(request, filters, rows, language, staff_of=True)


def _staff(viewer: Viewer, organisation: Party) -> bool:
    return organisation.actor_id not in viewer.actor_ids


def _note_staff(
    session: AsyncSession, viewer: Viewer, organisation: Party, subject_type: str, subject_id: UUID
) -> None:
    """Who reads by office leaves a trace; who reads about their own organisation does not."""
    if _staff(viewer, organisation):
        _note(session, viewer, organisation.actor_id, subject_type, subject_id)


def _note(
    session: AsyncSession, viewer: Viewer, actor_id: UUID | None, subject_type: str, subject_id: UUID | None
) -> None:
    if subject_id is not None:
        record(
            session,
            by=viewer.by(actor_id),
            tag="history.read",
            subject_type=subject_type,
            subject_id=subject_id,
            actor_id=actor_id,
        )


def _after(request: Request, params: PageParams) -> UUID | None:
    position = position_of(request, params)
    return None if position is None else UUID(position.id)


def _page(
    request: Request,
    params: PageParams,
    rows: Sequence[Mapping[str, Any]],
    language: str,
    *,
    staff_of: bool,
) -> Response:
    shown = rows[: params.page_size]
    cursor = None
    if len(rows) > len(shown):
        last = Position(str(shown[-1]["id"]), str(shown[-1]["id"]))
        cursor = encode_cursor(request.app.state.settings.cursor_secret, last, params.filters())
    entries = [document(row, language, knows_limits=not staff_of, knows_requests=staff_of) for row in shown]
    return page_bytes(request, json.dumps(entries, default=_plain, ensure_ascii=False), cursor)


def _plain(value: Any) -> str:
    return value.isoformat() if isinstance(value, datetime) else str(value)
