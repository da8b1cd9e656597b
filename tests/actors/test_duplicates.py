"""Organisations that may be in the registry already: by number, by name, by place."""

from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from actors.organisations import belongs, do, done, give_number, history, make_clusters, refused
from conftest import AARHUS, BARCELONA, HERNING, MakePerson, Town, client_of, make_actor
from symbiosis.actors.limited import DUPLICATE_SEARCHES
from symbiosis.actors.merging import likeness
from symbiosis.actors.registry import load_registry
from symbiosis.actors.rules import search_text
from symbiosis.kit.database import Database


async def alike(
    client: httpx.AsyncClient, name: str, country: str = "DK", **more: Any
) -> list[dict[str, Any]]:
    body = {"legal_name": name, "country": country, **more}
    answer = await client.post("/v1/duplicate-searches", json=body)
    assert answer.status_code == 200, answer.text
    return list(answer.json()["data"])


# --- names and numbers ---


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Væveriet A/S", "vaeveriet"),
        ("VÆVERIET ApS", "vaeveriet"),
        ("A/S Væveriet", "vaeveriet"),
        ("Tekstil & Co. GmbH & Co. KG", "tekstil"),
        ("Hilaturas Ferre, S.A.", "hilaturas ferre"),
        ("Textil Santanderina S.L.U.", "textil santanderina"),
        ("Manteco S.p.A.", "manteco"),
        ("Wolkat B.V.", "wolkat"),
        ("Filature du Parc S. à r.l.", "filature du parc"),
        ("Szwalnia Sp. z o.o.", "szwalnia"),
        ("Tessitura S. R. L.", "tessitura"),
        ("H. C. Andersens Uld", "hc andersens uld"),
        ("ApS", "aps"),
        ("Spa", "spa"),
        ("!", ""),
    ],
)
def test_name_is_compared_without_its_legal_form(name: str, bare: str) -> None:
    assert likeness.bare_name(name) == bare


async def test_likeness_is_the_databases(database: Database) -> None:
    for one, other in (
        ("systuen", "systuen"),
        ("systuen", "sysstuen"),
        ("rent uld", "uld"),
        ("a", "b"),
        ("", "x"),
    ):
        expected = await database.pool.fetchval("select similarity($1, $2)", one, other)
        assert likeness.name_likeness(one, other) == pytest.approx(expected, abs=1e-6), (one, other)


@pytest.mark.parametrize(
    ("scheme", "number", "country", "other"),
    [
        ("cvr", "12345678", "DK", ("vat", "DK12345678")),
        ("vat", "DK 1234 5678", "DK", ("cvr", "12345678")),
        ("eori", "DK12345678", "DK", ("cvr", "12345678")),
        (None, "12 34 56 78", "DK", ("cvr", "12345678")),
        (None, "DK12345678", "DK", ("cvr", "12345678")),
        (None, "A58818501", "ES", ("vat", "ESA58818501")),
        ("duns", "123456789", "DK", ("duns", "123456789")),
    ],
)
def test_one_number_has_several_forms(scheme: str | None, number: str, country: str, other: Any) -> None:
    assert other in likeness.same_numbers(scheme, number, country)


def test_numbers_of_other_countries_are_other_numbers() -> None:
    assert ("cvr", "12345678") not in likeness.same_numbers("vat", "SE12345678", "DK")
    assert ("cvr", "12345678") not in likeness.same_numbers(None, "12345678", "ES")
    assert likeness.same_numbers("cvr", None, "DK") == []


# --- at entry ---


