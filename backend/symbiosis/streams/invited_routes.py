"""How owners choose and read who may see an `invited` stream."""

from typing import Any
from uuid import UUID

from fastapi import APIRouter, Request, Response

from symbiosis.actors.capabilities import Scope
from symbiosis.actors.dependencies import SignedIn
from symbiosis.actors.schemas import ActorRef
from symbiosis.kit import clock
from symbiosis.kit.access import Who, access
from symbiosis.kit.database import Session, raw_connection
from symbiosis.kit.http import Page
from symbiosis.kit.openapi import problems
from symbiosis.kit.paging import page_bytes
from symbiosis.streams import invited, invited_queries, office
from symbiosis.streams.schemas import InvitedIn

router = APIRouter(prefix="/v1", tags=["Material streams"])
_INVITED = "/material-streams/{stream_id}/invited"


@router.get(
    _INVITED,
    summary="List who is invited to a material stream",
    response_model=Page[ActorRef],
    responses=problems(401, 403, 404),
    openapi_extra=access(Who.SIGNED_IN, Scope.STREAMS_READ),
)
async def list_invited(request: Request, viewer: SignedIn, session: Session, stream_id: UUID) -> Response:
    """The organisations that may see your stream while its visibility is `invited`, by name."""
    await invited.readable(session, viewer, stream_id)
    await office.note_read(await raw_connection(session), viewer, [stream_id])
    return await _answer(request, session, stream_id)


@router.put(
    _INVITED,
    summary="Choose who is invited to a material stream",
    response_model=Page[ActorRef],
    responses=problems(401, 403, 404, 413, 415, 422),
    openapi_extra=access(Who.SIGNED_IN, Scope.STREAMS_WRITE),
)
async def set_invited(
    request: Request, viewer: SignedIn, session: Session, stream_id: UUID, wanted: InvitedIn
) -> Response:
    """Replaces the whole list. Whoever leaves it no longer sees the stream, and new ones are matched."""
    await invited.set_invited(session, viewer, stream_id, wanted, clock.now())
    return await _answer(request, session, stream_id)


async def _answer(request: Request, session: Any, stream_id: UUID) -> Response:
    return page_bytes(request, await invited_queries.invited_to(await raw_connection(session), stream_id))
