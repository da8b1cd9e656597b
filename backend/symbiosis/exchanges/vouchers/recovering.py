"""What an audit may bring about after a payment: asking for the money back, getting it, giving it up."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors.viewer import Viewer
from symbiosis.exchanges import service as exchanges
from symbiosis.exchanges.money_models import Voucher
from symbiosis.exchanges.vouchers import moving, queries
from symbiosis.exchanges.vouchers.moves import Verb
from symbiosis.kit.http import check_version
from symbiosis.kit.problems import NotFound
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
    session: AsyncSession, viewer: Viewer, voucher: Voucher, reason: str, now: datetime
) -> None:
    """Errors: `not-allowed`, `own-organisation`, `voucher-wrong-state`."""
    await moving.admit(session, viewer, voucher, Verb.REQUEST_RECOVERY)
    moving.move(voucher, Verb.REQUEST_RECOVERY, now)
    voucher.end_reason = reason
    by = viewer.by(voucher.visitor_id)
    moving.journal(session, voucher, "recovery_requested", by, reason_length=len(reason))
    await session.flush()


async def confirm_recovery(
    session: AsyncSession, viewer: Viewer, voucher: Voucher, reference: str, now: datetime
) -> None:
    """The money is back, and free. Errors: as `request_recovery`."""
    await moving.admit(session, viewer, voucher, Verb.RECOVER)
    moving.move(voucher, Verb.RECOVER, now)
    amount, by = voucher.approved_eur or voucher.entitlement_eur, viewer.by(voucher.visitor_id)
    await budget.recover(session, voucher.partner_id, amount, voucher.id, by=by, now=now)
    moving.journal(session, voucher, "recovered", by, amount_eur=str(amount), reference_length=len(reference))
    await session.flush()
    if voucher.exchange_id is not None:
        await exchanges.voucher_recovered(session, voucher.exchange_id, by, now)


async def write_off(
    session: AsyncSession, viewer: Viewer, voucher: Voucher, reason: str, now: datetime
) -> None:
    """It stays paid. Errors: as `request_recovery`."""
    await moving.admit(session, viewer, voucher, Verb.WRITE_OFF)
    moving.move(voucher, Verb.WRITE_OFF, now)
    voucher.end_reason = reason
    moving.journal(session, voucher, "written_off", viewer.by(voucher.visitor_id), reason_length=len(reason))
    await session.flush()
