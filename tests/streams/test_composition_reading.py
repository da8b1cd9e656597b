"""The composition reader as the web app asks it while someone types."""

from symbiosis.streams.composition_reading import DETAILS, read
from symbiosis.streams.composition_schemas import CompositionTextIn

from .composition_cases import ASKED


def test_a_clear_text_is_complete() -> None:
    reading = read(CompositionTextIn(text="65% polyester 35% bomuld"))
    assert [(line.fibre, float(line.share_pct)) for line in reading.lines] == [
        ("polyester", 65),
        ("cotton", 35),
    ]
    assert reading.complete


def test_every_question_says_what_to_do() -> None:
    for text, *_ in ASKED:
        for question in read(CompositionTextIn(text=text)).questions:
            assert question.detail == DETAILS[question.code]


def test_candidates_come_with_their_names() -> None:
    question = read(CompositionTextIn(text="60% CA 40% PES")).questions[0]
    assert question.fragment == "CA"
    assert [candidate.names["da"] for candidate in question.candidates] == ["Acetat", "Hamp"]


def test_a_yes_to_a_suggestion_reads_as_the_suggested_lines() -> None:
    text = "95% bomuld, elastan"
    question = read(CompositionTextIn(text=text)).questions[0]
    assert question.suggestion is not None
    said = ", ".join(f"{line.share_pct}% {line.fibre}" for line in question.suggestion)
    answered = read(CompositionTextIn(text=text[: question.start] + said + text[question.end :]))
    assert answered.complete


def test_long_decimals_are_answered_and_not_an_error() -> None:
    assert read(CompositionTextIn(text="33.333% uld 66.667% silke")).complete
