"""The composition reader as the API answers it.

A question's `start` and `end` mark words that a candidate's name, or the suggested
lines written out, can take the place of.
"""

from symbiosis.reference import catalogue
from symbiosis.streams import composition_answers as answers
from symbiosis.streams.composition_schemas import (
    CompositionQuestion,
    CompositionReadingOut,
    CompositionTextIn,
    FibreCandidate,
)
from symbiosis.streams.composition_text import read_composition
from symbiosis.streams.descriptions import CompositionLine

_WHICH_FIBRE = ("ambiguous-fibre", "unknown-fibre", "unknown-word")

DETAILS = {
    "ambiguous-fibre": "This word stands for several fibres. Name the one you mean.",
    "blend-name": "This names a blend. Give the share of each fibre.",
    "unknown-fibre": "This word is not known. Use a fibre's name or its usual code.",
    "unknown-word": "This word is not known. Use a fibre's name or its usual code.",
    "fibre-without-share": "Add the share of this fibre in per cent.",
    "share-without-fibre": "Say which fibre has this share.",
    "share-range": "Give one share, the most likely one.",
    "share-bound": "Give one share, the most likely one.",
    "share-out-of-range": "A share lies between 0 and 100 per cent.",
    "share-of-share": "Give the share of the whole, for example 70% cotton, 30% recycled cotton.",
    "unclear-order": "It is unclear which share belongs to which fibre. Write each as 60% cotton.",
    "sum-not-100": "The shares of a part add up to 100. Add what is missing or correct them.",
    "several-compositions": "Give one composition, or name the part each belongs to.",
    "unclear-quality": "Put this word right before the fibre it speaks of.",
    "unknown-part": "Name the part: shell, back, lining, trim or filling.",
    "text-too-long": "The end of the text was not read. Shorten it.",
}


def read(text: CompositionTextIn) -> CompositionReadingOut:
    reading = read_composition(text.text, text.language)
    return CompositionReadingOut(
        lines=[_line(line) for line in reading.lines],
        questions=[_question(question) for question in reading.questions],
        complete=reading.complete,
    )


def _line(line: answers.CompositionLine) -> CompositionLine:
    return CompositionLine.model_validate(
        {"fibre": line.fibre, "share_pct": line.share_pct, "part": line.part, "recycled": line.recycled}
    )


def _question(question: answers.CompositionQuestion) -> CompositionQuestion:
    """Lines of an unknown part cannot take the place of its name, so they are not suggested."""
    suggested = [] if question.code == "unknown-part" else [_line(line) for line in question.suggestion]
    candidates = question.candidates if question.code in _WHICH_FIBRE else ()
    return CompositionQuestion(
        code=question.code,
        fragment=question.text,
        start=question.start,
        end=question.end,
        candidates=[FibreCandidate(fibre=c, names=dict(catalogue.fibre(c).names)) for c in candidates],
        suggestion=suggested or None,
        detail=DETAILS[question.code],
    )
