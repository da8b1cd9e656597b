"""The open streams of a database, kept in memory for matching and in step with what is committed.

One market follows one database in one process. Before each use it reads what was written since the last
time: the database notes with every stream which transaction wrote it, and whoever looks again at all that
transactions wrote which were still running the last time misses nothing, in whatever order they end.
"""

import asyncio
import gc
from collections.abc import AsyncIterator, Callable, Coroutine, Mapping, Sequence, Set
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from typing import Annotated, Any, TypeVar
from uuid import UUID

import structlog
from fastapi import Depends, Request
from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.kit.database import Database, database_behind, database_of
from symbiosis.kit.reads import Connection
from symbiosis.knowledge.patterns import Pattern, supported
from symbiosis.knowledge.queries import active_patterns
from symbiosis.matches import fact_queries as queries
from symbiosis.matches.drafts import without_limit
from symbiosis.matches.facts import facts_of
from symbiosis.matching.kernel import Market
from symbiosis.matching.kernel import warm as compile_searches
from symbiosis.reference.catalogue import fibre_groups
from symbiosis.streams.vocabulary import StreamStatus

CHUNK = 1000
"""Rows read at a time: some tens of milliseconds of work, between which others have their turn."""

MOST_WORDS = 300_000
"""Words and sets of words that may come together after loading, some 100 MB. Every question brings some, and a
stranger with many could fill the memory; loading anew forgets what nobody uses."""

FEW = 100
"""Read at first: mostly it is one stream that was written since, and many take the database time to plan for."""

_FIRST = UUID(int=0)

log = structlog.get_logger("symbiosis.matches")

T = TypeVar("T")


@dataclass
class _Followed:
    """A market and up to where it has read."""

    market: Market
    since: int
    library: str
    """Stands for the state of the pattern library that the facts were made with."""
    patterns: tuple[Pattern, ...]
    words: int = 0
    """How many the market kept when it was loaded."""
    known: dict[UUID, int] = field(default_factory=dict)
    """Of what is looked at again: in which transaction the row was written that is here already."""


class FollowedMarket:
    """`confidential`: with the limits that owners keep to themselves, as matching needs them; without,
    as anyone may search in it."""

    def __init__(self, pool: Connection, *, confidential: bool) -> None:
        self._pool = pool
        self._confidential = confidential
        self._followed: _Followed | None = None
        self._lock = asyncio.Lock()
        self._tasks: set[asyncio.Task[Any]] = set()

    async def ask(self, question: Callable[[Market], T]) -> T:
        """The answer of the market as it is now, found in a thread."""
        followed = await self._finish(self._in_step())
        return await asyncio.to_thread(question, followed.market)

    async def patterns(self) -> tuple[Pattern, ...]:
        """The patterns its facts are made with."""
        return (await self._loaded()).patterns

    def read(self, written: Mapping[UUID, int]) -> Market | None:
        """The market, if it knows of these streams what was written in these transactions; None: not yet.
        Of a stream that is locked it tells from then on what the row would."""
        followed = self._followed
        if followed is None:
            return None
        known, since = followed.known, followed.since
        # What transactions before `since` wrote has been read.
        has_read = all(number < since or known.get(id_) == number for id_, number in written.items())
        return followed.market if has_read else None

    async def ready(self) -> None:
        """Load it if it is not loaded. That takes its time: nobody may hold a transaction open meanwhile."""
        await self._loaded()

    async def drop(self, ids: Sequence[UUID]) -> None:
        """Forget streams that the database does not know."""
        followed = await self._finish(self._in_step())
        await asyncio.to_thread(_drop, followed.market, ids)

    async def _loaded(self) -> _Followed:
        if self._followed is not None:
            return self._followed
        return await self._finish(self._in_step())

    async def _finish(self, work: Coroutine[Any, Any, T]) -> T:
        """To its end, whoever waits for it: a caller that gives up leaves nothing half done."""
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return await asyncio.shield(task)

    async def _in_step(self) -> _Followed:
        async with self._lock:
            if self._followed is None or not await self._catch_up(self._followed):
                self._followed = await self._load()
                await self._catch_up(self._followed)
            return self._followed

    async def _load(self) -> _Followed:
        await asyncio.to_thread(compile_searches, fibre_groups())
        head = (await queries.written_since(self._pool, _NEVER, {}, 1))[0]
        patterns = await active_patterns(self._pool)
        followed = _Followed(Market(fibre_groups()), head["seen"], head["library"], patterns)
        last = _FIRST
        while rows := await queries.published(self._pool, last, CHUNK):
            await asyncio.to_thread(self._put, followed, rows)
            last = rows[-1]["id"]
        market = followed.market
        followed.words = market.words
        log.info("market.loaded", offers=len(market.offers), needs=len(market.needs))
        # All this stays: the collector would walk through it again and again, while somebody waits.
        await asyncio.to_thread(gc.collect)
        gc.freeze()
        return followed

    async def _catch_up(self, followed: _Followed) -> bool:
        """False when it must be loaded anew: it is another database's past, or too full of words."""
        if followed.market.words > followed.words + MOST_WORDS:
            return False
        seen, limit = None, FEW
        while True:
            rows = await queries.written_since(self._pool, followed.since, followed.known, limit)
            head = rows[0]
            if head["seen"] < followed.since:
                return False
            if head["library"] != followed.library:
                await self._learn(followed, head["library"])
            seen = head["seen"] if seen is None else seen
            if head["id"] is not None:
                await asyncio.to_thread(self._put, followed, rows)
            if head["gone"]:
                await asyncio.to_thread(_drop, followed.market, head["gone"])
            if len(rows) < limit:
                break
            limit = CHUNK
        followed.since = seen
        followed.known = {id_: number for id_, number in followed.known.items() if number >= seen}
        return True

    async def _learn(self, followed: _Followed, library: str) -> None:
        """Patterns have changed: who supports those that are new or others now. They are read after the sign
        of it; if they are newer still, the next sign says so."""
        patterns = await active_patterns(self._pool)
        changed = {pattern.slug for pattern in {*patterns} ^ {*followed.patterns}}
        anew = [pattern for pattern in patterns if pattern.slug in changed]
        market = followed.market
        ids = [*market.offers.position_of, *market.needs.position_of]
        for start in range(0, len(ids), CHUNK):
            await asyncio.to_thread(_support, market, ids[start : start + CHUNK], anew, changed)
        followed.patterns, followed.library = patterns, library
        log.info("market.patterns_changed", patterns=len(changed))

    def _put(self, followed: _Followed, rows: Sequence[Mapping[str, Any]]) -> None:
        for row in rows:
            if row["status"] == StreamStatus.PUBLISHED:
                facts = facts_of(row, followed.patterns)
                followed.market.put(facts if self._confidential else without_limit(facts))
            else:
                followed.market.drop(row["id"])
            followed.known[row["id"]] = row["written_in"]


