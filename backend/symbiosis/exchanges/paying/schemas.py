"""What the API says about payment runs."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from symbiosis.exchanges.banking.schemas import BankAccountIn
from symbiosis.exchanges.vocabulary import LineState, RunState
from symbiosis.kit.fields import Day, Instant, LongText, Money, ShortText, Slug
from symbiosis.kit.http import In, Out
from symbiosis.kit.paging import PageParams

VoucherIds = Annotated[list[UUID], Field(min_length=1, max_length=500)]
Blocker = Literal[
    "bank-account-missing", "bank-account-not-verified", "two-persons-needed", "own-organisation"
]
Doing = Literal["order", "cancel", "mark-paid", "mark-failed", "download"]


class PaymentRunIn(In):
    """Approved vouchers of one partner in one currency."""

    programme_slug: Slug
    cluster_slug: Slug = Field(description="The partner that pays.")
    voucher_ids: VoucherIds
    execute_on: Day
    debtor: BankAccountIn | None = Field(
        default=None, description="The account that pays; null for that of the partner's last run."
    )


class PaymentRunOut(Out):
    id: UUID
    programme_slug: Slug
    cluster_slug: Slug
    cluster_name: str
    state: RunState
    execute_on: date
    total: Money
    payments: int
    pending: int = Field(description="Payments the bank has not answered.")
    debtor_name: str | None
    file_sha256: str | None = Field(description="Of the pain.001 file; null where the currency is not EUR.")
    csv_sha256: str | None
    ordered_by_name: str | None
    ordered_at: Instant | None
    possible: list[Doing] = Field(description="What you can do with it.")
    version: int
    created_at: Instant


class PaymentOut(Out):
    """One voucher in a run."""

    voucher_id: UUID
    visitor_id: UUID
    visitor_name: str
    exchange_code: str | None
    amount: Money
    reference: str
    last_four: str | None = Field(description="Of the account it goes to; for finance.")
    state: LineState
    failure: str | None
    bank_reference: str | None
    settled_on: date | None
    blocked: Blocker | None = Field(description="Why you cannot order it now.")


class PaymentRunDetails(PaymentRunOut):
    lines: list[PaymentOut]


class PaymentRunFilters(PageParams):
    state: list[RunState] = Field(default=[], description="Any of these states.")
    cluster: Slug | None = None


class PaidIn(In):
    voucher_ids: VoucherIds | None = Field(default=None, description="Left out: all that are pending.")
    paid_on: Day
    bank_reference: ShortText = Field(description="As the bank's statement shows it.")


class FailedIn(In):
    voucher_ids: VoucherIds
    reason: Annotated[LongText, Field(min_length=1)] = Field(description="What the bank says.")
