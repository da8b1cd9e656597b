"""How actors, their sites and clusters are called, and who the caller is."""

from enum import Enum
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response

from symbiosis.actors import list_queries, queries, service
from symbiosis.actors.answering import actor_response
from symbiosis.actors.capabilities import Scope
from symbiosis.actors.dependencies import AnyViewer, SignedIn
from symbiosis.actors.merging.moved import refuse_moved
from symbiosis.actors.own import queries as me_queries
from symbiosis.actors.schemas import (
    ActorCreate,
    ActorFilters,
    ActorOut,
    ActorPatch,
    ActorPoint,
    ClusterOut,
    MeOut,
    SiteIn,
    SiteOut,
)
from symbiosis.kit import clock
from symbiosis.kit.access import Who, access
from symbiosis.kit.database import Pool, Session
from symbiosis.kit.direct import direct
from symbiosis.kit.http import IfMatch, Page, json_response
from symbiosis.kit.openapi import problems
from symbiosis.kit.paging import page_bytes, page_response, position_of

router = APIRouter(prefix="/v1")
ACTORS: list[str | Enum] = ["Actors"]


@router.get(
    "/me",
    tags=["People"],
    summary="Read who you are",
    response_model=MeOut,
    responses=problems(401, 403),
    openapi_extra=access(Who.ANYONE, Scope.ACTORS_READ),
)
@direct
async def get_me(viewer: AnyViewer, pool: Pool) -> Response:
    """The signed-in person and the actors they act for; nulls for a visitor."""
    return Response(await me_queries.me(pool, viewer), media_type="application/json")


@router.get(
    "/actors",
    tags=ACTORS,
    summary="List actors",
    response_model=Page[ActorOut],
    responses=problems(401, 403),
    openapi_extra=access(Who.ANYONE, Scope.ACTORS_READ),
)
@direct
async def list_actors(
    request: Request, viewer: AnyViewer, pool: Pool, filters: Annotated[ActorFilters, Query()]
) -> Response:
    """The public registry by name; every record says where it comes from."""
    row = await list_queries.list_page(pool, filters, position_of(request, filters))
    return page_response(request, filters, row)


@router.get(
    "/actor-points",
    tags=ACTORS,
    summary="List actors as map points",
    response_model=Page[ActorPoint],
    responses=problems(401, 403),
    openapi_extra=access(Who.ANYONE, Scope.ACTORS_READ),
)
@direct
async def list_actor_points(
    request: Request, viewer: AnyViewer, pool: Pool, filters: Annotated[ActorFilters, Query()]
) -> Response:
    """The same filters as the list; at most 5,000 points in one page."""
    return page_bytes(request, await list_queries.points(pool, filters))


@router.post(
    "/actors",
    status_code=201,
    tags=ACTORS,
    summary="Register an actor",
    response_model=ActorOut,
    responses=problems(401, 403, 409, 413, 415, 422),
    openapi_extra=access(Who.SIGNED_IN, Scope.ACTORS_WRITE),
)
async def register_actor(viewer: SignedIn, session: Session, actor: ActorCreate) -> Response:
    """Facilitators add organisations with their main site. A registration number is used once."""
    created = await service.register_actor(session, viewer, actor, clock.now())
    return await actor_response(session, created.id, 201, {"location": f"/v1/actors/{created.id}"})


@router.get(
    "/actors/{actor_id}",
    tags=ACTORS,
    summary="Read an actor",
    response_model=ActorOut,
    responses=problems(401, 403, 404),
    openapi_extra=access(Who.ANYONE, Scope.ACTORS_READ),
)
@direct
async def get_actor(request: Request, viewer: AnyViewer, pool: Pool, actor_id: UUID) -> Response:
    """One record of the registry, with its source, licence and main site."""
    row = await queries.one(pool, actor_id)
    refuse_moved(request, row and row["moved_to"])
    return json_response(request, row)


@router.patch(
    "/actors/{actor_id}",
    tags=ACTORS,
    summary="Change an actor",
    response_model=ActorOut,
    responses=problems(401, 403, 404, 409, 412, 413, 415, 422, 428),
    openapi_extra=access(Who.SIGNED_IN, Scope.ACTORS_WRITE),
)
async def change_actor(
    viewer: SignedIn, session: Session, actor_id: UUID, patch: ActorPatch, if_match: IfMatch = None
) -> Response:
    """JSON merge patch by the organisation itself or a facilitator."""
    await service.change_actor(session, viewer, actor_id, patch, if_match, clock.now())
    return await actor_response(session, actor_id)


@router.get(
    "/actors/{actor_id}/sites",
    tags=ACTORS,
    summary="List the sites of an actor",
    response_model=Page[SiteOut],
    responses=problems(401, 403, 404),
    openapi_extra=access(Who.ANYONE, Scope.ACTORS_READ),
)
@direct
async def list_actor_sites(request: Request, viewer: AnyViewer, pool: Pool, actor_id: UUID) -> Response:
    """Its places of business with point, postcode and NUTS-3."""
    sites, moved_to = await queries.sites_of(pool, actor_id)
    refuse_moved(request, moved_to)
    return page_bytes(request, sites)


@router.post(
    "/actors/{actor_id}/sites",
    status_code=201,
    tags=ACTORS,
    summary="Add a site",
    response_model=SiteOut,
    responses=problems(401, 403, 404, 413, 415, 422),
    openapi_extra=access(Who.SIGNED_IN, Scope.ACTORS_WRITE),
)
async def add_site(viewer: SignedIn, session: Session, actor_id: UUID, site: SiteIn) -> Response:
    """Located offline by postcode or town when no coordinates are given."""
    added = await service.add_site(session, viewer, actor_id, site, clock.now())
    return Response(await queries.site_in(session, added.id), 201, media_type="application/json")


@router.get(
    "/clusters",
    tags=ACTORS,
    summary="List clusters",
    response_model=Page[ClusterOut],
    responses=problems(401, 403),
    openapi_extra=access(Who.ANYONE, Scope.ACTORS_READ),
)
@direct
async def list_clusters(request: Request, viewer: AnyViewer, pool: Pool) -> Response:
    """The clusters and networks that gather the actors."""
    return page_bytes(request, await queries.clusters(pool))
