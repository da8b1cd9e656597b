"""Registrations, proposals and exchanges with their days and reports."""

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Date, ForeignKey, Index, Numeric, Text, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import Mapped, mapped_column

from symbiosis.exchanges.vocabulary import (
    DayKind,
    EndReason,
    ExchangeState,
    HostState,
    Mode,
    Party,
    PresenceMethod,
    ProposalState,
    RegistrationState,
    Reminder,
)
from symbiosis.kit.columns import CreatedAt, Key, Moment, UpdatedAt, WordList, Words, one_of
from symbiosis.kit.database import Base
from symbiosis.programmes.vocabulary import Bucket, ExchangeRole, UnfundedReason


class Registration(Base):
    """An organisation's standing offer to visit, to host, or both, looked after by one cluster."""

    __tablename__ = "exchange_registrations"
    __table_args__ = (
        one_of("state", RegistrationState),
        CheckConstraint("roles <@ array['visitor', 'host'] and cardinality(roles) > 0", name="roles_known"),
        Index(
            "uq_exchange_registrations_live",
            "programme_slug",
            "actor_id",
            unique=True,
            postgresql_where=text("state not in ('closed', 'rejected')"),
        ),
        Index("ix_exchange_registrations_cluster", "cluster_slug", "state", "id"),
    )

    id: Mapped[Key]
    programme_slug: Mapped[str] = mapped_column(ForeignKey("programmes.slug"))
    actor_id: Mapped[UUID] = mapped_column(ForeignKey("actors.id"), index=True)
    cluster_slug: Mapped[str] = mapped_column(ForeignKey("clusters.slug"))
    contact_user_id: Mapped[UUID | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    roles: Mapped[WordList]
    motivation: Mapped[str | None] = mapped_column(Text)
    learning_goals: Mapped[str | None] = mapped_column(Text)
    offers: Mapped[str | None] = mapped_column(Text)
    topics: Mapped[WordList]
    activity_types: Mapped[WordList]
    languages: Mapped[WordList]
    target_countries: Mapped[WordList]
    excluded_countries: Mapped[WordList]
    availability: Mapped[list[dict[str, str]]] = mapped_column(JSONB, server_default=text("'[]'"))
    """[{"from": "2026-09-01", "to": "2026-10-31"}]; empty: any time."""
    max_visitors: Mapped[int | None]
    cv_file_id: Mapped[UUID | None] = mapped_column(ForeignKey("stored_files.id"), index=True)
    """Of the person who would travel; read by few (`registering/policy.py`)."""
    welcome_pack_file_id: Mapped[UUID | None] = mapped_column(ForeignKey("stored_files.id"), index=True)
    """Of a host, for those who see it in the catalogue."""
    state: Mapped[str] = mapped_column(Text, server_default="draft")
    reason: Mapped[str | None] = mapped_column(Text)
    decided_by: Mapped[UUID | None]
    decided_at: Mapped[Moment | None]
    alive_at: Mapped[CreatedAt]
    """The last sign that they are still interested."""
    asked_at: Mapped[Moment | None]
    version: Mapped[int] = mapped_column(server_default=text("1"))
    created_at: Mapped[CreatedAt]
    updated_at: Mapped[UpdatedAt]

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  # SQLAlchemy's declarative form


class Proposal(Base):
    """Two registrations may suit each other; both sides accept before it expires."""

    __tablename__ = "exchange_proposals"
    __table_args__ = (
        one_of("state", ProposalState),
        one_of("proposed_as", ExchangeRole),
        CheckConstraint("visitor_registration_id <> host_registration_id", name="two_sides"),
        Index(
            "uq_exchange_proposals_open",
            "visitor_registration_id",
            "host_registration_id",
            unique=True,
            postgresql_where=text("state = 'proposed'"),
        ),
    )

    id: Mapped[Key]
    programme_slug: Mapped[str] = mapped_column(ForeignKey("programmes.slug"))
    visitor_registration_id: Mapped[UUID] = mapped_column(ForeignKey("exchange_registrations.id"))
    host_registration_id: Mapped[UUID] = mapped_column(ForeignKey("exchange_registrations.id"), index=True)
    state: Mapped[str] = mapped_column(Text, server_default="proposed")
    proposed_as: Mapped[str | None] = mapped_column(Text)
    """The side that proposed; null when a cluster did, and both still have to accept."""
    visitor_accepted_at: Mapped[Moment | None]
    host_accepted_at: Mapped[Moment | None]
    existing_relation: Mapped[bool | None]
    agreed_outside: Mapped[bool] = mapped_column(server_default=text("false"))
    """A cluster records what the two have agreed elsewhere."""
    message: Mapped[str | None] = mapped_column(Text)
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    reason: Mapped[str | None] = mapped_column(Text)
    expires_at: Mapped[Moment]
    proposed_by: Mapped[UUID | None]
    exchange_id: Mapped[UUID | None] = mapped_column(ForeignKey("exchanges.id"), index=True)
    version: Mapped[int] = mapped_column(server_default=text("1"))
    created_at: Mapped[CreatedAt]
    updated_at: Mapped[UpdatedAt]

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  # SQLAlchemy's declarative form


class Exchange(Base):
    """A stay of one visiting organisation at one host. Visitor, host and person are never changed: another
    of them is another exchange (the database refuses it). `trip_id` belongs to the trips room above."""

    __tablename__ = "exchanges"
    __table_args__ = (
        one_of("state", ExchangeState),
        one_of("host_state", HostState),
        one_of("mode", Mode),
        one_of("unfunded_reason", UnfundedReason),
        one_of("end_reason", EndReason),
        CheckConstraint("bucket is null or bucket in ('" + "', '".join(Bucket) + "')", name="bucket_known"),
        CheckConstraint("visitor_id <> host_id", name="two_organisations"),
        CheckConstraint("funded = (unfunded_reason is null)", name="unfunded_for_a_reason"),
        CheckConstraint("planned_end >= planned_start", name="planned_in_order"),
        CheckConstraint("actual_end >= actual_start", name="actual_in_order"),
        UniqueConstraint("programme_slug", "code"),
        Index(
            "uq_exchanges_once_per_trip",
            "trip_id",
            "visitor_id",
            unique=True,
            postgresql_where=text("state not in ('cancelled', 'rejected')"),
        ),
        Index(
            "uq_exchanges_funded_once",
            "programme_slug",
            "visitor_id",
            unique=True,
            postgresql_where=text(
                "funded and holds_once and state not in"
                " ('cancelled', 'rejected', 'no_show', 'not_fundable', 'recovered')"
            ),
        ),
        Index("ix_exchanges_visitor_cluster", "visitor_cluster", "state", "id"),
        Index("ix_exchanges_host", "host_id"),
        Index("ix_exchanges_visitor", "visitor_id"),
    )

    id: Mapped[Key]
    programme_slug: Mapped[str] = mapped_column(ForeignKey("programmes.slug"))
    code: Mapped[Words]
    trip_id: Mapped[UUID | None]
    visitor_id: Mapped[UUID] = mapped_column(ForeignKey("actors.id"))
    host_id: Mapped[UUID] = mapped_column(ForeignKey("actors.id"))
    visitor_cluster: Mapped[str] = mapped_column(ForeignKey("clusters.slug"))
    """The partner that sends, counts and pays (VOP)."""
    host_cluster: Mapped[str] = mapped_column(ForeignKey("clusters.slug"), index=True)
    """The partner that looks after the host (HOP); the sender's own where no other does."""
    visitor_user_id: Mapped[UUID | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    visitor_person: Mapped[str | None] = mapped_column(Text)
    """Who travels, as the certificate names them."""
    host_person: Mapped[str | None] = mapped_column(Text)
    mode: Mapped[str] = mapped_column(Text, server_default="physical")
    state: Mapped[str] = mapped_column(Text, server_default="matched")
    host_state: Mapped[str] = mapped_column(Text, server_default="pending")
    end_reason: Mapped[str | None] = mapped_column(Text)
    end_note: Mapped[str | None] = mapped_column(Text)
    planned_start: Mapped[date | None]
    planned_end: Mapped[date | None]
    actual_start: Mapped[date | None]
    actual_end: Mapped[date | None]
    travel_days: Mapped[list[date]] = mapped_column(ARRAY(Date), server_default=text("'{}'"))
    working_days_planned: Mapped[int | None]
    working_days_actual: Mapped[int | None]
    distance_km: Mapped[Decimal | None] = mapped_column(Numeric(8, 1))
    distance_declared: Mapped[bool] = mapped_column(server_default=text("false"))
    """Said by the cluster; else the great circle between the two main sites."""
    rate_country: Mapped[str | None] = mapped_column(Text)
    goals: Mapped[str | None] = mapped_column(Text)
    objectives: Mapped[WordList]
    agenda: Mapped[list[dict[str, Any]]] = mapped_column(JSONB, server_default=text("'[]'"))
    """[{"day": "2026-09-14", "title": ..., "activity": ..., "counts": true}]"""
    activity_types: Mapped[WordList]
    topics: Mapped[WordList]
    existing_relation: Mapped[bool | None]
    organisation_class: Mapped[str | None] = mapped_column(Text)
    bucket: Mapped[str | None] = mapped_column(Text)
    bucket_reason: Mapped[str | None] = mapped_column(Text)
    counts_for_kpi: Mapped[bool] = mapped_column(server_default=text("true"))
    funded: Mapped[bool] = mapped_column(server_default=text("true"))
    holds_once: Mapped[bool] = mapped_column(server_default=text("true"))
    unfunded_reason: Mapped[str | None] = mapped_column(Text)
    rule_set_id: Mapped[UUID | None] = mapped_column(ForeignKey("rule_sets.id"), index=True)
    state_since: Mapped[CreatedAt]
    privacy_accepted_by: Mapped[UUID | None]
    """Who accepted the data-protection notice for the visitor."""
    privacy_accepted_at: Mapped[Moment | None]
    stay_confirmed_by: Mapped[UUID | None]
    """Of the host's side; null while the stay is over only by the calendar."""
    stay_confirmed_at: Mapped[Moment | None]
    validated_by: Mapped[UUID | None]
    validated_at: Mapped[Moment | None]
    payment_due_on: Mapped[date | None]
    source: Mapped[str | None] = mapped_column(Text)
    version: Mapped[int] = mapped_column(server_default=text("1"))
    created_at: Mapped[CreatedAt]
    updated_at: Mapped[UpdatedAt]

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  # SQLAlchemy's declarative form


class PresenceDay(Base):
    """One day of a stay, as it was."""

    __tablename__ = "presence_days"
    __table_args__ = (one_of("kind", DayKind), one_of("method", PresenceMethod))

    exchange_id: Mapped[UUID] = mapped_column(
        ForeignKey("exchanges.id", ondelete="CASCADE"), primary_key=True
    )
    day: Mapped[date] = mapped_column(primary_key=True)
    kind: Mapped[Words]
    present: Mapped[bool]
    method: Mapped[Words]
    confirmed_by: Mapped[UUID | None]
    confirmed_at: Mapped[CreatedAt]


class ExchangeReport(Base):
    """What one side says about the stay; a draft until it is submitted."""

    __tablename__ = "exchange_reports"
    __table_args__ = (one_of("side", ExchangeRole),)

    exchange_id: Mapped[UUID] = mapped_column(
        ForeignKey("exchanges.id", ondelete="CASCADE"), primary_key=True
    )
    side: Mapped[str] = mapped_column(Text, primary_key=True)
    answers: Mapped[dict[str, Any]] = mapped_column(JSONB, server_default=text("'{}'"))
    submitted_at: Mapped[Moment | None]
    submitted_by: Mapped[UUID | None]
    returned_reason: Mapped[str | None] = mapped_column(Text)
    version: Mapped[int] = mapped_column(server_default=text("1"))
    updated_at: Mapped[UpdatedAt]

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  # SQLAlchemy's declarative form


class ExchangeReminder(Base):
    """That a party was reminded of something; kept so that it is said once."""

    __tablename__ = "exchange_reminders"
    __table_args__ = (one_of("kind", Reminder), one_of("party", Party))

    exchange_id: Mapped[UUID] = mapped_column(
        ForeignKey("exchanges.id", ondelete="CASCADE"), primary_key=True
    )
    kind: Mapped[str] = mapped_column(Text, primary_key=True)
    party: Mapped[str] = mapped_column(Text, primary_key=True)
    sent_at: Mapped[CreatedAt]
