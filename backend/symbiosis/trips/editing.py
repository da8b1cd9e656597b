"""Drafting a trip and changing what it says."""

from datetime import datetime
from functools import cache
from typing import Any
from uuid import UUID
from zoneinfo import available_timezones

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors.viewer import Viewer
from symbiosis.journal.service import record
from symbiosis.kit.countries import COUNTRIES
from symbiosis.kit.database import raw_connection
from symbiosis.kit.http import check_version, merge_patch
from symbiosis.kit.problems import FieldError, InvalidInput, NotAllowed, NotFound
from symbiosis.programmes import queries as programmes
from symbiosis.reference.queries import locate
from symbiosis.trips import policy, problems, queries, situation
from symbiosis.trips.editing_schemas import TripDestinationIn, TripIn, TripPatch
from symbiosis.trips.models import Trip
from symbiosis.trips.patching import validated
from symbiosis.trips.seats import promoting
from symbiosis.trips.vocabulary import TripState

ENDED = frozenset({TripState.ARCHIVED, TripState.CANCELLED})
SETTLED = frozenset(set(TripState) - {TripState.DRAFT, TripState.PUBLISHED, TripState.REGISTRATION_CLOSED})
"""The programme is settled, and with it the days and places."""

_PROMISED = ("starts_on", "ends_on", "destinations")
_COLUMNS = [
    "title",
    "summary",
    "theme",
    "topics",
    "starts_on",
    "ends_on",
    "timezone",
    "destinations",
    "hosts_to_be_named",
    "seats_total",
    "seats_per_organisation",
    "min_participants",
    "waiting_list",
    "apply_from",
    "apply_until",
    "offer_hours",
    "cost_note",
]


async def create_trip(session: AsyncSession, viewer: Viewer, said: TripIn, now: datetime) -> Trip:
    """A draft. Errors: `not-allowed`, `programme-unknown`, `cluster-not-in-programme`, `invalid-input`,
    `trip-dates-impossible`."""
    if reason := policy.why_not_manage(viewer, said.owner_cluster):
        raise NotAllowed(reason)
    clusters = await programmes.clusters_of(session, said.programme_slug)
    if not clusters:
        raise problems.ProgrammeUnknown("GET /v1/programmes lists the programmes there are.")
    if said.owner_cluster not in clusters:
        raise problems.ClusterNotInProgramme(f"Choose one of: {', '.join(sorted(clusters))}.")
    trip = Trip(
        programme_slug=said.programme_slug,
        owner_cluster=said.owner_cluster,
        code=await next_code(session, said.programme_slug, said.starts_on.year),
        created_by=viewer.user_id,
        created_at=now,
        updated_at=now,
        **await _columns(session, said),
    )
    session.add(trip)
    await session.flush()
    trip.working_days = await _working_days(session, trip)
    journal(session, trip, "created", viewer)
    return trip


async def next_code(session: AsyncSession, programme_slug: str, year: int) -> str:
    """`CXC-2027-03`: counted by programme and year, no number twice."""
    await queries.lock_codes(session, programme_slug)
    beginning = f"CXC-{year}-"
    taken = await queries.codes_beginning(session, programme_slug, beginning)
    numbers = [int(code.removeprefix(beginning)) for code in taken if code.removeprefix(beginning).isdigit()]
    return f"{beginning}{max(numbers, default=0) + 1:02d}"


async def change_trip(
    session: AsyncSession,
    viewer: Viewer,
    trip_id: UUID,
    patch: TripPatch,
    if_match: str | None,
    now: datetime,
) -> Trip:
    """JSON merge patch. Errors: as `to_manage`, `if-match-required`, `changed-meanwhile`, `invalid-input`,
    `trip-dates-impossible`, `trip-dates-promised`, `trip-programme-frozen`, `seats-already-given`."""
    trip = await to_manage(session, viewer, trip_id)
    check_version(if_match, trip.version)
    columns = await _patched(session, trip, patch)
    changed = sorted(name for name, value in columns.items() if getattr(trip, name) != value)
    _refuse(trip, changed, columns)
    for name in changed:
        setattr(trip, name, columns[name])
    if changed:
        trip.updated_at = now
        await session.flush()
        trip.working_days = await _working_days(session, trip)
        journal(session, trip, "changed", viewer, fields=changed)
        await session.flush()
        if "seats_total" in changed:
            await promoting.promote(session, trip, viewer.by(), now)
            await session.flush()
    return trip


async def discard_trip(session: AsyncSession, viewer: Viewer, trip_id: UUID, if_match: str | None) -> None:
    """A draft that nobody else has seen. Errors: as `to_manage`, `trip-move-not-possible`."""
    trip = await to_manage(session, viewer, trip_id)
    check_version(if_match, trip.version)
    if trip.state != TripState.DRAFT:
        raise problems.TripMoveNotPossible("Only a draft can be discarded. Cancel the trip instead.")
    journal(session, trip, "discarded", viewer)
    await session.delete(trip)


async def to_manage(session: AsyncSession, viewer: Viewer, trip_id: UUID) -> Trip:
    """The trip, locked. Errors: `not-found`, `not-allowed`."""
    trip = await session.scalar(queries.to_change(trip_id))
    trip = check_visible(viewer, trip)
    if reason := policy.why_not_manage(viewer, trip.owner_cluster):
        raise NotAllowed(reason)
    return trip


