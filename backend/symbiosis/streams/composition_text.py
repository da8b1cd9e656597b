"""Reads a composition as people write it: "65% polyester 35% bomuld", "CO 95 EA 5", a care label.

Names in Danish, English, French, Spanish, Bulgarian and Romanian (and the commonest of
their neighbours), codes, trade names, parts, recycled and organic. What is ambiguous,
unreadable or does not add up comes back as a question with candidates, never as a guess.
"""

from dataclasses import dataclass
from decimal import Decimal

from symbiosis.reference import catalogue, files
from symbiosis.streams.composition_answers import (
    CompositionLine,
    CompositionQuestion,
    answer,
    settle_repeats,
)
from symbiosis.streams.composition_items import Reader
from symbiosis.streams.composition_segments import segments_of

MAX_LENGTH = 4000


@dataclass(frozen=True)
class CompositionReading:
    """`lines` are certain; `questions` must be answered; `remainder` is text that was not understood."""

    lines: tuple[CompositionLine, ...]
    questions: tuple[CompositionQuestion, ...]
    remainder: str

    @property
    def complete(self) -> bool:
        return bool(self.lines) and not self.questions


def read_composition(text: str, language: str | None = None) -> CompositionReading:
    """Reads `text`; `language` (en, da, fr, es, bg, ro) settles words that differ between languages."""
    read = text[:MAX_LENGTH]
    items = Reader(read, language).read()
    several = segments_of(items)
    answers = settle_repeats([answer(segment, read) for segment in several], read)
    questions = [question for found in answers for question in found.questions]
    if len(text) > MAX_LENGTH:
        questions.append(CompositionQuestion("text-too-long", "", MAX_LENGTH, len(text)))
    left = sorted((i for found in answers for i in found.remainder), key=lambda i: i.start)
    return CompositionReading(
        lines=tuple(line for found in answers for line in found.lines),
        questions=tuple(questions),
        remainder=" ".join(read[i.start : i.end] for i in left),
    )


def write_composition(lines: tuple[CompositionLine, ...], language: str) -> str:
    """A composition in words, "60% wool, 40% polyamide"; `read_composition` gives it back."""
    parts: dict[str, list[str]] = {}
    for line in lines:
        parts.setdefault(line.part, []).append(_write_line(line, language))
    texts = [_label(part, language) + ", ".join(written) for part, written in parts.items()]
    return "; ".join(texts)


def _write_line(line: CompositionLine, language: str) -> str:
    name = catalogue.fibre(line.fibre).names[language]
    for kind in (("recycled",) if line.recycled else ()) + (("organic",) if line.organic else ()):
        word, after = _words(language)[kind]
        name = f"{name} {word}" if after else f"{word} {name}"
    return f"{_plain(line.share_pct)}% {name}"


def _plain(share: Decimal) -> str:
    text = f"{share:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _label(part: str, language: str) -> str:
    if part == "all":
        return ""
    return f"{_words(language)[part][0].capitalize()}: "


def _words(language: str) -> dict[str, tuple[str, bool]]:
    """The first word of a language for each part and quality, and whether it follows its noun."""
    found: dict[str, tuple[str, bool]] = {}
    for row in files.rows("composition_words"):
        if row["language"] == language and row["kind"] in ("part", "recycled", "organic"):
            key = row["value"] if row["kind"] == "part" else row["kind"]
            found.setdefault(key, (row["word"], row["flag"] == "post"))
    return found
