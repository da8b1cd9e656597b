"""What the demonstration needs of CLOTH beyond what is known of it: days that have not passed, money, and a
share of the targets for each partner. Invented, and said to be: the real shares are not public. It goes
again with the demonstration; the ledger, from which nothing is taken, says so."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors import parties
from symbiosis.actors.checking.cluster_memberships import join
from symbiosis.actors.viewer import PLATFORM
from symbiosis.exchanges.periods import service as periods
from symbiosis.exchanges.periods.schemas import PeriodIn
from symbiosis.integrations.demo.people import CLOTH, DESIGN, HOME
from symbiosis.programmes import budget, queries
from symbiosis.programmes.seeding import lay, shipped_programmes

BUDGET_EUR = Decimal(12_000)
_REASON = "Demonstration: not the real budget"
_LASTS_DAYS = 2 * 365
_GIVEN_DAYS_AGO = 365
PERIOD = "Demonstration: 2022-2024"
PERIOD_ENDS = date(2024, 2, 29)


async def prepare_programme(session: AsyncSession, owners: Mapping[str, UUID], now: datetime) -> None:
    """The sewing room becomes a confirmed member of the Danish partner."""
    for shipped in shipped_programmes():
        await lay(session, shipped)
    await join(session, PLATFORM, await parties.of(session, owners[HOME]), [DESIGN], now)
    profile = await queries.profile(session, CLOTH)
    if profile is None:
        return
    profile.ends_on = max(profile.ends_on, now.date() + timedelta(days=_LASTS_DAYS))
    partners = await queries.partners(session, CLOTH)
    for partner in partners:
        # Only where nobody has given the partner any yet.
        if not partner.targets:
            partner.targets = _share(profile.targets, len(partners))
        if partner.total_eur == 0:
            await session.flush()
            given = now - timedelta(days=_GIVEN_DAYS_AGO)
            await budget.adjust(session, partner.id, BUDGET_EUR, _REASON, by=PLATFORM.by(), now=given)
    await session.flush()
    await _past_period(session, profile.starts_on, now)


async def _past_period(session: AsyncSession, first: date, now: datetime) -> None:
    """What took place before this platform is collected for a report."""
    told = PeriodIn(programme_slug=CLOTH, name=PERIOD, starts_on=first, ends_on=PERIOD_ENDS)
    period = await periods.add_period(session, PLATFORM, told, now)
    await periods.move_period(session, PLATFORM, period.id, "collect", "*", now)


def _share(targets: Mapping[str, int], among: int) -> dict[str, int]:
    return {bucket: number // among for bucket, number in targets.items()}


async def forget_programme(session: AsyncSession, now: datetime) -> None:
    """Before the vouchers of the demonstration go: what they hold is free again, its reporting period is
    gone, and the invented money, shares and days are taken back where nobody has set others."""
    for statement in _FORGET_PERIOD:
        await session.execute(text(statement), {"name": PERIOD})
    for held in (await session.execute(text(_HELD))).mappings().all():
        for give_back, amount in (
            (budget.release, held["reserved"]),
            (budget.withdraw, held["issued"]),
            (budget.recover, held["paid"]),
        ):
            if amount > 0:
                await give_back(
                    session, held["partner_id"], amount, held["voucher_id"], by=PLATFORM.by(), now=now
                )
    profile = await queries.profile(session, CLOTH)
    if profile is None:
        return
    shipped = next(known for known in shipped_programmes() if known["programme_slug"] == CLOTH)
    given = {row.partner_id: row.given for row in await session.execute(text(_GIVEN), {"reason": _REASON})}
    partners = await queries.partners(session, CLOTH)
    for partner in partners:
        if partner.targets == _share(profile.targets, len(partners)):
            partner.targets = {}
        await session.flush()
        await session.refresh(partner)
        invented = min(given.get(partner.id, Decimal(0)), partner.free_eur)
        if invented > 0:
            await budget.adjust(session, partner.id, -invented, _REASON, by=PLATFORM.by(), now=now)
    if given:
        profile.ends_on = date.fromisoformat(shipped["profile"]["ends_on"])
    await session.flush()


# What the demonstration told nobody was told for real: here alone the lock is off for a moment.
_FORGET_PERIOD = (
    "alter table period_lines disable trigger period_lines_kept",
    "delete from period_lines l using exchanges e, reporting_periods p"
    " where e.id = l.exchange_id and p.id = l.period_id and (p.name = :name or exists ("
    " select from demo_ids d where d.kind = 'actor' and d.id in (e.visitor_id, e.host_id)))",
    "alter table period_lines enable trigger period_lines_kept",
    "delete from reporting_periods where name = :name",
)
_HELD = """
select partner_id, voucher_id,
    sum(case kind when 'reserve' then amount_eur when 'release' then -amount_eur
        when 'issue' then -amount_eur else 0 end) as reserved,
    sum(case kind when 'issue' then amount_eur when 'withdraw' then -amount_eur
        when 'pay' then -amount_eur else 0 end) as issued,
    sum(case kind when 'pay' then amount_eur when 'recover' then -amount_eur else 0 end) as paid
from ledger_entries
where voucher_id in (
    select v.id from vouchers v join demo_ids d on d.kind = 'actor' and d.id = v.visitor_id
)
group by partner_id, voucher_id
"""
_GIVEN = """
select partner_id, sum(amount_eur) as given from ledger_entries
    where kind = 'adjust' and reason = :reason group by partner_id having sum(amount_eur) > 0
"""
