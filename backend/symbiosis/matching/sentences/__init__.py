"""The engine's codes as sentences people read: English, Danish, English for every other language."""

from collections.abc import Mapping
from typing import Any

from symbiosis.matching.sentences.danish import DANISH
from symbiosis.matching.sentences.english import ENGLISH
from symbiosis.matching.sentences.wording import Names, Wording

LANGUAGES: Mapping[str, Wording] = {"en": ENGLISH, "da": DANISH}

NO_NAMES: Names = {}


def render(code: str, evidence: Mapping[str, Any], language: str, names: Names = NO_NAMES) -> str:
    """The sentence for a rule's, part's, task's or improvement's code, with that object's evidence.

    `names`: slug -> name in the language for fibres, fibre groups, forms and routes;
    a slug without a name is shown as words. KeyError for a code no version emitted.
    """
    return LANGUAGES.get(language, ENGLISH).say(code, evidence, names)
