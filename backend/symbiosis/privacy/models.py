"""What the retention jobs did."""

from sqlalchemy import Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from symbiosis.kit.columns import CreatedAt, Key, Words
from symbiosis.kit.database import Base


class RetentionRun(Base):
    __tablename__ = "retention_runs"
    __table_args__ = (Index("ix_retention_runs_rule", "rule", "at"),)

    id: Mapped[Key]
    rule: Mapped[Words]
    at: Mapped[CreatedAt]
    removed: Mapped[int]
    failure: Mapped[str | None] = mapped_column(Text)
