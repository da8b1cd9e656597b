"""How trips are moved from state to state."""

from typing import Any
from uuid import UUID

from fastapi import APIRouter, Response
from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors.capabilities import Capability, Scope
from symbiosis.actors.dependencies import SignedIn
from symbiosis.actors.viewer import Viewer
from symbiosis.kit import clock
from symbiosis.kit.access import Who, access
from symbiosis.kit.database import Session
from symbiosis.kit.http import IfMatch
from symbiosis.kit.openapi import problems
from symbiosis.trips import moving
from symbiosis.trips.answering import answer
from symbiosis.trips.editing_schemas import CancelTripIn, TripReportIn
from symbiosis.trips.schemas import TripOut
from symbiosis.trips.vocabulary import TripVerb

router = APIRouter(prefix="/v1", tags=["Trips"])

MANAGE = access(Who.SIGNED_IN, Scope.TRIPS_WRITE, Capability.TRIPS_MANAGE)
_ONE = "/trips/{trip_id}"
_MOVED = problems(401, 403, 404, 409, 412, 428)
_EDITED = problems(401, 403, 404, 409, 412, 413, 415, 422, 428)


async def _move(
    response: Response,
    session: AsyncSession,
    viewer: Viewer,
    trip_id: UUID,
    verb: TripVerb,
    if_match: str | None,
) -> Any:
    trip = await moving.move_trip(session, viewer, trip_id, verb, if_match, clock.now())
    return await answer(response, session, viewer, trip)


@router.post(
    _ONE + "/publish",
    summary="Publish a trip",
    response_model=TripOut,
    responses=_MOVED,
    openapi_extra=MANAGE,
)
async def publish_trip(
    response: Response, viewer: SignedIn, session: Session, trip_id: UUID, if_match: IfMatch = None
) -> Any:
    """Everybody sees it then, and organisations apply in its window."""
    return await _move(response, session, viewer, trip_id, TripVerb.PUBLISH, if_match)


@router.post(
    _ONE + "/close-registration",
    summary="Close the registration of a trip",
    response_model=TripOut,
    responses=_MOVED,
    openapi_extra=MANAGE,
)
async def close_trip_registration(
    response: Response, viewer: SignedIn, session: Session, trip_id: UUID, if_match: IfMatch = None
) -> Any:
    """The waiting list, where there is one, stays open."""
    return await _move(response, session, viewer, trip_id, TripVerb.CLOSE_REGISTRATION, if_match)


@router.post(
    _ONE + "/reopen-registration",
    summary="Open the registration of a trip again",
    response_model=TripOut,
    responses=_MOVED,
    openapi_extra=MANAGE,
)
async def reopen_trip_registration(
    response: Response, viewer: SignedIn, session: Session, trip_id: UUID, if_match: IfMatch = None
) -> Any:
    """While its window is open."""
    return await _move(response, session, viewer, trip_id, TripVerb.REOPEN_REGISTRATION, if_match)


@router.post(
    _ONE + "/confirm",
    summary="Confirm a trip",
    response_model=TripOut,
    responses=_MOVED,
    openapi_extra=MANAGE,
)
async def confirm_trip(
    response: Response, viewer: SignedIn, session: Session, trip_id: UUID, if_match: IfMatch = None
) -> Any:
    """Settles the programme and opens one exchange for each organisation with a confirmed seat, funded or not
    with the reason. Who confirms a seat later gets theirs then."""
    return await _move(response, session, viewer, trip_id, TripVerb.CONFIRM, if_match)


@router.post(
    _ONE + "/report",
    summary="Report on a trip",
    response_model=TripOut,
    responses=_EDITED,
    openapi_extra=MANAGE,
)
async def report_trip(
    response: Response,
    viewer: SignedIn,
    session: Session,
    trip_id: UUID,
    report: TripReportIn,
    if_match: IfMatch = None,
) -> Any:
    """Once it is known of everybody who was there, and of each photo that those on it agree."""
    trip = await moving.report_trip(session, viewer, trip_id, report, if_match, clock.now())
    return await answer(response, session, viewer, trip)


@router.post(
    _ONE + "/archive",
    summary="Archive a trip",
    response_model=TripOut,
    responses=_MOVED,
    openapi_extra=MANAGE,
)
async def archive_trip(
    response: Response, viewer: SignedIn, session: Session, trip_id: UUID, if_match: IfMatch = None
) -> Any:
    """It stays to be read; nothing of it changes any more."""
    return await _move(response, session, viewer, trip_id, TripVerb.ARCHIVE, if_match)


@router.post(
    _ONE + "/cancel",
    summary="Cancel a trip",
    response_model=TripOut,
    responses=_EDITED,
    openapi_extra=MANAGE,
)
async def cancel_trip(
    response: Response,
    viewer: SignedIn,
    session: Session,
    trip_id: UUID,
    cancellation: CancelTripIn,
    if_match: IfMatch = None,
) -> Any:
    """Seats, vouchers and exchanges of it end at once; all who applied get the reason by mail."""
    trip = await moving.cancel_trip(session, viewer, trip_id, cancellation, if_match, clock.now())
    return await answer(response, session, viewer, trip)
