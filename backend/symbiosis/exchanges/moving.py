"""One step of an exchange: whether it may be taken, taking it, writing it down."""

from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors.capabilities import Capability
from symbiosis.actors.viewer import Viewer
from symbiosis.exchanges import policy, reading
from symbiosis.exchanges.events import ExchangeEnded, ExchangeMoved
from symbiosis.exchanges.guards import Facts, refusals
from symbiosis.exchanges.models import Exchange
from symbiosis.exchanges.moves import Verb, move_of, why_not_from
from symbiosis.exchanges.problems import PROBLEM_OF, NotThatWay
from symbiosis.exchanges.vocabulary import ENDED_WITHOUT_STAY, ExchangeState
from symbiosis.journal.by import By
from symbiosis.journal.service import record
from symbiosis.kit.events import emit
from symbiosis.kit.problems import FieldError, NotAllowed
from symbiosis.programmes.terms import terms_on


def check_viewer(viewer: Viewer, exchange: Exchange, verb: Verb) -> None:
    """Errors: `not-allowed`."""
    if reason := policy.why_not_move(viewer, exchange, move_of(verb)):
        raise NotAllowed(reason)


def check_state(exchange: Exchange, verb: Verb) -> None:
    """Errors: `move-not-possible`."""
    if reason := why_not_from(exchange.state, verb):
        raise NotThatWay(reason)


async def check_guards(session: AsyncSession, exchange: Exchange, verb: Verb, now: datetime) -> Facts:
    """Errors: the code of the first guard that does not hold; `errors` names every one."""
    await session.flush()
    terms = await terms_on(session, exchange.programme_slug, exchange.planned_start or now.date())
    facts = await reading.facts_in(session, exchange.id, now.date(), rules=terms.rules)
    found = refusals(move_of(verb, exchange.state).guards, facts)
    if found:
        (first, why), all_of_them = found[0], [FieldError("", guard, text) for guard, text in found]
        raise PROBLEM_OF[first](why, errors=all_of_them)
    return facts


async def check(
    session: AsyncSession, viewer: Viewer, exchange: Exchange, verb: Verb, now: datetime
) -> Facts:
    """Who, from where, and every guard that facts decide."""
    check_viewer(viewer, exchange, verb)
    check_state(exchange, verb)
    return await check_guards(session, exchange, verb, now)


async def go(
    session: AsyncSession,
    exchange: Exchange,
    verb: Verb,
    by: By,
    now: datetime,
    *,
    to: ExchangeState | None = None,
    change: dict[str, Any] | None = None,
) -> None:
    """Take the step the table says (`to` where it has two rows), with its trace and its event."""
    target = to or move_of(verb, exchange.state).to
    before = ExchangeState(exchange.state)
    exchange.updated_at = now
    if target is None or target is before:
        journal(session, exchange, _PAST[verb], by, change=change)
        return
    exchange.state, exchange.state_since = target, now
    journal(session, exchange, _PAST[verb], by, before, change)
    if target in ENDED_WITHOUT_STAY:
        ended = ExchangeEnded(exchange.id, exchange.trip_id, exchange.visitor_id, target, by)
        await emit(session, ended, now)
    else:
        await emit(session, ExchangeMoved(exchange.id, exchange.trip_id, target, by), now)


def journal(
    session: AsyncSession,
    exchange: Exchange,
    what: str,
    by: By,
    before: ExchangeState | None = None,
    change: dict[str, Any] | None = None,
) -> None:
    """Both organisations read it as their history: under the visitor."""
    record(
        session,
        by=by,
        tag=f"exchange.{what}",
        subject_type="exchange",
        subject_id=exchange.id,
        actor_id=exchange.visitor_id,
        before={"state": before} if before else None,
        after={"state": exchange.state} if before else None,
        change=change,
    )


_PAST = {
    Verb.OPEN: "opened",
    Verb.CHANGE: "changed",
    Verb.CONFIRM_AS_HOST: "host_confirmed",
    Verb.DECLINE_AS_HOST: "host_declined",
    Verb.SET_FUNDING: "funding_set",
    Verb.ACCEPT_PRIVACY_NOTICE: "privacy_notice_accepted",
    Verb.START_SIGNING: "signing_started",
    Verb.REOPEN: "reopened",
    Verb.COMMIT: "committed",
    Verb.MAKE_READY: "made_ready",
    Verb.START: "started",
    Verb.CHECK_IN: "checked_in",
    Verb.RECORD_PRESENCE: "presence_recorded",
    Verb.CONFIRM_STAY: "stay_confirmed",
    Verb.END_STAY: "stay_ended",
    Verb.CUT_SHORT: "cut_short",
    Verb.REPORT_NO_SHOW: "no_show_reported",
    Verb.WRITE_REPORT: "report_saved",
    Verb.SUBMIT_REPORT: "report_submitted",
    Verb.WRITE_HOST_REPORT: "host_report_saved",
    Verb.SUBMIT_HOST_REPORT: "host_report_submitted",
    Verb.RETURN_REPORT: "report_returned",
    Verb.VALIDATE: "validated",
    Verb.PAY: "paid",
    Verb.CLOSE: "closed",
    Verb.REJECT: "rejected",
    Verb.CANCEL: "cancelled",
    Verb.RECOVER: "recovered",
}
"""What the journal calls it."""


def office_of(verb: Verb) -> Capability:
    """What a cluster's staff need for it."""
    return move_of(verb).office
