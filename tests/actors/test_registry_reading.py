"""The real actors as everyone finds them."""

import json
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from conftest import client_of
from emptying import empty
from symbiosis.actors.registry import load_registry
from symbiosis.actors.schemas import ActorOut
from symbiosis.kit.database import Database


@pytest.fixture(scope="module")
async def registry(app: FastAPI, opened_database: Database) -> AsyncIterator[httpx.AsyncClient]:
    """A visitor of a platform that holds the registry; loaded once, since nothing here changes it."""
    await empty(opened_database)
    async with opened_database.pool.acquire() as connection:
        assert await load_registry(connection) > 650
    async with client_of(app) as client:
        yield client


async def one_of(client: httpx.AsyncClient, **filters: str) -> dict[str, Any]:
    found = (await client.get("/v1/actors", params=filters)).json()["data"]
    assert len(found) == 1, [actor["display_name"] for actor in found]
    return dict(found[0])


async def test_every_record_says_it_is_from_public_sources(registry: httpx.AsyncClient) -> None:
    cursor, seen = None, 0
    while cursor is not None or seen == 0:
        answer = (
            await registry.get("/v1/actors", params={"limit": 200, **({"cursor": cursor} if cursor else {})})
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
    assert seen > 650


async def test_company_in_several_lists_is_one_actor_with_both_sources(registry: httpx.AsyncClient) -> None:
    trasborg = await one_of(registry, q="Trasborg")
    assert trasborg["external_source"] == "recycling-plants"
    assert trasborg["source"]["name"].count(";") == 1


async def test_plant_that_does_not_run_yet_says_so(registry: httpx.AsyncClient) -> None:
    circ = await one_of(registry, q="Circ Saint-Avold")
    assert "Status: planned 2028." in circ["description"]["en"]


async def test_cluster_has_its_own_organisation_as_a_member(registry: httpx.AsyncClient) -> None:
    clusters = {row["slug"]: row for row in (await registry.get("/v1/clusters")).json()["data"]}
    assert clusters["modacc"]["members"] == 1
    assert (await one_of(registry, cluster="lifestyle-design-cluster"))["country"] == "DK"


async def test_search_forgives_a_typing_error(registry: httpx.AsyncClient) -> None:
    for typed, meant in (("sodahl", "Södahl"), ("Samsoe", "Samsøe Samsøe"), ("bestseler", "Bestseller")):
        assert (await one_of(registry, q=typed))["display_name"] == meant
    towns = {
        actor["main_site"]["town"]
        for actor in (await registry.get("/v1/actors", params={"q": "hernig"})).json()["data"]
    }
    assert "Herning" in towns
