"""Who did what: one row a change, never changed again (the database refuses it)."""

from typing import Any
from uuid import UUID

from sqlalchemy import Index, Text, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from symbiosis.journal.rules import IS_READ
from symbiosis.kit.columns import CreatedAt, Key, Words
from symbiosis.kit.database import Base


class JournalEntry(Base):
    """Holds ids, never names or addresses: a person who is erased leaves no trace in here.

    The application has no right to change or remove an entry, and a trigger refuses it to every role
    (migration 9c4e07d5b3f1).
    """

    __tablename__ = "journal_entries"
    __table_args__ = (
        Index("ix_journal_entries_subject", "subject_type", "subject_id", "id"),
        Index("ix_journal_entries_actor", "actor_id", "id"),
        Index(
            "ix_journal_entries_read_of",
            text("(change['organisations'])"),
            postgresql_using="gin",
            postgresql_where=text(IS_READ),
        ),
    )

    id: Mapped[Key]
    at: Mapped[CreatedAt]
    user_id: Mapped[UUID | None] = mapped_column(index=True)
    client_id: Mapped[UUID | None] = mapped_column(index=True)
    auth: Mapped[str] = mapped_column(Text, server_default="system")
    on_behalf_of: Mapped[UUID | None]
    actor_id: Mapped[UUID | None]
    tag: Mapped[Words]
    subject_type: Mapped[Words]
    subject_id: Mapped[UUID]
    before: Mapped[dict[str, Any]] = mapped_column(JSONB, server_default="{}")
    after: Mapped[dict[str, Any]] = mapped_column(JSONB, server_default="{}")
    change: Mapped[dict[str, Any]] = mapped_column(JSONB)
    request_id: Mapped[str | None] = mapped_column(Text)
