"""Trips, their programme and hosts, applications for seats, travellers and their days."""

from datetime import date, time
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, Text, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from symbiosis.exchanges.vocabulary import PresenceMethod
from symbiosis.kit.columns import CreatedAt, Key, Moment, UpdatedAt, WordList, Words, one_of
from symbiosis.kit.database import Base
from symbiosis.programmes.vocabulary import Bucket, UnfundedReason
from symbiosis.trips.vocabulary import ConsentLevel, Decision, ItemKind, SeatState, Theme, TripState


class Trip(Base):
    """A group visit. `seats_taken` counts the seats that are offered or confirmed: never above
    `seats_total`, which the database holds. `working_days` follows from the dates, the host country's
    holidays and the programme lines that count."""

    __tablename__ = "trips"
    __table_args__ = (
        one_of("theme", Theme),
        one_of("state", TripState),
        CheckConstraint("ends_on >= starts_on", name="ends_later"),
        CheckConstraint("seats_taken between 0 and seats_total", name="never_oversold"),
        CheckConstraint("apply_until > apply_from", name="window_in_order"),
        UniqueConstraint("programme_slug", "code"),
        Index("ix_trips_calendar", "starts_on", "id"),
        Index("ix_trips_owner", "owner_cluster"),
    )

    id: Mapped[Key]
    programme_slug: Mapped[str] = mapped_column(ForeignKey("programmes.slug"))
    owner_cluster: Mapped[str] = mapped_column(ForeignKey("clusters.slug"))
    code: Mapped[Words]
    title: Mapped[dict[str, str]] = mapped_column(JSONB)
    summary: Mapped[dict[str, str]] = mapped_column(JSONB, server_default=text("'{}'"))
    theme: Mapped[Words]
    topics: Mapped[WordList]
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    timezone: Mapped[str] = mapped_column(Text, server_default="Europe/Brussels")
    destinations: Mapped[list[dict[str, Any]]] = mapped_column(JSONB, server_default=text("'[]'"))
    """[{"country": "FI", "city": "Helsinki", "latitude": ..., "longitude": ...}]"""
    hosts_to_be_named: Mapped[bool] = mapped_column(server_default=text("false"))
    working_days: Mapped[int | None]
    seats_total: Mapped[int]
    seats_taken: Mapped[int] = mapped_column(server_default=text("0"))
    seats_per_organisation: Mapped[int] = mapped_column(server_default=text("2"))
    min_participants: Mapped[int] = mapped_column(server_default=text("1"))
    waiting_list: Mapped[bool] = mapped_column(server_default=text("true"))
    apply_from: Mapped[Moment | None]
    apply_until: Mapped[Moment | None]
    offer_hours: Mapped[int | None]
    """How long an offer stands; the programme's rule where null."""
    cost_note: Mapped[dict[str, str]] = mapped_column(JSONB, server_default=text("'{}'"))
    cover_file_id: Mapped[UUID | None] = mapped_column(ForeignKey("stored_files.id"))
    state: Mapped[str] = mapped_column(Text, server_default="draft")
    report: Mapped[dict[str, str]] = mapped_column(JSONB, server_default=text("'{}'"))
    cancel_reason: Mapped[str | None] = mapped_column(Text)
    programme_frozen: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
    """Its lines as they were when the trip was confirmed."""
    source: Mapped[str | None] = mapped_column(Text)
    dates_note: Mapped[str | None] = mapped_column(Text)
    created_by: Mapped[UUID | None]
    version: Mapped[int] = mapped_column(server_default=text("1"))
    created_at: Mapped[CreatedAt]
    updated_at: Mapped[UpdatedAt]

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  # SQLAlchemy's declarative form


