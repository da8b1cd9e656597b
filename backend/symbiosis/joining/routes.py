"""How programmes and applications are called: by applicants with their token, by staff signed in."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Header, Query, Request, Response

from symbiosis.accounts.consent_texts import CURRENT
from symbiosis.actors.capabilities import Capability
from symbiosis.actors.dependencies import AnyViewer, SignedIn
from symbiosis.joining import acceptance, policy, queries, reading, review, service
from symbiosis.joining.forms import FORMS
from symbiosis.joining.schemas import (
    AcceptIn,
    ApplicationFilters,
    ApplicationIn,
    ApplicationOut,
    ApplicationPatch,
    ApplicationRow,
    AppliedOut,
    MyApplicationOut,
    ProgrammeFormOut,
    ProgrammeOut,
    ReasonIn,
)
from symbiosis.kit import clock
from symbiosis.kit.access import OPEN, Who, access
from symbiosis.kit.database import Pool, Session
from symbiosis.kit.fields import Slug
from symbiosis.kit.http import IfMatch, Page, caller_of, etag
from symbiosis.kit.openapi import problems
from symbiosis.kit.paging import page_response, position_of
from symbiosis.kit.problems import NotFound

router = APIRouter(prefix="/v1", tags=["Joining"])

ApplicationToken = Annotated[
    str | None,
    Header(max_length=200, description="From the answer to applying, or the link in the newest mail."),
]
READ = access(Who.PEOPLE, capability=Capability.APPLICATIONS_READ)
REVIEW = access(Who.PEOPLE, capability=Capability.APPLICATIONS_REVIEW)


# --- programmes ---


@router.get(
    "/programmes",
    summary="List the programmes one can join",
    response_model=Page[ProgrammeOut],
    responses=problems(),
    openapi_extra=OPEN,
)
async def list_programmes(pool: Pool) -> Any:
    """With their clusters."""
    rows = await queries.programmes(pool)
    return {"data": [reading.programme(row) for row in rows if row["slug"] in FORMS]}


@router.get(
    "/programmes/{programme_slug}",
    summary="Read a programme with its form",
    response_model=ProgrammeFormOut,
    responses=problems(404),
    openapi_extra=OPEN,
)
async def get_programme(pool: Pool, programme_slug: Slug) -> Any:
    """All that is asked of who applies: questions with their answers that are refused, and consent texts."""
    for row in await queries.programmes(pool):
        if row["slug"] == programme_slug and programme_slug in FORMS:
            return reading.programme_form(row, list(CURRENT.values()))
    raise NotFound("There is no such programme. GET /v1/programmes lists them.")


# --- the applicant ---


@router.post(
    "/applications",
    status_code=201,
    summary="Apply to join a programme",
    response_model=AppliedOut,
    responses=problems(409, 413, 415, 422, 429),
    openapi_extra=OPEN,
)
async def apply_to_join(
    request: Request, response: Response, session: Session, pool: Pool, application: ApplicationIn
) -> Any:
    """Sends a mail with a link to follow it. Refused at once with the reason and what to do instead
    (`not-eligible`) when the answers rule taking part out."""
    created, token = await service.apply_to_join(session, pool, application, caller_of(request), clock.now())
    response.headers["location"] = "/v1/applications/mine"
    return {"id": created.id, "state": created.state, "token": token}


@router.get(
    "/applications/mine",
    summary="Read your application",
    response_model=MyApplicationOut,
    responses=problems(404),
    openapi_extra=OPEN,
)
async def get_my_application(
    response: Response, session: Session, application_token: ApplicationToken = None
) -> Any:
    """Found by the token alone; without the right one it is not there."""
    application = await service.read_mine(session, application_token)
    return await _mine(response, session, application)


@router.patch(
    "/applications/mine",
    summary="Correct your application",
    response_model=MyApplicationOut,
    responses=problems(404, 409, 412, 413, 415, 422, 428),
    openapi_extra=OPEN,
)
async def correct_my_application(
    response: Response,
    session: Session,
    patch: ApplicationPatch,
    application_token: ApplicationToken = None,
    if_match: IfMatch = None,
) -> Any:
    """JSON merge patch, until it is decided. After a request for changes send it again when done."""
    application = await service.correct_mine(session, application_token, patch, if_match, clock.now())
    return await _mine(response, session, application)


@router.post(
    "/applications/mine/resubmit",
    summary="Send your application again",
    response_model=MyApplicationOut,
    responses=problems(404, 409),
    openapi_extra=OPEN,
)
async def resubmit_my_application(
    response: Response, session: Session, application_token: ApplicationToken = None
) -> Any:
    """After staff have asked for changes."""
    application = await service.resubmit_mine(session, application_token, clock.now())
    return await _mine(response, session, application)


@router.post(
    "/applications/mine/withdraw",
    summary="Withdraw your application",
    response_model=MyApplicationOut,
    responses=problems(404, 409),
    openapi_extra=OPEN,
)
async def withdraw_my_application(
    response: Response, session: Session, application_token: ApplicationToken = None
) -> Any:
    """Until it is decided. What it says is deleted 180 days later."""
    application = await service.withdraw_mine(session, application_token, clock.now())
    return await _mine(response, session, application)


# --- staff ---


@router.get(
    "/applications",
    summary="List applications",
    response_model=Page[ApplicationRow],
    responses=problems(401, 403),
    openapi_extra=READ,
)
async def list_applications(
    request: Request, viewer: SignedIn, pool: Pool, filters: Annotated[ApplicationFilters, Query()]
) -> Response:
    """Those of the programmes and clusters you work for, the newest first."""
    programmes = await queries.clusters_of_programmes(pool)
    reach = policy.reach(viewer, Capability.APPLICATIONS_READ, programmes)
    row = await queries.list_page(pool, reach, filters, position_of(request, filters))
    return page_response(request, filters, row)


@router.get(
    "/applications/{application_id}",
    summary="Read an application",
    response_model=ApplicationOut,
    responses=problems(401, 403, 404),
    openapi_extra=READ,
)
async def get_application(
    response: Response, viewer: SignedIn, session: Session, application_id: UUID
) -> Any:
    """Personal data: the journal keeps who has read it."""
    application = await review.read_application(session, viewer, application_id)
    return await _for_staff(response, session, viewer, application)


@router.post(
    "/applications/{application_id}/request-changes",
    summary="Ask an applicant for changes",
    response_model=ApplicationOut,
    responses=problems(401, 403, 404, 409, 412, 413, 415, 422, 428),
    openapi_extra=REVIEW,
)
async def request_application_changes(
    response: Response,
    viewer: SignedIn,
    session: Session,
    application_id: UUID,
    decision: ReasonIn,
    if_match: IfMatch = None,
) -> Any:
    """The applicant gets the reason by mail, with a new link; the one before stops working."""
    application = await review.request_changes(
        session, viewer, application_id, decision.reason, if_match, clock.now()
    )
    return await _for_staff(response, session, viewer, application)


@router.post(
    "/applications/{application_id}/accept",
    summary="Accept an application",
    response_model=ApplicationOut,
    responses=problems(401, 403, 404, 409, 412, 413, 415, 422, 428),
    openapi_extra=REVIEW,
)
async def accept_application(
    response: Response,
    viewer: SignedIn,
    session: Session,
    application_id: UUID,
    decision: AcceptIn,
    if_match: IfMatch = None,
) -> Any:
    """Registers or claims the organisation, verifies it, gives it its place in the cluster (confirmed where
    you may confirm it) and invites the applicant as its administrator. Where it has an administrator already,
    nothing opens: the administrators are told, and decide whom to invite and which cluster to join."""
    application = await acceptance.accept(
        session, viewer, application_id, decision.claims_actor_id, if_match, clock.now()
    )
    return await _for_staff(response, session, viewer, application)


@router.post(
    "/applications/{application_id}/refuse",
    summary="Refuse an application",
    response_model=ApplicationOut,
    responses=problems(401, 403, 404, 409, 412, 413, 415, 422, 428),
    openapi_extra=REVIEW,
)
async def refuse_application(
    response: Response,
    viewer: SignedIn,
    session: Session,
    application_id: UUID,
    decision: ReasonIn,
    if_match: IfMatch = None,
) -> Any:
    """For good; the applicant gets the reason by mail and may apply anew."""
    application = await review.refuse(session, viewer, application_id, decision.reason, if_match, clock.now())
    return await _for_staff(response, session, viewer, application)


async def _mine(response: Response, session: Session, application: Any) -> Any:
    await session.flush()
    response.headers["etag"] = etag(application.version)
    return await reading.mine(session, application.id)


async def _for_staff(response: Response, session: Session, viewer: AnyViewer, application: Any) -> Any:
    await session.flush()
    response.headers["etag"] = etag(application.version)
    return await reading.for_staff(session, viewer, application.id)
