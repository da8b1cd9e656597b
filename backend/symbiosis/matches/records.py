"""Every night: how often dealings with an organisation came about, for the trust of the score.

Until hand-overs are kept, a converted match stands for one that was accepted.
"""

from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.matches import record_queries as queries

HALF_LIFE = timedelta(days=365)
"""A dealing of a year ago counts half as much as one of today."""


async def keep_records(session: AsyncSession, now: datetime) -> int:
    """Bring the records up to date; the database counts the streams of whose record is another now as written.
    Gives how many records changed."""
    asked = {"now": now, "half_life_s": HALF_LIFE.total_seconds()}
    rows = list((await session.execute(queries.changed, asked)).all())
    if not rows:
        return 0
    await session.execute(queries.streams_held, {"owners": [row.actor_id for row in rows]})
    await session.execute(queries.kept, queries.values([row for row in rows if row.judged is not None]))
    await session.execute(queries.gone, {"owners": [row.actor_id for row in rows if row.judged is None]})
    return len(rows)
