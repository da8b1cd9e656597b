"""The reference lists as a partner's system reads them."""

import httpx
import pytest

from symbiosis.kit.http import Out, Page
from symbiosis.reference import files, schemas

LISTS = [
    ("fibres", schemas.FibreOut, 72),
    ("material-forms", schemas.MaterialFormOut, 39),
    ("stream-types", schemas.StreamTypeOut, 27),
    ("waste-codes", schemas.WasteCodeOut, 43),
    ("recycling-routes", schemas.RecyclingRouteOut, 22),
    ("data-sources", schemas.DataSourceOut, len(files.sources())),
]


@pytest.mark.parametrize(("path", "schema", "count"), LISTS)
async def test_a_list_is_whole_and_as_declared(
    client: httpx.AsyncClient, path: str, schema: type[Out], count: int
) -> None:
    answer = await client.get(f"/v1/{path}")
    assert answer.status_code == 200
    assert len(answer.json()["data"]) == count
    page = Page[schema].model_validate(answer.json(), strict=True)  # type: ignore[valid-type]
    assert page.page.next is None


@pytest.mark.parametrize("path", [path for path, _, _ in LISTS])
async def test_an_unknown_parameter_is_refused(client: httpx.AsyncClient, path: str) -> None:
    answer = await client.get(f"/v1/{path}?slug=cotton")
    assert answer.status_code in (400, 422)
    assert answer.headers["content-type"].startswith("application/problem+json")


async def test_a_fibre_has_its_names_and_the_words_it_is_known_by(client: httpx.AsyncClient) -> None:
    fibres = {fibre["slug"]: fibre for fibre in (await client.get("/v1/fibres")).json()["data"]}
    assert fibres["cotton"]["names"]["da"] == "Bomuld"
    assert fibres["cotton"]["fibre_group"] == "cellulosic_natural"
    assert "Baumwolle" in fibres["cotton"]["aliases"]
    assert fibres["polyester"]["fossil_co2_kg_per_kg"] == 2.29
    assert "CA" not in fibres["hemp"]["aliases"]


async def test_routes_come_best_first_with_what_they_accept(client: httpx.AsyncClient) -> None:
    routes = (await client.get("/v1/recycling-routes")).json()["data"]
    assert [routes[0]["slug"], routes[-1]["slug"]] == ["reuse", "landfill"]
    cotton = next(route for route in routes if route["slug"] == "mechanical_cotton")
    assert cotton["rules"]["fibres"] == [{"any_of": ["cotton"], "min_pct": 95}]
    assert cotton["rules"]["elastane_max_pct"] == 2
    assert "cutting_scraps" in cotton["rules"]["material_forms"]


async def test_places_are_suggested_with_their_region(client: httpx.AsyncClient) -> None:
    answer = await client.get("/v1/places", params={"q": "kobenhavn", "country": "DK", "limit": 3})
    first = Page[schemas.PlaceSuggestion].model_validate(answer.json(), strict=True).data[0]
    assert (first.local_name, first.nuts3) == ("København", "DK011")


@pytest.mark.parametrize("params", [{}, {"q": "k"}, {"q": "herning", "country": "dk"}, {"q": "a" * 81}])
async def test_a_place_cannot_be_asked_for_without_sense(
    client: httpx.AsyncClient, params: dict[str, str]
) -> None:
    answer = await client.get("/v1/places", params=params)
    assert answer.status_code in (400, 422)
    assert answer.json()["errors"]


async def test_a_text_without_letters_suggests_nothing(client: httpx.AsyncClient) -> None:
    assert (await client.get("/v1/places", params={"q": "%%"})).json()["data"] == []
