"""How duplicates are found, told apart and merged."""

from enum import Enum
from typing import Any
from uuid import UUID

from fastapi import APIRouter, Request, Response

from symbiosis.actors.answering import actor_response
from symbiosis.actors.capabilities import Capability, Scope
from symbiosis.actors.checking.schemas import DuplicateOut, DuplicateSearchIn, MergeIn
from symbiosis.actors.dependencies import SignedIn
from symbiosis.actors.limited import DUPLICATE_SEARCHES
from symbiosis.actors.merging import duplicates
from symbiosis.actors.merging import service as merging
from symbiosis.actors.schemas import ActorOut
from symbiosis.kit import clock
from symbiosis.kit.access import OPEN, Who, access
from symbiosis.kit.database import Pool, Session
from symbiosis.kit.http import Page, caller_of
from symbiosis.kit.limits import take
from symbiosis.kit.openapi import problems

router = APIRouter(prefix="/v1")
CHECKS: list[str | Enum] = ["Organisations"]


@router.post(
    "/duplicate-searches",
    tags=CHECKS,
    summary="Look for an organisation before it is registered",
    response_model=Page[DuplicateOut],
    responses=problems(413, 415, 422, 429),
    openapi_extra=OPEN,
)
async def search_duplicates(request: Request, session: Session, pool: Pool, asked: DuplicateSearchIn) -> Any:
    """Organisations of the public registry that may be the same, the likeliest first: by registration
    number, then by name and place. Nothing is stored."""
    await take(pool, DUPLICATE_SEARCHES, caller_of(request), clock.now())
    return {"data": await duplicates.search_duplicates(session, asked)}


@router.get(
    "/actors/{actor_id}/duplicates",
    tags=CHECKS,
    summary="List what may be the same organisation",
    response_model=Page[DuplicateOut],
    responses=problems(401, 403, 404),
    openapi_extra=access(Who.SIGNED_IN, Scope.ACTORS_READ, Capability.ORGANISATION_READ),
)
async def list_duplicates(viewer: SignedIn, session: Session, actor_id: UUID) -> Any:
    """For its own people and the staff of its clusters, the likeliest first."""
    return {"data": await duplicates.list_duplicates(session, viewer, actor_id)}


@router.post(
    "/actors/{actor_id}/duplicates/{other_id}/dismiss",
    status_code=204,
    tags=CHECKS,
    summary="Say that two organisations are not the same",
    responses=problems(401, 403, 404),
    openapi_extra=access(Who.PEOPLE, None, Capability.ORGANISATIONS_VERIFY),
)
async def dismiss_duplicate(viewer: SignedIn, session: Session, actor_id: UUID, other_id: UUID) -> None:
    """They look alike and are two; nobody is asked about the pair again."""
    await duplicates.tell_apart(session, viewer, actor_id, other_id)


@router.post(
    "/actors/{actor_id}/merge",
    tags=CHECKS,
    summary="Merge an organisation into another",
    response_model=ActorOut,
    responses=problems(401, 403, 404, 409, 413, 415, 422),
    openapi_extra=access(Who.PEOPLE, None, Capability.ORGANISATIONS_MERGE),
)
async def merge_actor(viewer: SignedIn, session: Session, actor_id: UUID, said: MergeIn) -> Response:
    """People, sites, streams, mandates and memberships go along; the old id answers 308 from then on, and
    both histories stay. Gives the organisation that stays."""
    target = await merging.merge_actor(session, viewer, actor_id, said.into, said.reason, clock.now())
    return await actor_response(session, target.id)
