"""What search compares."""

import pytest

from symbiosis.kit.searching import searchable, words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Södahl A/S", ["sodahl", "a", "s"]),
        ("  H&M   100% ", ["h", "m", "100"]),
        ("garment_maker", ["garment", "maker"]),
        ("Пловдив", ["пловдив"]),
        ("%_\\'", []),
        ("", []),
    ],
)
def test_words_are_folded_and_free_of_signs(text: str, words: list[str]) -> None:
    assert words_of(text) == words


def test_danish_letters_are_found_in_both_spellings() -> None:
    text = searchable(["Ålborg", "Sæby Strømpefabrik", None, "plain"])
    for spelling in ("alborg", "aalborg", "saeby strompefabrik", "saeby stroempefabrik", "plain"):
        assert spelling in text


def test_the_same_twice_is_kept_once() -> None:
    assert searchable(["Garn", "GARN", ""]) == "garn"
