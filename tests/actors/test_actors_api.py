"""The registry over HTTP: finding, reading, registering and changing actors."""

import asyncio
import json
from typing import Any

import httpx
import pytest

from conftest import AARHUS, BARCELONA, HERNING, MakePerson, Person, make_actor
from symbiosis.actors.documents import streams
from symbiosis.actors.schemas import ActorOut, ActorPoint, ClusterOut, MeOut, SiteOut
from symbiosis.kit.database import Base, Database
from symbiosis.kit.http import Page

WEAVER: dict[str, Any] = {
    "legal_name": "Væveriet ApS",
    "country": "DK",
    "registration_scheme": "cvr",
    "registration_number": "12 34 56 78",
    "roles": ["weaver"],
    "description": {"da": "Væver møbelstof af uld."},
    "site": {"country": "DK", "postcode": "7400"},
}


@pytest.fixture
async def staff(make_person: MakePerson) -> Person:
    """Of the whole platform; registers organisations and confirms at once that they belong to a cluster."""
    return await make_person(None, staff_role="cluster_manager")


async def register(staff: Person, **changes: Any) -> dict[str, Any]:
    answer = await staff.client.post("/v1/actors", json={**WEAVER, **changes})
    assert answer.status_code == 201, answer.text
    return dict(answer.json())


async def change(
    person: Person, actor: dict[str, Any], patch: dict[str, Any], version: int = 1
) -> httpx.Response:
    return await person.client.patch(
        f"/v1/actors/{actor['id']}", json=patch, headers={"if-match": f'"v{version}"'}
    )


async def found(client: httpx.AsyncClient, **filters: Any) -> list[str]:
    answer = await client.get("/v1/actors", params=filters)
    assert answer.status_code == 200, answer.text
    return [actor["display_name"] for actor in answer.json()["data"]]


def refused_at(answer: httpx.Response, status: int = 422) -> list[str]:
    assert answer.status_code == status, answer.text
    assert all(error["detail"] for error in answer.json()["errors"])
    return [error["pointer"] for error in answer.json()["errors"]]


# --- what is answered is what is promised ---


async def test_answers_are_what_the_contract_says(
    client: httpx.AsyncClient, staff: Person, database: Database
) -> None:
    await database.pool.execute(
        "insert into clusters (slug, name, country) values ('modacc', 'Modacc', 'ES')"
    )
    actor = await register(
        staff, clusters=["modacc"], languages=["da"], size_class="small", website="https://v.example"
    )
    near = {"latitude": 56, "longitude": 9}
    promised: list[tuple[Any, httpx.Response]] = [
        (ActorOut, await client.get(f"/v1/actors/{actor['id']}")),
        (Page[ActorOut], await client.get("/v1/actors")),
        (Page[ActorOut], await client.get("/v1/actors", params=near)),
        (Page[ActorPoint], await client.get("/v1/actor-points", params=near)),
        (Page[SiteOut], await client.get(f"/v1/actors/{actor['id']}/sites")),
        (Page[ClusterOut], await client.get("/v1/clusters")),
        (MeOut, await client.get("/v1/me")),
        (MeOut, await staff.client.get("/v1/me")),
    ]
    for model, answer in promised:
        assert answer.status_code == 200, answer.text
        read = model.model_validate_json(answer.content, strict=True, extra="forbid")
        # Nothing missing, nothing added, and numbers, times and words in the same form.
        assert set(json.loads(read.model_dump_json())) == set(answer.json())


async def test_created_actor_is_answered_as_it_is_read(client: httpx.AsyncClient, staff: Person) -> None:
    answer = await staff.client.post("/v1/actors", json=WEAVER)
    read = await client.get(answer.headers["location"])
    assert answer.json() == read.json()
    assert answer.headers["etag"] == read.headers["etag"] == '"v1"'
    assert read.json()["registration_number"] == "12345678"
    assert read.json()["main_site"]["town"] == "Herning"
    assert read.json()["main_site"]["nuts3"] == "DK041"


