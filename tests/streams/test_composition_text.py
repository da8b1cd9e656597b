"""Compositions as people write them become lines, and what is doubtful becomes a question."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from symbiosis.reference import catalogue
from symbiosis.streams.composition_answers import CompositionLine
from symbiosis.streams.composition_text import (
    MAX_LENGTH,
    CompositionReading,
    read_composition,
    write_composition,
)

from .composition_cases import ASKED, CERTAIN


def told(reading: CompositionReading) -> str:
    """The lines as the cases write them."""
    written: list[str] = []
    part = "all"
    for line in reading.lines:
        head = f"{line.part}: " if line.part != part else ""
        flags = " r" * line.recycled + " o" * line.organic
        written.append(f"{head}{line.fibre} {line.share_pct}{flags}")
        part = line.part
    return ", ".join(written)


@pytest.mark.parametrize(("text", "lines"), CERTAIN)
def test_a_clear_text_is_read_without_a_question(text: str, lines: str) -> None:
    reading = read_composition(text)
    assert told(reading) == lines
    assert reading.questions == ()
    assert reading.complete


@pytest.mark.parametrize(("text", "lines", "codes", "candidates"), ASKED)
def test_a_doubtful_text_is_asked_about(
    text: str, lines: str, codes: str, candidates: tuple[str, ...]
) -> None:
    reading = read_composition(text)
    assert told(reading) == lines
    assert " ".join(question.code for question in reading.questions) == codes
    assert reading.questions[0].candidates == candidates
    assert not reading.complete


def test_the_missing_share_is_suggested_and_not_assumed() -> None:
    reading = read_composition("95% cotton, elastane")
    assert reading.lines == (CompositionLine("cotton", Decimal(95)),)
    assert reading.questions[0].suggestion == (CompositionLine("elastane", Decimal(5)),)


def test_a_question_points_at_the_words_it_is_about() -> None:
    text = "Ærmer i blød uld: 60% bomuld, 40% flurbo"
    question = read_composition(text).questions[-1]
    assert text[question.start : question.end] == question.text == "flurbo"


def test_polycotton_suggests_the_usual_order() -> None:
    suggestion = read_composition("polycotton 65/35").questions[0].suggestion
    assert [(line.fibre, line.share_pct) for line in suggestion] == [
        ("polyester", Decimal(65)),
        ("cotton", Decimal(35)),
    ]


def test_an_answer_in_the_place_of_the_question_settles_it() -> None:
    text = "60% CA, 40% polyester"
    question = read_composition(text).questions[0]
    settled = text[: question.start] + "hemp" + text[question.end :]
    assert told(read_composition(settled)) == "hemp 60, polyester 40"


def test_two_fibres_with_one_share_suggest_that_the_first_has_it() -> None:
    suggestion = read_composition("CO94PA6").questions[0].suggestion
    assert [(line.fibre, line.share_pct) for line in suggestion] == [
        ("cotton", Decimal(94)),
        ("polyamide", Decimal(6)),
    ]


def test_a_part_told_twice_and_differently_keeps_the_first_and_asks() -> None:
    reading = read_composition("Lining: 100% silk; For: 100% viskose", "da")
    assert told(reading) == "lining: silk 100"
    assert [(q.code, q.text) for q in reading.questions] == [("several-compositions", "100% viskose")]


def test_shares_are_kept_to_two_decimals() -> None:
    lines = read_composition("33.333% wool 66.667% silk").lines
    assert [line.share_pct for line in lines] == [Decimal("33.33"), Decimal("66.67")]


def test_lines_of_an_unknown_part_wait_for_its_name() -> None:
    reading = read_composition("Sleeve: 100% cotton; Lining: 100% silk")
    assert told(reading) == "lining: silk 100"
    assert reading.questions[0].suggestion == (CompositionLine("cotton", Decimal(100)),)


def test_the_language_settles_a_word_that_means_several_things() -> None:
    assert read_composition("in 100%", "ro").lines == (CompositionLine("flax", Decimal(100)),)
    assert read_composition("made in 100% cotton", "en").lines == (CompositionLine("cotton", Decimal(100)),)


def test_words_that_were_not_understood_are_given_back() -> None:
    assert read_composition("100% cotton zzyzx").remainder == "zzyzx"


def test_an_empty_text_says_nothing() -> None:
    assert read_composition("  \n ") == CompositionReading((), (), "")


def test_a_text_beyond_the_limit_is_read_to_the_limit_and_asked_about() -> None:
    reading = read_composition("100% cotton " + "." * MAX_LENGTH)
    assert reading.lines == (CompositionLine("cotton", Decimal(100)),)
    assert [question.code for question in reading.questions] == ["text-too-long"]


@pytest.mark.parametrize("language", catalogue.LANGUAGES)
def test_every_fibre_is_read_by_its_name_in_every_language(language: str) -> None:
    for fibre in catalogue.fibres():
        reading = read_composition(f"100% {fibre.names[language]}", language)
        assert [line.fibre for line in reading.lines] == [fibre.slug], fibre.names[language]


SLUGS = [fibre.slug for fibre in catalogue.fibres()]
WORDS = ["65%", "35", "/", ",", ":", "(", ")", "\n", "cotton", "bomuld", "PES", "CA", "shell", "lining", "in",
         "recycled", "heraf", "min", "60-70%", "flurbo", "ren", "polycotton", "ca.", "95,5", "памук", "la"]  # fmt: skip


@st.composite
def compositions(draw: st.DrawFn) -> tuple[CompositionLine, ...]:
    """Whole compositions of one to three parts, shares with up to one decimal."""
    lines: list[CompositionLine] = []
    parts = draw(
        st.lists(st.sampled_from(["face", "back", "lining", "trim", "filling"]), max_size=3, unique=True)
    )
    for part in parts or ["all"]:
        slugs = draw(st.lists(st.sampled_from(SLUGS), min_size=1, max_size=5, unique=True))
        cuts = draw(st.sets(st.integers(1, 999), min_size=len(slugs) - 1, max_size=len(slugs) - 1))
        edges = [0, *sorted(cuts), 1000]
        for slug, low, high in zip(slugs, edges, edges[1:], strict=False):
            flags = draw(st.tuples(st.booleans(), st.booleans()))
            lines.append(CompositionLine(slug, Decimal(high - low) / 10, part, *flags))
    return tuple(lines)


@given(compositions(), st.sampled_from(catalogue.LANGUAGES))
def test_a_written_composition_is_read_back_as_it_was(
    lines: tuple[CompositionLine, ...], language: str
) -> None:
    reading = read_composition(write_composition(lines, language), language)
    assert reading.lines == lines
    assert reading.questions == ()


@given(st.text(max_size=200) | st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join))
def test_any_text_at_all_gives_a_reading_within_bounds(text: str) -> None:
    reading = read_composition(text)
    said = [*reading.lines, *(line for question in reading.questions for line in question.suggestion)]
    assert all(0 < line.share_pct <= 100 for line in said)
    assert all(catalogue.is_fibre(line.fibre) for line in said)
    assert all(text[question.start : question.end] == question.text for question in reading.questions)
