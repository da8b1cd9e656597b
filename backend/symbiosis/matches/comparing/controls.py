"""Fields a reader may turn to see what would be: one function for each kind of control."""

from collections.abc import Iterable, Mapping
from typing import Any, Literal

from symbiosis.matches.comparing.pair import Compared
from symbiosis.matches.comparing.wording import say, word

Side = Literal["offer", "need"]
Control = dict[str, Any]
Field = tuple[Side, str]
"""A side and the pointer of one of its fields."""


def number(
    pair: Compared, field: Field, *, unit: str, most: float, step: float, least: float = 0, **words: Any
) -> Control:
    value = _now(pair, field)
    value = None if value is None else float(value)
    span = {"unit": unit, "min": least, "max": max(most, value or 0.0), "step": step}
    return _control(pair, field, "number", value, words) | span


def money(pair: Compared, field: Field, *, currency: str, most: float) -> Control:
    stated = _now(pair, field)
    value = None if stated is None else float(stated["amount"])
    bound = max(most, abs(value or 0.0) * 2)
    span = {"unit": currency, "min": -bound, "max": bound, "step": 0.05}
    return _control(pair, field, "money", value, {}) | span


def flag(pair: Compared, field: Field) -> Control:
    return _control(pair, field, "flag", _now(pair, field), {})


def choice(pair: Compared, field: Field, values: Iterable[str], key: str = "value") -> Control:
    """One of a closed list, what is stated now among them."""
    now = _now(pair, field)
    there = list(dict.fromkeys([*values, *([now] if now else [])]))
    options = [{"value": value, "label": word(value, pair.language, key)} for value in there]
    return _control(pair, field, "choice", now, {}) | {"options": options}


def lists(pair: Compared, field: Field, options: Iterable[tuple[Any, str]]) -> Control:
    """One of some whole lists, each with its label; first the one of now."""
    now = _now(pair, field)
    as_now = {"value": now, "label": say("as_now", {}, pair.language)}
    others = [{"value": value, "label": label} for value, label in options if value != now]
    return _control(pair, field, "choice", now, {}) | {"options": [as_now, *others]}


def _control(pair: Compared, field: Field, kind: str, value: Any, words: Mapping[str, Any]) -> Control:
    side, pointer = field
    label = say(f"field_{pointer.rpartition('/')[2]}", words, pair.language)
    return {"side": side, "pointer": pointer, "label": label, "kind": kind, "value": value}


def _now(pair: Compared, field: Field) -> Any:
    """The value at the pointer; None where the way ends."""
    side, pointer = field
    value: Any = pair.offer_said if side == "offer" else pair.need_said
    for step in pointer.split("/")[1:]:
        if isinstance(value, list):
            value = value[int(step)] if int(step) < len(value) else None
        else:
            value = value.get(step) if isinstance(value, Mapping) else None
    return value
