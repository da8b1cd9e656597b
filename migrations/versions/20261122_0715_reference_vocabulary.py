"""Fibres, forms, stream types, waste codes and routes; whose each data set is; more names a postcode."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision: str = "3a7d1c90b2e4"
down_revision: str | None = "ffc5fbe0f068"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

NAMES = ("title", "source", "licence", "attribution")
VOCABULARY = ("recycling_routes", "waste_codes", "stream_types", "material_forms", "fibres")


def words(name: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=nullable)


def word_list(name: str) -> sa.Column[list[str]]:
    return sa.Column(name, postgresql.ARRAY(sa.Text()), nullable=False)


def document(name: str) -> sa.Column[object]:
    return sa.Column(name, postgresql.JSONB(), nullable=False)


def upgrade() -> None:
    op.create_table(
        "fibres",
        words("slug"),
        sa.Column("position", sa.Integer(), nullable=False),
        words("code", nullable=True),
        sa.Column("annex1_no", sa.Integer(), nullable=True),
        words("fibre_group"),
        document("names"),
        word_list("aliases"),
        sa.Column("fossil_co2_kg_per_kg", sa.Numeric(), nullable=True),
        sa.Column("moisture_allowance_pct", sa.Numeric(), nullable=True),
        word_list("verified_names"),
        words("source"),
        sa.PrimaryKeyConstraint("slug", name=op.f("pk_fibres")),
    )
    op.create_table(
        "material_forms",
        words("slug"),
        sa.Column("position", sa.Integer(), nullable=False),
        words("form_group"),
        document("names"),
        sa.PrimaryKeyConstraint("slug", name=op.f("pk_material_forms")),
    )
    op.create_table(
        "stream_types",
        words("slug"),
        sa.Column("position", sa.Integer(), nullable=False),
        document("names"),
        words("typical_holder"),
        words("material_form"),
        words("origin_stage"),
        words("legal_status_hint"),
        word_list("waste_codes"),
        words("waste_code_note"),
        sa.PrimaryKeyConstraint("slug", name=op.f("pk_stream_types")),
    )
    op.create_table(
        "waste_codes",
        words("code"),
        sa.Column("hazardous", sa.Boolean(), nullable=False),
        document("names"),
        words("stage"),
        words("use_hint"),
        sa.Column("textile_core", sa.Boolean(), nullable=False),
        words("mirror_entry", nullable=True),
        word_list("verified_names"),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_waste_codes")),
    )
    op.create_table(
        "recycling_routes",
        words("slug"),
        sa.Column("position", sa.Integer(), nullable=False),
        document("names"),
        words("hierarchy"),
        sa.Column("hierarchy_rank", sa.Integer(), nullable=False),
        document("rules"),
        sa.Column("yield_kg_per_kg", sa.Numeric(), nullable=True),
        words("output"),
        words("displaced_product"),
        words("confidence"),
        words("source_note"),
        sa.PrimaryKeyConstraint("slug", name=op.f("pk_recycling_routes")),
    )
    op.alter_column("reference_sets", "rows", nullable=True)
    for name in NAMES:
        op.add_column("reference_sets", sa.Column(name, sa.Text(), server_default="", nullable=False))
    # Emptied, so that the next start loads them anew with what changed here.
    op.execute("delete from reference_sets")
    op.execute("delete from postcodes")
    op.drop_index("ix_postcodes_search", table_name="postcodes")
    op.drop_column("postcodes", "search_name")
    op.add_column("postcodes", word_list("search_names"))
    op.create_index("ix_postcodes_search", "postcodes", ["search_names"], postgresql_using="gin")


def downgrade() -> None:
    op.execute("delete from reference_sets")
    op.execute("delete from postcodes")
    op.drop_index("ix_postcodes_search", table_name="postcodes", postgresql_using="gin")
    op.drop_column("postcodes", "search_names")
    op.add_column("postcodes", sa.Column("search_name", sa.Text(), nullable=False))
    op.create_index("ix_postcodes_search", "postcodes", ["country", "search_name"])
    for name in reversed(NAMES):
        op.drop_column("reference_sets", name)
    op.alter_column("reference_sets", "rows", nullable=False)
    for table in VOCABULARY:
        op.drop_table(table)
