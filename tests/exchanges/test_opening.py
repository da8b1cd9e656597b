"""How exchanges begin, and who finds them."""

import asyncio
from datetime import timedelta

import pytest

from conftest import AARHUS, MakePerson
from exchanges.stays import Cast, cast_of, do, get
from programmes.cloth import LDC, organisation
from symbiosis.exchanges.problems import SameCountry
from symbiosis.exchanges.schemas import ExchangeOut
from symbiosis.exchanges.vocabulary import ExchangeState
from symbiosis.kit import clock
from symbiosis.kit.database import Database
from symbiosis.programmes.vocabulary import UnfundedReason


@pytest.fixture
async def cast(database: Database, make_person: MakePerson) -> Cast:
    return await cast_of(database, make_person, clock.now())


async def test_an_exchange_begins_funded_with_its_number_distance_and_days(cast: Cast) -> None:
    exchange_id = await cast.open()
    told = await get(cast.visitor, exchange_id)
    assert told["code"].startswith("CLOTH-")
    assert told["code"].endswith("-001")
    assert (told["state"], told["host_state"], told["stage"]) == ("building", "pending", "planned")
    assert (told["funded"], told["unfunded_reason"], told["bucket"]) == (True, None, "sme")
    assert told["working_days_planned"] == 3
    assert 1000 < float(told["distance_km"]) < 1400
    ExchangeOut.model_validate(told)


async def test_both_sides_and_their_clusters_see_it_and_nobody_else(cast: Cast) -> None:
    exchange_id = await cast.open()
    stranger = await cast.make_person("Fremmed", town=AARHUS)
    for person in (cast.visitor, cast.host, cast.manager, cast.host_manager, cast.finance, cast.lead):
        assert (await get(person, exchange_id))["id"] == str(exchange_id)
        listed = (await person.client.get("/v1/exchanges")).json()["data"]
        assert [row["id"] for row in listed] == [str(exchange_id)]
    assert (await stranger.client.get(f"/v1/exchanges/{exchange_id}")).status_code == 404
    assert (await stranger.client.get("/v1/exchanges")).json()["data"] == []


async def test_a_second_one_of_the_same_visitor_is_not_funded(cast: Cast) -> None:
    await cast.open()
    second = await cast.row(await cast.open())
    assert (second.funded, second.unfunded_reason) == (False, UnfundedReason.ALREADY_FUNDED)


async def test_a_second_one_is_refused_by_name_when_its_cluster_wants_it_funded(cast: Cast) -> None:
    await cast.open()
    second = await cast.open()
    refused = await do(cast.manager, second, "set-funding", unfunded_reason=None)
    assert (refused.status_code, refused.json()["code"]) == (409, "already-funded")
    assert "funded once" in refused.json()["detail"]
    assert (await cast.row(second)).funded is False


async def test_a_partner_without_money_left_is_told_so_by_name(cast: Cast) -> None:
    exchange_id = await cast.open(unfunded_reason=UnfundedReason.DECLINED_BY_VISITOR)
    await cast.database.pool.execute(
        "update programme_partners set total_eur = reserved_eur + issued_eur + paid_eur + 474, free_eur = 474"
    )
    refused = await do(cast.manager, exchange_id, "set-funding", unfunded_reason=None)
    assert (refused.status_code, refused.json()["code"]) == (409, "budget-exceeded")
    assert (await cast.row(exchange_id)).unfunded_reason == UnfundedReason.DECLINED_BY_VISITOR
    await cast.database.pool.execute(
        "update programme_partners set total_eur = total_eur + 1, free_eur = 475"
    )
    funded = await do(cast.manager, exchange_id, "set-funding", unfunded_reason=None)
    assert (funded.status_code, funded.json()["funded"]) == (200, True)


async def test_a_host_in_the_visitors_country_is_refused_unless_on_a_trip(cast: Cast) -> None:
    near = await organisation(cast.database, "Spinderiet", AARHUS, member_of=LDC)
    with pytest.raises(SameCountry, match="study trip"):
        await cast.open(host_id=near, host_cluster=LDC)
    joined = await cast.row(await cast.open(host_id=near, host_cluster=LDC, trip_id=cast.visitor.user_id))
    assert joined.unfunded_reason == UnfundedReason.SAME_COUNTRY


async def test_numbers_have_no_gaps_when_many_begin_at_once(cast: Cast) -> None:
    visitors = [await organisation(cast.database, f"Væv {n}", AARHUS, member_of=LDC) for n in range(8)]
    start = cast.now.date() + timedelta(days=30)
    ids = await asyncio.gather(*(cast.open(visitor_id=v, planned_start=start) for v in visitors))
    codes = sorted([(await cast.row(exchange_id)).code for exchange_id in ids])
    assert [code[-3:] for code in codes] == [f"{n:03d}" for n in range(1, 9)]


async def test_one_from_the_past_is_told_as_it_was(cast: Cast) -> None:
    exchange_id = await cast.open(
        state=ExchangeState.CLOSED,
        unfunded_reason=UnfundedReason.HISTORICAL,
        planned_start=clock.now().date() - timedelta(days=900),
        source="study_trips.csv",
    )
    told = await get(cast.manager, exchange_id)
    assert (told["stage"], told["funded"], told["missing"]) == ("closed", False, [])


async def test_lists_narrow_by_what_the_quota_board_asks(cast: Cast) -> None:
    exchange_id = str(await cast.open())
    start = clock.now().date() - timedelta(days=900)
    old = str(
        await cast.open(
            state=ExchangeState.CLOSED, unfunded_reason=UnfundedReason.HISTORICAL, planned_start=start
        )
    )

    async def ids(query: str) -> list[str]:
        answer = await cast.lead.client.get(f"/v1/exchanges?{query}")
        assert answer.status_code == 200, answer.text
        return [row["id"] for row in answer.json()["data"]]

    assert await ids("stage=planned") == [exchange_id]
    assert await ids("stage=closed&bucket=sme") == [old]
    assert await ids(f"visitor_cluster={LDC}&programme=cloth") == [old, exchange_id]
    assert await ids("state=building&state=signing&funded=true") == [exchange_id]
    assert await ids(f"host_cluster={LDC}") == []
    assert await ids(f"visitor_id={cast.visitor.actor_id}&limit=1") == [old]
    assert await ids("red=true") == []


async def test_the_table_of_moves_is_there_as_data(cast: Cast) -> None:
    rows = (await cast.visitor.client.get("/v1/exchange-moves")).json()["data"]
    signing = next(row for row in rows if row["verb"] == "start-signing")
    assert (signing["origins"], signing["to"], signing["who"]) == (
        ["building"],
        "signing",
        ["visitor_cluster"],
    )
    assert "too-few-working-days" in signing["guards"]
