"""Writing the two reports: saved as often as one likes, submitted when whole."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors.viewer import Viewer
from symbiosis.exchanges import moving, queries
from symbiosis.exchanges.evidence import service as evidence
from symbiosis.exchanges.finding import visible_locked
from symbiosis.exchanges.guards import Facts
from symbiosis.exchanges.models import Exchange, ExchangeReport
from symbiosis.exchanges.moves import Verb
from symbiosis.exchanges.papers import service as papers
from symbiosis.exchanges.presence.rules import actual_days
from symbiosis.exchanges.problems import ReportIncomplete, ReportSubmittedAlready, hidden
from symbiosis.exchanges.reading import facts_in
from symbiosis.exchanges.reporting.rules import host_lacks, visitor_lacks
from symbiosis.exchanges.reporting.schemas import HostAnswers, VisitorAnswers
from symbiosis.exchanges.validating.closing import close_if_done
from symbiosis.exchanges.vocabulary import DocumentKind
from symbiosis.exchanges.vouchers import service as vouchers
from symbiosis.journal.by import PLATFORM
from symbiosis.kit.http import check_version
from symbiosis.kit.problems import FieldError
from symbiosis.programmes.vocabulary import EvidenceKind, ExchangeRole

_WRITE = {ExchangeRole.VISITOR: Verb.WRITE_REPORT, ExchangeRole.HOST: Verb.WRITE_HOST_REPORT}


async def read_report(
    session: AsyncSession, viewer: Viewer, exchange_id: UUID, side: ExchangeRole, now: datetime
) -> dict[str, Any]:
    """`VisitorReportOut` or `HostReportOut`. A draft is its own side's alone. Errors: `not-found`."""
    exchange = await queries.visible(session, viewer, exchange_id)
    if exchange is None:
        raise hidden()
    report = await queries.report_of(session, exchange_id, side)
    own = exchange.visitor_id if side is ExchangeRole.VISITOR else exchange.host_id
    draft = report is not None and report.submitted_at is None and report.returned_reason is None
    if draft and own not in viewer.members:
        report = None
    return _told(report, exchange, side, await facts_in(session, exchange_id, now.date()))


def _told(
    report: ExchangeReport | None, exchange: Exchange, side: ExchangeRole, facts: Facts
) -> dict[str, Any]:
    answers = report.answers if report else {}
    return {
        "answers": answers,
        "submitted_at": report.submitted_at if report else None,
        "submitted_by": report.submitted_by if report else None,
        "returned_reason": report.returned_reason if report else None,
        "to_fill": _lacks(answers, exchange, side, facts),
        "version": report.version if report else 0,
    }


def _lacks(answers: dict[str, Any], exchange: Exchange, side: ExchangeRole, facts: Facts) -> list[str]:
    if side is ExchangeRole.HOST:
        return host_lacks(answers)
    days = actual_days(facts) or facts.planned_days
    return visitor_lacks(answers, days, exchange.objectives)


async def save_report(
    session: AsyncSession,
    viewer: Viewer,
    exchange_id: UUID,
    side: ExchangeRole,
    answers: VisitorAnswers | HostAnswers,
    if_match: str | None,
    now: datetime,
) -> dict[str, Any]:
    """Kept on the server as it is typed. Errors: `not-found`, `not-allowed`, `move-not-possible`,
    `if-match-required`, `changed-meanwhile`, `report-submitted-already`."""
    exchange = await visible_locked(session, viewer, exchange_id)
    moving.check_viewer(viewer, exchange, _WRITE[side])
    moving.check_state(exchange, _WRITE[side])
    report = await queries.report_of(session, exchange_id, side)
    check_version(if_match, report.version if report else 0)
    if report is None:
        report = ExchangeReport(exchange_id=exchange_id, side=side)
        session.add(report)
    elif report.submitted_at is not None:
        raise ReportSubmittedAlready("It is submitted. The visitor's cluster can send it back to be changed.")
    report.answers, report.updated_at = answers.model_dump(mode="json"), now
    await session.flush()
    return _told(report, exchange, side, await facts_in(session, exchange_id, now.date()))


async def submit_report(session: AsyncSession, viewer: Viewer, exchange_id: UUID, now: datetime) -> Exchange:
    """With it the voucher is claimed. Errors: `not-found`, `not-allowed`, `move-not-possible`,
    `evidence-missing`, `report-incomplete`."""
    exchange = await visible_locked(session, viewer, exchange_id)
    await moving.check(session, viewer, exchange, Verb.SUBMIT_REPORT, now)
    await _submitted(session, viewer, exchange, ExchangeRole.VISITOR, now)
    by = viewer.by(exchange.visitor_id)
    await moving.go(session, exchange, Verb.SUBMIT_REPORT, by, now)
    await session.flush()
    await papers.set_document(session, by, DocumentKind.CLOSING_REPORT, exchange, None, now)
    if exchange.funded:
        await vouchers.claim(session, by, exchange, now)
    return exchange


async def submit_host_report(
    session: AsyncSession, viewer: Viewer, exchange_id: UUID, now: datetime
) -> Exchange:
    """The last word that closing may wait for. Errors: as `submit_report`, and `report-submitted-already`."""
    exchange = await visible_locked(session, viewer, exchange_id)
    await moving.check(session, viewer, exchange, Verb.SUBMIT_HOST_REPORT, now)
    await _submitted(session, viewer, exchange, ExchangeRole.HOST, now)
    await moving.go(session, exchange, Verb.SUBMIT_HOST_REPORT, viewer.by(exchange.host_id), now)
    await evidence.settle(session, exchange.id, EvidenceKind.HOST_FEEDBACK, now, by=PLATFORM)
    await close_if_done(session, exchange, now)
    return exchange


async def _submitted(
    session: AsyncSession, viewer: Viewer, exchange: Exchange, side: ExchangeRole, now: datetime
) -> None:
    report = await queries.report_of(session, exchange.id, side)
    if report is not None and report.submitted_at is not None:
        raise ReportSubmittedAlready("It is submitted.")
    facts = await facts_in(session, exchange.id, now.date())
    lacks = _lacks(report.answers if report else {}, exchange, side, facts)
    if report is None or lacks:
        errors = [FieldError(f"/answers/{name}", "missing", "Answer this.") for name in lacks]
        raise ReportIncomplete(f"Answer also: {', '.join(lacks) or 'everything'}.", errors=errors)
    report.submitted_at, report.submitted_by = now, viewer.user_id
    report.returned_reason, report.updated_at = None, now
    await session.flush()