async def test_same_number_is_found_whatever_the_name(client: httpx.AsyncClient, database: Database) -> None:
    actor_id, _ = await make_actor(database, "Systuen")
    await give_number(database, actor_id)
    for number in ({"registration_number": "DK12345678"}, {"registration_number": "12 34 56 78"}):
        (found,) = await alike(client, "Helt Andet Navn", **number)
        assert (found["actor"]["id"], found["similarity"]) == (str(actor_id), 1)
        assert found["reasons"] == ["same_number"]
    assert await alike(client, "Helt Andet Navn", registration_number="87654321") == []


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("Vaeveriet Herning ApS", "same_name"),
        ("VÆVERIET HERNING A/S", "same_name"),
        ("Væveriet i Herning", "similar_name"),
        ("Veveriet Herning", "similar_name"),
        ("Herning Væveriet", "same_name"),
    ],
)
async def test_similar_names_are_found(
    client: httpx.AsyncClient, database: Database, name: str, reason: str
) -> None:
    actor_id, _ = await make_actor(database, "Væveriet Herning A/S")
    await make_actor(database, "Strikkeriet Aarhus")
    await rewrite_search_texts(database)
    (found,) = await alike(client, name)
    assert found["actor"]["id"] == str(actor_id)
    assert reason in found["reasons"]
    assert 0.4 < found["similarity"] < 1


async def rewrite_search_texts(database: Database) -> None:
    """As the service keeps them."""
    for row in await database.pool.fetch("select id, display_name from actors"):
        text = search_text(names=(row["display_name"],), roles=(), sector=None, description={}, towns=())
        await database.pool.execute("update actors set search_text = $2 where id = $1", row["id"], text)


async def test_nearer_is_likelier(client: httpx.AsyncClient, database: Database) -> None:
    names: dict[str, Town] = {"here": HERNING, "near": AARHUS}
    ids = {name: str((await make_actor(database, "Systuen", town))[0]) for name, town in names.items()}
    found = await alike(client, "Systuen ApS", postcode="7400")
    assert [row["actor"]["id"] for row in found] == [ids["here"], ids["near"]]
    assert found[0]["reasons"] == ["same_name", "same_place"]
    assert found[0]["similarity"] >= likeness.PROBABLE
    assert found[1]["reasons"] == ["same_name"]
    assert found[0]["similarity"] > found[1]["similarity"]


async def test_same_name_in_another_country_counts_less(
    client: httpx.AsyncClient, database: Database
) -> None:
    await make_actor(database, "Systuen", BARCELONA)
    (found,) = await alike(client, "Systuen", postcode="7400")
    assert found["similarity"] < likeness.PROBABLE


async def test_what_is_not_alike_or_not_there_is_not_named(
    client: httpx.AsyncClient, database: Database
) -> None:
    await make_actor(database, "Systuen")
    merged, _ = await make_actor(database, "Garnhuset")
    await database.pool.execute("update actors set standing = 'closed' where id = $1", merged)
    for name in ("Garnhuset", "Noget Andet", "%", "_", "'", "!!!", "\\"):
        assert await alike(client, name) == [], name


async def test_real_registry_finds_its_own(client: httpx.AsyncClient, database: Database) -> None:
    async with database.pool.acquire() as connection:
        await load_registry(connection)
    rows = await database.pool.fetch(
        "select a.id, legal_name, a.country, postcode from actors a join sites s on s.actor_id = a.id and s.main"
        " where length(legal_name) > 6 order by a.id limit 12 offset 40"
    )
    for row in rows:
        found = await alike(client, f"{row['legal_name']} Ltd", row["country"], postcode=row["postcode"])
        assert str(row["id"]) in [duplicate["actor"]["id"] for duplicate in found], row["legal_name"]


async def test_who_asks_too_often_is_stopped(client: httpx.AsyncClient, database: Database) -> None:
    for _ in range(DUPLICATE_SEARCHES.allowed):
        await alike(client, "Systuen")
    answer = await client.post("/v1/duplicate-searches", json={"legal_name": "Systuen", "country": "DK"})
    assert refused(answer, 429, "too-many-requests")
    assert int(answer.headers["retry-after"]) > 0


async def test_household_that_asks_from_each_of_its_addresses_is_one(
    app: FastAPI, database: Database
) -> None:
    answers = []
    for number in range(DUPLICATE_SEARCHES.allowed + 1):
        async with client_of(app, f"2001:db8:1:2::{number:x}") as visitor:
            body = {"legal_name": "Systuen", "country": "DK"}
            answers.append((await visitor.post("/v1/duplicate-searches", json=body)).status_code)
    assert answers == [200] * DUPLICATE_SEARCHES.allowed + [429]


