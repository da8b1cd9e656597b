"""Keeping and reading files. A row exists only for bytes that are in the store: they are written first,
and what a failed transaction leaves there is cleaned away later."""

import asyncio
import hashlib
import secrets
from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.kit.files.checks import check
from symbiosis.kit.files.models import Classification, StoredFile
from symbiosis.kit.files.problems import FileGone, FileLost
from symbiosis.kit.files.store import store
from symbiosis.kit.problems import NotFound


async def keep(
    session: AsyncSession,
    content: bytes,
    *,
    name: str,
    classification: Classification,
    by: UUID | None,
    now: datetime,
    allowed: Collection[str],
) -> StoredFile:
    """Errors: `file-too-large`, `file-type-not-accepted`, `file-suspicious`, `file-damaged`."""
    checked = await asyncio.to_thread(check, content, name, allowed)
    digest = hashlib.sha256(checked.content).hexdigest()
    # The same bytes twice are two files: deleting one must leave the other.
    key = f"{digest[:2]}/{digest}/{secrets.token_hex(8)}"
    await asyncio.to_thread(store().put, key, checked.content)
    kept = StoredFile(
        key=key,
        sha256=digest,
        size_bytes=len(checked.content),
        media_type=checked.kind.value,
        name=checked.name,
        classification=classification,
        uploaded_by=by,
        created_at=now,
    )
    session.add(kept)
    await session.flush()
    return kept


async def find(session: AsyncSession, file_id: UUID) -> StoredFile:
    """Whoever asks has seen to it that the reader may see what the file belongs to. Errors: `not-found`."""
    found = await session.get(StoredFile, file_id)
    if found is None:
        raise NotFound("There is no such file.")
    return found


async def read(session: AsyncSession, file_id: UUID) -> bytes:
    """Errors: `not-found`, `file-gone`, `file-lost`."""
    return await read_stored(await find(session, file_id))


async def read_stored(found: StoredFile) -> bytes:
    """The bytes as they were kept, proven by their hash. Errors: `file-gone`, `file-lost`."""
    if found.purged_at is not None:
        raise FileGone("It was kept as long as it was needed.")
    content = await asyncio.to_thread(store().get, found.key)
    if content is None or hashlib.sha256(content).hexdigest() != found.sha256:
        raise FileLost("Ask who runs this installation to bring it back from the backup.")
    return content


async def purge(session: AsyncSession, file_ids: Sequence[UUID], now: datetime) -> int:
    """Their bytes go with the next cleaning; the rows stay as a trace, without the names people chose."""
    if not file_ids:
        return 0
    due = select(StoredFile.id).where(StoredFile.id.in_(file_ids), StoredFile.purged_at.is_(None))
    ids = (await session.scalars(due)).all()
    await session.execute(
        update(StoredFile).where(StoredFile.id.in_(ids)).values(purged_at=now, name="deleted"),
        execution_options={"synchronize_session": "fetch"},
    )
    return len(ids)
