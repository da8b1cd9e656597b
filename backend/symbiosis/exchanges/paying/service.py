"""A payment run from the selection to the bank's answer.

Whoever approved a voucher neither orders nor settles its payment, nobody pays an organisation of their own,
and a voucher is in one run at a time: policy here, constraints in the database.
"""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors.capabilities import Capability
from symbiosis.actors.viewer import Viewer
from symbiosis.exchanges import service as exchanges
from symbiosis.exchanges.banking import queries as bank_queries
from symbiosis.exchanges.banking.checking import checked
from symbiosis.exchanges.money_models import PaymentLine, PaymentRun, Voucher
from symbiosis.exchanges.paying import making, queries
from symbiosis.exchanges.paying.problems import BankAccountNotVerified, DebtorMissing, NotPayable
from symbiosis.exchanges.paying.problems import RunState as WrongRunState
from symbiosis.exchanges.paying.schemas import FailedIn, PaidIn, PaymentRunIn
from symbiosis.exchanges.vocabulary import LineState, RunState
from symbiosis.exchanges.vouchers import moving
from symbiosis.exchanges.vouchers.moves import Verb, move_of
from symbiosis.journal.service import record
from symbiosis.kit.http import check_version
from symbiosis.kit.problems import InvalidInput, NotAllowed, NotFound
from symbiosis.kit.sealing import seal
from symbiosis.programmes import budget, budget_queries


async def prepare(
    session: AsyncSession, viewer: Viewer, said: PaymentRunIn, secret: str, now: datetime
) -> PaymentRun:
    """Errors: `not-found`, `not-allowed`, `voucher-not-payable`, `debtor-missing`, `bank-account-invalid`."""
    partner = await budget_queries.partner_of(session, said.programme_slug, said.cluster_slug)
    if partner is None or not viewer.works_for(Capability.PROGRAMME_READ, frozenset({said.cluster_slug})):
        raise NotFound("There is no such partner among those you work for.")
    _refuse_others(viewer, said.cluster_slug)
    vouchers = await queries.vouchers_locked(session, sorted(set(said.voucher_ids)))
    await _refuse_unpayable(session, vouchers, set(said.voucher_ids), partner.id)
    run = PaymentRun(
        partner_id=partner.id,
        execute_on=said.execute_on,
        currency=vouchers[0].payout_currency,
        total=sum((amount_of(voucher) for voucher in vouchers), Decimal(0)),
        made_by=viewer.user_id,
        created_at=now,
        updated_at=now,
    )
    await _set_debtor(session, run, said, secret)
    session.add(run)
    await session.flush()
    codes = await queries.codes_of(session, [voucher.id for voucher in vouchers])
    for voucher in vouchers:
        await _add_line(session, run, voucher, codes.get(voucher.id, str(voucher.id)[:13]), now)
    _journal(session, viewer, run, "prepared", payments=len(vouchers), total=str(run.total))
    await session.flush()
    return run


def amount_of(voucher: Voucher) -> Decimal:
    return voucher.payout_amount or Decimal(0)


async def _refuse_unpayable(
    session: AsyncSession, vouchers: Sequence[Voucher], wanted: set[UUID], partner_id: UUID
) -> None:
    if len(vouchers) != len(wanted) or any(voucher.partner_id != partner_id for voucher in vouchers):
        raise NotFound("Some of these vouchers are not there, or another partner pays them.")
    if len({voucher.payout_currency for voucher in vouchers}) > 1:
        raise NotPayable("A run is in one currency. Make one for each.")
    for voucher in vouchers:
        if voucher.state not in move_of(Verb.ORDER).origins:
            state = voucher.state.replace("_", " ")
            raise NotPayable(f"A voucher is {state}. Only those that are approved, or whose payment failed.")
        if await queries.is_in_other_run(session, voucher.id):
            raise NotPayable("A voucher is in another run already. Cancel that one first.")


