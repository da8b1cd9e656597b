"""Filters people keep under a name of their own."""

from conftest import MakePerson

STRONG_DANISH = {"band": ["strong"], "country": ["DK"]}


async def test_saved_filter_is_there_again_and_the_same_name_replaces_it(make_person: MakePerson) -> None:
    person = await make_person("Systuen")
    wanted = {"page": "matches", "name": "Stærke danske", "query": STRONG_DANISH}
    first = (await person.client.post("/v1/me/saved-filters", json=wanted)).json()
    assert (first["name"], first["query"]) == ("Stærke danske", STRONG_DANISH)
    second = await person.client.post("/v1/me/saved-filters", json=wanted | {"query": {"band": ["possible"]}})
    assert second.json()["id"] == first["id"]
    (kept,) = (await person.client.get("/v1/me/saved-filters")).json()["data"]
    assert kept["query"] == {"band": ["possible"]}
    assert (await person.client.delete(f"/v1/me/saved-filters/{kept['id']}")).status_code == 204
    assert (await person.client.get("/v1/me/saved-filters")).json()["data"] == []


async def test_filters_are_their_owners_alone(make_person: MakePerson) -> None:
    one, other = await make_person("Systuen"), await make_person("Spinderiet")
    wanted = {"page": "material-streams", "name": "Bomuld", "query": {"fibre": ["cotton"]}}
    saved = (await one.client.post("/v1/me/saved-filters", json=wanted)).json()
    assert (await other.client.get("/v1/me/saved-filters")).json()["data"] == []
    assert (await other.client.delete(f"/v1/me/saved-filters/{saved['id']}")).status_code == 404
    assert len((await one.client.get("/v1/me/saved-filters")).json()["data"]) == 1


async def test_filter_that_the_list_would_refuse_is_refused_by_name(make_person: MakePerson) -> None:
    person = await make_person("Systuen")
    for query, pointer in (
        ({"colour": "red"}, "/query/colour"),
        ({"band": ["excellent"]}, "/query/band/0"),
        ({"min_score": 7}, "/query/min_score"),
        ({"page_size": 5}, "/query/page_size"),
    ):
        wanted = {"page": "matches", "name": "Mine", "query": query}
        answer = await person.client.post("/v1/me/saved-filters", json=wanted)
        assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, pointer)


async def test_fifty_filters_are_the_most(make_person: MakePerson) -> None:
    person = await make_person("Systuen")
    for number in range(50):
        wanted = {"page": "matches", "name": f"Filter {number}", "query": {}}
        assert (await person.client.post("/v1/me/saved-filters", json=wanted)).status_code == 201
    wanted = {"page": "matches", "name": "One more", "query": {}}
    answer = await person.client.post("/v1/me/saved-filters", json=wanted)
    assert (answer.status_code, answer.json()["code"]) == (409, "too-many-filters")
