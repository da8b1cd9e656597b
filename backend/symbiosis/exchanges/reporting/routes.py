"""How the two reports are written and submitted, and how the visitor's is judged."""

from collections.abc import Callable
from typing import Any, TypeVar
from uuid import UUID

from fastapi import APIRouter, Response

from symbiosis.actors.capabilities import Capability
from symbiosis.actors.dependencies import SignedIn
from symbiosis.exchanges.answering import answer
from symbiosis.exchanges.moves import Verb
from symbiosis.exchanges.reporting import service
from symbiosis.exchanges.reporting.schemas import (
    HostAnswers,
    HostReportOut,
    VisitorAnswers,
    VisitorReportOut,
)
from symbiosis.exchanges.schemas import ExchangeOut, ReturnReportIn
from symbiosis.exchanges.validating import service as validating
from symbiosis.kit import clock
from symbiosis.kit.access import Who, access
from symbiosis.kit.database import Session
from symbiosis.kit.http import IfMatch, etag
from symbiosis.kit.openapi import problems
from symbiosis.programmes.vocabulary import ExchangeRole

router = APIRouter(prefix="/v1", tags=["Exchanges"])

_ONE = "/exchanges/{exchange_id}"
IN_PERSON = access(Who.PEOPLE)
JUDGE = access(Who.PEOPLE, capability=Capability.EXCHANGES_VALIDATE)
VISITOR, HOST = ExchangeRole.VISITOR, ExchangeRole.HOST

Handler = TypeVar("Handler", bound=Callable[..., Any])


def _report(path: str, summary: str, out: type) -> Callable[[Handler], Handler]:
    return router.get(
        f"{_ONE}/{path}",
        summary=summary,
        response_model=out,
        responses=problems(401, 403, 404),
        openapi_extra=IN_PERSON,
    )


def _save(path: str, summary: str, out: type) -> Callable[[Handler], Handler]:
    return router.put(
        f"{_ONE}/{path}",
        summary=summary,
        response_model=out,
        responses=problems(401, 403, 404, 409, 412, 413, 415, 422, 428),
        openapi_extra=IN_PERSON,
    )


def _verb(verb: Verb, summary: str, *extra: int, who: Any = IN_PERSON) -> Callable[[Handler], Handler]:
    return router.post(
        f"{_ONE}/{verb}",
        summary=summary,
        response_model=ExchangeOut,
        responses=problems(401, 403, 404, 409, *extra),
        openapi_extra=who,
    )


@_report("report", "Read the visitor's report", VisitorReportOut)
async def get_exchange_report(
    response: Response, viewer: SignedIn, session: Session, exchange_id: UUID
) -> Any:
    """A draft is seen by its own side only. With its ETag; `"v0"` before the first save."""
    told = await service.read_report(session, viewer, exchange_id, VISITOR, clock.now())
    response.headers["etag"] = etag(told["version"])
    return told


@_save("report", "Save the visitor's report", VisitorReportOut)
async def save_exchange_report(
    response: Response,
    viewer: SignedIn,
    session: Session,
    exchange_id: UUID,
    answers: VisitorAnswers,
    if_match: IfMatch = None,
) -> Any:
    """A draft, as often as one likes. The first one is saved on `"v0"`."""
    told = await service.save_report(session, viewer, exchange_id, VISITOR, answers, if_match, clock.now())
    response.headers["etag"] = etag(told["version"])
    return told


@_report("host-report", "Read the host's report", HostReportOut)
async def get_exchange_host_report(
    response: Response, viewer: SignedIn, session: Session, exchange_id: UUID
) -> Any:
    """A draft is seen by its own side only. With its ETag; `"v0"` before the first save."""
    told = await service.read_report(session, viewer, exchange_id, HOST, clock.now())
    response.headers["etag"] = etag(told["version"])
    return told


@_save("host-report", "Save the host's report", HostReportOut)
async def save_exchange_host_report(
    response: Response,
    viewer: SignedIn,
    session: Session,
    exchange_id: UUID,
    answers: HostAnswers,
    if_match: IfMatch = None,
) -> Any:
    """A draft, as often as one likes. The first one is saved on `"v0"`."""
    told = await service.save_report(session, viewer, exchange_id, HOST, answers, if_match, clock.now())
    response.headers["etag"] = etag(told["version"])
    return told


@_verb(Verb.SUBMIT_REPORT, "Submit the visitor's report")
async def submit_exchange_report(viewer: SignedIn, session: Session, exchange_id: UUID) -> Response:
    """Whole, and with all the evidence that is the visitor's to bring; it claims the voucher."""
    now = clock.now()
    exchange = await service.submit_report(session, viewer, exchange_id, now)
    return await answer(session, viewer, exchange, now)


@_verb(Verb.SUBMIT_HOST_REPORT, "Submit the host's report")
async def submit_exchange_host_report(viewer: SignedIn, session: Session, exchange_id: UUID) -> Response:
    """It may lag behind the visitor's; an exchange is not closed without it, unless it is waived."""
    now = clock.now()
    exchange = await service.submit_host_report(session, viewer, exchange_id, now)
    return await answer(session, viewer, exchange, now)


@_verb(Verb.RETURN_REPORT, "Return the visitor's report", 413, 415, 422, who=JUDGE)
async def return_exchange_report(
    viewer: SignedIn, session: Session, exchange_id: UUID, wanted: ReturnReportIn
) -> Response:
    """With what should be changed. Nobody judges their own stay, report or organisation."""
    now = clock.now()
    exchange = await validating.return_report(session, viewer, exchange_id, wanted.reason, now)
    return await answer(session, viewer, exchange, now)


@_verb(Verb.VALIDATE, "Validate an exchange", who=JUDGE)
async def validate_exchange(viewer: SignedIn, session: Session, exchange_id: UUID) -> Response:
    """What is due is computed again from the days that were spent there; the lower amount counts. Below the
    programme's minimum of working days it is not fundable. Whoever validates does not order the payment."""
    now = clock.now()
    exchange = await validating.validate(session, viewer, exchange_id, now)
    return await answer(session, viewer, exchange, now)