async def test_unchanged_actor_is_not_sent_twice(client: httpx.AsyncClient, staff: Person) -> None:
    actor = await register(staff)
    again = await client.get(f"/v1/actors/{actor['id']}", headers={"if-none-match": '"v1"'})
    assert (again.status_code, again.content) == (304, b"")


# --- finding ---


async def test_pages_hold_every_actor_once_in_order(client: httpx.AsyncClient, database: Database) -> None:
    names = ["Århus Strik", "Aalborg Væv", "Zebra", "abel", "Öko", "Östra"] + [
        f"Nr {n:02}" for n in range(20)
    ]
    for name in names:
        await make_actor(database, name)
    seen: list[str] = []
    url = "/v1/actors?limit=7"
    while url:
        answer = await client.get(url)
        seen += [actor["display_name"] for actor in answer.json()["data"]]
        link = answer.json()["page"]["next"]
        assert (f'<{link}>; rel="next"' == answer.headers["link"]) if link else "link" not in answer.headers
        url = link
    assert sorted(seen) == sorted(names)
    assert len(seen) == len(set(seen))


async def test_nearest_come_first_page_after_page(client: httpx.AsyncClient, database: Database) -> None:
    for name, town in (("Catalan", BARCELONA), ("East", AARHUS), ("West", HERNING)):
        await make_actor(database, name, town)
    await database.pool.execute(
        "insert into actors (legal_name, display_name, sort_name, country, verification,"
        " source_name) values ('Nowhere', 'Nowhere', 'nowhere', 'DK', 'verified', 'test')"
    )
    seen, url = [], "/v1/actors?limit=1&sort=nearest&latitude=56.1331&longitude=8.9736"
    while url:
        answer = (await client.get(url)).json()
        seen += [(actor["display_name"], actor["distance_km"]) for actor in answer["data"]]
        url = answer["page"]["next"]
    assert [name for name, _ in seen] == ["West", "East", "Catalan"]
    assert seen[0][1] == 0
    assert seen[1][1] == pytest.approx(76.7, abs=1)
    assert seen[2][1] == pytest.approx(1700, rel=0.05)


async def test_within_a_distance(client: httpx.AsyncClient, database: Database) -> None:
    for name, town in (("Catalan", BARCELONA), ("East", AARHUS), ("West", HERNING)):
        await make_actor(database, name, town)
    here = {"latitude": 56.1331, "longitude": 8.9736}
    assert await found(client, **here, within_km=100) == ["East", "West"]
    assert await found(client, **here, within_km=10) == ["West"]
    points = (await client.get("/v1/actor-points", params={**here, "within_km": 100})).json()["data"]
    assert {point["display_name"] for point in points} == {"East", "West"}


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("sort=nearest", "sort"),
        ("within_km=5", "within_km"),
        ("latitude=5", "longitude"),
        ("longitude=5", "longitude"),
        ("latitude=91&longitude=5", "latitude"),
        ("countri=DK", "countri"),
        ("country=Denmark", "country"),
        ("role=wizard", "role"),
    ],
)
async def test_parameter_that_cannot_be_meant_is_refused(
    client: httpx.AsyncClient, query: str, parameter: str
) -> None:
    assert parameter in refused_at(await client.get(f"/v1/actors?{query}"), 400)


async def test_filters_narrow_the_list(client: httpx.AsyncClient, staff: Person, database: Database) -> None:
    await database.pool.execute(
        "insert into clusters (slug, name, country) values ('modacc', 'Modacc', 'ES')"
    )
    await register(staff, clusters=["modacc"], sector="weaving")
    await make_actor(database, "Catalan", BARCELONA)
    for filters, names in (
        ({"country": ["DK", "SE"]}, ["Væveriet ApS"]),
        ({"country": "ES"}, ["Catalan"]),
        ({"role": "weaver"}, ["Væveriet ApS"]),
        ({"role": "knitter"}, []),
        ({"sector": "weaving"}, ["Væveriet ApS"]),
        ({"cluster": "modacc"}, ["Væveriet ApS"]),
        ({"cluster": "no-such-cluster"}, []),
        ({"nuts": "DK04"}, ["Væveriet ApS"]),
        ({"nuts": "ES"}, ["Catalan"]),
        ({"claimed": "true"}, ["Catalan"]),
        ({"q": "væveriet", "country": "ES"}, []),
    ):
        assert await found(client, **filters) == names, filters
        points = (await client.get("/v1/actor-points", params=filters)).json()["data"]
        assert sorted(point["display_name"] for point in points) == sorted(names), filters


