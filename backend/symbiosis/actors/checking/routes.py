"""How an organisation is checked: verification, standing, and what waits for staff."""

from enum import Enum
from typing import Any
from uuid import UUID

from fastapi import APIRouter, Response

from symbiosis.actors.answering import actor_response
from symbiosis.actors.capabilities import Capability, Scope
from symbiosis.actors.checking import reading as verification_reading
from symbiosis.actors.checking import standing, to_check, verification
from symbiosis.actors.checking.schemas import (
    OrganisationReasonIn,
    OrganisationToCheckOut,
    VerificationOut,
    VerifyIn,
)
from symbiosis.actors.dependencies import SignedIn
from symbiosis.actors.schemas import ActorOut
from symbiosis.kit import clock
from symbiosis.kit.access import Who, access
from symbiosis.kit.database import Session
from symbiosis.kit.http import Page
from symbiosis.kit.openapi import problems

router = APIRouter(prefix="/v1")
CHECKS: list[str | Enum] = ["Organisations"]
_ONE = "/actors/{actor_id}"


@router.get(
    "/organisations-to-check",
    tags=CHECKS,
    summary="List organisations to check",
    response_model=Page[OrganisationToCheckOut],
    responses=problems(401, 403),
    openapi_extra=access(Who.PEOPLE, None, Capability.ORGANISATIONS_VERIFY),
)
async def list_organisations_to_check(viewer: SignedIn, session: Session) -> Any:
    """What waits for you, in one page: verifications asked for, cluster memberships claimed, and
    organisations that are probably in the registry twice."""
    return {"data": await to_check.list_organisations_to_check(session, viewer)}


@router.get(
    f"{_ONE}/verification",
    tags=CHECKS,
    summary="Read how far an organisation is confirmed",
    response_model=VerificationOut,
    responses=problems(401, 403, 404),
    openapi_extra=access(Who.SIGNED_IN, Scope.ACTORS_READ),
)
async def get_verification(viewer: SignedIn, session: Session, actor_id: UUID) -> Any:
    """For its own people and the staff who check it: the state, what stands in the way, what is missing,
    and what you may do now."""
    return await verification_reading.get_verification(session, viewer, actor_id)


@router.post(
    f"{_ONE}/verification-requests",
    tags=CHECKS,
    summary="Ask for verification",
    response_model=ActorOut,
    responses=problems(401, 403, 404, 409, 422),
    openapi_extra=access(Who.SIGNED_IN, Scope.ACTORS_WRITE, Capability.ORGANISATION_CHANGE),
)
async def request_verification(viewer: SignedIn, session: Session, actor_id: UUID) -> Response:
    """Puts the organisation before the staff; where a register can be asked, it is. Needs name, country,
    registration number and a site."""
    await verification.request_verification(session, viewer, actor_id, clock.now())
    return await actor_response(session, actor_id)


@router.post(
    f"{_ONE}/verify",
    tags=CHECKS,
    summary="Verify an organisation",
    response_model=ActorOut,
    responses=problems(401, 403, 404, 409, 413, 415, 422),
    openapi_extra=access(Who.PEOPLE, None, Capability.ORGANISATIONS_VERIFY),
)
async def verify_actor(viewer: SignedIn, session: Session, actor_id: UUID, said: VerifyIn) -> Response:
    """On your word, with what you looked at. Nobody verifies an organisation they belong to."""
    await verification.verify_actor(session, viewer, actor_id, said.source, clock.now())
    return await actor_response(session, actor_id)


@router.post(
    f"{_ONE}/reject-verification",
    tags=CHECKS,
    summary="Reject a verification",
    response_model=ActorOut,
    responses=problems(401, 403, 404, 409, 413, 415, 422),
    openapi_extra=access(Who.PEOPLE, None, Capability.ORGANISATIONS_VERIFY),
)
async def reject_verification(
    viewer: SignedIn, session: Session, actor_id: UUID, said: OrganisationReasonIn
) -> Response:
    """With the reason its administrators read; they correct the record and ask again."""
    await verification.reject_verification(session, viewer, actor_id, said.reason, clock.now())
    return await actor_response(session, actor_id)


@router.post(
    f"{_ONE}/suspend",
    tags=CHECKS,
    summary="Suspend an organisation",
    response_model=ActorOut,
    responses=problems(401, 403, 404, 409, 413, 415, 422),
    openapi_extra=access(Who.PEOPLE, None, Capability.ORGANISATIONS_SUSPEND),
)
async def suspend_actor(
    viewer: SignedIn, session: Session, actor_id: UUID, said: OrganisationReasonIn
) -> Response:
    """Pauses everything it has published; it publishes nothing until it is reinstated."""
    await standing.suspend_actor(session, viewer, actor_id, said.reason, clock.now())
    return await actor_response(session, actor_id)


@router.post(
    f"{_ONE}/reinstate",
    tags=CHECKS,
    summary="Reinstate an organisation",
    response_model=ActorOut,
    responses=problems(401, 403, 404, 409),
    openapi_extra=access(Who.PEOPLE, None, Capability.ORGANISATIONS_SUSPEND),
)
async def reinstate_actor(viewer: SignedIn, session: Session, actor_id: UUID) -> Response:
    """It takes part again; what was paused stays paused until the organisation resumes it."""
    await standing.reinstate_actor(session, viewer, actor_id, clock.now())
    return await actor_response(session, actor_id)
