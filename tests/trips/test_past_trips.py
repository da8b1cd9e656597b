"""Trips from before this platform: shipped, shown, and brought in from files of the same form."""

from typing import Any

import httpx
import pytest

from programmes.cloth import lay_cloth
from symbiosis.actors.registry import load_registry
from symbiosis.integrations.history.bringing import CLOTH, bring_in, keep_past_trips
from symbiosis.integrations.history.rows import COLUMNS, UnreadableFile
from symbiosis.kit import clock
from symbiosis.kit.database import Database
from trips.travelling import good


@pytest.fixture
async def shipped(database: Database) -> Database:
    async with database.pool.acquire() as connection:
        await load_registry(connection)
    await lay_cloth(database)
    await keep_past_trips(database, clock.now())
    return database


async def test_shipped_trips_are_public_with_hosts_and_visitors(
    shipped: Database, client: httpx.AsyncClient
) -> None:
    trips = good(await client.get("/v1/trips?order=latest&to=2024-01-01"))["data"]
    assert [trip["code"] for trip in trips] == [
        "CXC-2023-04", "CXC-2023-03", "CAP-2023-01", "CXC-2023-02", "CXC-2023-01",
        "CXC-2022-03", "CXC-2022-02", "CXC-2022-01",
    ]  # fmt: skip
    helsinki = good(await client.get(f"/v1/trips/{trips[1]['id']}"))
    assert helsinki["state"] == "archived"
    assert {actor["display_name"] for actor in helsinki["participants"]} == {
        "Trasborg", "JBS Textile Group", "Nybo Workwear", "Margrethe-Skolen",
        "VIA University College, Herning (SYLAB)",
    }  # fmt: skip
    assert [host["actor"]["display_name"] for host in helsinki["hosts"]][:2] == ["Marimekko", "Globe Hope"]
    assert len(helsinki["hosts"]) == 9
    assert helsinki["working_days"] == 3
    assert helsinki["source"]
    meeting = good(await client.get(f"/v1/trips/{trips[2]['id']}"))
    assert meeting["dates_note"] == "June 2023; the days are not known"


async def test_each_visitor_abroad_has_one_closed_exchange_of_the_past(shipped: Database) -> None:
    rows = await shipped.pool.fetch(
        "select e.state, e.funded, e.unfunded_reason, e.bucket, v.country as visitor, h.country as host"
        " from exchanges e join actors v on v.id = e.visitor_id join actors h on h.id = e.host_id"
    )
    assert len(rows) == 13
    assert {(row["state"], row["funded"], row["unfunded_reason"]) for row in rows} == {
        ("closed", False, "historical")
    }
    assert all(row["visitor"] != row["host"] for row in rows)


async def test_doubtful_organisations_are_flagged(shipped: Database) -> None:
    rows = await shipped.pool.fetch(
        "select display_name, organisation_class, doubt from participant_classes p join actors on id = actor_id"
    )
    found = {row["display_name"]: (row["organisation_class"], row["doubt"]) for row in rows}
    assert found["Erhvervsakademi Sydvest"] == ("training_provider", "education")
    assert found["SORINTEX"] == ("cluster_org", "kind_unknown")
    assert found["ProEntranse"] == ("npo", "non_profit")
    assert found["Lifestyle & Design Cluster"] == ("cluster_org", None)
    assert len(found) == 14


async def test_bringing_them_in_again_changes_nothing(shipped: Database) -> None:
    before = await counts(shipped)
    again = await keep_past_trips(shipped, clock.now())
    assert again.wrong == []
    assert (again.created, again.changed, again.unchanged) == (0, 0, 8)
    assert await counts(shipped) == before


async def counts(database: Database) -> list[int]:
    tables = ("trips", "trip_hosts", "trip_applications", "exchanges", "actors", "participant_classes")
    return [await database.pool.fetchval(f"select count(*) from {table}") for table in tables]  # noqa: S608  # ours


async def test_nobody_is_named_in_what_is_brought_in(shipped: Database) -> None:
    assert await shipped.pool.fetchval("select count(*) from trip_travellers") == 0
    assert await shipped.pool.fetchval("select count(applicant_id) from trip_applications") == 0
    assert await shipped.pool.fetchval("select count(visitor_person) from exchanges") == 0


def csv(**row: str) -> bytes:
    said = {
        "code": "CXC-2021-01", "title": "Felt", "theme": "circular_sustainability", "starts_on": "2021-05-04",
        "ends_on": "2021-05-06", "places": "Helsinki FI", "countries": "FI", "source": "a page", **row,
    }  # fmt: skip
    return (",".join(COLUMNS) + "\n" + ",".join(said.get(name, "") for name in COLUMNS) + "\n").encode()


async def bring(database: Database, content: bytes) -> Any:
    async with database.sessions() as session, session.begin():
        return await bring_in(session, content, CLOTH, clock.now())


@pytest.fixture
async def cloth(database: Database) -> Database:
    await lay_cloth(database)
    return database


async def test_changed_row_changes_the_trip(cloth: Database) -> None:
    assert (await bring(cloth, csv())).created == 1
    assert (await bring(cloth, csv(title="Felt and wool"))).changed == 1
    assert await cloth.pool.fetchval("select title->>'en' from trips where code = 'CXC-2021-01'") == (
        "Felt and wool"
    )


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"code": "felt"}, "code must look like"),
        ({"theme": "felt"}, "theme must be one of"),
        ({"starts_on": "4 May"}, "must be dates"),
        ({"ends_on": "2021-05-01"}, "must not be before"),
        ({"countries": "Finland"}, "ISO codes"),
        ({"source": ""}, "source is empty"),
        ({"visitor_organisations": "Nobody Knows Ltd"}, "register it first"),
    ],
)
async def test_wrong_row_is_named_and_nothing_of_it_is_kept(
    cloth: Database, row: dict[str, str], said: str
) -> None:
    done = await bring(cloth, csv(**row))
    assert len(done.wrong) == 1
    assert said in done.wrong[0]
    assert await cloth.pool.fetchval("select count(*) from trips where code like 'CXC-2021%'") == 0


async def test_file_without_its_columns_is_refused_whole(cloth: Database) -> None:
    with pytest.raises(UnreadableFile, match="Columns are missing"):
        await bring(cloth, b"code,title\n")
