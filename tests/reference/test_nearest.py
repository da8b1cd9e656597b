"""Unknown words are answered with the known ones they resemble."""

import pytest

from symbiosis.reference.nearest import known_fibres, known_forms, known_routes, nearest, remedy


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("coton", "cotton"),
        ("Bomuld", "cotton"),
        ("poliester", "polyester"),
        ("памук", "cotton"),
        ("PES", "polyester"),
    ],
)
def test_a_fibre_is_found_by_slug_name_or_code_in_any_language(word: str, meant: str) -> None:
    assert nearest(word, known_fibres())[0] == meant


def test_forms_and_routes_are_found_too() -> None:
    assert nearest("work-wear", known_forms())[0] == "workwear"
    assert nearest("acoustic_panels", known_routes())[0] == "acoustic_panel_board"


def test_nothing_alike_is_not_guessed() -> None:
    assert nearest("xqzzy", known_routes()) == []
    assert remedy("xqzzy", known_routes(), "/v1/recycling-routes") == "Use a slug of /v1/recycling-routes."


def test_the_remedy_names_what_was_meant_and_where_all_are() -> None:
    assert remedy("coton", known_fibres(), "/v1/fibres").startswith("Did you mean cotton")
