"""Matching to full depth: fields, facilitation, obstacles, patterns, blocks, and who wrote a stream last.

The database itself notes which transaction wrote a stream, also when what changed is its owner's
cluster, standing or block list: whoever keeps streams in memory reads what is newer and misses nothing.
"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision: str = "7c1e5a90d2b6"
down_revision: str | None = "5d1b8e0c47aa"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

STATES = "'suggested', 'viewed', 'shortlisted', 'interest_one', 'interest_mutual'"
STATES_BEFORE = f"state in ({STATES}, 'dismissed', 'expired', 'superseded')"
STATES_NOW = f"state in ({STATES}, 'converted', 'dismissed', 'expired', 'superseded', 'blocked')"
ORIGINS_BEFORE = "origin in ('engine', 'facilitator')"
ORIGINS_NOW = "origin in ('engine', 'facilitator', 'party', 'event')"
OPEN_BEFORE = "state not in ('dismissed', 'expired', 'superseded')"
OPEN_NOW = "state not in ('dismissed', 'expired', 'superseded', 'blocked')"

FILLED = (
    "update material_streams set standing = true where basis = 'public_route_rules'",
    # What is described since: nothing of it is stated yet.
    """
update material_streams set material = '{"homogeneity": null, "construction": null, "gsm": null,
    "width_cm": null, "length_min_m": null, "fibre_length_mm": null, "brand_restriction": null,
    "excluded_countries": [], "allowed_routes": [], "forbidden_routes": []}'::jsonb || material
    where material is not null
""",
    """
update material_streams set requirements = '{"constructions": [], "gsm_min": null, "gsm_max": null,
    "width_min_cm": null, "length_min_m": null, "fibre_length_min_mm": null, "removes_disruptors": [],
    "output": null, "permitted_waste_codes": null, "countries_accepted": [],
    "brand_restrictions_honoured": null, "replacement_rate_pct": null}'::jsonb || requirements
    where requirements is not null
""",
    """
update material_streams set price = '{"transport_paid_by": null, "transport_limit_per_kg": null,
    "disposal_cost_per_kg": null, "virgin_price_per_kg": null, "preprocessing_cost_per_kg": null}'::jsonb
    || price
""",
    "update matches set state_since = updated_at",
)

FOLLOWED = (
    """
create function note_writing_transaction() returns trigger language plpgsql as $$
begin
    new.written_in := (pg_current_xact_id()::text)::bigint;
    return new;
end
$$
""",
    """
create trigger material_streams_written before insert or update on material_streams
    for each row execute function note_writing_transaction()
""",
    # Setting the column to itself is enough: the trigger above writes the right number. The streams are
    # locked in the order of ids, as by all who lock several, so that nobody waits in a ring.
    """
create function note_streams_of_actor() returns trigger language plpgsql as $$
declare
    owners uuid[] := array(
        select (side ->> name)::uuid from unnest(tg_argv) as name,
            unnest(array[to_jsonb(coalesce(new, old)), to_jsonb(coalesce(old, new))]) as side);
begin
    perform 1 from material_streams where status = 'published' and owner_id = any(owners)
        order by id for no key update;
    update material_streams set written_in = written_in
        where status = 'published' and owner_id = any(owners);
    return null;
end
$$
""",
    """
create trigger actors_followed after update of verification, standing, roles on actors
    for each row execute function note_streams_of_actor('id')
""",
    """
create trigger cluster_memberships_followed after insert or update or delete on cluster_memberships
    for each row execute function note_streams_of_actor('actor_id')
""",
    """
create trigger actor_blocks_followed after insert or update or delete on actor_blocks
    for each row execute function note_streams_of_actor('actor_id', 'blocked_id')
""",
    """
create function note_invited_stream() returns trigger language plpgsql as $$
begin
    update material_streams set written_in = written_in where id = coalesce(new.stream_id, old.stream_id);
    return null;
end
$$
""",
    """
create trigger stream_invitations_followed after insert or update or delete on stream_invitations
    for each row execute function note_invited_stream()
""",
    # A row that is no more cannot say so itself.
    """
create function note_gone_stream() returns trigger language plpgsql as $$
begin
    insert into gone_streams (id, written_in) values (old.id, (pg_current_xact_id()::text)::bigint)
        on conflict (id) do update set written_in = excluded.written_in;
    return null;
end
$$
""",
    """
create trigger material_streams_gone after delete on material_streams
    for each row execute function note_gone_stream()
""",
    # Whoever sets a state may say since when it holds; else it holds from now on.
    """
create function note_state_since() returns trigger language plpgsql as $$
begin
    if new.state_since = old.state_since then
        new.state_since := now();
    end if;
    return new;
end
$$
""",
    """
create trigger matches_state_since before update of state on matches
    for each row when (new.state is distinct from old.state) execute function note_state_since()
