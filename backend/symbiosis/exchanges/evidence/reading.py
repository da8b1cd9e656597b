"""Evidence as people read it."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors.viewer import Viewer
from symbiosis.exchanges.evidence import policy, queries, rules
from symbiosis.exchanges.evidence.problems import no_file
from symbiosis.exchanges.evidence.service import journal
from symbiosis.exchanges.evidence_parties import party_of
from symbiosis.exchanges.models import Exchange
from symbiosis.exchanges.paper_models import EvidenceFile, EvidenceItem
from symbiosis.exchanges.papers.reading import visible_exchange
from symbiosis.exchanges.vocabulary import EvidenceState
from symbiosis.kit.files.models import StoredFile
from symbiosis.programmes.vocabulary import EvidenceKind

Files = Sequence[tuple[EvidenceFile, StoredFile]]


async def checklist(session: AsyncSession, viewer: Viewer, exchange_id: UUID) -> dict[str, Any]:
    """`ChecklistOut`. Errors: `not-found`."""
    exchange = await visible_exchange(session, viewer, exchange_id)
    items = await queries.items_of(session, exchange.id)
    files: defaultdict[UUID, list[tuple[EvidenceFile, StoredFile]]] = defaultdict(list)
    for file, stored in await queries.files_of(session, [item.id for item in items]):
        files[file.item_id].append((file, stored))
    still_open = sum(item.mandatory and item.state not in rules.SETTLED for item in items)
    return {
        "items": [told(viewer, exchange, item, files[item.id]) for item in items],
        "red": exchange.funded and still_open > 0,
        "open": still_open,
    }


async def one(
    session: AsyncSession, viewer: Viewer, exchange: Exchange, item: EvidenceItem
) -> dict[str, Any]:
    """`EvidenceItemOut`."""
    await session.flush()
    return told(viewer, exchange, item, await queries.files_of(session, [item.id]))


def told(viewer: Viewer, exchange: Exchange, item: EvidenceItem, files: Files) -> dict[str, Any]:
    kind = EvidenceKind(item.kind)
    readable = policy.may_read(viewer, exchange, kind)
    is_open = item.locked_at is None
    standing = sum(file.superseded_at is None for file, _ in files)
    bringing = policy.may_bring(viewer, exchange, kind)
    settled = item.state in rules.SETTLED
    return {
        "kind": kind,
        "mandatory": item.mandatory,
        "state": item.state,
        "automatic": item.automatic,
        "turn": None if settled else party_of(item.kind, item.state),
        "reason": item.reason,
        "decided_at": item.decided_at,
        "locked": item.locked_at is not None,
        "version": item.version,
        "files": [_file(viewer, file, stored) for file, stored in files] if readable else [],
        "hidden_files": 0 if readable else standing,
        "accepts": sorted(rules.accepted_types(kind)),
        "you_may_bring": bringing and rules.why_not_add(kind, item.state, standing) is None,
        "you_may_decide": kind not in rules.BY_PLATFORM
        and is_open
        and item.state != EvidenceState.WAIVED
        and policy.may_decide(viewer, exchange),
        "you_may_waive": is_open and not settled and policy.may_waive(viewer, exchange),
    }


def _file(viewer: Viewer, file: EvidenceFile, stored: StoredFile) -> dict[str, Any]:
    return {
        "file_id": stored.id,
        "name": stored.name,
        "media_type": stored.media_type,
        "size_bytes": stored.size_bytes,
        "sha256": stored.sha256,
        "superseded": file.superseded_at is not None,
        "purged": stored.purged_at is not None,
        "yours": viewer.user_id is not None and file.added_by == viewer.user_id,
        "created_at": file.created_at,
    }


async def file_to_read(
    session: AsyncSession, viewer: Viewer, exchange_id: UUID, kind: EvidenceKind, file_id: UUID
) -> StoredFile:
    """Whoever reads it by office leaves an entry. Errors: `not-found`."""
    exchange = await visible_exchange(session, viewer, exchange_id)
    found = await queries.file_in(session, exchange.id, kind, file_id)
    if found is None or not policy.may_read(viewer, exchange, kind):
        raise no_file()
    if policy.reads_by_office(viewer, exchange):
        by = viewer.by(exchange.visitor_id)
        journal(session, exchange.id, exchange.visitor_id, by, "evidence_read", kind, file_id=str(file_id))
    return found[1]
