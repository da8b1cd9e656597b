"""Compositions as people type them into a cell."""

import re
from decimal import Decimal
from functools import lru_cache
from typing import Any

from symbiosis.integrations.imports.cells import Notation, number
from symbiosis.integrations.imports.findings import CellError
from symbiosis.streams.composition_text import read_composition
from symbiosis.streams.composition_words import key_of, look_up

_RULE = re.compile(
    r"^(?P<op>>=|<=|≥|≤|>|<|min\.?|mindst|minimum|at least|max\.?|maks\.?|højst|maximum|at most)?\s*"
    r"(?P<share>\d+(?:[.,]\d+)?)\s*%?\s*(?P<fibre>[^\d%].*)$|"
    r"^(?P<fibre2>[^\d<>≥≤]+?)\s*(?P<op2>>=|<=|≥|≤|>|<|min\.?|mindst|max\.?|maks\.?|højst|at least|at most)?\s*"
    r"(?P<share2>\d+(?:[.,]\d+)?)\s*%?$",
    re.IGNORECASE,
)
_UPPER = ("<=", "≤", "<", "max", "maks", "højst", "at most")


@lru_cache(maxsize=4096)
def shares_of(text: str, language: str | None) -> tuple[dict[str, Any], ...]:
    """Composition lines. Code: composition_unclear, with what has to be answered."""
    reading = read_composition(text, language)
    if not reading.complete:
        raise CellError("composition_unclear", _open_points(reading.questions))
    return tuple(
        {
            "fibre": line.fibre,
            "share_pct": line.share_pct,
            "part": line.part,
            "recycled": line.recycled,
        }
        for line in reading.lines
    )


def _open_points(questions: Any) -> str:
    points = [
        f"“{question.text}” ({question.code.replace('-', ' ')}"
        + (f": {' or '.join(question.candidates[:3])}?)" if question.candidates else ")")
        for question in questions[:3]
    ]
    unclear = f"Unclear: {', '.join(points)}. " if points else ""
    return f"{unclear}Write every fibre with its share, such as 95% cotton 5% elastane."


@lru_cache(maxsize=4096)
def windows_of(text: str) -> tuple[dict[str, Any], ...]:
    """A need's rules: `bomuld mindst 95 %; elastan højst 3`. A share without a word is a minimum."""
    return tuple(_window(part.strip()) for part in re.split(r"[;\n|+]|,(?!\d)", text) if part.strip())


def _window(text: str) -> dict[str, Any]:
    match = _RULE.match(text)
    if match is None:
        raise CellError("composition_unclear", "Write rules such as: cotton min 95; elastane max 3.")
    fibre = _fibre(match["fibre"] or match["fibre2"])
    share = number(match["share"] or match["share2"], Notation.POINT)
    if not Decimal(0) <= share <= Decimal(100):
        raise CellError("composition_unclear", "A share is between 0 and 100.")
    upper = (match["op"] or match["op2"] or "").casefold().rstrip(".") in _UPPER
    return {"fibres": [fibre], "max_pct" if upper else "min_pct": share}


def _fibre(text: str) -> str:
    meanings = {entry.values for entry in look_up(key_of(text.strip())) if entry.kind in ("fibre", "code")}
    if len(meanings) != 1 or len(next(iter(meanings))) != 1:
        raise CellError("unknown_fibre", f"“{text.strip()}” is not one known fibre; write its full name.")
    return next(iter(meanings))[0]
