"""Telling an organisation what has become of its registration."""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors.checking import queries as people
from symbiosis.actors.models import Actor, Cluster
from symbiosis.exchanges.models import Registration
from symbiosis.exchanges.registering import mails, queries, rules
from symbiosis.exchanges.registering.mails import About
from symbiosis.kit.mail.message import Message
from symbiosis.kit.mail.post import link_to
from symbiosis.kit.mail.service import write_mail
from symbiosis.programmes import queries as programmes


async def submitted(session: AsyncSession, registration: Registration, now: datetime) -> None:
    await _tell(session, registration, mails.submitted, now)


async def accepted(session: AsyncSession, registration: Registration, now: datetime) -> None:
    await _tell(session, registration, mails.accepted, now)


async def changes_requested(session: AsyncSession, registration: Registration, now: datetime) -> None:
    await _tell(session, registration, mails.changes_requested, now)


async def rejected(session: AsyncSession, registration: Registration, now: datetime) -> None:
    await _tell(session, registration, mails.rejected, now)


async def to_decide(session: AsyncSession, registration: Registration, now: datetime, *, again: bool) -> None:
    """Those of the cluster who judge it; where it has nobody, those who lead the programme."""
    for address, language in await queries.deciders(session, registration, now):
        about = await _about(session, registration, language, "/staff/registrations")
        await write_mail(session, address, mails.to_decide(about, again=again), now)


async def still_interested(session: AsyncSession, registration: Registration, now: datetime) -> None:
    await _tell(session, registration, mails.still_interested, now)


async def fell_asleep(session: AsyncSession, registration: Registration, now: datetime) -> None:
    await _tell(session, registration, mails.fell_asleep, now)


async def _tell(
    session: AsyncSession, registration: Registration, text: Callable[[About], Message], now: datetime
) -> None:
    for address, language in await readers_of(session, registration):
        about = await _about(session, registration, language, "/registrations")
        await write_mail(session, address, text(about), now)


async def _about(session: AsyncSession, registration: Registration, language: str, page: str) -> About:
    actor = await session.get_one(Actor, registration.actor_id)
    cluster = await session.get_one(Cluster, registration.cluster_slug)
    programme = await programmes.programme_name(session, registration.programme_slug)
    return About(
        language=language,
        organisation=actor.display_name,
        programme=programme or registration.programme_slug,
        cluster=cluster.name,
        reason=registration.reason,
        answer_days=rules.ANSWER_WITHIN.days,
        link=link_to(page),
    )


async def readers_of(session: AsyncSession, registration: Registration) -> list[tuple[str, str]]:
    """Address and language of who registered; once they have no account, of the administrators."""
    contact = await queries.reader_of(session, registration.contact_user_id)
    return [contact] if contact else await people.administrators_of(session, registration.actor_id)
