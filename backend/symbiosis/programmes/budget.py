"""A partner's money: total = free + reserved + issued + paid, in whole cents, none ever below zero.

Each verb is one conditional UPDATE of the partner's row and one entry in the ledger, in the caller's
transaction: two that race for the last euro wait for each other, and the second one sees what is left. The
database holds the sum and the signs besides; the ledger is append-only.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import ColumnElement, update
from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.journal.by import By
from symbiosis.programmes import budget_queries
from symbiosis.programmes.budget_problems import BudgetExceeded
from symbiosis.programmes.models import LedgerEntry, ProgrammePartner
from symbiosis.programmes.vocabulary import EntryKind

P = ProgrammePartner
CENT = Decimal("0.01")


@dataclass(frozen=True)
class Movement:
    """From which part of the money into which."""

    source: str
    target: str


MOVEMENTS: Mapping[EntryKind, Movement] = {
    EntryKind.RESERVE: Movement("free_eur", "reserved_eur"),
    EntryKind.RELEASE: Movement("reserved_eur", "free_eur"),
    EntryKind.ISSUE: Movement("reserved_eur", "issued_eur"),
    EntryKind.WITHDRAW: Movement("issued_eur", "free_eur"),
    EntryKind.PAY: Movement("issued_eur", "paid_eur"),
    EntryKind.RECOVER: Movement("paid_eur", "free_eur"),
}


class NotHeld(Exception):
    """More was to leave a part of the budget than is in it: a mistake of ours, never of a caller."""


async def reserve(
    session: AsyncSession, partner_id: UUID, amount_eur: Decimal, voucher_id: UUID, *, by: By, now: datetime
) -> None:
    """Free money is set aside. Errors: `budget-exceeded`."""
    await _move(session, EntryKind.RESERVE, partner_id, amount_eur, voucher_id, by, now)


async def release(
    session: AsyncSession, partner_id: UUID, amount_eur: Decimal, voucher_id: UUID, *, by: By, now: datetime
) -> None:
    """Reserved money is free again."""
    await _move(session, EntryKind.RELEASE, partner_id, amount_eur, voucher_id, by, now)


async def issue(
    session: AsyncSession, partner_id: UUID, amount_eur: Decimal, voucher_id: UUID, *, by: By, now: datetime
) -> None:
    """Reserved money is promised by an agreement."""
    await _move(session, EntryKind.ISSUE, partner_id, amount_eur, voucher_id, by, now)


async def withdraw(
    session: AsyncSession, partner_id: UUID, amount_eur: Decimal, voucher_id: UUID, *, by: By, now: datetime
) -> None:
    """Promised money is free again: refused, expired, or less than promised was due."""
    await _move(session, EntryKind.WITHDRAW, partner_id, amount_eur, voucher_id, by, now)


async def pay(
    session: AsyncSession, partner_id: UUID, amount_eur: Decimal, voucher_id: UUID, *, by: By, now: datetime
) -> None:
    """Promised money has left the partner's account."""
    await _move(session, EntryKind.PAY, partner_id, amount_eur, voucher_id, by, now)


async def recover(
    session: AsyncSession, partner_id: UUID, amount_eur: Decimal, voucher_id: UUID, *, by: By, now: datetime
) -> None:
    """Paid money has come back."""
    await _move(session, EntryKind.RECOVER, partner_id, amount_eur, voucher_id, by, now)


async def adjust(
    session: AsyncSession, partner_id: UUID, change_eur: Decimal, reason: str, *, by: By, now: datetime
) -> None:
    """The partner is given more money, or less of what is free. Errors: `budget-exceeded`."""
    change = _cents(change_eur)
    done = await _update(
        session,
        partner_id,
        P.free_eur + change >= 0,
        {"total_eur": P.total_eur + change, "free_eur": P.free_eur + change},
        now,
    )
    if not done:
        raise await _exceeded(session, partner_id, -change)
    _enter(session, EntryKind.ADJUST, partner_id, change, None, reason, by, now)


async def _move(
    session: AsyncSession,
    kind: EntryKind,
    partner_id: UUID,
    amount_eur: Decimal,
    voucher_id: UUID,
    by: By,
    now: datetime,
) -> None:
    amount, movement = _cents(amount_eur), MOVEMENTS[kind]
    source, target = getattr(P, movement.source), getattr(P, movement.target)
    values = {movement.source: source - amount, movement.target: target + amount}
    if not await _update(session, partner_id, source >= amount, values, now):
        if kind is EntryKind.RESERVE:
            raise await _exceeded(session, partner_id, amount)
        raise NotHeld(f"{kind}: {amount} EUR of partner {partner_id}")
    _enter(session, kind, partner_id, amount, voucher_id, None, by, now)


async def _update(
    session: AsyncSession,
    partner_id: UUID,
    guard: ColumnElement[bool],
    values: Mapping[str, ColumnElement[Decimal]],
    now: datetime,
) -> bool:
    changed = (
        update(P)
        .where(P.id == partner_id, guard)
        .values({**values, "version": P.version + 1, "updated_at": now})
        .returning(P.id)
        .execution_options(synchronize_session=False)
    )
    return await session.scalar(changed) is not None


def _enter(
    session: AsyncSession,
    kind: EntryKind,
    partner_id: UUID,
    amount: Decimal,
    voucher_id: UUID | None,
    reason: str | None,
    by: By,
    now: datetime,
) -> None:
    session.add(
        LedgerEntry(
            partner_id=partner_id,
            kind=kind,
            amount_eur=amount,
            voucher_id=voucher_id,
            reason=reason,
            made_by=by.user_id,
            made_at=now,
        )
    )


async def _exceeded(session: AsyncSession, partner_id: UUID, wanted: Decimal) -> BudgetExceeded:
    free = await budget_queries.free_of(session, partner_id)
    return BudgetExceeded(
        f"{wanted} EUR are needed and {free} EUR are free. Raise this partner's budget by {wanted - free} EUR,"
        " or release vouchers that will not be used.",
        members={"free_eur": str(free), "needed_eur": str(wanted)},
    )


def _cents(amount: Decimal) -> Decimal:
    """The amount to the cent. A part of a cent would be lost without an entry: refused."""
    exact = amount.quantize(CENT)
    if exact != amount:
        raise ValueError(f"{amount} EUR are not whole cents")
    return exact
