"""How streams are called. One verb, one call."""

from collections.abc import Callable
from typing import Annotated, Any, TypeVar
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response

from symbiosis.actors.capabilities import Scope
from symbiosis.actors.dependencies import AnyViewer, SignedIn
from symbiosis.kit import clock
from symbiosis.kit.access import Who, access
from symbiosis.kit.database import Pool, Session, raw_connection
from symbiosis.kit.direct import direct
from symbiosis.kit.http import IfMatch, Page, etag, json_response
from symbiosis.kit.openapi import problems
from symbiosis.kit.paging import page_bytes, page_response, position_of
from symbiosis.streams import lifecycle, office, queries, service
from symbiosis.streams.composition_reading import read
from symbiosis.streams.composition_schemas import CompositionReadingOut, CompositionTextIn
from symbiosis.streams.schemas import (
    PublishIn,
    StreamFilters,
    StreamIn,
    StreamOut,
    StreamPatch,
    StreamPoint,
    WithdrawIn,
)

router = APIRouter(prefix="/v1", tags=["Material streams"])
_ONE = "/material-streams/{stream_id}"


@router.get(
    "/material-streams",
    summary="List material streams",
    response_model=Page[StreamOut],
    responses=problems(401, 403),
    openapi_extra=access(Who.ANYONE, Scope.STREAMS_READ),
)
@direct
async def list_material_streams(
    request: Request, viewer: AnyViewer, pool: Pool, filters: Annotated[StreamFilters, Query()]
) -> Response:
    """Offers and needs you may see, newest first; keyset pages, no total."""
    row = await queries.list_page(pool, viewer, filters, position_of(request, filters))
    await office.note_page(pool, viewer, row["data"])
    return page_response(request, filters, row)


@router.get(
    "/material-stream-points",
    summary="List material streams as map points",
    response_model=Page[StreamPoint],
    responses=problems(401, 403),
    openapi_extra=access(Who.ANYONE, Scope.STREAMS_READ),
)
@direct
async def list_material_stream_points(
    request: Request, viewer: AnyViewer, pool: Pool, filters: Annotated[StreamFilters, Query()]
) -> Response:
    """The same filters as the list; at most 5,000 points in one page."""
    points = await queries.points(pool, viewer, filters)
    await office.note_page(pool, viewer, points)
    return page_bytes(request, points)


@router.post(
    "/material-streams",
    status_code=201,
    summary="Create a material stream",
    response_model=StreamOut,
    responses=problems(401, 403, 404, 409, 413, 415, 422),
    openapi_extra=access(Who.SIGNED_IN, Scope.STREAMS_WRITE),
)
async def create_material_stream(
    request: Request, viewer: SignedIn, session: Session, draft: StreamIn, response: Response
) -> Any:
    """A draft, or at once a published stream with `publish: true`. Composition comes as lines;
    read typed text with POST /v1/composition-readings first."""
    stream = await service.create_stream(session, viewer, draft, clock.now())
    response.headers["location"] = f"/v1/material-streams/{stream.id}"
    return await _as_answer(session, viewer, stream, response)


@router.get(
    _ONE,
    summary="Read a material stream",
    response_model=StreamOut,
    responses=problems(401, 403, 404),
    openapi_extra=access(Who.ANYONE, Scope.STREAMS_READ),
)
@direct
async def get_material_stream(request: Request, viewer: AnyViewer, pool: Pool, stream_id: UUID) -> Response:
    """One stream you may see, with its ETag."""
    row = await queries.one(pool, viewer, stream_id)
    await office.note_read(pool, viewer, [] if row is None else [stream_id])
    return json_response(request, row)


