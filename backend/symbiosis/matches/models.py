"""Suggestions and what people decided about them. A match row is evidence and is kept."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, DateTime, ForeignKey, Index, Text, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from symbiosis.kit.columns import CreatedAt, Key, UpdatedAt, Words, one_of
from symbiosis.kit.database import Base
from symbiosis.matches.vocabulary import Band, MatchOrigin, MatchState, Verdict
from symbiosis.streams.vocabulary import ReasonCode

OPEN_PAIR = text("state not in ('dismissed', 'expired', 'superseded')")


class Match(Base):
    __tablename__ = "matches"
    __table_args__ = (
        one_of("state", MatchState),
        one_of("origin", MatchOrigin),
        one_of("verdict", Verdict),
        one_of("band", Band),
        one_of("dismissed_reason", ReasonCode),
        CheckConstraint("score between 0 and 1", name="score_range"),
        CheckConstraint("dismissed_by in ('offer', 'need', 'facilitator')", name="dismissed_by_known"),
        Index("uq_matches_open_pair", "offer_id", "need_id", unique=True, postgresql_where=OPEN_PAIR),
        Index("ix_matches_offer", "offer_id", "score"),
        Index("ix_matches_need", "need_id", "score"),
        Index("ix_matches_best", "score", "id"),
    )

    id: Mapped[Key]
    offer_id: Mapped[UUID] = mapped_column(ForeignKey("material_streams.id", ondelete="CASCADE"))
    need_id: Mapped[UUID] = mapped_column(ForeignKey("material_streams.id", ondelete="CASCADE"))
    offer_version: Mapped[int]
    need_version: Mapped[int]
    state: Mapped[str] = mapped_column(Text, server_default="suggested")
    origin: Mapped[str] = mapped_column(Text, server_default="engine")
    verdict: Mapped[Words]
    score: Mapped[float]
    band: Mapped[Words]
    confidence: Mapped[float]
    distance_km: Mapped[float | None]
    evidence: Mapped[dict[str, Any]] = mapped_column(JSONB)
    engine_version: Mapped[Words]
    offer_viewed_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    need_viewed_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    offer_shortlisted_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    need_shortlisted_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    offer_interest_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    need_interest_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    dismissed_by: Mapped[str | None] = mapped_column(Text)
    dismissed_reason: Mapped[str | None] = mapped_column(Text)
    dismissed_comment: Mapped[str | None] = mapped_column(Text)
    superseded_by: Mapped[UUID | None] = mapped_column(
        ForeignKey("matches.id", ondelete="SET NULL"), index=True
    )
    version: Mapped[int] = mapped_column(server_default=text("1"))
    created_at: Mapped[CreatedAt]
    updated_at: Mapped[UpdatedAt]

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  # SQLAlchemy's declarative form
