"""Vouchers, bank accounts and payment runs."""

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, Numeric, Text, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from symbiosis.exchanges.vocabulary import LineState, RunState, VoucherState
from symbiosis.kit.columns import CreatedAt, Key, Moment, UpdatedAt, WordList, Words, one_of
from symbiosis.kit.database import Base
from symbiosis.programmes.models import Euros


class Voucher(Base):
    """Help with travel and accommodation an organisation is entitled to: a lump sum, frozen with the inputs
    and versions it was computed with. Reserved with a seat on a trip (`trip_id`, no exchange yet) or with an
    exchange. `frozen`: the inputs and result of the calculation, as `entitlement.py` gives them.
    The database refuses that somebody approves, orders or pays for an organisation of their own."""

    __tablename__ = "vouchers"
    __table_args__ = (
        one_of("state", VoucherState),
        CheckConstraint("trip_id is not null or exchange_id is not null", name="for_something"),
        CheckConstraint("approved_eur <= entitlement_eur", name="never_more_than_promised"),
        CheckConstraint("approved_by <> ordered_by and approved_by <> paid_by", name="two_persons"),
        CheckConstraint(
            "recovered_eur >= 0 and recovery_asked_eur > 0 and recovered_eur + recovery_asked_eur"
            " <= coalesce(approved_eur, entitlement_eur)",
            name="recovery_within_paid",
        ),
        CheckConstraint(
            "case state when 'recovery_requested' then recovery_asked_eur is not null"
            " when 'recovered' then recovered_eur = coalesce(approved_eur, entitlement_eur)"
            " else recovered_eur < coalesce(approved_eur, entitlement_eur) end",
            name="recovered_when_all_is_back",
        ),
        Index(
            "uq_vouchers_exchange",
            "exchange_id",
            unique=True,
            postgresql_where=text("state not in ('refused', 'released', 'expired')"),
        ),
        Index(
            "uq_vouchers_once",
            "programme_slug",
            "visitor_id",
            unique=True,
            postgresql_where=text(
                "holds_once and state not in ('refused', 'released', 'expired', 'recovered')"
            ),
        ),
        Index("ix_vouchers_partner", "partner_id", "state", "id"),
        Index("ix_vouchers_trip", "trip_id", "visitor_id"),
    )

    id: Mapped[Key]
    programme_slug: Mapped[str] = mapped_column(ForeignKey("programmes.slug"))
    partner_id: Mapped[UUID] = mapped_column(ForeignKey("programme_partners.id"))
    visitor_id: Mapped[UUID] = mapped_column(ForeignKey("actors.id"), index=True)
    exchange_id: Mapped[UUID | None] = mapped_column(ForeignKey("exchanges.id"))
    trip_id: Mapped[UUID | None]
    state: Mapped[str] = mapped_column(Text, server_default="reserved")
    holds_once: Mapped[bool] = mapped_column(server_default=text("true"))
    rule_set_id: Mapped[UUID] = mapped_column(ForeignKey("rule_sets.id"), index=True)
    rate_table_id: Mapped[UUID] = mapped_column(ForeignKey("rate_tables.id"), index=True)
    full_rate_eur: Mapped[Decimal] = mapped_column(Euros)
    factor: Mapped[Decimal] = mapped_column(Numeric(3, 2))
    factor_reasons: Mapped[WordList]
    entitlement_eur: Mapped[Decimal] = mapped_column(Euros)
    approved_eur: Mapped[Decimal | None] = mapped_column(Euros)
    frozen: Mapped[dict[str, Any]] = mapped_column(JSONB)
    held_until: Mapped[date | None]
    """A reservation that is not issued by then is free again."""
    issued_by: Mapped[UUID | None]
    issued_at: Mapped[Moment | None]
    claimed_at: Mapped[Moment | None]
    payout_currency: Mapped[str] = mapped_column(Text, server_default="EUR")
    fx_rate: Mapped[Decimal | None] = mapped_column(Numeric(12, 6))
    """Units of the payout currency for one EUR."""
    fx_on: Mapped[date | None]
    fx_source: Mapped[str | None] = mapped_column(Text)
    payout_amount: Mapped[Decimal | None] = mapped_column(Euros)
    bank_account_id: Mapped[UUID | None] = mapped_column(ForeignKey("bank_accounts.id"), index=True)
    payment_run_id: Mapped[UUID | None] = mapped_column(ForeignKey("payment_runs.id"), index=True)
    reference: Mapped[str | None] = mapped_column(Text)
    """As the bank statement shows it."""
    due_on: Mapped[date | None]
    claim_by: Mapped[date | None]
    approved_by: Mapped[UUID | None]
    approved_at: Mapped[Moment | None]
    ordered_by: Mapped[UUID | None]
    paid_by: Mapped[UUID | None]
    paid_on: Mapped[date | None]
    recovery_asked_eur: Mapped[Decimal | None] = mapped_column(Euros)
    """Asked back and not returned yet; stays where it was given up."""
    recovered_eur: Mapped[Decimal] = mapped_column(Euros, server_default=text("0"))
    """What has come back so far: all of it once the state is `recovered`."""
    end_reason: Mapped[str | None] = mapped_column(Text)
    version: Mapped[int] = mapped_column(server_default=text("1"))
    created_at: Mapped[CreatedAt]
    updated_at: Mapped[UpdatedAt]

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  # SQLAlchemy's declarative form


