"""Offline geocoding: what people write for a place gives a point and a region, or nothing."""

import json

import pytest

from symbiosis.kit.database import Database
from symbiosis.reference.queries import locate, suggest_places


@pytest.mark.parametrize(
    ("country", "postcode", "nuts3"),
    [
        ("DK", "7400", "DK041"),
        ("DK", "DK-7400", "DK041"),
        ("SE", "431 36", "SE232"),
        ("SE", "43136", "SE232"),
        ("NL", "1012 AB", "NL32B"),
        ("DE", "1067", "DED21"),
        ("ES", "08635", "ES511"),
        ("BG", "9000", "BG331"),
        ("RO", "010011", "RO321"),
    ],
)
async def test_a_postcode_as_people_write_it_gives_its_region(
    database: Database, country: str, postcode: str, nuts3: str
) -> None:
    found = await locate(database.pool, country, postcode)
    assert found is not None
    assert (found.nuts3, found.precision) == (nuts3, "postcode")


@pytest.mark.parametrize(
    ("country", "town", "nuts3"),
    [
        ("DK", "Herning", "DK041"),
        ("DK", "København", "DK011"),
        ("DK", "kobenhavn", "DK011"),
        ("DK", "Koebenhavn", "DK011"),
        ("DK", "Copenhagen", "DK011"),
        ("DK", "Sønderborg", "DK032"),
        ("DK", "Soenderborg", "DK032"),
        ("DK", "Århus", "DK042"),
        ("BG", "София", "BG411"),
        ("BG", "Sofia", "BG411"),
        ("RO", "Timisoara", "RO424"),
        ("SE", "Goteborg", "SE232"),
        ("ES", "Sant Esteve Sesrovires", "ES511"),
        ("DE", "Muenchen", "DE212"),
        ("BG", "Планинци", "BG424"),
    ],
)
async def test_a_town_is_found_by_any_of_its_names(
    database: Database, country: str, town: str, nuts3: str
) -> None:
    found = await locate(database.pool, country, town=town)
    assert found is not None, town
    assert (found.nuts3, found.precision) == (nuts3, "town")


async def test_the_town_settles_an_unknown_postcode(database: Database) -> None:
    found = await locate(database.pool, "DK", "9999", "Herning")
    assert found is not None
    assert (found.town, found.postcode, found.precision) == ("Herning", None, "town")


async def test_a_postcode_keeps_the_town_as_the_person_wrote_it(database: Database) -> None:
    found = await locate(database.pool, "DK", "7400", "Herning V")
    assert found is not None
    assert found.town == "Herning V"


@pytest.mark.parametrize("town", ["Herningg", "Atlantis", "%", "|", "' or true --", ""])
async def test_what_is_not_known_is_not_guessed(database: Database, town: str) -> None:
    assert await locate(database.pool, "DK", town=town) is None


@pytest.mark.parametrize(
    ("typed", "country", "first"),
    [
        ("kobenh", "DK", "Copenhagen"),
        ("København", "DK", "Copenhagen"),
        ("Kbenhavn", "DK", "Copenhagen"),
        ("Herningg", "DK", "Herning"),
        ("hernin", None, "Herning"),
        ("Soro", "DK", "Sorø"),
        ("София", "BG", "Sofia"),
        ("Clujnapoca", "RO", "Cluj-Napoca"),
        ("Barcelonna", "ES", "Barcelona"),
    ],
)
async def test_the_place_someone_types_comes_first(
    database: Database, typed: str, country: str | None, first: str
) -> None:
    found = json.loads(await suggest_places(database.pool, typed, country, 5))
    assert found, typed
    assert found[0]["name"] == first


async def test_digits_suggest_postcodes(database: Database) -> None:
    found = json.loads(await suggest_places(database.pool, "740", "DK", 5))
    assert [place["postcode"] for place in found] == ["7400"]
    assert found[0]["name"] == "Herning"