@pytest.mark.parametrize(
    "typed",
    [
        "væveriet",
        "vaeveriet",
        "VÆVERIET",
        "hernig",
        "Hening",
        "møbelstof",
        "mobelstof uld",
        "weaver",
        "12345678",
    ],
)
async def test_search_finds_names_towns_roles_and_descriptions(
    client: httpx.AsyncClient, staff: Person, typed: str
) -> None:
    await register(staff)
    assert await found(client, q=typed) == ["Væveriet ApS"]


@pytest.mark.parametrize("typed", ["%", "_", "\\", "'; drop table actors", "strømper", "!!!"])
async def test_search_finds_nothing_that_is_not_there(
    client: httpx.AsyncClient, staff: Person, typed: str
) -> None:
    await register(staff)
    assert await found(client, q=typed) == []


async def test_search_spells_danish_letters_out(
    client: httpx.AsyncClient, database: Database, staff: Person
) -> None:
    await register(
        staff, legal_name="Ålborg Strømpefabrik", registration_scheme=None, registration_number=None
    )
    for typed in ("aalborg", "alborg", "stroempefabrik", "strompefabrik"):
        assert await found(client, q=typed) == ["Ålborg Strømpefabrik"], typed


async def test_cursor_of_other_filters_is_refused(client: httpx.AsyncClient, database: Database) -> None:
    for name in ("One", "Two"):
        await make_actor(database, name)
    cursor = (await client.get("/v1/actors?limit=1")).json()["page"]["next_cursor"]
    for query in (f"cursor={cursor}&country=DK", f"cursor={cursor[:-2]}AA", "cursor=nonsense"):
        answer = await client.get(f"/v1/actors?{query}")
        assert (answer.status_code, answer.json()["code"]) == (400, "cursor-invalid")


async def test_only_open_public_streams_under_the_own_name_are_counted(
    client: httpx.AsyncClient, database: Database
) -> None:
    actor_id, _ = await make_actor(database, "Busy")
    for status, visibility, identity, direction in (
        ("published", "public", "named", "offer"),
        ("published", "public", "named", "offer"),
        ("published", "public", "named", "need"),
        ("draft", "public", "named", "offer"),
        ("withdrawn", "public", "named", "need"),
        ("published", "network", "named", "offer"),
        ("published", "private", "named", "offer"),
        ("published", "public", "anonymous_until_mutual", "offer"),
    ):
        await database.pool.execute(
            "insert into material_streams (direction, owner_id, status, title, material, requirements, quantity,"
            " quantity_kg, quantity_kg_per_year, country, price, identity, visibility, latitude, longitude,"
            " valid_until) values ($1, $2, $3, 'x', $4, $5, '{}', 1, 1, 'DK', '{}', $6, $7, 56, 9, now())",
            direction,
            actor_id,
            status,
            "{}" if direction == "offer" else None,
            "{}" if direction == "need" else None,
            identity,
            visibility,
        )
    actor = (await client.get(f"/v1/actors/{actor_id}")).json()
    (point,) = (await client.get("/v1/actor-points")).json()["data"]
    assert (actor["offers"], actor["needs"]) == (point["offers"], point["needs"]) == (2, 1)

    await make_actor(database, "Idle")
    listed = (await client.get("/v1/actors")).json()["data"]
    assert [(row["display_name"], row["offers"], row["needs"]) for row in listed] == [
        ("Busy", 2, 1),
        ("Idle", 0, 0),
    ]


