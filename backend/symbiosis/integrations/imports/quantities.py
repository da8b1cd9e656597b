"""How much and at what price, as people type it into one or several cells."""

import re
from decimal import Decimal
from typing import Any

from symbiosis.integrations.imports import words
from symbiosis.integrations.imports.cells import Notation, choice, flag, number, number_with_words
from symbiosis.integrations.imports.columns import Record
from symbiosis.integrations.imports.findings import CellError

_JOINTS = re.compile(r"[/.]|\b(?:pr|per|om|i|hver|a|every|each|en|et|den)\b")
_CURRENCIES = {
    "kr": "DKK",
    "dkk": "DKK",
    "eur": "EUR",
    "€": "EUR",
    "euro": "EUR",
    "sek": "SEK",
    "lei": "RON",
    "ron": "RON",
}


def quantity_of(record: Record, notation: Notation) -> dict[str, Any]:
    """The fields of QuantityIn. Errors: CellError about the quantity itself."""
    value, rest = number_with_words(record.cells["quantity"], notation)
    unit, period = _unit_and_period(rest)
    said: dict[str, Any] = {"value": value}
    said["unit"] = unit or record.columns.units.get("quantity") or "kg"
    if period and period != "once":
        said |= {"mode": "recurring", "period": period}
    return said


def _unit_and_period(text: str) -> tuple[str | None, str | None]:
    """`kg pr. måned`, `kg/md`, `om ugen`, `ruller`, or nothing."""
    units, periods = words.values("unit"), words.values("period")
    unit = period = None
    for part in _JOINTS.sub(" ", text.casefold()).split():
        key = words.key_of(part)
        if unit is None and key in units:
            unit = units[key]
        elif period is None and key in periods:
            period = periods[key]
        elif key:
            raise CellError("unknown_unit", "Write a number with a known unit, such as 1250 kg per month.")
    return unit, period


def own_columns_of(record: Record, notation: Notation) -> dict[str, Any]:
    """Unit, period and weights where they have columns of their own; these win."""
    cells = record.cells
    said: dict[str, Any] = {}
    if "unit" in cells:
        unit, period = _unit_and_period(cells["unit"])
        said |= {"unit": unit} if unit else {}
        said |= {"mode": "recurring", "period": period} if period and period != "once" else {}
    if "period" in cells:
        period = _period(cells["period"])
        said |= (
            {"mode": "one_off", "period": None}
            if period == "once"
            else {"mode": "recurring", "period": period}
        )
    for name in ("kg_per_unit", "gsm", "width_cm"):
        if name in cells:
            said[name] = number(cells[name], notation)
    if "weighed" in cells:
        said["weighed"] = flag(cells["weighed"])
    return said


def _period(text: str) -> str:
    bare = _JOINTS.sub(" ", text.casefold())
    return choice("period", text if words.key_of(text) in words.values("period") else bare)


def price_of(record: Record, notation: Notation, home: str | None) -> dict[str, Any]:
    """The fields of Price. A price without a model is fixed, a negative one is paid by the supplier."""
    cells = record.cells
    said: dict[str, Any] = {}
    text = cells.get("price_per_kg")
    if text and words.key_of(text) in words.values("price_model"):
        said["model"], text = choice("price_model", text), None
    if text:
        amount, rest = number_with_words(text, notation)
        said["per_kg"] = {"amount": _plain(amount), "currency": _currency(rest, cells.get("currency"), home)}
        said["model"] = "supplier_pays" if amount < 0 else "fixed"
    if "price_model" in cells:
        said["model"] = choice("price_model", cells["price_model"])
    return said


def _plain(amount: Decimal) -> str:
    return f"{amount.quantize(Decimal('0.0001')).normalize():f}"


def _currency(rest: str, column: str | None, home: str | None) -> str:
    for text in (column or "", *re.split(r"[\s/.]+", rest)):
        if found := _CURRENCIES.get(text.casefold().strip()):
            return found
    if column:
        return column.strip().upper()
    return "DKK" if home in (None, "DK") else "EUR"
