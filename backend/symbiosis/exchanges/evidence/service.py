"""The checklist of an exchange: opened, settled by what the platform knows, asked for, locked. What people
do with its lines is in `bringing.py` and `deciding.py`."""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.exchanges.evidence import queries
from symbiosis.exchanges.evidence.rules import Missing, lines_for
from symbiosis.exchanges.evidence_parties import party_of
from symbiosis.exchanges.models import Exchange
from symbiosis.exchanges.paper_models import EvidenceItem
from symbiosis.exchanges.vocabulary import EvidenceState
from symbiosis.journal.by import PLATFORM, By
from symbiosis.journal.service import record
from symbiosis.programmes import queries as programmes
from symbiosis.programmes.vocabulary import EvidenceKind

__all__ = ["Missing", "lock", "missing", "open_checklist", "settle", "unsettle"]


async def open_checklist(session: AsyncSession, exchange: Exchange, now: datetime) -> None:
    """Copies the lines that apply. Where it was committed before, what was brought stays, and lines that no
    longer apply go as long as nothing is in them."""
    lines = await queries.lines_of(session, exchange.programme_slug, exchange.visitor_cluster)
    wanted = lines_for(lines, exchange.visitor_cluster, funded=exchange.funded, bucket=exchange.bucket)
    there = {EvidenceKind(item.kind): item for item in await queries.items_of(session, exchange.id)}
    for kind, item in there.items():
        if kind in wanted:
            item.mandatory = wanted[kind]
        elif item.state == EvidenceState.MISSING:
            await session.delete(item)
        else:
            item.mandatory = False
    session.add_all(
        EvidenceItem(
            exchange_id=exchange.id,
            kind=kind,
            mandatory=mandatory,
            state=EvidenceState.MISSING,
            updated_at=now,
        )
        for kind, mandatory in wanted.items()
        if kind not in there
    )
    await session.flush()
    if await programmes.is_member(session, exchange.programme_slug, exchange.visitor_id):
        await settle(session, exchange.id, EvidenceKind.MEMBERSHIP, now, by=PLATFORM)


async def settle(
    session: AsyncSession, exchange_id: UUID, kind: EvidenceKind, now: datetime, *, by: By
) -> None:
    """Accepted from what the platform knows itself; nothing where the checklist has no such line."""
    item = await queries.locked_item(session, exchange_id, kind)
    if item is None or item.locked_at or item.state in (EvidenceState.ACCEPTED, EvidenceState.WAIVED):
        return
    item.state, item.automatic, item.reason = EvidenceState.ACCEPTED, True, None
    item.decided_by, item.decided_at, item.updated_at = by.user_id, now, now
    journal(session, exchange_id, None, by, "evidence_settled", kind)
    await session.flush()


async def unsettle(session: AsyncSession, exchange_id: UUID, kinds: Collection[EvidenceKind]) -> None:
    """What the platform had accepted holds no longer: the document it came from was voided."""
    for kind in kinds:
        item = await queries.locked_item(session, exchange_id, kind)
        if item and item.automatic and item.state == EvidenceState.ACCEPTED and not item.locked_at:
            item.state, item.automatic = EvidenceState.MISSING, False
            item.decided_by = item.decided_at = None
    await session.flush()


async def missing(session: AsyncSession, exchange_id: UUID) -> list[Missing]:
    """Mandatory lines neither accepted nor waived, with whose turn it is."""
    return [
        Missing(EvidenceKind(item.kind), EvidenceState(item.state), party_of(item.kind, item.state))
        for item in await queries.open_items(session, exchange_id)
    ]


async def lock(session: AsyncSession, exchange_ids: Sequence[UUID], now: datetime) -> None:
    """In a frozen period: nothing of it is taken away or decided anew; files are only superseded."""
    for item in await queries.locked_items(session, exchange_ids):
        if item.locked_at is None:
            item.locked_at = now
    await session.flush()


def journal(
    session: AsyncSession,
    exchange_id: UUID,
    actor_id: UUID | None,
    by: By,
    what: str,
    kind: str,
    **change: str | int,
) -> None:
    """Free text as its length only."""
    record(
        session,
        by=by,
        tag=f"exchange.{what}",
        subject_type="exchange",
        subject_id=exchange_id,
        actor_id=actor_id,
        change={"kind": kind, **change},
    )
