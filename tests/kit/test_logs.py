"""What the log tells of a failure, and what it keeps to itself."""

import json
from uuid import uuid4

import asyncpg
import pytest
import structlog
from sqlalchemy.exc import IntegrityError

from symbiosis.accounts.models import User
from symbiosis.kit import logs
from symbiosis.kit.database import Database

EMAIL = "canary-91c2@people.example"


@pytest.fixture(autouse=True)
def configured() -> None:
    logs.configure()


async def insert_twice(database: Database) -> IntegrityError:
    async with database.sessions() as session:
        for _ in range(2):
            session.add(User(id=uuid4(), email=EMAIL, display_name="Kanarie", password_hash="canary-hash"))
        with pytest.raises(IntegrityError) as failed:
            await session.flush()
        return failed.value


async def test_log_says_where_it_failed_and_not_on_whose_data(
    database: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    error = await insert_twice(database)
    structlog.get_logger("test").error("unforeseen_error", exc_info=error)
    line = capsys.readouterr().out
    told = json.loads(line)["exception"]
    assert "sqlalchemy.exc.IntegrityError" in told
    assert "23505 users uq_users_email_lower" in told
    assert "insert_twice" in told
    assert not any(word in line for word in ("canary", "Kanarie"))


async def test_log_repeats_nothing_that_could_not_be_read(capsys: pytest.CaptureFixture[str]) -> None:
    try:
        int("canary-4711")
    except ValueError:
        structlog.get_logger("test").exception("failed")
    line = capsys.readouterr().out
    assert "builtins.ValueError" in json.loads(line)["exception"]
    assert "invalid literal" not in line


async def test_statements_hide_their_values_wherever_they_are_told(database: Database) -> None:
    error = await insert_twice(database)
    assert "canary-hash" not in str(error).replace("DETAIL", "")
    assert isinstance(error.orig.__cause__, asyncpg.UniqueViolationError)  # type: ignore[union-attr]
