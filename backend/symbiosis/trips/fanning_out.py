"""A confirmed trip becomes exchanges: one for each visiting organisation."""

from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors.models import Actor
from symbiosis.exchanges.opening import NewExchange, open_exchange
from symbiosis.exchanges.vocabulary import ActivityType
from symbiosis.journal.by import By
from symbiosis.programmes import queries as programmes
from symbiosis.programmes.vocabulary import UnfundedReason
from symbiosis.trips import queries, situation
from symbiosis.trips.models import Trip, TripApplication, TripItem
from symbiosis.trips.seats import funding, moving
from symbiosis.trips.seats import queries as seats
from symbiosis.trips.vocabulary import ItemKind, SeatState

ACTIVITY = {
    ItemKind.COMPANY_VISIT: ActivityType.SHARING_EXPERIENCE,
    ItemKind.CLUSTER_MEETING: ActivityType.NETWORKING,
    ItemKind.WORKSHOP: ActivityType.CAPACITY_BUILDING,
    ItemKind.B2B: ActivityType.NETWORKING,
    ItemKind.FAIR: ActivityType.MARKET_RESEARCH,
}
"""What a programme line is, in the words of the scheme; travel and social hours are neither."""


async def fan_out(session: AsyncSession, by: By, trip: Trip, now: datetime) -> int:
    """How many exchanges. Seats confirmed later open theirs at once; offers still open do not count yet."""
    confirmed = list(await session.scalars(seats.holding(trip.id, [SeatState.CONFIRMED])))
    for application in confirmed:
        await open_for(session, by, trip, application, now)
    return len(confirmed)


async def open_for(
    session: AsyncSession, by: By, trip: Trip, application: TripApplication, now: datetime
) -> None:
    """Funded by the voucher of its seat, or not, for the reason there was none. Its content is filled in from
    the programme, so that signing is near. Errors: as `open_exchange`."""
    if application.exchange_id is not None:
        return
    host = await funding.host_of(session, trip, application)
    if host is None:
        return
    new = await _new(session, trip, application, host)
    exchange = await open_exchange(session, by, new, now)
    application.exchange_id = exchange.id
    application.unfunded_reason = exchange.unfunded_reason
    moving.journal(session, application, "exchange_opened", by, exchange=str(exchange.id))
    await session.flush()


async def _new(session: AsyncSession, trip: Trip, application: TripApplication, host: Actor) -> NewExchange:
    clusters = await programmes.clusters_of(session, trip.programme_slug)
    lines = [line for line, _ in await queries.lines_of(session, trip.id)]
    travellers = await queries.travellers_of(session, application.id)
    reason = application.unfunded_reason
    return NewExchange(
        programme_slug=trip.programme_slug,
        trip_id=trip.id,
        visitor_id=application.actor_id,
        host_id=host.id,
        visitor_cluster=application.cluster_slug,
        host_cluster=await seats.confirmed_cluster_of(session, host.id, clusters) or application.cluster_slug,
        visitor_user_id=application.applicant_id,
        visitor_person=travellers[0].name if travellers else None,
        planned_start=trip.starts_on,
        planned_end=trip.ends_on,
        travel_days=await situation.travel_of(session, trip),
        goals=application.expectations or application.motivation,
        objectives=list(trip.topics),
        agenda=[_agenda(line) for line in lines if line.counts],
        activity_types=_activities(lines),
        topics=list(trip.topics),
        host_confirmed=True,
        unfunded_reason=UnfundedReason(reason) if reason else None,
    )


def _agenda(line: TripItem) -> dict[str, Any]:
    activity = ACTIVITY.get(ItemKind(line.kind))
    return {
        "day": line.day.isoformat(),
        "title": line.title.get("en") or next(iter(line.title.values()), ""),
        "activity": activity.value if activity else None,
        "counts": line.counts,
    }


def _activities(lines: list[TripItem]) -> list[str]:
    """Each once, in the order of the scheme."""
    found = {ACTIVITY.get(ItemKind(line.kind)) for line in lines if line.counts}
    return [activity.value for activity in ActivityType if activity in found]
