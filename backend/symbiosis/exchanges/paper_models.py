"""Documents with their signatures, the evidence of an exchange, reporting periods."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, Text, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from symbiosis.exchanges.vocabulary import (
    DocumentKind,
    DocumentState,
    EvidenceState,
    Party,
    PeriodState,
    SignatureState,
)
from symbiosis.kit.columns import CreatedAt, Key, Moment, UpdatedAt, Words, one_of
from symbiosis.kit.database import Base
from symbiosis.programmes.vocabulary import EvidenceKind


class Document(Base):
    """A document as it was set: `content_hash` is the SHA-256 over its inputs and its PDF, and what people
    sign. A change of what it says voids it and makes another. `trip_id` belongs to the trips room above."""

    __tablename__ = "exchange_documents"
    __table_args__ = (
        one_of("kind", DocumentKind),
        one_of("state", DocumentState),
        CheckConstraint("exchange_id is not null or trip_id is not null", name="of_something"),
        Index(
            "uq_exchange_documents_current",
            "exchange_id",
            "kind",
            unique=True,
            postgresql_where=text("state not in ('voided', 'superseded', 'declined')"),
        ),
        Index("ix_exchange_documents_trip", "trip_id"),
    )

    id: Mapped[Key]
    exchange_id: Mapped[UUID | None] = mapped_column(ForeignKey("exchanges.id", ondelete="CASCADE"))
    trip_id: Mapped[UUID | None]
    kind: Mapped[Words]
    state: Mapped[str] = mapped_column(Text, server_default="draft")
    language: Mapped[str] = mapped_column(Text, server_default="en")
    template_version: Mapped[Words]
    inputs: Mapped[dict[str, Any]] = mapped_column(JSONB)
    content_hash: Mapped[Words]
    file_id: Mapped[UUID] = mapped_column(ForeignKey("stored_files.id"), index=True)
    number: Mapped[str | None] = mapped_column(Text, unique=True)
    """Of a certificate, with which anyone can check it."""
    made_by: Mapped[UUID | None]
    created_at: Mapped[CreatedAt]
    updated_at: Mapped[UpdatedAt]


class Signature(Base):
    """One party's signature under the hash of a document."""

    __tablename__ = "exchange_signatures"
    __table_args__ = (
        one_of("party", Party),
        one_of("state", SignatureState),
        UniqueConstraint("document_id", "party"),
        CheckConstraint("confirmed_by is null or confirmed_by <> signed_by", name="two_persons"),
    )

    id: Mapped[Key]
    document_id: Mapped[UUID] = mapped_column(ForeignKey("exchange_documents.id", ondelete="CASCADE"))
    party: Mapped[Words]
    state: Mapped[str] = mapped_column(Text, server_default="pending")
    signed_hash: Mapped[str | None] = mapped_column(Text)
    signed_by: Mapped[UUID | None]
    signer_name: Mapped[str | None] = mapped_column(Text)
    signed_at: Mapped[Moment | None]
    method: Mapped[str | None] = mapped_column(Text)
    """`session`, `passkey`, ... as the signer was signed in; `scan` for paper."""
    reason: Mapped[str | None] = mapped_column(Text)
    scan_file_id: Mapped[UUID | None] = mapped_column(ForeignKey("stored_files.id"), index=True)
    confirmed_by: Mapped[UUID | None]
    confirmed_at: Mapped[Moment | None]


class EvidenceItem(Base):
    """A line of an exchange's checklist; the lines are copied from the programme when it is committed."""

    __tablename__ = "evidence_items"
    __table_args__ = (
        one_of("kind", EvidenceKind),
        one_of("state", EvidenceState),
        UniqueConstraint("exchange_id", "kind"),
    )

    id: Mapped[Key]
    exchange_id: Mapped[UUID] = mapped_column(ForeignKey("exchanges.id", ondelete="CASCADE"))
    kind: Mapped[Words]
    mandatory: Mapped[bool]
    state: Mapped[str] = mapped_column(Text, server_default="missing")
    automatic: Mapped[bool] = mapped_column(server_default=text("false"))
    """Accepted by the platform itself, from what it knows (a signed document, a validated report)."""
    reason: Mapped[str | None] = mapped_column(Text)
    decided_by: Mapped[UUID | None]
    decided_at: Mapped[Moment | None]
    locked_at: Mapped[Moment | None]
    version: Mapped[int] = mapped_column(server_default=text("1"))
    updated_at: Mapped[UpdatedAt]

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  # SQLAlchemy's declarative form


class EvidenceFile(Base):
    """A file in an evidence item; never removed once the item is locked, only superseded."""

    __tablename__ = "evidence_files"

    id: Mapped[Key]
    item_id: Mapped[UUID] = mapped_column(ForeignKey("evidence_items.id", ondelete="CASCADE"), index=True)
    file_id: Mapped[UUID] = mapped_column(ForeignKey("stored_files.id"), index=True)
    superseded_at: Mapped[Moment | None]
    added_by: Mapped[UUID | None]
    created_at: Mapped[CreatedAt]


class CheckInToken(Base):
    """What a QR code holds: lets the host (or a trip's leader) confirm presence on one day. Only its
    SHA-256 is kept."""

    __tablename__ = "check_in_tokens"

    token_hash: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    exchange_id: Mapped[UUID] = mapped_column(ForeignKey("exchanges.id", ondelete="CASCADE"), index=True)
    day: Mapped[date]
    expires_at: Mapped[Moment]
    created_at: Mapped[CreatedAt]


class ReportingPeriod(Base):
    """What is told the funder for a span of time. Freezing keeps the rows and their hashes; what changes
    later is an adjustment in the next period."""

    __tablename__ = "reporting_periods"
    __table_args__ = (
        one_of("state", PeriodState),
        CheckConstraint("ends_on >= starts_on", name="ends_later"),
        UniqueConstraint("programme_slug", "name"),
    )

    id: Mapped[Key]
    programme_slug: Mapped[str] = mapped_column(ForeignKey("programmes.slug"))
    name: Mapped[Words]
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    state: Mapped[str] = mapped_column(Text, server_default="open")
    revision: Mapped[int] = mapped_column(server_default=text("0"))
    """How many times it was frozen: one that the funder returns is frozen again."""
    frozen_at: Mapped[Moment | None]
    frozen_by: Mapped[UUID | None]
    snapshot: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
    snapshot_hash: Mapped[str | None] = mapped_column(Text)
    note: Mapped[str | None] = mapped_column(Text)
    version: Mapped[int] = mapped_column(server_default=text("1"))
    created_at: Mapped[CreatedAt]
    updated_at: Mapped[UpdatedAt]

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  # SQLAlchemy's declarative form


class PeriodLine(Base):
    """An exchange as it stood when a period was frozen, or what changed about one that was told before.
    `revision`: with the how-manieth freezing it was written; what counts is the period's last one."""

    __tablename__ = "period_lines"
    __table_args__ = (UniqueConstraint("period_id", "revision", "exchange_id"),)

    id: Mapped[Key]
    period_id: Mapped[UUID] = mapped_column(ForeignKey("reporting_periods.id", ondelete="CASCADE"))
    exchange_id: Mapped[UUID] = mapped_column(ForeignKey("exchanges.id"), index=True)
    revision: Mapped[int] = mapped_column(server_default=text("1"))
    adjustment: Mapped[bool] = mapped_column(server_default=text("false"))
    line: Mapped[dict[str, Any]] = mapped_column(JSONB)
    line_hash: Mapped[Words]
