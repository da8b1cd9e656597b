"""Filling the database: tables, reference data, registry, standing needs, demonstration."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

from symbiosis import reactions
from symbiosis.accounts.queries import people
from symbiosis.actors.registry import load_registry
from symbiosis.cli_database import run_connected
from symbiosis.integrations.demo import Removed, Seeded, remove_demo, seed_demo
from symbiosis.integrations.history.bringing import keep_past_trips
from symbiosis.integrations.standing.keep import keep_standing_needs
from symbiosis.kit import clock, migrate
from symbiosis.kit.database import Database, open_database
from symbiosis.knowledge.seeding import keep_patterns
from symbiosis.programmes.seeding import keep_programmes
from symbiosis.reference.loader import load_reference
from symbiosis.settings import Settings

Answer = TypeVar("Answer")


def bring_up_to_date(dsn: str) -> None:
    """This version's tables and shipped data; quick and harmless when they are there."""
    migrate.upgrade(dsn)
    run_connected(dsn, load_reference)
    run_connected(dsn, load_registry)
    _run(dsn, keep_patterns)
    _run(dsn, keep_programmes)
    _run(dsn, lambda database: keep_past_trips(database, clock.now()))
    _run(dsn, lambda database: keep_standing_needs(database, clock.now()))


def seed_demo_once(dsn: str, settings: Settings) -> bool:
    """On the very first start only: once taken away, the demonstration does not come back by itself."""
    marker = settings.data_dir / "demonstration-was-loaded"
    if marker.exists() or run_connected(dsn, people.value):
        return False
    seed_demonstration(dsn, settings)
    marker.touch()
    return True


def seed_demonstration(dsn: str, settings: Settings) -> str:
    done: Seeded = _run(dsn, lambda database: seed_demo(database, settings, clock.now()))
    if not done.companies:
        return "it was there already"
    return f"{done.companies} companies, {done.offers} offers, {done.needs} needs, {done.accounts} accounts"


def forget_demo(dsn: str) -> str:
    gone: Removed = _run(dsn, lambda database: remove_demo(database, clock.now()))
    return (
        f"{gone.companies} companies, {gone.streams} streams, {gone.accounts} accounts of the demonstration"
    )


def _run(dsn: str, work: Callable[[Database], Awaitable[Answer]]) -> Answer:
    """Run `work` on both doors to the database, with what else happens switched on."""
    reactions.install()

    async def run() -> Answer:
        database = await open_database(dsn, pool_size=2)
        try:
            return await work(database)
        finally:
            await database.close()

    return asyncio.run(run())
