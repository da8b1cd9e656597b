"""How a lower room tells that something happened without knowing who cares.

`reactions.py` holds the one table of who cares; it is installed once at start.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

Reaction = Callable[[AsyncSession, Any, datetime], Awaitable[None]]

_reactions: dict[type, Sequence[Reaction]] = {}


def install(reactions: Mapping[type, Sequence[Reaction]]) -> None:
    _reactions.clear()
    _reactions.update(reactions)


async def emit(session: AsyncSession, event: object, now: datetime) -> None:
    """Run every reaction in this transaction; one that fails undoes the change that caused it."""
    await session.flush()
    for reaction in _reactions.get(type(event), ()):
        await reaction(session, event, now)