async def visible(session: AsyncSession, viewer: Viewer, trip_id: UUID) -> Trip:
    """Errors: `not-found`."""
    return check_visible(viewer, await session.scalar(queries.by_id(trip_id)))


def check_visible(viewer: Viewer, trip: Trip | None) -> Trip:
    """Errors: `not-found`."""
    if trip is None or (
        trip.state == TripState.DRAFT and not policy.reads_as_staff(viewer, trip.owner_cluster)
    ):
        raise NotFound("There is no such trip, or it is not published.")
    return trip


def journal(session: AsyncSession, trip: Trip, what: str, viewer: Viewer, **change: Any) -> None:
    record(
        session,
        by=viewer.by(),
        tag=f"trip.{what}",
        subject_type="trip",
        subject_id=trip.id,
        change={"cluster": trip.owner_cluster, **change},
    )


@cache
def _timezones() -> frozenset[str]:
    """Reading them off the disk takes longer than all the rest of a change."""
    return frozenset(available_timezones())


async def _columns(session: AsyncSession, said: TripIn) -> dict[str, Any]:
    """Errors: `invalid-input`, `trip-dates-impossible`."""
    _check_dates(said)
    if said.timezone not in _timezones():
        detail = "Use a name of the IANA time zone database, e.g. Europe/Helsinki."
        raise InvalidInput(detail, [FieldError("/timezone", "timezone-unknown", detail)])
    found = {name: getattr(said, name) for name in _COLUMNS}
    found["title"] = {k: v for k, v in said.title.items() if v.strip()}
    found["theme"] = said.theme.value
    found["destinations"] = [await _placed(session, place, n) for n, place in enumerate(said.destinations)]
    return found


def _check_dates(said: TripIn) -> None:
    if said.ends_on < said.starts_on:
        detail = f"Let the trip end on {said.starts_on} or later."
        raise problems.DatesImpossible(detail, [FieldError("/ends_on", "ends-before-start", detail)])
    if (said.ends_on - said.starts_on).days > 366:
        detail = "A trip of more than a year cannot be. Check the year of the dates."
        raise problems.DatesImpossible(detail, [FieldError("/ends_on", "too-long", detail)])
    if said.apply_from and said.apply_until and said.apply_until <= said.apply_from:
        detail = "Let applications end after they begin."
        raise problems.DatesImpossible(detail, [FieldError("/apply_until", "ends-before-start", detail)])


async def _placed(session: AsyncSession, place: TripDestinationIn, n: int) -> dict[str, Any]:
    """With the town's point where it is known. Errors: `invalid-input`."""
    if place.country not in COUNTRIES:
        detail = "Use an ISO 3166-1 alpha-2 code, e.g. FI."
        raise InvalidInput(detail, [FieldError(f"/destinations/{n}/country", "country-unknown", detail)])
    latitude, longitude = place.latitude, place.longitude
    if place.city and (latitude is None or longitude is None):
        found = await locate(await raw_connection(session), place.country, town=place.city)
        latitude, longitude = (found.latitude, found.longitude) if found else (None, None)
    if latitude is None or longitude is None:
        latitude = longitude = None
    return {"country": place.country, "city": place.city, "latitude": latitude, "longitude": longitude}


async def _patched(session: AsyncSession, trip: Trip, patch: TripPatch) -> dict[str, Any]:
    """What the columns hold after the patch. Errors: as `_columns`."""
    sent = patch.model_dump(mode="json", exclude_unset=True, by_alias=True)
    report = sent.pop("report", {}) if "report" in patch.model_fields_set else None
    now = {name: getattr(trip, name) for name in _COLUMNS}
    merged = merge_patch(now, sent)
    base = {"programme_slug": trip.programme_slug, "owner_cluster": trip.owner_cluster}
    columns = await _columns(session, validated(TripIn, {**base, **merged}))
    if report is not None:
        columns["report"] = merge_patch(trip.report, report) or {}
    return columns


def _refuse(trip: Trip, changed: list[str], columns: dict[str, Any]) -> None:
    """What may not change any more."""
    if trip.state in ENDED and changed:
        raise problems.TripMoveNotPossible(f"The trip is {trip.state}; nothing more can be changed.")
    promised = [name for name in _PROMISED if name in changed]
    if promised and trip.state in SETTLED:
        raise problems.ProgrammeFrozen("The trip is confirmed: days and places stay. Cancel it instead.")
    if promised and trip.seats_taken:
        raise problems.DatesPromised(
            f"{trip.seats_taken} seats are offered or confirmed for these days and places. Cancel the trip and"
            " make another, or take the offers back first."
        )
    if columns["seats_total"] < trip.seats_taken:
        detail = f"{trip.seats_taken} seats are offered or confirmed: keep at least that many."
        raise problems.SeatsGiven(detail, [FieldError("/seats_total", "below-seats-taken", detail)])


async def _working_days(session: AsyncSession, trip: Trip) -> int | None:
    return len(await situation.counted_days(session, trip)) if trip.destinations else None
