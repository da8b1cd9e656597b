"""Vouchers and the budget against a model in memory: whatever is done in whatever order, the money adds up,
nobody is refused while there is enough, nobody is funded twice, and the ledger tells where every cent is."""

import asyncio
import os
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_UP, Decimal
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, multiple, rule

from conftest import make_actor
from emptying import empty
from symbiosis import reactions
from symbiosis.actors.capabilities import StaffRole
from symbiosis.actors.viewer import Viewer, appointment
from symbiosis.exchanges.models import Exchange
from symbiosis.exchanges.paying import service as paying
from symbiosis.exchanges.paying.schemas import FailedIn, PaidIn, PaymentRunIn
from symbiosis.exchanges.vouchers import service
from symbiosis.exchanges.vouchers.problems import MoreThanPaid, TooFewWorkingDays, WrongVoucherState
from symbiosis.exchanges.vouchers.recovering import (
    confirm_recovery,
    request_recovery,
    visible_locked,
    write_off,
)
from symbiosis.exchanges.vouchers.schemas import RecoveryRequestIn
from symbiosis.exchanges.vouchers.service import Reserved
from symbiosis.journal.by import PLATFORM
from symbiosis.kit import clock
from symbiosis.kit.database import Database, open_database
from symbiosis.kit.problems import Problem
from symbiosis.kit.sealing import seal
from symbiosis.programmes.entitlement import Stay
from symbiosis.programmes.vocabulary import UnfundedReason

SECRET = "a secret of sixteen signs or more"
RATES = {"FI": Decimal(950), "BG": Decimal(560), "DK": Decimal(1100), "HU": Decimal("670.50")}
STAYS = st.builds(
    Stay,
    st.sampled_from(["FI", "BG", "DK", "HU", "GB"]),
    st.sampled_from([2, 3, 4, 5, 9]),
    st.sampled_from([Decimal(150), Decimal(200), Decimal(1200)]),
)
PARTS = st.sampled_from([None, Decimal("0.01"), Decimal("0.3"), Decimal("0.5"), Decimal(1), Decimal("1.1")])
"""Of what is still paid of a voucher, that is asked back; None: nothing is said, so all of it."""
EXAMPLES, STEPS = (2000, 60) if os.environ.get("HYPOTHESIS_PROFILE") == "soak" else (100, 30)
START = date(2026, 9, 14)
TOTAL = Decimal(2500)


def worth(stay: Stay) -> Decimal:
    """Said anew, in other words than the platform's."""
    if stay.working_days < 3:
        return Decimal(0)
    full = RATES[stay.host_country]
    reduced = stay.working_days < 5 or stay.distance_km < 200
    return min(Decimal(1100), full / 2 if reduced else full).quantize(Decimal("0.01"))


@dataclass
class Held:
    """What the model knows of a voucher."""

    visitor: UUID
    exchange: UUID
    promised: Decimal
    state: str = "reserved"
    asked: Decimal = Decimal(0)
    returned: Decimal = Decimal(0)

    @property
    def left(self) -> Decimal:
        """Of what was promised, and has not come back."""
        return self.promised - self.returned

    @property
    def part(self) -> str | None:
        if self.state == "reserved":
            return "reserved"
        if self.state in ("paid", "recovery_requested", "written_off"):
            return "paid"
        return None if self.state in ("released", "refused", "recovered") else "issued"


