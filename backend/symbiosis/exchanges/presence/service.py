"""Recording who was there, and how the stay ended."""

import io
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

import segno
from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.accounts.sessions import hash_token, new_token
from symbiosis.actors.viewer import Viewer
from symbiosis.exchanges import moving, policy, queries
from symbiosis.exchanges.evidence import service as evidence
from symbiosis.exchanges.finding import visible_locked
from symbiosis.exchanges.guards import Facts
from symbiosis.exchanges.models import Exchange, PresenceDay
from symbiosis.exchanges.moves import Mover, Verb
from symbiosis.exchanges.paper_models import CheckInToken
from symbiosis.exchanges.presence import rules
from symbiosis.exchanges.presence.schemas import PresenceIn
from symbiosis.exchanges.problems import CheckInCodeInvalid, DayOutsideStay
from symbiosis.exchanges.reading import facts_in
from symbiosis.exchanges.schemas import CutShortIn, EndIn
from symbiosis.exchanges.service import cancel
from symbiosis.exchanges.vocabulary import DayKind, PresenceMethod
from symbiosis.journal.by import PLATFORM, By
from symbiosis.kit.mail.post import link_to
from symbiosis.kit.problems import NotAllowed
from symbiosis.programmes.vocabulary import EvidenceKind

_LATE = timedelta(hours=12)
"""A code of a day still counts the morning after, wherever on the globe."""
_HOSTS = frozenset({Mover.HOST, Mover.HOST_CLUSTER, Mover.VISITOR_CLUSTER})


async def record_presence(
    session: AsyncSession, viewer: Viewer, exchange_id: UUID, wanted: PresenceIn, now: datetime
) -> Exchange:
    """Errors: `not-found`, `not-allowed`, `move-not-possible`, `not-started-yet`, `day-outside-stay`."""
    exchange = await visible_locked(session, viewer, exchange_id)
    facts = await moving.check(session, viewer, exchange, Verb.RECORD_PRESENCE, now)
    _refuse_outside([day.day for day in wanted.days], facts)
    by = viewer.by(exchange.host_id)
    method = PresenceMethod.LIST_SIGNATURE if wanted.signed_list else PresenceMethod.HOST_FORM
    for day in wanted.days:
        await record_day(session, exchange, day.day, day.kind, day.present, method, by, now)
    change = {"days": [day.day.isoformat() for day in wanted.days], "method": method}
    await moving.go(session, exchange, Verb.RECORD_PRESENCE, by, now, change=change)
    await count(session, exchange, now)
    return exchange


def _refuse_outside(days: list[date], facts: Facts) -> None:
    if outside := rules.outside(days, facts):
        named = ", ".join(day.isoformat() for day in outside)
        raise DayOutsideStay(
            f"{named}: choose days from {facts.planned_start} to {facts.planned_end} that have come."
        )


async def record_day(
    session: AsyncSession,
    exchange: Exchange,
    day: date,
    kind: DayKind,
    present: bool,
    method: PresenceMethod,
    by: By,
    now: datetime,
) -> None:
    """What was said last counts; also for trips, whose sheets tell of their exchanges."""
    found = await session.get(PresenceDay, (exchange.id, day))
    if found is None:
        found = PresenceDay(exchange_id=exchange.id, day=day)
        session.add(found)
    found.kind, found.present, found.method = kind, present and kind is DayKind.WORKING, method
    found.confirmed_by, found.confirmed_at = by.user_id, now
    await session.flush()


async def count(session: AsyncSession, exchange: Exchange, now: datetime) -> Facts:
    """What the recorded days add up to."""
    await session.flush()
    facts = await facts_in(session, exchange.id, now.date())
    days = rules.actual_days(facts)
    exchange.working_days_actual = len(days)
    if days:
        exchange.actual_start, exchange.actual_end = days[0], days[-1]
    return facts


# --- codes ---


async def make_code(
    session: AsyncSession, viewer: Viewer, exchange_id: UUID, day: date, now: datetime
) -> dict[str, object]:
    """`CheckInCodeOut`. Errors: `not-found`, `not-allowed`, `move-not-possible`, `day-outside-stay`."""
    exchange = await visible_locked(session, viewer, exchange_id)
    if not _HOSTS & policy.movers(viewer, exchange, moving.office_of(Verb.CHECK_IN)):
        raise NotAllowed("The host or one of the clusters shows the code; the visitor reads it.")
    moving.check_state(exchange, Verb.CHECK_IN)
    if exchange.planned_start is None or exchange.planned_end is None:
        raise DayOutsideStay("Set the dates of the stay first.")
    if not exchange.planned_start <= day <= exchange.planned_end:
        raise DayOutsideStay(f"Choose a day from {exchange.planned_start} to {exchange.planned_end}.")
    code = new_token()
    expires_at = datetime.combine(day + timedelta(days=1), time(), UTC) + _LATE
    token = CheckInToken(
        token_hash=hash_token(code), exchange_id=exchange.id, day=day, expires_at=expires_at, created_at=now
    )
    session.add(token)
    moving.journal(session, exchange, "check_in_code_made", viewer.by(exchange.host_id))
    await session.flush()
    # After the sign #, which no server gets to see.
    url = link_to(f"/exchanges/{exchange.id}#check-in={code}")
    return {"day": day, "code": code, "url": url, "svg": _picture(url), "expires_at": expires_at}


