"""Matching as jobs: each runs in a transaction of its own and may be repeated."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from symbiosis.kit.jobs import defer
from symbiosis.matches import matching_queries as queries
from symbiosis.matches.scoring import Scored, score_stream

SCORE_STREAM = "matches.score_stream"

Sessions = async_sessionmaker[AsyncSession]


async def score_soon(session: AsyncSession, stream_id: UUID, key: str) -> None:
    """Deferred with the transaction; the same stream and key while it waits is one job."""
    await defer(session, SCORE_STREAM, {"stream_id": str(stream_id)}, key=f"{stream_id}:{key}")


async def run_score_stream(sessions: Sessions, payload: dict[str, str], now: datetime) -> Scored:
    async with sessions() as session, session.begin():
        return await score_stream(session, UUID(payload["stream_id"]), now)


async def rescore_all(session: AsyncSession, now: datetime) -> int:
    """Defer every published stream, once a day: freshness fades and windows close without anyone
    changing a stream. Gives how many."""
    ids = (await session.scalars(queries.published_ids())).all()
    for stream_id in ids:
        await score_soon(session, stream_id, f"daily-{now.date()}")
    return len(ids)
