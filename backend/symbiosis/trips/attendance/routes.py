"""How travellers and their days are called."""

from datetime import date
from typing import Any
from uuid import UUID

from fastapi import APIRouter, Request, Response

from symbiosis.actors.dependencies import SignedIn
from symbiosis.exchanges.papers.schemas import DocumentLanguage
from symbiosis.kit import clock
from symbiosis.kit.access import Who, access
from symbiosis.kit.database import Session
from symbiosis.kit.files.http import attached, file_answer
from symbiosis.kit.openapi import problems
from symbiosis.trips.attendance import days, sheet, travellers
from symbiosis.trips.attendance.schemas import (
    AttendanceOut,
    CheckInIn,
    CheckInOut,
    MarksIn,
    TravellersIn,
    TravellersOut,
)

router = APIRouter(prefix="/v1", tags=["Trips"])

PEOPLE = access(Who.PEOPLE)
_SVG: dict[int | str, dict[str, Any]] = {
    200: {"description": "The code.", "content": {"image/svg+xml": {"schema": {"type": "string"}}}}
}


def _secret(request: Request) -> str:
    secret: str = request.app.state.settings.encryption_secret
    return secret


@router.get(
    "/trip-applications/{application_id}/travellers",
    summary="Read who travels",
    response_model=TravellersOut,
    responses=problems(401, 403, 404),
    openapi_extra=PEOPLE,
)
async def list_travellers(request: Request, viewer: SignedIn, session: Session, application_id: UUID) -> Any:
    """With what they need on the way and their check-in codes; for the organisation and those who manage the
    trip."""
    return await travellers.read(session, viewer, application_id, _secret(request))


@router.put(
    "/trip-applications/{application_id}/travellers",
    summary="Say who travels",
    response_model=TravellersOut,
    responses=problems(401, 403, 404, 409, 413, 415, 422),
    openapi_extra=PEOPLE,
)
async def name_travellers(
    request: Request, viewer: SignedIn, session: Session, application_id: UUID, named: TravellersIn
) -> Any:
    """The second form, once the seat is confirmed: all travellers at once. Who is left out travels no more. What
    they need is stored sealed and deleted 30 days after the trip."""
    return await travellers.name_travellers(
        session, viewer, application_id, named, _secret(request), clock.now()
    )


@router.get(
    "/trip-travellers/{traveller_id}/code.svg",
    summary="Read a traveller's check-in code",
    response_class=Response,
    responses={**_SVG, **problems(401, 403, 404)},
    openapi_extra=PEOPLE,
)
async def get_traveller_code(
    request: Request, viewer: SignedIn, session: Session, traveller_id: UUID
) -> Response:
    """A QR code to show on a phone or to print; the same on every day of the trip."""
    picture = await travellers.picture(session, viewer, traveller_id, _secret(request))
    return Response(picture, media_type="image/svg+xml", headers={"cache-control": "private, no-store"})


@router.post(
    "/trip-check-ins/look-up",
    summary="See whose check-in code it is",
    response_model=CheckInOut,
    responses=problems(401, 403, 404, 413, 415, 422),
    openapi_extra=PEOPLE,
)
async def look_up_check_in(viewer: SignedIn, session: Session, code: CheckInIn) -> Any:
    """Before it is confirmed; for staff of the trip's cluster and people of its hosts. Changes nothing."""
    return await days.look_up(session, viewer, code.code, code.day, clock.now())


@router.post(
    "/trip-check-ins",
    summary="Check a traveller in",
    response_model=CheckInOut,
    responses=problems(401, 403, 404, 409, 413, 415, 422),
    openapi_extra=PEOPLE,
)
async def check_in_traveller(viewer: SignedIn, session: Session, code: CheckInIn) -> Any:
    """For one day; flows into the presence of the organisation's exchange."""
    return await days.check_in(session, viewer, code.code, code.day, clock.now())


@router.get(
    "/trips/{trip_id}/attendance",
    summary="Read who was there",
    response_model=AttendanceOut,
    responses=problems(401, 403, 404),
    openapi_extra=PEOPLE,
)
async def get_trip_attendance(request: Request, viewer: SignedIn, session: Session, trip_id: UUID) -> Any:
    """Travellers by organisation with each working day; the lines of the sign-in sheet."""
    return await days.attendance(session, viewer, trip_id, _secret(request))


@router.get(
    "/trips/{trip_id}/sign-in-sheet",
    summary="Print the sign-in sheet of a trip",
    response_class=Response,
    responses={**file_answer("application/pdf"), **problems(401, 403, 404)},
    openapi_extra=PEOPLE,
)
async def get_trip_sign_in_sheet(
    request: Request, viewer: SignedIn, session: Session, trip_id: UUID, language: DocumentLanguage = "en"
) -> Response:
    """A page for each working day, in English and the language named; for those who count who was there."""
    name, pdf = await sheet.printed(session, viewer, trip_id, language, _secret(request), clock.now())
    return Response(pdf, media_type="application/pdf", headers=attached(name))


@router.put(
    "/trips/{trip_id}/attendance/{day}",
    summary="Say who was there on a day",
    response_model=AttendanceOut,
    responses=problems(401, 403, 404, 409, 413, 415, 422),
    openapi_extra=PEOPLE,
)
async def set_trip_attendance(
    request: Request, viewer: SignedIn, session: Session, trip_id: UUID, day: date, marks: MarksIn
) -> Any:
    """From the signed list; travellers that are not named stay as they are."""
    await days.set_list(session, viewer, trip_id, day, marks.marks, clock.now())
    await session.flush()
    return await days.attendance(session, viewer, trip_id, _secret(request))
