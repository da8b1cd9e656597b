"""Putting the demonstration into the database, through the verbs people use."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors.schemas import ActorCreate, SiteIn
from symbiosis.actors.service import Provenance, register_actor
from symbiosis.actors.viewer import PLATFORM
from symbiosis.actors.vocabulary import Verification
from symbiosis.integrations import queries
from symbiosis.integrations.demo.decisions import decide
from symbiosis.integrations.demo.drafts import DOUBLE, SOURCE, DemoCompany, DemoStream, companies, streams
from symbiosis.integrations.demo.exchanges import add_exchanges
from symbiosis.integrations.demo.follow_ups import add_follow_ups
from symbiosis.integrations.demo.payments import add_payments
from symbiosis.integrations.demo.people import add_people
from symbiosis.integrations.demo.programme import prepare_programme
from symbiosis.integrations.demo.registrations import add_registrations
from symbiosis.integrations.demo.trips import add_trips
from symbiosis.kit.database import Database
from symbiosis.settings import Settings, UnsafeSettings
from symbiosis.streams import lifecycle, service
from symbiosis.streams.schemas import PublishIn, WithdrawIn
from symbiosis.streams.vocabulary import Basis, StreamStatus

PROVENANCE = Provenance(
    Verification.DEMONSTRATION,
    "Symbiosis demonstration data",
    "Apache-2.0",
    "Demonstration data, not a real company.",
    demo=True,
)
VALID_DAYS = 180
"""The longest validity there is: an installation on show is not looked after every month."""
_LOCK = 7426992


@dataclass(frozen=True)
class Seeded:
    """How much was added; all zero when the demonstration was there already."""

    accounts: int = 0
    companies: int = 0
    offers: int = 0
    needs: int = 0


def refuse_outside_demo(settings: Settings) -> None:
    """Errors: UnsafeSettings outside the demo environment."""
    if not settings.is_demo:
        raise UnsafeSettings(
            "Demonstration data and accounts exist in the demo environment only."
            " Set SYMBIOSIS_ENVIRONMENT=demo for a demonstration installation."
        )


async def seed_demo(database: Database, settings: Settings, now: datetime) -> Seeded:
    """Accounts, companies and streams of the demonstration, all or none. Safe to repeat.

    Errors: UnsafeSettings outside the demo environment.
    """
    refuse_outside_demo(settings)
    async with database.sessions() as session, session.begin():
        await session.execute(text("select pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        if await session.scalar(queries.any_demo_actor()) is not None:
            return Seeded()
        owners = {company.slug: await _company(session, company, now) for company in companies()}
        await _company(session, DOUBLE, now)
        people = await add_people(session, database.pool, owners, now)
        await prepare_programme(session, owners, now)
        # What lies back comes first: lists stand in the order in which things came about.
        await add_payments(session, owners, people, settings.encryption_secret, now)
        await add_follow_ups(session, owners, people, now)
        await add_trips(session, owners, people, now)
        await add_exchanges(session, owners, people, now)
        await add_registrations(session, owners, people, now)
        lives = streams(now.date())
        for life in lives:
            await _stream(session, owners[life.company], life, now)
        await lifecycle.expire_due(session, now)
        await decide(session, people["facilitator"], now)
    offers = sum(life.draft.direction == "offer" for life in lives)
    return Seeded(len(people), len(owners), offers, len(lives) - offers)


async def _company(session: AsyncSession, company: DemoCompany, now: datetime) -> UUID:
    actor = ActorCreate.model_validate(
        {
            "legal_name": company.name,
            "country": company.country,
            "size_class": company.size_class,
            "roles": company.roles,
            "sector": company.sector,
            "languages": [company.language],
            "description": {company.language: company.description},
            "external_source": SOURCE,
            "external_id": company.slug,
            "clusters": [company.cluster] if company.cluster else [],
            "site": SiteIn(country=company.country, postcode=company.postcode, town=company.town),
        }
    )
    created = await register_actor(session, PLATFORM, actor, now, PROVENANCE)
    return created.id


async def _stream(session: AsyncSession, owner_id: UUID, life: DemoStream, now: datetime) -> None:
    """Created some days ago and led through its life with the ordinary verbs."""
    then = now - timedelta(days=life.published_days_ago)
    draft = life.draft.model_copy(update={"owner_id": owner_id})
    stream = await service.create_stream(
        session, PLATFORM, draft, then, basis=Basis.DEMONSTRATION, standing=life.standing, demo=True
    )
    if life.status is StreamStatus.DRAFT:
        return await session.flush()
    valid_days = None if life.status is StreamStatus.EXPIRED else VALID_DAYS
    await lifecycle.publish_stream(session, PLATFORM, stream.id, PublishIn(valid_days=valid_days), then)
    if life.status is StreamStatus.PAUSED:
        await lifecycle.pause_stream(session, PLATFORM, stream.id, now)
    elif life.status is StreamStatus.FULFILLED:
        await lifecycle.fulfil_stream(session, PLATFORM, stream.id, now)
    elif life.status is StreamStatus.WITHDRAWN:
        reason = WithdrawIn.model_validate({"reason": life.reason})
        await lifecycle.withdraw_stream(session, PLATFORM, stream.id, reason, now)
    return None
