"""Streams kept in memory: in step with what is committed, in whatever order."""

import asyncio
from functools import partial
from uuid import UUID

import pytest

from conftest import MakePerson
from matches.matchmaking import act, need, offer, publish
from symbiosis.actors.viewer import ANONYMOUS
from symbiosis.kit import clock
from symbiosis.kit.database import Database
from symbiosis.matches.market import FollowedMarket, for_searching
from symbiosis.matches.matching_queries import refs
from symbiosis.matching.facts import NeedFacts
from symbiosis.matching.kernel import Market

PAUSE = "update material_streams set status = 'paused' where id = $1"


async def held(market: FollowedMarket, *ids: str) -> list[bool]:
    def look(market: Market) -> list[bool]:
        return [market.version_of(UUID(id_)) is not None for id_ in ids]

    return await market.ask(look)


async def test_transactions_that_end_in_another_order_than_they_began_are_all_noticed(
    make_person: MakePerson, database: Database
) -> None:
    owner = await make_person("Systuen")
    first, second = [(await publish(owner, offer()))["id"] for _ in range(2)]
    market = FollowedMarket(database.pool, confidential=True)
    assert await held(market, first, second) == [True, True]
    async with database.pool.acquire() as slow, database.pool.acquire() as quick:
        beginning = slow.transaction()
        await beginning.start()
        await slow.execute(PAUSE, UUID(first))
        await quick.execute(PAUSE, UUID(second))
        assert await held(market, first, second) == [True, False]
        third = (await publish(owner, offer()))["id"]
        assert await held(market, first, third) == [True, True]
        await beginning.commit()
    assert await held(market, first, second, third) == [False, False, True]


async def test_transaction_that_is_undone_leaves_no_trace(
    make_person: MakePerson, database: Database
) -> None:
    stream = (await publish(await make_person("Systuen"), offer()))["id"]
    market = FollowedMarket(database.pool, confidential=True)
    async with database.pool.acquire() as connection:
        undone = connection.transaction()
        await undone.start()
        await connection.execute(PAUSE, UUID(stream))
        assert await held(market, stream) == [True]
        await undone.rollback()
    assert await held(market, stream) == [True]


async def test_paused_and_deleted_streams_leave_and_resumed_ones_return(
    make_person: MakePerson, database: Database
) -> None:
    owner = await make_person("Systuen")
    stream, other = [(await publish(owner, offer()))["id"] for _ in range(2)]
    market = FollowedMarket(database.pool, confidential=True)
    await act(owner, stream, "pause")
    assert await held(market, stream, other) == [False, True]
    await act(owner, stream, "resume")
    assert await held(market, stream, other) == [True, True]
    await database.pool.execute("delete from material_streams where id = $1", UUID(other))
    assert await held(market, stream, other) == [True, False]


async def test_what_becomes_of_an_owner_is_known_of_its_streams(
    make_person: MakePerson, database: Database
) -> None:
    supplier, receiver = await make_person("Systuen"), await make_person("Spinderiet")
    stream = (await publish(supplier, offer()))["id"]
    market = FollowedMarket(database.pool, confidential=True)
    assert await held(market, stream) == [True]
    await database.pool.execute(
        "insert into actor_blocks (actor_id, blocked_id) values ($1, $2)",
        receiver.actor_id,
        supplier.actor_id,
    )
    facts = await market.ask(lambda market: market.facts(UUID(stream)))
    assert facts is not None
    assert facts.blocked_owners == {receiver.actor_id}


async def test_market_that_anyone_searches_in_holds_no_confidential_amount(
    make_person: MakePerson, database: Database
) -> None:
    price = {"model": "negotiable", "limit_per_kg": {"amount": "1.00", "currency": "EUR"}}
    price |= {"virgin_price_per_kg": {"amount": "3.00", "currency": "EUR"}}
    stream = (await publish(await make_person("Spinderiet"), need(price=price)))["id"]
    facts = await for_searching(database).ask(lambda market: market.facts(UUID(stream)))
    own = await FollowedMarket(database.pool, confidential=True).ask(
        lambda market: market.facts(UUID(stream))
    )
    assert own is not None
    assert own.price_limit_eur_per_kg == 1.0
    assert facts is not None
    assert facts.price_limit_eur_per_kg is None
    assert getattr(facts, "virgin_price_eur_per_kg") is None  # noqa: B009  # of needs only


async def test_many_who_ask_at_once_load_it_once(
    make_person: MakePerson, database: Database, capfd: pytest.CaptureFixture[str]
) -> None:
    stream = (await publish(await make_person("Systuen"), offer()))["id"]
    market = FollowedMarket(database.pool, confidential=True)
    capfd.readouterr()
    assert await asyncio.gather(*(held(market, stream) for _ in range(5))) == [[True]] * 5
    assert capfd.readouterr().out.count('"market.loaded"') == 1