async def test_taken_number_names_who_has_it(make_person: MakePerson) -> None:
    staff = await make_person(None, staff_role="facilitator")
    body = {
        "legal_name": "Systuen",
        "country": "DK",
        "registration_scheme": "cvr",
        "registration_number": "12345678",
        "site": {"country": "DK", "postcode": "7400"},
    }
    first = (await staff.client.post("/v1/actors", json=body)).json()
    answer = await staff.client.post("/v1/actors", json={**body, "legal_name": "Systuen II"})
    assert f"/v1/actors/{first['id']}" in refused(answer, 409, "registration-number-taken")


# --- what waits for staff ---


async def waiting(person: Any) -> list[tuple[str, str]]:
    answer = await person.client.get("/v1/organisations-to-check")
    assert answer.status_code == 200, answer.text
    return [(row["concern"], row["actor"]["display_name"]) for row in answer.json()["data"]]


async def test_everyone_finds_what_waits_for_them(make_person: MakePerson, database: Database) -> None:
    await make_clusters(database)
    asking, claiming = await make_person("Spørgeren"), await make_person("Melderen")
    twin = await make_person("Melderen ApS")
    for person in (asking, twin):
        await belongs(database, person.actor_id, "ldc")
    await give_number(database, asking.actor_id)
    await done(asking, asking.actor_id, "verification-requests")
    await done(claiming, claiming.actor_id, "cluster-memberships", cluster_slug="ldc")

    manager = await make_person(None, staff_role="cluster_manager", cluster="ldc")
    assert sorted(await waiting(manager)) == [
        ("cluster_membership", "Melderen"),
        ("duplicate", "Melderen ApS"),
        ("verification", "Spørgeren"),
    ]
    reviewer = await make_person(None, staff_role="reviewer", cluster="ldc")
    assert sorted(await waiting(reviewer)) == [("duplicate", "Melderen ApS"), ("verification", "Spørgeren")]
    assert await waiting(await make_person(None, staff_role="cluster_manager", cluster="modacc")) == []
    facilitator = await make_person(None, staff_role="facilitator", cluster="ldc")
    refused(await facilitator.client.get("/v1/organisations-to-check"), 403, "not-allowed")


async def test_nobody_is_asked_about_their_own_organisation(
    make_person: MakePerson, database: Database
) -> None:
    await make_clusters(database)
    person = await make_person("Systuen")
    await give_number(database, person.actor_id)
    await done(person, person.actor_id, "verification-requests")
    reviewer = await make_person(None, staff_role="reviewer")
    assert await waiting(reviewer) == [("verification", "Systuen")]
    await database.pool.execute(
        "insert into memberships (user_id, actor_id, role) values ($1, $2, 'viewer')",
        reviewer.user_id,
        person.actor_id,
    )
    assert await waiting(reviewer) == []


async def test_pair_that_is_no_duplicate_is_not_named_again(
    make_person: MakePerson, database: Database
) -> None:
    await make_clusters(database)
    one, other = await make_person("Systuen"), await make_person("Systuen ApS")
    await belongs(database, one.actor_id, "ldc")
    reviewer = await make_person(None, staff_role="reviewer", cluster="ldc")
    assert await waiting(reviewer) == [("duplicate", "Systuen")]
    stranger = await make_person(None, staff_role="reviewer", cluster="modacc")
    path = f"duplicates/{other.actor_id}/dismiss"
    refused(await do(stranger, one.actor_id, path), 403, "not-allowed")
    for _ in range(2):
        assert (await do(reviewer, one.actor_id, path)).status_code == 204
    assert await waiting(reviewer) == []
    assert (await one.client.get(f"/v1/actors/{one.actor_id}/duplicates")).json()["data"] == []
    assert await history(database, one.actor_id) == ["actor.told_apart"]


async def test_duplicates_are_for_its_people_and_staff(make_person: MakePerson, database: Database) -> None:
    await make_clusters(database)
    person, twin = await make_person("Systuen"), await make_person("Systuen ApS")
    path = f"/v1/actors/{person.actor_id}/duplicates"
    (found,) = (await person.client.get(path)).json()["data"]
    assert found["actor"]["id"] == str(twin.actor_id)
    assert (await twin.client.get(path)).status_code == 403
