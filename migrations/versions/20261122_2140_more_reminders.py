"""People are reminded of every step that waits for them, not only of signatures, reports and proof."""

from collections.abc import Sequence

from alembic import op

revision: str = "a81c5f2e96d4"
down_revision: str | None = "f3c9a1e47b08"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

_BEFORE = ("signature_waiting", "report_due", "evidence_missing", "payment_due", "payment_overdue")
_MORE = (
    "content_missing",
    "host_answer_missing",
    "next_step",
    "privacy_notice",
    "bank_account_missing",
    "bank_account_to_check",
    "presence_missing",
)


def _known(kinds: tuple[str, ...]) -> None:
    name = op.f("ck_exchange_reminders_kind_known")
    op.drop_constraint(name, "exchange_reminders", type_="check")
    said = ", ".join(f"'{kind}'" for kind in kinds)
    op.create_check_constraint(name, "exchange_reminders", f"kind in ({said})")


def upgrade() -> None:
    _known((*_MORE, *_BEFORE))


def downgrade() -> None:
    op.execute(f"delete from exchange_reminders where kind in {_MORE}")  # our own words
    _known(_BEFORE)