async def test_asker_who_gives_up_leaves_the_market_whole(
    make_person: MakePerson, database: Database
) -> None:
    stream = (await publish(await make_person("Systuen"), offer()))["id"]
    market = FollowedMarket(database.pool, confidential=True)
    hasty = asyncio.create_task(held(market, stream))
    await asyncio.sleep(0)
    hasty.cancel()
    await asyncio.gather(hasty, return_exceptions=True)
    assert await held(market, stream) == [True]


async def test_patterns_are_known_and_forgotten_at_the_next_look(
    make_person: MakePerson, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    stream = (await publish(await make_person("Systuen"), offer()))["id"]
    market = FollowedMarket(database.pool, confidential=True)
    assert await held(market, stream) == [True]

    async def supported() -> frozenset[str]:
        facts = await market.ask(lambda market: market.facts(UUID(stream)))
        assert facts is not None
        assert {pattern.slug for pattern in await market.patterns()} >= facts.patterns
        return facts.patterns

    monkeypatch.setattr(market, "_load", None)  # it is not read anew for that
    for slug in ("cuttings-to-yarn", "cuttings-to-felt"):
        await database.pool.execute(
            "insert into synergy_patterns (slug, names, summary, product, forms, route, maturity, evidence,"
            " source) values ($1, '{}', '{}', '{}', '{cutting_scraps}', 'mechanical_cotton', 7,"
            " 'Seen in a mill.', 'test')",
            slug,
        )
        assert slug in await supported()
    change = "update synergy_patterns set version = version + 1, {} where slug = 'cuttings-to-yarn'"
    await database.pool.execute(change.format("forms = '{mixed_bales}'"))
    assert await supported() == {"cuttings-to-felt"}
    await database.pool.execute(change.format("forms = '{}'"))
    assert await supported() == {"cuttings-to-felt", "cuttings-to-yarn"}
    await database.pool.execute(change.format("retired = true"))
    assert await supported() == {"cuttings-to-felt"}


async def test_of_many_written_at_once_none_is_missed(
    make_person: MakePerson, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("symbiosis.matches.market.CHUNK", 2)
    owner = await make_person("Systuen")
    market = FollowedMarket(database.pool, confidential=True)
    assert await held(market) == []
    ids = [(await publish(owner, offer()))["id"] for _ in range(5)]
    assert await held(market, *ids) == [True] * 5
    await database.pool.execute("update material_streams set status = 'paused'")
    assert await held(market, *ids) == [False] * 5


async def test_words_of_many_questions_are_forgotten(
    make_person: MakePerson, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("symbiosis.matches.market.MOST_WORDS", 20)
    stream = (await publish(await make_person("Systuen"), offer()))["id"]
    market = FollowedMarket(database.pool, confidential=False)
    kept = await market.ask(lambda market: market.words)
    for number in range(50):
        countries = frozenset({f"country {number}"})
        asked = NeedFacts(id=UUID(int=1), owner_id=UUID(int=2), countries_accepted=countries)
        await market.ask(partial(Market.best, stream=asked, limit=1, today=clock.now().date()))
    assert await market.ask(lambda market: market.words) < kept + 30
    assert await held(market, stream) == [True]


async def test_what_is_hidden_since_it_was_found_is_not_told(
    make_person: MakePerson, database: Database
) -> None:
    """A long search may give back a position that another stream has taken meanwhile."""
    owner = await make_person("Systuen")
    shown, hidden = await publish(owner, offer()), await publish(owner, offer(visibility="network"))
    found = [UUID(shown["id"]), UUID(hidden["id"])]
    assert list(await refs(database.pool, ANONYMOUS, found)) == found[:1]


async def test_streams_of_an_owner_are_locked_in_the_order_of_ids(
    make_person: MakePerson, database: Database
) -> None:
    """As scoring locks them, so that the two never wait for each other in a ring."""
    one, other = await make_person("Systuen"), await make_person("Spinderiet")
    first, last = sorted([UUID((await publish(owner, offer()))["id"]) for owner in (one, other)])
    await database.pool.execute("update material_streams set title = 'Written last' where id = $1", first)
    locked = "select 1 from material_streams where id = $1 for share"
    async with database.pool.acquire() as scoring, scoring.transaction():
        await scoring.execute(locked, first)
        blocking = asyncio.create_task(
            database.pool.execute(
                "insert into actor_blocks (actor_id, blocked_id) values ($1, $2)",
                one.actor_id,
                other.actor_id,
            )
        )
        waits = (
            "select count(*) from pg_stat_activity"
            " where datname = current_database() and wait_event_type = 'Lock'"
        )
        for _ in range(500):
            if await database.pool.fetchval(waits):
                break
            await asyncio.sleep(0.01)
        await scoring.execute(f"{locked} nowait", last)
    await blocking
