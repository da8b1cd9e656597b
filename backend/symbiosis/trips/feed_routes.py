"""Trips for calendars to subscribe to. Tried before the routes of trips: `{trip_id}` would take `.ics` too."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from fastapi import APIRouter, Response

from symbiosis.kit import clock
from symbiosis.kit.access import OPEN
from symbiosis.kit.database import Pool
from symbiosis.kit.language import ReaderLanguage
from symbiosis.kit.openapi import problems
from symbiosis.kit.problems import NotFound
from symbiosis.trips import list_queries
from symbiosis.trips.feed import MEDIA_TYPE, calendar

router = APIRouter(prefix="/v1", tags=["Trips"])

_PAST = timedelta(days=400)
_ICAL: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "iCalendar (RFC 5545).",
        "content": {"text/calendar": {"schema": {"type": "string"}}},
    }
}


@router.get(
    "/trips.ics",
    summary="Follow the trips in a calendar",
    response_class=Response,
    responses={**_ICAL, **problems()},
    openapi_extra=OPEN,
)
async def get_trips_calendar(pool: Pool, language: ReaderLanguage) -> Response:
    """Published trips, those of the past year too. Give calendar programs this address; cancelled trips stay in it
    as cancelled."""
    trips = await list_queries.feed(pool, (clock.now() - _PAST).date())
    return Response(calendar(trips, language), media_type=MEDIA_TYPE)


@router.get(
    "/trips/{trip_id}.ics",
    summary="Read a trip as a calendar entry",
    response_class=Response,
    responses={**_ICAL, **problems(404)},
    openapi_extra=OPEN,
)
async def get_trip_calendar(pool: Pool, language: ReaderLanguage, trip_id: UUID) -> Response:
    """For one's own calendar."""
    trip = await list_queries.one_for_feed(pool, trip_id)
    if trip is None:
        raise NotFound("There is no such trip, or it is not published.")
    return Response(
        calendar([trip], language),
        media_type=MEDIA_TYPE,
        headers={"content-disposition": f'attachment; filename="{trip["code"]}.ics"'},
    )
