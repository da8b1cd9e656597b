"""Imports: a file people brought, and what became of its rows."""

from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, DateTime, ForeignKey, Index, LargeBinary, Text, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from symbiosis.kit.columns import CreatedAt, Key, one_of
from symbiosis.kit.database import Base


class ImportKind(StrEnum):
    ACTORS = "actors"
    STREAMS = "streams"


class ImportState(StrEnum):
    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


class Import(Base):
    """`content` is emptied once the file is done with. `by_staff`: rows may name their own owners."""

    __tablename__ = "imports"
    __table_args__ = (
        one_of("kind", ImportKind),
        one_of("state", ImportState),
        CheckConstraint("rows_done <= rows_total", name="progress"),
        Index("ix_imports_user_id", "user_id"),
        Index("ix_imports_owner_id", "owner_id"),
    )

    id: Mapped[Key]
    kind: Mapped[str] = mapped_column(Text)
    state: Mapped[str] = mapped_column(Text, server_default="queued")
    dry_run: Mapped[bool]
    by_staff: Mapped[bool]
    user_id: Mapped[UUID | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    owner_id: Mapped[UUID | None] = mapped_column(ForeignKey("actors.id", ondelete="CASCADE"))
    content: Mapped[bytes | None] = mapped_column(LargeBinary, deferred=True)
    rows_total: Mapped[int] = mapped_column(server_default=text("0"))
    rows_done: Mapped[int] = mapped_column(server_default=text("0"))
    created: Mapped[int] = mapped_column(server_default=text("0"))
    changed: Mapped[int] = mapped_column(server_default=text("0"))
    unchanged: Mapped[int] = mapped_column(server_default=text("0"))
    refused: Mapped[int] = mapped_column(server_default=text("0"))
    errors: Mapped[list[dict[str, Any]]] = mapped_column(JSONB, server_default=text("'[]'"))
    notes: Mapped[list[dict[str, Any]]] = mapped_column(JSONB, server_default=text("'[]'"))
    failure: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
    created_at: Mapped[CreatedAt]
    started_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    finished_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
