"""A partner's money: whole, never below zero, and told by its ledger."""

import asyncio
from collections.abc import Awaitable, Callable
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

import asyncpg
import pytest

from joining.applying import insert_programmes
from programmes.money import PARTS, budget_of, insert_partner, ledger_of
from symbiosis.journal.by import PLATFORM
from symbiosis.kit import clock
from symbiosis.kit.database import Database
from symbiosis.programmes import budget
from symbiosis.programmes.budget_problems import BudgetExceeded

Verb = Callable[..., Awaitable[None]]


@pytest.fixture
async def partner(database: Database) -> UUID:
    await insert_programmes(database)
    return await insert_partner(database, total="1000")


async def do(database: Database, verb: Verb, *given: Any) -> None:
    async with database.sessions() as session, session.begin():
        await verb(session, *given, by=PLATFORM, now=clock.now())


async def parts(database: Database, partner: UUID) -> list[str]:
    found = await budget_of(database, partner)
    return [str(found[name]) for name in PARTS]


async def test_money_goes_its_way_and_the_ledger_tells_it(database: Database, partner: UUID) -> None:
    voucher = uuid4()
    for verb, amount, after in (
        (budget.reserve, "475", ["1000.00", "525.00", "475.00", "0.00", "0.00"]),
        (budget.issue, "475", ["1000.00", "525.00", "0.00", "475.00", "0.00"]),
        (budget.withdraw, "75", ["1000.00", "600.00", "0.00", "400.00", "0.00"]),
        (budget.pay, "400", ["1000.00", "600.00", "0.00", "0.00", "400.00"]),
        (budget.recover, "400", ["1000.00", "1000.00", "0.00", "0.00", "0.00"]),
    ):
        await do(database, verb, partner, Decimal(amount), voucher)
        assert await parts(database, partner) == after
    told = [entry["kind"] for entry in await ledger_of(database, partner)]
    assert told == ["reserve", "issue", "withdraw", "pay", "recover"]


async def test_more_than_is_free_is_refused_with_what_is_free(database: Database, partner: UUID) -> None:
    await do(database, budget.reserve, partner, Decimal("900"), uuid4())
    with pytest.raises(BudgetExceeded) as refused:
        await do(database, budget.reserve, partner, Decimal("475"), uuid4())
    assert "475.00 EUR are needed and 100.00 EUR are free" in refused.value.detail
    assert "by 375.00 EUR" in refused.value.detail
    assert len(await ledger_of(database, partner)) == 1


async def test_what_is_not_held_cannot_be_paid(database: Database, partner: UUID) -> None:
    await do(database, budget.reserve, partner, Decimal("475"), uuid4())
    with pytest.raises(budget.NotHeld):
        await do(database, budget.pay, partner, Decimal("475"), uuid4())
    assert await parts(database, partner) == ["1000.00", "525.00", "475.00", "0.00", "0.00"]


async def test_parts_of_a_cent_are_refused(database: Database, partner: UUID) -> None:
    with pytest.raises(ValueError, match="whole cents"):
        await do(database, budget.reserve, partner, Decimal("0.001"), uuid4())


async def test_a_budget_is_not_cut_below_what_is_promised(database: Database, partner: UUID) -> None:
    await do(database, budget.reserve, partner, Decimal("900"), uuid4())
    await do(database, budget.adjust, partner, Decimal("-100"), "Moved to BFA")
    with pytest.raises(BudgetExceeded):
        await do(database, budget.adjust, partner, Decimal("-0.01"), "Too much")
    assert await parts(database, partner) == ["900.00", "0.00", "900.00", "0.00", "0.00"]


async def test_a_hundred_that_race_get_all_of_it_and_no_more(database: Database, partner: UUID) -> None:
    """1000 EUR hold 20 vouchers of 47.50 EUR and leave 50: a twenty-first fits, a twenty-second does not."""

    async def attempt() -> bool:
        try:
            await do(database, budget.reserve, partner, Decimal("47.50"), uuid4())
        except BudgetExceeded:
            return False
        return True

    got = await asyncio.gather(*(attempt() for _ in range(100)))
    assert sum(got) == 21
    assert await parts(database, partner) == ["1000.00", "2.50", "997.50", "0.00", "0.00"]
    assert len(await ledger_of(database, partner)) == 21


async def test_who_gives_up_leaves_room_for_who_waits(database: Database, partner: UUID) -> None:
    """A reservation that is undone refuses nobody: the next one waits for it and finds the money."""
    holding, waiting = asyncio.Event(), asyncio.Event()

    async def changes_their_mind() -> None:
        async with database.sessions() as session:
            await budget.reserve(session, partner, Decimal("1000"), uuid4(), by=PLATFORM, now=clock.now())
            holding.set()
            await waiting.wait()
            await session.rollback()

    async def comes_next() -> None:
        await holding.wait()
        waiting.set()
        await do(database, budget.reserve, partner, Decimal("1000"), uuid4())

    await asyncio.gather(changes_their_mind(), comes_next())
    assert await parts(database, partner) == ["1000.00", "0.00", "1000.00", "0.00", "0.00"]


async def test_the_database_itself_refuses_wrong_sums_and_rewritten_ledgers(
    database: Database, partner: UUID
) -> None:
    await do(database, budget.reserve, partner, Decimal("10"), uuid4())
    for statement in (
        "update programme_partners set free_eur = free_eur + 1 where id = $1",
        "update programme_partners set free_eur = -1, reserved_eur = 1001 where id = $1",
    ):
        with pytest.raises(asyncpg.CheckViolationError):
            await database.pool.execute(statement, partner)
    for statement in (
        "update ledger_entries set amount_eur = 1 where partner_id = $1",
        "delete from ledger_entries where partner_id = $1",
    ):
        with pytest.raises(asyncpg.RestrictViolationError):
            await database.pool.execute(statement, partner)
