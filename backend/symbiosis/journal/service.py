"""Recording changes in the transaction that makes them."""

import json
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.journal.models import JournalEntry
from symbiosis.kit.reads import Connection


def record(
    session: AsyncSession,
    *,
    user_id: UUID | None,
    tag: str,
    subject_type: str,
    subject_id: UUID,
    change: dict[str, Any] | None = None,
) -> None:
    """`tag` is `<subject>.<what happened>`, e.g. `stream.withdrawn`; `change` holds no personal data."""
    session.add(
        JournalEntry(
            user_id=user_id, tag=tag, subject_type=subject_type, subject_id=subject_id, change=change or {}
        )
    )


async def record_many(
    connection: Connection,
    *,
    tag: str,
    subject_type: str,
    subject_ids: Iterable[UUID],
    change: dict[str, Any],
) -> None:
    """The same change of many subjects, by the platform itself, on the raw connection that makes it."""
    document = json.dumps(change)
    rows = [(tag, subject_type, subject_id, document) for subject_id in subject_ids]
    columns = ("tag", "subject_type", "subject_id", "change")
    await connection.copy_records_to_table("journal_entries", records=rows, columns=columns)
