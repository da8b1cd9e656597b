"""The morning's reminders. A mail and the note of what it said stand or fall together."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.accounts.models import User
from symbiosis.exchanges.models import Exchange, ExchangeReminder
from symbiosis.exchanges.reading import facts_in
from symbiosis.exchanges.reminding import mails, queries, rules
from symbiosis.exchanges.turns import whose_turn
from symbiosis.exchanges.vocabulary import Reminder
from symbiosis.kit.mail.post import link_to
from symbiosis.kit.mail.service import write_mail

Said = tuple[str, Reminder]


async def remind(session: AsyncSession, now: datetime) -> int:
    """One mail to each person with everything that is new to them. Gives how many."""
    told: dict[UUID, tuple[User, list[Said]]] = {}
    for exchange in await queries.waiting(session):
        for item in await _due(session, exchange, now):
            for person in await queries.people_of(session, exchange, item.party, item.kind, now):
                _, lines = told.setdefault(person.id, (person, []))
                lines.append((exchange.code, item.kind))
            await session.merge(
                ExchangeReminder(exchange_id=exchange.id, kind=item.kind, party=item.party, sent_at=now)
            )
    for person, lines in told.values():
        message = mails.digest(person.language, person.display_name, lines, link_to("/exchanges"))
        await write_mail(session, person.email, message, now)
    await session.flush()
    return len(told)


async def _due(session: AsyncSession, exchange: Exchange, now: datetime) -> list[rules.Due]:
    today = now.date()
    missing = whose_turn(await facts_in(session, exchange.id, today))
    said = await queries.said(session, exchange)
    since = exchange.state_since.date()
    return rules.due(exchange.id, missing, since, exchange.payment_due_on, said, today)
