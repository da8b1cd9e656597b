"""What follows when a document is fully signed, a voucher paid or recovered, and the last report in."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.exchanges import moving, queries
from symbiosis.exchanges.evidence import service as evidence
from symbiosis.exchanges.finding import locked
from symbiosis.exchanges.following_up.service import open_follow_ups
from symbiosis.exchanges.guards import Facts, reports_in
from symbiosis.exchanges.models import Exchange
from symbiosis.exchanges.moves import Verb
from symbiosis.exchanges.papers import service as papers
from symbiosis.exchanges.reading import facts_in
from symbiosis.exchanges.vocabulary import DocumentKind, EndReason, ExchangeState
from symbiosis.journal.by import PLATFORM, By
from symbiosis.programmes.vocabulary import EvidenceKind


async def document_signed(
    session: AsyncSession, exchange: Exchange, kind: DocumentKind, by: By, now: datetime
) -> None:
    """The last signature has fallen. Under the commitment to quality the exchange is committed: its checklist
    opens, and where it is funded the financial agreement goes out."""
    if kind is DocumentKind.FINANCIAL_AGREEMENT:
        await evidence.settle(session, exchange.id, EvidenceKind.FINANCIAL_AGREEMENT, now, by=PLATFORM)
    if kind is not DocumentKind.COMMITMENT or exchange.state != ExchangeState.SIGNING:
        return
    await moving.check_guards(session, exchange, Verb.COMMIT, now)
    await moving.go(session, exchange, Verb.COMMIT, by, now)
    await session.flush()
    await evidence.open_checklist(session, exchange, now)
    await _settle_known(session, exchange, now)
    if exchange.funded:
        await papers.set_document(session, by, DocumentKind.FINANCIAL_AGREEMENT, exchange, None, now)


async def _settle_known(session: AsyncSession, exchange: Exchange, now: datetime) -> None:
    """Lines of the checklist that the platform itself knows."""
    known = [EvidenceKind.ELIGIBILITY, EvidenceKind.COMMITMENT, EvidenceKind.AGENDA, EvidenceKind.VISIBILITY]
    if exchange.privacy_accepted_at is not None:
        known.append(EvidenceKind.PRIVACY_NOTICE)
    for kind in known:
        await evidence.settle(session, exchange.id, kind, now, by=PLATFORM)


async def document_declined(session: AsyncSession, exchange: Exchange, by: By, now: datetime) -> None:
    """Somebody would not sign: back to building, to be changed or ended."""
    if exchange.state == ExchangeState.SIGNING:
        await papers.void_signatures(session, exchange, by, now)
        await moving.go(session, exchange, Verb.REOPEN, by, now)


async def voucher_paid(session: AsyncSession, exchange_id: UUID, by: By, now: datetime) -> None:
    """The payment run has paid it. Closes with it when the reports are in. Errors: `move-not-possible`."""
    exchange = await locked(session, exchange_id)
    moving.check_state(exchange, Verb.PAY)
    await moving.go(session, exchange, Verb.PAY, by, now)
    await session.flush()
    await evidence.settle(session, exchange.id, EvidenceKind.PAYMENT_PROOF, now, by=by)
    await close_if_done(session, exchange, now)


async def voucher_recovered(session: AsyncSession, exchange_id: UUID, by: By, now: datetime) -> None:
    """After an audit finding the money came back. Errors: `move-not-possible`."""
    exchange = await locked(session, exchange_id)
    moving.check_state(exchange, Verb.RECOVER)
    exchange.end_reason = EndReason.AUDIT_FINDING
    await moving.go(session, exchange, Verb.RECOVER, by, now)


async def close_if_done(session: AsyncSession, exchange: Exchange, now: datetime) -> bool:
    """Paid (or never funded), and both reports in or waived: the certificate goes out and nothing is left,
    until both sides are asked what has become of it."""
    await session.flush()
    if not _done(exchange, await facts_in(session, exchange.id, now.date())):
        return False
    await papers.set_document(session, PLATFORM, DocumentKind.CERTIFICATE, exchange, None, now)
    await moving.go(session, exchange, Verb.CLOSE, PLATFORM, now)
    await session.flush()
    await open_follow_ups(session, exchange, now)
    return True


def _done(exchange: Exchange, facts: Facts) -> bool:
    over = ExchangeState.PAID if exchange.funded else ExchangeState.VALIDATED
    return exchange.state == over and reports_in(facts)


async def close_done(session: AsyncSession, now: datetime) -> int:
    """Those whose last report was waived since. How many closed."""
    closed = 0
    for exchange in await session.scalars(queries.to_close()):
        closed += await close_if_done(session, exchange, now)
    return closed
