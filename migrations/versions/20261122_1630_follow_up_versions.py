"""A follow-up has versions, so that two facilitators do not write over each other."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "c47d0e91b5a3"
down_revision: str | None = "a22fed097a57"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    column: sa.Column[int] = sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False)
    op.add_column("match_follow_ups", column)


def downgrade() -> None:
    op.drop_column("match_follow_ups", "version")
