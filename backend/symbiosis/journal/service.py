"""Recording changes in the transaction that makes them."""

from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.journal.models import JournalEntry


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
