"""What the visitor's cluster makes of the report. Nobody judges their own stay, report or organisation."""

from datetime import datetime, timedelta
from decimal import Decimal
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors.viewer import Viewer
from symbiosis.exchanges import moving, policy, queries
from symbiosis.exchanges.evidence import service as evidence
from symbiosis.exchanges.finding import visible_locked
from symbiosis.exchanges.models import Exchange
from symbiosis.exchanges.moves import Verb
from symbiosis.exchanges.presence.rules import actual_days
from symbiosis.exchanges.problems import TwoPersonsNeeded
from symbiosis.exchanges.validating.closing import close_if_done
from symbiosis.exchanges.vocabulary import ExchangeState
from symbiosis.exchanges.vouchers import service as vouchers
from symbiosis.journal.by import PLATFORM
from symbiosis.programmes.entitlement import Stay
from symbiosis.programmes.terms import terms_on
from symbiosis.programmes.vocabulary import EvidenceKind, ExchangeRole, UnfundedReason


async def _to_judge(session: AsyncSession, viewer: Viewer, exchange_id: UUID, verb: Verb) -> Exchange:
    exchange = await visible_locked(session, viewer, exchange_id)
    moving.check_viewer(viewer, exchange, verb)
    report = await queries.report_of(session, exchange_id, ExchangeRole.VISITOR)
    reporter = report.submitted_by if report else None
    if reason := policy.why_not_judge(viewer, exchange, exchange.visitor_user_id, reporter):
        raise TwoPersonsNeeded(reason)
    return exchange


async def return_report(
    session: AsyncSession, viewer: Viewer, exchange_id: UUID, reason: str, now: datetime
) -> Exchange:
    """The visitor reads the reason and can write on. Errors: `not-found`, `not-allowed`, `move-not-possible`,
    `two-persons-needed`."""
    exchange = await _to_judge(session, viewer, exchange_id, Verb.RETURN_REPORT)
    moving.check_state(exchange, Verb.RETURN_REPORT)
    report = await queries.report_of(session, exchange_id, ExchangeRole.VISITOR)
    if report is not None:
        report.submitted_at, report.returned_reason, report.updated_at = None, reason, now
    by = viewer.by(exchange.visitor_id)
    await moving.go(session, exchange, Verb.RETURN_REPORT, by, now, change={"reason_length": len(reason)})
    return exchange


async def validate(session: AsyncSession, viewer: Viewer, exchange_id: UUID, now: datetime) -> Exchange:
    """The days that were spent there decide: computed again, and below the minimum nothing is due.

    Errors: `not-found`, `not-allowed`, `move-not-possible`, `two-persons-needed`, `presence-missing`,
    `evidence-not-accepted`, and those of the voucher.
    """
    exchange = await _to_judge(session, viewer, exchange_id, Verb.VALIDATE)
    facts = await moving.check(session, viewer, exchange, Verb.VALIDATE, now)
    days = len(actual_days(facts))
    exchange.working_days_actual = days
    exchange.validated_by, exchange.validated_at = viewer.user_id, now
    by = viewer.by(exchange.visitor_id)
    await evidence.settle(session, exchange.id, EvidenceKind.CLOSING_REPORT, now, by=PLATFORM)
    if days < facts.rules.min_working_days:
        reason = UnfundedReason.BELOW_MIN_DAYS
        await vouchers.release(session, by, exchange_id=exchange.id, reason=reason, now=now)
        to, change = ExchangeState.NOT_FUNDABLE, {"working_days": days}
        await moving.go(session, exchange, Verb.VALIDATE, by, now, to=to, change=change)
        return exchange
    if exchange.funded:
        await _approve(session, viewer, exchange, days, now)
    await moving.go(session, exchange, Verb.VALIDATE, by, now, change={"working_days": days})
    await close_if_done(session, exchange, now)
    return exchange


async def _approve(
    session: AsyncSession, viewer: Viewer, exchange: Exchange, days: int, now: datetime
) -> None:
    actual = Stay(exchange.rate_country or "", days, exchange.distance_km or Decimal(0))
    await session.flush()
    await vouchers.approve(session, viewer, exchange, actual, now)
    terms = await terms_on(session, exchange.programme_slug, exchange.planned_start or now.date())
    exchange.payment_due_on = now.date() + timedelta(days=terms.rules.payment_days)
