"""A registration has a CV and a welcome pack; a proposal may record what was agreed outside.

Whether visitors must attach a CV is a rule of the programme, as the scheme has it unless it says otherwise.
"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "7b3d90c6e152"
down_revision: str | None = "b83d5f17a6c2"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

FILES = ("cv_file_id", "welcome_pack_file_id")


def upgrade() -> None:
    for name in FILES:
        op.add_column("exchange_registrations", sa.Column(name, sa.Uuid(), nullable=True))
        op.create_foreign_key(
            op.f(f"fk_exchange_registrations_{name}"),
            "exchange_registrations",
            "stored_files",
            [name],
            ["id"],
        )
        op.create_index(op.f(f"ix_exchange_registrations_{name}"), "exchange_registrations", [name])
    needed: sa.Column[bool] = sa.Column(
        "cv_needed", sa.Boolean(), server_default=sa.text("true"), nullable=False
    )
    op.add_column("rule_sets", needed)
    outside: sa.Column[bool] = sa.Column(
        "agreed_outside", sa.Boolean(), server_default=sa.text("false"), nullable=False
    )
    op.add_column("exchange_proposals", outside)


def downgrade() -> None:
    op.drop_column("exchange_proposals", "agreed_outside")
    op.drop_column("rule_sets", "cv_needed")
    for name in reversed(FILES):
        op.drop_index(op.f(f"ix_exchange_registrations_{name}"), table_name="exchange_registrations")
        op.drop_constraint(
            op.f(f"fk_exchange_registrations_{name}"), "exchange_registrations", type_="foreignkey"
        )
        op.drop_column("exchange_registrations", name)
