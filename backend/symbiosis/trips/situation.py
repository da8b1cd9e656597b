"""What the guards of a trip look at, gathered."""

from datetime import date, datetime

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.programmes import queries as programmes
from symbiosis.trips import queries
from symbiosis.trips.days import Counted, countries_of, days_in, travel_days
from symbiosis.trips.guards import Situation
from symbiosis.trips.models import Trip
from symbiosis.trips.previews import terms_or_none


async def of(session: AsyncSession, trip: Trip, now: datetime, *, waived: bool = False) -> Situation:
    hosts = await queries.hosts_of(session, trip.id)
    lines = await queries.lines_of(session, trip.id)
    profile = await programmes.profile(session, trip.programme_slug)
    terms = await terms_or_none(session, trip.programme_slug, trip.starts_on)
    days = await counted_days(session, trip)
    photos = await queries.photos_of(session, trip.id)
    return Situation(
        now=now,
        theme=trip.theme,
        starts_on=trip.starts_on,
        ends_on=trip.ends_on,
        titled=bool(trip.title.get("en")),
        destinations=countries_of(trip.destinations),
        hosts=tuple(actor.country for _, actor in hosts),
        hosts_unconfirmed=sum(host.confirmed_at is None for host, _ in hosts),
        hosts_to_be_named=trip.hosts_to_be_named,
        lines=len(lines),
        seats_total=trip.seats_total,
        apply_from=trip.apply_from,
        apply_until=trip.apply_until,
        working_days=len(days) if trip.destinations else None,
        min_working_days=terms.rules.min_working_days if terms else None,
        last_possible_day=terms.rules.last_day(trip.starts_on) if terms else None,
        programme_from=profile.starts_on if profile else None,
        programme_to=profile.ends_on if profile else None,
        confirmed=await queries.number_confirmed(session, trip.id),
        min_participants=trip.min_participants,
        report_written=any(text.strip() for text in trip.report.values()),
        photos_without_consent=sum(not photo.consent_confirmed for photo in photos),
        unanswered_days=await queries.number_of_days_open(session, trip.id, days),
        exchanges_open=await queries.number_of_open_exchanges(session, trip.id),
        waived=waived,
    )


async def travel_of(session: AsyncSession, trip: Trip) -> list[date]:
    """Days of the trip on which nothing in the programme counts."""
    lines = await queries.lines_of(session, trip.id)
    counted = [Counted(line.day, line.counts) for line, _ in lines]
    return travel_days(trip.starts_on, trip.ends_on, counted)


async def counted_days(session: AsyncSession, trip: Trip) -> list[date]:
    """Its working days, by the holidays of the first country; none without a destination."""
    countries = countries_of(trip.destinations)
    if not countries:
        return []
    return days_in(countries[0], trip.starts_on, trip.ends_on, await travel_of(session, trip))
