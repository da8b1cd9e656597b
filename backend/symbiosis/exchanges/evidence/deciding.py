"""Accepting, rejecting and waiving lines of the checklist."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors.viewer import Viewer
from symbiosis.exchanges.evidence import policy, queries, reading, rules
from symbiosis.exchanges.evidence.bringing import locked_line
from symbiosis.exchanges.evidence.problems import EvidenceLocked, EvidenceNotDecidable
from symbiosis.exchanges.evidence.service import journal
from symbiosis.exchanges.models import Exchange
from symbiosis.exchanges.paper_models import EvidenceItem
from symbiosis.exchanges.vocabulary import EvidenceState
from symbiosis.kit.http import check_version
from symbiosis.kit.problems import NotAllowed
from symbiosis.programmes.vocabulary import EvidenceKind

Line = tuple[Exchange, EvidenceItem]


async def accept(
    session: AsyncSession,
    viewer: Viewer,
    exchange_id: UUID,
    kind: EvidenceKind,
    if_match: str | None,
    now: datetime,
) -> dict[str, Any]:
    """Errors: `not-found`, `not-allowed`, `evidence-locked`, `changed-meanwhile`, `evidence-not-decidable`."""
    exchange, item = await _to_judge(session, viewer, exchange_id, kind, if_match)
    standing = await queries.standing_files(session, item.id)
    if reason := rules.why_not_accept(item.state, standing):
        raise EvidenceNotDecidable(reason)
    return await _decided(session, viewer, (exchange, item), EvidenceState.ACCEPTED, None, now)


async def reject(
    session: AsyncSession,
    viewer: Viewer,
    exchange_id: UUID,
    kind: EvidenceKind,
    said: str,
    if_match: str | None,
    now: datetime,
) -> dict[str, Any]:
    """With the reason those who bring it read. Errors: as `accept`."""
    exchange, item = await _to_judge(session, viewer, exchange_id, kind, if_match)
    if reason := rules.why_not_reject(kind, item.state):
        raise EvidenceNotDecidable(reason)
    return await _decided(session, viewer, (exchange, item), EvidenceState.REJECTED, said, now)


async def waive(
    session: AsyncSession,
    viewer: Viewer,
    exchange_id: UUID,
    kind: EvidenceKind,
    said: str,
    if_match: str | None,
    now: datetime,
) -> dict[str, Any]:
    """By the programme lead. Errors: as `accept`."""
    exchange, item = await locked_line(session, viewer, exchange_id, kind)
    if reason := policy.why_not_waive(viewer, exchange):
        raise NotAllowed(reason)
    _check_open(item, if_match)
    if item.state in rules.SETTLED:
        raise EvidenceNotDecidable(f"This line is {item.state} already.")
    return await _decided(session, viewer, (exchange, item), EvidenceState.WAIVED, said, now)


async def _to_judge(
    session: AsyncSession, viewer: Viewer, exchange_id: UUID, kind: EvidenceKind, if_match: str | None
) -> Line:
    exchange, item = await locked_line(session, viewer, exchange_id, kind)
    if reason := policy.why_not_decide(viewer, exchange):
        raise NotAllowed(reason)
    _check_open(item, if_match)
    return exchange, item


def _check_open(item: EvidenceItem, if_match: str | None) -> None:
    if item.locked_at:
        raise EvidenceLocked("What changes now is told as an adjustment in the next period.")
    check_version(if_match, item.version)


async def _decided(
    session: AsyncSession,
    viewer: Viewer,
    line: Line,
    state: EvidenceState,
    reason: str | None,
    now: datetime,
) -> dict[str, Any]:
    exchange, item = line
    item.state, item.reason, item.automatic = state, reason, False
    item.decided_by, item.decided_at, item.updated_at = viewer.user_id, now, now
    by = viewer.by(exchange.visitor_id)
    change = {"reason_length": len(reason)} if reason else {}
    journal(session, exchange.id, exchange.visitor_id, by, f"evidence_{state}", item.kind, **change)
    return await reading.one(session, viewer, exchange, item)
