"""How staff roles are given and ended."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query

from symbiosis.actors.capabilities import Capability
from symbiosis.actors.dependencies import SignedIn
from symbiosis.actors.staff import service as staff
from symbiosis.actors.staff.schemas import AppointedRoleOut, AppointmentIn, StaffRoleFilters
from symbiosis.kit import clock
from symbiosis.kit.access import Who, access
from symbiosis.kit.database import Session
from symbiosis.kit.http import Page
from symbiosis.kit.openapi import problems

router = APIRouter(prefix="/v1/staff-roles", tags=["Staff"])


@router.get(
    "",
    summary="List staff roles",
    response_model=Page[AppointedRoleOut],
    responses=problems(401, 403),
    openapi_extra=access(Who.PEOPLE, None, Capability.STAFF_READ),
)
async def list_staff_roles(
    viewer: SignedIn, session: Session, filters: Annotated[StaffRoleFilters, Query()]
) -> Any:
    """Everyone who works in the places you work in, and on the whole platform."""
    return {"data": await staff.read_staff_roles(session, viewer, filters, clock.now())}


@router.post(
    "",
    status_code=201,
    summary="Appoint someone to a staff role",
    response_model=AppointedRoleOut,
    responses=problems(401, 403, 409, 413, 415, 422),
    openapi_extra=access(Who.PEOPLE, None, Capability.STAFF_APPOINT),
)
async def appoint_staff(viewer: SignedIn, session: Session, appointed: AppointmentIn) -> Any:
    """Creates the account when the address is new. Whoever validates never pays; auditors end within a year."""
    return await staff.appoint_staff(session, viewer, appointed, clock.now())


@router.post(
    "/{staff_role_id}/end",
    summary="End a staff role",
    response_model=AppointedRoleOut,
    responses=problems(401, 403, 404, 409),
    openapi_extra=access(Who.PEOPLE, None, Capability.STAFF_APPOINT),
)
async def end_staff_role(viewer: SignedIn, session: Session, staff_role_id: UUID) -> Any:
    """At once, with the mandates that it kept. Nobody ends their own, and every programme keeps a lead."""
    return await staff.end_staff_role(session, viewer, staff_role_id, clock.now())
