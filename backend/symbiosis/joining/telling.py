"""Telling those who decide: staff that an application waits, administrators that somebody applied for them."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors.checking import queries as organisations
from symbiosis.actors.models import Actor
from symbiosis.joining import mails, queries
from symbiosis.joining.models import Application
from symbiosis.kit.mail.post import link_to
from symbiosis.kit.mail.service import write_mail


async def tell_reviewers(
    session: AsyncSession, application: Application, programme: str, now: datetime
) -> None:
    """Those who may decide, in their languages: of its cluster, its programme or the whole platform."""
    found = queries.reviewers(application.programme_slug, application.cluster_slug, now)
    link = link_to(f"/staff/applications/{application.id}")
    for person in await session.scalars(found):
        message = mails.waiting(person.language, person.display_name, programme, link)
        await write_mail(session, person.email, message, now)


async def tell_administrators(
    session: AsyncSession, application: Application, actor: Actor, programme: str, now: datetime
) -> None:
    """In their languages; what they do about it is theirs."""
    link = link_to(f"/organisation/{actor.id}")
    for address, language in await organisations.administrators_of(session, actor.id):
        message = mails.applied_for(application, language, programme, actor.display_name, link)
        await write_mail(session, address, message, now)
