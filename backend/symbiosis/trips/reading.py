"""A trip as its readers see it."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors.models import Actor
from symbiosis.actors.viewer import Viewer
from symbiosis.kit.database import raw_connection
from symbiosis.kit.problems import Problem
from symbiosis.trips import moves, policy, queries, situation
from symbiosis.trips.days import countries_of
from symbiosis.trips.models import Trip, TripItem
from symbiosis.trips.previews import Dates, preview, terms_or_none
from symbiosis.trips.references import ref
from symbiosis.trips.seats.offering import DEFAULT_HOURS
from symbiosis.trips.seats.opening import why_not_apply
from symbiosis.trips.vocabulary import HOLDS_SEATS, SEAT_ENDED, TripMover


async def one(session: AsyncSession, viewer: Viewer, trip: Trip, now: datetime) -> dict[str, Any]:
    """`TripOut`."""
    manages = policy.manages(viewer, trip.owner_cluster)
    own = await queries.applications_of(session, trip.id, sorted(viewer.members))
    terms = await terms_or_none(session, trip.programme_slug, trip.starts_on)
    dates = Dates(trip.starts_on, trip.ends_on, await situation.travel_of(session, trip))
    staff = policy.reads_as_staff(viewer, trip.owner_cluster)
    takes_part = any(application.state in HOLDS_SEATS for application, _ in own)
    return {
        **await queries.row_document(await raw_connection(session), trip.id),
        **{name: getattr(trip, name) for name in _SAME},
        "hosts": [
            {"actor": ref(actor), "confirmed": host.confirmed_at is not None}
            for host, actor in await queries.hosts_of(session, trip.id)
        ],
        "lines": [_line(line, actor) for line, actor in await queries.lines_of(session, trip.id)],
        "offer_hours": trip.offer_hours or (terms.rules.offer_hours if terms else DEFAULT_HOURS),
        "voucher_preview": [preview(terms, country, dates) for country in countries_of(trip.destinations)],
        "photos": await _photos(session, trip, manages=manages),
        "participants": await _participants(session, trip, staff=staff, takes_part=takes_part),
        "may_manage": manages,
        "why_not_apply": _guard(why_not_apply(trip, now)),
        "moves": await _moves(session, trip, now) if manages else [],
        "partner_seats": await _shares(session, trip) if staff else [],
        "own_applications": [
            {"id": application.id, "actor": ref(actor), "state": application.state}
            for application, actor in own
            if application.state not in SEAT_ENDED or application.reason
        ],
    }


_SAME = [
    "summary",
    "timezone",
    "hosts_to_be_named",
    "seats_per_organisation",
    "min_participants",
    "cost_note",
    "report",
    "cancel_reason",
    "source",
]


def _line(line: TripItem, actor: Actor | None) -> dict[str, Any]:
    names = ["id", "day", "starts_at", "ends_at", "kind", "title", "place", "latitude", "longitude", "counts"]
    return {**{name: getattr(line, name) for name in names}, "host": ref(actor)}


def _guard(problem: Problem | None) -> dict[str, Any] | None:
    return None if problem is None else {"code": problem.code, "detail": problem.detail}


async def _moves(session: AsyncSession, trip: Trip, now: datetime) -> list[dict[str, Any]]:
    found = await situation.of(session, trip, now)
    return [
        {
            "verb": move.verb,
            "to": move.after,
            "missing": [_guard(problem) for problem in moves.refusals(move, found)],
        }
        for move in moves.possible(trip.state, TripMover.OWNER)
    ]


async def _shares(session: AsyncSession, trip: Trip) -> list[dict[str, Any]]:
    names = ("cluster_slug", "seats", "taken")
    return [{name: getattr(row, name) for name in names} for row in await queries.shares_of(session, trip.id)]


async def _photos(session: AsyncSession, trip: Trip, *, manages: bool) -> list[dict[str, Any]]:
    return [
        {
            "id": photo.id,
            "url": photo_url(trip.id, photo.id),
            "caption": photo.caption,
            "consent_confirmed": photo.consent_confirmed,
        }
        for photo in await queries.photos_of(session, trip.id)
        if manages or photo.consent_confirmed
    ]


def photo_url(trip_id: UUID, photo_id: UUID) -> str:
    return f"/v1/trips/{trip_id}/photos/{photo_id}"


async def _participants(
    session: AsyncSession, trip: Trip, *, staff: bool, takes_part: bool
) -> list[dict[str, Any] | None]:
    """Of trips before this platform it is public who took part: the organisations said so themselves."""
    seen_as = "all" if staff or trip.source else "participant" if takes_part else "everyone"
    return [ref(actor) for actor in await queries.participants_of(session, trip.id, seen_as)]
