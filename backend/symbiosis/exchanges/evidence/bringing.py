"""Bringing files to a line of the checklist, and taking back one's own mistake."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors.viewer import Viewer
from symbiosis.exchanges import service as exchanges
from symbiosis.exchanges.evidence import policy, queries, reading, rules
from symbiosis.exchanges.evidence.problems import EvidenceClosed, EvidenceLocked, no_file, no_line
from symbiosis.exchanges.evidence.service import journal
from symbiosis.exchanges.models import Exchange
from symbiosis.exchanges.paper_models import EvidenceFile, EvidenceItem
from symbiosis.exchanges.vocabulary import EvidenceState
from symbiosis.kit.files import service as files
from symbiosis.kit.problems import NotAllowed
from symbiosis.programmes.vocabulary import EvidenceKind


async def locked_line(
    session: AsyncSession, viewer: Viewer, exchange_id: UUID, kind: EvidenceKind
) -> tuple[Exchange, EvidenceItem]:
    """The exchange first, then the line: in this order everywhere. Errors: `not-found`."""
    exchange = await exchanges.visible_locked(session, viewer, exchange_id)
    item = await queries.locked_item(session, exchange.id, kind)
    if item is None:
        raise no_line()
    return exchange, item


async def bring(
    session: AsyncSession,
    viewer: Viewer,
    exchange_id: UUID,
    kind: EvidenceKind,
    name: str,
    content: bytes,
    now: datetime,
) -> dict[str, Any]:
    """It waits to be accepted, also where the line was rejected or accepted before. In a locked line those
    who validate add a file that supersedes the others, and the line stays as it was told.

    Errors: `not-found`, `not-allowed`, `evidence-closed`, `evidence-locked`, and those of files.
    """
    exchange, item = await locked_line(session, viewer, exchange_id, kind)
    if reason := policy.why_not_bring(viewer, exchange, kind):
        raise NotAllowed(reason)
    standing = await queries.standing_files(session, item.id)
    if reason := rules.why_not_add(kind, item.state, standing):
        raise EvidenceClosed(reason)
    if item.locked_at and not policy.may_decide(viewer, exchange):
        raise EvidenceLocked("Ask those who validate for your cluster to add what supersedes it.")
    kept = await files.keep(
        session,
        content,
        name=name,
        classification=rules.classification_of(kind),
        by=viewer.user_id,
        now=now,
        allowed=rules.accepted_types(kind),
    )
    if item.locked_at:
        await _supersede_all(session, item, now)
    else:
        item.state, item.reason, item.automatic = EvidenceState.UPLOADED, None, False
        item.decided_by = item.decided_at = None
    session.add(EvidenceFile(item_id=item.id, file_id=kept.id, added_by=viewer.user_id, created_at=now))
    item.updated_at = now
    by = viewer.by(exchange.visitor_id)
    said: dict[str, str | int] = {
        "file_id": str(kept.id),
        "sha256": kept.sha256,
        "size_bytes": kept.size_bytes,
    }
    journal(session, exchange.id, exchange.visitor_id, by, "evidence_brought", kind, **said)
    return await reading.one(session, viewer, exchange, item)


async def _supersede_all(session: AsyncSession, item: EvidenceItem, now: datetime) -> None:
    for file, _ in await queries.files_of(session, [item.id]):
        file.superseded_at = file.superseded_at or now


async def take_back(
    session: AsyncSession, viewer: Viewer, exchange_id: UUID, kind: EvidenceKind, file_id: UUID, now: datetime
) -> dict[str, Any]:
    """One's own file, as long as nobody has accepted it. Errors: `not-found`, `not-allowed`,
    `evidence-closed`, `evidence-locked`."""
    exchange, item = await locked_line(session, viewer, exchange_id, kind)
    found = await queries.file_in(session, exchange.id, kind, file_id)
    if found is None or not policy.may_read(viewer, exchange, kind):
        raise no_file()
    file, _ = found
    if file.added_by != viewer.user_id:
        raise NotAllowed("Only who uploaded a file takes it back.")
    if item.locked_at:
        raise EvidenceLocked("It was told to the funder: files are only superseded.")
    if item.state in rules.SETTLED:
        raise EvidenceClosed(f"This line is {item.state}; ask who decided to reject it first.")
    await session.delete(file)
    await session.flush()
    await files.purge(session, [file_id], now)
    if not await queries.standing_files(session, item.id) and item.state == EvidenceState.UPLOADED:
        item.state = EvidenceState.MISSING
    item.updated_at = now
    by = viewer.by(exchange.visitor_id)
    journal(session, exchange.id, exchange.visitor_id, by, "evidence_taken_back", kind, file_id=str(file_id))
    return await reading.one(session, viewer, exchange, item)