def test_columns_that_the_count_needs_are_in_the_real_table() -> None:
    assert {column.name for column in streams.columns} <= set(
        Base.metadata.tables["material_streams"].columns.keys()
    )


# --- registering and changing ---


@pytest.mark.parametrize(
    ("changes", "pointer"),
    [
        ({"legal_name": " "}, "/legal_name"),
        ({"registration_number": "123"}, "/registration_number"),
        ({"registration_scheme": None}, "/registration_number"),
        ({"clusters": ["no-such-cluster"]}, "/clusters/0"),
        ({"site": {"country": "DK", "postcode": "0000"}}, "/site/postcode"),
        ({"site": {"country": "DK", "town": "Atlantis"}}, "/site/town"),
        ({"site": {"country": "DK"}}, "/site/postcode"),
        ({"site": {"country": "DK", "latitude": 56}}, "/site/longitude"),
        ({"external_source": "erp"}, "/external_id"),
        ({"verification": "verified"}, "/verification"),
        ({"description": {"dansk": "x"}}, "/description/dansk/[key]"),
    ],
)
async def test_what_is_wrong_is_named_with_its_remedy(
    staff: Person, changes: dict[str, Any], pointer: str
) -> None:
    answer = await staff.client.post("/v1/actors", json={**WEAVER, **changes})
    assert pointer in refused_at(answer)


async def test_registration_number_is_used_once(staff: Person) -> None:
    await register(staff)
    answer = await staff.client.post("/v1/actors", json={**WEAVER, "registration_number": "1234 5678"})
    assert refused_at(answer, 409) == ["/registration_number"]
    assert answer.json()["code"] == "registration-number-taken"


async def test_refused_registration_leaves_nothing(staff: Person, database: Database) -> None:
    await staff.client.post("/v1/actors", json={**WEAVER, "site": {"country": "DK", "postcode": "0000"}})
    for count in (
        "select count(*) from actors",
        "select count(*) from sites",
        "select count(*) from journal_entries",
    ):
        assert await database.pool.fetchval(count) == 0


async def test_exact_point_is_kept_with_its_region(staff: Person) -> None:
    actor = await register(
        staff, site={"country": "DK", "postcode": "7400", "latitude": 56.14, "longitude": 8.97}
    )
    site = actor["main_site"]
    assert (site["latitude"], site["longitude"], site["precision"]) == (56.14, 8.97, "facility")
    assert site["nuts3"] == "DK041"


async def test_patch_merges_and_null_clears(staff: Person) -> None:
    actor = await register(staff, display_name="Væveriet", website="https://v.example")
    answer = await change(
        staff, actor, {"description": {"en": "Weaves wool."}, "website": None, "display_name": None}
    )
    assert answer.headers["etag"] == '"v2"'
    assert answer.json()["description"] == {"da": "Væver møbelstof af uld.", "en": "Weaves wool."}
    assert answer.json()["website"] is None
    assert answer.json()["display_name"] == "Væveriet ApS"
    again = await change(staff, actor, {"description": {"da": None}}, 2)
    assert again.json()["description"] == {"en": "Weaves wool."}


async def test_new_words_are_found(client: httpx.AsyncClient, staff: Person) -> None:
    actor = await register(staff)
    await change(staff, actor, {"legal_name": "Garnhuset", "description": {"da": "Spinder hør."}})
    assert await found(client, q="garnhuset") == await found(client, q="hernin") == ["Garnhuset"]
    assert await found(client, q="møbelstof") == []


async def test_saying_the_same_again_changes_nothing(staff: Person, database: Database) -> None:
    actor = await register(staff)
    before = await database.pool.fetchval("select count(*) from journal_entries")
    answer = await change(
        staff,
        actor,
        {"legal_name": "Væveriet ApS", "roles": ["weaver"], "description": {}},
    )
    assert answer.headers["etag"] == '"v1"'
    assert answer.json()["updated_at"] == actor["updated_at"]
    assert await database.pool.fetchval("select count(*) from journal_entries") == before


