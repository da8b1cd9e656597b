"""What a forgiving search compares: the words asked for and the text they are looked up in."""

import re
import unicodedata
from collections.abc import Iterable

from symbiosis.kit.text import fold

# How people without these letters on the keyboard spell them.
_SPELLED_OUT = str.maketrans({"ø": "oe", "å": "aa", "ä": "ae", "ö": "oe", "ü": "ue", "æ": "ae", "ß": "ss"})
_WORD = re.compile(r"[^\W_]+")


def words_of(text: str) -> list[str]:
    """`"Sødahl A/S"` -> `["sodahl", "a", "s"]`: folded, without the wildcards of LIKE."""
    return _WORD.findall(fold(text))


def searchable(parts: Iterable[str | None]) -> str:
    """Every part folded and, where that differs, spelled out: `Ålborg` -> `alborg aalborg`."""
    found: dict[str, None] = {}
    for part in filter(None, parts):
        composed = unicodedata.normalize("NFC", part).lower()
        for spelling in (composed, composed.translate(_SPELLED_OUT)):
            found[" ".join(words_of(spelling))] = None
    return " ".join(found).strip()
