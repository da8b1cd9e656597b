"""Programmes with their terms, in versions that are never changed once written, and their money."""

from datetime import date
from decimal import Decimal
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, Numeric, Text, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from symbiosis.kit.columns import CreatedAt, Key, Moment, UpdatedAt, Words, one_of
from symbiosis.kit.database import Base
from symbiosis.programmes.vocabulary import (
    Applies,
    Bucket,
    EntryKind,
    EvidenceKind,
    ExchangeRole,
    OrganisationClass,
    PartnerRole,
)

Euros = Numeric(12, 2)


class ProgrammeProfile(Base):
    """What a funded programme (`programmes`, by slug) is, beside its name. `targets`: exchanges by bucket."""

    __tablename__ = "programme_profiles"
    __table_args__ = (CheckConstraint("ends_on >= starts_on", name="ends_later"),)

    programme_slug: Mapped[str] = mapped_column(
        ForeignKey("programmes.slug", ondelete="CASCADE"), primary_key=True
    )
    code: Mapped[str] = mapped_column(Text, unique=True)
    title: Mapped[dict[str, str]] = mapped_column(JSONB, server_default=text("'{}'"))
    funder: Mapped[Words]
    call_id: Mapped[str | None] = mapped_column(Text)
    grant_agreement_no: Mapped[str | None] = mapped_column(Text)
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    final_payment_on: Mapped[date | None]
    retention_years: Mapped[int] = mapped_column(server_default=text("5"))
    funding_statement: Mapped[dict[str, str]] = mapped_column(JSONB, server_default=text("'{}'"))
    disclaimer: Mapped[dict[str, str]] = mapped_column(JSONB, server_default=text("'{}'"))
    archive_until: Mapped[date | None]
    targets: Mapped[dict[str, int]] = mapped_column(JSONB, server_default=text("'{}'"))
    members_target: Mapped[int | None]
    source: Mapped[str | None] = mapped_column(Text)
    version: Mapped[int] = mapped_column(server_default=text("1"))
    updated_at: Mapped[UpdatedAt]

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  # SQLAlchemy's declarative form


class ProgrammePartner(Base):
    """A cluster in the alliance with its share of targets and money.

    total = free + reserved + issued + paid, and none is ever below zero: the database holds both.
    Changed by `programmes/budget.py` only, with an entry in the ledger in the same transaction.
    """

    __tablename__ = "programme_partners"
    __table_args__ = (
        one_of("role", PartnerRole),
        UniqueConstraint("programme_slug", "cluster_slug"),
        CheckConstraint("total_eur = free_eur + reserved_eur + issued_eur + paid_eur", name="budget_adds_up"),
        CheckConstraint(
            "free_eur >= 0 and reserved_eur >= 0 and issued_eur >= 0 and paid_eur >= 0",
            name="never_overdrawn",
        ),
    )

    id: Mapped[Key]
    programme_slug: Mapped[str] = mapped_column(ForeignKey("programmes.slug", ondelete="CASCADE"))
    cluster_slug: Mapped[str] = mapped_column(ForeignKey("clusters.slug"), index=True)
    role: Mapped[Words]
    payout_currency: Mapped[str] = mapped_column(Text, server_default="EUR")
    targets: Mapped[dict[str, int]] = mapped_column(JSONB, server_default=text("'{}'"))
    total_eur: Mapped[Decimal] = mapped_column(Euros, server_default=text("0"))
    free_eur: Mapped[Decimal] = mapped_column(Euros, server_default=text("0"))
    reserved_eur: Mapped[Decimal] = mapped_column(Euros, server_default=text("0"))
    issued_eur: Mapped[Decimal] = mapped_column(Euros, server_default=text("0"))
    paid_eur: Mapped[Decimal] = mapped_column(Euros, server_default=text("0"))
    version: Mapped[int] = mapped_column(server_default=text("1"))
    updated_at: Mapped[UpdatedAt]


class LedgerEntry(Base):
    """One movement in a partner's budget; the database refuses to change or delete it.

    `voucher_id` belongs to the exchanges room, which stands above this one: no foreign key.
    """

    __tablename__ = "ledger_entries"
    __table_args__ = (
        one_of("kind", EntryKind),
        CheckConstraint(
            "kind = 'adjust' or (amount_eur > 0 and voucher_id is not null)", name="names_voucher"
        ),
        Index("ix_ledger_entries_partner", "partner_id", "id"),
        Index("ix_ledger_entries_voucher", "voucher_id"),
    )

    id: Mapped[Key]
    partner_id: Mapped[UUID] = mapped_column(ForeignKey("programme_partners.id"))
    kind: Mapped[Words]
    amount_eur: Mapped[Decimal] = mapped_column(Euros)
    voucher_id: Mapped[UUID | None]
    reason: Mapped[str | None] = mapped_column(Text)
    made_by: Mapped[UUID | None]
    made_at: Mapped[CreatedAt]


