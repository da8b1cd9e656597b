"""How organisations and clusters agree on who belongs to whom."""

from enum import Enum
from typing import Any
from uuid import UUID

from fastapi import APIRouter, Request, Response

from symbiosis.actors.capabilities import Capability, Scope
from symbiosis.actors.checking import cluster_memberships as memberships
from symbiosis.actors.checking.schemas import (
    ClaimIn,
    ClusterMembershipOut,
    OptionalReasonIn,
    OrganisationReasonIn,
)
from symbiosis.actors.dependencies import AnyViewer, SignedIn
from symbiosis.kit import clock
from symbiosis.kit.access import Who, access
from symbiosis.kit.database import Pool, Session
from symbiosis.kit.fields import Slug
from symbiosis.kit.http import Page
from symbiosis.kit.openapi import problems
from symbiosis.kit.paging import page_bytes

router = APIRouter(prefix="/v1")
CHECKS: list[str | Enum] = ["Organisations"]
_ALL = "/actors/{actor_id}/cluster-memberships"
_ONE = f"{_ALL}/{{cluster_slug}}"


@router.get(
    _ALL,
    tags=CHECKS,
    summary="List the cluster memberships of an organisation",
    response_model=Page[ClusterMembershipOut],
    responses=problems(401, 403, 404),
    openapi_extra=access(Who.ANYONE, Scope.ACTORS_READ),
)
async def list_cluster_memberships(
    request: Request, viewer: AnyViewer, session: Session, pool: Pool, actor_id: UUID
) -> Response:
    """Confirmed ones for everybody; what is claimed, refused or over for its own people, its staff and the
    cluster concerned."""
    return page_bytes(request, await memberships.list_cluster_memberships(session, pool, viewer, actor_id))


@router.post(
    _ALL,
    status_code=201,
    tags=CHECKS,
    summary="Claim a cluster membership",
    response_model=ClusterMembershipOut,
    responses=problems(401, 403, 404, 409, 413, 415, 422),
    openapi_extra=access(Who.SIGNED_IN, Scope.ACTORS_WRITE),
)
async def claim_cluster_membership(viewer: SignedIn, session: Session, actor_id: UUID, claim: ClaimIn) -> Any:
    """By the organisation; it counts once that cluster has confirmed it."""
    return await memberships.claim_cluster_membership(
        session, viewer, actor_id, claim.cluster_slug, clock.now()
    )


@router.post(
    f"{_ONE}/confirm",
    tags=CHECKS,
    summary="Confirm a cluster membership",
    response_model=ClusterMembershipOut,
    responses=problems(401, 403, 404, 409),
    openapi_extra=access(Who.PEOPLE, None, Capability.MEMBERSHIPS_CONFIRM),
)
async def confirm_cluster_membership(
    viewer: SignedIn, session: Session, actor_id: UUID, cluster_slug: Slug
) -> Any:
    """By that very cluster, and by nobody for their own organisation."""
    return await memberships.confirm_cluster_membership(session, viewer, actor_id, cluster_slug, clock.now())


@router.post(
    f"{_ONE}/refuse",
    tags=CHECKS,
    summary="Refuse a cluster membership",
    response_model=ClusterMembershipOut,
    responses=problems(401, 403, 404, 409, 413, 415, 422),
    openapi_extra=access(Who.PEOPLE, None, Capability.MEMBERSHIPS_CONFIRM),
)
async def refuse_cluster_membership(
    viewer: SignedIn, session: Session, actor_id: UUID, cluster_slug: Slug, said: OrganisationReasonIn
) -> Any:
    """With the reason the organisation reads; it may claim again."""
    return await memberships.refuse_cluster_membership(
        session, viewer, actor_id, cluster_slug, said.reason, clock.now()
    )


@router.post(
    f"{_ONE}/end",
    tags=CHECKS,
    summary="End a cluster membership",
    response_model=ClusterMembershipOut,
    responses=problems(401, 403, 404, 409, 413, 415, 422),
    openapi_extra=access(Who.SIGNED_IN, Scope.ACTORS_WRITE),
)
async def end_cluster_membership(
    viewer: SignedIn,
    session: Session,
    actor_id: UUID,
    cluster_slug: Slug,
    said: OptionalReasonIn | None = None,
) -> Any:
    """By the organisation, which leaves or takes its claim back, or by the cluster."""
    return await memberships.end_cluster_membership(
        session, viewer, actor_id, cluster_slug, said.reason if said else None, clock.now()
    )
