"""Matching as jobs: each runs in a transaction of its own and may be repeated."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from symbiosis.kit.database import database_for
from symbiosis.kit.jobs import defer, defer_many
from symbiosis.matches import advising, scoring
from symbiosis.matches import matching_queries as queries
from symbiosis.matches.market import for_database
from symbiosis.matches.rematching import streams_to_rescore
from symbiosis.matches.scoring import Scored, score_stream
from symbiosis.matching.results import ENGINE_VERSION

SCORE_STREAM = scoring.JOB
ADVISE_STREAM = advising.JOB

Sessions = async_sessionmaker[AsyncSession]


async def score_soon(session: AsyncSession, stream_id: UUID, key: str) -> None:
    """Deferred with the transaction; the same stream and key while it waits is one job."""
    await defer(session, SCORE_STREAM, {"stream_id": str(stream_id)}, key=f"{stream_id}:{key}")


async def run_score_stream(sessions: Sessions, payload: dict[str, str], now: datetime) -> Scored:
    """Someone waits for it: its statements go to the driver, not through a session."""
    database = database_for(sessions)
    market = for_database(database)
    # Nobody may hold a transaction open meanwhile.
    await market.ready()
    async with database.work.acquire() as connection, connection.transaction():
        return await score_stream(connection, market, UUID(payload["stream_id"]), now)


async def run_advise_stream(sessions: Sessions, payload: dict[str, str], now: datetime) -> int:
    async with sessions() as session, session.begin():
        return await advising.advise_stream(session, UUID(payload["stream_id"]), now)


async def score_many_soon(session: AsyncSession, streams: Iterable[tuple[UUID, str]]) -> None:
    """The same for many (stream, key) at once; they give way to single ones."""
    work = [({"stream_id": str(stream_id)}, f"{stream_id}:{key}") for stream_id, key in streams]
    await defer_many(session, SCORE_STREAM, work)


async def rescore_all(session: AsyncSession, now: datetime) -> int:
    """Once a day, judge all pairs in memory and defer the streams that are matched differently now:
    freshness fades and windows close without anyone changing a stream. Gives how many. What stands in
    the way of the others is counted anew too."""
    ids = sorted(await streams_to_rescore(session, now.date()))
    await score_many_soon(session, [(stream_id, f"daily-{now.date()}") for stream_id in ids])
    await advising.count_anew(session, now.date())
    return len(ids)


async def rescore_outdated(session: AsyncSession, now: datetime) -> int:
    """Defer what an earlier engine judged, soon after a new one is installed. Gives how many."""
    ids = (await session.scalars(queries.judged_by_another_engine(ENGINE_VERSION, 1000))).all()
    await score_many_soon(session, [(stream_id, f"engine-{ENGINE_VERSION}") for stream_id in ids])
    return len(ids)