class TripPartnerSeats(Base):
    """The most seats that organisations of one cluster may have on a trip."""

    __tablename__ = "trip_partner_seats"
    __table_args__ = (CheckConstraint("taken between 0 and seats", name="never_oversold"),)

    trip_id: Mapped[UUID] = mapped_column(ForeignKey("trips.id", ondelete="CASCADE"), primary_key=True)
    cluster_slug: Mapped[str] = mapped_column(ForeignKey("clusters.slug"), primary_key=True, index=True)
    seats: Mapped[int]
    taken: Mapped[int] = mapped_column(server_default=text("0"))


class TripHost(Base):
    """Who receives the group: an organisation of the registry. Exchanges of the trip are with one of them."""

    __tablename__ = "trip_hosts"

    trip_id: Mapped[UUID] = mapped_column(ForeignKey("trips.id", ondelete="CASCADE"), primary_key=True)
    actor_id: Mapped[UUID] = mapped_column(ForeignKey("actors.id"), primary_key=True, index=True)
    position: Mapped[int] = mapped_column(server_default=text("0"))
    confirmed_at: Mapped[Moment | None]


class TripItem(Base):
    """A line of the programme. `counts`: it is part of a constructive working day."""

    __tablename__ = "trip_items"
    __table_args__ = (
        one_of("kind", ItemKind),
        Index("ix_trip_items_trip", "trip_id", "day", "starts_at", "id"),
    )

    id: Mapped[Key]
    trip_id: Mapped[UUID] = mapped_column(ForeignKey("trips.id", ondelete="CASCADE"))
    day: Mapped[date]
    starts_at: Mapped[time | None]
    ends_at: Mapped[time | None]
    kind: Mapped[Words]
    title: Mapped[dict[str, str]] = mapped_column(JSONB)
    host_actor_id: Mapped[UUID | None] = mapped_column(ForeignKey("actors.id"), index=True)
    place: Mapped[str | None] = mapped_column(Text)
    latitude: Mapped[float | None]
    longitude: Mapped[float | None]
    counts: Mapped[bool] = mapped_column(server_default=text("true"))


class TripPhoto(Base):
    """A photo of the report; shown only with everybody's consent who can be recognised."""

    __tablename__ = "trip_photos"

    id: Mapped[Key]
    trip_id: Mapped[UUID] = mapped_column(ForeignKey("trips.id", ondelete="CASCADE"), index=True)
    file_id: Mapped[UUID] = mapped_column(ForeignKey("stored_files.id"), index=True)
    caption: Mapped[str | None] = mapped_column(Text)
    consent_confirmed: Mapped[bool] = mapped_column(server_default=text("false"))
    added_by: Mapped[UUID | None]
    created_at: Mapped[CreatedAt]


