"""A programme says who answers for what is written in its name, and how long it is kept at least."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision: str = "b83d5f17a6c2"
down_revision: str | None = "e1b76c2d9f48"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    op.add_column(
        "programme_profiles",
        sa.Column(
            "disclaimer",
            postgresql.JSONB(astext_type=sa.Text()),
            server_default=sa.text("'{}'"),
            nullable=False,
        ),
    )
    op.add_column("programme_profiles", sa.Column("archive_until", sa.Date(), nullable=True))


def downgrade() -> None:
    op.drop_column("programme_profiles", "archive_until")
    op.drop_column("programme_profiles", "disclaimer")