async def _set_debtor(session: AsyncSession, run: PaymentRun, said: PaymentRunIn, secret: str) -> None:
    if said.debtor is not None:
        account = checked(said.debtor.holder, said.debtor.iban, said.debtor.bic)
        run.debtor_name = account.holder
        run.sealed_debtor_iban = seal(secret, account.iban)
        run.sealed_debtor_bic = seal(secret, account.bic) if account.bic else None
        return
    last = await queries.last_debtor(session, run.partner_id)
    if last is None:
        raise DebtorMissing("Send `debtor`: name and IBAN of the account that pays.")
    run.debtor_name = last.debtor_name
    run.sealed_debtor_iban, run.sealed_debtor_bic = last.sealed_debtor_iban, last.sealed_debtor_bic


async def _add_line(
    session: AsyncSession, run: PaymentRun, voucher: Voucher, code: str, now: datetime
) -> None:
    again = await queries.attempts(session, voucher.id)
    reference = code if not again else f"{code}-{again + 1}"
    line = PaymentLine(
        run_id=run.id,
        voucher_id=voucher.id,
        amount=amount_of(voucher),
        reference=reference[:35],
        created_at=now,
    )
    session.add(line)
    voucher.payment_run_id, voucher.updated_at = run.id, now


# --- ordering ---


async def order(session: AsyncSession, viewer: Viewer, run: PaymentRun, secret: str, now: datetime) -> None:
    """The accounts are verified and belong to them still; the files are made and their hashes kept.

    Errors: `not-allowed`, `payment-run-wrong-state`, `two-persons-needed`, `own-organisation`,
    `bank-account-not-verified`, `voucher-wrong-state`.
    """
    await _admit(session, viewer, run, RunState.PREPARED)
    for line, voucher in await queries.pending_with_vouchers(session, run.id):
        await moving.admit(session, viewer, voucher, Verb.ORDER)
        moving.move(voucher, Verb.ORDER, now)
        account = await bank_queries.current(session, voucher.visitor_id)
        if account is None or account.verified_at is None:
            raise BankAccountNotVerified(
                f"{line.reference}: finance verifies the account they entered first, another person than"
                " who entered it. Or cancel the run and leave this one out."
            )
        line.bank_account_id = voucher.bank_account_id = account.id
        voucher.ordered_by, voucher.reference = viewer.user_id, line.reference
        by = viewer.by(voucher.visitor_id)
        moving.journal(session, voucher, "payment_ordered", by, payment_run_id=str(run.id))
    run.state, run.ordered_by, run.ordered_at, run.updated_at = RunState.ORDERED, viewer.user_id, now, now
    await session.flush()
    await making.keep_hashes(session, run, secret)
    _journal(session, viewer, run, "ordered", total=str(run.total), csv_sha256=run.csv_sha256)
    await session.flush()


async def cancel(session: AsyncSession, viewer: Viewer, run: PaymentRun, now: datetime) -> None:
    """Before it is ordered. Errors: `not-allowed`, `payment-run-wrong-state`."""
    await _admit(session, viewer, run, RunState.PREPARED)
    for line, voucher in await queries.pending_with_vouchers(session, run.id):
        line.state, voucher.payment_run_id, voucher.updated_at = LineState.REMOVED, None, now
    run.state, run.updated_at = RunState.CANCELLED, now
    _journal(session, viewer, run, "cancelled")
    await session.flush()


# --- the bank's answer ---


