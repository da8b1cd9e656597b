"""How the days of a stay are recorded."""

from typing import Any
from uuid import UUID

from fastapi import APIRouter, Response

from symbiosis.actors.capabilities import Scope
from symbiosis.actors.dependencies import SignedIn
from symbiosis.exchanges import queries
from symbiosis.exchanges.answering import answer
from symbiosis.exchanges.moves import Verb
from symbiosis.exchanges.presence import service
from symbiosis.exchanges.presence.schemas import (
    CheckInCodeOut,
    CodeIn,
    ExchangeCheckInIn,
    PresenceDayOut,
    PresenceIn,
)
from symbiosis.exchanges.problems import hidden
from symbiosis.exchanges.schemas import CutShortIn, EndIn, ExchangeOut
from symbiosis.kit import clock
from symbiosis.kit.access import Who, access
from symbiosis.kit.database import Session
from symbiosis.kit.http import Page
from symbiosis.kit.openapi import problems

router = APIRouter(prefix="/v1", tags=["Exchanges"])

_ONE = "/exchanges/{exchange_id}"
READ = access(Who.SIGNED_IN, Scope.EXCHANGES_READ)
WRITE = access(Who.SIGNED_IN, Scope.EXCHANGES_WRITE)
IN_PERSON = access(Who.PEOPLE)


@router.get(
    f"{_ONE}/presence",
    summary="List the days of a stay",
    response_model=Page[PresenceDayOut],
    responses=problems(401, 403, 404),
    openapi_extra=READ,
)
async def list_exchange_presence(viewer: SignedIn, session: Session, exchange_id: UUID) -> Any:
    """As they were recorded, the first one first."""
    if await queries.visible(session, viewer, exchange_id) is None:
        raise hidden()
    return {"data": await queries.presence_of(session, exchange_id)}


@router.post(
    f"{_ONE}/{Verb.RECORD_PRESENCE}",
    summary="Record who was there",
    response_model=ExchangeOut,
    responses=problems(401, 403, 404, 409, 413, 415, 422),
    openapi_extra=WRITE,
)
async def record_exchange_presence(
    viewer: SignedIn, session: Session, exchange_id: UUID, wanted: PresenceIn
) -> Response:
    """By the host or one of the clusters; what was said last about a day counts."""
    now = clock.now()
    exchange = await service.record_presence(session, viewer, exchange_id, wanted, now)
    return await answer(session, viewer, exchange, now)


@router.post(
    f"{_ONE}/check-in-codes",
    status_code=201,
    summary="Make a check-in code",
    response_model=CheckInCodeOut,
    responses=problems(401, 403, 404, 409, 413, 415, 422),
    openapi_extra=IN_PERSON,
)
async def make_exchange_check_in_code(
    viewer: SignedIn, session: Session, exchange_id: UUID, wanted: CodeIn
) -> Any:
    """For the host to show; who reads it signed in was there that day."""
    return await service.make_code(session, viewer, exchange_id, wanted.day, clock.now())


@router.post(
    f"{_ONE}/{Verb.CHECK_IN}",
    summary="Check in for a day",
    response_model=ExchangeOut,
    responses=problems(401, 403, 404, 409, 413, 415, 422),
    openapi_extra=IN_PERSON,
)
async def check_in_to_exchange(
    viewer: SignedIn, session: Session, exchange_id: UUID, wanted: ExchangeCheckInIn | None = None
) -> Response:
    """By the visitor with the code that the host shows, or by the host's side for today."""
    now = clock.now()
    exchange = await service.check_in(session, viewer, exchange_id, wanted.code if wanted else None, now)
    return await answer(session, viewer, exchange, now)


@router.post(
    f"{_ONE}/{Verb.CONFIRM_STAY}",
    summary="Confirm how a stay was",
    response_model=ExchangeOut,
    responses=problems(401, 403, 404, 409),
    openapi_extra=IN_PERSON,
)
async def confirm_exchange_stay(viewer: SignedIn, session: Session, exchange_id: UUID) -> Response:
    """By the host's side, once every working day is recorded; also after the calendar has ended it."""
    now = clock.now()
    exchange = await service.confirm_stay(session, viewer, exchange_id, now)
    return await answer(session, viewer, exchange, now)


@router.post(
    f"{_ONE}/{Verb.CUT_SHORT}",
    summary="End a stay early",
    response_model=ExchangeOut,
    responses=problems(401, 403, 404, 409, 413, 415, 422),
    openapi_extra=WRITE,
)
async def cut_exchange_short(
    viewer: SignedIn, session: Session, exchange_id: UUID, wanted: CutShortIn
) -> Response:
    """The days left out are recorded as such; what is due is computed from those that were spent there."""
    now = clock.now()
    exchange = await service.cut_short(session, viewer, exchange_id, wanted, now)
    return await answer(session, viewer, exchange, now)


@router.post(
    f"{_ONE}/{Verb.REPORT_NO_SHOW}",
    summary="Report that nobody came",
    response_model=ExchangeOut,
    responses=problems(401, 403, 404, 409, 413, 415, 422),
    openapi_extra=WRITE,
)
async def report_exchange_no_show(
    viewer: SignedIn, session: Session, exchange_id: UUID, wanted: EndIn
) -> Response:
    """The voucher is free again."""
    now = clock.now()
    exchange = await service.report_no_show(session, viewer, exchange_id, wanted, now)
    return await answer(session, viewer, exchange, now)
