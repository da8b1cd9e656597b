"""How capability profiles are called; they live by the verbs of material streams."""

from typing import Any
from uuid import UUID

from fastapi import APIRouter, Request, Response

from symbiosis.actors import parties
from symbiosis.actors.capabilities import Scope
from symbiosis.actors.dependencies import AnyViewer, SignedIn
from symbiosis.kit import clock
from symbiosis.kit.access import Who, access
from symbiosis.kit.database import Session, raw_connection
from symbiosis.kit.http import IfMatch, Page, etag, json_response
from symbiosis.kit.openapi import problems
from symbiosis.kit.paging import page_bytes
from symbiosis.streams import office
from symbiosis.streams.profiles import queries, service
from symbiosis.streams.profiles.schemas import (
    CapabilityProfileCreate,
    CapabilityProfileOut,
    CapabilityProfilePatch,
)

router = APIRouter(prefix="/v1/actors/{actor_id}", tags=["Capability profiles"])
_ALL, _ONE = "/capability-profiles", "/capability-profiles/{profile_id}"


@router.get(
    _ALL,
    summary="List the capability profiles of an actor",
    response_model=Page[CapabilityProfileOut],
    responses=problems(401, 403, 404),
    openapi_extra=access(Who.ANYONE, Scope.STREAMS_READ),
)
async def list_capability_profiles(
    request: Request, viewer: AnyViewer, session: Session, actor_id: UUID
) -> Response:
    """What it takes in lastingly, one profile a process and site. Its own people also see drafts,
    paused and expired ones; withdrawn ones stand in the list of its streams."""
    await parties.of(session, actor_id)
    connection = await raw_connection(session)
    found = await queries.profiles_of(connection, viewer, actor_id)
    await office.note_page(connection, viewer, found)
    return page_bytes(request, found)


@router.post(
    _ALL,
    status_code=201,
    summary="Create a capability profile",
    response_model=CapabilityProfileOut,
    responses=problems(401, 403, 404, 409, 413, 415, 422),
    openapi_extra=access(Who.SIGNED_IN, Scope.STREAMS_WRITE),
)
async def create_capability_profile(
    viewer: SignedIn, session: Session, actor_id: UUID, profile: CapabilityProfileCreate
) -> Response:
    """A standing need, matched at once and for 180 days; confirm it with
    POST /v1/material-streams/{id}/confirm, end it with .../withdraw."""
    stream = await service.create_profile(session, viewer, actor_id, profile, clock.now())
    location = f"/v1/actors/{actor_id}/capability-profiles/{stream.id}"
    return await _answer(session, viewer, actor_id, stream.id, 201, {"location": location})


@router.get(
    _ONE,
    summary="Read a capability profile",
    response_model=CapabilityProfileOut,
    responses=problems(401, 403, 404),
    openapi_extra=access(Who.ANYONE, Scope.STREAMS_READ),
)
async def get_capability_profile(
    request: Request, viewer: AnyViewer, session: Session, actor_id: UUID, profile_id: UUID
) -> Response:
    """One profile you may see, with its ETag."""
    connection = await raw_connection(session)
    row = await queries.one(connection, viewer, actor_id, profile_id)
    await office.note_read(connection, viewer, [] if row is None else [profile_id])
    return json_response(request, row)


@router.patch(
    _ONE,
    summary="Change a capability profile",
    response_model=CapabilityProfileOut,
    responses=problems(401, 403, 404, 409, 412, 413, 415, 422, 428),
    openapi_extra=access(Who.SIGNED_IN, Scope.STREAMS_WRITE),
)
async def change_capability_profile(
    viewer: SignedIn,
    session: Session,
    actor_id: UUID,
    profile_id: UUID,
    patch: CapabilityProfilePatch,
    if_match: IfMatch = None,
) -> Response:
    """JSON merge patch: null clears a field, objects merge. A published one is matched anew."""
    await service.change_profile(session, viewer, actor_id, profile_id, patch, if_match, clock.now())
    return await _answer(session, viewer, actor_id, profile_id)


async def _answer(
    session: Any,
    viewer: Any,
    actor_id: UUID,
    profile_id: UUID,
    status: int = 200,
    headers: dict[str, str] | None = None,
) -> Response:
    row = await queries.one(await raw_connection(session), viewer, actor_id, profile_id)
    tagged = {"etag": etag(row["version"]), **(headers or {})}
    return Response(row["doc"], status, media_type="application/json", headers=tagged)
