"""`symbiosis user appoint`: the first staff, from the command line."""

import asyncio

import pytest
from typer.testing import CliRunner

from actors.rows import row
from conftest import MakePerson
from symbiosis.cli_user import users
from symbiosis.kit.database import Database
from symbiosis.kit.problems import Problem
from symbiosis.settings import get_settings

NEW = "lone@people.example"


@pytest.fixture(autouse=True)
def _address(dsn: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SYMBIOSIS_DATABASE_URL", dsn)
    get_settings.cache_clear()


async def appoint(*arguments: str) -> tuple[int, str, BaseException | None]:
    """In a thread: the command brings an event loop of its own."""
    result = await asyncio.to_thread(CliRunner().invoke, users, ["appoint", *arguments])
    return result.exit_code, result.output, result.exception


async def test_the_first_programme_lead_is_appointed_and_told(database: Database) -> None:
    code, said, _ = await appoint(NEW, "programme_lead", "--name", "Lone")
    assert (code, said.strip()) == (0, f"{NEW} is programme_lead now.")
    grant = await row(database, "select g.*, u.email from staff_grants g join users u on u.id = g.user_id")
    assert (grant["email"], grant["role"], grant["granted_by"], grant["cluster_slug"]) == (
        NEW,
        "programme_lead",
        None,
        None,
    )
    assert await database.pool.fetchval("select recipient from mails") == NEW
    assert await database.pool.fetchval("select auth from journal_entries") == "command"


async def test_a_role_ends_with_its_last_day(database: Database, make_person: MakePerson) -> None:
    person = await make_person(None)
    assert (await appoint(person.email, "analyst", "--until", "2100-06-30"))[0] == 0
    ends = await database.pool.fetchval("select valid_until from staff_grants")
    assert ends.isoformat() == "2100-06-30T23:59:59.999999+00:00"


async def test_mistakes_are_told_and_change_nothing(database: Database) -> None:
    code, said, _ = await appoint("not an address", "analyst", "--name", "Ny")
    assert code == 2
    assert "email" in said
    assert (await appoint(NEW, "analyst", "--until", "soon"))[0] == 2
    _, _, refused = await appoint(NEW, "cluster_manager", "--name", "Ny")
    assert isinstance(refused, Problem)
    _, _, nameless = await appoint(NEW, "analyst")
    assert isinstance(nameless, Problem)
    assert await database.pool.fetchval("select count(*) from users") == 0
