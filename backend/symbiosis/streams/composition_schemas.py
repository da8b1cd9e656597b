"""What the API says about compositions typed as people write them."""

from typing import Annotated

from pydantic import Field

from symbiosis.kit.fields import (
    Language,
    Text,
)
from symbiosis.kit.http import In, Out
from symbiosis.streams.descriptions import CompositionLine


class CompositionTextIn(In):
    text: Annotated[Text, Field(max_length=2000)] = Field(examples=["65% polyester 35% bomuld"])
    language: Language | None = Field(default=None, description="Preferred language of the words, if known.")


class FibreCandidate(Out):
    fibre: str
    names: dict[str, str]


class CompositionQuestion(Out):
    """Something the reader would have to guess; ask the person instead."""

    code: str = Field(examples=["ambiguous_fibre"])
    fragment: str
    start: int
    end: int
    candidates: list[FibreCandidate]
    suggestion: list[CompositionLine] | None = Field(description="What it would become if confirmed.")
    detail: str


class CompositionReadingOut(Out):
    lines: list[CompositionLine]
    questions: list[CompositionQuestion]
    complete: bool = Field(description="The lines add up and nothing is open.")