def _picture(url: str) -> str:
    out = io.BytesIO()
    segno.make(url, error="m").save(out, kind="svg", xmldecl=False, scale=4, border=2)
    return out.getvalue().decode()


async def check_in(
    session: AsyncSession, viewer: Viewer, exchange_id: UUID, code: str | None, now: datetime
) -> Exchange:
    """By the visitor with the code that the host shows, or by the host's side for today.

    Errors: `not-found`, `not-allowed`, `move-not-possible`, `not-started-yet`, `check-in-code-invalid`,
    `day-outside-stay`.
    """
    exchange = await visible_locked(session, viewer, exchange_id)
    facts = await moving.check(session, viewer, exchange, Verb.CHECK_IN, now)
    day, method = now.date(), PresenceMethod.HOST_FORM
    if code is not None:
        day, method = await _day_of(session, exchange, code, now), PresenceMethod.QR
    elif not _HOSTS & policy.movers(viewer, exchange, moving.office_of(Verb.CHECK_IN)):
        raise CheckInCodeInvalid("Read the code that the host shows, and send it along.")
    _refuse_outside([day], facts)
    by = viewer.by(exchange.visitor_id)
    await record_day(session, exchange, day, DayKind.WORKING, True, method, by, now)
    change = {"day": day.isoformat(), "method": method}
    await moving.go(session, exchange, Verb.CHECK_IN, by, now, change=change)
    await count(session, exchange, now)
    return exchange


async def _day_of(session: AsyncSession, exchange: Exchange, code: str, now: datetime) -> date:
    found = await queries.check_in_token(session, hash_token(code))
    if found is None or found.exchange_id != exchange.id or found.expires_at <= now:
        raise CheckInCodeInvalid(
            "It is not of this exchange, or its day is over. Ask the host for a new one."
        )
    return found.day


# --- how it ended ---


async def confirm_stay(session: AsyncSession, viewer: Viewer, exchange_id: UUID, now: datetime) -> Exchange:
    """The host's side stands for the days as they are recorded.

    Errors: `not-found`, `not-allowed`, `move-not-possible`, `presence-missing`.
    """
    exchange = await visible_locked(session, viewer, exchange_id)
    await moving.check(session, viewer, exchange, Verb.CONFIRM_STAY, now)
    await _confirmed(session, exchange, viewer.by(exchange.host_id), now)
    await moving.go(session, exchange, Verb.CONFIRM_STAY, viewer.by(exchange.host_id), now)
    return exchange


async def _confirmed(session: AsyncSession, exchange: Exchange, by: By, now: datetime) -> None:
    exchange.stay_confirmed_by, exchange.stay_confirmed_at = by.user_id, now
    await count(session, exchange, now)
    await session.flush()
    await evidence.settle(session, exchange.id, EvidenceKind.ATTENDANCE, now, by=PLATFORM)


async def cut_short(
    session: AsyncSession, viewer: Viewer, exchange_id: UUID, wanted: CutShortIn, now: datetime
) -> Exchange:
    """It ended earlier than planned; the days left out are recorded as such.

    Errors: `not-found`, `not-allowed`, `move-not-possible`, `day-outside-stay`.
    """
    exchange = await visible_locked(session, viewer, exchange_id)
    facts = await moving.check(session, viewer, exchange, Verb.CUT_SHORT, now)
    _refuse_outside([wanted.last_day], facts)
    if later := [day for day in facts.present_days if day > wanted.last_day]:
        raise DayOutsideStay(f"Somebody is recorded as present on {max(later)}. Correct that day first.")
    by = viewer.by(exchange.visitor_id)
    for day in rules.left_out(facts, wanted.last_day, facts.recorded_days):
        method = PresenceMethod.HOST_FORM
        await record_day(session, exchange, day, DayKind.OFF, False, method, by, now)
    exchange.end_reason, exchange.end_note = wanted.reason, wanted.note
    change = {"last_day": wanted.last_day.isoformat(), "reason": wanted.reason}
    await count(session, exchange, now)
    exchange.actual_start = exchange.actual_start or exchange.planned_start
    exchange.actual_end = wanted.last_day
    await moving.go(session, exchange, Verb.CUT_SHORT, by, now, change=change)
    return exchange


async def report_no_show(
    session: AsyncSession, viewer: Viewer, exchange_id: UUID, wanted: EndIn, now: datetime
) -> Exchange:
    """Nobody came: what was reserved is free again.

    Errors: `not-found`, `not-allowed`, `move-not-possible`, `not-started-yet`, `somebody-was-present`.
    """
    exchange = await visible_locked(session, viewer, exchange_id)
    await moving.check(session, viewer, exchange, Verb.REPORT_NO_SHOW, now)
    by = viewer.by(exchange.host_id)
    await cancel(session, by, exchange, wanted.reason, wanted.note, now, verb=Verb.REPORT_NO_SHOW)
    return exchange