class World:
    """The database, and what stands around vouchers, made once for all runs of the machine."""

    def __init__(self, dsn: str) -> None:
        self.runner = asyncio.Runner()
        self.database: Database = self.run(open_database(dsn, pool_size=3))
        self.run(empty(self.database))
        self.visitors = [self.run(make_actor(self.database, f"Visitor {n}"))[0] for n in range(6)]
        self.host, _ = self.run(make_actor(self.database, "Host"))
        self.run(self._around())

    def run(self, coroutine: Any) -> Any:
        return self.runner.run(coroutine)

    async def _around(self) -> None:
        pool = self.database.pool
        await pool.execute("insert into clusters (slug, name, country) values ('payer', 'Payer', 'DK')")
        await pool.execute(
            "insert into stored_files (key, sha256, size_bytes, media_type, name, classification)"
            " values ('x', repeat('a', 64), 1, 'application/pdf', 'a.pdf', 'internal')"
        )
        for visitor in self.visitors:
            await pool.execute(
                "insert into bank_accounts (actor_id, sealed_holder, sealed_iban, last_four, country,"
                " verified_at) values ($1, $2, $3, '6243', 'DK', now())",
                visitor,
                seal(SECRET, "Systuen"),
                seal(SECRET, "DK5000400440116243"),
            )

    async def programme(self) -> tuple[str, UUID]:
        """A new one for every run, with its own money."""
        slug, pool = f"m{uuid4().hex[:12]}", self.database.pool
        await pool.execute("insert into programmes (slug, name) values ($1, $1)", slug)
        await pool.execute("insert into programme_clusters values ($1, 'payer')", slug)
        await pool.execute(
            "insert into rule_sets (programme_slug, version, valid_from) values ($1, 1, '2020-01-01')", slug
        )
        rates = ", ".join(f'"{country}": "{rate}"' for country, rate in RATES.items())
        await pool.execute(
            "insert into rate_tables (programme_slug, version, name, valid_from, source, rates)"
            " values ($1, 1, 'x', '2020-01-01', 'x', $2)",
            slug,
            f"{{{rates}}}",
        )
        partner = await pool.fetchval(
            "insert into programme_partners (programme_slug, cluster_slug, role, total_eur, free_eur)"
            " values ($1, 'payer', 'partner', $2, $2) returning id",
            slug,
            TOTAL,
        )
        return slug, partner

    async def exchange(self, slug: str, visitor: UUID, stay: Stay) -> UUID:
        """With its signed agreement."""
        made: UUID = await self.database.pool.fetchval(
            "with made as (insert into exchanges (programme_slug, code, visitor_id, host_id, visitor_cluster,"
            " host_cluster, planned_start, planned_end, working_days_planned, distance_km, rate_country, state,"
            " holds_once, organisation_class, bucket)"
            " values ($1, $2, $3, $4, 'payer', 'payer', $5, $6, $7, $8, $9, 'committed', false, 'sme', 'sme')"
            " returning id) insert into exchange_documents (exchange_id, kind, state, template_version,"
            " inputs, content_hash, file_id) select id, 'financial_agreement', 'fully_signed', '1', '{}', 'x',"
            " (select id from stored_files limit 1) from made returning exchange_id",
            slug,
            uuid4().hex[:12],
            visitor,
            self.host,
            START,
            START + timedelta(days=stay.working_days),
            stay.working_days,
            stay.distance_km,
            stay.host_country,
        )
        return made


_STANDS = """
select p.*,
    (select coalesce(sum(case kind when 'reserve' then amount_eur
        when 'release' then -amount_eur when 'withdraw' then -amount_eur
        when 'recover' then -amount_eur else 0 end), 0) from ledger_entries where partner_id = p.id) as gone,
    v.ids, v.states
from programme_partners p, lateral
    (select array_agg(id order by id) as ids, array_agg(state order by id) as states
     from vouchers where partner_id = p.id) v
where p.id = $1
"""

world: World


@pytest.fixture(scope="module", autouse=True)
def _world(dsn: str) -> Any:
    global world
    reactions.install()
    world = World(dsn)
    yield world
    world.run(empty(world.database))
    world.run(world.database.close())
    world.runner.close()


