"""What organisations do: draft, send, confirm an offer, withdraw."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors import parties
from symbiosis.actors.viewer import Viewer
from symbiosis.kit.http import check_version
from symbiosis.kit.problems import FieldError, InvalidInput, NotAllowed
from symbiosis.programmes import eligibility
from symbiosis.programmes.problems import not_allowed
from symbiosis.programmes.vocabulary import ExchangeRole
from symbiosis.trips import editing, fanning_out
from symbiosis.trips import queries as trips
from symbiosis.trips.models import Trip, TripApplication
from symbiosis.trips.seats import finding, funding, moves, moving, policy, problems, queries, telling, wishes
from symbiosis.trips.seats.leaving import leave
from symbiosis.trips.seats.opening import why_not_apply
from symbiosis.trips.seats.schemas import ConfirmSeatIn, SeatsIn, WithdrawSeatIn
from symbiosis.trips.vocabulary import SeatState, SeatVerb, TripState


async def draft(
    session: AsyncSession, viewer: Viewer, trip_id: UUID, said: SeatsIn, now: datetime
) -> TripApplication:
    """Kept until it is sent. Errors: `not-found`, `not-allowed`, `invalid-input`, `already-applied`,
    `too-many-seats-for-one`, `preferred-host-unknown`, `cluster-not-in-programme`, `trip-not-open`."""
    trip = await editing.visible(session, viewer, trip_id)
    actor_id = await _applicant(session, viewer, said.actor_id)
    problem = why_not_apply(trip, now)
    if problem is not None and not isinstance(problem, problems.NotYetOpen):
        raise problem
    cluster, member = await wishes.cluster_of(session, trip, actor_id, said.cluster_slug)
    application = TripApplication(
        trip_id=trip.id,
        actor_id=actor_id,
        applicant_id=viewer.user_id,
        member=member,
        state=SeatState.DRAFT,
        created_at=now,
        updated_at=now,
        **said.model_dump(include=set(wishes.COLUMNS) - {"cluster_slug", "publish_consent"}),
        publish_consent=said.publish_consent.value,
        cluster_slug=cluster,
    )
    await wishes.check(session, trip, application)
    try:
        async with session.begin_nested():
            session.add(application)
            await session.flush()
    except IntegrityError as error:
        if "uq_trip_applications_live" not in str(error.orig):
            raise
        raise problems.AlreadyApplied(
            "Go on with the application that is there; it is on your list."
        ) from error
    moving.journal(session, application, "drafted", viewer.by(actor_id))
    return application


async def submit(
    session: AsyncSession, viewer: Viewer, application_id: UUID, if_match: str | None, now: datetime
) -> TripApplication:
    """Errors: as `own`, `changed-meanwhile`, `seat-move-not-possible`, `motivation-missing`, what
    `why_not_apply` says, `class-not-allowed`, `country-not-eligible`, `membership-not-confirmed`."""
    application = await finding.own(session, viewer, application_id)
    check_version(if_match, application.version)
    moves.check(application.state, SeatVerb.SUBMIT)
    trip = await session.get_one(Trip, application.trip_id)
    if problem := why_not_apply(trip, now):
        raise problem
    if not (application.motivation or "").strip():
        detail = "Say in a few sentences why you want to come along: `motivation`."
        raise problems.MotivationMissing(detail, [FieldError("/motivation", "missing", detail)])
    await wishes.check(session, trip, application)
    await _check_eligible(session, trip, application.actor_id)
    counted = await eligibility.classed(session, trip.programme_slug, application.actor_id)
    application.organisation_class = counted.organisation_class.value
    application.bucket = counted.bucket.value if counted.bucket else None
    application.queued_at = now
    moving.go(session, application, SeatVerb.SUBMIT, viewer.by(application.actor_id), now)
    await session.flush()
    await telling.submitted(session, trip, application, now)
    return application


async def confirm(
    session: AsyncSession, viewer: Viewer, application_id: UUID, said: ConfirmSeatIn, now: datetime
) -> TripApplication:
    """The offer is taken; a voucher is reserved where there can be one, and on a confirmed trip the exchange
    is opened. Errors: as `own`, `seat-move-not-possible`, `offer-expired`, `conditions-not-accepted`,
    `trip-not-open`."""
    application, trip = await finding.own_with_trip(session, viewer, application_id)
    moves.check(application.state, SeatVerb.CONFIRM)
    if application.offer_expires_at is not None and now >= application.offer_expires_at:
        raise problems.OfferExpired(
            f"It stood until {application.offer_expires_at:%Y-%m-%d %H:%M} UTC. Apply again; seats that are free are"
            " offered anew."
        )
    if trip.state not in (TripState.PUBLISHED, TripState.REGISTRATION_CLOSED, TripState.CONFIRMED):
        raise problems.TripNotOpen("The trip does not take anybody along any more.")
    if not said.accept_conditions:
        detail = "Accept the conditions to take the seat: send `accept_conditions: true`."
        raise problems.ConditionsNotAccepted(
            detail, [FieldError("/accept_conditions", "not-accepted", detail)]
        )
    by = viewer.by(application.actor_id)
    moving.go(session, application, SeatVerb.CONFIRM, by, now, seats=application.seats_held)
    application.confirmed_at = now
    await session.flush()
    reason = await funding.reserve(session, by, trip, application, now)
    application.unfunded_reason = reason.value if reason else None
    if trip.state == TripState.CONFIRMED:
        await fanning_out.open_for(session, by, trip, application, now)
    await session.flush()
    await telling.confirmed(session, trip, application, now)
    return application


async def withdraw(
    session: AsyncSession, viewer: Viewer, application_id: UUID, said: WithdrawSeatIn, now: datetime
) -> TripApplication:
    """By the organisation, or by staff for it. Its seats are free, its voucher and exchange end, and the next on
    the waiting list are offered the seats, all at once. Errors: `not-found`, `not-allowed`,
    `seat-move-not-possible`, `trip-has-begun`, and what stands in the way of ending its exchange."""
    trip_id = await queries.trip_of(session, application_id)
    trip = await session.scalar(trips.to_change(trip_id)) if trip_id else None
    application = await session.scalar(queries.to_change(application_id))
    application, trip = finding.seen(viewer, application, trip)
    clusters = frozenset({application.cluster_slug, trip.owner_cluster})
    if not policy.applies_for(viewer, application.actor_id) and not policy.reviews(viewer, clusters):
        raise NotAllowed("Only people of the organisation that take part, or staff who review, withdraw it.")
    moves.check(application.state, SeatVerb.WITHDRAW)
    if trip.state in (TripState.RUNNING, TripState.FINISHED):
        raise problems.TripBegun("Mark who was not there in the attendance list instead.")
    reason = (said.reason or "").strip() or None
    await leave(
        session, viewer.by(application.actor_id), trip, application, SeatVerb.WITHDRAW, now, reason=reason
    )
    return application


# --- what it takes ---


async def _applicant(session: AsyncSession, viewer: Viewer, wanted: UUID | None) -> UUID:
    """Errors: `invalid-input`, `not-found`, `not-allowed`."""
    if wanted is None:
        mine = [actor_id for actor_id in viewer.members if policy.applies_for(viewer, actor_id)]
        if len(mine) != 1:
            detail = "Name the organisation that applies: `actor_id`." if mine else _NO_ORGANISATION
            if not mine:
                raise NotAllowed(detail)
            raise InvalidInput(detail, [FieldError("/actor_id", "missing", detail)])
        wanted = mine[0]
    party = await parties.of(session, wanted)
    if reason := policy.why_not_apply_for(viewer, party):
        raise NotAllowed(reason)
    return wanted


_NO_ORGANISATION = (
    "Seats are for organisations. Apply to join with yours, or ask its administrator to invite you."
)


async def _check_eligible(session: AsyncSession, trip: Trip, actor_id: UUID) -> None:
    """Errors: `class-not-allowed`, `country-not-eligible`, `membership-not-confirmed`."""
    code = await eligibility.why_not_allowed(
        session, trip.programme_slug, actor_id=actor_id, role=ExchangeRole.VISITOR, on=trip.starts_on
    )
    if code is not None:
        raise not_allowed(code)
