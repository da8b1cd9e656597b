"""What staff do with applications: review, offer, put on the waiting list, decline; alone or prepared and
published together."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors.viewer import Viewer
from symbiosis.journal.by import By
from symbiosis.kit.http import check_version
from symbiosis.kit.problems import FieldError, NotAllowed, NotFound, Problem
from symbiosis.trips import editing
from symbiosis.trips import queries as trips
from symbiosis.trips.models import Trip, TripApplication
from symbiosis.trips.seats import (
    moves,
    moving,
    offering,
    policy,
    problems,
    promoting,
    queries,
    telling,
)
from symbiosis.trips.seats.schemas import PreparedDecisionIn
from symbiosis.trips.vocabulary import Decision, SeatState, SeatVerb

_VERB = {
    Decision.OFFER: SeatVerb.OFFER,
    Decision.WAITLIST: SeatVerb.WAITLIST,
    Decision.DECLINE: SeatVerb.DECLINE,
}


@dataclass(frozen=True)
class Result:
    application: TripApplication
    decision: Decision
    problem: Problem | None


async def review(
    session: AsyncSession,
    viewer: Viewer,
    application_id: UUID,
    score: int,
    if_match: str | None,
    now: datetime,
) -> TripApplication:
    """Errors: as `_to_decide`, `seat-move-not-possible`."""
    application, _ = await _to_decide(session, viewer, application_id, if_match)
    if application.state == SeatState.WAITLISTED:
        application.updated_at = now
        moving.journal(session, application, "reviewed", viewer.by(), score=score)
    else:
        moving.go(session, application, SeatVerb.REVIEW, viewer.by(), now, score=score)
    application.score = score
    await session.flush()
    return application


async def decide(
    session: AsyncSession,
    viewer: Viewer,
    application_id: UUID,
    decision: Decision,
    reason: str | None,
    if_match: str | None,
    now: datetime,
) -> TripApplication:
    """At once. Errors: as `_to_decide` and `_carry_out`."""
    application, trip = await _to_decide(session, viewer, application_id, if_match)
    await _carry_out(session, viewer.by(), viewer.user_id, trip, application, decision, reason, now)
    await session.flush()
    return application


async def prepare(
    session: AsyncSession,
    viewer: Viewer,
    application_id: UUID,
    said: PreparedDecisionIn,
    if_match: str | None,
    now: datetime,
) -> TripApplication:
    """Silently: nobody else is told. Errors: as `_to_decide`, `seat-move-not-possible`,
    `decline-reason-missing`, `no-waiting-list`."""
    application, trip = await _to_decide(session, viewer, application_id, if_match)
    if said.decision is not None:
        moves.check(application.state, _VERB[said.decision])
        _check_reason(said.decision, said.reason)
        _check_waiting_list(trip, said.decision)
    application.pending_decision = said.decision.value if said.decision else None
    application.pending_reason = said.reason if said.decision else None
    application.updated_at = now
    moving.journal(session, application, "prepared", viewer.by(), decision=said.decision)
    await session.flush()
    return application


async def publish(session: AsyncSession, viewer: Viewer, trip_id: UUID, now: datetime) -> list[Result]:
    """All prepared decisions of a trip that the viewer may make, offers first, in the order of the list. What
    cannot be carried out is said, and stays prepared. Errors: `not-found`, `not-allowed`,
    `no-decisions-prepared`."""
    trip = await session.scalar(trips.to_change(trip_id))
    trip = editing.check_visible(viewer, trip)
    if not policy.reviews(viewer, frozenset({trip.owner_cluster})):
        raise NotAllowed("Reviewers and cluster managers of the trip's cluster publish its decisions.")
    clusters = frozenset({trip.owner_cluster})
    prepared = [
        application
        for application in await session.scalars(queries.prepared(trip.id))
        if policy.why_not_decide(viewer, application.actor_id, clusters) is None
    ]
    if not prepared:
        raise problems.NothingPrepared(
            "Prepare decisions first: PUT .../prepared-decision on each application."
        )
    order = [Decision.OFFER, Decision.WAITLIST, Decision.DECLINE]
    prepared.sort(key=lambda a: order.index(Decision(a.pending_decision or Decision.DECLINE)))
    results = [await _published(session, viewer, trip, application, now) for application in prepared]
    await session.flush()
    return results


async def _published(
    session: AsyncSession, viewer: Viewer, trip: Trip, application: TripApplication, now: datetime
) -> Result:
    decision = Decision(application.pending_decision or Decision.DECLINE)
    reason = application.pending_reason
    try:
        await _carry_out(session, viewer.by(), viewer.user_id, trip, application, decision, reason, now)
    except Problem as problem:
        return Result(application, decision, problem)
    return Result(application, decision, None)


async def _carry_out(
    session: AsyncSession,
    by: By,
    decider: UUID | None,
    trip: Trip,
    application: TripApplication,
    decision: Decision,
    reason: str | None,
    now: datetime,
) -> None:
    """Errors: `seat-move-not-possible`, `decline-reason-missing`, `no-waiting-list`, `offers-ended`,
    `no-seats-left`, `partner-share-taken`."""
    _check_reason(decision, reason)
    _check_waiting_list(trip, decision)
    if decision is Decision.OFFER:
        await offering.offer(session, by, trip, application, now)
        application.decided_by = decider
        return
    moving.go(session, application, _VERB[decision], by, now, reason_length=len(reason or ""))
    application.decided_by, application.reason = decider, reason
    offering.clear_prepared(application)
    application.passed_over = None
    await session.flush()
    if decision is Decision.DECLINE:
        await telling.declined(session, trip, application, now)
        return
    # Seats may have become free since somebody looked: they go to the list, whoever is on it.
    await promoting.promote(session, trip, by, now)
    if application.state == SeatState.WAITLISTED:
        await telling.waitlisted(session, trip, application, now)


def _check_reason(decision: Decision, reason: str | None) -> None:
    if decision is Decision.DECLINE and not (reason or "").strip():
        detail = "The applicant reads it: say why, and what they could do instead."
        raise problems.ReasonMissing(detail, [FieldError("/reason", "missing", detail)])


def _check_waiting_list(trip: Trip, decision: Decision) -> None:
    if decision is Decision.WAITLIST and not trip.waiting_list:
        raise problems.NoWaitingList("Give the trip a waiting list, or decline the application.")


async def _to_decide(
    session: AsyncSession, viewer: Viewer, application_id: UUID, if_match: str | None
) -> tuple[TripApplication, Trip]:
    """The trip and then the application, locked. Errors: `not-found`, `not-allowed`, `if-match-required`,
    `changed-meanwhile`."""
    trip_id = await queries.trip_of(session, application_id)
    trip = await session.scalar(trips.to_change(trip_id)) if trip_id else None
    application = await session.scalar(queries.to_change(application_id))
    if application is None or trip is None or application.state == SeatState.DRAFT:
        raise NotFound(_NONE)
    clusters = frozenset({application.cluster_slug, trip.owner_cluster})
    if reason := policy.why_not_decide(viewer, application.actor_id, clusters):
        reads = policy.is_member(viewer, application.actor_id) or policy.reads_as_staff(viewer, clusters)
        raise NotAllowed(reason) if reads else NotFound(_NONE)
    check_version(if_match, application.version)
    return application, trip


_NONE = "There is no such application, or it is not of your organisation or cluster."
