"""Reference rows: loaded from the shipped files, never written by people.

Names are JSON objects by language. `position` keeps the order of the file.
"""

from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import DateTime, Index, Numeric, Text, func
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import Mapped, mapped_column

from symbiosis.kit.columns import Words
from symbiosis.kit.database import Base


class ReferenceSet(Base):
    """Which version of a shipped data set this database holds, whose it is and what is owed for it.

    `version` is the SHA-256 of the shipped file; `rows` is null for drawings.
    """

    __tablename__ = "reference_sets"

    name: Mapped[str] = mapped_column(Text, primary_key=True)
    version: Mapped[Words]
    rows: Mapped[int | None]
    loaded_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())
    title: Mapped[str] = mapped_column(Text, server_default="")
    source: Mapped[str] = mapped_column(Text, server_default="")
    licence: Mapped[str] = mapped_column(Text, server_default="")
    attribution: Mapped[str] = mapped_column(Text, server_default="")


class Fibre(Base):
    __tablename__ = "fibres"

    slug: Mapped[str] = mapped_column(Text, primary_key=True)
    position: Mapped[int]
    code: Mapped[str | None] = mapped_column(Text)
    annex1_no: Mapped[int | None]
    fibre_group: Mapped[Words]
    names: Mapped[dict[str, str]] = mapped_column(JSONB)
    aliases: Mapped[list[str]] = mapped_column(ARRAY(Text))
    fossil_co2_kg_per_kg: Mapped[Decimal | None] = mapped_column(Numeric)
    moisture_allowance_pct: Mapped[Decimal | None] = mapped_column(Numeric)
    verified_names: Mapped[list[str]] = mapped_column(ARRAY(Text))
    source: Mapped[Words]


class MaterialForm(Base):
    __tablename__ = "material_forms"

    slug: Mapped[str] = mapped_column(Text, primary_key=True)
    position: Mapped[int]
    form_group: Mapped[Words]
    names: Mapped[dict[str, str]] = mapped_column(JSONB)


class StreamType(Base):
    """A kind of stream with hints; forms, stages and codes are a start, never a decision."""

    __tablename__ = "stream_types"

    slug: Mapped[str] = mapped_column(Text, primary_key=True)
    position: Mapped[int]
    names: Mapped[dict[str, str]] = mapped_column(JSONB)
    typical_holder: Mapped[Words]
    material_form: Mapped[Words]
    origin_stage: Mapped[Words]
    legal_status_hint: Mapped[Words]
    waste_codes: Mapped[list[str]] = mapped_column(ARRAY(Text))
    waste_code_note: Mapped[Words]


class WasteCode(Base):
    __tablename__ = "waste_codes"

    code: Mapped[str] = mapped_column(Text, primary_key=True)
    hazardous: Mapped[bool]
    names: Mapped[dict[str, str]] = mapped_column(JSONB)
    stage: Mapped[Words]
    use_hint: Mapped[Words]
    textile_core: Mapped[bool]
    mirror_entry: Mapped[str | None] = mapped_column(Text)
    verified_names: Mapped[list[str]] = mapped_column(ARRAY(Text))
    green_list: Mapped[str | None] = mapped_column(Text)


class RecyclingRoute(Base):
    """`rules` is what the route accepts: fibres, limits, forms; shares in per cent, lots in kg."""

    __tablename__ = "recycling_routes"

    slug: Mapped[str] = mapped_column(Text, primary_key=True)
    position: Mapped[int]
    names: Mapped[dict[str, str]] = mapped_column(JSONB)
    hierarchy: Mapped[Words]
    hierarchy_rank: Mapped[int]
    rules: Mapped[dict[str, Any]] = mapped_column(JSONB)
    yield_kg_per_kg: Mapped[Decimal | None] = mapped_column(Numeric)
    output: Mapped[Words]
    displaced_product: Mapped[Words]
    confidence: Mapped[Words]
    source_note: Mapped[Words]


class Postcode(Base):
    """`search_names` holds the place's names folded, without district letters: `aarhus c`, `aarhus`."""

    __tablename__ = "postcodes"
    __table_args__ = (Index("ix_postcodes_search", "search_names", postgresql_using="gin"),)

    country: Mapped[str] = mapped_column(Text, primary_key=True)
    postcode: Mapped[str] = mapped_column(Text, primary_key=True)
    place: Mapped[Words]
    search_names: Mapped[list[str]] = mapped_column(ARRAY(Text))
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
