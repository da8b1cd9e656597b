"""What a programme's form is made of. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

from symbiosis.joining.vocabulary import QuestionKind

Words = Mapping[str, str]
"""A text by language: da and en; readers of other languages get en."""

Answer = bool | float | str


def in_language(words: Words, language: str) -> str:
    return words.get(language) or words["en"]


@dataclass(frozen=True)
class Bar:
    """Who answers so cannot take part: why, and what they could do instead."""

    reason: Words
    remedy: Words

    def sentence(self, language: str) -> str:
        return f"{in_language(self.reason, language)} {in_language(self.remedy, language)}"


@dataclass(frozen=True)
class Choice:
    value: str
    label: Words


@dataclass(frozen=True)
class Question:
    """`bars`: answers with which one cannot take part. `at_least`, `at_most`: of a number."""

    key: str
    kind: QuestionKind
    label: Words
    help: Words | None = None
    required: bool = True
    choices: tuple[Choice, ...] = ()
    at_least: float | None = None
    at_most: float | None = None
    bars: Mapping[Answer, Bar] | None = None


@dataclass(frozen=True)
class Form:
    """A programme's form. `countries`: where an organisation must be, and the bar for all others."""

    intro: Words
    asks_of_you: tuple[Words, ...]
    questions: tuple[Question, ...]
    countries: frozenset[str]
    elsewhere: Bar
    needs_cluster: bool = False
    """Whether the applicant must say which cluster is theirs, where there are several."""