class TripApplication(Base):
    """An organisation asks for seats. `seats_held` are its seats now; they are given back in the same
    transaction in which it stops holding them."""

    __tablename__ = "trip_applications"
    __table_args__ = (
        one_of("state", SeatState),
        one_of("pending_decision", Decision),
        one_of("publish_consent", ConsentLevel),
        one_of("unfunded_reason", UnfundedReason),
        CheckConstraint("score between 0 and 5", name="score_in_range"),
        CheckConstraint("bucket is null or bucket in ('" + "', '".join(Bucket) + "')", name="bucket_known"),
        CheckConstraint("seats_wanted > 0 and seats_held between 0 and seats_wanted", name="seats_in_range"),
        CheckConstraint(
            "(seats_held > 0) = (state in ('offered', 'confirmed', 'checked_in', 'attended', 'no_show'))",
            name="holds_while_it_may",
        ),
        CheckConstraint("not all_or_none or seats_held in (0, seats_wanted)", name="all_or_none"),
        Index(
            "uq_trip_applications_live",
            "trip_id",
            "actor_id",
            unique=True,
            postgresql_where=text("state not in ('declined', 'withdrawn', 'offer_expired')"),
        ),
        Index("ix_trip_applications_queue", "trip_id", "state", "queued_at", "id"),
        Index("ix_trip_applications_actor", "actor_id"),
    )

    id: Mapped[Key]
    trip_id: Mapped[UUID] = mapped_column(ForeignKey("trips.id", ondelete="CASCADE"))
    actor_id: Mapped[UUID] = mapped_column(ForeignKey("actors.id"))
    cluster_slug: Mapped[str] = mapped_column(ForeignKey("clusters.slug"), index=True)
    """The partner whose manager reviews it first, and whose budget pays."""
    applicant_id: Mapped[UUID | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"), index=True)
    seats_wanted: Mapped[int]
    all_or_none: Mapped[bool] = mapped_column(server_default=text("false"))
    seats_held: Mapped[int] = mapped_column(server_default=text("0"))
    motivation: Mapped[str | None] = mapped_column(Text)
    expectations: Mapped[str | None] = mapped_column(Text)
    publish_consent: Mapped[str] = mapped_column(Text, server_default="nobody")
    preferred_host_id: Mapped[UUID | None] = mapped_column(ForeignKey("actors.id"), index=True)
    organisation_class: Mapped[str | None] = mapped_column(Text)
    bucket: Mapped[str | None] = mapped_column(Text)
    member: Mapped[bool] = mapped_column(server_default=text("false"))
    score: Mapped[int | None]
    state: Mapped[str] = mapped_column(Text, server_default="draft")
    pending_decision: Mapped[str | None] = mapped_column(Text)
    pending_reason: Mapped[str | None] = mapped_column(Text)
    reason: Mapped[str | None] = mapped_column(Text)
    passed_over: Mapped[str | None] = mapped_column(Text)
    """Why the last free seats were not offered to it (a code), for people on the waiting list."""
    queued_at: Mapped[Moment | None]
    """When it was sent; seats are offered to the waiting list in this order."""
    offered_at: Mapped[Moment | None]
    offer_expires_at: Mapped[Moment | None]
    offer_reminded_at: Mapped[Moment | None]
    confirmed_at: Mapped[Moment | None]
    unfunded_reason: Mapped[str | None] = mapped_column(Text)
    """Why no voucher was reserved with the seat."""
    decided_by: Mapped[UUID | None]
    exchange_id: Mapped[UUID | None] = mapped_column(ForeignKey("exchanges.id"), index=True)
    version: Mapped[int] = mapped_column(server_default=text("1"))
    created_at: Mapped[CreatedAt]
    updated_at: Mapped[UpdatedAt]

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  # SQLAlchemy's declarative form


class Traveller(Base):
    """Who travels on a confirmed seat; asked for only then. What they need on the way (`needs`, sealed) is
    deleted 30 days after the trip. Of the check-in code only the SHA-256 is kept."""

    __tablename__ = "trip_travellers"

    id: Mapped[Key]
    application_id: Mapped[UUID] = mapped_column(
        ForeignKey("trip_applications.id", ondelete="CASCADE"), index=True
    )
    user_id: Mapped[UUID | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"), index=True)
    name: Mapped[Words]
    email: Mapped[str | None] = mapped_column(Text)
    sealed_needs: Mapped[str | None] = mapped_column(Text)
    photo_consent: Mapped[bool] = mapped_column(server_default=text("false"))
    code_hash: Mapped[bytes | None] = mapped_column(LargeBinary, unique=True)
    created_at: Mapped[CreatedAt]


class TripDay(Base):
    """That a traveller was there on a day."""

    __tablename__ = "trip_days"
    __table_args__ = (one_of("method", PresenceMethod),)

    traveller_id: Mapped[UUID] = mapped_column(
        ForeignKey("trip_travellers.id", ondelete="CASCADE"), primary_key=True
    )
    day: Mapped[date] = mapped_column(primary_key=True)
    present: Mapped[bool]
    method: Mapped[Words]
    confirmed_by: Mapped[UUID | None]
    confirmed_at: Mapped[CreatedAt]
