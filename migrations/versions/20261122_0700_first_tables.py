"""The first tables: people, actors, streams, matches, the journal and the job queue."""

from collections.abc import Sequence
from pathlib import Path

import sqlalchemy as sa
from alembic import context, op
from sqlalchemy.dialects import postgresql

revision: str = "ea4b721c0d61"
down_revision: str | None = None
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


SQL = Path(__file__).resolve().parents[1] / "sql"
EXTENSIONS = ("pg_trgm", "unaccent")


def install_job_queue() -> None:
    """pgqueuer's own tables, frozen as they were in 1.6.0.

    Several statements in one text need the driver's simple protocol.
    """
    ddl = (SQL / "pgqueuer_1_6_0.sql").read_text()
    if context.is_offline_mode():
        op.execute(ddl)
        return
    driver = op.get_bind().connection.dbapi_connection
    assert driver is not None  # noqa: S101  # an online migration has a connection
    driver.run_async(lambda connection: connection.execute(ddl))


def upgrade() -> None:
    for extension in EXTENSIONS:
        op.execute(f"create extension if not exists {extension}")
    op.create_table(
        "actors",
        sa.Column("id", sa.Uuid(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("legal_name", sa.Text(), nullable=False),
        sa.Column("display_name", sa.Text(), nullable=False),
        sa.Column("sort_name", sa.Text(), nullable=False),
        sa.Column("country", sa.Text(), nullable=False),
        sa.Column("registration_scheme", sa.Text(), nullable=True),
        sa.Column("registration_number", sa.Text(), nullable=True),
        sa.Column("size_class", sa.Text(), nullable=True),
        sa.Column("roles", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("sector", sa.Text(), nullable=True),
        sa.Column("languages", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
        sa.Column(
            "description",
            postgresql.JSONB(astext_type=sa.Text()),
            server_default=sa.text("'{}'"),
            nullable=False,
        ),
        sa.Column("website", sa.Text(), nullable=True),
        sa.Column("verification", sa.Text(), nullable=False),
        sa.Column("claimed", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("source_name", sa.Text(), nullable=False),
        sa.Column("source_licence", sa.Text(), nullable=True),
        sa.Column("source_statement", sa.Text(), nullable=True),
        sa.Column("external_source", sa.Text(), nullable=True),
        sa.Column("external_id", sa.Text(), nullable=True),
        sa.Column("demo", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("search_text", sa.Text(), server_default="", nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint("country ~ '^[A-Z]{2}$'", name=op.f("ck_actors_country_code")),
        sa.CheckConstraint(
            "registration_scheme in ('cvr', 'vat', 'eori', 'duns', 'lei', 'other')",
            name=op.f("ck_actors_registration_scheme_known"),
        ),
        sa.CheckConstraint(
            "size_class in ('micro', 'small', 'medium', 'large', 'public', 'ngo')",
            name=op.f("ck_actors_size_class_known"),
        ),
        sa.CheckConstraint(
            "verification in ('public_source', 'self_declared', 'verified', 'demonstration')",
            name=op.f("ck_actors_verification_known"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_actors")),
        sa.UniqueConstraint(
            "external_source", "external_id", name=op.f("uq_actors_external_source_external_id")
        ),
        sa.UniqueConstraint(
            "registration_scheme",
            "registration_number",
            name=op.f("uq_actors_registration_scheme_registration_number"),
        ),
    )
    op.create_index("ix_actors_country", "actors", ["country"], unique=False)
    op.create_index("ix_actors_name", "actors", ["sort_name", "id"], unique=False)
    op.create_index("ix_actors_roles", "actors", ["roles"], unique=False, postgresql_using="gin")
    op.create_index(
        "ix_actors_search",
        "actors",
        ["search_text"],
        unique=False,
        postgresql_using="gin",
        postgresql_ops={"search_text": "gin_trgm_ops"},
    )
    op.create_table(
        "clusters",
        sa.Column("slug", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("country", sa.Text(), nullable=False),
        sa.Column(
            "description",
            postgresql.JSONB(astext_type=sa.Text()),
            server_default=sa.text("'{}'"),
            nullable=False,
        ),
        sa.PrimaryKeyConstraint("slug", name=op.f("pk_clusters")),
    )
    op.create_table(
        "journal_entries",
        sa.Column("id", sa.Uuid(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=True),
        sa.Column("tag", sa.Text(), nullable=False),
        sa.Column("subject_type", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("change", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_journal_entries")),
    )
    op.create_index(
        "ix_journal_entries_subject", "journal_entries", ["subject_type", "subject_id", "id"], unique=False
    )
    op.create_index(op.f("ix_journal_entries_user_id"), "journal_entries", ["user_id"], unique=False)
    op.create_table(
        "sign_in_attempts",
        sa.Column("id", sa.Uuid(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("email_hash", sa.LargeBinary(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_in_attempts")),
    )
    op.create_index(op.f("ix_sign_in_attempts_email_hash"), "sign_in_attempts", ["email_hash"], unique=False)
    op.create_table(
        "users",
        sa.Column("id", sa.Uuid(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("password_hash", sa.Text(), nullable=False),
        sa.Column("display_name", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), server_default="da", nullable=False),
        sa.Column("staff_role", sa.Text(), nullable=True),
        sa.Column("demo", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint("staff_role in ('facilitator')", name=op.f("ck_users_staff_role_known")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_users")),
    )
    op.create_index("uq_users_email_lower", "users", [sa.literal_column("lower(email)")], unique=True)
    op.create_table(
        "cluster_memberships",
        sa.Column("cluster_slug", sa.Text(), nullable=False),
        sa.Column("actor_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["actor_id"], ["actors.id"], name=op.f("fk_cluster_memberships_actor_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["cluster_slug"],
            ["clusters.slug"],
            name=op.f("fk_cluster_memberships_cluster_slug"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("cluster_slug", "actor_id", name=op.f("pk_cluster_memberships")),
    )
    op.create_index(
        op.f("ix_cluster_memberships_actor_id"), "cluster_memberships", ["actor_id"], unique=False
    )
    op.create_table(
        "memberships",
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("actor_id", sa.Uuid(), nullable=False),
        sa.Column("role", sa.Text(), server_default="org_admin", nullable=False),
        sa.CheckConstraint(
            "role in ('org_admin', 'stream_editor', 'viewer')", name=op.f("ck_memberships_role_known")
        ),
        sa.ForeignKeyConstraint(
            ["actor_id"], ["actors.id"], name=op.f("fk_memberships_actor_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name=op.f("fk_memberships_user_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("user_id", "actor_id", name=op.f("pk_memberships")),
    )
    op.create_index(op.f("ix_memberships_actor_id"), "memberships", ["actor_id"], unique=False)
    op.create_table(
        "sites",
        sa.Column("id", sa.Uuid(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("actor_id", sa.Uuid(), nullable=False),
        sa.Column("main", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("address", sa.Text(), nullable=True),
        sa.Column("postcode", sa.Text(), nullable=True),
        sa.Column("town", sa.Text(), nullable=True),
        sa.Column("country", sa.Text(), nullable=False),
        sa.Column("nuts3", sa.Text(), nullable=True),
        sa.Column("latitude", sa.Double(), nullable=False),
        sa.Column("longitude", sa.Double(), nullable=False),
        sa.Column("precision", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint(
            "precision in ('facility', 'postcode', 'town')", name=op.f("ck_sites_precision_known")
        ),
        sa.CheckConstraint("latitude between -90 and 90", name=op.f("ck_sites_latitude_range")),
        sa.CheckConstraint("longitude between -180 and 180", name=op.f("ck_sites_longitude_range")),
        sa.ForeignKeyConstraint(
            ["actor_id"], ["actors.id"], name=op.f("fk_sites_actor_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sites")),
    )
    op.create_index("ix_sites_actor_id", "sites", ["actor_id"], unique=False)
    op.create_index("uq_sites_main", "sites", ["actor_id"], unique=True, postgresql_where=sa.text("main"))
    op.create_table(
        "user_sessions",
        sa.Column("id", sa.Uuid(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("token_hash", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column(
            "last_seen_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False
        ),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name=op.f("fk_user_sessions_user_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_user_sessions")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_user_sessions_token_hash")),
    )
    op.create_index(op.f("ix_user_sessions_expires_at"), "user_sessions", ["expires_at"], unique=False)
    op.create_index(op.f("ix_user_sessions_user_id"), "user_sessions", ["user_id"], unique=False)
    op.create_table(
        "material_streams",
        sa.Column("id", sa.Uuid(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("direction", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("status", sa.Text(), server_default="draft", nullable=False),
        sa.Column("status_reason", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("description", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), server_default="en", nullable=False),
        sa.Column("stream_type", sa.Text(), nullable=True),
        sa.Column("material", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True),
        sa.Column("requirements", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True),
        sa.Column("fibres", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("forms", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("quantity", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("quantity_kg", sa.Numeric(precision=14, scale=3), nullable=False),
        sa.Column("quantity_kg_per_year", sa.Numeric(precision=14, scale=3), nullable=False),
        sa.Column("minimum_lot_kg", sa.Numeric(precision=14, scale=3), nullable=True),
        sa.Column("maximum_lot_kg", sa.Numeric(precision=14, scale=3), nullable=True),
        sa.Column("available_from", sa.Date(), nullable=True),
        sa.Column("available_to", sa.Date(), nullable=True),
        sa.Column("site_id", sa.Uuid(), nullable=True),
        sa.Column("country", sa.Text(), nullable=False),
        sa.Column("postcode", sa.Text(), nullable=True),
        sa.Column("town", sa.Text(), nullable=True),
        sa.Column("nuts3", sa.Text(), nullable=True),
        sa.Column("latitude", sa.Double(), nullable=True),
        sa.Column("longitude", sa.Double(), nullable=True),
        sa.Column("price", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("maximum_distance_km", sa.Integer(), nullable=True),
        sa.Column("identity", sa.Text(), server_default="named", nullable=False),
        sa.Column("visibility", sa.Text(), server_default="public", nullable=False),
        sa.Column("basis", sa.Text(), server_default="owner", nullable=False),
        sa.Column("demo", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("valid_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("external_source", sa.Text(), nullable=True),
        sa.Column("external_id", sa.Text(), nullable=True),
        sa.Column("search_text", sa.Text(), server_default="", nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint(
            "(direction = 'offer') = (material is not null) and (direction = 'need') = (requirements is not null)",
            name=op.f("ck_material_streams_one_description"),
        ),
        sa.CheckConstraint(
            "basis in ('owner', 'public_route_rules', 'demonstration')",
            name=op.f("ck_material_streams_basis_known"),
        ),
        sa.CheckConstraint(
            "direction in ('offer', 'need')", name=op.f("ck_material_streams_direction_known")
        ),
        sa.CheckConstraint(
            "identity in ('named', 'anonymous_until_mutual')", name=op.f("ck_material_streams_identity_known")
        ),
        sa.CheckConstraint(
            "quantity_kg > 0 and quantity_kg < 'NaN'", name=op.f("ck_material_streams_quantity_positive")
        ),
        sa.CheckConstraint(
            "status <> 'published' or (latitude is not null and valid_until is not null)",
            name=op.f("ck_material_streams_published_complete"),
        ),
        sa.CheckConstraint(
            "status in ('draft', 'published', 'paused', 'fulfilled', 'expired', 'withdrawn')",
            name=op.f("ck_material_streams_status_known"),
        ),
        sa.CheckConstraint(
            "status_reason in ('composition', 'contamination', 'moisture', 'colour', 'form', 'condition', 'disruptors', 'chemistry_unknown', 'quantity_too_small', 'quantity_too_large', 'irregular_supply', 'timing', 'too_far', 'transport_cost', 'price_too_high', 'fee_too_high', 'no_capacity', 'no_permit', 'legal_status_unclear', 'cross_border', 'brand_restriction', 'certificate_missing', 'partner_unreliable', 'no_answer', 'sold_elsewhere', 'already_disposed', 'used_internally', 'wrong_route_preferred_reuse', 'not_interested_business', 'duplicate', 'other')",
            name=op.f("ck_material_streams_status_reason_known"),
        ),
        sa.CheckConstraint(
            "visibility in ('public', 'network', 'cluster', 'private')",
            name=op.f("ck_material_streams_visibility_known"),
        ),
        sa.CheckConstraint("available_to >= available_from", name=op.f("ck_material_streams_window_order")),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["actors.id"], name=op.f("fk_material_streams_owner_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["site_id"], ["sites.id"], name=op.f("fk_material_streams_site_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_material_streams")),
        sa.UniqueConstraint(
            "owner_id",
            "external_source",
            "external_id",
            name=op.f("uq_material_streams_owner_id_external_source_external_id"),
        ),
    )
    op.create_index(
        "ix_material_streams_expiry",
        "material_streams",
        ["valid_until"],
        unique=False,
        postgresql_where=sa.text("status = 'published'"),
    )
    op.create_index(
        "ix_material_streams_fibres", "material_streams", ["fibres"], unique=False, postgresql_using="gin"
    )
    op.create_index(
        "ix_material_streams_forms", "material_streams", ["forms"], unique=False, postgresql_using="gin"
    )
    op.create_index(
        "ix_material_streams_largest", "material_streams", ["quantity_kg_per_year", "id"], unique=False
    )
    op.create_index("ix_material_streams_newest", "material_streams", ["created_at", "id"], unique=False)
    op.create_index("ix_material_streams_open", "material_streams", ["direction", "status"], unique=False)
    op.create_index("ix_material_streams_owner", "material_streams", ["owner_id"], unique=False)
    op.create_index(
        "ix_material_streams_search",
        "material_streams",
        ["search_text"],
        unique=False,
        postgresql_using="gin",
        postgresql_ops={"search_text": "gin_trgm_ops"},
    )
    op.create_index(op.f("ix_material_streams_site_id"), "material_streams", ["site_id"], unique=False)
    op.create_table(
        "matches",
        sa.Column("id", sa.Uuid(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("offer_id", sa.Uuid(), nullable=False),
        sa.Column("need_id", sa.Uuid(), nullable=False),
        sa.Column("offer_version", sa.Integer(), nullable=False),
        sa.Column("need_version", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), server_default="suggested", nullable=False),
        sa.Column("origin", sa.Text(), server_default="engine", nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("score", sa.Double(), nullable=False),
        sa.Column("band", sa.Text(), nullable=False),
        sa.Column("confidence", sa.Double(), nullable=False),
        sa.Column("distance_km", sa.Double(), nullable=True),
        sa.Column("evidence", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("engine_version", sa.Text(), nullable=False),
        sa.Column("offer_viewed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("need_viewed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("offer_shortlisted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("need_shortlisted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("offer_interest_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("need_interest_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("dismissed_by", sa.Text(), nullable=True),
        sa.Column("dismissed_reason", sa.Text(), nullable=True),
        sa.Column("dismissed_comment", sa.Text(), nullable=True),
        sa.Column("superseded_by", sa.Uuid(), nullable=True),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint(
            "band in ('strong', 'possible', 'weak', 'hidden')", name=op.f("ck_matches_band_known")
        ),
        sa.CheckConstraint(
            "dismissed_by in ('offer', 'need', 'facilitator')", name=op.f("ck_matches_dismissed_by_known")
        ),
        sa.CheckConstraint(
            "dismissed_reason in ('composition', 'contamination', 'moisture', 'colour', 'form', 'condition', 'disruptors', 'chemistry_unknown', 'quantity_too_small', 'quantity_too_large', 'irregular_supply', 'timing', 'too_far', 'transport_cost', 'price_too_high', 'fee_too_high', 'no_capacity', 'no_permit', 'legal_status_unclear', 'cross_border', 'brand_restriction', 'certificate_missing', 'partner_unreliable', 'no_answer', 'sold_elsewhere', 'already_disposed', 'used_internally', 'wrong_route_preferred_reuse', 'not_interested_business', 'duplicate', 'other')",
            name=op.f("ck_matches_dismissed_reason_known"),
        ),
        sa.CheckConstraint("origin in ('engine', 'facilitator')", name=op.f("ck_matches_origin_known")),
        sa.CheckConstraint(
            "state in ('suggested', 'viewed', 'shortlisted', 'interest_one', 'interest_mutual', 'dismissed', 'expired', 'superseded')",
            name=op.f("ck_matches_state_known"),
        ),
        sa.CheckConstraint(
            "verdict in ('pass', 'conditional', 'fail')", name=op.f("ck_matches_verdict_known")
        ),
        sa.CheckConstraint("score between 0 and 1", name=op.f("ck_matches_score_range")),
        sa.ForeignKeyConstraint(
            ["need_id"], ["material_streams.id"], name=op.f("fk_matches_need_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["offer_id"], ["material_streams.id"], name=op.f("fk_matches_offer_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["superseded_by"], ["matches.id"], name=op.f("fk_matches_superseded_by"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_matches")),
    )
    op.create_index("ix_matches_best", "matches", ["score", "id"], unique=False)
    op.create_index("ix_matches_need", "matches", ["need_id", "score"], unique=False)
    op.create_index("ix_matches_offer", "matches", ["offer_id", "score"], unique=False)
    op.create_index(op.f("ix_matches_superseded_by"), "matches", ["superseded_by"], unique=False)
    op.create_index(
        "uq_matches_open_pair",
        "matches",
        ["offer_id", "need_id"],
        unique=True,
        postgresql_where=sa.text("state not in ('dismissed', 'expired', 'superseded')"),
    )
    install_job_queue()


def downgrade() -> None:
    for table in ("pgqueuer", "pgqueuer_log", "pgqueuer_schedules", "pgqueuer_statistics"):
        op.execute(f"drop table if exists {table} cascade")
    op.execute("drop function if exists fn_pgqueuer_changed cascade")
    op.execute("drop type if exists pgqueuer_status")
    op.drop_index(
        "uq_matches_open_pair",
        table_name="matches",
        postgresql_where=sa.text("state not in ('dismissed', 'expired', 'superseded')"),
    )
    op.drop_index(op.f("ix_matches_superseded_by"), table_name="matches")
    op.drop_index("ix_matches_offer", table_name="matches")
    op.drop_index("ix_matches_need", table_name="matches")
    op.drop_index("ix_matches_best", table_name="matches")
    op.drop_table("matches")
    op.drop_index(op.f("ix_material_streams_site_id"), table_name="material_streams")
    op.drop_index(
        "ix_material_streams_search",
        table_name="material_streams",
        postgresql_using="gin",
        postgresql_ops={"search_text": "gin_trgm_ops"},
    )
    op.drop_index("ix_material_streams_owner", table_name="material_streams")
    op.drop_index("ix_material_streams_open", table_name="material_streams")
    op.drop_index("ix_material_streams_newest", table_name="material_streams")
    op.drop_index("ix_material_streams_largest", table_name="material_streams")
    op.drop_index("ix_material_streams_forms", table_name="material_streams", postgresql_using="gin")
    op.drop_index("ix_material_streams_fibres", table_name="material_streams", postgresql_using="gin")
    op.drop_index(
        "ix_material_streams_expiry",
        table_name="material_streams",
        postgresql_where=sa.text("status = 'published'"),
    )
    op.drop_table("material_streams")
    op.drop_index(op.f("ix_user_sessions_user_id"), table_name="user_sessions")
    op.drop_index(op.f("ix_user_sessions_expires_at"), table_name="user_sessions")
    op.drop_table("user_sessions")
    op.drop_index("uq_sites_main", table_name="sites", postgresql_where=sa.text("main"))
    op.drop_index("ix_sites_actor_id", table_name="sites")
    op.drop_table("sites")
    op.drop_index(op.f("ix_memberships_actor_id"), table_name="memberships")
    op.drop_table("memberships")
    op.drop_index(op.f("ix_cluster_memberships_actor_id"), table_name="cluster_memberships")
    op.drop_table("cluster_memberships")
    op.drop_index("uq_users_email_lower", table_name="users")
    op.drop_table("users")
    op.drop_index(op.f("ix_sign_in_attempts_email_hash"), table_name="sign_in_attempts")
    op.drop_table("sign_in_attempts")
    op.drop_index(op.f("ix_journal_entries_user_id"), table_name="journal_entries")
    op.drop_index("ix_journal_entries_subject", table_name="journal_entries")
    op.drop_table("journal_entries")
    op.drop_table("clusters")
    op.drop_index(
        "ix_actors_search",
        table_name="actors",
        postgresql_using="gin",
        postgresql_ops={"search_text": "gin_trgm_ops"},
    )
    op.drop_index("ix_actors_roles", table_name="actors", postgresql_using="gin")
    op.drop_index("ix_actors_name", table_name="actors")
    op.drop_index("ix_actors_country", table_name="actors")
    op.drop_table("actors")
