"""Recording changes in the transaction that makes them."""

import json
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession
from structlog.contextvars import get_contextvars

from symbiosis.journal.by import By
from symbiosis.journal.models import JournalEntry
from symbiosis.kit.reads import Connection


def record(
    session: AsyncSession,
    *,
    by: By,
    tag: str,
    subject_type: str,
    subject_id: UUID,
    actor_id: UUID | None = None,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
    change: dict[str, Any] | None = None,
) -> None:
    """`tag` is `<subject>.<what happened>`, e.g. `stream.withdrawn`; `actor_id` the organisation it
    concerns, whose people read it as history. `before` and `after` hold the fields that changed,
    `change` what else there is to know (a reason). No personal data in any of them: ids only.
    """
    session.add(
        JournalEntry(
            user_id=by.user_id,
            client_id=by.client_id,
            auth=by.auth,
            on_behalf_of=by.on_behalf_of,
            actor_id=actor_id,
            tag=tag,
            subject_type=subject_type,
            subject_id=subject_id,
            before=before or {},
            after=after or {},
            change=change or {},
            request_id=get_contextvars().get("request_id"),
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
