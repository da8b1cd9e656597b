"""Looking into the database from a test."""

import asyncpg

from symbiosis.kit.database import Database


async def row(database: Database, sql: str, *arguments: object) -> asyncpg.Record:
    """The first row, which must be there."""
    found = await database.pool.fetchrow(sql, *arguments)
    assert found is not None, sql
    return found
