"""What is known of a file; its bytes are in the store under `key`."""

from uuid import UUID

from sqlalchemy import CheckConstraint, Text
from sqlalchemy.orm import Mapped, mapped_column

from symbiosis.kit.columns import CreatedAt, Key, Moment, Words, one_of
from symbiosis.kit.database import Base
from symbiosis.kit.files.kinds import Classification

__all__ = ["Classification", "StoredFile"]


class StoredFile(Base):
    """Never changed once written. `purged_at`: its bytes are gone, the row remains as a trace."""

    __tablename__ = "stored_files"
    __table_args__ = (
        one_of("classification", Classification),
        CheckConstraint("length(sha256) = 64", name="sha256_length"),
        CheckConstraint("size_bytes > 0", name="not_empty"),
    )

    id: Mapped[Key]
    key: Mapped[str] = mapped_column(Text, unique=True)
    sha256: Mapped[Words]
    size_bytes: Mapped[int]
    media_type: Mapped[Words]
    name: Mapped[Words]
    classification: Mapped[Words]
    uploaded_by: Mapped[UUID | None]
    created_at: Mapped[CreatedAt]
    purged_at: Mapped[Moment | None]
