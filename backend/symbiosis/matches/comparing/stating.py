"""What a side states, worded; nothing where it states nothing."""

from collections.abc import Callable
from typing import Any

from symbiosis.matches.comparing.pair import Cell

Text = str | None
Value = Callable[[Cell], Text]
"""None: that side states nothing."""


def stated(code: str, key: str, of: Callable[[Cell], Any], *, empty: str | None = None) -> Value:
    """`of`: the value, None for not stated; it becomes `key` of the text `code`. Sets are told in order.
    `empty`: the text for a set that is stated to be empty; without one that says nothing either."""

    def text(cell: Cell) -> Text:
        value = of(cell)
        if isinstance(value, frozenset):
            value = sorted(value)
        if value is None or value == []:
            return cell.say(empty) if empty and value is not None else None
        return cell.say(code, **{key: value})

    return text


def always(code: str) -> Value:
    return lambda cell: cell.say(code)
