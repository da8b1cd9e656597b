"""From content to signatures, and from signatures to ready."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors.viewer import Viewer
from symbiosis.exchanges import moving
from symbiosis.exchanges.building.deciding import ensure_funding
from symbiosis.exchanges.finding import visible_locked
from symbiosis.exchanges.models import Exchange
from symbiosis.exchanges.moves import Verb
from symbiosis.exchanges.papers import service as papers
from symbiosis.exchanges.vocabulary import DocumentKind


async def start_signing(session: AsyncSession, viewer: Viewer, exchange_id: UUID, now: datetime) -> Exchange:
    """Every guard of the table; then the commitment to quality goes out to all four.

    Errors: `not-found`, `not-allowed`, `move-not-possible`, the code of each guard.
    """
    exchange = await visible_locked(session, viewer, exchange_id)
    await moving.check(session, viewer, exchange, Verb.START_SIGNING, now)
    if exchange.funded:
        await ensure_funding(session, viewer, exchange, now, must=True)
    by = viewer.by(exchange.visitor_id)
    await moving.go(session, exchange, Verb.START_SIGNING, by, now)
    await session.flush()
    await papers.set_document(session, by, DocumentKind.COMMITMENT, exchange, None, now)
    return exchange


async def reopen(session: AsyncSession, viewer: Viewer, exchange_id: UUID, now: datetime) -> Exchange:
    """Back to building, to be changed; what was signed is void.

    Errors: `not-found`, `not-allowed`, `move-not-possible`.
    """
    exchange = await visible_locked(session, viewer, exchange_id)
    await moving.check(session, viewer, exchange, Verb.REOPEN, now)
    by = viewer.by(exchange.visitor_id)
    await papers.void_signatures(session, exchange, by, now, changed=())
    await moving.go(session, exchange, Verb.REOPEN, by, now)
    return exchange


async def make_ready(session: AsyncSession, viewer: Viewer, exchange_id: UUID, now: datetime) -> Exchange:
    """Everything is there for the journey: agreement, voucher, account, notice.

    Errors: `not-found`, `not-allowed`, `move-not-possible`, the code of each guard.
    """
    exchange = await visible_locked(session, viewer, exchange_id)
    await moving.check(session, viewer, exchange, Verb.MAKE_READY, now)
    await moving.go(session, exchange, Verb.MAKE_READY, viewer.by(exchange.visitor_id), now)
    return exchange
