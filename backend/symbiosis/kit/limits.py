"""Limits counted in PostgreSQL, so that any number of processes share them."""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import LargeBinary, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from symbiosis.kit.columns import Moment
from symbiosis.kit.database import Base
from symbiosis.kit.problems import Problem
from symbiosis.kit.reads import Connection


class TooManyRequests(Problem):
    status, code, title = 429, "too-many-requests", "Too many requests"


class LimitCounter(Base):
    """One row for each limit, caller (SHA-256: no addresses in here) and window."""

    __tablename__ = "limit_counters"

    name: Mapped[str] = mapped_column(Text, primary_key=True)
    key_hash: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    window_start: Mapped[Moment] = mapped_column(primary_key=True)
    taken: Mapped[int] = mapped_column(server_default=text("0"))
    ends_at: Mapped[Moment] = mapped_column(index=True)


@dataclass(frozen=True)
class Limit:
    """So many times within a window, for each caller."""

    name: str
    allowed: int
    window: timedelta

    def starts(self, now: datetime) -> datetime:
        """Windows are counted from 1970, so that all processes agree on them."""
        seconds = int(self.window.total_seconds())
        return datetime.fromtimestamp(int(now.timestamp()) // seconds * seconds, UTC)


# Refused tries are not counted: the condition keeps the row as it is and gives no row back.
_TAKE = """
insert into limit_counters as c (name, key_hash, window_start, taken, ends_at) values ($1, $2, $3, 1, $4)
on conflict (name, key_hash, window_start) do update set taken = c.taken + 1 where c.taken < $5
returning taken
"""


async def take(connection: Connection, limit: Limit, key: str, now: datetime) -> None:
    """Counts one more; on a connection of its own, so that it counts although the request fails.

    Errors: `too-many-requests` with Retry-After.
    """
    start = limit.starts(now)
    ends = start + limit.window
    key_hash = hashlib.sha256(key.lower().encode()).digest()
    if await connection.fetchval(_TAKE, limit.name, key_hash, start, ends, limit.allowed) is None:
        seconds = max(1, int((ends - now).total_seconds()))
        minutes = -(-seconds // 60)
        raise TooManyRequests(
            f"Wait {minutes} minute{'s' if minutes > 1 else ''}, then try again.",
            headers={"retry-after": str(seconds)},
        )


async def forgive(connection: Connection, limit: Limit, key: str) -> None:
    """Starts the count anew, after the caller has shown who they are."""
    key_hash = hashlib.sha256(key.lower().encode()).digest()
    await connection.execute(
        "delete from limit_counters where name = $1 and key_hash = $2", limit.name, key_hash
    )


async def give_back(connection: Connection, limit: Limit, key: str, now: datetime) -> None:
    """Takes one off the count again: this try was a right one. The others stay counted."""
    key_hash = hashlib.sha256(key.lower().encode()).digest()
    await connection.execute(
        "update limit_counters set taken = greatest(taken - 1, 0)"
        " where name = $1 and key_hash = $2 and window_start = $3",
        limit.name,
        key_hash,
        limit.starts(now),
    )
