"""Offers and needs.

What is offered (`material`) and what is accepted (`requirements`) are documents:
they are read and matched whole, and their shape is kept by the wire schema. What
is filtered or sorted by stands in columns of its own (docs/decisions/0004).
"""

from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Date,
    DateTime,
    ForeignKey,
    Index,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from symbiosis.kit.columns import CreatedAt, Key, Kilograms, UpdatedAt, WordList, Words, one_of
from symbiosis.kit.database import Base
from symbiosis.streams.vocabulary import Basis, Direction, Identity, ReasonCode, StreamStatus, Visibility

PROCESSORS = text(
    "direction = 'need' and status = 'published' and (requirements -> 'output') ->> 'form' is not null"
)
"""Open needs that say what leaves their process: the links of chains."""


class MaterialStream(Base):
    __tablename__ = "material_streams"
    __table_args__ = (
        one_of("direction", Direction),
        one_of("status", StreamStatus),
        one_of("identity", Identity),
        one_of("visibility", Visibility),
        one_of("basis", Basis),
        one_of("status_reason", ReasonCode),
        CheckConstraint(
            "(direction = 'offer') = (material is not null) and (direction = 'need') = (requirements is not null)",
            name="one_description",
        ),
        CheckConstraint("quantity_kg > 0 and quantity_kg < 'NaN'", name="quantity_positive"),
        CheckConstraint("available_to >= available_from", name="window_order"),
        CheckConstraint(
            "status <> 'published' or (latitude is not null and valid_until is not null)",
            name="published_complete",
        ),
        UniqueConstraint("owner_id", "external_source", "external_id"),
        Index("ix_material_streams_newest", "created_at", "id"),
        Index("ix_material_streams_largest", "quantity_kg_per_year", "id"),
        Index("ix_material_streams_owner", "owner_id"),
        Index("ix_material_streams_open", "direction", "status"),
        Index("ix_material_streams_expiry", "valid_until", postgresql_where=text("status = 'published'")),
        Index("ix_material_streams_written", "written_in"),
        Index("ix_material_streams_processors", "id", postgresql_where=PROCESSORS),
        Index("ix_material_streams_fibres", "fibres", postgresql_using="gin"),
        Index("ix_material_streams_forms", "forms", postgresql_using="gin"),
        Index(
            "ix_material_streams_search",
            "search_text",
            postgresql_using="gin",
            postgresql_ops={"search_text": "gin_trgm_ops"},
        ),
    )

    id: Mapped[Key]
    direction: Mapped[Words]
    owner_id: Mapped[UUID] = mapped_column(ForeignKey("actors.id", ondelete="CASCADE"))
    status: Mapped[str] = mapped_column(Text, server_default="draft")
    status_reason: Mapped[str | None] = mapped_column(Text)
    title: Mapped[Words]
    description: Mapped[str | None] = mapped_column(Text)
    language: Mapped[str] = mapped_column(Text, server_default="en")
    stream_type: Mapped[str | None] = mapped_column(Text)
    material: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
    requirements: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
    fibres: Mapped[WordList]
    forms: Mapped[WordList]
    quantity: Mapped[dict[str, Any]] = mapped_column(JSONB)
    quantity_kg: Mapped[Decimal] = mapped_column(Kilograms)
    quantity_kg_per_year: Mapped[Decimal] = mapped_column(Kilograms)
    minimum_lot_kg: Mapped[Decimal | None] = mapped_column(Kilograms)
    maximum_lot_kg: Mapped[Decimal | None] = mapped_column(Kilograms)
    available_from: Mapped[date | None] = mapped_column(Date)
    available_to: Mapped[date | None] = mapped_column(Date)
    lead_time_days: Mapped[int | None]
    site_id: Mapped[UUID | None] = mapped_column(ForeignKey("sites.id", ondelete="SET NULL"), index=True)
    country: Mapped[Words]
    postcode: Mapped[str | None] = mapped_column(Text)
    town: Mapped[str | None] = mapped_column(Text)
    nuts3: Mapped[str | None] = mapped_column(Text)
    latitude: Mapped[float | None]
    longitude: Mapped[float | None]
    price: Mapped[dict[str, Any]] = mapped_column(JSONB)
    maximum_distance_km: Mapped[int | None]
    identity: Mapped[str] = mapped_column(Text, server_default="named")
    visibility: Mapped[str] = mapped_column(Text, server_default="public")
    basis: Mapped[str] = mapped_column(Text, server_default="owner")
    standing: Mapped[bool] = mapped_column(server_default=text("false"))
    demo: Mapped[bool] = mapped_column(server_default=text("false"))
    valid_until: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    confirmed_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    published_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    external_source: Mapped[str | None] = mapped_column(Text)
    external_id: Mapped[str | None] = mapped_column(Text)
    search_text: Mapped[str] = mapped_column(Text, server_default="")
    written_in: Mapped[int] = mapped_column(BigInteger, server_default=text("0"))
    """The transaction that wrote this row last, kept by the database: whoever follows changes loses none."""
    version: Mapped[int] = mapped_column(server_default=text("1"))
    created_at: Mapped[CreatedAt]
    updated_at: Mapped[UpdatedAt]

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  # SQLAlchemy's declarative form


class GoneStream(Base):
    """A deleted stream; kept by the database for those who follow `written_in`."""

    __tablename__ = "gone_streams"
    __table_args__ = (Index("ix_gone_streams_written", "written_in"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    written_in: Mapped[int] = mapped_column(BigInteger)


class StreamInvitation(Base):
    """An organisation that may see a stream of the visibility `invited`."""

    __tablename__ = "stream_invitations"

    stream_id: Mapped[UUID] = mapped_column(
        ForeignKey("material_streams.id", ondelete="CASCADE"), primary_key=True
    )
    actor_id: Mapped[UUID] = mapped_column(
        ForeignKey("actors.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    created_at: Mapped[CreatedAt]
