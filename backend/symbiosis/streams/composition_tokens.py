"""The tokens of accent-free text: words, numbers with their per cent sign or unit, and marks."""

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Token:
    """A word, number or mark of the accent-free text, by its place there."""

    kind: str
    text: str
    start: int
    end: int


TOKEN = re.compile(
    r"(?P<number>[0-9]+(?:[.,][0-9]+)*)|(?P<word>[^\W\d_]+(?:'[^\W\d_]+)*)"
    r"|(?P<mark>[\n,;/+&|•·()\[\]:=.\-–—<>≥≤~])"
)
PERCENT = re.compile(r"\s*(?:%|(?:percent|procent|prosent|pct|pour cent|por ciento|процент\w*|la suta)\b\.?)")
UNIT = re.compile(
    r"\s*(?:g/m2?|gr/m2?|gsm|kgs?|g|tonnes?|tons?|t|cm2?|mm|m2|m|meters?|metres?|dtex|denier|den|tex|ml|l"
    r"|stk|pcs|oz|yards?|yd|x|°\s*c?|o?c)(?!\w)"
)
SHARE = re.compile(r"[0-9]{1,3}(?:[.,][0-9]{1,3})?")
TWO_SHARES = re.compile(r"([0-9]{1,2}),([0-9]{1,2})")


def tokens_of(folded: str) -> list[Token]:
    return [Token(m.lastgroup or "", m.group(), *m.span()) for m in TOKEN.finditer(folded)]
