"""How registrations are called: by organisations, and by the staff of the cluster they chose."""

from collections.abc import Callable
from typing import Annotated, Any, TypeVar
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response
from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors.capabilities import Capability, Scope
from symbiosis.actors.dependencies import SignedIn
from symbiosis.actors.viewer import Viewer
from symbiosis.exchanges.models import Registration
from symbiosis.exchanges.registering import deciding, reading, service
from symbiosis.exchanges.registering.moves import RegistrationVerb as Verb
from symbiosis.exchanges.registering.schemas import (
    RegistrationCloseIn,
    RegistrationFilters,
    RegistrationIn,
    RegistrationOut,
    RegistrationPatch,
    RegistrationReasonIn,
    RegistrationRow,
)
from symbiosis.kit import clock
from symbiosis.kit.access import Who, access
from symbiosis.kit.database import Session
from symbiosis.kit.http import IfMatch, Page, etag
from symbiosis.kit.openapi import problems
from symbiosis.kit.paging import page_of, position_of

router = APIRouter(prefix="/v1/exchange-registrations", tags=["Exchanges"])

READ = access(Who.SIGNED_IN, Scope.EXCHANGES_READ)
WRITE = access(Who.SIGNED_IN, Scope.EXCHANGES_WRITE)
DECIDE = access(Who.PEOPLE, capability=Capability.EXCHANGES_VALIDATE)
_ONE = "/{registration_id}"

Handler = TypeVar("Handler", bound=Callable[..., Any])


def _verb(verb: Verb, summary: str, *extra: int, who: Any = WRITE) -> Callable[[Handler], Handler]:
    return router.post(
        f"{_ONE}/{verb}",
        summary=summary,
        response_model=RegistrationOut,
        responses=problems(401, 403, 404, 409, *extra),
        openapi_extra=who,
    )


@router.post(
    "",
    status_code=201,
    summary="Draft a registration for exchanges",
    response_model=RegistrationOut,
    responses=problems(401, 403, 404, 409, 413, 415, 422),
    openapi_extra=WRITE,
)
async def draft_exchange_registration(
    response: Response, viewer: SignedIn, session: Session, wanted: RegistrationIn
) -> Any:
    """Kept here until it is sent: write as little as you like, and go on elsewhere. One for each organisation
    in a programme."""
    registration = await service.draft(session, viewer, wanted, clock.now())
    response.headers["location"] = f"/v1/exchange-registrations/{registration.id}"
    return await registration_answer(response, session, viewer, registration)


@router.get(
    "",
    summary="List registrations for exchanges",
    response_model=Page[RegistrationRow],
    responses=problems(401, 403),
    openapi_extra=READ,
)
async def list_exchange_registrations(
    request: Request, viewer: SignedIn, session: Session, filters: Annotated[RegistrationFilters, Query()]
) -> Any:
    """Of your organisations; of the clusters you work for those that were sent. The newest first."""
    at = position_of(request, filters)
    rows = await reading.page(session, viewer, filters, at, clock.now())
    return page_of(request, filters, rows, reading.place)


@router.get(
    _ONE,
    summary="Read a registration for exchanges",
    response_model=RegistrationOut,
    responses=problems(401, 403, 404),
    openapi_extra=READ,
)
async def get_exchange_registration(
    response: Response, viewer: SignedIn, session: Session, registration_id: UUID
) -> Any:
    """With what is missing, what you can do now, and whether the programme's rules let you take part."""
    document = await reading.one(session, viewer, registration_id, clock.now())
    response.headers["etag"] = etag(document["version"])
    return document


@router.patch(
    _ONE,
    summary="Change a registration for exchanges",
    response_model=RegistrationOut,
    responses=problems(401, 403, 404, 409, 412, 413, 415, 422, 428),
    openapi_extra=WRITE,
)
async def change_exchange_registration(
    response: Response,
    viewer: SignedIn,
    session: Session,
    registration_id: UUID,
    patch: RegistrationPatch,
    if_match: IfMatch = None,
) -> Any:
    """JSON merge patch, until it is sent, and again once it is accepted (all but roles and cluster)."""
    found = await service.change(session, viewer, registration_id, patch, if_match, clock.now())
    return await registration_answer(response, session, viewer, found)


@_verb(Verb.SUBMIT, "Send a registration to its cluster", 412, 428)
async def submit_exchange_registration(
    response: Response, viewer: SignedIn, session: Session, registration_id: UUID, if_match: IfMatch = None
) -> Any:
    """When every field of `missing` is filled in."""
    found = await service.submit(session, viewer, registration_id, if_match, clock.now())
    return await registration_answer(response, session, viewer, found)


@_verb(Verb.TAKE_BACK, "Take a registration back")
async def take_back_exchange_registration(
    response: Response, viewer: SignedIn, session: Session, registration_id: UUID
) -> Any:
    """It is a draft again, until it is sent anew."""
    found = await service.take_back(session, viewer, registration_id, clock.now())
    return await registration_answer(response, session, viewer, found)


@_verb(Verb.STAY_INTERESTED, "Say that you are still interested in exchanges")
async def stay_interested_in_exchanges(
    response: Response, viewer: SignedIn, session: Session, registration_id: UUID
) -> Any:
    """The answer to the mail that asks; who had left the catalogue is back."""
    found = await service.stay_interested(session, viewer, registration_id, clock.now())
    return await registration_answer(response, session, viewer, found)


@_verb(Verb.CLOSE, "Close a registration", 413, 415, 422)
async def close_exchange_registration(
    response: Response, viewer: SignedIn, session: Session, registration_id: UUID, wanted: RegistrationCloseIn
) -> Any:
    """For good; open proposals are withdrawn, exchanges go on. Another registration may follow."""
    found = await service.close(session, viewer, registration_id, wanted, clock.now())
    return await registration_answer(response, session, viewer, found)


@_verb(Verb.ACCEPT, "Accept a registration", 412, 428, who=DECIDE)
async def accept_exchange_registration(
    response: Response, viewer: SignedIn, session: Session, registration_id: UUID, if_match: IfMatch = None
) -> Any:
    """By the cluster it chose, when the programme's rules allow every role asked for."""
    found = await deciding.accept(session, viewer, registration_id, if_match, clock.now())
    return await registration_answer(response, session, viewer, found)


@_verb(Verb.REQUEST_CHANGES, "Ask for changes to a registration", 412, 413, 415, 422, 428, who=DECIDE)
async def request_exchange_registration_changes(
    response: Response,
    viewer: SignedIn,
    session: Session,
    registration_id: UUID,
    wanted: RegistrationReasonIn,
    if_match: IfMatch = None,
) -> Any:
    """By the cluster it chose; the organisation changes it and sends it again."""
    now = clock.now()
    found = await deciding.request_changes(session, viewer, registration_id, wanted.reason, if_match, now)
    return await registration_answer(response, session, viewer, found)


@_verb(Verb.REJECT, "Reject a registration", 412, 413, 415, 422, 428, who=DECIDE)
async def reject_exchange_registration(
    response: Response,
    viewer: SignedIn,
    session: Session,
    registration_id: UUID,
    wanted: RegistrationReasonIn,
    if_match: IfMatch = None,
) -> Any:
    """By the cluster it chose; another registration may follow."""
    found = await deciding.reject(session, viewer, registration_id, wanted.reason, if_match, clock.now())
    return await registration_answer(response, session, viewer, found)


async def registration_answer(
    response: Response, session: AsyncSession, viewer: Viewer, registration: Registration
) -> Any:
    await session.flush()
    document = await reading.one(session, viewer, registration.id, clock.now())
    response.headers["etag"] = etag(document["version"])
    return document