@router.patch(
    _ONE,
    summary="Change a material stream",
    response_model=StreamOut,
    responses=problems(401, 403, 404, 409, 412, 413, 415, 422, 428),
    openapi_extra=access(Who.SIGNED_IN, Scope.STREAMS_WRITE),
)
async def change_material_stream(
    viewer: SignedIn,
    session: Session,
    stream_id: UUID,
    patch: StreamPatch,
    response: Response,
    if_match: IfMatch = None,
) -> Any:
    """JSON merge patch: null clears a field, objects merge. A published stream is matched anew."""
    stream = await service.change_stream(session, viewer, stream_id, patch, if_match, clock.now())
    return await _as_answer(session, viewer, stream, response)


Handler = TypeVar("Handler", bound=Callable[..., Any])


def _verb(path: str, summary: str, *extra: int) -> Callable[[Handler], Handler]:
    return router.post(
        f"{_ONE}/{path}",
        summary=summary,
        response_model=StreamOut,
        responses=problems(401, 403, 404, 409, 422, *extra),
        openapi_extra=access(Who.SIGNED_IN, Scope.STREAMS_WRITE),
    )


@_verb("publish", "Publish a material stream")
async def publish_stream(
    viewer: SignedIn, session: Session, stream_id: UUID, response: Response, terms: PublishIn | None = None
) -> Any:
    """Draft, expired or withdrawn to published; partners are searched within a second."""
    stream = await lifecycle.publish_stream(session, viewer, stream_id, terms or PublishIn(), clock.now())
    return await _as_answer(session, viewer, stream, response)


@_verb("pause", "Pause a material stream")
async def pause_stream(viewer: SignedIn, session: Session, stream_id: UUID, response: Response) -> Any:
    """Hides it for now; its matches are frozen, not lost."""
    stream = await lifecycle.pause_stream(session, viewer, stream_id, clock.now())
    return await _as_answer(session, viewer, stream, response)


@_verb("resume", "Resume a material stream")
async def resume_stream(viewer: SignedIn, session: Session, stream_id: UUID, response: Response) -> Any:
    """Shows a paused stream again."""
    stream = await lifecycle.resume_stream(session, viewer, stream_id, clock.now())
    return await _as_answer(session, viewer, stream, response)


@_verb("confirm", "Confirm a material stream")
async def confirm_stream(viewer: SignedIn, session: Session, stream_id: UUID, response: Response) -> Any:
    """Still there, still right: the expiry starts anew."""
    stream = await lifecycle.confirm_stream(session, viewer, stream_id, clock.now())
    return await _as_answer(session, viewer, stream, response)


@_verb("fulfil", "Mark a material stream as fulfilled")
async def fulfil_stream(viewer: SignedIn, session: Session, stream_id: UUID, response: Response) -> Any:
    """All of it found a place."""
    stream = await lifecycle.fulfil_stream(session, viewer, stream_id, clock.now())
    return await _as_answer(session, viewer, stream, response)


@_verb("withdraw", "Withdraw a material stream")
async def withdraw_stream(
    viewer: SignedIn, session: Session, stream_id: UUID, reason: WithdrawIn, response: Response
) -> Any:
    """Takes it off the platform with a reason; it can be published again."""
    stream = await lifecycle.withdraw_stream(session, viewer, stream_id, reason, clock.now())
    return await _as_answer(session, viewer, stream, response)


@router.post(
    "/composition-readings",
    summary="Read a composition as people write it",
    response_model=CompositionReadingOut,
    responses=problems(401, 403, 413, 415, 422),
    openapi_extra=access(Who.ANYONE, Scope.STREAMS_READ),
)
async def read_composition_text(viewer: AnyViewer, text: CompositionTextIn) -> Any:
    """Names in six languages, codes, care-label text. What is unclear comes back as questions."""
    return read(text)


async def _as_answer(session: Any, viewer: Any, stream: Any, response: Response) -> Response:
    row = await queries.one(await raw_connection(session), viewer, stream.id)
    headers = {"etag": etag(row["version"])}
    if "location" in response.headers:
        headers["location"] = response.headers["location"]
    return Response(
        row["doc"],
        status_code=201 if "location" in headers else 200,
        media_type="application/json",
        headers=headers,
    )
