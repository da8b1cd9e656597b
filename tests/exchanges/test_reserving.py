"""Money is set aside once for each visiting organisation, and never more than there is."""

import asyncio
from datetime import timedelta
from decimal import Decimal
from uuid import UUID, uuid4

import pytest

from conftest import MakePerson, make_actor
from exchanges.money import START, Stage, set_stage
from programmes.money import budget_of
from symbiosis.exchanges.vouchers import service
from symbiosis.exchanges.vouchers.service import Reserved
from symbiosis.journal.by import PLATFORM
from symbiosis.kit import clock
from symbiosis.kit.database import Database
from symbiosis.programmes.entitlement import Stay
from symbiosis.programmes.vocabulary import UnfundedReason

FAR = Stay("FI", 3, Decimal(1000))


@pytest.fixture
async def stage(database: Database, make_person: MakePerson) -> Stage:
    return await set_stage(database, make_person)


async def seat(
    stage: Stage, visitor_id: UUID, trip_id: UUID, stay: Stay = FAR, cluster: str = "modacc"
) -> Reserved | UnfundedReason:
    async with stage.database.sessions() as session, session.begin():
        return await service.reserve_for_trip(
            session,
            PLATFORM,
            programme_slug="cloth",
            trip_id=trip_id,
            visitor_id=visitor_id,
            visitor_cluster=cluster,
            stay=stay,
            on=START,
            now=clock.now(),
        )


async def newcomer(stage: Stage) -> UUID:
    return (await make_actor(stage.database, uuid4().hex))[0]


async def test_a_seat_sets_money_aside_for_what_the_stay_is_worth(stage: Stage) -> None:
    found = await seat(stage, await newcomer(stage), uuid4())
    assert isinstance(found, Reserved)
    assert found.entitlement_eur == Decimal("475.00")
    assert (await budget_of(stage.database, stage.partner))["reserved_eur"] == Decimal("475.00")
    voucher = await stage.voucher(found.voucher_id)
    assert (voucher.state, voucher.held_until) == ("reserved", START + timedelta(days=30))
    assert voucher.frozen["factor_reasons"] == ["days_lt_5"]
    assert (voucher.frozen["rule_version"], voucher.frozen["rate_version"]) == (1, 1)


async def test_two_seats_of_one_organisation_on_a_trip_share_a_voucher(stage: Stage) -> None:
    visitor, trip = await newcomer(stage), uuid4()
    assert await seat(stage, visitor, trip) == await seat(stage, visitor, trip)
    assert (await budget_of(stage.database, stage.partner))["reserved_eur"] == Decimal("475.00")


async def test_another_trip_of_the_same_organisation_is_unfunded(stage: Stage) -> None:
    visitor = await newcomer(stage)
    await seat(stage, visitor, uuid4())
    assert await seat(stage, visitor, uuid4()) is UnfundedReason.ALREADY_FUNDED


@pytest.mark.parametrize(
    ("stay", "cluster", "reason"),
    [
        (Stay("FI", 2, Decimal(1000)), "modacc", UnfundedReason.BELOW_MIN_DAYS),
        (Stay("GB", 3, Decimal(1000)), "modacc", UnfundedReason.NO_RATE),
        (FAR, "tekstilsymbiose-herning", UnfundedReason.BUDGET),
    ],
)
async def test_what_stands_in_the_way_is_a_reason_and_undoes_nothing_else(
    stage: Stage, stay: Stay, cluster: str, reason: UnfundedReason
) -> None:
    assert await seat(stage, await newcomer(stage), uuid4(), stay, cluster) is reason
    assert await stage.database.pool.fetchval("select count(*) from vouchers") == 0


async def test_an_exhausted_budget_leaves_the_seat_without_a_voucher(
    database: Database, make_person: MakePerson
) -> None:
    stage = await set_stage(database, make_person, total="900")
    assert isinstance(await seat(stage, await newcomer(stage), uuid4()), Reserved)
    assert await seat(stage, await newcomer(stage), uuid4()) is UnfundedReason.BUDGET
    assert await database.pool.fetchval("select count(*) from vouchers") == 1


async def test_one_organisation_on_two_trips_at_the_same_moment_is_funded_once(stage: Stage) -> None:
    visitor = await newcomer(stage)
    found = await asyncio.gather(*(seat(stage, visitor, uuid4()) for _ in range(12)))
    assert sum(isinstance(f, Reserved) for f in found) == 1
    assert found.count(UnfundedReason.ALREADY_FUNDED) == 11
    assert (await budget_of(stage.database, stage.partner))["free_eur"] == Decimal("4525.00")


async def test_forty_organisations_at_the_same_moment_get_what_the_budget_holds(stage: Stage) -> None:
    visitors = [await newcomer(stage) for _ in range(40)]
    found = await asyncio.gather(*(seat(stage, visitor, uuid4()) for visitor in visitors))
    assert sum(isinstance(f, Reserved) for f in found) == 10
    assert (await budget_of(stage.database, stage.partner))["free_eur"] == Decimal("250.00")


async def test_the_exchange_made_of_a_seat_takes_its_voucher(stage: Stage) -> None:
    trip = uuid4()
    assert stage.visitor.actor_id is not None
    held = await seat(stage, stage.visitor.actor_id, trip)
    exchange = await stage.exchange(trip_id=trip)
    async with stage.database.sessions() as session, session.begin():
        assert await service.attach(session, trip, exchange.visitor_id, exchange.id, clock.now())
        assert await service.reserve_for_exchange(session, PLATFORM, exchange, clock.now()) == held
    assert (await budget_of(stage.database, stage.partner))["reserved_eur"] == Decimal("475.00")


async def test_a_given_up_seat_frees_the_money_and_the_right_to_it(stage: Stage) -> None:
    visitor, trip = await newcomer(stage), uuid4()
    await seat(stage, visitor, trip)
    for expected in (True, False):
        async with stage.database.sessions() as session, session.begin():
            freed = await service.release(
                session, PLATFORM, reason="withdrawn", now=clock.now(), trip_id=trip, visitor_id=visitor
            )
            assert freed is expected
    assert (await budget_of(stage.database, stage.partner))["free_eur"] == Decimal("5000.00")
    assert isinstance(await seat(stage, visitor, uuid4()), Reserved)


async def test_a_reservation_nobody_issues_ends_by_itself(stage: Stage) -> None:
    found = await seat(stage, await newcomer(stage), uuid4())
    assert isinstance(found, Reserved)
    for days, expected in ((30, "reserved"), (31, "expired")):
        async with stage.database.sessions() as session, session.begin():
            day = clock.now().replace(year=START.year, month=START.month, day=START.day)
            await service.expire_due(session, day + timedelta(days=days))
        assert (await stage.voucher(found.voucher_id)).state == expected
    assert (await budget_of(stage.database, stage.partner))["free_eur"] == Decimal("5000.00")
