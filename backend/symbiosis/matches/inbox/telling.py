"""Telling people of new matches: strong ones soon, the others in a summary.

Each schedule is done by one worker in one transaction: a mail and the note of what it told stand or
fall together, so nobody is told twice and nobody is forgotten.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.kit.mail.post import link_to
from symbiosis.kit.mail.service import write_mail
from symbiosis.matches.inbox import mails, queries
from symbiosis.matches.inbox.notices import have_heard
from symbiosis.matches.vocabulary import Band
from symbiosis.matching.sentences.requirements import requirement_name

MONDAY = 0
ALMOST_A_DAY, ALMOST_A_WEEK = timedelta(hours=20), timedelta(days=6)
"""A summary that was an hour late does not push the next one to another day."""


async def tell_strong(session: AsyncSession, now: datetime) -> int:
    """A mail to each person for whom strong matches were found since the last one. Gives how many."""
    told = 0
    for person in (await session.execute(queries.wanting_strong())).mappings().all():
        since = person["told_until"] or now - queries.FIRST_LOOK_BACK
        found = await _unheard_of(session, person["id"], [Band.STRONG], since, now)
        if not found:
            continue
        news = [_news(row) for row in found]
        message = mails.strong_matches(person["language"], person["display_name"], news, link_to("/matches"))
        await write_mail(session, person["email"], message, now)
        await have_heard(session, person["id"], "strong", now)
        told += 1
    return told


async def send_digests(session: AsyncSession, now: datetime) -> int:
    """The morning's summaries: daily ones, on Mondays the weekly ones too. Who lists nothing gets none."""
    sent = await _send(session, ["daily"], ALMOST_A_DAY, now)
    if now.weekday() == MONDAY:
        sent += await _send(session, ["weekly"], ALMOST_A_WEEK, now)
    return sent


async def _send(session: AsyncSession, rhythm: Sequence[str], least: timedelta, now: datetime) -> int:
    people = (await session.execute(queries.wanting_digest(rhythm, now - least))).mappings().all()
    sent = 0
    for person in people:
        if not await session.scalar(queries.published_by(person["id"])):
            continue
        summary = await _summary(session, person, now)
        message = mails.digest(person["language"], person["display_name"], summary, link_to("/matches"))
        await write_mail(session, person["email"], message, now)
        await have_heard(session, person["id"], "digest", now)
        sent += 1
    return sent


async def _summary(session: AsyncSession, person: Mapping[str, Any], now: datetime) -> mails.Summary:
    since = person["told_until"] or now - timedelta(days=7)
    found = await _unheard_of(session, person["id"], [Band.STRONG, Band.POSSIBLE], since, now)
    count = {row["band"]: row["of_band"] for row in found}
    stopped = (await session.execute(queries.what_stood_in_the_way(person["id"]))).one_or_none()
    return mails.Summary(
        strong=count.get(Band.STRONG, 0),
        possible=count.get(Band.POSSIBLE, 0),
        waiting=await session.scalar(queries.waiting_for(person["id"])) or 0,
        best=[_news(row) for row in found[: mails.SHOWN]],
        obstacle=stopped and (requirement_name(stopped.requirement, person["language"]), int(stopped.pairs)),
    )


async def _unheard_of(
    session: AsyncSession, user_id: UUID, bands: Sequence[Band], since: datetime, now: datetime
) -> Sequence[Mapping[str, Any]]:
    """With their titles, and therefore only what the person may see as the mail is written."""
    seen_by = (await session.execute(queries.seen_by(user_id))).mappings().one()
    statement = queries.unheard_of(user_id, bands, since, now)
    rows: Sequence[Mapping[str, Any]] = (await session.execute(statement, dict(seen_by))).mappings().all()
    return rows


def _news(row: Mapping[str, Any]) -> mails.News:
    return mails.News(
        mine=row["mine"],
        theirs=row["theirs"],
        points=round(row["score"] * 100),
        distance_km=row["distance_km"],
        verdict=row["verdict"],
    )
