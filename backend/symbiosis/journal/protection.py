"""Taking the right to change the journal away again, where a copy has lost that."""

import asyncpg

_TAKE_AWAY = "revoke update, delete, truncate on journal_entries from public, current_user"


async def protect(dsn: str) -> None:
    """After a restore: copies carry the trigger that refuses changes, but no rights. Safe to repeat."""
    connection = await asyncpg.connect(dsn)
    try:
        await connection.execute(_TAKE_AWAY)
    finally:
        await connection.close()
