"""Which days of a stay are working days, by the public holidays of the host's country. Pure."""

from collections.abc import Collection
from datetime import date, timedelta
from functools import lru_cache

import holidays

_NAMES = "en_US"


def working_days(country: str, start: date, end: date, travel_days: Collection[date] = ()) -> list[date]:
    """From `start` to `end`, both included, in order; days of travel are none."""
    span = (start + timedelta(days=n) for n in range((end - start).days + 1))
    return [day for day in span if day not in travel_days and why_not_working(country, day) is None]


def why_not_working(country: str, day: date) -> str | None:
    """The English name of the public holiday, or `weekend`; None for a working day. A Saturday that the
    country has made a working day is one."""
    known = _calendar(country, day.year)
    if known is None:
        return "weekend" if day.weekday() >= 5 else None
    if day in known:
        return str(known.get(day))
    return None if known.is_working_day(day) else "weekend"


def covered(country: str) -> bool:
    """Whether the public holidays of the country are known; if not, only weekends are left out."""
    return _calendar(country, 2000) is not None


# A year of a country is some 20 dates.
@lru_cache(maxsize=500)
def _calendar(country: str, year: int) -> holidays.HolidayBase | None:
    try:
        return holidays.country_holidays(country, years=year, language=_NAMES, expand=False)
    except NotImplementedError:
        return None