async def mark_paid(
    session: AsyncSession, viewer: Viewer, run: PaymentRun, said: PaidIn, now: datetime
) -> None:
    """Errors: `not-allowed`, `payment-run-wrong-state`, `two-persons-needed`, `own-organisation`,
    `invalid-input` for a day to come."""
    await _admit(session, viewer, run, RunState.ORDERED)
    if said.paid_on > now.date():
        raise InvalidInput("`paid_on` is a day to come. Wait until the bank's statement shows it.")
    for line, voucher in await _chosen(session, run, said.voucher_ids):
        await moving.admit(session, viewer, voucher, Verb.PAY)
        moving.move(voucher, Verb.PAY, now)
        line.state, line.settled_on, line.bank_reference = LineState.PAID, said.paid_on, said.bank_reference
        voucher.paid_by, voucher.paid_on = viewer.user_id, said.paid_on
        amount, by = voucher.approved_eur or voucher.entitlement_eur, viewer.by(voucher.visitor_id)
        await budget.pay(session, voucher.partner_id, amount, voucher.id, by=by, now=now)
        moving.journal(session, voucher, "paid", by, paid_on=said.paid_on.isoformat())
        await session.flush()
        if voucher.exchange_id is not None:
            await exchanges.voucher_paid(session, voucher.exchange_id, by, now)
    await _finish(session, viewer, run, now)


async def mark_failed(
    session: AsyncSession, viewer: Viewer, run: PaymentRun, said: FailedIn, now: datetime
) -> None:
    """They may be in another run then. Errors: as `mark_paid`."""
    await _admit(session, viewer, run, RunState.ORDERED)
    for line, voucher in await _chosen(session, run, said.voucher_ids):
        await moving.admit(session, viewer, voucher, Verb.FAIL)
        moving.move(voucher, Verb.FAIL, now)
        line.state, line.failure, line.settled_on = LineState.FAILED, said.reason, now.date()
        # Whoever orders it again is asked anew whether they may.
        voucher.payment_run_id = voucher.ordered_by = None
        by = viewer.by(voucher.visitor_id)
        moving.journal(session, voucher, "payment_failed", by, reason_length=len(said.reason))
    await _finish(session, viewer, run, now)


async def _chosen(
    session: AsyncSession, run: PaymentRun, voucher_ids: Sequence[UUID] | None
) -> Sequence[tuple[PaymentLine, Voucher]]:
    """Errors: `voucher-not-payable` where one is settled already or not in the run."""
    pending = await queries.pending_with_vouchers(session, run.id)
    if voucher_ids is None:
        return pending
    wanted = set(voucher_ids)
    if not wanted <= {voucher.id for _, voucher in pending}:
        raise NotPayable("Some of these payments are not in this run, or are settled already.")
    return [(line, voucher) for line, voucher in pending if voucher.id in wanted]


async def _finish(session: AsyncSession, viewer: Viewer, run: PaymentRun, now: datetime) -> None:
    await session.flush()
    run.updated_at = now
    if not await queries.pending_with_vouchers(session, run.id):
        run.state = RunState.DONE
        _journal(session, viewer, run, "done")
    await session.flush()


# --- shared ---


async def visible_locked(
    session: AsyncSession, viewer: Viewer, run_id: UUID, if_match: str | None
) -> PaymentRun:
    """Errors: `not-found` where hidden, `if-match-required`, `changed-meanwhile`."""
    if await queries.visible(session, viewer, run_id) is None:
        raise NotFound("There is no such payment run, or you may not see it.")
    run = await queries.locked(session, run_id)
    check_version(if_match, run.version)
    return run


async def _admit(session: AsyncSession, viewer: Viewer, run: PaymentRun, state: RunState) -> None:
    partner = await budget_queries.partner_by_id(session, run.partner_id)
    _refuse_others(viewer, partner.cluster_slug)
    if run.state != state:
        raise WrongRunState(f"This payment run is {run.state}; it would have to be {state}.")


def _refuse_others(viewer: Viewer, cluster: str) -> None:
    if not viewer.works_for(Capability.PAYMENTS_MAKE, frozenset({cluster})):
        raise NotAllowed("Only the finance of the paying cluster can do this.")


def _journal(session: AsyncSession, viewer: Viewer, run: PaymentRun, what: str, **change: object) -> None:
    record(
        session,
        by=viewer.by(),
        tag=f"payment_run.{what}",
        subject_type="payment_run",
        subject_id=run.id,
        after={"state": run.state},
        change=change,
    )