class BankAccount(Base):
    """Where an organisation is paid: sealed (kit.sealing), shown by its last four signs, needed only once a
    voucher is issued. A change makes a new row that must be verified anew."""

    __tablename__ = "bank_accounts"
    __table_args__ = (
        Index(
            "uq_bank_accounts_current", "actor_id", unique=True, postgresql_where=text("replaced_at is null")
        ),
        CheckConstraint("verified_by is null or verified_by <> entered_by", name="two_persons"),
    )

    id: Mapped[Key]
    actor_id: Mapped[UUID] = mapped_column(ForeignKey("actors.id"))
    sealed_holder: Mapped[str | None] = mapped_column(Text)
    sealed_iban: Mapped[str | None] = mapped_column(Text)
    sealed_bic: Mapped[str | None] = mapped_column(Text)
    last_four: Mapped[Words]
    country: Mapped[Words]
    entered_by: Mapped[UUID | None]
    verified_by: Mapped[UUID | None]
    verified_at: Mapped[Moment | None]
    replaced_at: Mapped[Moment | None]
    created_at: Mapped[CreatedAt]


class PaymentRun(Base):
    """Vouchers of one partner ordered together: as one file for the bank. Whoever approved one of them
    cannot order it."""

    __tablename__ = "payment_runs"
    __table_args__ = (one_of("state", RunState), Index("ix_payment_runs_partner", "partner_id", "id"))

    id: Mapped[Key]
    partner_id: Mapped[UUID] = mapped_column(ForeignKey("programme_partners.id"))
    state: Mapped[str] = mapped_column(Text, server_default="prepared")
    execute_on: Mapped[date]
    currency: Mapped[Words]
    total: Mapped[Decimal] = mapped_column(Euros)
    debtor_name: Mapped[str | None] = mapped_column(Text)
    sealed_debtor_iban: Mapped[str | None] = mapped_column(Text)
    sealed_debtor_bic: Mapped[str | None] = mapped_column(Text)
    file_sha256: Mapped[str | None] = mapped_column(Text)
    """Of the pain.001 file; none for other currencies than EUR."""
    csv_sha256: Mapped[str | None] = mapped_column(Text)
    made_by: Mapped[UUID | None]
    ordered_by: Mapped[UUID | None]
    ordered_at: Mapped[Moment | None]
    version: Mapped[int] = mapped_column(server_default=text("1"))
    created_at: Mapped[CreatedAt]
    updated_at: Mapped[UpdatedAt]

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  # SQLAlchemy's declarative form


class PaymentLine(Base):
    """A voucher in a run, as it was ordered; what failed goes into another run as another line."""

    __tablename__ = "payment_lines"
    __table_args__ = (
        one_of("state", LineState),
        CheckConstraint("amount > 0", name="pays_something"),
        Index(
            "uq_payment_lines_once",
            "voucher_id",
            unique=True,
            postgresql_where=text("state in ('pending', 'paid')"),
        ),
        Index("ix_payment_lines_run", "run_id", "reference"),
    )

    id: Mapped[Key]
    run_id: Mapped[UUID] = mapped_column(ForeignKey("payment_runs.id"))
    voucher_id: Mapped[UUID] = mapped_column(ForeignKey("vouchers.id"), index=True)
    bank_account_id: Mapped[UUID | None] = mapped_column(ForeignKey("bank_accounts.id"), index=True)
    amount: Mapped[Decimal] = mapped_column(Euros)
    reference: Mapped[Words]
    state: Mapped[str] = mapped_column(Text, server_default="pending")
    failure: Mapped[str | None] = mapped_column(Text)
    bank_reference: Mapped[str | None] = mapped_column(Text)
    settled_on: Mapped[date | None]
    created_at: Mapped[CreatedAt]
