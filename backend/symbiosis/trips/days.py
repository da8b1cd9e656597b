"""The working days of a trip. Pure."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from symbiosis.programmes.working_days import working_days


@dataclass(frozen=True)
class Counted:
    """A programme line, as far as days go."""

    day: date
    counts: bool


def travel_days(starts_on: date, ends_on: date, lines: Sequence[Counted]) -> list[date]:
    """Days on which no line of the programme counts; none as long as there is no programme."""
    if not lines:
        return []
    counted = {line.day for line in lines if line.counts}
    return [day for day in _span(starts_on, ends_on) if day not in counted]


def days_in(country: str, starts_on: date, ends_on: date, travel: Collection[date]) -> list[date]:
    return working_days(country, starts_on, ends_on, travel)


def countries_of(destinations: Sequence[dict[str, Any]]) -> tuple[str, ...]:
    """Each once, in their order."""
    return tuple(dict.fromkeys(str(place["country"]) for place in destinations))


def _span(starts_on: date, ends_on: date) -> list[date]:
    return [starts_on + timedelta(days=n) for n in range((ends_on - starts_on).days + 1)]
