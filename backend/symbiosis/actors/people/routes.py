"""How the people of an organisation are looked after, and whom it lets act for it."""

from typing import Any
from uuid import UUID

from fastapi import APIRouter

from symbiosis.actors.capabilities import Capability
from symbiosis.actors.dependencies import SignedIn
from symbiosis.actors.people import mandates
from symbiosis.actors.people import service as people
from symbiosis.actors.people.schemas import FacilitatorOut, MandateIn, MandateOut, PersonOut, PersonPatch
from symbiosis.kit import clock
from symbiosis.kit.access import Who, access
from symbiosis.kit.database import Session
from symbiosis.kit.http import Page
from symbiosis.kit.openapi import problems

router = APIRouter(prefix="/v1", tags=["People"])


@router.get(
    "/actors/{actor_id}/people",
    summary="List the people of an organisation",
    response_model=Page[PersonOut],
    responses=problems(401, 403, 404),
    openapi_extra=access(Who.PEOPLE, None, Capability.ORGANISATION_READ),
)
async def list_people(viewer: SignedIn, session: Session, actor_id: UUID) -> Any:
    """For its own people, and for staff of its clusters, who leave a note of it in its history."""
    return {"data": await people.read_people(session, viewer, actor_id)}


@router.patch(
    "/actors/{actor_id}/people/{user_id}",
    summary="Change someone's role in an organisation",
    response_model=PersonOut,
    responses=problems(401, 403, 404, 409, 413, 415, 422),
    openapi_extra=access(Who.PEOPLE, None, Capability.PEOPLE_MANAGE),
)
async def change_person_role(
    viewer: SignedIn, session: Session, actor_id: UUID, user_id: UUID, patch: PersonPatch
) -> Any:
    """By its administrators; one of them stays. It counts from the person's next request on."""
    return await people.change_role(session, viewer, actor_id, user_id, patch.role, clock.now())


@router.delete(
    "/actors/{actor_id}/people/{user_id}",
    status_code=204,
    summary="Remove someone from an organisation, or leave it",
    responses=problems(401, 403, 404, 409),
    openapi_extra=access(Who.PEOPLE),
)
async def remove_person(viewer: SignedIn, session: Session, actor_id: UUID, user_id: UUID) -> None:
    """Administrators remove others, everybody may leave. The last administrator hands over first."""
    await people.remove_person(session, viewer, actor_id, user_id, clock.now())


@router.get(
    "/actors/{actor_id}/facilitators",
    summary="List whom an organisation may give a mandate",
    response_model=Page[FacilitatorOut],
    responses=problems(401, 403, 404),
    openapi_extra=access(Who.PEOPLE, None, Capability.MANDATES_GRANT),
)
async def list_facilitators(viewer: SignedIn, session: Session, actor_id: UUID) -> Any:
    """Facilitators, managers and leads of its clusters and of the whole platform, by name."""
    return {"data": await mandates.read_facilitators(session, viewer, actor_id, clock.now())}


@router.get(
    "/actors/{actor_id}/mandates",
    summary="List the mandates of an organisation",
    response_model=Page[MandateOut],
    responses=problems(401, 403, 404),
    openapi_extra=access(Who.PEOPLE, None, Capability.ORGANISATION_READ),
)
async def list_mandates(viewer: SignedIn, session: Session, actor_id: UUID) -> Any:
    """Who may act for it, in what and until when; the newest first, with those that have ended."""
    return {"data": await mandates.read_mandates(session, viewer, actor_id, clock.now())}


@router.post(
    "/actors/{actor_id}/mandates",
    status_code=201,
    summary="Let a facilitator act for an organisation",
    response_model=MandateOut,
    responses=problems(401, 403, 404, 413, 415, 422),
    openapi_extra=access(Who.PEOPLE, None, Capability.MANDATES_GRANT),
)
async def grant_mandate(viewer: SignedIn, session: Session, actor_id: UUID, mandate: MandateIn) -> Any:
    """In some matters, for a year at most, never for signing. Replaces what the holder has from it."""
    return await mandates.grant_mandate(session, viewer, actor_id, mandate, clock.now())


@router.post(
    "/mandates/{mandate_id}/revoke",
    summary="Revoke a mandate, or hand it back",
    response_model=MandateOut,
    responses=problems(401, 403, 404, 409),
    openapi_extra=access(Who.PEOPLE),
)
async def revoke_mandate(viewer: SignedIn, session: Session, mandate_id: UUID) -> Any:
    """By the organisation's administrators or by its holder; it ends at once."""
    return await mandates.revoke_mandate(session, viewer, mandate_id, clock.now())