class RuleSet(Base):
    """The numbers of a programme's rules; a change is a new version."""

    __tablename__ = "rule_sets"
    __table_args__ = (
        UniqueConstraint("programme_slug", "version"),
        CheckConstraint("min_working_days between 1 and full_rate_min_days", name="days_in_order"),
        CheckConstraint("reduction_factor > 0 and reduction_factor <= 1", name="reduces"),
    )

    id: Mapped[Key]
    programme_slug: Mapped[str] = mapped_column(ForeignKey("programmes.slug", ondelete="CASCADE"))
    version: Mapped[int]
    valid_from: Mapped[date]
    min_working_days: Mapped[int] = mapped_column(server_default=text("3"))
    max_months: Mapped[int] = mapped_column(server_default=text("1"))
    full_rate_min_days: Mapped[int] = mapped_column(server_default=text("5"))
    near_km: Mapped[Decimal] = mapped_column(Numeric(8, 1), server_default=text("200"))
    reduction_factor: Mapped[Decimal] = mapped_column(Numeric(3, 2), server_default=text("0.5"))
    cap_eur: Mapped[Decimal] = mapped_column(Euros, server_default=text("1100"))
    once_per_visitor: Mapped[bool] = mapped_column(server_default=text("true"))
    max_open_proposals: Mapped[int] = mapped_column(server_default=text("5"))
    proposal_days: Mapped[int] = mapped_column(server_default=text("14"))
    offer_hours: Mapped[int] = mapped_column(server_default=text("48"))
    payment_days: Mapped[int] = mapped_column(server_default=text("10"))
    claim_days: Mapped[int] = mapped_column(server_default=text("60"))
    cv_needed: Mapped[bool] = mapped_column(server_default=text("true"))
    """Who registers as a visitor attaches a CV before the registration is sent."""
    note: Mapped[str | None] = mapped_column(Text)
    made_by: Mapped[UUID | None]
    created_at: Mapped[CreatedAt]


class RateTable(Base):
    """Full lump sums in EUR by host country; a change is a new version. `rates`: {"FI": "950.00", ...}."""

    __tablename__ = "rate_tables"
    __table_args__ = (UniqueConstraint("programme_slug", "version"),)

    id: Mapped[Key]
    programme_slug: Mapped[str] = mapped_column(ForeignKey("programmes.slug", ondelete="CASCADE"))
    version: Mapped[int]
    name: Mapped[Words]
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]
    confirmed: Mapped[bool] = mapped_column(server_default=text("false"))
    source: Mapped[Words]
    rates: Mapped[dict[str, str]] = mapped_column(JSONB)
    made_by: Mapped[UUID | None]
    created_at: Mapped[CreatedAt]


class EligibleCountry(Base):
    """Where visitors may come from and hosts may be, and when; without dates always."""

    __tablename__ = "eligible_countries"
    __table_args__ = (CheckConstraint("country ~ '^[A-Z]{2}$'", name="country_code"),)

    programme_slug: Mapped[str] = mapped_column(
        ForeignKey("programmes.slug", ondelete="CASCADE"), primary_key=True
    )
    country: Mapped[str] = mapped_column(Text, primary_key=True)
    as_visitor: Mapped[bool] = mapped_column(server_default=text("true"))
    as_host: Mapped[bool] = mapped_column(server_default=text("true"))
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]
    note: Mapped[str | None] = mapped_column(Text)


class EligibilityRule(Base):
    """Whether organisations of a class may take part in a role, and with money."""

    __tablename__ = "eligibility_rules"
    __table_args__ = (
        one_of("organisation_class", OrganisationClass),
        one_of("role", ExchangeRole),
        CheckConstraint("allowed or not funded", name="funded_only_if_allowed"),
    )

    programme_slug: Mapped[str] = mapped_column(
        ForeignKey("programmes.slug", ondelete="CASCADE"), primary_key=True
    )
    organisation_class: Mapped[str] = mapped_column(Text, primary_key=True)
    role: Mapped[str] = mapped_column(Text, primary_key=True)
    allowed: Mapped[bool]
    funded: Mapped[bool] = mapped_column(server_default=text("false"))
    needs_membership: Mapped[bool] = mapped_column(server_default=text("false"))
    note: Mapped[str | None] = mapped_column(Text)


class EvidenceRequirement(Base):
    """A line of the evidence checklist; `cluster_slug` null for the programme's default."""

    __tablename__ = "evidence_requirements"
    __table_args__ = (
        one_of("kind", EvidenceKind),
        one_of("applies", Applies),
        UniqueConstraint("programme_slug", "cluster_slug", "kind", postgresql_nulls_not_distinct=True),
    )

    id: Mapped[Key]
    programme_slug: Mapped[str] = mapped_column(ForeignKey("programmes.slug", ondelete="CASCADE"))
    cluster_slug: Mapped[str | None] = mapped_column(ForeignKey("clusters.slug"), index=True)
    kind: Mapped[Words]
    mandatory: Mapped[bool]
    applies: Mapped[Words]


class ParticipantClass(Base):
    """What an organisation counts as in a programme. `bucket` follows from the class unless somebody set it
    with a reason; `doubt` says what a person should look at."""

    __tablename__ = "participant_classes"
    __table_args__ = (
        one_of("organisation_class", OrganisationClass),
        CheckConstraint("bucket is null or bucket in ('" + "', '".join(Bucket) + "')", name="bucket_known"),
    )

    programme_slug: Mapped[str] = mapped_column(
        ForeignKey("programmes.slug", ondelete="CASCADE"), primary_key=True
    )
    actor_id: Mapped[UUID] = mapped_column(
        ForeignKey("actors.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    organisation_class: Mapped[Words]
    bucket: Mapped[str | None] = mapped_column(Text)
    bucket_reason: Mapped[str | None] = mapped_column(Text)
    doubt: Mapped[str | None] = mapped_column(Text)
    source: Mapped[str | None] = mapped_column(Text)
    decided_by: Mapped[UUID | None]
    decided_at: Mapped[Moment | None]
    version: Mapped[int] = mapped_column(server_default=text("1"))
    created_at: Mapped[CreatedAt]
    updated_at: Mapped[UpdatedAt]
