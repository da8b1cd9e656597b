"""The real actors of the shipped lists."""

import json
from typing import Any

import asyncpg
import httpx
import pytest

from symbiosis.actors.registry import load_registry
from symbiosis.actors.registry_records import known_as, registry
from symbiosis.actors.schemas import ActorOut
from symbiosis.kit.database import Database
from symbiosis.reference import files


async def load(database: Database) -> int:
    async with database.pool.acquire() as connection:
        return await load_registry(connection)


async def one_of(client: httpx.AsyncClient, **filters: str) -> dict[str, Any]:
    found = (await client.get("/v1/actors", params=filters)).json()["data"]
    assert len(found) == 1, [actor["display_name"] for actor in found]
    return dict(found[0])


async def test_every_record_says_it_is_from_public_sources(
    client: httpx.AsyncClient, database: Database
) -> None:
    count = await load(database)
    assert count > 650
    cursor, seen = None, 0
    while cursor is not None or seen == 0:
        answer = (
            await client.get("/v1/actors", params={"limit": 200, **({"cursor": cursor} if cursor else {})})
        ).json()
        for document in answer["data"]:
            actor = ActorOut.model_validate_json(json.dumps(document))
            assert actor.source.statement == "From public sources, not confirmed by the company."
            assert actor.source.name
            assert actor.source.licence
            assert actor.verification == "public_source"
            assert actor.roles
            assert actor.main_site is not None
        seen, cursor = seen + len(answer["data"]), answer["page"]["next_cursor"]
    assert seen == count


async def test_loading_twice_changes_nothing(database: Database) -> None:
    await load(database)
    before = await database.pool.fetchval("select count(*) from journal_entries")
    await database.pool.execute("update reference_sets set version = 'older' where name = 'actor_registry'")
    await load(database)
    assert await database.pool.fetchval("select max(version) from actors") == 1
    assert await database.pool.fetchval("select count(*) from journal_entries") == before


async def test_claimed_record_is_left_alone(database: Database) -> None:
    await load(database)
    await database.pool.execute(
        "update actors set claimed = true, display_name = 'Ours' where external_id = 'newretex';"
        "update actors set display_name = 'Not ours' where external_id = 'rester';"
        "update reference_sets set version = 'older' where name = 'actor_registry'"
    )
    await load(database)
    rows = await database.pool.fetch(
        "select external_id, display_name from actors where external_id in ('newretex', 'rester')"
    )
    assert {row["external_id"]: row["display_name"] for row in rows} == {
        "newretex": "Ours",
        "rester": "Rester Oy",
    }


async def test_company_in_several_lists_is_one_actor_with_both_sources(
    client: httpx.AsyncClient, database: Database
) -> None:
    await load(database)
    trasborg = await one_of(client, q="Trasborg")
    assert trasborg["external_source"] == "recycling-plants"
    assert trasborg["source"]["name"].count(";") == 1


async def test_plant_that_does_not_run_yet_says_so(client: httpx.AsyncClient, database: Database) -> None:
    await load(database)
    circ = await one_of(client, q="Circ Saint-Avold")
    assert "Status: planned 2028." in circ["description"]["en"]


async def test_cluster_has_its_own_organisation_as_a_member(
    client: httpx.AsyncClient, database: Database
) -> None:
    await load(database)
    clusters = {row["slug"]: row for row in (await client.get("/v1/clusters")).json()["data"]}
    assert clusters["modacc"]["members"] == 1
    assert (await one_of(client, cluster="lifestyle-design-cluster"))["country"] == "DK"


async def test_search_forgives_a_typing_error(client: httpx.AsyncClient, database: Database) -> None:
    await load(database)
    for typed, meant in (("sodahl", "Södahl"), ("Samsoe", "Samsøe Samsøe"), ("bestseler", "Bestseller")):
        assert (await one_of(client, q=typed))["display_name"] == meant
    towns = {
        actor["main_site"]["town"]
        for actor in (await client.get("/v1/actors", params={"q": "hernig"})).json()["data"]
    }
    assert "Herning" in towns


@pytest.mark.parametrize(
    ("one", "other"),
    [("Rester Oy", "RESTER"), ("Mp Denmark A/S", "MP Denmark"), ("FASK (FAshion SKills)", "FASK")],
)
def test_legal_form_and_brackets_do_not_make_another_company(one: str, other: str) -> None:
    assert known_as(one) == known_as(other)


def test_plants_keep_their_keys() -> None:
    plants = files.rows("recycling_plants")
    records = registry(plants, files.rows("companies"), files.rows("facilities"))
    keys = {record.external_id for record in records if record.external_source == "recycling-plants"}
    assert keys == {row["slug"] for row in plants}


def test_namesakes_far_apart_are_two_companies() -> None:
    row = next(row for row in files.rows("companies") if row["name"] == "Gabriel")
    far = {**row, "lat": "55.0", "lon": "12.0"}
    assert len(registry([], [row, far], [])) == 2
    assert len(registry([], [row, dict(row)], [])) == 1


def test_rows_of_other_trades_are_left_out() -> None:
    facilities = files.rows("facilities")
    doubtful = {row["facility_id"] for row in facilities if row["textile_relevant"] != "1"}
    assert doubtful
    assert not doubtful & {record.external_id for record in registry([], [], facilities)}


async def test_a_broken_load_leaves_nothing(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    async def fail(*_: Any, **__: Any) -> None:
        raise asyncpg.PostgresError("stopped")

    monkeypatch.setattr("symbiosis.actors.registry._load_clusters", fail)
    await database.pool.execute("delete from reference_sets where name = 'actor_registry'")
    with pytest.raises(asyncpg.PostgresError):
        await load(database)
    assert await database.pool.fetchval("select count(*) from actors") == 0
