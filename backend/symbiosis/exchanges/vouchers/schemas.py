"""What the API says about vouchers."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from symbiosis.exchanges.vocabulary import ExchangeState, VoucherState
from symbiosis.kit.fields import Country, Day, Instant, LongText, Money, ShortText, Slug
from symbiosis.kit.http import In, Out
from symbiosis.kit.paging import PageParams

Step = Literal[
    "agreement-not-signed",
    "voucher-not-issued",
    "bank-account-missing",
    "bank-account-not-verified",
    "report-missing",
    "report-not-validated",
    "payment-not-ordered",
    "payment-not-confirmed",
]
Turn = Literal["visitor", "cluster", "finance"]
Doing = Literal["issue", "take-back", "request-recovery", "confirm-recovery", "write-off"]


class MissingStep(Out):
    """What still stands between the voucher and the money, and whose turn it is."""

    code: Step
    turn: Turn


class ExchangeRateOut(Out):
    rate: str = Field(description="Units of the payout currency for one EUR.", examples=["7.45"])
    on: date
    source: str = Field(examples=["Danmarks Nationalbank"])


class ComputedFrom(Out):
    """The inputs the amount was computed from, as they were frozen, with the versions."""

    host_country: Country
    working_days: int
    distance_km: str
    full_rate: Money
    factor: str = Field(examples=["0.50"])
    factor_reasons: list[str] = Field(description="Why it is reduced, by the numbers of the rules.")
    capped: bool
    rule_version: int
    rate_version: int
    rate_confirmed: bool = Field(description="Whether the funder has confirmed the rate table.")
    actual_working_days: int | None = Field(description="As found when the report was validated.")


class VoucherExchange(Out):
    id: UUID
    code: str
    state: ExchangeState
    planned_start: date | None
    planned_end: date | None
    host_name: str


class VoucherBankAccount(Out):
    last_four: str
    verified: bool


class VoucherRecovery(Out):
    """What an audit brought about after the payment."""

    asked: Money | None = Field(description="Asked back and not returned; what was given up stays here.")
    returned: Money = Field(description="Came back so far, and is free in the partner's budget again.")
    still_paid: Money = Field(description="Approved less returned: the most that can be asked back.")
    reason: str | None = Field(description="Of the last request, or of giving it up.")


class VoucherOut(Out):
    """Help with travel and accommodation: a lump sum in EUR, paid in the partner's currency."""

    id: UUID
    programme_slug: Slug
    cluster_slug: Slug
    cluster_name: str = Field(description="The partner that pays.")
    visitor_id: UUID
    visitor_name: str
    exchange: VoucherExchange | None = Field(description="null while only a seat on a trip is held.")
    trip_id: UUID | None
    state: VoucherState
    entitlement: Money
    approved: Money | None = Field(description="After validation; never more than the entitlement.")
    payout_currency: str = Field(examples=["DKK"])
    payout: Money | None = Field(description="What is transferred, known from issue on.")
    exchange_rate: ExchangeRateOut | None
    computed: ComputedFrom
    explained: list[str] = Field(description="How the amount came about, in the reader's language.")
    missing: list[MissingStep] = Field(description="In the order of things; empty once paid or ended.")
    held_until: date | None = Field(description="A reservation not issued by then is free again.")
    claim_by: date | None = Field(description="What is issued must be claimed by then.")
    due_on: date | None
    overdue: bool = Field(description="Approved, not paid, and past its day.")
    paid_on: date | None
    reference: str | None = Field(description="As the bank statement shows it.")
    payment_run_id: UUID | None
    recovery: VoucherRecovery | None = Field(description="null while nothing was ever asked back.")
    bank_account: VoucherBankAccount | None = Field(
        description="Where it is paid; for those who enter it and for finance."
    )
    possible: list[Doing] = Field(description="What you can do with it here.")
    version: int
    created_at: Instant
    updated_at: Instant


class VoucherFilters(PageParams):
    state: list[VoucherState] = Field(default=[], description="Any of these states.")
    programme: Slug | None = None
    cluster: Slug | None = Field(default=None, description="The partner that pays.")
    visitor_id: UUID | None = None
    exchange_id: UUID | None = None
    id: list[UUID] = Field(default=[], max_length=100, description="Any of these, as a ledger names them.")


class ExchangeRateIn(In):
    """As somebody read it; the platform asks no other server."""

    rate: Annotated[
        Decimal,
        Field(
            gt=0, le=100000, max_digits=12, decimal_places=6, description="For one EUR.", examples=["7.45"]
        ),
    ]
    on: Day
    source: ShortText


class IssueIn(In):
    exchange_rate: ExchangeRateIn | None = Field(
        default=None, description="Where the partner pays in another currency than EUR."
    )


class RecoveryIn(In):
    reason: Annotated[LongText, Field(min_length=1)]


class RecoveryRequestIn(RecoveryIn):
    amount: Money | None = Field(
        default=None,
        description="In EUR: a part, or all that is still paid. Null: all of it.",
        examples=[{"amount": "200.00", "currency": "EUR"}],
    )


class RecoveredIn(In):
    reference: ShortText = Field(description="Of the incoming payment.")