""",
)
NOT_FOLLOWED = (
    "drop trigger matches_state_since on matches",
    "drop function note_state_since()",
    "drop trigger material_streams_gone on material_streams",
    "drop function note_gone_stream()",
    "drop trigger stream_invitations_followed on stream_invitations",
    "drop function note_invited_stream()",
    "drop trigger actor_blocks_followed on actor_blocks",
    "drop trigger cluster_memberships_followed on cluster_memberships",
    "drop trigger actors_followed on actors",
    "drop function note_streams_of_actor()",
    "drop trigger material_streams_written on material_streams",
    "drop function note_writing_transaction()",
)


def upgrade() -> None:
    op.create_table(
        "actor_blocks",
        sa.Column("actor_id", sa.Uuid(), nullable=False),
        sa.Column("blocked_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint("actor_id <> blocked_id", name=op.f("ck_actor_blocks_not_itself")),
        sa.ForeignKeyConstraint(
            ["actor_id"], ["actors.id"], name=op.f("fk_actor_blocks_actor_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["blocked_id"], ["actors.id"], name=op.f("fk_actor_blocks_blocked_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("actor_id", "blocked_id", name=op.f("pk_actor_blocks")),
    )
    op.create_index(op.f("ix_actor_blocks_blocked_id"), "actor_blocks", ["blocked_id"], unique=False)
    op.create_table(
        "match_notices",
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("strong_at_once", sa.Boolean(), server_default=sa.text("true"), nullable=False),
        sa.Column("digest", sa.Text(), server_default="weekly", nullable=False),
        sa.Column("strong_told_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("digest_told_until", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "digest in ('weekly', 'daily', 'never')", name=op.f("ck_match_notices_digest_known")
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name=op.f("fk_match_notices_user_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("user_id", name=op.f("pk_match_notices")),
    )
    op.create_table(
        "saved_filters",
        sa.Column("id", sa.Uuid(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("page", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("query", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name=op.f("fk_saved_filters_user_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_filters")),
        sa.UniqueConstraint("user_id", "page", "name", name=op.f("uq_saved_filters_user_id_page_name")),
    )
    op.create_table(
        "synergy_patterns",
        sa.Column("id", sa.Uuid(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("slug", sa.Text(), nullable=False),
        sa.Column("names", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("summary", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("product", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column(
            "donor_trades", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False
        ),
        sa.Column("forms", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
        sa.Column(
            "composition",
            postgresql.JSONB(astext_type=sa.Text()),
            server_default=sa.text("'[]'"),
            nullable=False,
        ),
        sa.Column("route", sa.Text(), nullable=False),
        sa.Column(
            "receiver_trades", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False
        ),
        sa.Column("maturity", sa.Integer(), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("licence", sa.Text(), nullable=True),
        sa.Column("retired", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("shipped", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("search_text", sa.Text(), server_default="", nullable=False),
        sa.Column("created_by", sa.Uuid(), nullable=True),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint("maturity between 1 and 9", name=op.f("ck_synergy_patterns_maturity_range")),
        sa.ForeignKeyConstraint(
            ["created_by"], ["users.id"], name=op.f("fk_synergy_patterns_created_by"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_synergy_patterns")),
        sa.UniqueConstraint("slug", name=op.f("uq_synergy_patterns_slug")),
    )
    op.create_index(op.f("ix_synergy_patterns_created_by"), "synergy_patterns", ["created_by"], unique=False)
    op.create_index("ix_synergy_patterns_route", "synergy_patterns", ["route"], unique=False)
    op.create_table(
        "stream_obstacles",
        sa.Column("stream_id", sa.Uuid(), nullable=False),
        sa.Column("requirement", sa.Text(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("pairs", sa.Integer(), nullable=False),
        sa.Column("best_score", sa.Double(), nullable=False),
        sa.Column("counted_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("pairs > 0", name=op.f("ck_stream_obstacles_pairs_positive")),
        sa.ForeignKeyConstraint(
            ["stream_id"],
            ["material_streams.id"],
            name=op.f("fk_stream_obstacles_stream_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("stream_id", "requirement", name=op.f("pk_stream_obstacles")),
    )
    op.create_table(
        "gone_streams",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("written_in", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_gone_streams")),
    )
    op.create_index("ix_gone_streams_written", "gone_streams", ["written_in"], unique=False)
    op.create_table(
        "match_follow_ups",
        sa.Column("match_id", sa.Uuid(), nullable=False),
        sa.Column("assignee_id", sa.Uuid(), nullable=True),
        sa.Column("next_step", sa.Text(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(
            ["assignee_id"], ["users.id"], name=op.f("fk_match_follow_ups_assignee_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["match_id"], ["matches.id"], name=op.f("fk_match_follow_ups_match_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("match_id", name=op.f("pk_match_follow_ups")),
    )
    op.create_index(
        op.f("ix_match_follow_ups_assignee_id"), "match_follow_ups", ["assignee_id"], unique=False
    )
    op.create_table(
        "match_notes",
        sa.Column("id", sa.Uuid(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("match_id", sa.Uuid(), nullable=False),
        sa.Column("author_id", sa.Uuid(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(
            ["author_id"], ["users.id"], name=op.f("fk_match_notes_author_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["match_id"], ["matches.id"], name=op.f("fk_match_notes_match_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_match_notes")),
    )
    op.create_index(op.f("ix_match_notes_author_id"), "match_notes", ["author_id"], unique=False)
    op.create_index("ix_match_notes_match", "match_notes", ["match_id", "created_at"], unique=False)
    op.add_column(
        "matches",
        sa.Column("overridden", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
    )
    op.add_column("matches", sa.Column("override_reason", sa.Text(), nullable=True))
    op.add_column("matches", sa.Column("suggested_by", sa.Uuid(), nullable=True))
    op.add_column("matches", sa.Column("suggested_as", sa.Text(), nullable=True))
    op.add_column("matches", sa.Column("event", sa.Text(), nullable=True))
    op.create_check_constraint(
        op.f("ck_matches_suggested_as_known"),
        "matches",
        "suggested_as in ('offer', 'need', 'both', 'facilitator')",
    )
    op.add_column("matches", sa.Column("converted_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("matches", sa.Column("blocked_by", sa.Text(), nullable=True))
    op.add_column(
        "matches",
        sa.Column("state_since", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
    )
    op.create_index("ix_matches_board", "matches", ["state", "state_since"], unique=False)
    op.create_index(op.f("ix_matches_suggested_by"), "matches", ["suggested_by"], unique=False)
    op.create_foreign_key(
        op.f("fk_matches_suggested_by"), "matches", "users", ["suggested_by"], ["id"], ondelete="SET NULL"
    )
    op.add_column("material_streams", sa.Column("lead_time_days", sa.Integer(), nullable=True))
    op.add_column(
        "material_streams",
        sa.Column("standing", sa.Boolean(), server_default=sa.text("false"), nullable=False),
    )
    op.add_column(
        "material_streams",
        sa.Column(
            "written_in",
            sa.BigInteger(),
            server_default=sa.text("0"),
            nullable=False,
        ),
    )
    op.create_index("ix_material_streams_written", "material_streams", ["written_in"], unique=False)
    op.drop_constraint(op.f("ck_matches_state_known"), "matches", type_="check")
    op.create_check_constraint(op.f("ck_matches_state_known"), "matches", STATES_NOW)
    op.drop_constraint(op.f("ck_matches_origin_known"), "matches", type_="check")
    op.create_check_constraint(op.f("ck_matches_origin_known"), "matches", ORIGINS_NOW)
    op.drop_index("uq_matches_open_pair", table_name="matches")
    op.create_index(
        "uq_matches_open_pair",
        "matches",
        ["offer_id", "need_id"],
        unique=True,
        postgresql_where=sa.text(OPEN_NOW),
    )
    for statement in (*FILLED, *FOLLOWED):
        op.execute(statement)


def downgrade() -> None:
    for statement in NOT_FOLLOWED:
        op.execute(statement)
    op.execute("delete from matches where state in ('converted', 'blocked') or origin in ('party', 'event')")
    op.drop_index("uq_matches_open_pair", table_name="matches")
    op.create_index(
        "uq_matches_open_pair",
        "matches",
        ["offer_id", "need_id"],
        unique=True,
        postgresql_where=sa.text(OPEN_BEFORE),
    )
    op.drop_constraint(op.f("ck_matches_origin_known"), "matches", type_="check")
    op.create_check_constraint(op.f("ck_matches_origin_known"), "matches", ORIGINS_BEFORE)
    op.drop_constraint(op.f("ck_matches_state_known"), "matches", type_="check")
    op.create_check_constraint(op.f("ck_matches_state_known"), "matches", STATES_BEFORE)
    op.drop_index("ix_material_streams_written", table_name="material_streams")
    op.drop_column("material_streams", "written_in")
    op.drop_column("material_streams", "standing")
    op.drop_column("material_streams", "lead_time_days")
    op.drop_constraint(op.f("fk_matches_suggested_by"), "matches", type_="foreignkey")
    op.drop_index(op.f("ix_matches_suggested_by"), table_name="matches")
    op.drop_index("ix_matches_board", table_name="matches")
    op.drop_column("matches", "state_since")
    op.drop_column("matches", "blocked_by")
    op.drop_column("matches", "converted_at")
    op.drop_constraint(op.f("ck_matches_suggested_as_known"), "matches", type_="check")
    op.drop_column("matches", "event")
    op.drop_column("matches", "suggested_as")
    op.drop_column("matches", "suggested_by")
    op.drop_column("matches", "override_reason")
    op.drop_column("matches", "overridden")
    op.drop_index("ix_match_notes_match", table_name="match_notes")
    op.drop_index(op.f("ix_match_notes_author_id"), table_name="match_notes")
    op.drop_table("match_notes")
    op.drop_index(op.f("ix_match_follow_ups_assignee_id"), table_name="match_follow_ups")
    op.drop_table("match_follow_ups")
    op.drop_table("stream_obstacles")
    op.drop_table("gone_streams")
    op.drop_index("ix_synergy_patterns_route", table_name="synergy_patterns")
    op.drop_index(op.f("ix_synergy_patterns_created_by"), table_name="synergy_patterns")
    op.drop_table("synergy_patterns")
    op.drop_table("saved_filters")
    op.drop_table("match_notices")
    op.drop_index(op.f("ix_actor_blocks_blocked_id"), table_name="actor_blocks")
    op.drop_table("actor_blocks")
