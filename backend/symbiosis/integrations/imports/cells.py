"""From the text of a cell to a value. Every function raises CellError with the remedy."""

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from enum import StrEnum

from symbiosis.integrations.imports import words
from symbiosis.integrations.imports.findings import CellError

_NUMBER = re.compile(r"^[+-]?\d[\d.,]*$|^[+-]?[.,]\d+$")
_GROUPED = re.compile(r"^\d{1,3}([.,])\d{3}$")
_SEPARATORS = re.compile(r"[;|,/\n]| og | and ")
_MINUS = str.maketrans({"−": "-", "–": "-", "\u00a0": "", "\u202f": "", "'": "", "’": "", " ": ""})


class Notation(StrEnum):
    """How the file writes decimals, where one cell alone cannot say: is 1.234 a thousand or one and a bit?"""

    COMMA = "comma"
    POINT = "point"
    OPEN = "open"


def notation_of(numbers: Iterable[str], delimiter: str) -> Notation:
    """Judged by the cells that can only be read one way; else a semicolon means a Danish spreadsheet."""
    seen = {_certain(text.translate(_MINUS).lstrip("+-")) for text in numbers} - {None}
    if len(seen) == 1:
        return seen.pop() or Notation.OPEN
    if not seen and delimiter == ";":
        return Notation.COMMA
    # A comma-separated file cannot hold a bare decimal comma.
    return Notation.POINT if not seen and delimiter == "," else Notation.OPEN


def _certain(text: str) -> Notation | None:
    if not _NUMBER.match(text) or _GROUPED.match(text):
        return None
    last = max(text.rfind("."), text.rfind(","))
    if last < 0:
        return None
    mark, several = text[last], text.count(text[last]) > 1
    decimal_comma = (mark == ",") != several
    return Notation.COMMA if decimal_comma else Notation.POINT


def number(text: str, notation: Notation) -> Decimal:
    """`1.234,5`, `1,234.5`, `1 234,5`, `12`; codes: not_a_number, ambiguous_number."""
    plain = text.translate(_MINUS)
    if not _NUMBER.match(plain):
        raise CellError("not_a_number", "Write a number only, such as 1250 or 12,5.")
    sign, bare = ("-", plain[1:]) if plain[0] == "-" else ("", plain.lstrip("+"))
    written = _certain(bare) or notation
    if _GROUPED.match(bare) and written is Notation.OPEN:
        whole, half = bare.replace(".", "").replace(",", ""), bare.replace(",", ".")
        raise CellError("ambiguous_number", f"Is it {whole} or {half}? Write {whole}, or {half}0.")
    thousands, point = (".", ",") if written is Notation.COMMA else (",", ".")
    parts = bare.split(point)
    groups = parts[0].split(thousands)
    if len(parts) > 2 or any(len(group) != 3 for group in groups[1:]) or thousands in "".join(parts[1:]):
        raise CellError("not_a_number", "The marks in this number contradict each other; write 1234.5.")
    return Decimal(f"{sign}{''.join(groups) or '0'}.{parts[1] if len(parts) > 1 and parts[1] else '0'}")


def number_with_words(text: str, notation: Notation) -> tuple[Decimal, str]:
    """`1.200 kg pr. måned` as the number and the words after it."""
    match = re.match(r"^\s*([+-−–]?[\d.,\u00a0\u202f' ]*\d)\s*(.*)$", text, re.DOTALL)
    if match is None:
        raise CellError("not_a_number", "Start with a number, such as 1250 kg.")
    return number(match[1].strip(), notation), match[2].strip()


def day(text: str) -> date:
    """ISO, or day first with full year: 31-12-2026, 31/12/2026, 31.12.2026. Code: not_a_date."""
    bare = text.strip().split("T")[0].split(" ")[0]
    if match := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})|(\d{4})(\d{2})(\d{2})", bare):
        year, month, day_ = (int(part) for part in match.groups() if part is not None)
    elif match := re.fullmatch(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})", bare):
        day_, month, year = (int(part) for part in match.groups())
    else:
        raise CellError("not_a_date", "Write 2026-12-31, or day first with the full year: 31-12-2026.")
    try:
        return date(year, month, day_)
    except ValueError as error:
        raise CellError("not_a_date", "No such day; the day comes first: 31-12-2026.") from error


def flag(text: str) -> bool:
    return choice("flag", text) == "true"


def choice(field: str, text: str) -> str:
    """Code: unknown_word; the remedy lists what may be said where that is short."""
    known = words.values(field)
    value = known.get(words.key_of(text))
    if value is None:
        raise CellError("unknown_word", _suggest(field))
    return value


def choices(field: str, text: str) -> list[str]:
    """Several, separated by comma, semicolon, bar or slash; `ingen` and `none` are an empty list."""
    if words.key_of(text) in words.values("none"):
        return []
    if whole := words.values(field).get(words.key_of(text)):
        return [whole]
    parts = [part.strip() for part in _SEPARATORS.split(text)]
    return list(dict.fromkeys(choice(field, part) for part in parts if part))


def _suggest(field: str) -> str:
    allowed = sorted(set(words.values(field).values()))
    if len(allowed) <= 14:
        return f"Write one of: {', '.join(allowed)}."
    return f"Not known as {field.replace('_', ' ')}; docs/importing.md lists the words."
