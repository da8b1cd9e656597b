"""An invitation remembers whether what was agreed to in an application counts for it."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "5d1b8e0c47aa"
down_revision: str | None = "9c4e07d5b3f1"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    column: sa.Column[bool] = sa.Column(
        "agreed", sa.Boolean(), server_default=sa.text("false"), nullable=False
    )
    op.add_column("invitations", column)


def downgrade() -> None:
    op.drop_column("invitations", "agreed")
