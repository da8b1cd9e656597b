"""The voucher that comes, or would come, with a seat."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors.models import Actor
from symbiosis.exchanges import queries as exchanges
from symbiosis.exchanges.vouchers import service as vouchers
from symbiosis.journal.by import By
from symbiosis.kit.geo import great_circle_km
from symbiosis.programmes import eligibility
from symbiosis.programmes import queries as programmes
from symbiosis.programmes.entitlement import Entitlement, Stay, entitlement
from symbiosis.programmes.problems import NoRate
from symbiosis.programmes.vocabulary import ExchangeRole, UnfundedReason
from symbiosis.trips import queries as trips
from symbiosis.trips import situation
from symbiosis.trips.days import days_in
from symbiosis.trips.models import Trip, TripApplication
from symbiosis.trips.previews import terms_or_none

_METRES = Decimal("0.1")


@dataclass(frozen=True)
class Expected:
    """`stay`: None while it is not known where the trip goes or where the visitor is."""

    host: Actor | None
    stay: Stay | None
    unfunded: UnfundedReason | None
    worth: Entitlement | None


async def host_of(session: AsyncSession, trip: Trip, application: TripApplication) -> Actor | None:
    """The host it prefers, else the first one of another country, else the first one."""
    visitor = await session.get_one(Actor, application.actor_id)
    hosts = [actor for _, actor in await trips.hosts_of(session, trip.id) if actor.id != visitor.id]
    preferred = [host for host in hosts if host.id == application.preferred_host_id]
    abroad = [host for host in hosts if host.country != visitor.country]
    return next(iter([*preferred, *abroad, *hosts]), None)


async def expected(session: AsyncSession, trip: Trip, application: TripApplication) -> Expected:
    """By the programme's terms on the first day, the host and the distance to it."""
    host = await host_of(session, trip, application)
    stay = await _stay(session, trip, application, host)
    reason = await _why_unfunded(session, trip, application, host, stay)
    if (
        reason is None
        and stay is not None
        and await exchanges.has_funded(session, trip.programme_slug, application.actor_id)
    ):
        reason = UnfundedReason.ALREADY_FUNDED
    worth = await _worth(session, trip, stay) if stay else None
    if reason is None and stay is not None:
        reason = UnfundedReason.NO_RATE if worth is None else None
        if worth is not None and not worth.entitlement_eur:
            reason = UnfundedReason.BELOW_MIN_DAYS
    return Expected(host, stay, reason, worth)


async def reserve(
    session: AsyncSession, by: By, trip: Trip, application: TripApplication, now: datetime
) -> UnfundedReason | None:
    """With the confirmed seat; why not, where there is none."""
    found = await expected(session, trip, application)
    if found.unfunded is not None:
        return found.unfunded
    if found.stay is None:
        return UnfundedReason.NO_RATE
    reserved = await vouchers.reserve_for_trip(
        session,
        by,
        programme_slug=trip.programme_slug,
        trip_id=trip.id,
        visitor_id=application.actor_id,
        visitor_cluster=application.cluster_slug,
        stay=found.stay,
        on=trip.starts_on,
        now=now,
    )
    return reserved if isinstance(reserved, UnfundedReason) else None


async def _stay(
    session: AsyncSession, trip: Trip, application: TripApplication, host: Actor | None
) -> Stay | None:
    """At the host, or, while hosts are to be named, at the first destination."""
    here = await exchanges.place_of(session, application.actor_id)
    if host is not None:
        country, there = host.country, await exchanges.place_of(session, host.id)
    elif trip.destinations:
        first = trip.destinations[0]
        known = first["latitude"] is not None and first["longitude"] is not None
        country, there = first["country"], (first["latitude"], first["longitude"]) if known else None
    else:
        return None
    if here is None or there is None:
        return None
    travel = await situation.travel_of(session, trip)
    days = len(days_in(country, trip.starts_on, trip.ends_on, travel))
    return Stay(country, days, Decimal(great_circle_km(*here, *there)).quantize(_METRES))


async def _why_unfunded(
    session: AsyncSession,
    trip: Trip,
    application: TripApplication,
    host: Actor | None,
    stay: Stay | None,
) -> UnfundedReason | None:
    if host is not None:
        return await eligibility.why_unfunded(
            session, trip.programme_slug, visitor_id=application.actor_id, host_id=host.id, on=trip.starts_on
        )
    visitor = await session.get_one(Actor, application.actor_id)
    if stay is None or visitor.country == stay.host_country:
        return UnfundedReason.SAME_COUNTRY if stay else UnfundedReason.NO_RATE
    counted = await eligibility.classed(session, trip.programme_slug, visitor.id)
    rule = await programmes.eligibility_rule(
        session, trip.programme_slug, counted.organisation_class, ExchangeRole.VISITOR
    )
    if rule is None or not rule.funded:
        return UnfundedReason.CLASS_NOT_ELIGIBLE
    if rule.needs_membership and not await programmes.is_member(session, trip.programme_slug, visitor.id):
        return UnfundedReason.MEMBERSHIP_NOT_CONFIRMED
    return None


async def _worth(session: AsyncSession, trip: Trip, stay: Stay) -> Entitlement | None:
    terms = await terms_or_none(session, trip.programme_slug, trip.starts_on)
    try:
        return entitlement(terms, stay) if terms else None
    except NoRate:
        return None
