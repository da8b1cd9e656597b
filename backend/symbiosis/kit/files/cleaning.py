"""Bytes that no row names (a transaction failed) or whose time is over leave the store."""

import asyncio
from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.kit.files.models import StoredFile
from symbiosis.kit.files.store import Found, store

YOUNG = timedelta(days=1)
"""The transaction that will name them may still be open."""


async def clean_store(session: AsyncSession, now: datetime) -> int:
    """How many were deleted."""
    batches = store().everything()
    removed = 0
    while (batch := await asyncio.to_thread(next, batches, None)) is not None:
        old = [one for one in batch if one.written_at < now - YOUNG]
        unwanted = await _unwanted(session, old)
        await asyncio.to_thread(store().delete, unwanted)
        removed += len(unwanted)
    return removed


async def _unwanted(session: AsyncSession, found: Sequence[Found]) -> list[str]:
    keys = [one.key for one in found]
    wanted = select(StoredFile.key).where(StoredFile.key.in_(keys), StoredFile.purged_at.is_(None))
    kept = set(await session.scalars(wanted)) if keys else set()
    return [key for key in keys if key not in kept]
