"""Recording changes in the transaction that makes them."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession
from structlog.contextvars import get_contextvars

from symbiosis.journal.by import PLATFORM, By
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
            request_id=_request(),
        )
    )


@dataclass(frozen=True)
class Recorded:
    """One of many: what happened to whom, as in `record`."""

    subject_id: UUID
    actor_id: UUID | None = None
    before: Mapping[str, Any] = field(default_factory=dict)
    after: Mapping[str, Any] = field(default_factory=dict)
    change: Mapping[str, Any] = field(default_factory=dict)


async def record_many(
    connection: Connection,
    *,
    by: By = PLATFORM,
    tag: str,
    subject_type: str,
    entries: Iterable[Recorded],
    change: Mapping[str, Any],
) -> None:
    """The same happened to many, on the raw connection that makes the change."""
    rest = (
        by.user_id,
        by.client_id,
        by.auth,
        by.on_behalf_of,
        tag,
        subject_type,
        _request(),
    )
    rows = [
        (
            *rest,
            json.dumps({**change, **e.change}),
            e.subject_id,
            e.actor_id,
            *map(json.dumps, (e.before, e.after)),
        )
        for e in entries
    ]
    if rows:
        await connection.copy_records_to_table("journal_entries", records=rows, columns=_COLUMNS)


_COLUMNS = (
    *("user_id", "client_id", "auth", "on_behalf_of", "tag", "subject_type", "request_id", "change"),
    *("subject_id", "actor_id", "before", "after"),
)


async def record_read(
    connection: Connection,
    *,
    by: By,
    tag: str,
    subject_type: str,
    read: Mapping[UUID, Sequence[UUID]],
) -> None:
    """What someone read by their office only: one entry, the rows by the organisation they belong to.

    Written at once, outside of any transaction: reading has none.
    """
    organisations = {str(actor_id): [str(row) for row in rows] for actor_id, rows in read.items()}
    if not organisations:
        return
    only = next(iter(read)) if len(read) == 1 else None
    first = next(iter(read.values()))[0]
    await connection.copy_records_to_table(
        "journal_entries",
        columns=_COLUMNS,
        records=[
            (
                *(by.user_id, by.client_id, by.auth, by.on_behalf_of, tag, subject_type),
                _request(),
                json.dumps({"organisations": organisations}),
                *(first, only, "{}", "{}"),
            )
        ],
    )


def _request() -> str | None:
    found: str | None = get_contextvars().get("request_id")
    return found
