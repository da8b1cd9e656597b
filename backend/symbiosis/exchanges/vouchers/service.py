"""Vouchers from the promise to the approval; payments and what comes after them are in `paying/`."""

from datetime import datetime, timedelta
from decimal import Decimal
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors.viewer import Viewer
from symbiosis.exchanges.banking import queries as bank_queries
from symbiosis.exchanges.models import Exchange
from symbiosis.exchanges.money_models import Voucher
from symbiosis.exchanges.vocabulary import VoucherState
from symbiosis.exchanges.vouchers import moving, queries, rules
from symbiosis.exchanges.vouchers.moves import Verb
from symbiosis.exchanges.vouchers.problems import (
    AgreementNotSigned,
    ExchangeRateMissing,
    ExchangeRateNotNeeded,
    InPaymentRun,
    NoVoucher,
    TooFewWorkingDays,
    VoucherNotClaimed,
)
from symbiosis.exchanges.vouchers.reserving import (
    Reserved,
    attach,
    freeze,
    reserve_for_exchange,
    reserve_for_trip,
    stay_of,
)
from symbiosis.exchanges.vouchers.rules import Rate
from symbiosis.journal.by import PLATFORM, By
from symbiosis.programmes import budget
from symbiosis.programmes.entitlement import Stay, entitlement
from symbiosis.programmes.models import ProgrammePartner
from symbiosis.programmes.rules import Terms
from symbiosis.programmes.terms import terms_of

__all__ = ["Reserved", "attach", "reserve_for_exchange", "reserve_for_trip", "stay_of"]


# --- issuing ---


async def issue(
    session: AsyncSession, viewer: Viewer, exchange: Exchange, now: datetime, rate: Rate | None = None
) -> Voucher:
    """Promised by the signed agreement, computed for the stay as it is planned now with the versions it was
    reserved with. `rate`: where the partner pays in another currency.

    Errors: `voucher-missing`, `voucher-wrong-state`, `not-allowed`, `own-organisation`,
    `agreement-not-signed`, `exchange-rate-missing`, `exchange-rate-not-needed`, `stay-incomplete`,
    `too-few-working-days`, `budget-exceeded`.
    """
    voucher = await _of(session, exchange)
    partner = await moving.admit(session, viewer, voucher, Verb.ISSUE)
    by = viewer.by(voucher.visitor_id)
    moving.move(voucher, Verb.ISSUE, now)
    if exchange.id not in await queries.agreed_among(session, [exchange.id]):
        raise AgreementNotSigned("Visitor and paying cluster sign the financial agreement first.")
    terms = await terms_of(session, voucher.rule_set_id, voucher.rate_table_id)
    await _fit(session, voucher, terms, exchange, by, now)
    _set_payout(voucher, partner, rate)
    voucher.issued_by, voucher.issued_at = viewer.user_id, now
    last_day = exchange.planned_end or now.date()
    voucher.claim_by = last_day + timedelta(days=terms.rules.claim_days)
    await budget.issue(session, partner.id, voucher.entitlement_eur, voucher.id, by=by, now=now)
    moving.journal(session, voucher, "issued", by, entitlement_eur=str(voucher.entitlement_eur))
    await session.flush()
    return voucher


async def _fit(
    session: AsyncSession, voucher: Voucher, terms: Terms, exchange: Exchange, by: By, now: datetime
) -> None:
    """Dates may have changed since money was set aside: more is reserved, or some of it released."""
    stay, before = stay_of(exchange), voucher.entitlement_eur
    found = entitlement(terms, stay)
    _refuse_short(terms, stay)
    freeze(voucher, terms, stay, found, exchange.planned_start or now.date())
    change = found.entitlement_eur - before
    if change > 0:
        await budget.reserve(session, voucher.partner_id, change, voucher.id, by=by, now=now)
    elif change < 0:
        await budget.release(session, voucher.partner_id, -change, voucher.id, by=by, now=now)


def _refuse_short(terms: Terms, stay: Stay) -> None:
    least = terms.rules.min_working_days
    if stay.working_days < least:
        raise TooFewWorkingDays(
            f"{stay.working_days} working days, and the programme asks for {least}: nothing is due."
        )


def _set_payout(voucher: Voucher, partner: ProgrammePartner, rate: Rate | None) -> None:
    voucher.payout_currency = partner.payout_currency
    if partner.payout_currency == "EUR":
        if rate is not None:
            raise ExchangeRateNotNeeded("Leave `exchange_rate` out.")
        voucher.payout_amount = voucher.entitlement_eur
        return
    if rate is None:
        raise ExchangeRateMissing(
            f"Send `exchange_rate`: how many {partner.payout_currency} one EUR was worth, on which day,"
            " and where you read it."
        )
    voucher.fx_rate, voucher.fx_on, voucher.fx_source = rate.value, rate.on, rate.source
    voucher.payout_amount = rules.payout(voucher.entitlement_eur, rate.value, partner.payout_currency)


async def take_back(session: AsyncSession, viewer: Viewer, voucher: Voucher, now: datetime) -> None:
    """Before the stay, so that what was agreed can be changed: the money stays reserved.

    Errors: `not-allowed`, `own-organisation`, `voucher-wrong-state`.
    """
    await moving.admit(session, viewer, voucher, Verb.TAKE_BACK)
    moving.move(voucher, Verb.TAKE_BACK, now)
    amount, by = voucher.entitlement_eur, viewer.by(voucher.visitor_id)
    # The partner's row stays locked between the two: nobody takes what is free for this moment.
    await budget.withdraw(session, voucher.partner_id, amount, voucher.id, by=by, now=now)
    await budget.reserve(session, voucher.partner_id, amount, voucher.id, by=by, now=now)
    voucher.issued_by = voucher.issued_at = voucher.claim_by = voucher.payout_amount = None
    voucher.fx_rate = voucher.fx_on = voucher.fx_source = None
    moving.journal(session, voucher, "taken_back", by)
    await session.flush()