async def test_change_needs_the_version_that_was_read(staff: Person) -> None:
    actor = await register(staff)
    path = f"/v1/actors/{actor['id']}"
    without = await staff.client.patch(path, json={"sector": "weaving"})
    assert (without.status_code, without.headers["etag"]) == (428, '"v1"')
    assert (await change(staff, actor, {"sector": "weaving"}, 7)).status_code == 412
    assert (await change(staff, actor, {"sector": "weaving"}, 1)).status_code == 200


@pytest.mark.parametrize(
    ("patch", "pointer"),
    [
        ({"legal_name": None}, "/legal_name"),
        ({"registration_number": None}, "/registration_number"),
        ({"clusters": ["modacc"]}, "/clusters"),
        ({"country": "SE"}, "/country"),
        ({"website": "javascript:alert(1)"}, "/website"),
    ],
)
async def test_patch_that_makes_no_actor_is_refused(
    staff: Person, patch: dict[str, Any], pointer: str
) -> None:
    actor = await register(staff)
    assert pointer in refused_at(await change(staff, actor, patch))


async def test_member_changes_the_own_record_and_no_other(make_person: MakePerson, staff: Person) -> None:
    person = await make_person("Systuen")
    own = (await person.client.get(f"/v1/actors/{person.actor_id}")).json()
    assert (await change(person, own, {"sector": "cut_make"})).status_code == 200
    answer = await change(person, await register(staff), {"sector": "cut_make"})
    assert (answer.status_code, answer.json()["code"]) == (403, "not-allowed")


async def test_member_who_only_looks_changes_nothing(make_person: MakePerson) -> None:
    person = await make_person("Systuen", role="viewer")
    own = (await person.client.get(f"/v1/actors/{person.actor_id}")).json()
    assert (await change(person, own, {"sector": "cut_make"})).status_code == 403


async def test_added_site_is_listed_found_and_not_the_main_one(make_person: MakePerson) -> None:
    person = await make_person("Systuen")
    path = f"/v1/actors/{person.actor_id}/sites"
    answer = await person.client.post(path, json={"country": "DK", "town": "Aarhus", "name": "Lager"})
    assert answer.status_code == 201, answer.text
    sites = (await person.client.get(path)).json()["data"]
    assert [site["town"] for site in sites] == ["Herning", answer.json()["town"]]
    assert sites[1] == answer.json()
    assert await found(person.client, q="aarhus") == ["Systuen"]


async def test_place_that_is_nowhere_is_refused_with_a_remedy(make_person: MakePerson) -> None:
    person = await make_person("Systuen")
    path = f"/v1/actors/{person.actor_id}/sites"
    answer = await person.client.post(path, json={"country": "DK", "postcode": "0000"})
    assert refused_at(answer) == ["/postcode"]


async def test_every_change_is_journaled_with_its_author(staff: Person, database: Database) -> None:
    actor = await register(staff)
    await change(staff, actor, {"sector": "weaving"})
    await staff.client.post(f"/v1/actors/{actor['id']}/sites", json={"country": "DK", "postcode": "8000"})
    rows = await database.pool.fetch("select tag, user_id, subject_id from journal_entries order by id")
    assert [row["tag"] for row in rows] == ["actor.registered", "actor.changed", "actor.site_added"]
    assert {row["user_id"] for row in rows} == {staff.user_id}
    assert {str(row["subject_id"]) for row in rows} == {actor["id"]}


async def test_two_who_register_the_same_number_at_once_make_one_actor(
    staff: Person, database: Database
) -> None:
    answers = await asyncio.gather(*(staff.client.post("/v1/actors", json=WEAVER) for _ in range(5)))
    assert sorted(answer.status_code for answer in answers) == [201, 409, 409, 409, 409]
    assert await database.pool.fetchval("select count(*) from actors") == 1
