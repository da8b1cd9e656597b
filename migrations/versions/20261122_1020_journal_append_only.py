"""The journal is written once: the database refuses to change or remove an entry."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "9c4e07d5b3f1"
down_revision: str | None = "2f7f6f01ba84"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

# The right is taken from the role that runs this, which the application runs as; should someone give it
# back, the trigger still refuses, for every role.
FORWARD = (
    """
create function refuse_to_change_the_journal() returns trigger language plpgsql as $$
begin
    raise exception 'journal entries are never changed or removed'
        using errcode = 'insufficient_privilege', hint = 'Record what corrects them.';
end
$$
""",
    """
create trigger journal_entries_append_only
    before update or delete or truncate on journal_entries
    for each statement execute function refuse_to_change_the_journal()
""",
    "revoke update, delete, truncate on journal_entries from public, current_user",
    # Until now an anonymous owner could be found by the town.
    """
update material_streams set search_text = replace(
        search_text, translate(replace(lower(town), 'æ', 'ae'), 'øåäöüéèêóáñç', 'oaaoueeeoanc'), '')
    where identity = 'anonymous_until_mutual' and town is not null
""",
)
BACK = (
    "drop trigger journal_entries_append_only on journal_entries",
    "drop function refuse_to_change_the_journal()",
    "grant update, delete, truncate on journal_entries to current_user",
)


def upgrade() -> None:
    for statement in FORWARD:
        op.execute(statement)
    op.create_index(
        "ix_journal_entries_read_of",
        "journal_entries",
        [sa.text("(change['organisations'])")],
        postgresql_using="gin",
        postgresql_where=sa.text("tag in ('stream.read', 'match.read')"),
    )


def downgrade() -> None:
    op.drop_index("ix_journal_entries_read_of", table_name="journal_entries")
    for statement in BACK:
        op.execute(statement)
