"""Both sides are asked half a year and a year after the stay; part of a payment may be asked back.

Exchanges that are closed already are asked what still lies ahead, those of the past nothing.
"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision: str = "d94a6b20c7e1"
down_revision: str | None = "7b3d90c6e152"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

_NOW = sa.text("now()")
OPEN = """
insert into exchange_follow_ups (exchange_id, months, side, due_on)
select e.id, months, side, (coalesce(e.actual_end, e.planned_end) + make_interval(months => months))::date
from exchanges e, unnest(array[6, 12]) months, unnest(array['visitor', 'host']) side
where e.state = 'closed' and e.source is null
    and coalesce(e.actual_end, e.planned_end) + make_interval(months => months) >= current_date
"""
WHOLE = (
    "update vouchers set recovery_asked_eur = coalesce(approved_eur, entitlement_eur)"
    " where state = 'recovery_requested'",
    "update vouchers set recovered_eur = coalesce(approved_eur, entitlement_eur) where state = 'recovered'",
)
"""What was asked back before was the whole."""


def _moment(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=True)


def upgrade() -> None:
    op.create_table(
        "exchange_follow_ups",
        sa.Column("exchange_id", sa.Uuid(), nullable=False),
        sa.Column("months", sa.Integer(), nullable=False),
        sa.Column("side", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column(
            "answers",
            postgresql.JSONB(astext_type=sa.Text()),
            server_default=sa.text("'{}'"),
            nullable=False,
        ),
        _moment("asked_at"),
        _moment("reminded_at"),
        _moment("submitted_at"),
        sa.Column("submitted_by", sa.Uuid(), nullable=True),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=_NOW, nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=_NOW, nullable=False),
        sa.CheckConstraint("side in ('visitor', 'host')", name=op.f("ck_exchange_follow_ups_side_known")),
        sa.CheckConstraint("months in (6, 12)", name=op.f("ck_exchange_follow_ups_months_known")),
        sa.CheckConstraint(
            "reminded_at > asked_at", name=op.f("ck_exchange_follow_ups_asked_before_reminded")
        ),
        sa.ForeignKeyConstraint(
            ["exchange_id"],
            ["exchanges.id"],
            name=op.f("fk_exchange_follow_ups_exchange_id_exchanges"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("exchange_id", "months", "side", name=op.f("pk_exchange_follow_ups")),
    )
    op.create_index(
        "ix_exchange_follow_ups_due",
        "exchange_follow_ups",
        ["due_on"],
        unique=False,
        postgresql_where=sa.text("submitted_at is null"),
    )
    op.execute(OPEN)
    op.add_column("vouchers", sa.Column("recovery_asked_eur", sa.Numeric(12, 2), nullable=True))
    op.add_column(
        "vouchers",
        sa.Column("recovered_eur", sa.Numeric(12, 2), server_default=sa.text("0"), nullable=False),
    )
    for statement in WHOLE:
        op.execute(statement)
    op.create_check_constraint(
        op.f("ck_vouchers_recovery_within_paid"),
        "vouchers",
        "recovered_eur >= 0 and recovery_asked_eur > 0 and recovered_eur + recovery_asked_eur"
        " <= coalesce(approved_eur, entitlement_eur)",
    )
    op.create_check_constraint(
        op.f("ck_vouchers_recovered_when_all_is_back"),
        "vouchers",
        "case state when 'recovery_requested' then recovery_asked_eur is not null"
        " when 'recovered' then recovered_eur = coalesce(approved_eur, entitlement_eur)"
        " else recovered_eur < coalesce(approved_eur, entitlement_eur) end",
    )


def downgrade() -> None:
    op.drop_constraint(op.f("ck_vouchers_recovered_when_all_is_back"), "vouchers", type_="check")
    op.drop_constraint(op.f("ck_vouchers_recovery_within_paid"), "vouchers", type_="check")
    op.drop_column("vouchers", "recovered_eur")
    op.drop_column("vouchers", "recovery_asked_eur")
    op.drop_index("ix_exchange_follow_ups_due", table_name="exchange_follow_ups")
    op.drop_table("exchange_follow_ups")
