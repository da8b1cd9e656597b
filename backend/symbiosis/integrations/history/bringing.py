"""Bringing past trips in: archived trips, their hosts and visitors, and the exchanges they were."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import delete, text
from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors.models import Actor
from symbiosis.exchanges.opening import NewExchange, open_exchange
from symbiosis.exchanges.vocabulary import ExchangeState
from symbiosis.integrations.history import queries
from symbiosis.integrations.history.organisations import Organisations, UnknownOrganisation
from symbiosis.integrations.history.rows import PastTrip, UnreadableFile, read
from symbiosis.journal.by import PLATFORM
from symbiosis.journal.service import record
from symbiosis.kit.database import Database, raw_connection
from symbiosis.programmes import eligibility
from symbiosis.programmes import queries as programmes
from symbiosis.programmes.vocabulary import UnfundedReason
from symbiosis.programmes.working_days import working_days
from symbiosis.reference import files
from symbiosis.reference.queries import locate
from symbiosis.trips.models import Trip, TripApplication, TripHost
from symbiosis.trips.vocabulary import ConsentLevel, SeatState, Theme, TripState

CLOTH = "cloth"
_LOCK = 7426997


@dataclass
class Brought:
    """What one run did."""

    created: int = 0
    changed: int = 0
    unchanged: int = 0
    exchanges: int = 0
    organisations: int = 0
    wrong: list[str] = field(default_factory=list)
    """`line: what to correct`; the other rows are in."""


async def keep_past_trips(database: Database, now: datetime) -> Brought:
    """The shipped ones; nothing where they are there, or where the programme is not."""
    async with database.sessions() as session, session.begin():
        if await programmes.profile(session, CLOTH) is None:
            return Brought()
        return await bring_in(session, files.raw("study_trips"), CLOTH, now)


async def bring_in(
    session: AsyncSession, content: bytes, programme_slug: str, now: datetime, owner: str | None = None
) -> Brought:
    """Safe to repeat: a trip is known by its code. Errors: UnreadableFile."""
    await session.execute(text("select pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
    trips, wrong = read(content)
    clusters = dict(await queries.clusters_of(session, programme_slug))
    owner = owner or await queries.coordinator_of(session, programme_slug)
    if owner is None or owner not in clusters:
        raise UnreadableFile(
            f"Name the cluster that organised the trips, one of: {', '.join(clusters) or 'none'}."
        )
    done = Brought(wrong=wrong)
    work = _Bringing(session, programme_slug, owner, clusters, now, done)
    for trip in trips:
        try:
            async with session.begin_nested():
                await work.bring(trip)
        except UnknownOrganisation as error:
            done.wrong.append(f"{trip.line}: {error}")
    done.organisations = work.organisations.registered
    return done


class _Bringing:
    def __init__(
        self,
        session: AsyncSession,
        programme_slug: str,
        owner: str,
        clusters: dict[str, str],
        now: datetime,
        done: Brought,
    ) -> None:
        self.session, self.programme_slug, self.owner, self.now = session, programme_slug, owner, now
        self.done, self._by_country = done, {country: slug for slug, country in clusters.items()}
        self.organisations = Organisations(session, programme_slug, now)

    async def bring(self, past: PastTrip) -> None:
        """Errors: UnknownOrganisation."""
        only = past.countries[0] if len(past.countries) == 1 else None
        hosts = [await self.organisations.find(name, only) for name in past.hosts]
        visitors = [await self.organisations.find(name, None) for name in past.visitors]
        trip = await queries.trip_with_code(self.session, self.programme_slug, past.code)
        if trip is not None and trip.source is None:
            raise UnknownOrganisation(f"{past.code} is the code of a trip planned here. Use another.")
        columns = await self._columns(past, len(visitors))
        if trip is None:
            trip = Trip(
                programme_slug=self.programme_slug,
                owner_cluster=self.owner,
                code=past.code,
                created_at=self.now,
                updated_at=self.now,
                **columns,
            )
            self.session.add(trip)
            await self.session.flush()
            self._journal(trip)
            self.done.created += 1
        elif await self._same(trip, columns, hosts):
            self.done.unchanged += 1
        else:
            for name, value in columns.items():
                setattr(trip, name, value)
            trip.updated_at = self.now
            self.done.changed += 1
        await self._hosts(trip, hosts)
        await self._visitors(trip, past, hosts, visitors)

    async def _columns(self, past: PastTrip, seats: int) -> dict[str, Any]:
        first = past.countries[0]
        days = None if past.dates_note else len(working_days(first, past.starts_on, past.ends_on))
        return {
            "title": {"en": past.title},
            "theme": past.theme,
            "topics": list(past.topics),
            "starts_on": past.starts_on,
            "ends_on": past.ends_on,
            "dates_note": past.dates_note,
            "destinations": [await self._place(dict(place)) for place in past.destinations],
            "working_days": days,
            "seats_total": seats,
            "seats_taken": seats,
            "cost_note": {"en": past.cost_note} if past.cost_note else {},
            "state": TripState.ARCHIVED.value,
            "source": past.source,
        }

    async def _place(self, place: dict[str, Any]) -> dict[str, Any]:
        found = None
        if place["city"]:
            connection = await raw_connection(self.session)
            found = await locate(connection, place["country"], town=place["city"])
        point = (found.latitude, found.longitude) if found else (None, None)
        return {**place, "latitude": point[0], "longitude": point[1]}

    async def _same(self, trip: Trip, columns: dict[str, Any], hosts: list[Actor]) -> bool:
        if await queries.hosts_of(self.session, trip.id) != [host.id for host in hosts]:
            return False
        return all(getattr(trip, name) == value for name, value in columns.items())

    async def _hosts(self, trip: Trip, hosts: list[Actor]) -> None:
        if await queries.hosts_of(self.session, trip.id) == [host.id for host in hosts]:
            return
        await self.session.execute(delete(TripHost).where(TripHost.trip_id == trip.id))
        for n, host in enumerate(hosts):
            row = TripHost(trip_id=trip.id, actor_id=host.id, position=n, confirmed_at=self.now)
            self.session.add(row)
        await self.session.flush()

    async def _visitors(self, trip: Trip, past: PastTrip, hosts: list[Actor], visitors: list[Actor]) -> None:
        there = await queries.visitors_of(self.session, trip.id)
        exchanged = await queries.exchanged(self.session, trip.id)
        for visitor in visitors:
            application = None
            if visitor.id not in there:
                application = await self._application(trip, visitor)
            host = next((host for host in hosts if host.country != visitor.country), None)
            # A meeting of partners of unknown days is no exchange.
            counts = host is not None and not past.dates_note and past.theme != Theme.CAPACITY_BUILDING
            if counts and host is not None and visitor.id not in exchanged:
                exchange_id = await self._exchange(trip, past, visitor, host)
                if application is not None:
                    application.exchange_id = exchange_id
        await self.session.flush()

    async def _application(self, trip: Trip, visitor: Actor) -> TripApplication:
        """That it took part is public; nobody asked for its consent, so none is claimed."""
        counted = await eligibility.classed(self.session, self.programme_slug, visitor.id)
        application = TripApplication(
            trip_id=trip.id,
            actor_id=visitor.id,
            cluster_slug=self._by_country.get(visitor.country, self.owner),
            seats_wanted=1,
            seats_held=1,
            state=SeatState.ATTENDED.value,
            publish_consent=ConsentLevel.NOBODY.value,
            organisation_class=counted.organisation_class.value,
            bucket=counted.bucket.value if counted.bucket else None,
            unfunded_reason=UnfundedReason.HISTORICAL.value,
            created_at=self.now,
            updated_at=self.now,
        )
        self.session.add(application)
        await self.session.flush()
        return application

    async def _exchange(self, trip: Trip, past: PastTrip, visitor: Actor, host: Actor) -> UUID:
        cluster = self._by_country.get(visitor.country, self.owner)
        new = NewExchange(
            programme_slug=self.programme_slug,
            trip_id=trip.id,
            visitor_id=visitor.id,
            host_id=host.id,
            visitor_cluster=cluster,
            host_cluster=self._by_country.get(host.country, cluster),
            planned_start=past.starts_on,
            planned_end=past.ends_on,
            topics=past.topics,
            host_confirmed=True,
            source=past.source,
            unfunded_reason=UnfundedReason.HISTORICAL,
            state=ExchangeState.CLOSED,
        )
        exchange = await open_exchange(self.session, PLATFORM, new, self.now)
        exchange.actual_start, exchange.actual_end = past.starts_on, past.ends_on
        exchange.working_days_actual = exchange.working_days_planned
        self.done.exchanges += 1
        return exchange.id

    def _journal(self, trip: Trip) -> None:
        record(
            self.session,
            by=PLATFORM,
            tag="trip.imported",
            subject_type="trip",
            subject_id=trip.id,
            change={"cluster": trip.owner_cluster},
        )