class MoneyMachine(RuleBasedStateMachine):
    vouchers = Bundle("vouchers")

    def __init__(self) -> None:
        super().__init__()
        self.slug, self.partner = world.run(world.programme())
        here = frozenset({"payer"})
        self.manager, self.finance, self.lead = (
            Viewer(user_id=uuid4(), auth="password", staff=(appointment(role, here, self.slug),))
            for role in (StaffRole.CLUSTER_MANAGER, StaffRole.FINANCE, StaffRole.PROGRAMME_LEAD)
        )
        self.model: dict[UUID, Held] = {}
        self.total = self.free = TOTAL

    # --- what can happen ---

    @rule(target=vouchers, visitor=st.integers(0, 5), stay=STAYS)
    def reserve(self, visitor: int, stay: Stay) -> Any:
        who = world.visitors[visitor]
        exchange = world.run(world.exchange(self.slug, who, stay))
        got = self.do(self._reserve, exchange)
        expected = self._expected(who, stay)
        if isinstance(expected, UnfundedReason):
            assert got is expected
            return multiple()
        assert isinstance(got, Reserved)
        assert got.entitlement_eur == expected
        self.model[got.voucher_id] = Held(who, exchange, expected)
        self.free -= expected
        return got.voucher_id

    def _expected(self, visitor: UUID, stay: Stay) -> Decimal | UnfundedReason:
        if stay.host_country not in RATES:
            return UnfundedReason.NO_RATE
        if stay.working_days < 3:
            return UnfundedReason.BELOW_MIN_DAYS
        ended = ("released", "refused", "recovered")
        if any(held.visitor == visitor and held.state not in ended for held in self.model.values()):
            return UnfundedReason.ALREADY_FUNDED
        return UnfundedReason.BUDGET if worth(stay) > self.free else worth(stay)

    @rule(voucher=vouchers)
    def issue(self, voucher: UUID) -> None:
        self._step(voucher, ("reserved",), "issued", self._issue)

    @rule(voucher=vouchers)
    def take_back(self, voucher: UUID) -> None:
        self._step(voucher, ("issued",), "reserved", self._take_back)

    @rule(voucher=vouchers)
    def claim(self, voucher: UUID) -> None:
        held = self.model[voucher]
        if held.state in ("released", "refused"):
            return
        claimed = self.do(self._claim, held.exchange)
        assert claimed is (held.state == "issued")
        if claimed:
            held.state = "claimed"

    @rule(voucher=vouchers, days=st.sampled_from([2, 3, 4, 5, 9]), country=st.sampled_from(sorted(RATES)))
    def approve(self, voucher: UUID, days: int, country: str) -> None:
        held, actual = self.model[voucher], Stay(country, days, Decimal(1000))
        if held.state != "claimed":
            assert isinstance(self.do(self._approve, held.exchange, actual), Problem)
            return
        got = self.do(self._approve, held.exchange, actual)
        if days < 3:
            assert isinstance(got, TooFewWorkingDays)
            return
        due = min(held.promised, worth(actual))
        assert got == due
        self.free += held.promised - due
        held.promised, held.state = due, "approved"

    @rule(voucher=vouchers)
    def release(self, voucher: UUID) -> None:
        held = self.model[voucher]
        if held.state in ("released", "refused"):
            return
        got = self.do(self._release, held.exchange)
        if held.state not in ("reserved", "issued", "claimed", "approved", "payment_failed"):
            assert isinstance(got, WrongVoucherState | Problem)
            return
        assert got is True
        held.state = "refused" if held.state == "claimed" else "released"
        self.free += held.promised

    @rule(voucher=vouchers)
    def order(self, voucher: UUID) -> None:
        self._step(voucher, ("approved", "payment_failed"), "payment_ordered", self._order)

    @rule(voucher=vouchers)
    def fail(self, voucher: UUID) -> None:
        self._step(voucher, ("payment_ordered",), "payment_failed", self._fail)

    @rule(voucher=vouchers)
    def pay(self, voucher: UUID) -> None:
        self._step(voucher, ("payment_ordered",), "paid", self._pay)

    @rule(voucher=vouchers, part=PARTS)
    def ask_back(self, voucher: UUID, part: Decimal | None) -> None:
        """A part or the whole of what is still paid; more is refused and changes nothing."""
        held = self.model[voucher]
        amount = None if part is None else (held.left * part).quantize(Decimal("0.01"), ROUND_UP)
        if held.state == "paid" and amount is not None and amount > held.left:
            assert isinstance(self.do(self._ask_back, voucher, amount), MoreThanPaid)
            return
        was = held.state
        self._step(voucher, ("paid",), "recovery_requested", self._ask_back, amount)
        if was == "paid":
            held.asked = held.left if amount is None else amount

    @rule(voucher=vouchers)
    def get_back(self, voucher: UUID) -> None:
        held = self.model[voucher]
        was, to = held.state, "recovered" if held.asked == held.left else "paid"
        self._step(voucher, ("recovery_requested",), to, self._get_back)
        if was == "recovery_requested":
            self.free += held.asked
            held.returned, held.asked = held.returned + held.asked, Decimal(0)

    @rule(voucher=vouchers)
    def give_up(self, voucher: UUID) -> None:
        self._step(voucher, ("recovery_requested",), "written_off", self._give_up)

    @initialize(target=vouchers, visitor=st.integers(0, 5))
    def one_is_paid(self, visitor: int) -> Any:
        """So that what an audit may bring about happens often."""
        voucher: Any = self.reserve(visitor, Stay("FI", 5, Decimal(1000)))
        for _ in range(5):
            self.go_on(voucher)
        assert self.model[voucher].state == "paid"
        return voucher

    @rule(voucher=vouchers)
    def go_on(self, voucher: UUID) -> None:
        """The next step towards the money."""
        match self.model[voucher].state:
            case "reserved":
                self.issue(voucher)
            case "issued":
                self.claim(voucher)
            case "claimed":
                self.approve(voucher, 5, "DK")
            case "approved" | "payment_failed":
                self.order(voucher)
            case "payment_ordered":
                self.pay(voucher)

    # --- what is always so ---

    @invariant()
    def the_money_adds_up_and_the_ledger_tells_where_it_is(self) -> None:
        row = world.run(world.database.pool.fetchrow(_STANDS, self.partner))
        parts = {
            part: sum((h.left for h in self.model.values() if h.part == part), Decimal(0))
            for part in ("reserved", "issued", "paid")
        }
        assert {part: row[f"{part}_eur"] for part in parts} == parts
        assert row["free_eur"] == self.free == self.total - sum(parts.values())
        assert self.total - row["gone"] == self.free
        states = dict(zip(row["ids"] or (), row["states"] or (), strict=True))
        assert states == {voucher: held.state for voucher, held in self.model.items()}

    # --- how it is done ---

    def _step(self, voucher: UUID, origins: tuple[str, ...], to: str, act: Any, *given: Any) -> None:
        held = self.model[voucher]
        got = self.do(act, voucher, *(given or (held.exchange,)))
        if held.state in origins:
            assert not isinstance(got, Problem), got
            held.state = to
        else:
            assert isinstance(got, Problem), f"{act.__name__} went through while {held.state}"

    def do(self, act: Any, *given: Any) -> Any:
        """In a transaction; a refusal comes back as a value, and undoes it."""

        async def one() -> Any:
            async with world.database.sessions() as session:
                try:
                    async with session.begin():
                        return await act(session, *given)
                except Problem as refused:
                    return refused

        return world.run(one())

    async def _exchange(self, session: Any, exchange: UUID) -> Exchange:
        found = await session.get(Exchange, exchange)
        assert isinstance(found, Exchange)
        return found

    async def _reserve(self, session: Any, exchange: UUID) -> Any:
        found = await self._exchange(session, exchange)
        return await service.reserve_for_exchange(session, PLATFORM, found, clock.now())

    async def _issue(self, session: Any, _: UUID, exchange: UUID) -> Any:
        return await service.issue(
            session, self.manager, await self._exchange(session, exchange), clock.now()
        )

    async def _take_back(self, session: Any, voucher: UUID, _: UUID) -> None:
        found = await visible_locked(session, self.manager, voucher, "*")
        await service.take_back(session, self.manager, found, clock.now())

    async def _claim(self, session: Any, exchange: UUID) -> bool:
        return await service.claim(session, PLATFORM, await self._exchange(session, exchange), clock.now())

    async def _approve(self, session: Any, exchange: UUID, actual: Stay) -> Decimal:
        found = await self._exchange(session, exchange)
        return await service.approve(session, self.manager, found, actual, clock.now())

    async def _release(self, session: Any, exchange: UUID) -> bool:
        return await service.release(session, PLATFORM, reason="test", now=clock.now(), exchange_id=exchange)

    async def _order(self, session: Any, voucher: UUID, _: UUID) -> None:
        said = PaymentRunIn.model_validate(
            {
                "programme_slug": self.slug,
                "cluster_slug": "payer",
                "voucher_ids": [voucher],
                "execute_on": "2026-12-01",
                "debtor": {"holder": "Payer", "iban": "ES9121000418450200051332"},
            }
        )
        run = await paying.prepare(session, self.finance, said, SECRET, clock.now())
        await paying.order(session, self.finance, run, SECRET, clock.now())

    async def _run_of(self, session: Any, voucher: UUID) -> Any:
        found = await visible_locked(session, self.finance, voucher, "*")
        if found.payment_run_id is None:
            raise WrongVoucherState("in no run")
        return await paying.visible_locked(session, self.finance, found.payment_run_id, "*")

    async def _fail(self, session: Any, voucher: UUID, _: UUID) -> None:
        run = await self._run_of(session, voucher)
        said = FailedIn(voucher_ids=[voucher], reason="Closed")
        await paying.mark_failed(session, self.finance, run, said, clock.now())

    async def _pay(self, session: Any, voucher: UUID, exchange: UUID) -> None:
        run = await self._run_of(session, voucher)
        (await self._exchange(session, exchange)).state = "validated"
        await session.flush()
        said = PaidIn(voucher_ids=[voucher], paid_on=clock.now().date(), bank_reference="x")
        await paying.mark_paid(session, self.finance, run, said, clock.now())

    async def _ask_back(self, session: Any, voucher: UUID, amount: Decimal | None) -> None:
        found = await visible_locked(session, self.lead, voucher, "*")
        asked = None if amount is None else {"amount": str(amount), "currency": "EUR"}
        said = RecoveryRequestIn.model_validate({"reason": "Not there", "amount": asked})
        await request_recovery(session, self.lead, found, said, clock.now())

    async def _give_up(self, session: Any, voucher: UUID, _: UUID) -> None:
        found = await visible_locked(session, self.lead, voucher, "*")
        await write_off(session, self.lead, found, "Nothing to be had", clock.now())

    async def _get_back(self, session: Any, voucher: UUID, _: UUID) -> None:
        found = await visible_locked(session, self.finance, voucher, "*")
        await confirm_recovery(session, self.finance, found, "back", clock.now())


TestMoney = MoneyMachine.TestCase
TestMoney.settings = settings(
    max_examples=EXAMPLES,
    stateful_step_count=STEPS,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
)
