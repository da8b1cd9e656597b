"""Suggestions, what people decided about them, and what facilitators do with them.

A match row is evidence and is kept.
"""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Date, DateTime, ForeignKey, Index, Text, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from symbiosis.kit.columns import CreatedAt, Key, Moment, UpdatedAt, WordList, Words, one_of
from symbiosis.kit.database import Base
from symbiosis.matches.vocabulary import Band, MatchOrigin, MatchState, Side, Verdict
from symbiosis.streams.vocabulary import ReasonCode

OPEN_PAIR = text("state not in ('dismissed', 'expired', 'superseded', 'blocked')")


class Match(Base):
    __tablename__ = "matches"
    __table_args__ = (
        one_of("state", MatchState),
        one_of("origin", MatchOrigin),
        one_of("verdict", Verdict),
        one_of("band", Band),
        one_of("dismissed_reason", ReasonCode),
        one_of("suggested_as", Side),
        CheckConstraint("score between 0 and 1", name="score_range"),
        CheckConstraint("dismissed_by in ('offer', 'need', 'facilitator')", name="dismissed_by_known"),
        Index("uq_matches_open_pair", "offer_id", "need_id", unique=True, postgresql_where=OPEN_PAIR),
        Index("ix_matches_offer", "offer_id", "score"),
        Index("ix_matches_need", "need_id", "score"),
        Index("ix_matches_best", "score", "id"),
        Index("ix_matches_board", "state", "state_since"),
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
    overridden: Mapped[WordList]
    """Requirements a person set aside when bringing the two together; never a legal one."""
    override_reason: Mapped[str | None] = mapped_column(Text)
    suggested_by: Mapped[UUID | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"), index=True)
    suggested_as: Mapped[str | None] = mapped_column(Text)
    """For whom the person acted who brought the two together; none where the engine found them."""
    event: Mapped[str | None] = mapped_column(Text)
    """Where the two met, in the words of who brought them together."""
    converted_at: Mapped[Moment | None]
    blocked_by: Mapped[str | None] = mapped_column(Text)
    """The rule that came to stop it, of the state `blocked`."""
    state_since: Mapped[CreatedAt]
    superseded_by: Mapped[UUID | None] = mapped_column(
        ForeignKey("matches.id", ondelete="SET NULL"), index=True
    )
    version: Mapped[int] = mapped_column(server_default=text("1"))
    created_at: Mapped[CreatedAt]
    updated_at: Mapped[UpdatedAt]

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  # SQLAlchemy's declarative form


class MatchFollowUp(Base):
    """What a facilitator means to do next with a match, and who."""

    __tablename__ = "match_follow_ups"

    match_id: Mapped[UUID] = mapped_column(ForeignKey("matches.id", ondelete="CASCADE"), primary_key=True)
    assignee_id: Mapped[UUID | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"), index=True)
    next_step: Mapped[str | None] = mapped_column(Text)
    due_on: Mapped[date | None] = mapped_column(Date)
    version: Mapped[int] = mapped_column(server_default=text("1"))
    updated_at: Mapped[UpdatedAt]

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  # SQLAlchemy's declarative form


class MatchNote(Base):
    """A note of cluster staff on a match; the parties never read it."""

    __tablename__ = "match_notes"
    __table_args__ = (Index("ix_match_notes_match", "match_id", "created_at"),)

    id: Mapped[Key]
    match_id: Mapped[UUID] = mapped_column(ForeignKey("matches.id", ondelete="CASCADE"))
    author_id: Mapped[UUID | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"), index=True)
    text: Mapped[Words]
    created_at: Mapped[CreatedAt]


class StreamObstacle(Base):
    """How many otherwise close pairs of a stream one requirement alone has stopped, at the last scoring."""

    __tablename__ = "stream_obstacles"
    __table_args__ = (CheckConstraint("pairs > 0", name="pairs_positive"),)

    stream_id: Mapped[UUID] = mapped_column(
        ForeignKey("material_streams.id", ondelete="CASCADE"), primary_key=True
    )
    requirement: Mapped[str] = mapped_column(Text, primary_key=True)
    rule: Mapped[Words]
    pairs: Mapped[int]
    best_score: Mapped[float]
    counted_at: Mapped[Moment]


class ObstacleCount(Base):
    """When a stream's obstacles were counted last, also where none was found."""

    __tablename__ = "obstacle_counts"

    stream_id: Mapped[UUID] = mapped_column(
        ForeignKey("material_streams.id", ondelete="CASCADE"), primary_key=True
    )
    counted_at: Mapped[Moment]


class OwnerRecord(Base):
    """What became of an organisation's dealings, counted every night; older ones count for less."""

    __tablename__ = "owner_records"
    __table_args__ = (CheckConstraint("accepted >= 0 and accepted <= judged", name="accepted_of_judged"),)

    actor_id: Mapped[UUID] = mapped_column(ForeignKey("actors.id", ondelete="CASCADE"), primary_key=True)
    accepted: Mapped[float]
    judged: Mapped[float]


class SavedFilter(Base):
    """A person's own name for what they look for in a list."""

    __tablename__ = "saved_filters"
    __table_args__ = (UniqueConstraint("user_id", "page", "name"),)

    id: Mapped[Key]
    user_id: Mapped[UUID] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    page: Mapped[Words]
    name: Mapped[Words]
    query: Mapped[dict[str, Any]] = mapped_column(JSONB)
    created_at: Mapped[CreatedAt]


class MatchNotice(Base):
    """How a person wants to hear of new matches, and until when they have heard."""

    __tablename__ = "match_notices"
    __table_args__ = (CheckConstraint("digest in ('weekly', 'daily', 'never')", name="digest_known"),)

    user_id: Mapped[UUID] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), primary_key=True)
    strong_at_once: Mapped[bool] = mapped_column(server_default=text("true"))
    digest: Mapped[str] = mapped_column(Text, server_default="weekly")
    strong_told_until: Mapped[Moment | None]
    digest_told_until: Mapped[Moment | None]
