"""Telling staff that an application waits for them."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

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
