"""The file of past trips, read: one row a trip, lists within a cell divided by `|`. Pure."""

import csv
import io
import re
from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from symbiosis.kit.countries import COUNTRIES
from symbiosis.trips.vocabulary import Theme

COLUMNS = (
    *("code", "title", "theme", "starts_on", "ends_on", "places", "countries", "topics"),
    *("hosts", "visitor_organisations", "voucher_note", "source"),
)
_CODE = re.compile(r"^[A-Z]{2,10}-\d{4}-\d{2,3}$")


class UnreadableFile(Exception):
    """The message says what to correct."""


@dataclass(frozen=True)
class PastTrip:
    line: int
    code: str
    title: str
    theme: str
    starts_on: date
    ends_on: date
    dates_note: str | None
    destinations: tuple[Mapping[str, Any], ...]
    topics: tuple[str, ...]
    hosts: tuple[str, ...]
    visitors: tuple[str, ...]
    cost_note: str | None
    source: str

    @property
    def countries(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(str(place["country"]) for place in self.destinations))


def read(content: bytes) -> tuple[list[PastTrip], list[str]]:
    """The trips, and what is wrong with the other rows. Errors: UnreadableFile."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableFile("The file is not UTF-8 text. Save it as CSV UTF-8.") from error
    rows = csv.DictReader(io.StringIO(text, newline=""))
    missing = [name for name in COLUMNS if name not in (rows.fieldnames or [])]
    if missing:
        raise UnreadableFile(f"Columns are missing: {', '.join(missing)}.")
    trips: list[PastTrip] = []
    wrong: list[str] = []
    seen: set[str] = set()
    for row in rows:
        try:
            trip = _trip(rows.line_num, row)
            if trip.code in seen:
                raise ValueError(f"The code {trip.code} is in the file twice.")
            seen.add(trip.code)
            trips.append(trip)
        except ValueError as error:
            wrong.append(f"{rows.line_num}: {error}")
    return trips, wrong


def _trip(line: int, row: Mapping[str, str | None]) -> PastTrip:
    """Errors: ValueError."""
    said = {name: (row.get(name) or "").strip() for name in COLUMNS}
    if not _CODE.match(said["code"]):
        raise ValueError("code must look like CXC-2023-01.")
    for name in ("title", "source"):
        if not said[name]:
            raise ValueError(f"{name} is empty.")
    if said["theme"] not in set(Theme):
        raise ValueError(f"theme must be one of {', '.join(Theme)}.")
    starts_on, ends_on, note = _dates(said["starts_on"], said["ends_on"])
    return PastTrip(
        line=line,
        code=said["code"],
        title=said["title"],
        theme=said["theme"],
        starts_on=starts_on,
        ends_on=ends_on,
        dates_note=note,
        destinations=tuple(_destinations(said["places"], said["countries"])),
        topics=tuple(_list(said["topics"])),
        hosts=tuple(_list(said["hosts"])),
        visitors=tuple(_list(said["visitor_organisations"])),
        cost_note=said["voucher_note"] or None,
        source=said["source"],
    )


def _dates(first: str, last: str) -> tuple[date, date, str | None]:
    """Without a last day only the month is known. Errors: ValueError."""
    try:
        starts_on = date.fromisoformat(first)
        if last:
            ends_on = date.fromisoformat(last)
        else:
            ends_on = starts_on.replace(day=monthrange(starts_on.year, starts_on.month)[1])
    except ValueError as error:
        raise ValueError("starts_on and ends_on must be dates like 2023-09-13.") from error
    if ends_on < starts_on:
        raise ValueError("ends_on must not be before starts_on.")
    return starts_on, ends_on, None if last else f"{starts_on:%B %Y}; the days are not known"


def _destinations(places: str, countries: str) -> Iterator[Mapping[str, Any]]:
    """`Ruse BG|Romania` with `BG|RO`: a town with its country, or a country alone. Errors: ValueError."""
    codes = _list(countries)
    if not codes or any(code not in COUNTRIES for code in codes):
        raise ValueError("countries must hold ISO codes like FI.")
    for n, place in enumerate(_list(places)):
        town, _, code = place.rpartition(" ")
        if code in codes and town:
            yield {"country": code, "city": town}
        elif n < len(codes):
            yield {"country": codes[n], "city": None}


def _list(cell: str) -> list[str]:
    """Each once, in their order."""
    return list(dict.fromkeys(part.strip() for part in cell.split("|") if part.strip()))
