"""Who did what: one row a change, never changed again."""

from typing import Any
from uuid import UUID

from sqlalchemy import Index
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from symbiosis.kit.columns import CreatedAt, Key, Words
from symbiosis.kit.database import Base


class JournalEntry(Base):
    __tablename__ = "journal_entries"
    __table_args__ = (Index("ix_journal_entries_subject", "subject_type", "subject_id", "id"),)

    id: Mapped[Key]
    at: Mapped[CreatedAt]
    user_id: Mapped[UUID | None] = mapped_column(index=True)
    tag: Mapped[Words]
    subject_type: Mapped[Words]
    subject_id: Mapped[UUID]
    change: Mapped[dict[str, Any]] = mapped_column(JSONB)
