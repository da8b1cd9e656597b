"""What each side says while an exchange is built: the host yes or no, the visitor to the notice, the cluster
who pays; and when it is given up."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors.viewer import Viewer
from symbiosis.exchanges import moving
from symbiosis.exchanges.evidence import service as evidence
from symbiosis.exchanges.finding import visible_locked
from symbiosis.exchanges.models import Exchange
from symbiosis.exchanges.moves import Verb
from symbiosis.exchanges.opening import reserve, set_funded, why_unfunded
from symbiosis.exchanges.papers import service as papers
from symbiosis.exchanges.problems import AlreadyFunded, NoMoneyLeft, NotFundable, SameCountry
from symbiosis.exchanges.schemas import EndIn
from symbiosis.exchanges.service import cancel
from symbiosis.exchanges.vocabulary import ExchangeState, HostState
from symbiosis.exchanges.vouchers import service as vouchers
from symbiosis.journal.by import PLATFORM
from symbiosis.kit.problems import Conflict
from symbiosis.programmes.problems import CountryNotEligible
from symbiosis.programmes.vocabulary import EvidenceKind, UnfundedReason

NOTICE_VERSION = "2026-11-22"
"""Of the data-protection notice for exchanges, as the web app shows it."""


async def confirm_as_host(
    session: AsyncSession, viewer: Viewer, exchange_id: UUID, host_person: str | None, now: datetime
) -> Exchange:
    """Errors: `not-found`, `not-allowed`, `move-not-possible`."""
    exchange = await visible_locked(session, viewer, exchange_id)
    await moving.check(session, viewer, exchange, Verb.CONFIRM_AS_HOST, now)
    exchange.host_state = HostState.VERIFIED
    exchange.host_person = host_person or exchange.host_person
    await moving.go(session, exchange, Verb.CONFIRM_AS_HOST, viewer.by(exchange.host_id), now)
    return exchange


async def decline_as_host(
    session: AsyncSession, viewer: Viewer, exchange_id: UUID, end: EndIn, now: datetime
) -> Exchange:
    """The visitor's side decides what becomes of it; what was signed is void.

    Errors: `not-found`, `not-allowed`, `move-not-possible`.
    """
    exchange = await visible_locked(session, viewer, exchange_id)
    await moving.check(session, viewer, exchange, Verb.DECLINE_AS_HOST, now)
    by = viewer.by(exchange.host_id)
    if exchange.state == ExchangeState.SIGNING:
        await papers.void_signatures(session, exchange, by, now)
    exchange.host_state = HostState.REJECTED
    exchange.end_note = end.note
    await moving.go(session, exchange, Verb.DECLINE_AS_HOST, by, now, change={"reason": end.reason})
    return exchange


async def accept_privacy_notice(
    session: AsyncSession, viewer: Viewer, exchange_id: UUID, now: datetime
) -> Exchange:
    """Once; the second time changes nothing. Errors: `not-found`, `not-allowed`, `move-not-possible`."""
    exchange = await visible_locked(session, viewer, exchange_id)
    await moving.check(session, viewer, exchange, Verb.ACCEPT_PRIVACY_NOTICE, now)
    if exchange.privacy_accepted_at is not None:
        return exchange
    exchange.privacy_accepted_at, exchange.privacy_accepted_by = now, viewer.user_id
    by = viewer.by(exchange.visitor_id)
    change = {"text_version": NOTICE_VERSION}
    await moving.go(session, exchange, Verb.ACCEPT_PRIVACY_NOTICE, by, now, change=change)
    await session.flush()
    await evidence.settle(session, exchange.id, EvidenceKind.PRIVACY_NOTICE, now, by=PLATFORM)
    return exchange


async def set_funding(
    session: AsyncSession,
    viewer: Viewer,
    exchange_id: UUID,
    reason: UnfundedReason | None,
    now: datetime,
) -> Exchange:
    """Unfunded for a reason, or funded where programme, past and budget allow.

    Errors: `not-found`, `not-allowed`, `move-not-possible`, and as `ensure_funding`.
    """
    exchange = await visible_locked(session, viewer, exchange_id)
    await moving.check(session, viewer, exchange, Verb.SET_FUNDING, now)
    by = viewer.by(exchange.visitor_id)
    if reason is not None:
        await vouchers.release(session, by, exchange_id=exchange.id, reason=reason, now=now)
        set_funded(exchange, reason)
    else:
        await ensure_funding(session, viewer, exchange, now)
    await moving.go(session, exchange, Verb.SET_FUNDING, by, now, change={"unfunded_reason": reason})
    return exchange


async def ensure_funding(
    session: AsyncSession, viewer: Viewer, exchange: Exchange, now: datetime, *, must: bool = False
) -> None:
    """Money is set aside, by the terms of the first day.

    Errors: `same-country`, `country-not-eligible`, `already-funded`, `budget-exceeded`, `not-fundable`,
    `stay-incomplete`.
    """
    by = viewer.by(exchange.visitor_id)
    found = await why_unfunded(session, exchange, now)
    found = found or await reserve(session, by, exchange, now, must=must)
    if found is not None:
        raise _not_funded(found)
    set_funded(exchange, None)
    await session.flush()


_REFUSALS: dict[UnfundedReason, tuple[type[Conflict], str]] = {
    UnfundedReason.SAME_COUNTRY: (SameCountry, "Choose a host in another eligible country."),
    UnfundedReason.COUNTRY_NOT_ELIGIBLE: (
        CountryNotEligible,
        "The programme does not cover one of the two countries on the first day. Choose other dates or another"
        " host.",
    ),
    UnfundedReason.ALREADY_FUNDED: (
        AlreadyFunded,
        "A visiting organisation is funded once; its other exchange would have to be cancelled.",
    ),
    UnfundedReason.BUDGET: (
        NoMoneyLeft,
        "Ask the programme lead to raise the partner's budget, or release a voucher that is not used.",
    ),
}


def _not_funded(reason: UnfundedReason) -> Conflict:
    words = str(reason).replace("_", " ")
    kind, remedy = _REFUSALS.get(reason, (NotFundable, f"The reason is: {words}."))
    return kind(f"{remedy} Or let the cluster set it to unfunded (set-funding).")


async def end(
    session: AsyncSession, viewer: Viewer, exchange_id: UUID, verb: Verb, wanted: EndIn, now: datetime
) -> Exchange:
    """Cancelled by one of the four, or rejected by a cluster.

    Errors: `not-found`, `not-allowed`, `move-not-possible`.
    """
    exchange = await visible_locked(session, viewer, exchange_id)
    moving.check_viewer(viewer, exchange, verb)
    by = viewer.by(exchange.visitor_id)
    await cancel(session, by, exchange, wanted.reason, wanted.note, now, verb=verb)
    return exchange
