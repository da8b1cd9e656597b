"""How an exchange begins: from a proposal both accepted, from a seat on a trip, or from the past."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.exchanges import queries
from symbiosis.exchanges.models import Exchange
from symbiosis.exchanges.moving import journal
from symbiosis.exchanges.problems import SameCountry
from symbiosis.exchanges.vocabulary import ExchangeState, HostState, Mode
from symbiosis.exchanges.vouchers import service as vouchers
from symbiosis.journal.by import By
from symbiosis.kit.geo import great_circle_km
from symbiosis.kit.problems import InvalidInput, NotFound
from symbiosis.programmes import eligibility
from symbiosis.programmes import queries as programmes
from symbiosis.programmes.problems import no_programme
from symbiosis.programmes.terms import terms_on
from symbiosis.programmes.vocabulary import Bucket, UnfundedReason
from symbiosis.programmes.working_days import working_days

_METRES = Decimal("0.1")


@dataclass(frozen=True, kw_only=True)
class NewExchange:
    """Who, where and when; what is known of the content so far."""

    programme_slug: str
    visitor_id: UUID
    host_id: UUID
    visitor_cluster: str
    host_cluster: str
    trip_id: UUID | None = None
    visitor_user_id: UUID | None = None
    visitor_person: str | None = None
    host_person: str | None = None
    planned_start: date | None = None
    planned_end: date | None = None
    travel_days: Sequence[date] = ()
    mode: Mode = Mode.PHYSICAL
    goals: str | None = None
    objectives: Sequence[str] = ()
    agenda: Sequence[dict[str, Any]] = ()
    activity_types: Sequence[str] = ()
    topics: Sequence[str] = ()
    existing_relation: bool | None = None
    host_confirmed: bool = False
    source: str | None = None
    unfunded_reason: UnfundedReason | None = None
    bucket: Bucket | None = None
    bucket_reason: str | None = None
    counts_for_kpi: bool = True
    state: ExchangeState = ExchangeState.BUILDING


async def open_exchange(session: AsyncSession, by: By, new: NewExchange, now: datetime) -> Exchange:
    """Funded when the programme, the visitor's past and the partner's budget allow; else with the reason.
    What is from the past (`state` closed) is told as it was.

    Errors: `not-found`, `same-country` without a trip, `no-terms`.
    """
    exchange = await _drafted(session, new, now)
    session.add(exchange)
    await session.flush()
    if new.state is ExchangeState.BUILDING:
        await _fund(session, by, exchange, new, now)
    journal(session, exchange, "opened", by, change={"funded": exchange.funded})
    await session.flush()
    return exchange


async def _drafted(session: AsyncSession, new: NewExchange, now: datetime) -> Exchange:
    if new.visitor_id == new.host_id:
        raise InvalidInput("Visitor and host are the same organisation. Choose another host.")
    profile = await programmes.profile(session, new.programme_slug)
    if profile is None:
        raise no_programme()
    day = new.planned_start or now.date()
    counted = await eligibility.classed(session, new.programme_slug, new.visitor_id)
    exchange = Exchange(
        programme_slug=new.programme_slug,
        code=await _next_code(session, new.programme_slug, profile.code, day.year),
        trip_id=new.trip_id,
        visitor_id=new.visitor_id,
        host_id=new.host_id,
        visitor_cluster=new.visitor_cluster,
        host_cluster=new.host_cluster,
        visitor_user_id=new.visitor_user_id,
        visitor_person=new.visitor_person,
        host_person=new.host_person,
        planned_start=new.planned_start,
        planned_end=new.planned_end,
        travel_days=list(new.travel_days),
        mode=new.mode,
        goals=new.goals,
        objectives=list(new.objectives),
        agenda=list(new.agenda),
        activity_types=list(new.activity_types),
        topics=list(new.topics),
        existing_relation=new.existing_relation,
        source=new.source,
        state=new.state,
        host_state=HostState.VERIFIED if new.host_confirmed else HostState.PENDING,
        organisation_class=counted.organisation_class,
        bucket=new.bucket or counted.bucket,
        bucket_reason=new.bucket_reason or counted.bucket_reason,
        counts_for_kpi=new.counts_for_kpi,
        # Until the voucher is there it holds nothing.
        funded=False,
        unfunded_reason=new.unfunded_reason or UnfundedReason.BUDGET,
        created_at=now,
        updated_at=now,
        state_since=now,
    )
    await settle_place_and_days(session, exchange)
    return exchange


async def _next_code(session: AsyncSession, programme_slug: str, programme: str, year: int) -> str:
    prefix = f"{programme}-{year}-"
    return f"{prefix}{await queries.next_number(session, programme_slug, prefix):03d}"


async def settle_place_and_days(session: AsyncSession, exchange: Exchange) -> None:
    """The country whose rate and holidays count, the distance unless declared, the working days."""
    country = await queries.country_of(session, exchange.host_id)
    if country is None:
        raise NotFound("There is no such organisation.")
    exchange.rate_country = country
    if not exchange.distance_declared:
        exchange.distance_km = await _distance(session, exchange)
    exchange.working_days_planned = None
    if exchange.planned_start and exchange.planned_end:
        days = working_days(country, exchange.planned_start, exchange.planned_end, exchange.travel_days)
        exchange.working_days_planned = len(days)


async def _distance(session: AsyncSession, exchange: Exchange) -> Decimal | None:
    """As the crow flies between where the two are shown."""
    visitor = await queries.place_of(session, exchange.visitor_id)
    host = await queries.place_of(session, exchange.host_id)
    if visitor is None or host is None:
        return None
    return Decimal(great_circle_km(*visitor, *host)).quantize(_METRES)


async def _fund(session: AsyncSession, by: By, exchange: Exchange, new: NewExchange, now: datetime) -> None:
    if new.trip_id and await vouchers.attach(session, new.trip_id, new.visitor_id, exchange.id, now):
        set_funded(exchange, None)
        return
    reason = new.unfunded_reason or await why_unfunded(session, exchange, now)
    if reason is UnfundedReason.SAME_COUNTRY and new.trip_id is None:
        raise SameCountry(
            f"Both are in {exchange.rate_country}. Choose a host in another eligible country; on a study trip"
            " the visitor can take part unfunded."
        )
    set_funded(exchange, reason or await reserve(session, by, exchange, now))


async def why_unfunded(session: AsyncSession, exchange: Exchange, now: datetime) -> UnfundedReason | None:
    """By the programme's terms on the first day, and by what the visitor was funded for before."""
    reason = await eligibility.why_unfunded(
        session,
        exchange.programme_slug,
        visitor_id=exchange.visitor_id,
        host_id=exchange.host_id,
        on=exchange.planned_start or now.date(),
        mode=exchange.mode,
    )
    if reason is None and await queries.has_funded(
        session, exchange.programme_slug, exchange.visitor_id, exchange.id
    ):
        return UnfundedReason.ALREADY_FUNDED
    return reason


async def reserve(
    session: AsyncSession, by: By, exchange: Exchange, now: datetime, *, must: bool = False
) -> UnfundedReason | None:
    """Money is set aside as soon as days and distance are known; until then nothing stands in the way,
    unless they `must` be known by now. Errors: `no-terms`, `stay-incomplete`."""
    terms = await terms_on(session, exchange.programme_slug, exchange.planned_start or now.date())
    exchange.rule_set_id, exchange.holds_once = terms.rule_set_id, terms.rules.once_per_visitor
    enough = (exchange.working_days_planned or 0) >= terms.rules.min_working_days
    if not must and (not enough or exchange.distance_km is None):
        return None
    reserved = await vouchers.reserve_for_exchange(session, by, exchange, now)
    return reserved if isinstance(reserved, UnfundedReason) else None


def set_funded(exchange: Exchange, reason: UnfundedReason | None) -> None:
    exchange.funded, exchange.unfunded_reason = reason is None, reason
