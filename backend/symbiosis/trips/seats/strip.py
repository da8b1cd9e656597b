"""All that should be known at the moment of offering a seat: quotas, seats, the voucher, the money."""

from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors.viewer import Viewer
from symbiosis.kit.problems import NotFound
from symbiosis.programmes import budget_queries, eligibility
from symbiosis.programmes import queries as programmes
from symbiosis.programmes.models import ProgrammePartner
from symbiosis.trips import queries as trips
from symbiosis.trips.models import Trip, TripApplication
from symbiosis.trips.previews import euros, hint_document
from symbiosis.trips.seats import funding, holding, policy, queries, strip_queries
from symbiosis.trips.seats.filling import seats_for, why_not
from symbiosis.trips.vocabulary import HOLDS_SEATS, SeatState


async def strip(session: AsyncSession, viewer: Viewer, application_id: UUID) -> dict[str, Any]:
    """`SeatQuotaStripOut`. Errors: `not-found`."""
    application = await session.scalar(queries.by_id(application_id))
    trip = await session.get(Trip, application.trip_id) if application else None
    if application is None or trip is None or not _reads(viewer, application, trip):
        raise NotFound("There is no such application, or it is not of your cluster.")
    counted = await eligibility.classed(session, trip.programme_slug, application.actor_id)
    partner = await budget_queries.partner_of(session, trip.programme_slug, application.cluster_slug)
    bucket = application.bucket or (counted.bucket.value if counted.bucket else None)
    return {
        "organisation_class": application.organisation_class or counted.organisation_class,
        "bucket": bucket,
        "doubt": counted.doubt,
        **await _quotas(session, trip, bucket, partner),
        **await _seats(session, trip, application),
        "voucher": await voucher(session, trip, application),
        "budget_free": euros(partner.free_eur) if partner else None,
    }


def _reads(viewer: Viewer, application: TripApplication, trip: Trip) -> bool:
    clusters = frozenset({application.cluster_slug, trip.owner_cluster})
    staff = application.state != SeatState.DRAFT and policy.reads_as_staff(viewer, clusters)
    return staff and not viewer.belongs_to(application.actor_id)


async def _quotas(
    session: AsyncSession, trip: Trip, bucket: str | None, partner: ProgrammePartner | None
) -> dict[str, Any]:
    if bucket is None:
        return {"programme_quota": None, "partner_quota": None}
    profile = await programmes.profile(session, trip.programme_slug)
    of_all = await strip_queries.quota_counts(session, trip.programme_slug, bucket, None)
    targets = profile.targets if profile else {}
    mine = None
    if partner is not None:
        counts = await strip_queries.quota_counts(session, trip.programme_slug, bucket, partner.cluster_slug)
        mine = _quota(partner.targets.get(bucket), counts)
    return {"programme_quota": _quota(targets.get(bucket), of_all), "partner_quota": mine}


def _quota(target: int | None, counts: dict[str, int]) -> dict[str, Any]:
    """`SeatQuotaOut`."""
    remaining = None if target is None else max(target - sum(counts.values()), 0)
    return {"target": target, **counts, "remaining": remaining}


async def _seats(session: AsyncSession, trip: Trip, application: TripApplication) -> dict[str, Any]:
    room, waiting = await holding.room_of(session, trip.id), holding.waiting_of(application)
    shares = {share.cluster_slug: share for share in await trips.shares_of(session, trip.id)}
    share = shares.get(application.cluster_slug)
    holds = application.state in HOLDS_SEATS
    would = application.seats_held if holds else seats_for(room, waiting)
    return {
        "seats_total": trip.seats_total,
        "seats_left": room.free,
        "partner_seats_total": share.seats if share else None,
        "partner_seats_left": share.seats - share.taken if share else None,
        "seats_wanted": application.seats_wanted,
        "would_offer": would,
        "why_not_offer": None if would else why_not(room, waiting),
    }


async def voucher(session: AsyncSession, trip: Trip, application: TripApplication) -> dict[str, Any]:
    """`SeatVoucherOut`: what is reserved with the seat, else what would be."""
    held = await strip_queries.seat_voucher(session, trip.id, application.actor_id)
    found = await funding.expected(session, trip, application)
    stay, worth = found.stay, found.worth
    document: dict[str, Any] = {
        "amount": None,
        "full_rate": euros(worth.full_rate_eur) if worth else None,
        "factor": float(worth.factor) if worth else None,
        "factor_reasons": list(worth.factor_reasons) if worth else [],
        "host_country": stay.host_country if stay else None,
        "working_days": stay.working_days if stay else None,
        "distance_km": float(stay.distance_km) if stay else None,
        "reserved": held is not None,
        "unfunded_reason": None if held else application.unfunded_reason or found.unfunded,
        "hints": [hint_document(hint) for hint in worth.hints] if worth else [],
    }
    if held is not None:
        return document | {"amount": euros(held)}
    if document["unfunded_reason"] is None and worth is not None:
        document["amount"] = euros(worth.entitlement_eur)
    return document


async def own_voucher(session: AsyncSession, viewer: Viewer, application_id: UUID) -> dict[str, Any]:
    """`SeatVoucherOut`, for the organisation and staff. Errors: `not-found`."""
    application = await session.scalar(queries.by_id(application_id))
    trip = await session.get(Trip, application.trip_id) if application else None
    if application is not None and trip is not None:
        mine = policy.is_member(viewer, application.actor_id)
        if mine or _reads(viewer, application, trip):
            return await voucher(session, trip, application)
    raise NotFound("There is no such application, or it is not of your organisation or cluster.")
