"""What has become of a cooperation half a year and a year after the stay."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, Text, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from symbiosis.exchanges.vocabulary import FOLLOW_UP_MONTHS
from symbiosis.kit.columns import CreatedAt, Moment, UpdatedAt, one_of
from symbiosis.kit.database import Base
from symbiosis.programmes.vocabulary import ExchangeRole


class FollowUp(Base):
    """What one side is asked `months` after the stay; a draft until it is submitted. `asked_at` and
    `reminded_at` say that the mail was written, so that each is written once."""

    __tablename__ = "exchange_follow_ups"
    __table_args__ = (
        one_of("side", ExchangeRole),
        CheckConstraint(f"months in {FOLLOW_UP_MONTHS}", name="months_known"),
        CheckConstraint("reminded_at > asked_at", name="asked_before_reminded"),
        Index("ix_exchange_follow_ups_due", "due_on", postgresql_where=text("submitted_at is null")),
    )

    exchange_id: Mapped[UUID] = mapped_column(
        ForeignKey("exchanges.id", ondelete="CASCADE"), primary_key=True
    )
    months: Mapped[int] = mapped_column(primary_key=True)
    side: Mapped[str] = mapped_column(Text, primary_key=True)
    due_on: Mapped[date]
    answers: Mapped[dict[str, Any]] = mapped_column(JSONB, server_default=text("'{}'"))
    asked_at: Mapped[Moment | None]
    reminded_at: Mapped[Moment | None]
    submitted_at: Mapped[Moment | None]
    submitted_by: Mapped[UUID | None]
    version: Mapped[int] = mapped_column(server_default=text("1"))
    created_at: Mapped[CreatedAt]
    updated_at: Mapped[UpdatedAt]

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  # SQLAlchemy's declarative form
