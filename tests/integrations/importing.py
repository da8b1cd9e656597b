"""Running an import as the worker does, and what it said."""

from typing import Any
from uuid import UUID

from symbiosis.integrations.imports.service import run_import, take_in
from symbiosis.integrations.models import ImportKind
from symbiosis.kit import clock
from symbiosis.kit.database import Database


async def bring_in(
    database: Database, kind: str, content: str | bytes, *, owner: UUID | None = None, dry_run: bool = False
) -> dict[str, Any]:
    """The finished import as a dict of its columns."""
    raw = content.encode() if isinstance(content, str) else content
    async with database.sessions() as session:
        taken = await take_in(session, raw, ImportKind(kind), dry_run=dry_run, owner_id=owner)
        await session.commit()
    await run_import(database.sessions, {"import_id": str(taken.id)}, clock.now())
    row = await database.pool.fetchrow(
        "select state, created, changed, unchanged, refused, rows_done, rows_total, errors::text, notes::text,"
        " failure::text, content from imports where id = $1",
        taken.id,
    )
    assert row is not None
    return dict(row)


def counts(done: dict[str, Any]) -> tuple[int, int, int, int]:
    """created, changed, unchanged, refused"""
    return done["created"], done["changed"], done["unchanged"], done["refused"]
