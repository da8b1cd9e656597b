"""The short texts of a comparison, in the languages of the sentences."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Any

from symbiosis.matches.comparing import danish, english
from symbiosis.matches.explaining import names
from symbiosis.matching.sentences import LANGUAGES
from symbiosis.matching.sentences.wording import Wording

_MONTHS: Mapping[str, tuple[str, ...]] = {
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    "da": ("jan.", "feb.", "mar.", "apr.", "maj", "jun.", "jul.", "aug.", "sep.", "okt.", "nov.", "dec."),
}


@lru_cache
def _wording(language: str) -> Wording:
    """The engine's wording with the texts of this page; for a value both know, the engine's word."""
    ours, base = (danish, LANGUAGES["da"]) if language == "da" else (english, LANGUAGES["en"])
    return replace(base, templates={**base.templates, **ours.TEXTS}, words={**ours.WORDS, **base.words})


def say(code: str, evidence: Mapping[str, Any], language: str) -> str:
    """KeyError when the text names a value the evidence lacks."""
    return _wording(language).say(code, evidence, names(language))


def phrase(code: str, language: str, **texts: str) -> str:
    """A text around texts that are already worded."""
    return _wording(language).templates[code].format_map(texts)


def word(value: str, language: str, key: str = "value") -> str:
    """One value of a closed list, as a control shows it."""
    wording = replace(_wording(language), templates={"word": f"{{{key}}}"})
    return wording.say("word", {key: value}, names(language))


def day(value: date, language: str) -> str:
    """1 Dec 2026; 1. dec. 2026."""
    month = _MONTHS["da" if language == "da" else "en"][value.month - 1]
    return f"{value.day}{'.' if language == 'da' else ''} {month} {value.year}"
