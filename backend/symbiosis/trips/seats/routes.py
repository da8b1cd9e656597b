"""How seats are called: by organisations, and by the staff who decide."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response
from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors.capabilities import Capability
from symbiosis.actors.dependencies import SignedIn
from symbiosis.actors.viewer import Viewer
from symbiosis.kit import clock
from symbiosis.kit.access import Who, access
from symbiosis.kit.database import Pool, Session
from symbiosis.kit.http import IfMatch, Page, etag
from symbiosis.kit.language import ReaderLanguage, Supported
from symbiosis.kit.openapi import problems
from symbiosis.kit.paging import page_response, position_of
from symbiosis.trips.models import TripApplication
from symbiosis.trips.seats import applying, deciding, queries, reading, strip
from symbiosis.trips.seats.schemas import (
    ConfirmSeatIn,
    PreparedDecisionIn,
    PublishedDecisionsOut,
    SeatApplicationOut,
    SeatDecisionIn,
    SeatFilters,
    SeatQuotaStripOut,
    SeatReviewIn,
    SeatReviewOut,
    SeatRow,
    SeatsIn,
    SeatsPatch,
    SeatVoucherOut,
    WaitingOut,
    WithdrawSeatIn,
)
from symbiosis.trips.vocabulary import Decision

router = APIRouter(prefix="/v1", tags=["Trips"])

PEOPLE = access(Who.PEOPLE)
REVIEW = access(Who.PEOPLE, capability=Capability.EXCHANGES_VALIDATE)
STAFF = access(Who.PEOPLE, capability=Capability.EXCHANGES_READ)
_ONE = "/trip-applications/{application_id}"
_EDITED = problems(401, 403, 404, 409, 412, 413, 415, 422, 428)
_SAID = problems(401, 403, 404, 409, 413, 415, 422)
_READ = SeatReviewOut | SeatApplicationOut


# --- organisations ---


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
    return await _answer(response, session, viewer, application, language)


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
    row = await queries.list_page(pool, viewer, filters, position_of(request, filters))
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
    """JSON merge patch, until it is decided on."""
    application = await applying.change(session, viewer, application_id, patch, if_match, clock.now())
    return await _answer(response, session, viewer, application, language)


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
    return await _answer(response, session, viewer, application, language)


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
    return await _answer(response, session, viewer, application, language)


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
    return await _answer(response, session, viewer, application, language)


# --- staff ---


@router.get(
    _ONE + "/quota-strip",
    summary="Read what an offer would mean",
    response_model=SeatQuotaStripOut,
    responses=problems(401, 403, 404),
    openapi_extra=STAFF,
)
async def get_quota_strip(viewer: SignedIn, session: Session, application_id: UUID) -> Any:
    """What remains of the bucket for the partner and the programme, the seats that are left, the voucher that
    would be reserved or why there is none, and the money that is free."""
    return await strip.strip(session, viewer, application_id)


@router.post(
    _ONE + "/review",
    summary="Score an application for seats",
    response_model=SeatReviewOut,
    responses=_EDITED,
    openapi_extra=REVIEW,
)
async def review_trip_application(
    response: Response,
    viewer: SignedIn,
    session: Session,
    language: ReaderLanguage,
    application_id: UUID,
    review: SeatReviewIn,
    if_match: IfMatch = None,
) -> Any:
    """From 0 to 5; the applicant does not read it."""
    application = await deciding.review(session, viewer, application_id, review.score, if_match, clock.now())
    return await _answer(response, session, viewer, application, language)


@router.post(
    _ONE + "/offer",
    summary="Offer seats",
    response_model=SeatReviewOut,
    responses=_EDITED,
    openapi_extra=REVIEW,
)
async def offer_seat(
    response: Response,
    viewer: SignedIn,
    session: Session,
    language: ReaderLanguage,
    application_id: UUID,
    decision: SeatDecisionIn,
    if_match: IfMatch = None,
) -> Any:
    """As many as it wants and there are. The seats are held until the offer runs out."""
    return await _decide(
        response, session, viewer, application_id, Decision.OFFER, decision, if_match, language
    )


@router.post(
    _ONE + "/waitlist",
    summary="Put an application on the waiting list",
    response_model=SeatReviewOut,
    responses=_EDITED,
    openapi_extra=REVIEW,
)
async def waitlist_trip_application(
    response: Response,
    viewer: SignedIn,
    session: Session,
    language: ReaderLanguage,
    application_id: UUID,
    decision: SeatDecisionIn,
    if_match: IfMatch = None,
) -> Any:
    """Seats that are given back are offered to it in its turn."""
    wait = Decision.WAITLIST
    return await _decide(response, session, viewer, application_id, wait, decision, if_match, language)


@router.post(
    _ONE + "/decline",
    summary="Decline an application for seats",
    response_model=SeatReviewOut,
    responses=_EDITED,
    openapi_extra=REVIEW,
)
async def decline_trip_application(
    response: Response,
    viewer: SignedIn,
    session: Session,
    language: ReaderLanguage,
    application_id: UUID,
    decision: SeatDecisionIn,
    if_match: IfMatch = None,
) -> Any:
    """The applicant gets the reason by mail, and may apply anew."""
    no = Decision.DECLINE
    return await _decide(response, session, viewer, application_id, no, decision, if_match, language)


@router.put(
    _ONE + "/prepared-decision",
    summary="Prepare a decision silently",
    response_model=SeatReviewOut,
    responses=_EDITED,
    openapi_extra=REVIEW,
)
async def prepare_seat_decision(
    response: Response,
    viewer: SignedIn,
    session: Session,
    language: ReaderLanguage,
    application_id: UUID,
    prepared: PreparedDecisionIn,
    if_match: IfMatch = None,
) -> Any:
    """Nobody is told before the decisions of the trip are published together."""
    application = await deciding.prepare(session, viewer, application_id, prepared, if_match, clock.now())
    return await _answer(response, session, viewer, application, language)


@router.post(
    "/trips/{trip_id}/publish-decisions",
    summary="Publish the prepared decisions of a trip",
    response_model=PublishedDecisionsOut,
    responses=problems(401, 403, 404, 409),
    openapi_extra=REVIEW,
)
async def publish_seat_decisions(viewer: SignedIn, session: Session, trip_id: UUID) -> Any:
    """All in one transaction: offers first, by when applications were sent. What cannot be carried out is said and
    stays prepared."""
    results = await deciding.publish(session, viewer, trip_id, clock.now())
    return {
        "published": sum(result.problem is None for result in results),
        "results": [
            {
                "application_id": result.application.id,
                "decision": result.decision,
                "state": result.application.state,
                "code": result.problem.code if result.problem else None,
                "detail": result.problem.detail if result.problem else None,
            }
            for result in results
        ],
    }


@router.get(
    "/trips/{trip_id}/waiting-list",
    summary="Read the waiting list of a trip",
    response_model=Page[WaitingOut],
    responses=problems(401, 403, 404),
    openapi_extra=STAFF,
)
async def list_waiting(viewer: SignedIn, session: Session, language: ReaderLanguage, trip_id: UUID) -> Any:
    """In the order in which seats are offered, with why the last free ones went by."""
    return {"data": await reading.waiting_list(session, viewer, trip_id, language)}


async def _decide(
    response: Response,
    session: AsyncSession,
    viewer: Viewer,
    application_id: UUID,
    decision: Decision,
    said: SeatDecisionIn,
    if_match: str | None,
    language: Supported,
) -> Any:
    application = await deciding.decide(
        session, viewer, application_id, decision, said.reason, if_match, clock.now()
    )
    return await _answer(response, session, viewer, application, language)


async def _answer(
    response: Response,
    session: AsyncSession,
    viewer: Viewer,
    application: TripApplication,
    language: Supported,
) -> Any:
    await session.flush()
    response.headers["etag"] = etag(application.version)
    return await reading.one(session, viewer, application.id, language)
