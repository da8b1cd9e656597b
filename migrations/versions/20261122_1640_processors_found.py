"""Processors are found without reading every need: those that say what leaves their process."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "e1b76c2d9f48"
down_revision: str | None = "c47d0e91b5a3"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

PROCESSORS = (
    "direction = 'need' and status = 'published' and (requirements -> 'output') ->> 'form' is not null"
)


def upgrade() -> None:
    op.create_index(
        "ix_material_streams_processors", "material_streams", ["id"], postgresql_where=sa.text(PROCESSORS)
    )


def downgrade() -> None:
    op.drop_index("ix_material_streams_processors", table_name="material_streams")