# --- claiming ---


async def claim(session: AsyncSession, by: By, exchange: Exchange, now: datetime) -> bool:
    """The report is in: what was promised is claimed. False where the visitor's bank account is missing, or
    there is nothing to claim; entering the account claims it then."""
    voucher = await queries.of_exchange_locked(session, exchange.id)
    if voucher is None or voucher.state != VoucherState.ISSUED:
        return False
    return await claim_voucher(session, by, voucher, now)


async def claim_voucher(session: AsyncSession, by: By, voucher: Voucher, now: datetime) -> bool:
    """Of an issued voucher whose report is in."""
    account = await bank_queries.current(session, voucher.visitor_id)
    if account is None:
        return False
    moving.move(voucher, Verb.CLAIM, now)
    voucher.bank_account_id, voucher.claimed_at = account.id, now
    moving.journal(session, voucher, "claimed", by)
    await session.flush()
    return True


# --- approving ---


async def approve(
    session: AsyncSession, viewer: Viewer, exchange: Exchange, actual: Stay, now: datetime
) -> Decimal:
    """Computed again from the stay as it was, with the frozen versions; the lower amount counts, and what is
    left over is free again. Due within the days of the rules.

    Errors: `voucher-missing`, `voucher-not-claimed`, `not-allowed`, `own-organisation`,
    `two-persons-needed`, `too-few-working-days`.
    """
    voucher = await _of(session, exchange)
    await moving.admit(session, viewer, voucher, Verb.APPROVE)
    if voucher.state in (VoucherState.RESERVED, VoucherState.ISSUED):
        raise VoucherNotClaimed(await _why_not_claimed(session, voucher))
    terms = await terms_of(session, voucher.rule_set_id, voucher.rate_table_id)
    _refuse_short(terms, actual)
    moving.move(voucher, Verb.APPROVE, now)
    due = min(voucher.entitlement_eur, entitlement(terms, actual).entitlement_eur)
    by, left_over = viewer.by(voucher.visitor_id), voucher.entitlement_eur - due
    voucher.frozen = {**voucher.frozen, "actual": _inputs(actual), "approved_eur": str(due)}
    voucher.approved_eur, voucher.approved_by, voucher.approved_at = due, viewer.user_id, now
    voucher.payout_amount = rules.payout(due, voucher.fx_rate or Decimal(1), voucher.payout_currency)
    voucher.due_on = now.date() + timedelta(days=terms.rules.payment_days)
    if left_over:
        await budget.withdraw(session, voucher.partner_id, left_over, voucher.id, by=by, now=now)
    moving.journal(session, voucher, "approved", by, approved_eur=str(due))
    await session.flush()
    return due


def _inputs(stay: Stay) -> dict[str, object]:
    return {
        "host_country": stay.host_country,
        "working_days": stay.working_days,
        "distance_km": str(stay.distance_km),
    }


async def _why_not_claimed(session: AsyncSession, voucher: Voucher) -> str:
    if voucher.state == VoucherState.RESERVED:
        return "Issue it first: POST /v1/vouchers/{voucher_id}/issue."
    if await bank_queries.current(session, voucher.visitor_id) is None:
        return "The visitor has not entered a bank account. Ask them to; that claims it."
    return "The visitor has not submitted the report."


# --- letting go ---


async def release(
    session: AsyncSession,
    by: By,
    *,
    reason: str,
    now: datetime,
    exchange_id: UUID | None = None,
    trip_id: UUID | None = None,
    visitor_id: UUID | None = None,
) -> bool:
    """What was held for an exchange, or for an organisation's seats on a trip, is free again, and with it the
    organisation's right to a voucher; a claim is refused. False where nothing was held.

    Errors: `in-payment-run`, `voucher-wrong-state` once a payment is ordered.
    """
    if exchange_id is not None:
        voucher = await queries.of_exchange_locked(session, exchange_id)
    elif trip_id is not None and visitor_id is not None:
        voucher = await queries.of_seat_locked(session, trip_id, visitor_id)
    else:
        raise ValueError("release needs an exchange, or a trip and a visitor")
    if voucher is None:
        return False
    verb = Verb.REFUSE if voucher.state == VoucherState.CLAIMED else Verb.RELEASE
    await end(session, voucher, verb, by, reason, now)
    return True


async def expire_due(session: AsyncSession, now: datetime) -> int:
    """Reservations nobody issued and promises nobody claimed in time are free again."""
    late = await queries.due_to_expire(session, now.date())
    for voucher in late:
        await end(session, voucher, Verb.EXPIRE, PLATFORM, "not in time", now)
    return len(late)


async def end(
    session: AsyncSession, voucher: Voucher, verb: Verb, by: By, reason: str, now: datetime
) -> None:
    """Errors: `in-payment-run`, `voucher-wrong-state`."""
    if await queries.is_in_run(session, voucher.id):
        raise InPaymentRun("Cancel the payment run first, or mark the payment failed.")
    amount = rules.held(voucher.state, voucher.entitlement_eur, voucher.approved_eur)
    before = moving.move(voucher, verb, now)
    voucher.end_reason = reason
    free = budget.release if before == VoucherState.RESERVED else budget.withdraw
    await free(session, voucher.partner_id, amount, voucher.id, by=by, now=now)
    moving.journal(session, voucher, str(voucher.state), by)
    await session.flush()


async def _of(session: AsyncSession, exchange: Exchange) -> Voucher:
    voucher = await queries.of_exchange_locked(session, exchange.id)
    if voucher is None:
        raise NoVoucher("It is not funded, or what was held for it has been released.")
    return voucher
