"""How staff decide who is offered a seat."""

from typing import Any
from uuid import UUID

from fastapi import APIRouter, Response
from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors.capabilities import Capability
from symbiosis.actors.dependencies import SignedIn
from symbiosis.actors.viewer import Viewer
from symbiosis.kit import clock
from symbiosis.kit.access import Who, access
from symbiosis.kit.database import Session
from symbiosis.kit.http import IfMatch, Page
from symbiosis.kit.language import ReaderLanguage, Supported
from symbiosis.kit.openapi import problems
from symbiosis.trips.seats import deciding, reading, strip
from symbiosis.trips.seats.answering import answer
from symbiosis.trips.seats.schemas import (
    PreparedDecisionIn,
    PublishedDecisionsOut,
    SeatDecisionIn,
    SeatQuotaStripOut,
    SeatReviewIn,
    SeatReviewOut,
    WaitingOut,
)
from symbiosis.trips.vocabulary import Decision

router = APIRouter(prefix="/v1", tags=["Trips"])

REVIEW = access(Who.PEOPLE, capability=Capability.EXCHANGES_VALIDATE)
STAFF = access(Who.PEOPLE, capability=Capability.EXCHANGES_READ)
_ONE = "/trip-applications/{application_id}"
_EDITED = problems(401, 403, 404, 409, 412, 413, 415, 422, 428)


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
    return await answer(response, session, viewer, application, language)


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
    return await answer(response, session, viewer, application, language)


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
    return await answer(response, session, viewer, application, language)
