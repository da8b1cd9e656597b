"""The files of a run: made when it is ordered, and made again, the same, whenever finance downloads them.

They are not stored: what a bank account is stays in one place, sealed. Their hashes are.
"""

from datetime import datetime
from typing import Literal

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors.capabilities import Capability
from symbiosis.actors.viewer import Viewer
from symbiosis.exchanges.banking.checking import Account
from symbiosis.exchanges.banking.service import opened
from symbiosis.exchanges.money_models import PaymentRun
from symbiosis.exchanges.paying import files, queries
from symbiosis.exchanges.paying.problems import NoSuchFile, PaymentFileChanged
from symbiosis.exchanges.vocabulary import RunState
from symbiosis.journal.service import record
from symbiosis.kit.problems import NotAllowed
from symbiosis.kit.sealing import unseal
from symbiosis.programmes import budget_queries

Kind = Literal["pain-001", "csv"]
_MADE = (RunState.ORDERED, RunState.DONE)


async def keep_hashes(session: AsyncSession, run: PaymentRun, secret: str) -> None:
    order = await _order(session, run, secret)
    run.csv_sha256 = files.sha256(files.as_csv(order))
    if run.currency == "EUR":
        run.file_sha256 = files.sha256(files.pain_001(order))


async def download(
    session: AsyncSession, viewer: Viewer, run: PaymentRun, kind: Kind, secret: str, now: datetime
) -> bytes:
    """The journal keeps who took it. Errors: `not-allowed`, `payment-file-not-made`,
    `payment-file-changed`, `not-found` once the accounts have been deleted."""
    partner = await budget_queries.partner_by_id(session, run.partner_id)
    if not viewer.works_for(Capability.PAYMENTS_MAKE, frozenset({partner.cluster_slug})):
        raise NotAllowed("Only the finance of the paying cluster takes its payment files.")
    kept = run.file_sha256 if kind == "pain-001" else run.csv_sha256
    if run.state not in _MADE or kept is None:
        raise NoSuchFile(
            "Order the run first." if run.state not in _MADE else "pain.001 is for EUR. Take the CSV file."
        )
    order = await _order(session, run, secret)
    content = files.pain_001(order) if kind == "pain-001" else files.as_csv(order)
    if files.sha256(content) != kept:
        raise PaymentFileChanged("Something it is made of has changed. Do not pay; ask who operates this.")
    record(
        session,
        by=viewer.by(),
        tag="payment_run.downloaded",
        subject_type="payment_run",
        subject_id=run.id,
        change={"kind": kind, "sha256": kept},
    )
    await session.flush()
    return content


async def _order(session: AsyncSession, run: PaymentRun, secret: str) -> files.Order:
    bic = unseal(secret, run.sealed_debtor_bic) if run.sealed_debtor_bic else None
    if run.sealed_debtor_iban is None or run.ordered_at is None:
        raise NoSuchFile("The account that paid has been deleted; its time is over.")
    debtor = Account(run.debtor_name or "", unseal(secret, run.sealed_debtor_iban), bic)
    payments = []
    for line, account, code in await queries.ordered_lines(session, run.id):
        if account is None:
            raise NoSuchFile("A payment of this run has no account.")
        message = f"ClusterXchange {code}"
        payments.append(files.Payment(line.reference, opened(account, secret), line.amount, message))
    order_id = run.id.hex
    return files.Order(order_id, debtor, run.currency, run.execute_on, run.ordered_at, payments)
