"""Synergy patterns: what one trade's leftovers become in another, and who says so."""

from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, Text, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from symbiosis.kit.columns import CreatedAt, Key, UpdatedAt, WordList, Words
from symbiosis.kit.database import Base


class SynergyPattern(Base):
    """A generalised exchange. `composition` is a list of windows like a need's composition rules;
    `names`, `product` and `summary` are texts by language; `maturity` counts like a technology
    readiness level, 1 an idea to 9 in daily use."""

    __tablename__ = "synergy_patterns"
    __table_args__ = (
        CheckConstraint("maturity between 1 and 9", name="maturity_range"),
        Index("ix_synergy_patterns_route", "route"),
    )

    id: Mapped[Key]
    slug: Mapped[str] = mapped_column(Text, unique=True)
    names: Mapped[dict[str, str]] = mapped_column(JSONB)
    summary: Mapped[dict[str, str]] = mapped_column(JSONB)
    product: Mapped[dict[str, str]] = mapped_column(JSONB)
    donor_trades: Mapped[WordList]
    forms: Mapped[WordList]
    composition: Mapped[list[dict[str, Any]]] = mapped_column(JSONB, server_default=text("'[]'"))
    route: Mapped[Words]
    receiver_trades: Mapped[WordList]
    maturity: Mapped[int]
    evidence: Mapped[Words]
    source: Mapped[Words]
    licence: Mapped[str | None] = mapped_column(Text)
    retired: Mapped[bool] = mapped_column(server_default=text("false"))
    shipped: Mapped[bool] = mapped_column(server_default=text("false"))
    """As the shipped file has it: nobody has changed it here, so a newer file may."""
    search_text: Mapped[str] = mapped_column(Text, server_default="")
    created_by: Mapped[UUID | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"), index=True)
    version: Mapped[int] = mapped_column(server_default=text("1"))
    created_at: Mapped[CreatedAt]
    updated_at: Mapped[UpdatedAt]

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  # SQLAlchemy's declarative form
