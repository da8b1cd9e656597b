"""Telling an organisation's administrators what was decided about it."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors.checking import queries
from symbiosis.actors.checking.mails import told
from symbiosis.actors.models import Actor
from symbiosis.kit.mail.post import link_to
from symbiosis.kit.mail.service import write_mail


async def tell(
    session: AsyncSession, actor: Actor, what: str, now: datetime, *, reason: str | None = None, **names: str
) -> None:
    """A mail to each of its administrators; `what` is one of `organisation_mails`."""
    for address, language in await queries.administrators_of(session, actor.id):
        link = link_to(f"/organisation/{actor.merged_into or actor.id}")
        message = told(what, language, link, reason=reason, name=actor.display_name, **names)
        await write_mail(session, address, message, now)
