"""How organisations apply for seats."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response

from symbiosis.actors.dependencies import SignedIn
from symbiosis.kit import clock
from symbiosis.kit.access import Who, access
from symbiosis.kit.database import Pool, Session
from symbiosis.kit.http import IfMatch, Page, etag
from symbiosis.kit.language import ReaderLanguage
from symbiosis.kit.openapi import problems
from symbiosis.kit.paging import page_response, position_of
from symbiosis.trips.seats import applying, changing, list_queries, reading, strip
from symbiosis.trips.seats.answering import answer
from symbiosis.trips.seats.schemas import (
    ConfirmSeatIn,
    SeatApplicationOut,
    SeatFilters,
    SeatReviewOut,
    SeatRow,
    SeatsIn,
    SeatsPatch,
    SeatVoucherOut,
    WithdrawSeatIn,
)

router = APIRouter(prefix="/v1", tags=["Trips"])

PEOPLE = access(Who.PEOPLE)
_ONE = "/trip-applications/{application_id}"
_EDITED = problems(401, 403, 404, 409, 412, 413, 415, 422, 428)
_SAID = problems(401, 403, 404, 409, 413, 415, 422)
_READ = SeatReviewOut | SeatApplicationOut


@router.post(
    "/trips/{trip_id}/applications",
    status_code=201,
    summary="Draft an application for seats",
    response_model=SeatApplicationOut,
    responses=_SAID,
    openapi_extra=PEOPLE,
)
async def draft_trip_application(
    response: Response,
    viewer: SignedIn,
    session: Session,
    language: ReaderLanguage,
    trip_id: UUID,
    wishes: SeatsIn,
) -> Any:
    """The short first form, kept here until it is sent. One for each organisation; what travellers need is asked
    for once a seat is confirmed."""
    application = await applying.draft(session, viewer, trip_id, wishes, clock.now())
    response.headers["location"] = f"/v1/trip-applications/{application.id}"
    return await answer(response, session, viewer, application, language)


@router.get(
    "/trip-applications",
    summary="List applications for seats",
    response_model=Page[SeatRow],
    responses=problems(401, 403),
    openapi_extra=PEOPLE,
)
async def list_trip_applications(
    request: Request, viewer: SignedIn, pool: Pool, filters: Annotated[SeatFilters, Query()]
) -> Response:
    """Of your organisations, and of the clusters you work for; the newest first."""
    row = await list_queries.list_page(pool, viewer, filters, position_of(request, filters))
    return page_response(request, filters, row)


@router.get(
    _ONE,
    summary="Read an application for seats",
    response_model=_READ,
    responses=problems(401, 403, 404),
    openapi_extra=PEOPLE,
)
async def get_trip_application(
    response: Response, viewer: SignedIn, session: Session, language: ReaderLanguage, application_id: UUID
) -> Any:
    """With the place on the waiting list, and why the last free seats were not offered. Staff read their notes
    too."""
    document = await reading.one(session, viewer, application_id, language)
    response.headers["etag"] = etag(document["version"])
    return document


@router.get(
    _ONE + "/voucher",
    summary="Read the voucher of a seat",
    response_model=SeatVoucherOut,
    responses=problems(401, 403, 404),
    openapi_extra=PEOPLE,
)
async def get_seat_voucher(viewer: SignedIn, session: Session, application_id: UUID) -> Any:
    """What is reserved, or would be, for this organisation, with the reason where nothing is."""
    return await strip.own_voucher(session, viewer, application_id)


@router.patch(
    _ONE,
    summary="Change an application for seats",
    response_model=_READ,
    responses=_EDITED,
    openapi_extra=PEOPLE,
)
async def change_trip_application(
    response: Response,
    viewer: SignedIn,
    session: Session,
    language: ReaderLanguage,
    application_id: UUID,
    patch: SeatsPatch,
    if_match: IfMatch = None,
) -> Any:
    """JSON merge patch, until it is decided on; on the waiting list only fewer seats, or without all or none."""
    application = await changing.change(session, viewer, application_id, patch, if_match, clock.now())
    return await answer(response, session, viewer, application, language)


@router.post(
    _ONE + "/submit",
    summary="Send an application for seats",
    response_model=_READ,
    responses=problems(401, 403, 404, 409, 412, 422, 428),
    openapi_extra=PEOPLE,
)
async def submit_trip_application(
    response: Response,
    viewer: SignedIn,
    session: Session,
    language: ReaderLanguage,
    application_id: UUID,
    if_match: IfMatch = None,
) -> Any:
    """Its place on the waiting list, should it come to that, follows the moment at which it was sent."""
    application = await applying.submit(session, viewer, application_id, if_match, clock.now())
    return await answer(response, session, viewer, application, language)


@router.post(
    _ONE + "/confirm",
    summary="Take the seats that are offered",
    response_model=_READ,
    responses=_SAID,
    openapi_extra=PEOPLE,
)
async def confirm_seat(
    response: Response,
    viewer: SignedIn,
    session: Session,
    language: ReaderLanguage,
    application_id: UUID,
    confirmation: ConfirmSeatIn,
) -> Any:
    """While the offer stands. A voucher is reserved with it; where none can be, `unfunded_reason` says why."""
    application = await applying.confirm(session, viewer, application_id, confirmation, clock.now())
    return await answer(response, session, viewer, application, language)


@router.post(
    _ONE + "/withdraw",
    summary="Withdraw an application for seats",
    response_model=_READ,
    responses=_SAID,
    openapi_extra=PEOPLE,
)
async def withdraw_trip_application(
    response: Response,
    viewer: SignedIn,
    session: Session,
    language: ReaderLanguage,
    application_id: UUID,
    withdrawal: WithdrawSeatIn,
) -> Any:
    """An offer that is turned down, a seat that is given back, or simply not asked for any more. Free seats go to
    the waiting list at once."""
    application = await applying.withdraw(session, viewer, application_id, withdrawal, clock.now())
    return await answer(response, session, viewer, application, language)
