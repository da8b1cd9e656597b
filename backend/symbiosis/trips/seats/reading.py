"""An application for seats as its organisation and staff read it."""

from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors.viewer import Viewer
from symbiosis.kit.language import Supported
from symbiosis.kit.problems import NotAllowed, NotFound
from symbiosis.programmes import eligibility
from symbiosis.trips import editing
from symbiosis.trips.models import Trip, TripApplication
from symbiosis.trips.references import ref
from symbiosis.trips.seats import moves, policy, queries, words
from symbiosis.trips.seats.queries import Full
from symbiosis.trips.vocabulary import SeatState, SeatVerb, TripMover, TripState

_SAME = [
    "id",
    "cluster_slug",
    "state",
    "seats_wanted",
    "all_or_none",
    "seats_held",
    "motivation",
    "expectations",
    "publish_consent",
    "member",
    "reason",
    "queued_at",
    "offered_at",
    "offer_expires_at",
    "confirmed_at",
    "unfunded_reason",
    "exchange_id",
    "version",
    "created_at",
    "updated_at",
]


async def one(
    session: AsyncSession, viewer: Viewer, application_id: UUID, language: Supported
) -> dict[str, Any]:
    """`SeatApplicationOut` for its organisation, `SeatReviewOut` for staff. Errors: `not-found`."""
    found = await queries.full(session, application_id)
    if found is None:
        raise NotFound(_NONE)
    a = found.application
    clusters = frozenset({a.cluster_slug, found.trip.owner_cluster})
    mine = policy.is_member(viewer, a.actor_id)
    staff = a.state != SeatState.DRAFT and policy.reads_as_staff(viewer, clusters)
    if not mine and not staff:
        raise NotFound(_NONE)
    document = _document(found, language) | {"possible": _possible(viewer, found, clusters)}
    # What staff say among themselves about an organisation is not for those who belong to it.
    if not staff or viewer.belongs_to(a.actor_id):
        return document
    return document | await _for_staff(session, viewer, found, clusters)


_NONE = "There is no such application, or it is not of your organisation or cluster."


def brief(trip: Trip) -> dict[str, Any]:
    """`TripBrief`."""
    names = ("id", "code", "title", "starts_on", "ends_on", "state", "destinations")
    return {name: getattr(trip, name) for name in names}


def _document(found: Full, language: Supported) -> dict[str, Any]:
    a = found.application
    return {
        **{name: getattr(a, name) for name in _SAME},
        "trip": brief(found.trip),
        "actor": ref(found.actor),
        "preferred_host": ref(found.host),
        "position": found.position,
        "passed_over": passed_over(a, language),
        "travellers_named": found.travellers,
    }


def passed_over(a: TripApplication, language: Supported) -> dict[str, Any] | None:
    """`PassedOverOut`."""
    if a.passed_over is None or a.state != SeatState.WAITLISTED:
        return None
    return {"code": a.passed_over, "detail": words.passed_over(a.passed_over, a.seats_wanted, language)}


def _possible(viewer: Viewer, found: Full, clusters: frozenset[str]) -> list[SeatVerb]:
    a, verbs = found.application, []
    if policy.applies_for(viewer, a.actor_id):
        verbs += moves.possible(a.state, TripMover.APPLICANT)
    if policy.why_not_decide(viewer, a.actor_id, clusters) is None:
        verbs += moves.possible(a.state, TripMover.REVIEWER)
        verbs += [v for v in moves.possible(a.state, TripMover.APPLICANT) if v is SeatVerb.WITHDRAW]
    begun = found.trip.state in (TripState.RUNNING, TripState.FINISHED)
    return [verb for verb in SeatVerb if verb in verbs and not (begun and verb is SeatVerb.WITHDRAW)]


async def _for_staff(
    session: AsyncSession, viewer: Viewer, found: Full, clusters: frozenset[str]
) -> dict[str, Any]:
    a = found.application
    counted = await eligibility.classed(session, found.trip.programme_slug, a.actor_id)
    return {
        "applicant_name": found.applicant_name,
        "organisation_class": a.organisation_class or counted.organisation_class,
        "bucket": a.bucket or counted.bucket,
        "doubt": counted.doubt,
        "score": a.score,
        "pending_decision": a.pending_decision,
        "pending_reason": a.pending_reason,
        "why_not_decide": policy.why_not_decide(viewer, a.actor_id, clusters),
    }


async def waiting_list(
    session: AsyncSession, viewer: Viewer, trip_id: UUID, language: Supported
) -> list[dict[str, Any]]:
    """`WaitingOut`, for staff of the trip's cluster. Errors: `not-found`, `not-allowed`."""
    trip = await editing.visible(session, viewer, trip_id)
    if not policy.reads_as_staff(viewer, frozenset({trip.owner_cluster})):
        raise NotAllowed(
            "Staff of the trip's cluster read its waiting list; your own place is on your application."
        )
    return [
        {
            "position": n,
            "application_id": a.id,
            "actor": ref(actor),
            **{name: getattr(a, name) for name in ("seats_wanted", "all_or_none", "queued_at")},
            "passed_over": passed_over(a, language),
        }
        for n, (a, actor) in enumerate(await queries.waiting_list(session, trip.id), 1)
    ]
