"""A filter by a word nobody knows is refused by name, with the nearest known words; it used to be an empty list."""

import httpx
import pytest

from conftest import MakePerson


@pytest.mark.parametrize(
    ("path", "name", "word", "meant"),
    [
        ("/v1/material-streams", "fibre", "coton", "cotton"),
        ("/v1/material-streams", "form", "cuting_scraps", "cutting_scraps"),
        ("/v1/material-streams", "stream_type", "coton_yarn_waste", "/v1/stream-types"),
        ("/v1/match-statistics", "route", "mechanical_coton", "mechanical_cotton"),
        ("/v1/synergy-patterns", "route", "mechanical_coton", "mechanical_cotton"),
        ("/v1/synergy-patterns", "fibre", "coton", "cotton"),
        ("/v1/synergy-patterns", "form", "cuting_scraps", "cutting_scraps"),
    ],
)
async def test_unknown_word_in_a_filter_is_answered_with_the_nearest(
    client: httpx.AsyncClient, path: str, name: str, word: str, meant: str
) -> None:
    answer = await client.get(path, params={name: word})
    assert answer.status_code == 400, answer.text
    [error] = answer.json()["errors"]
    assert (error["pointer"], error["code"]) == (name, "unknown_slug")
    assert meant in error["detail"]
    # Nothing that was sent is repeated.
    assert f"`{word}`" not in error["detail"]


async def test_unknown_route_in_ones_inbox_is_named(make_person: MakePerson) -> None:
    person = await make_person("Systuen")
    answer = await person.client.get("/v1/matches", params={"route": ["reuse", "mechanical_coton"]})
    [error] = answer.json()["errors"]
    assert (answer.status_code, error["pointer"]) == (400, "route")
    assert "mechanical_cotton" in error["detail"]


async def test_saved_filter_with_an_unknown_word_is_refused_where_it_stands(make_person: MakePerson) -> None:
    person = await make_person("Systuen")
    wanted = {"page": "material-streams", "name": "Mine", "query": {"fibre": ["cotton", "coton"]}}
    answer = await person.client.post("/v1/me/saved-filters", json=wanted)
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, "/query/fibre/1")
    assert "cotton" in answer.json()["errors"][0]["detail"]


async def test_known_words_filter_as_always(client: httpx.AsyncClient) -> None:
    params = {"fibre": ["cotton", "wool"], "form": "cutting_scraps"}
    answer = await client.get("/v1/material-streams", params=params)
    assert answer.status_code == 200, answer.text
