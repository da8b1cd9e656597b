"""`symbiosis import`: the same import from the command line."""

import asyncio
from pathlib import Path

import pytest
from typer.testing import CliRunner

from conftest import make_actor
from programmes.cloth import lay_cloth
from symbiosis.cli_import import imports
from symbiosis.integrations.history.rows import COLUMNS
from symbiosis.kit.database import Database
from symbiosis.settings import get_settings

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture
def _address(dsn: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SYMBIOSIS_DATABASE_URL", dsn)
    get_settings.cache_clear()


async def call(*arguments: str) -> tuple[int, str]:
    """In a thread: the command brings an event loop of its own."""
    result = await asyncio.to_thread(CliRunner().invoke, imports, list(arguments))
    return result.exit_code, result.output


@pytest.mark.usefixtures("_address")
async def test_streams_are_imported_for_an_owner_named_as_people_name_it(database: Database) -> None:
    await make_actor(database, "Systuen ved Åen")
    file = str(EXAMPLES / "streams-da.csv")
    code, said = await call("streams", file, "--owner", "systuen ved åen", "--dry-run")
    assert (code, said.strip()) == (
        0,
        "Dry run, nothing was written. Would be: 5 created, 0 changed, 0 unchanged, 0 refused.",
    )
    assert await call("streams", file, "--owner", "Systuen ved Åen") == (
        0,
        "5 created, 0 changed, 0 unchanged, 0 refused.\n",
    )
    assert (await call("streams", file, "--owner", "Systuen ved Åen"))[1].startswith(
        "0 created, 0 changed, 5 unch"
    )


@pytest.mark.usefixtures("_address")
async def test_refused_rows_are_told_by_line_and_the_command_fails(
    database: Database, tmp_path: Path
) -> None:
    file = tmp_path / "actors.csv"
    file.write_text("Navn;Land;Postnr\nEksempel;DK;7400\nEksempel To;DK;nul\n")
    code, said = await call("actors", str(file))
    assert code == 1
    assert f"{file}:3: Postnr “nul”: " in said
    assert "1 created, 0 changed, 0 unchanged, 1 refused." in said


@pytest.mark.usefixtures("_address")
async def test_past_trips_are_imported_tried_and_refused_by_line(database: Database, tmp_path: Path) -> None:
    await lay_cloth(database)
    file = tmp_path / "trips.csv"
    said = {
        "code": "CXC-2021-01", "title": "Felt", "theme": "circular_sustainability", "starts_on": "2021-05-04",
        "ends_on": "2021-05-06", "places": "Helsinki FI", "countries": "FI", "source": "a page",
    }  # fmt: skip
    lines = [said, {**said, "code": "CXC-2021-02", "theme": "felt"}]
    rows = [",".join(COLUMNS), *(",".join(line.get(name, "") for name in COLUMNS) for line in lines)]
    file.write_text("\n".join(rows[:2]) + "\n")
    tried = await call("trips", str(file), "--dry-run")
    assert tried[0] == 0
    assert tried[1].startswith("Dry run, nothing was written. Would be: 1 trips created, 0 changed")
    assert await database.pool.fetchval("select count(*) from trips") == 0
    assert (await call("trips", str(file)))[1].startswith("1 trips created, 0 changed, 0 unchanged;")
    file.write_text("\n".join(rows) + "\n")
    code, told = await call("trips", str(file))
    assert code == 1
    assert f"{file}:" in told
    assert "theme must be one of" in told
    assert "0 trips created, 0 changed, 1 unchanged;" in told
    assert await database.pool.fetchval("select array_agg(code) from trips") == ["CXC-2021-01"]
    file.write_text("code,title\n")
    code, told = await call("trips", str(file))
    assert (code, "Nothing was imported." in told) == (1, True)
