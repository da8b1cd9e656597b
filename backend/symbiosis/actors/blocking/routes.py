"""How an organisation says whom it does not want to deal with."""

from typing import Any
from uuid import UUID

from fastapi import APIRouter, Request, Response

from symbiosis.actors.blocking import queries, service
from symbiosis.actors.blocking.schemas import BlockedIn
from symbiosis.actors.capabilities import Capability, Scope
from symbiosis.actors.dependencies import SignedIn
from symbiosis.actors.schemas import ActorRef
from symbiosis.kit import clock
from symbiosis.kit.access import Who, access
from symbiosis.kit.database import Session, raw_connection
from symbiosis.kit.http import Page
from symbiosis.kit.openapi import problems
from symbiosis.kit.paging import page_bytes

router = APIRouter(prefix="/v1", tags=["Actors"])
_BLOCKED = "/actors/{actor_id}/blocked-actors"


@router.get(
    _BLOCKED,
    summary="List whom an actor does not deal with",
    response_model=Page[ActorRef],
    responses=problems(401, 403, 404),
    openapi_extra=access(Who.SIGNED_IN, Scope.ACTORS_READ, Capability.ORGANISATION_CHANGE),
)
async def list_blocked_actors(request: Request, viewer: SignedIn, session: Session, actor_id: UUID) -> Any:
    """By name. Only your administrators read this: neither staff nor the others are told."""
    await service.readable(session, viewer, actor_id)
    return await _answer(request, session, actor_id)


@router.put(
    _BLOCKED,
    summary="Choose whom an actor does not deal with",
    response_model=Page[ActorRef],
    responses=problems(401, 403, 404, 413, 415, 422),
    openapi_extra=access(Who.SIGNED_IN, Scope.ACTORS_WRITE, Capability.ORGANISATION_CHANGE),
)
async def set_blocked_actors(
    request: Request, viewer: SignedIn, session: Session, actor_id: UUID, wanted: BlockedIn
) -> Response:
    """Replaces the whole list. Matches with them go away within a second, and none are suggested again."""
    await service.set_blocked(session, viewer, actor_id, wanted, clock.now())
    return await _answer(request, session, actor_id)


async def _answer(request: Request, session: Any, actor_id: UUID) -> Response:
    return page_bytes(request, await queries.blocked_by(await raw_connection(session), actor_id))
