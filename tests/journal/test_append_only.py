"""The journal is written once: not even the application may change or remove an entry."""

from uuid import uuid4

import asyncpg
import pytest

from symbiosis.journal.by import PLATFORM
from symbiosis.journal.protection import protect
from symbiosis.journal.service import record
from symbiosis.kit.database import Database


async def _an_entry(database: Database) -> None:
    async with database.sessions() as session, session.begin():
        record(session, by=PLATFORM, tag="test.happened", subject_type="test", subject_id=uuid4())


REFUSED = (
    "update journal_entries set tag = 'nothing.happened'",
    "delete from journal_entries",
    "truncate journal_entries",
    "insert into journal_entries (id, tag, subject_type, subject_id, change)"
    " select id, 'x', 'x', subject_id, '{}' from journal_entries on conflict (id) do update set tag = 'x'",
    "merge into journal_entries j using (select 1) n on true when matched then delete",
)


@pytest.mark.parametrize("statement", REFUSED)
async def test_application_may_not_change_the_journal(database: Database, statement: str) -> None:
    await _an_entry(database)
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await database.pool.execute(statement)
    assert await database.pool.fetchval("select tag from journal_entries") == "test.happened"


@pytest.mark.parametrize("statement", REFUSED)
async def test_nor_may_whoever_has_the_right(database: Database, statement: str) -> None:
    await _an_entry(database)
    async with database.pool.acquire() as connection:
        transaction = connection.transaction()
        await transaction.start()
        await connection.execute("grant update, delete, truncate on journal_entries to current_user")
        with pytest.raises(asyncpg.InsufficientPrivilegeError, match="never changed or removed"):
            await connection.execute(statement)
        await transaction.rollback()
    assert await database.pool.fetchval("select tag from journal_entries") == "test.happened"


async def test_right_is_gone_with_the_tables_that_are_shipped(database: Database) -> None:
    rights = await database.pool.fetchrow(
        "select has_table_privilege('journal_entries', 'insert') as insert,"
        " has_table_privilege('journal_entries', 'update') as update,"
        " has_table_privilege('journal_entries', 'delete') as delete,"
        " has_table_privilege('journal_entries', 'truncate') as truncate"
    )
    assert rights is not None
    assert dict(rights) == {"insert": True, "update": False, "delete": False, "truncate": False}


async def test_restored_copy_is_protected_again(database: Database, dsn: str) -> None:
    """A copy is restored without the rights that were given and taken."""
    given = "select has_table_privilege('journal_entries', 'delete')"
    await database.pool.execute("grant update, delete, truncate on journal_entries to current_user")
    assert await database.pool.fetchval(given) is True
    await protect(dsn)
    await protect(dsn)
    assert await database.pool.fetchval(given) is False
