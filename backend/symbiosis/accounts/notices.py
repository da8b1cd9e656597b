"""Telling people by mail what has changed about the ways into their account."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.accounts import mails
from symbiosis.accounts.factors import queries as factor_queries
from symbiosis.accounts.vocabulary import WayIn
from symbiosis.kit.mail.post import link_to
from symbiosis.kit.mail.service import write_mail


async def tell(session: AsyncSession, user_id: UUID, change: WayIn, now: datetime) -> None:
    """In the transaction of the change: a thief cannot have one without the other."""
    person = await session.scalar(factor_queries.person(user_id))
    if person is not None:
        link = link_to("/account/security")
        message = mails.way_in_changed(person.language, person.display_name, change, link)
        await write_mail(session, person.email, message, now)
