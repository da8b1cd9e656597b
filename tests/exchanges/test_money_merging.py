"""Two organisations turn out to be one: its vouchers and its account follow."""

from decimal import Decimal
from uuid import UUID, uuid4

from conftest import MakePerson
from exchanges.money import set_stage
from exchanges.test_reserving import FAR, newcomer, seat
from symbiosis.exchanges.vouchers.merging import move_money
from symbiosis.exchanges.vouchers.service import Reserved
from symbiosis.kit import clock
from symbiosis.kit.database import Database
from symbiosis.programmes.vocabulary import UnfundedReason


async def test_both_vouchers_stand_and_a_third_is_refused(
    database: Database, make_person: MakePerson
) -> None:
    stage = await set_stage(database, make_person)
    source, target = await newcomer(stage), await newcomer(stage)
    held = [await seat(stage, who, uuid4(), FAR) for who in (source, target)]
    assert all(isinstance(each, Reserved) for each in held)
    for who, last_four in ((source, "1111"), (target, "2222")):
        await database.pool.execute(
            "insert into bank_accounts (actor_id, sealed_iban, last_four, country) values ($1, 'x', $2, 'DK')",
            who,
            last_four,
        )
    async with database.sessions() as session, session.begin():
        await move_money(session, source, target, clock.now())
    owners = await database.pool.fetch("select distinct visitor_id from vouchers")
    assert [row["visitor_id"] for row in owners] == [target]
    assert await seat(stage, target, uuid4(), FAR) is UnfundedReason.ALREADY_FUNDED
    assert await _account(database, target) == "2222"
    free = await database.pool.fetchval(
        "select free_eur from programme_partners where id = $1", stage.partner
    )
    assert free == Decimal("4050.00")


async def _account(database: Database, actor_id: UUID) -> str:
    found: str = await database.pool.fetchval(
        "select last_four from bank_accounts where actor_id = $1 and replaced_at is null", actor_id
    )
    return found
