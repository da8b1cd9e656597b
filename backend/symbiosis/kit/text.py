"""Folding text for forgiving search: lower case, without accents."""

import unicodedata

# Letters that do not decompose into a base letter and an accent.
_LETTERS = str.maketrans({"ø": "o", "æ": "ae", "œ": "oe", "ß": "ss", "đ": "d", "ł": "l", "ı": "i", "þ": "th"})


def fold(text: str) -> str:
    """`Søndergård Strømpefabrik` -> `sondergard strompefabrik`; Cyrillic keeps its letters."""
    lowered = unicodedata.normalize("NFKD", text.lower().translate(_LETTERS))
    return " ".join("".join(c for c in lowered if not unicodedata.combining(c)).split())


def escape_like(text: str) -> str:
    """For use inside a LIKE pattern."""
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
