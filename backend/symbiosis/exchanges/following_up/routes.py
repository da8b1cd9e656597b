"""How follow-ups are read, answered and counted."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Path, Response

from symbiosis.actors.capabilities import Capability, Scope
from symbiosis.actors.dependencies import SignedIn
from symbiosis.exchanges.following_up import reading, service
from symbiosis.exchanges.following_up.schemas import (
    ExchangeFollowUpOut,
    FollowUpAnswers,
    ProgrammeFollowUpsOut,
)
from symbiosis.kit import clock
from symbiosis.kit.access import Who, access
from symbiosis.kit.database import Session
from symbiosis.kit.fields import Slug
from symbiosis.kit.http import IfMatch, Page, etag
from symbiosis.kit.openapi import problems
from symbiosis.programmes.vocabulary import ExchangeRole

router = APIRouter(prefix="/v1/exchanges/{exchange_id}/follow-ups", tags=["Exchanges"])
of_programmes = APIRouter(prefix="/v1/programmes/{programme_slug}", tags=["Programmes"])
Months = Annotated[int, Path(ge=6, le=12, multiple_of=6, description="After the stay: 6 or 12.")]
_ONE = "/{months}/{side}"
_PEOPLE = access(Who.PEOPLE)


@router.get(
    "",
    summary="List what both sides are asked after the stay",
    response_model=Page[ExchangeFollowUpOut],
    responses=problems(401, 403, 404),
    openapi_extra=_PEOPLE,
)
async def list_exchange_follow_ups(viewer: SignedIn, session: Session, exchange_id: UUID) -> Any:
    """Half a year and a year after it, once the exchange is closed; none of exchanges of the past."""
    return {"data": await reading.of_exchange(session, viewer, exchange_id, clock.now())}


@router.put(
    _ONE,
    summary="Save an answer to a follow-up",
    response_model=ExchangeFollowUpOut,
    responses=problems(401, 403, 404, 409, 412, 413, 415, 422, 428),
    openapi_extra=_PEOPLE,
)
async def save_exchange_follow_up(
    response: Response,
    viewer: SignedIn,
    session: Session,
    exchange_id: UUID,
    months: Months,
    side: ExchangeRole,
    answers: FollowUpAnswers,
    if_match: IfMatch = None,
) -> Any:
    """A draft, as often as one likes, from the day it is asked on until it is submitted. If-Match: the
    follow-up's `version`."""
    told = await service.save_follow_up(
        session, viewer, exchange_id, months, side, answers, if_match, clock.now()
    )
    response.headers["etag"] = etag(told["version"])
    return told


@router.post(
    f"{_ONE}/submit",
    summary="Submit an answer to a follow-up",
    response_model=ExchangeFollowUpOut,
    responses=problems(401, 403, 404, 409, 422),
    openapi_extra=_PEOPLE,
)
async def submit_exchange_follow_up(
    viewer: SignedIn, session: Session, exchange_id: UUID, months: Months, side: ExchangeRole
) -> Any:
    """As it was saved. It is not changed afterwards."""
    return await service.submit_follow_up(session, viewer, exchange_id, months, side, clock.now())


@of_programmes.get(
    "/follow-ups",
    summary="Read what a programme's exchanges have brought",
    response_model=ProgrammeFollowUpsOut,
    responses=problems(401, 403, 404),
    openapi_extra=access(Who.SIGNED_IN, Scope.PROGRAMMES_READ, Capability.PROGRAMME_READ),
)
async def get_programme_follow_ups(viewer: SignedIn, session: Session, programme_slug: Slug) -> Any:
    """How many follow-ups are answered, and what they say, in total and by the partner that sent."""
    return await reading.of_programme(session, viewer, programme_slug, clock.now())
