"""Reference rows: loaded from the shipped files, never written by people."""

from datetime import datetime

from sqlalchemy import DateTime, Index, Text, func
from sqlalchemy.orm import Mapped, mapped_column

from symbiosis.kit.columns import Words
from symbiosis.kit.database import Base


class ReferenceSet(Base):
    """Which version of a shipped data set this database holds."""

    __tablename__ = "reference_sets"

    name: Mapped[str] = mapped_column(Text, primary_key=True)
    version: Mapped[Words]
    rows: Mapped[int]
    loaded_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())


class Postcode(Base):
    __tablename__ = "postcodes"
    __table_args__ = (Index("ix_postcodes_search", "country", "search_name"),)

    country: Mapped[str] = mapped_column(Text, primary_key=True)
    postcode: Mapped[str] = mapped_column(Text, primary_key=True)
    place: Mapped[Words]
    search_name: Mapped[Words]
    nuts3: Mapped[str | None] = mapped_column(Text)
    latitude: Mapped[float]
    longitude: Mapped[float]


class Place(Base):
    """A town with its other names folded into `search_text`, between bars: `|herning|`."""

    __tablename__ = "places"
    __table_args__ = (
        Index(
            "ix_places_search",
            "search_text",
            postgresql_using="gin",
            postgresql_ops={"search_text": "gin_trgm_ops"},
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    country: Mapped[Words]
    name: Mapped[Words]
    local_name: Mapped[Words]
    postcode: Mapped[str | None] = mapped_column(Text)
    population: Mapped[int]
    nuts3: Mapped[str | None] = mapped_column(Text)
    latitude: Mapped[float]
    longitude: Mapped[float]
    search_text: Mapped[Words]