_NEVER = 2**62
"""No transaction has this number: nothing is looked at again."""


def _drop(market: Market, ids: Sequence[UUID]) -> None:
    for id_ in ids:
        market.drop(id_)


def _support(market: Market, ids: Sequence[UUID], anew: Sequence[Pattern], changed: Set[str]) -> None:
    for id_ in ids:
        facts = market.facts(id_)
        if facts is not None:
            found = (facts.patterns - changed) | supported(facts, anew, fibre_groups())
            if found != facts.patterns:
                market.put(replace(facts, patterns=found))


def for_matching(session: AsyncSession) -> FollowedMarket:
    """What suggestions are found in; nobody outside reads its answers as they are."""
    return for_database(database_behind(session))


def for_database(database: Database) -> FollowedMarket:
    """The same."""
    return _kept(database, "matches.market", confidential=True)


def for_searching(database: Database) -> FollowedMarket:
    """What anyone may search in, as often as they like."""
    return _kept(database, "matches.open_market", confidential=False)


def _kept(database: Database, name: str, *, confidential: bool) -> FollowedMarket:
    market = database.kept.get(name)
    if market is None:
        market = database.kept[name] = FollowedMarket(database.pool, confidential=confidential)
    return market


@asynccontextmanager
async def warming(database: Database, *, confidential: bool = False) -> AsyncIterator[None]:
    """Meanwhile the market is loaded, so that the first who asks does not wait for it. Whoever comes
    before it is there waits for this same loading. `confidential`: the one for matching."""
    market = for_database(database) if confidential else for_searching(database)
    loading = asyncio.create_task(_warm(database, market))
    try:
        yield
    finally:
        loading.cancel()
        await asyncio.wait([loading])


async def _warm(database: Database, market: FollowedMarket) -> None:
    try:
        if await queries.published(database.pool, _FIRST, 1):
            await market.ready()
    except Exception as error:
        # The first search will try again, and tell.
        log.warning("market.not_warmed", error=type(error).__name__)


async def _open_market(request: Request) -> FollowedMarket:
    return for_searching(database_of(request))


OpenMarket = Annotated[FollowedMarket, Depends(_open_market)]
