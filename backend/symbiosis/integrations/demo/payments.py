"""Money on its way in the demonstration: a voucher that waits for its payment, a payment the bank has not
answered, and one that is through. Each stay was made some time ago with the ordinary verbs, by the people
whose office it is: the cluster's manager approves, finance pays."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from functools import cache
from io import BytesIO
from typing import Any
from uuid import UUID

import segno
from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors import parties
from symbiosis.actors.capabilities import StaffRole
from symbiosis.actors.checking.cluster_memberships import join
from symbiosis.actors.viewer import PLATFORM, Viewer, appointment
from symbiosis.exchanges.banking import service as banking
from symbiosis.exchanges.banking.schemas import BankAccountIn, VerifyBankAccountIn
from symbiosis.exchanges.building import deciding, signing
from symbiosis.exchanges.evidence import bringing
from symbiosis.exchanges.evidence import deciding as proofs
from symbiosis.exchanges.finding import visible_locked
from symbiosis.exchanges.paying import service as paying
from symbiosis.exchanges.paying.schemas import PaidIn, PaymentRunIn
from symbiosis.exchanges.presence import service as presence
from symbiosis.exchanges.presence.schemas import PresenceIn
from symbiosis.exchanges.reporting import service as reporting
from symbiosis.exchanges.reporting.schemas import HostAnswers, VisitorAnswers
from symbiosis.exchanges.validating.service import validate
from symbiosis.exchanges.vocabulary import DocumentKind, Party
from symbiosis.exchanges.vouchers import queries as vouchers
from symbiosis.exchanges.vouchers import service as money
from symbiosis.exchanges.vouchers.rules import Rate
from symbiosis.integrations.demo.exchanges import CONTENT, DAYS, Cast, first_day
from symbiosis.integrations.demo.people import CLOTH, DESIGN
from symbiosis.programmes import queries as programmes
from symbiosis.programmes.vocabulary import EvidenceKind, ExchangeRole
from symbiosis.programmes.working_days import working_days

_IBAN, _BIC = "DK5000400440116243", "NDEADKKK"
"""The standard's own example: nobody's account."""
_RATE, _SOURCE = Decimal("7.46"), "Demonstration: not a real rate"
_BROUGHT = (EvidenceKind.SME_DECLARATION, EvidenceKind.TRAVEL_PROOF)
_ANYTIME = "*"
_DID = ("Walked the lines and took samples.", "Our own offcuts were torn.", "Agreed what a trial takes.")
_ANSWERS: Mapping[str, Any] = {
    "objectives": [{"objective": text, "met": 4} for text in CONTENT["objectives"]],
    "contacts_made": 4,
    "new_partners": 1,
    "agreements_signed": 0,
    "agreements_planned": 1,
    "business_leads": 2,
    "next_steps": "A trial with 200 kg in the new year.",
    "would_repeat": 5,
    "satisfaction_visit": 5,
    "satisfaction_host": 5,
    "satisfaction_organiser": 4,
    "satisfaction_tool": 4,
}
_OF_HOST = {"preparedness": 5, "usefulness": 4, "satisfaction": 5, "follow_up": "Samples are on their way."}


async def add_payments(
    session: AsyncSession,
    owners: Mapping[str, UUID],
    people: Mapping[str, UUID],
    secret: str,
    now: datetime,
) -> None:
    """Nothing where the programme is not."""
    if await programmes.profile(session, CLOTH) is None:
        return
    for slug in ("fibervaerket", "akustik", "spinderiet"):
        await join(session, PLATFORM, await parties.of(session, owners[slug]), [DESIGN], now)
    cast = _Money(session, owners, people, secret, now)
    through = await cast.approved("fibervaerket", "teixits", "Rikke, genanvendelse", 200)
    await cast.paid(await cast.ordered([through], 173), 170)
    await cast.host_reports(through, "teixits", 168)
    at_bank = await cast.approved("akustik", "confeccions", "Bodil, akustik", 31)
    await cast.approved("spinderiet", "filatura", "Troels, spinderiet", 19)
    await cast.ordered([at_bank], 2)


class _Money(Cast):
    """Who does what, and when: `now` is the day of each step."""

    def __init__(
        self,
        session: AsyncSession,
        owners: Mapping[str, UUID],
        people: Mapping[str, UUID],
        secret: str,
        now: datetime,
    ) -> None:
        super().__init__(session, owners, people, now)
        self.today, self.secret = now, secret
        finance = appointment(StaffRole.FINANCE, frozenset({DESIGN}))
        self.finance = Viewer(user_id=people["finance"], auth="system", staff=(finance,))

    def ago(self, days: int) -> datetime:
        self.now = self.today - timedelta(days=days)
        return self.now

    async def approved(self, visitor: str, host: str, person: str, days_ago: int) -> UUID:
        """A stay that began about so long ago: agreed five weeks before, and reported, proven and approved
        two weeks after."""
        first = first_day(self.today.date() - timedelta(days=days_ago), "ES", back=True)
        self.now = _noon(first) - timedelta(days=35)
        exchange_id = await self.committed(visitor, host, person, first=first)
        await self._promised(exchange_id, visitor)
        await self._stayed(exchange_id, host, first)
        self.now += timedelta(days=6)
        await self._reported(exchange_id, visitor, first)
        self.now += timedelta(days=5)
        for kind in _BROUGHT:
            await proofs.accept(self.session, self.manager, exchange_id, kind, _ANYTIME, self.now)
        await validate(self.session, self.manager, exchange_id, self.now)
        return exchange_id

    async def _promised(self, exchange_id: UUID, visitor: str) -> None:
        """Agreement, voucher, account, notice: all that making ready asks for."""
        member, kind = self.signatory(visitor), DocumentKind.FINANCIAL_AGREEMENT
        await self.signs(exchange_id, member, Party.VISITOR, kind)
        await self.signs(exchange_id, self.manager, Party.VISITOR_CLUSTER, kind)
        exchange = await visible_locked(self.session, self.manager, exchange_id)
        rate = Rate(_RATE, self.now.date(), _SOURCE)
        await money.issue(self.session, self.manager, exchange, self.now, rate)
        account = BankAccountIn(holder=visitor.title(), iban=_IBAN, bic=_BIC)
        owner = self.owners[visitor]
        await banking.enter(self.session, member, owner, account, self.secret, self.now)
        told = VerifyBankAccountIn(iban=_IBAN, how="Called the number in the registry")
        await banking.verify(self.session, self.finance, owner, told, self.secret, self.now)
        await deciding.accept_privacy_notice(self.session, member, exchange_id, self.now)
        await signing.make_ready(self.session, self.manager, exchange_id, self.now)

    async def _stayed(self, exchange_id: UUID, host: str, first: date) -> None:
        host_member = self.member(host)
        days = working_days("ES", first, first + timedelta(days=10))[:DAYS]
        self.now = _noon(first)
        await presence.check_in(self.session, host_member, exchange_id, None, self.now)
        self.now = _noon(days[-1])
        told = PresenceIn.model_validate({"days": [{"day": day, "present": True} for day in days]})
        await presence.record_presence(self.session, host_member, exchange_id, told, self.now)
        await presence.confirm_stay(self.session, host_member, exchange_id, self.now)

    async def _reported(self, exchange_id: UUID, visitor: str, first: date) -> None:
        member = self.signatory(visitor)
        for kind in _BROUGHT:
            paper = (f"{kind}.png", _paper(f"Demonstration: {kind}"))
            await bringing.bring(self.session, member, exchange_id, kind, *paper, self.now)
        days = working_days("ES", first, first + timedelta(days=10))[:DAYS]
        done = [{"day": day, "text": text} for day, text in zip(days, _DID, strict=True)]
        answers = VisitorAnswers.model_validate({**_ANSWERS, "days": done})
        side = ExchangeRole.VISITOR
        await reporting.save_report(self.session, member, exchange_id, side, answers, _ANYTIME, self.now)
        await reporting.submit_report(self.session, member, exchange_id, self.now)

    async def host_reports(self, exchange_id: UUID, host: str, days_ago: int) -> None:
        """With it the exchange is closed and certified."""
        now, member = self.ago(days_ago), self.member(host)
        answers = HostAnswers.model_validate(_OF_HOST)
        await reporting.save_report(
            self.session, member, exchange_id, ExchangeRole.HOST, answers, _ANYTIME, now
        )
        await reporting.submit_host_report(self.session, member, exchange_id, now)

    async def ordered(self, exchanges: list[UUID], days_ago: int) -> UUID:
        """A run that is given to the bank."""
        now = self.ago(days_ago)
        said = PaymentRunIn(
            programme_slug=CLOTH,
            cluster_slug=DESIGN,
            voucher_ids=[await self._voucher(exchange_id) for exchange_id in exchanges],
            execute_on=now.date() + timedelta(days=1),
            debtor=BankAccountIn(holder="Lifestyle & Design Cluster", iban=_IBAN, bic=_BIC),
        )
        run = await paying.prepare(self.session, self.finance, said, self.secret, now)
        await paying.order(self.session, self.finance, run, self.secret, now)
        return run.id

    async def _voucher(self, exchange_id: UUID) -> UUID:
        voucher = await vouchers.of_exchange_locked(self.session, exchange_id)
        if voucher is None:
            raise LookupError("the demonstration's stays are funded")
        return voucher.id

    async def paid(self, run_id: UUID, days_ago: int) -> None:
        now = self.ago(days_ago)
        run = await paying.visible_locked(self.session, self.finance, run_id, _ANYTIME)
        said = PaidIn(paid_on=now.date(), bank_reference="DEMO 1")
        await paying.mark_paid(self.session, self.finance, run, said, now)


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12), UTC)


@cache
def _paper(words: str) -> bytes:
    """A picture that stands for a ticket or a declaration."""
    out = BytesIO()
    segno.make(words, error="m").save(out, kind="png", scale=6)
    return out.getvalue()
