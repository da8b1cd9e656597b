"""Exchanges of the demonstration, one in each telling state, led there with the ordinary verbs."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors.capabilities import MemberRole, StaffRole
from symbiosis.actors.viewer import PLATFORM, Viewer, appointment
from symbiosis.exchanges.building import changing, deciding, signing
from symbiosis.exchanges.finding import visible_locked
from symbiosis.exchanges.papers import queries as papers
from symbiosis.exchanges.papers.signing import sign
from symbiosis.exchanges.presence.calendar import follow_calendar
from symbiosis.exchanges.schemas import ExchangePatch
from symbiosis.exchanges.service import NewExchange, open_exchange
from symbiosis.exchanges.vocabulary import DocumentKind, ExchangeState, Party
from symbiosis.integrations.demo.people import CLOTH, DESIGN, HOME
from symbiosis.programmes import queries as programmes
from symbiosis.programmes.vocabulary import UnfundedReason
from symbiosis.programmes.working_days import why_not_working, working_days

MODACC, ECO = "modacc", "ea-eco-entreprises"
DAYS = 3
_ANY_VERSION = "*"
CONTENT: Mapping[str, Any] = {
    "goals": "See how torn fibres are spun again, and find out which of our offcuts could become yarn.",
    "objectives": ["Leave samples of our offcuts", "Agree on a trial of 200 kg"],
    "activity_types": ["sharing_experience", "project_development"],
    "topics": ["Mechanical recycling"],
}
_VISITS = ("Walk through the plant", "Samples at the laboratory", "What a trial would take")


async def add_exchanges(
    session: AsyncSession, owners: Mapping[str, UUID], people: Mapping[str, UUID], now: datetime
) -> None:
    """Nothing where the programme is not."""
    if await programmes.profile(session, CLOTH) is None:
        return
    cast = Cast(session, owners, people, now)
    await cast.opened("strikkeriet", "tricot-troyes", ECO, "Karen, strikkeriet", 10)
    await cast.to_sign(HOME, "filatura", "Signe, systue", 5)
    await cast.committed("modehuset", "confeccions", "Mette, modehuset", 4)
    await cast.stays("sengetoej", "teixits", "Anders, sengetøj", days_ago=1)
    await cast.stays("fibervaerket", "filatura", "Rikke, genanvendelse", days_ago=12)
    await cast.past(HOME, "tri-roubaix", ECO, days_ago=900)
    await follow_calendar(session, now)


class Cast:
    """Who does what."""

    def __init__(
        self, session: AsyncSession, owners: Mapping[str, UUID], people: Mapping[str, UUID], now: datetime
    ) -> None:
        self.session, self.owners, self.people, self.now = session, owners, people, now
        self.manager = self._staff(people["partner_manager"], "Laura, designklyngen", DESIGN)
        # The partner abroad has no account in the demonstration; whoever leads the programme signs for it.
        self.host_manager = self._staff(people["programme_lead"], "Lone, programleder", MODACC, ECO)

    def _staff(self, user_id: UUID, name: str, *clusters: str) -> Viewer:
        held = appointment(StaffRole.CLUSTER_MANAGER, frozenset(clusters))
        return Viewer(user_id=user_id, display_name=name, auth="system", staff=(held,))

    def member(self, slug: str) -> Viewer:
        account = {HOME: "sme", "fibervaerket": "recycler"}.get(slug)
        user_id = self.people[account] if account else None
        return Viewer(
            user_id=user_id,
            display_name=slug.title(),
            auth="system",
            members={self.owners[slug]: MemberRole.ORG_ADMIN},
        )

    async def opened(
        self,
        visitor: str,
        host: str,
        host_cluster: str,
        person: str,
        weeks: int = 0,
        *,
        first: date | None = None,
        **more: Any,
    ) -> UUID:
        country = "FR" if host_cluster == ECO else "ES"
        first = first or first_day(self.now.date() + timedelta(weeks=weeks), country)
        new = NewExchange(
            programme_slug=CLOTH,
            visitor_id=self.owners[visitor],
            host_id=self.owners[host],
            visitor_cluster=DESIGN,
            host_cluster=host_cluster,
            visitor_user_id=self.member(visitor).user_id,
            visitor_person=person,
            planned_start=first,
            planned_end=_last_day(first, country),
            **more,
        )
        return (await open_exchange(self.session, PLATFORM.by(), new, self.now)).id

    async def built(self, visitor: str, host: str, person: str, weeks: int = 0, **more: Any) -> UUID:
        """Content and the host's word; everything that signing asks for."""
        exchange_id = await self.opened(visitor, host, MODACC, person, weeks, **more)
        visits = await self._visits(exchange_id)
        patch = ExchangePatch.model_validate({**CONTENT, "agenda": visits})
        member = self.member(visitor)
        await changing.change_exchange(self.session, member, exchange_id, patch, _ANY_VERSION, self.now)
        await deciding.confirm_as_host(self.session, self.member(host), exchange_id, "Núria", self.now)
        return exchange_id

    async def _visits(self, exchange_id: UUID) -> list[dict[str, Any]]:
        exchange = await visible_locked(self.session, self.manager, exchange_id)
        first = exchange.planned_start or self.now.date()
        days = working_days("ES", first, _last_day(first, "ES"))
        return [{"day": day, "title": title} for day, title in zip(days, _VISITS, strict=False)]

    async def to_sign(self, visitor: str, host: str, person: str, weeks: int = 0, **more: Any) -> UUID:
        """Everybody but the visitor has signed."""
        exchange_id = await self.built(visitor, host, person, weeks, **more)
        await signing.start_signing(self.session, self.manager, exchange_id, self.now)
        for viewer, party in (
            (self.member(host), Party.HOST),
            (self.manager, Party.VISITOR_CLUSTER),
            (self.host_manager, Party.HOST_CLUSTER),
        ):
            await self.signs(exchange_id, viewer, party)
        return exchange_id

    async def committed(self, visitor: str, host: str, person: str, weeks: int = 0, **more: Any) -> UUID:
        exchange_id = await self.to_sign(visitor, host, person, weeks, **more)
        await self.signs(exchange_id, self.signatory(visitor), Party.VISITOR)
        return exchange_id

    def signatory(self, visitor: str) -> Viewer:
        """Organisations without an account are signed for by the colleague, who is nobody's otherwise."""
        member = self.member(visitor)
        colleague = member.user_id or self.people["colleague"]
        return Viewer(
            user_id=colleague, display_name=member.display_name, auth="system", members=member.members
        )

    async def signs(
        self,
        exchange_id: UUID,
        viewer: Viewer,
        party: Party,
        kind: DocumentKind = DocumentKind.COMMITMENT,
    ) -> None:
        document = await papers.current(self.session, exchange_id, kind)
        if document is not None:
            await sign(self.session, viewer, document.id, party, document.content_hash, self.now)

    async def stays(self, visitor: str, host: str, person: str, *, days_ago: int) -> None:
        """Unfunded, so that it needs no account; begun so long ago, or over."""
        first = first_day(self.now.date() - timedelta(days=days_ago), "ES", back=True)
        exchange_id = await self.built(visitor, host, person, first=first)
        reason = UnfundedReason.DECLINED_BY_VISITOR
        await deciding.set_funding(self.session, self.manager, exchange_id, reason, self.now)
        await signing.start_signing(self.session, self.manager, exchange_id, self.now)
        for viewer, party in (
            (self.signatory(visitor), Party.VISITOR),
            (self.member(host), Party.HOST),
            (self.manager, Party.VISITOR_CLUSTER),
            (self.host_manager, Party.HOST_CLUSTER),
        ):
            await self.signs(exchange_id, viewer, party)
        member = self.signatory(visitor)
        await deciding.accept_privacy_notice(self.session, member, exchange_id, self.now)
        await signing.make_ready(self.session, self.manager, exchange_id, self.now)

    async def past(self, visitor: str, host: str, host_cluster: str, *, days_ago: int) -> None:
        """From before the platform: what was paid is not known here."""
        first = first_day(self.now.date() - timedelta(days=days_ago), "FR", back=True)
        await self.opened(
            visitor,
            host,
            host_cluster,
            "Signe, systue",
            first=first,
            state=ExchangeState.CLOSED,
            unfunded_reason=UnfundedReason.HISTORICAL,
            source="Demonstration",
        )


def first_day(day: date, country: str, *, back: bool = False) -> date:
    """The next working day there, or the last one."""
    step = timedelta(days=-1 if back else 1)
    while why_not_working(country, day) is not None:
        day += step
    return day


def _last_day(first: date, country: str) -> date:
    """After as many working days as a stay needs; a weekend may lie between."""
    last = first
    while len(working_days(country, first, last)) < DAYS:
        last += timedelta(days=1)
    return last
