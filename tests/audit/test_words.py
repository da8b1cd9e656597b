"""Everything the journal holds has words in both languages."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from symbiosis.actors.capabilities import StaffRole
from symbiosis.audit.words import HAPPENED, OFFICES, sentence

ROOT = Path(__file__).resolve().parents[2] / "backend" / "symbiosis"


def _tags() -> Iterator[str]:
    """What stands as `tag="..."` in the code, or as an argument of the functions that journal."""
    for path in ROOT.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if not isinstance(node, ast.Call):
                continue
            for keyword in node.keywords:
                if keyword.arg == "tag":
                    yield from _words_of(keyword.value)


def _words_of(value: ast.expr) -> Iterator[str]:
    if isinstance(value, ast.Constant) and isinstance(value.value, str):
        yield value.value
    elif isinstance(value, ast.IfExp):
        yield from _words_of(value.body)
        yield from _words_of(value.orelse)


def test_every_tag_that_is_recorded_has_words() -> None:
    tags = set(_tags())
    assert len(tags) > 20
    assert tags <= set(HAPPENED), sorted(tags - set(HAPPENED))


@pytest.mark.parametrize("tag", sorted(HAPPENED))
def test_words_go_after_a_name_in_both_languages(tag: str) -> None:
    assert set(HAPPENED[tag]) == {"en", "da"}
    for said in HAPPENED[tag].values():
        assert said[0].islower()
        assert not said.endswith(".")


def test_every_office_has_a_name() -> None:
    assert set(OFFICES) == set(StaffRole)


def test_sentence_says_who_in_which_office_on_whose_behalf() -> None:
    said = sentence("stream.published", "Frederik", "facilitator", "Systuen", "en")
    assert said == "Frederik (facilitator) on behalf of Systuen published a listing."
    assert sentence("stream.published", "Mette", None, None, "da") == "Mette offentliggjorde et opslag."


def test_unknown_tag_is_shown_as_its_code() -> None:
    assert sentence("loom.burnt", "Mette", None, None, "en") == "Mette did loom.burnt."
