"""A trip's cover and the photos of its report: kept as files, shown to everybody."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors.viewer import Viewer
from symbiosis.kit.files import service as files
from symbiosis.kit.files.kinds import IMAGES
from symbiosis.kit.files.models import Classification, StoredFile
from symbiosis.kit.problems import NotFound
from symbiosis.trips import editing, policy
from symbiosis.trips.editing_schemas import TripPhotoPatch
from symbiosis.trips.models import Trip, TripPhoto
from symbiosis.trips.problems import TripMoveNotPossible
from symbiosis.trips.vocabulary import TripState

_REPORTS = frozenset({TripState.RUNNING, TripState.FINISHED, TripState.REPORTED})


async def set_cover(
    session: AsyncSession, viewer: Viewer, trip_id: UUID, content: bytes, name: str, now: datetime
) -> Trip:
    """The one before is deleted. Errors: as `editing.to_manage`, and those of `files.keep`."""
    trip = await editing.to_manage(session, viewer, trip_id)
    kept = await _keep(session, viewer, content, name, Classification.PUBLIC, now)
    before, trip.cover_file_id = trip.cover_file_id, kept.id
    trip.updated_at = now
    editing.journal(session, trip, "changed", viewer, fields=["cover"])
    await session.flush()
    if before is not None:
        await files.purge(session, [before], now)
    return trip


async def remove_cover(session: AsyncSession, viewer: Viewer, trip_id: UUID, now: datetime) -> Trip:
    """Errors: as `editing.to_manage`."""
    trip = await editing.to_manage(session, viewer, trip_id)
    before, trip.cover_file_id = trip.cover_file_id, None
    if before is not None:
        trip.updated_at = now
        editing.journal(session, trip, "changed", viewer, fields=["cover"])
        await session.flush()
        await files.purge(session, [before], now)
    return trip


async def add_photo(
    session: AsyncSession, viewer: Viewer, trip_id: UUID, content: bytes, name: str, now: datetime
) -> TripPhoto:
    """Nobody else sees it before consent is confirmed. Errors: as `set_cover`, `trip-move-not-possible`."""
    trip = await editing.to_manage(session, viewer, trip_id)
    if trip.state not in _REPORTS:
        raise TripMoveNotPossible("Photos belong to the report: add them once the trip has begun.")
    kept = await _keep(session, viewer, content, name, Classification.PERSONAL, now)
    photo = TripPhoto(trip_id=trip.id, file_id=kept.id, added_by=viewer.user_id, created_at=now)
    session.add(photo)
    editing.journal(session, trip, "photo_added", viewer)
    await session.flush()
    return photo


async def change_photo(
    session: AsyncSession, viewer: Viewer, trip_id: UUID, photo_id: UUID, patch: TripPhotoPatch
) -> TripPhoto:
    """Errors: as `editing.to_manage`."""
    trip = await editing.to_manage(session, viewer, trip_id)
    photo = await _photo(session, trip, photo_id)
    if "caption" in patch.model_fields_set:
        photo.caption = patch.caption
    if patch.consent_confirmed is not None:
        photo.consent_confirmed = patch.consent_confirmed
    editing.journal(session, trip, "photo_changed", viewer, consent=photo.consent_confirmed)
    await session.flush()
    return photo


async def remove_photo(
    session: AsyncSession, viewer: Viewer, trip_id: UUID, photo_id: UUID, now: datetime
) -> None:
    """Its file with it. Errors: as `editing.to_manage`."""
    trip = await editing.to_manage(session, viewer, trip_id)
    photo = await _photo(session, trip, photo_id)
    editing.journal(session, trip, "photo_removed", viewer)
    await session.delete(photo)
    await session.flush()
    await files.purge(session, [photo.file_id], now)


async def cover(session: AsyncSession, viewer: Viewer, trip_id: UUID) -> tuple[StoredFile, bytes]:
    """Errors: `not-found`."""
    trip = await editing.visible(session, viewer, trip_id)
    if trip.cover_file_id is None:
        raise NotFound("This trip has no cover.")
    found = await files.find(session, trip.cover_file_id)
    return found, await files.read_stored(found)


async def photo_file(
    session: AsyncSession, viewer: Viewer, trip_id: UUID, photo_id: UUID
) -> tuple[StoredFile, bytes]:
    """With consent for everybody; without it for those who manage the trip. Errors: `not-found`."""
    trip = await editing.visible(session, viewer, trip_id)
    photo = await _photo(session, trip, photo_id)
    if not photo.consent_confirmed and not policy.manages(viewer, trip.owner_cluster):
        raise NotFound("There is no such photo.")
    found = await files.find(session, photo.file_id)
    return found, await files.read_stored(found)


async def _photo(session: AsyncSession, trip: Trip, photo_id: UUID) -> TripPhoto:
    photo = await session.get(TripPhoto, photo_id)
    if photo is None or photo.trip_id != trip.id:
        raise NotFound("There is no such photo.")
    return photo


async def _keep(
    session: AsyncSession,
    viewer: Viewer,
    content: bytes,
    name: str,
    classification: Classification,
    now: datetime,
) -> StoredFile:
    return await files.keep(
        session, content, name=name, classification=classification, by=viewer.user_id, now=now, allowed=IMAGES
    )
