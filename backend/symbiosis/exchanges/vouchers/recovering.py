"""What an audit may bring about after a payment: asking for the money back, getting it, giving it up."""

from datetime import datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors.viewer import Viewer
from symbiosis.exchanges import service as exchanges
from symbiosis.exchanges.money_models import Voucher
from symbiosis.exchanges.vouchers import moving, queries
from symbiosis.exchanges.vouchers.moves import Verb
from symbiosis.exchanges.vouchers.problems import MoreThanPaid
from symbiosis.exchanges.vouchers.rules import still_paid
from symbiosis.exchanges.vouchers.schemas import RecoveryRequestIn
from symbiosis.kit.fields import Money
from symbiosis.kit.http import check_version
from symbiosis.kit.problems import FieldError, InvalidInput, NotFound
from symbiosis.programmes import budget


async def visible_locked(
    session: AsyncSession, viewer: Viewer, voucher_id: UUID, if_match: str | None
) -> Voucher:
    """Errors: `not-found` where hidden, `if-match-required`, `changed-meanwhile`."""
    if await queries.visible(session, viewer, voucher_id) is None:
        raise NotFound("There is no such voucher, or you may not see it.")
    voucher = await queries.locked(session, voucher_id)
    if voucher is None:
        raise NotFound("There is no such voucher.")
    check_version(if_match, voucher.version)
    return voucher


async def request_recovery(
    session: AsyncSession, viewer: Viewer, voucher: Voucher, said: RecoveryRequestIn, now: datetime
) -> None:
    """A part of it, or all that is still paid. Errors: `not-allowed`, `own-organisation`,
    `voucher-wrong-state`, `invalid-input`, `more-than-paid`."""
    await moving.admit(session, viewer, voucher, Verb.REQUEST_RECOVERY)
    moving.move(voucher, Verb.REQUEST_RECOVERY, now)
    paid = _still_paid(voucher)
    asked = paid if said.amount is None else _amount(said.amount)
    if asked > paid:
        raise MoreThanPaid(
            f"{paid} EUR of it are paid and have not come back.",
            errors=[FieldError("/amount", "more-than-paid", f"Ask for at most {paid} EUR.")],
        )
    voucher.recovery_asked_eur, voucher.end_reason = asked, said.reason
    by, length = viewer.by(voucher.visitor_id), len(said.reason)
    moving.journal(session, voucher, "recovery_requested", by, amount_eur=str(asked), reason_length=length)
    await session.flush()


async def confirm_recovery(
    session: AsyncSession, viewer: Viewer, voucher: Voucher, reference: str, now: datetime
) -> None:
    """The money that was asked back is here, and free. With the last of it the exchange is recovered; after a
    part of it the voucher is paid as before, with what is left. Errors: as `request_recovery`."""
    paid, by = _still_paid(voucher), viewer.by(voucher.visitor_id)
    asked = voucher.recovery_asked_eur or paid
    verb = Verb.RECOVER if asked == paid else Verb.RECOVER_PART
    await moving.admit(session, viewer, voucher, verb)
    moving.move(voucher, verb, now)
    voucher.recovered_eur, voucher.recovery_asked_eur = voucher.recovered_eur + asked, None
    await budget.recover(session, voucher.partner_id, asked, voucher.id, by=by, now=now)
    what = "recovered" if verb is Verb.RECOVER else "recovered_in_part"
    moving.journal(session, voucher, what, by, amount_eur=str(asked), reference_length=len(reference))
    await session.flush()
    if verb is Verb.RECOVER and voucher.exchange_id is not None:
        await exchanges.voucher_recovered(session, voucher.exchange_id, by, now)


async def write_off(
    session: AsyncSession, viewer: Viewer, voucher: Voucher, reason: str, now: datetime
) -> None:
    """What was asked back stays paid. Errors: as `request_recovery`."""
    await moving.admit(session, viewer, voucher, Verb.WRITE_OFF)
    moving.move(voucher, Verb.WRITE_OFF, now)
    voucher.end_reason = reason
    moving.journal(session, voucher, "written_off", viewer.by(voucher.visitor_id), reason_length=len(reason))
    await session.flush()


def _still_paid(voucher: Voucher) -> Decimal:
    return still_paid(voucher.entitlement_eur, voucher.approved_eur, voucher.recovered_eur)


def _amount(said: Money) -> Decimal:
    """Errors: `invalid-input`."""
    amount, wrong = Decimal(said.amount), None
    if said.currency != "EUR":
        wrong = FieldError("/amount/currency", "not-eur", "Budgets are held in EUR.")
    elif amount != amount.quantize(budget.CENT) or amount <= 0:
        wrong = FieldError("/amount/amount", "not-cents", "Send an amount in whole cents, more than 0.")
    if wrong is not None:
        raise InvalidInput(wrong.detail, errors=[wrong])
    return amount
