"""Asking both sides what has become of it: one mail when it is due, one reminder. A mail and the note that it
was written stand or fall together."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.exchanges.follow_up_models import FollowUp
from symbiosis.exchanges.following_up import mails, policy, queries
from symbiosis.exchanges.following_up.mails import About
from symbiosis.exchanges.models import Exchange
from symbiosis.kit.mail.post import link_to
from symbiosis.kit.mail.service import write_mail


async def ask_due(session: AsyncSession, now: datetime) -> int:
    """Gives how many mails."""
    reminded = await _ask(session, await queries.to_remind(session, now), now, again=True)
    return reminded + await _ask(session, await queries.to_ask(session, now.date()), now, again=False)


async def _ask(session: AsyncSession, rows: Iterable[Any], now: datetime, *, again: bool) -> int:
    written = 0
    for found, exchange in rows:
        written += await _write(session, found, exchange, now, again=again)
        await _note(session, found, {"reminded_at" if again else "asked_at": now})
    return written


async def _write(
    session: AsyncSession, found: FollowUp, exchange: Exchange, now: datetime, *, again: bool
) -> int:
    mine = policy.organisation_of(exchange, found.side)
    other = exchange.host_id if mine == exchange.visitor_id else exchange.visitor_id
    names = [await queries.name_of(session, actor_id) for actor_id in (mine, other)]
    readers = await queries.readers(session, exchange, found.side)
    for person in readers:
        about = About(
            language=person.language,
            reader=person.display_name,
            organisation=names[0],
            other=names[1],
            code=exchange.code,
            months=found.months,
            again=again,
            link=link_to(f"/exchanges/{exchange.id}#follow-ups"),
        )
        await write_mail(session, person.email, mails.asked(about), now)
    return len(readers)


async def _note(session: AsyncSession, found: FollowUp, values: dict[str, datetime]) -> None:
    """Without a new version: whoever is writing an answer is not told that it has changed."""
    of = update(FollowUp).where(
        FollowUp.exchange_id == found.exchange_id,
        FollowUp.months == found.months,
        FollowUp.side == found.side,
    )
    await session.execute(of.values(**values), execution_options={"synchronize_session": False})
