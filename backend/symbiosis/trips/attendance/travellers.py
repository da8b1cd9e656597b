"""The second form: who travels on confirmed seats, and what they need."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors.viewer import Viewer
from symbiosis.kit.problems import FieldError, InvalidInput, NotAllowed, NotFound
from symbiosis.kit.sealing import CannotUnseal, seal, unseal
from symbiosis.trips import policy as trip_policy
from symbiosis.trips.attendance import codes, queries
from symbiosis.trips.attendance.schemas import TravellerIn, TravellersIn
from symbiosis.trips.models import Traveller, Trip, TripApplication
from symbiosis.trips.seats import moving, policy
from symbiosis.trips.seats import queries as seats
from symbiosis.trips.seats.problems import SeatNotConfirmed, TooManyTravellers
from symbiosis.trips.vocabulary import SeatState

NEEDS_KEPT = timedelta(days=30)
"""After the trip's last day."""


async def read(session: AsyncSession, viewer: Viewer, application_id: UUID, secret: str) -> dict[str, Any]:
    """`TravellersOut`: for those who take part for the organisation and those who manage the trip. Errors:
    `not-found`, `not-allowed`."""
    application, trip = await _admitted(session, viewer, application_id)
    return await document(session, application, trip, secret)


async def name_travellers(
    session: AsyncSession,
    viewer: Viewer,
    application_id: UUID,
    said: TravellersIn,
    secret: str,
    now: datetime,
) -> dict[str, Any]:
    """All at once. Errors: as `read`, `seat-not-confirmed`, `too-many-travellers`, `invalid-input`."""
    application, trip = await _admitted(session, viewer, application_id, locked=True)
    if application.state not in (SeatState.CONFIRMED, SeatState.CHECKED_IN):
        raise SeatNotConfirmed("Confirm the offered seats first; who travels is asked for only then.")
    if len(said.travellers) > application.seats_held:
        raise TooManyTravellers(f"You hold {application.seats_held} seats: name at most that many.")
    there = {row.id: row for row in await session.scalars(queries.of_application(application.id))}
    kept = await _kept(session, application, said, there, secret, now)
    for row in there.values():
        if row.id not in kept:
            await session.delete(row)
    moving.journal(
        session, application, "travellers_named", viewer.by(application.actor_id), number=len(kept)
    )
    application.updated_at = now
    await session.flush()
    return await document(session, application, trip, secret)


async def _kept(
    session: AsyncSession,
    application: TripApplication,
    said: TravellersIn,
    there: dict[UUID, Traveller],
    secret: str,
    now: datetime,
) -> set[UUID]:
    kept: set[UUID] = set()
    for n, person in enumerate(said.travellers):
        row = there.get(person.id) if person.id else None
        if person.id is not None and (row is None or row.id in kept):
            detail = "Name travellers of this application, each once; leave `id` out for new ones."
            raise InvalidInput(detail, [FieldError(f"/travellers/{n}/id", "unknown", detail)])
        if row is None:
            row = Traveller(application_id=application.id, created_at=now + timedelta(microseconds=n))
            session.add(row)
        _write(row, person, secret)
        await session.flush()
        row.code_hash = codes.hash_of(codes.code_of(secret, row.id))
        kept.add(row.id)
    return kept


def _write(row: Traveller, said: TravellerIn, secret: str) -> None:
    needs = (said.needs or "").strip()
    row.name, row.email = said.name, str(said.email) if said.email else None
    row.sealed_needs = seal(secret, needs) if needs else None
    row.photo_consent = said.photo_consent


async def document(
    session: AsyncSession, application: TripApplication, trip: Trip, secret: str
) -> dict[str, Any]:
    rows = await session.scalars(queries.of_application(application.id))
    return {
        "application_id": application.id,
        "seats_held": application.seats_held,
        "needs_deleted_on": needs_end(trip.ends_on),
        "travellers": [_traveller(row, secret) for row in rows],
    }


def needs_end(ends_on: date) -> date:
    return ends_on + NEEDS_KEPT


def _traveller(row: Traveller, secret: str) -> dict[str, Any]:
    return {
        **{name: getattr(row, name) for name in ("id", "name", "email", "photo_consent")},
        "needs": needs_of(row, secret),
        "check_in_url": codes.url_of(codes.code_of(secret, row.id)),
        "code_url": f"/v1/trip-travellers/{row.id}/code.svg",
    }


def needs_of(row: Traveller, secret: str) -> str | None:
    """None also where the installation's secret has changed since."""
    if row.sealed_needs is None:
        return None
    try:
        return unseal(secret, row.sealed_needs)
    except CannotUnseal:
        return None


async def picture(session: AsyncSession, viewer: Viewer, traveller_id: UUID, secret: str) -> bytes:
    """The QR code. Errors: `not-found`, `not-allowed`."""
    row = await session.scalar(queries.by_id(traveller_id))
    if row is None:
        raise NotFound("There is no such traveller.")
    await _admitted(session, viewer, row.application_id)
    return codes.picture_of(codes.code_of(secret, row.id))


async def _admitted(
    session: AsyncSession, viewer: Viewer, application_id: UUID, *, locked: bool = False
) -> tuple[TripApplication, Trip]:
    how = seats.to_change if locked else seats.by_id
    application = await session.scalar(how(application_id))
    trip = await session.get(Trip, application.trip_id) if application else None
    if application is None or trip is None:
        raise NotFound(_NONE)
    clusters = frozenset({application.cluster_slug, trip.owner_cluster})
    mine = policy.is_member(viewer, application.actor_id)
    staff = application.state != SeatState.DRAFT and policy.reads_as_staff(viewer, clusters)
    if not mine and not staff:
        raise NotFound(_NONE)
    if policy.applies_for(viewer, application.actor_id) or trip_policy.manages(viewer, trip.owner_cluster):
        return application, trip
    raise NotAllowed(
        "Only people who take part for the organisation, or who manage the trip, see who travels."
    )


_NONE = "There is no such application, or it is not of your organisation or cluster."
