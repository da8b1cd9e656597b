"""What the API says about the partners' money."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from symbiosis.kit.fields import Instant, LongText, Money, Slug
from symbiosis.kit.http import In, Out
from symbiosis.kit.paging import PageParams
from symbiosis.programmes.vocabulary import EntryKind


class PartnerBudget(Out):
    """total = free + reserved + issued + paid."""

    partner_id: UUID
    cluster_slug: Slug
    cluster_name: str
    payout_currency: str
    total: Money
    free: Money
    reserved: Money = Field(description="Set aside for seats and exchanges.")
    issued: Money = Field(description="Promised by a signed agreement.")
    paid: Money
    version: int = Field(description='For If-Match of an adjustment, e.g. `"v3"`.')
    may_adjust: bool


class BudgetOut(Out):
    programme_slug: Slug
    partners: list[PartnerBudget]


class BudgetAdjustmentIn(In):
    """More money for a partner, or less of what is free."""

    cluster_slug: Slug
    change: Money = Field(
        description="In EUR; negative takes away.", examples=[{"amount": "-500.00", "currency": "EUR"}]
    )
    reason: Annotated[LongText, Field(min_length=1)]


class LedgerEntryOut(Out):
    """One movement; entries are never changed or removed."""

    id: UUID
    cluster_slug: Slug
    kind: EntryKind
    amount: Money
    voucher_id: UUID | None
    reason: str | None
    made_by_name: str | None
    made_at: Instant


class LedgerFilters(PageParams):
    cluster: list[Slug] = Field(default=[], description="Any of these partners.")
    kind: list[EntryKind] = Field(default=[], description="Any of these.")
    voucher_id: UUID | None = None
