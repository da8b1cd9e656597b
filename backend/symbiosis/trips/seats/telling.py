"""Telling applicants what has become of their application."""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors.checking import queries as organisations
from symbiosis.actors.models import Actor
from symbiosis.kit.mail.message import Message
from symbiosis.kit.mail.post import link_to
from symbiosis.kit.mail.service import write_mail
from symbiosis.trips.models import Trip, TripApplication
from symbiosis.trips.seats import mails, queries
from symbiosis.trips.seats.mails import About


async def submitted(session: AsyncSession, trip: Trip, application: TripApplication, now: datetime) -> None:
    await _tell(session, trip, application, mails.submitted, now)


async def offered(session: AsyncSession, trip: Trip, application: TripApplication, now: datetime) -> None:
    await _tell(session, trip, application, mails.offered, now)


async def expiring(session: AsyncSession, trip: Trip, application: TripApplication, now: datetime) -> None:
    await _tell(session, trip, application, mails.expiring, now)


async def expired(session: AsyncSession, trip: Trip, application: TripApplication, now: datetime) -> None:
    await _tell(session, trip, application, mails.expired, now)


async def confirmed(session: AsyncSession, trip: Trip, application: TripApplication, now: datetime) -> None:
    await _tell(session, trip, application, mails.confirmed, now)


async def waitlisted(session: AsyncSession, trip: Trip, application: TripApplication, now: datetime) -> None:
    await _tell(session, trip, application, mails.waitlisted, now)


async def declined(session: AsyncSession, trip: Trip, application: TripApplication, now: datetime) -> None:
    await _tell(session, trip, application, mails.declined, now)


async def cancelled(session: AsyncSession, trip: Trip, application: TripApplication, now: datetime) -> None:
    await _tell(session, trip, application, mails.cancelled, now)


async def _tell(
    session: AsyncSession,
    trip: Trip,
    application: TripApplication,
    text: Callable[[About], Message],
    now: datetime,
) -> None:
    """Who applied; once they have no account any more, the organisation's administrators."""
    actor = await session.get_one(Actor, application.actor_id)
    applicant = await queries.address_of(session, application.applicant_id)
    readers = [applicant] if applicant else await organisations.administrators_of(session, actor.id)
    position = await queries.position(session, application)
    for address, language in readers:
        about = About(
            language=language,
            organisation=actor.display_name,
            trip=trip.title.get(language) or trip.title.get("en") or trip.code,
            starts_on=trip.starts_on,
            ends_on=trip.ends_on,
            seats=application.seats_held or application.seats_wanted,
            until=application.offer_expires_at,
            reason=application.reason,
            position=position,
            funded=application.unfunded_reason is None,
            link=link_to(f"/trips/{trip.id}#application"),
        )
        await write_mail(session, address, text(about), now)
