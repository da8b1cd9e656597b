"""Obstacles are counted every night, records of dealings kept, waiting jobs of one content found at once."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "f3c9a1e47b08"
down_revision: str | None = "d94a6b20c7e1"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

# Of the same kind as the triggers on owners' roles and blocks: a stream counts as written with its owner's.
RECORD_FOLLOWED = """
create trigger owner_records_followed after insert or update or delete on owner_records
    for each row execute function note_streams_of_actor('actor_id')
"""


def upgrade() -> None:
    op.create_table(
        "obstacle_counts",
        sa.Column("stream_id", sa.Uuid(), nullable=False),
        sa.Column("counted_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["stream_id"],
            ["material_streams.id"],
            name=op.f("fk_obstacle_counts_stream_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("stream_id", name=op.f("pk_obstacle_counts")),
    )
    op.create_table(
        "owner_records",
        sa.Column("actor_id", sa.Uuid(), nullable=False),
        sa.Column("accepted", sa.Double(), nullable=False),
        sa.Column("judged", sa.Double(), nullable=False),
        sa.CheckConstraint(
            "accepted >= 0 and accepted <= judged", name=op.f("ck_owner_records_accepted_of_judged")
        ),
        sa.ForeignKeyConstraint(
            ["actor_id"], ["actors.id"], name=op.f("fk_owner_records_actor_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("actor_id", name=op.f("pk_owner_records")),
    )
    op.execute(RECORD_FOLLOWED)
    # A payload may be longer than an index takes.
    op.create_index(
        "pgqueuer_waiting_content_idx",
        "pgqueuer",
        ["entrypoint", sa.text("md5(payload)")],
        postgresql_where=sa.text("status = 'queued'"),
    )
    op.add_column("waste_codes", sa.Column("green_list", sa.Text(), nullable=True))


def downgrade() -> None:
    op.drop_column("waste_codes", "green_list")
    op.drop_index("pgqueuer_waiting_content_idx", table_name="pgqueuer")
    op.drop_table("owner_records")
    op.drop_table("obstacle_counts")
