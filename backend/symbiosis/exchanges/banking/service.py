"""Entering, verifying and forgetting where an organisation is paid.

The number is sealed with a key that is not in the database and leaves it in payment files only: not in
answers, errors, logs or the journal. A change makes another row, which finance verifies anew.
"""

import hmac
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors import parties
from symbiosis.actors.viewer import Viewer
from symbiosis.exchanges.banking import policy, queries
from symbiosis.exchanges.banking.checking import Account, BankAccountInvalid, checked
from symbiosis.exchanges.banking.problems import BankAccountInUse, BankAccountNotNeeded, NoBankAccount
from symbiosis.exchanges.banking.schemas import BankAccountIn, VerifyBankAccountIn
from symbiosis.exchanges.money_models import BankAccount
from symbiosis.exchanges.vouchers.problems import TwoPersonsNeeded
from symbiosis.exchanges.vouchers.service import claim_voucher
from symbiosis.journal.by import By
from symbiosis.journal.service import record
from symbiosis.kit.problems import NotAllowed, NotFound
from symbiosis.kit.sealing import seal, unseal


async def enter(
    session: AsyncSession, viewer: Viewer, actor_id: UUID, said: BankAccountIn, secret: str, now: datetime
) -> BankAccount:
    """Replaces the one before. Claims vouchers whose report was waiting for it.

    Errors: `not-found`, `not-allowed`, `bank-account-invalid`, `bank-account-not-needed`.
    """
    await parties.of(session, actor_id)
    if not policy.enters(viewer, actor_id):
        raise NotAllowed("Only an administrator of the organisation enters where it is paid.")
    account = checked(said.holder, said.iban, said.bic)
    before = await queries.current_locked(session, actor_id)
    if not await queries.is_needed(session, actor_id):
        raise BankAccountNotNeeded("It is asked for once a voucher of yours is issued, and not kept before.")
    if before is not None:
        await _replace(session, before, now)
    entered = BankAccount(
        actor_id=actor_id,
        sealed_holder=seal(secret, account.holder),
        sealed_iban=seal(secret, account.iban),
        sealed_bic=seal(secret, account.bic) if account.bic else None,
        last_four=account.last_four,
        country=account.country,
        entered_by=viewer.user_id,
        created_at=now,
    )
    session.add(entered)
    await session.flush()
    by = viewer.by(actor_id)
    _journal(session, entered, "entered", by)
    for voucher in await queries.waiting_for_account(session, actor_id):
        await claim_voucher(session, by, voucher, now)
    return entered


async def verify(
    session: AsyncSession,
    viewer: Viewer,
    actor_id: UUID,
    said: VerifyBankAccountIn,
    secret: str,
    now: datetime,
) -> BankAccount:
    """By finance, another person than who entered it, who compares it with what they were told elsewhere.

    Errors: `not-found`, `not-allowed`, `two-persons-needed`, `bank-account-invalid` where they differ.
    """
    if not policy.pays(viewer, await queries.payers_of(session, actor_id)):
        if await readable(session, viewer, actor_id):
            raise NotAllowed("Only the finance of the cluster that pays verifies it.")
        raise NotFound("There is no such organisation among those you pay.")
    account = await queries.current_locked(session, actor_id)
    if account is None or account.sealed_iban is None:
        raise NoBankAccount("They have not entered one.")
    if reason := policy.why_not_verify(viewer, actor_id, account.entered_by):
        raise TwoPersonsNeeded(reason)
    told = "".join(said.iban.split()).upper()
    if not hmac.compare_digest(told.encode(), unseal(secret, account.sealed_iban).encode()):
        raise BankAccountInvalid("It is not the account they entered. Ask them which one is right.")
    account.verified_by, account.verified_at = viewer.user_id, now
    _journal(session, account, "verified", viewer.by(actor_id), how_length=len(said.how))
    await session.flush()
    return account


async def remove(session: AsyncSession, viewer: Viewer, actor_id: UUID, now: datetime) -> None:
    """Errors: `not-found`, `not-allowed`, `bank-account-in-use`."""
    await parties.of(session, actor_id)
    if not policy.enters(viewer, actor_id):
        raise NotAllowed("Only an administrator of the organisation takes its account away.")
    account = await queries.current_locked(session, actor_id)
    if account is None:
        raise NoBankAccount("There is nothing to remove.")
    if await queries.is_being_paid(session, account.id):
        raise BankAccountInUse("Wait until the bank has paid or refused it.")
    await _replace(session, account, now)
    _journal(session, account, "removed", viewer.by(actor_id))


async def readable(session: AsyncSession, viewer: Viewer, actor_id: UUID) -> bool:
    """Whether they may know that there is one, and its last four digits."""
    if policy.enters(viewer, actor_id):
        return True
    return policy.pays(viewer, await queries.payers_of(session, actor_id))


async def is_verified(session: AsyncSession, actor_id: UUID) -> bool:
    """Whether an organisation has an account that finance has checked since it was last changed."""
    account = await queries.current(session, actor_id)
    return account is not None and account.verified_at is not None


def opened(account: BankAccount, secret: str) -> Account:
    """For a payment file. Errors: NoBankAccount once it has been emptied."""
    if account.sealed_iban is None or account.sealed_holder is None:
        raise NoBankAccount("The account has been deleted; its time is over.")
    bic = unseal(secret, account.sealed_bic) if account.sealed_bic else None
    return Account(unseal(secret, account.sealed_holder), unseal(secret, account.sealed_iban), bic)


async def _replace(session: AsyncSession, account: BankAccount, now: datetime) -> None:
    """What nothing was paid to is emptied at once, the rest when bookkeeping no longer needs it."""
    account.replaced_at = now
    if not await queries.was_paid(session, account.id):
        account.sealed_holder = account.sealed_iban = account.sealed_bic = None
    await session.flush()


def _journal(session: AsyncSession, account: BankAccount, what: str, by: By, **change: int) -> None:
    record(
        session,
        by=by,
        tag=f"bank_account.{what}",
        subject_type="bank_account",
        subject_id=account.id,
        actor_id=account.actor_id,
        change=dict(change),
    )
