"""Setting money aside for a seat on a trip or for an exchange."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.exchanges.models import Exchange
from symbiosis.exchanges.money_models import Voucher
from symbiosis.exchanges.vocabulary import VoucherState
from symbiosis.exchanges.vouchers import moving, queries, rules
from symbiosis.exchanges.vouchers.problems import StayIncomplete
from symbiosis.journal.by import By
from symbiosis.programmes import budget, budget_queries
from symbiosis.programmes.budget_problems import BudgetExceeded
from symbiosis.programmes.entitlement import Entitlement, Stay, entitlement
from symbiosis.programmes.models import ProgrammePartner
from symbiosis.programmes.problems import NoRate
from symbiosis.programmes.rules import Terms
from symbiosis.programmes.terms import terms_on
from symbiosis.programmes.vocabulary import UnfundedReason


@dataclass(frozen=True)
class Reserved:
    """Money is set aside for a stay."""

    voucher_id: UUID
    entitlement_eur: Decimal


@dataclass(frozen=True)
class _For:
    """What a voucher is reserved for."""

    programme_slug: str
    visitor_id: UUID
    exchange_id: UUID | None = None
    trip_id: UUID | None = None


# --- reserving ---


async def reserve_for_trip(
    session: AsyncSession,
    viewer_by: By,
    *,
    programme_slug: str,
    trip_id: UUID,
    visitor_id: UUID,
    visitor_cluster: str,
    stay: Stay,
    on: date,
    now: datetime,
) -> Reserved | UnfundedReason:
    """Once for all seats of an organisation on a trip: a second seat finds the first one's voucher. `on`: the
    first day. What stands in the way comes back as a value: BELOW_MIN_DAYS, NO_RATE, ALREADY_FUNDED, BUDGET.

    Errors: `no-terms`.
    """
    held = await queries.of_seat_locked(session, trip_id, visitor_id)
    if held is not None:
        return Reserved(held.id, held.entitlement_eur)
    wanted = _For(programme_slug, visitor_id, trip_id=trip_id)
    return await _reserve(session, viewer_by, wanted, visitor_cluster, stay, on, now)


async def reserve_for_exchange(
    session: AsyncSession, by: By, exchange: Exchange, now: datetime
) -> Reserved | UnfundedReason:
    """With the voucher of its seat on a trip where there is one. The values as in `reserve_for_trip`.

    Errors: `no-terms`, `stay-incomplete`.
    """
    await session.flush()
    held = await queries.of_exchange_locked(session, exchange.id)
    if held is None and exchange.trip_id is not None:
        held = await queries.of_seat_locked(session, exchange.trip_id, exchange.visitor_id)
    if held is not None:
        held.exchange_id, held.updated_at = exchange.id, now
        await session.flush()
        return Reserved(held.id, held.entitlement_eur)
    wanted = _For(exchange.programme_slug, exchange.visitor_id, exchange.id, exchange.trip_id)
    on = exchange.planned_start or now.date()
    return await _reserve(session, by, wanted, exchange.visitor_cluster, stay_of(exchange), on, now)


async def attach(
    session: AsyncSession, trip_id: UUID, visitor_id: UUID, exchange_id: UUID, now: datetime
) -> bool:
    """The voucher of a seat becomes that of the exchange the trip made of it; False where there is none."""
    voucher = await queries.of_seat_locked(session, trip_id, visitor_id)
    if voucher is None:
        return False
    voucher.exchange_id, voucher.updated_at = exchange_id, now
    await session.flush()
    return True


def stay_of(exchange: Exchange) -> Stay:
    """As planned. Errors: `stay-incomplete`."""
    country, days, km = exchange.rate_country, exchange.working_days_planned, exchange.distance_km
    if country is None or days is None or km is None:
        raise StayIncomplete("Enter the dates of the stay, and where visitor and host have their main site.")
    return Stay(country, days, km)


async def _reserve(
    session: AsyncSession, by: By, wanted: _For, cluster: str, stay: Stay, on: date, now: datetime
) -> Reserved | UnfundedReason:
    terms = await terms_on(session, wanted.programme_slug, on)
    try:
        found = entitlement(terms, stay)
    except NoRate:
        return UnfundedReason.NO_RATE
    if stay.working_days < terms.rules.min_working_days:
        return UnfundedReason.BELOW_MIN_DAYS
    if not found.entitlement_eur:
        return UnfundedReason.NO_RATE
    partner = await budget_queries.partner_of(session, wanted.programme_slug, cluster)
    if partner is None:
        return UnfundedReason.BUDGET
    voucher = _new(wanted, partner, terms, stay, found, on, now)
    try:
        # A savepoint: what is refused here must not undo the seat or the exchange it is for.
        async with session.begin_nested():
            session.add(voucher)
            await session.flush()
            await budget.reserve(session, partner.id, found.entitlement_eur, voucher.id, by=by, now=now)
            await session.flush()
    except IntegrityError as error:
        if "uq_vouchers_once" in str(error.orig):
            return UnfundedReason.ALREADY_FUNDED
        raise
    except BudgetExceeded:
        return UnfundedReason.BUDGET
    moving.journal(session, voucher, "reserved", by, entitlement_eur=str(found.entitlement_eur))
    return Reserved(voucher.id, found.entitlement_eur)


def _new(
    wanted: _For,
    partner: ProgrammePartner,
    terms: Terms,
    stay: Stay,
    found: Entitlement,
    on: date,
    now: datetime,
) -> Voucher:
    voucher = Voucher(
        programme_slug=wanted.programme_slug,
        partner_id=partner.id,
        visitor_id=wanted.visitor_id,
        exchange_id=wanted.exchange_id,
        trip_id=wanted.trip_id,
        state=VoucherState.RESERVED,
        holds_once=terms.rules.once_per_visitor,
        payout_currency=partner.payout_currency,
        held_until=on + rules.HOLD,
        created_at=now,
        updated_at=now,
    )
    freeze(voucher, terms, stay, found, on)
    return voucher


def freeze(voucher: Voucher, terms: Terms, stay: Stay, found: Entitlement, on: date) -> None:
    """The result with its inputs and versions, of which it can be computed again."""
    voucher.rule_set_id, voucher.rate_table_id = terms.rule_set_id, terms.rate_table_id
    voucher.full_rate_eur, voucher.factor = found.full_rate_eur, found.factor
    voucher.factor_reasons = list(found.factor_reasons)
    voucher.entitlement_eur = found.entitlement_eur
    voucher.frozen = rules.frozen(terms, stay, found, on)
