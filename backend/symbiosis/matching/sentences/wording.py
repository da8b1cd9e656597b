"""How one language says numbers, lists and values. Templates name evidence by its key; the key tells the unit."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from string import Formatter
from typing import Any

Names = Mapping[str, str]
"""Slug -> name in the language, for fibres, fibre groups, forms and routes."""

REFERENCE_KEYS = frozenset({"fibres", "form", "accepted", "route", "current_route"})
"""Evidence whose values are slugs of reference rows; all other words are in the language's own list."""
SHOWN_NAMES = 4


@dataclass(frozen=True, slots=True)
class Wording:
    """One language: its templates, words and number forms.

    `units` maps a key's ending to the text around the number, `{}` standing for it.
    """

    templates: Mapping[str, str]
    words: Mapping[str, str]
    thousands: str
    decimal: str
    units: Mapping[str, str]
    one_of_unit: Mapping[str, str]
    conjunction: str
    and_others: str

    def say(self, code: str, evidence: Mapping[str, Any], names: Names) -> str:
        """The sentence. KeyError when the code is unknown or the evidence lacks a value it names."""
        text = self._fill(self.templates[code], evidence, names)
        return text[:1].upper() + text[1:]

    def _fill(self, template: str, evidence: Mapping[str, Any], names: Names) -> str:
        filled = []
        for literal, key, _, _ in Formatter().parse(template):
            filled.append(literal)
            if key is not None:
                filled.append(self._value(key, evidence, names))
        return "".join(filled)

    def _value(self, key: str, evidence: Mapping[str, Any], names: Names) -> str:
        if key == "limit_source":
            # What earlier versions stored was always the receiver's own limit.
            return self.templates[f"limit_source_{evidence.get(key, 'stated')}"]
        value = evidence[key]
        if key == "effect":
            return self._fill(self.templates[f"effect_{value}"], evidence, names)
        if key == "part":
            return self.templates[f"part_{value}"]
        if isinstance(value, list | tuple):
            return self._list([self._word(key, item, names) for item in value])
        if isinstance(value, int | float):
            return self._measure(key, value)
        return self._word(key, value, names)

    def _word(self, key: str, value: str | None, names: Names) -> str:
        if value is None:
            return self.words["not_stated"]
        source = names if key in REFERENCE_KEYS else self.words
        word = source.get(value) or self.words.get(value) or value.replace("_", " ").replace("-", " ")
        starts_plain = word[1:2].islower() or not word[1:2].isalpha()
        return word[:1].lower() + word[1:] if starts_plain and key in REFERENCE_KEYS else word

    def _list(self, items: list[str]) -> str:
        if len(items) > SHOWN_NAMES:
            return ", ".join(items[:SHOWN_NAMES]) + self.and_others
        if len(items) < 2:
            return "".join(items)
        return ", ".join(items[:-1]) + self.conjunction + items[-1]

    def _measure(self, key: str, value: float) -> str:
        unit = next((unit for unit in self.units if key.endswith(unit)), "")
        number = self.number(value, DECIMALS.get(unit, _up_to_one)(abs(value)))
        return (self.one_of_unit if value == 1 and unit in self.one_of_unit else self.units)[unit].replace(
            "{}", number
        )

    def number(self, value: float, decimals: int) -> str:
        """1850 -> 1,850 or 1.850; no decimals that are only zeros, except in money (two)."""
        whole, _, fraction = f"{abs(value):,.{decimals}f}".partition(".")
        text = whole.replace(",", self.thousands)
        if fraction and (decimals == 2 or fraction.strip("0")):
            text += self.decimal + fraction
        return f"-{text}" if value < 0 and text.strip("0,.") else text


def _up_to_one(value: float) -> int:
    return 0 if value >= 1000 else 1


def _whole_from_ten(value: float) -> int:
    return 0 if value >= 10 else 1


DECIMALS: Mapping[str, Callable[[float], int]] = {
    "_km": _whole_from_ten,
    "_eur_per_kg": lambda _: 2,
}
"""How many decimals a unit is read with; else one below 1000."""
