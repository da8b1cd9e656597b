"""Trips for calendars: iCalendar (RFC 5545). Pure."""

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, timedelta
from typing import Any

from icalendar import Calendar, Event

from symbiosis.kit.language import Supported
from symbiosis.kit.mail.post import link_to, post

MEDIA_TYPE = "text/calendar; charset=utf-8"
_STATUS = {"published": "TENTATIVE", "registration_closed": "TENTATIVE", "cancelled": "CANCELLED"}


def calendar(trips: Sequence[Mapping[str, Any]], language: Supported) -> bytes:
    made = Calendar()
    made.add("prodid", "-//Symbiosis//Study trips//EN")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", f"{post().site_name}: {_NAME[language]}")
    for trip in trips:
        made.add_component(_event(trip, language))
    ical: bytes = made.to_ical()
    return ical


_NAME = {"da": "studierejser", "en": "study trips"}


def _event(trip: Mapping[str, Any], language: Supported) -> Event:
    """Whole days; the end of a calendar's day is the next morning."""
    address = link_to(f"/trips/{trip['id']}")
    event = Event()
    event.add("uid", f"trip-{trip['id']}@{_host()}")
    event.add("dtstamp", trip["updated_at"].astimezone(UTC))
    event.add("dtstart", trip["starts_on"])
    event.add("dtend", trip["ends_on"] + timedelta(days=1))
    event.add("summary", _text(trip["title"], language) or trip["code"])
    event.add("location", where(_parsed(trip["destinations"])))
    event.add("description", f"{_text(trip['summary'], language)}\n\n{address}".strip())
    event.add("url", address)
    event.add("status", _STATUS.get(trip["state"], "CONFIRMED"))
    event.add("sequence", trip["version"])
    event.add("transp", "TRANSPARENT")
    return event


def where(destinations: Sequence[Mapping[str, Any]]) -> str:
    return "; ".join(
        f"{place['city']}, {place['country']}" if place["city"] else str(place["country"])
        for place in destinations
    )


def _text(texts: Any, language: Supported) -> str:
    found = _parsed(texts)
    return str(found.get(language) or found.get("en") or "")


def _parsed(value: Any) -> Any:
    """asyncpg gives JSON as text."""
    return json.loads(value) if isinstance(value, str) else value


def _host() -> str:
    return post().public_url.partition("://")[2].partition("/")[0].partition(":")[0] or "localhost"
