"""How a trip's cover and photos are called."""

from typing import Any
from uuid import UUID

from fastapi import APIRouter, Request, Response

from symbiosis.actors.capabilities import Capability, Scope
from symbiosis.actors.dependencies import AnyViewer, SignedIn
from symbiosis.kit import clock
from symbiosis.kit.access import Who, access
from symbiosis.kit.database import Session
from symbiosis.kit.files.http import FILE_BODY, MAX_UPLOAD, FileName, attachment, file_answer, sent_file
from symbiosis.kit.openapi import problems
from symbiosis.trips.editing_schemas import TripPhotoPatch
from symbiosis.trips.models import TripPhoto
from symbiosis.trips.pictures import service
from symbiosis.trips.reading import photo_url
from symbiosis.trips.schemas import TripPhotoOut

router = APIRouter(prefix="/v1", tags=["Trips"])

READ = access(Who.ANYONE, Scope.TRIPS_READ)
MANAGE = access(Who.PEOPLE, capability=Capability.TRIPS_MANAGE)
UPLOAD = {**MANAGE, **FILE_BODY}


@router.get(
    "/trips/{trip_id}/cover",
    summary="Read the cover of a trip",
    response_class=Response,
    responses={**file_answer("image/*"), **problems(401, 403, 404)},
    openapi_extra=READ,
)
async def get_trip_cover(viewer: AnyViewer, session: Session, trip_id: UUID) -> Response:
    """The picture on top of its page; visitors may see it."""
    return attachment(*await service.cover(session, viewer, trip_id))


@router.put(
    "/trips/{trip_id}/cover",
    status_code=204,
    summary="Set the cover of a trip",
    responses=problems(401, 403, 404, 413, 415, 422),
    openapi_extra=UPLOAD,
    max_body_size=MAX_UPLOAD,
)
async def set_trip_cover(
    request: Request, viewer: SignedIn, session: Session, trip_id: UUID, name: FileName
) -> None:
    """A JPEG, PNG or WebP of your own, or one you may use. Everybody sees it."""
    await service.set_cover(session, viewer, trip_id, await sent_file(request), name, clock.now())


@router.delete(
    "/trips/{trip_id}/cover",
    status_code=204,
    summary="Remove the cover of a trip",
    responses=problems(401, 403, 404),
    openapi_extra=MANAGE,
)
async def remove_trip_cover(viewer: SignedIn, session: Session, trip_id: UUID) -> None:
    """The picture is deleted."""
    await service.remove_cover(session, viewer, trip_id, clock.now())


@router.post(
    "/trips/{trip_id}/photos",
    status_code=201,
    summary="Add a photo to the report of a trip",
    response_model=TripPhotoOut,
    responses=problems(401, 403, 404, 409, 413, 415, 422),
    openapi_extra=UPLOAD,
    max_body_size=MAX_UPLOAD,
)
async def add_trip_photo(
    request: Request, viewer: SignedIn, session: Session, trip_id: UUID, name: FileName
) -> Any:
    """Others see it once it is confirmed that everybody on it agrees."""
    content = await sent_file(request)
    return _photo(await service.add_photo(session, viewer, trip_id, content, name, clock.now()))


@router.get(
    "/trips/{trip_id}/photos/{photo_id}",
    summary="Read a photo of a trip",
    response_class=Response,
    responses={**file_answer("image/*"), **problems(401, 403, 404)},
    openapi_extra=READ,
)
async def get_trip_photo(viewer: AnyViewer, session: Session, trip_id: UUID, photo_id: UUID) -> Response:
    """As people took it, without what the camera noted."""
    return attachment(*await service.photo_file(session, viewer, trip_id, photo_id))


@router.patch(
    "/trips/{trip_id}/photos/{photo_id}",
    summary="Change a photo of a trip",
    response_model=TripPhotoOut,
    responses=problems(401, 403, 404, 413, 415, 422),
    openapi_extra=MANAGE,
)
async def change_trip_photo(
    viewer: SignedIn, session: Session, trip_id: UUID, photo_id: UUID, patch: TripPhotoPatch
) -> Any:
    """Its caption, and whether all on it agree that it is shown."""
    return _photo(await service.change_photo(session, viewer, trip_id, photo_id, patch))


@router.delete(
    "/trips/{trip_id}/photos/{photo_id}",
    status_code=204,
    summary="Delete a photo of a trip",
    responses=problems(401, 403, 404),
    openapi_extra=MANAGE,
)
async def remove_trip_photo(viewer: SignedIn, session: Session, trip_id: UUID, photo_id: UUID) -> None:
    """For good; its bytes go too."""
    await service.remove_photo(session, viewer, trip_id, photo_id, clock.now())


def _photo(photo: TripPhoto) -> dict[str, Any]:
    names = ("id", "caption", "consent_confirmed")
    return {**{name: getattr(photo, name) for name in names}, "url": photo_url(photo.trip_id, photo.id)}
