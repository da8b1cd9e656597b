"""How participants are listed and classed."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response

from symbiosis.actors.capabilities import Capability
from symbiosis.actors.dependencies import SignedIn
from symbiosis.kit import clock
from symbiosis.kit.access import Who, access
from symbiosis.kit.database import Session
from symbiosis.kit.fields import Slug
from symbiosis.kit.http import IfMatch, Page, etag
from symbiosis.kit.openapi import problems
from symbiosis.kit.paging import Position, page_of, position_of
from symbiosis.programmes.participants import service
from symbiosis.programmes.participants.schemas import ClassificationIn, ParticipantFilters, ParticipantOut

router = APIRouter(prefix="/v1/programmes/{programme_slug}/participants", tags=["Programmes"])
CLASSIFIES = access(Who.PEOPLE, capability=Capability.PARTICIPANTS_CLASSIFY)


@router.get(
    "",
    summary="List what organisations count as",
    response_model=Page[ParticipantOut],
    responses=problems(401, 403, 404),
    openapi_extra=CLASSIFIES,
)
async def list_participants(
    request: Request,
    viewer: SignedIn,
    session: Session,
    programme_slug: Slug,
    filters: Annotated[ParticipantFilters, Query()],
) -> Any:
    """Members of the programme's clusters and whoever was classed for it, by name; `doubtful=true` those that
    a person should look at. Leads see all, others the members of their clusters."""
    position = position_of(request, filters)
    rows = await service.list_participants(session, viewer, programme_slug, filters, position)
    return page_of(request, filters, rows, lambda row: Position(row["actor"].sort_name, str(row["actor"].id)))


@router.put(
    "/{actor_id}",
    summary="Decide what an organisation counts as",
    response_model=ParticipantOut,
    responses=problems(401, 403, 404, 412, 413, 415, 422, 428),
    openapi_extra=CLASSIFIES,
)
async def classify_participant(
    viewer: SignedIn,
    session: Session,
    response: Response,
    programme_slug: Slug,
    actor_id: UUID,
    wanted: ClassificationIn,
    if_match: IfMatch = None,
) -> Any:
    """Its class, and where it counts if not there where its class does, with the reason. Exchanges that
    nobody has counted otherwise follow."""
    decided = await service.classify_participant(
        session, viewer, programme_slug, actor_id, wanted, if_match, clock.now()
    )
    response.headers["etag"] = etag(decided["version"])
    return decided
