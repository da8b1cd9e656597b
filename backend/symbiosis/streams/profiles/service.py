"""Listing what a process takes in: the words of a profile as those of a standing need, and back."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors import parties
from symbiosis.actors.viewer import Viewer
from symbiosis.kit.database import raw_connection
from symbiosis.kit.problems import FieldError, InvalidInput, NotFound, Problem
from symbiosis.streams import service
from symbiosis.streams.models import MaterialStream
from symbiosis.streams.profiles import queries
from symbiosis.streams.profiles.schemas import CapabilityProfileCreate, CapabilityProfilePatch, CapacityIn
from symbiosis.streams.schemas import NeedCreate, StreamPatch
from symbiosis.streams.vocabulary import QuantityMode, QuantityUnit

_RENAMED = {
    "/quantity/value": "/capacity/kg",
    "/quantity/period": "/capacity/per",
    "/quantity": "/capacity",
    "/maximum_distance_km": "/service_radius_km",
}
"""Where a finding about the need stands in the profile."""
NO_ROUTE = FieldError(
    "/requirements/intended_route", "missing", "Say which process it is: a slug of /v1/recycling-routes."
)


async def create_profile(
    session: AsyncSession, viewer: Viewer, actor_id: UUID, profile: CapabilityProfileCreate, now: datetime
) -> MaterialStream:
    """Errors: `not-found`, `not-allowed`, `invalid-input`."""
    await parties.of(session, actor_id)
    if profile.requirements.intended_route is None:
        raise InvalidInput("Correct the fields named in `errors`.", errors=[NO_ROUTE])
    said = profile.model_dump(exclude={"capacity", "service_radius_km"}, exclude_unset=True)
    draft = NeedCreate.model_validate(
        {
            **said,
            "quantity": _quantity(profile.capacity),
            "place": profile.place.model_dump(),
            "maximum_distance_km": profile.service_radius_km,
            "owner_id": actor_id,
            "publish": profile.publish,
        }
    )
    try:
        return await service.create_stream(session, viewer, draft, now, standing=True)
    except InvalidInput as problem:
        raise _in_its_words(problem) from problem


async def change_profile(
    session: AsyncSession,
    viewer: Viewer,
    actor_id: UUID,
    profile_id: UUID,
    patch: CapabilityProfilePatch,
    if_match: str | None,
    now: datetime,
) -> MaterialStream:
    """Merge patch; the same content changes nothing. Errors: as `change_stream`."""
    if await queries.one(await raw_connection(session), viewer, actor_id, profile_id) is None:
        raise NotFound("Check the address, or sign in with an account that may see it.")
    changes: dict[str, Any] = patch.model_dump(exclude_unset=True)
    if "capacity" in changes:
        changes["quantity"] = _quantity(patch.capacity) if patch.capacity else None
        del changes["capacity"]
    if "service_radius_km" in changes:
        changes["maximum_distance_km"] = changes.pop("service_radius_km")
    if "intended_route" in (patch.requirements or {}) and not (patch.requirements or {})["intended_route"]:
        raise InvalidInput("Correct the fields named in `errors`.", errors=[NO_ROUTE])
    wanted = StreamPatch.model_validate(changes)
    try:
        return await service.change_stream(session, viewer, profile_id, wanted, if_match, now)
    except InvalidInput as problem:
        raise _in_its_words(problem) from problem


def _quantity(capacity: CapacityIn) -> dict[str, Any]:
    """Whole: a capacity replaces whatever unit the amount was said in before."""
    return {
        "mode": QuantityMode.RECURRING,
        "value": capacity.kg,
        "unit": QuantityUnit.KG,
        "period": capacity.per,
        "kg_per_unit": None,
        "gsm": None,
        "width_cm": None,
    }


def _in_its_words(problem: Problem) -> InvalidInput:
    errors = [FieldError(_renamed(e.pointer), e.code, e.detail) for e in problem.errors]
    return InvalidInput(problem.detail, errors=errors)


def _renamed(pointer: str) -> str:
    return _RENAMED.get(pointer, pointer)
