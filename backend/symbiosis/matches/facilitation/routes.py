"""How facilitators' work is called."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response

from symbiosis.actors.capabilities import Capability, Scope
from symbiosis.actors.dependencies import SignedIn
from symbiosis.kit import clock
from symbiosis.kit.access import Who, access
from symbiosis.kit.database import Pool, Session, raw_connection
from symbiosis.kit.http import IfMatch, Page, etag, json_response
from symbiosis.kit.language import ReaderLanguage
from symbiosis.kit.openapi import problems
from symbiosis.kit.paging import PageParams, page_response, position_of
from symbiosis.matches import reading, service
from symbiosis.matches.facilitation import board, creating, following, queries
from symbiosis.matches.facilitation.schemas import (
    AssigneesOut,
    BoardFilters,
    BoardOut,
    FollowUpIn,
    FollowUpOut,
    MatchIn,
    NoteIn,
    NoteOut,
)
from symbiosis.matches.limited import BY_HAND
from symbiosis.matches.schemas import MatchOut

router = APIRouter(prefix="/v1", tags=["Facilitation"])

READ = access(Who.SIGNED_IN, Scope.MATCHES_READ, Capability.MATCHES_BROKER)
WRITE = access(Who.SIGNED_IN, Scope.MATCHES_DECIDE, Capability.MATCHES_BROKER)
DECIDE = access(Who.SIGNED_IN, Scope.MATCHES_DECIDE)


@router.post(
    "/matches",
    status_code=201,
    summary="Bring an offer and a need together",
    response_model=MatchOut,
    responses={
        200: {"model": MatchOut, "description": "The pair was there already; it is on the shortlist now."},
        **problems(401, 403, 404, 409, 413, 415, 422, 429),
    },
    openapi_extra=DECIDE,
    dependencies=[BY_HAND],
)
async def create_match(viewer: SignedIn, session: Session, language: ReaderLanguage, wanted: MatchIn) -> Any:
    """For a party with a stream of its own, and for the facilitators of either party's cluster. The engine
    judges the pair as always. A requirement of law, of an owner's word or of visibility stops it
    (`legal-rule`); others can be set aside with `override_reason`, the score never. 60 tries an hour."""
    match_id, is_new = await creating.create_match(session, viewer, wanted, language, clock.now())
    answer = await reading.one_in(session, viewer, match_id, language)
    if is_new:
        answer.status_code = 201
        answer.headers["location"] = f"/v1/matches/{match_id}"
    return answer


@router.post(
    "/matches/{match_id}/convert",
    summary="Say that the two are dealing",
    response_model=MatchOut,
    responses=problems(401, 403, 404, 409),
    openapi_extra=DECIDE,
)
async def convert_match(viewer: SignedIn, session: Session, language: ReaderLanguage, match_id: UUID) -> Any:
    """Once both sides are interested. The pair is not suggested again."""
    await service.convert_match(session, viewer, match_id, clock.now())
    return await reading.one_in(session, viewer, match_id, language)


@router.get(
    "/match-board",
    summary="Read the board of matches",
    response_model=BoardOut,
    responses=problems(401, 403),
    openapi_extra=READ,
)
async def get_match_board(
    request: Request, viewer: SignedIn, pool: Pool, filters: Annotated[BoardFilters, Query()]
) -> Any:
    """The pairs of your clusters by how far they have come, with who follows them up; and the funnel from
    suggested to dealing. Pairs of an organisation you belong to are left to your colleagues."""
    return await board.board(request, pool, viewer, filters, clock.now())


@router.get(
    "/matches/{match_id}/follow-up",
    summary="Read who follows a match up, and how",
    response_model=FollowUpOut,
    responses=problems(401, 403, 404),
    openapi_extra=READ,
)
async def get_follow_up(request: Request, viewer: SignedIn, pool: Pool, match_id: UUID) -> Any:
    """With its ETag. Staff only; the parties never see it."""
    await following.check_reader(pool, viewer, match_id)
    return json_response(request, await queries.follow_up(pool, match_id))


@router.put(
    "/matches/{match_id}/follow-up",
    summary="Set who follows a match up, and how",
    response_model=FollowUpOut,
    responses=problems(401, 403, 404, 409, 412, 413, 415, 422, 428),
    openapi_extra=WRITE,
)
async def set_follow_up(
    viewer: SignedIn, session: Session, match_id: UUID, wanted: FollowUpIn, if_match: IfMatch = None
) -> Any:
    """Staff only; the parties never see it. What is left out is emptied. The first one is set on `"v0"`."""
    await following.set_follow_up(session, viewer, match_id, wanted, if_match, clock.now())
    row = await queries.follow_up(await raw_connection(session), match_id)
    return Response(row["doc"], media_type="application/json", headers={"etag": etag(row["version"])})


@router.get(
    "/matches/{match_id}/assignees",
    summary="List who may follow a match up",
    response_model=AssigneesOut,
    responses=problems(401, 403, 404),
    openapi_extra=READ,
)
async def list_assignees(viewer: SignedIn, session: Session, match_id: UUID) -> Any:
    """Facilitators and managers of the two parties' clusters who belong to neither. Names only, for staff."""
    return await following.assignees(session, viewer, match_id, clock.now())


@router.get(
    "/matches/{match_id}/notes",
    summary="List the notes on a match",
    response_model=Page[NoteOut],
    responses=problems(401, 403, 404),
    openapi_extra=READ,
)
async def list_match_notes(
    request: Request, viewer: SignedIn, pool: Pool, match_id: UUID, params: Annotated[PageParams, Query()]
) -> Any:
    """The newest first. Staff only; the parties never see them."""
    await following.check_reader(pool, viewer, match_id)
    row = await queries.notes(pool, match_id, params.page_size, position_of(request, params))
    return page_response(request, params, row)


@router.post(
    "/matches/{match_id}/notes",
    status_code=201,
    summary="Add a note to a match",
    response_model=NoteOut,
    responses=problems(401, 403, 404, 409, 413, 415, 422),
    openapi_extra=WRITE,
)
async def add_match_note(viewer: SignedIn, session: Session, match_id: UUID, wanted: NoteIn) -> Any:
    """Staff only; the parties never see it. Notes are kept as they were written."""
    note_id = await following.add_note(session, viewer, match_id, wanted, clock.now())
    document = await queries.note(await raw_connection(session), note_id)
    return Response(document, status_code=201, media_type="application/json")
