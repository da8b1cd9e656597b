"""A voucher from the promise to the approval."""

from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from conftest import MakePerson, Person
from exchanges.money import START, Stage, set_stage
from programmes.money import budget_of
from symbiosis.accounts.principal import SignedInUser
from symbiosis.actors.dependencies import _person
from symbiosis.actors.viewer import Viewer
from symbiosis.exchanges.models import Exchange
from symbiosis.exchanges.vouchers import service
from symbiosis.exchanges.vouchers.problems import TooFewWorkingDays, VoucherNotClaimed
from symbiosis.exchanges.vouchers.rules import payout
from symbiosis.exchanges.vouchers.service import Reserved
from symbiosis.journal.by import PLATFORM
from symbiosis.kit import clock
from symbiosis.kit.database import Database
from symbiosis.kit.problems import NotAllowed
from symbiosis.programmes.entitlement import Stay

RATE = {"rate": "7.45", "on": "2026-09-01", "source": "Danmarks Nationalbank"}
IBAN = "DK5000400440116243"


@pytest.fixture
async def stage(database: Database, make_person: MakePerson) -> Stage:
    return await set_stage(database, make_person)


async def reserved(stage: Stage, exchange: Exchange) -> UUID:
    async with stage.database.sessions() as session, session.begin():
        found = await service.reserve_for_exchange(session, PLATFORM, exchange, clock.now())
        assert isinstance(found, Reserved), found
        return found.voucher_id


async def issue(person: Person, voucher_id: UUID, version: int = 1, **said: Any) -> Any:
    return await person.client.post(
        f"/v1/vouchers/{voucher_id}/issue", json=said, headers={"if-match": f'"v{version}"'}
    )


async def test_an_issued_voucher_is_paid_out_in_the_partners_currency_rounded_down(
    database: Database, make_person: MakePerson
) -> None:
    stage = await set_stage(database, make_person, currency="DKK")
    voucher_id = await reserved(stage, await stage.exchange())
    refused = await issue(stage.manager, voucher_id)
    assert (refused.status_code, refused.json()["code"]) == (422, "exchange-rate-missing")
    issued = await issue(stage.manager, voucher_id, exchange_rate=RATE)
    assert issued.status_code == 200, issued.text
    said = issued.json()
    assert said["state"] == "issued"
    assert said["entitlement"] == {"amount": "475.00", "currency": "EUR"}
    assert said["payout"] == {"amount": "3538.75", "currency": "DKK"}
    assert said["exchange_rate"] == {"rate": "7.45", "on": "2026-09-01", "source": "Danmarks Nationalbank"}
    assert said["claim_by"] == str(START + timedelta(days=62))
    assert said["explained"] == [
        "The full lump sum for a stay in FI is 950.00 EUR.",
        "The stay has 3 working days, fewer than the 5 the full sum asks for.",
        "So 50 % of it is paid: 475.00 EUR. It is reduced once, also where both apply.",
        "1 EUR was 7.45 DKK on 2026-09-01 (Danmarks Nationalbank); rounded down that is 3,538.75 DKK.",
        "The funder has not confirmed the rate table (version 1).",
    ]
    assert (await budget_of(database, stage.partner))["issued_eur"] == Decimal("475.00")


@pytest.mark.parametrize(
    ("eur", "rate", "currency", "expected"),
    [
        ("475.00", "7.45", "DKK", "3538.75"),
        ("475.00", "7.461", "DKK", "3543.97"),
        ("390.00", "1", "EUR", "390.00"),
        ("450.00", "149.93", "ISK", "67468"),
        ("0.01", "0.999999", "DKK", "0.00"),
    ],
)
def test_a_payout_is_never_more_than_was_promised(eur: str, rate: str, currency: str, expected: str) -> None:
    assert payout(Decimal(eur), Decimal(rate), currency) == Decimal(expected)


async def test_a_voucher_waits_for_the_signed_agreement(stage: Stage) -> None:
    exchange = await stage.exchange(agreed=False)
    voucher_id = await reserved(stage, exchange)
    refused = await issue(stage.manager, voucher_id)
    assert (refused.status_code, refused.json()["code"]) == (409, "agreement-not-signed")
    read = (await stage.visitor.client.get(f"/v1/vouchers/{voucher_id}")).json()
    assert [step["code"] for step in read["missing"]][:2] == ["agreement-not-signed", "voucher-not-issued"]
    await stage.agree(exchange.id)
    assert (await issue(stage.manager, voucher_id)).status_code == 200


async def test_a_longer_stay_takes_more_of_the_budget_when_issued_and_a_shorter_one_frees_some(
    stage: Stage,
) -> None:
    exchange = await stage.exchange(days=5)
    voucher_id = await reserved(stage, exchange)
    assert (await budget_of(stage.database, stage.partner))["reserved_eur"] == Decimal("950.00")
    await stage.database.pool.execute(
        "update exchanges set working_days_planned = 3 where id = $1", exchange.id
    )
    assert (await issue(stage.manager, voucher_id)).json()["entitlement"]["amount"] == "475.00"
    money = await budget_of(stage.database, stage.partner)
    assert (money["free_eur"], money["reserved_eur"], money["issued_eur"]) == (
        Decimal("4525.00"),
        Decimal("0.00"),
        Decimal("475.00"),
    )


async def test_what_no_longer_fits_the_budget_is_not_issued(
    database: Database, make_person: MakePerson
) -> None:
    stage = await set_stage(database, make_person, total="500")
    exchange = await stage.exchange(days=3)
    voucher_id = await reserved(stage, exchange)
    await database.pool.execute("update exchanges set working_days_planned = 5 where id = $1", exchange.id)
    refused = await issue(stage.manager, voucher_id)
    assert (refused.status_code, refused.json()["code"]) == (409, "budget-exceeded")
    assert "475.00 EUR are needed and 25.00 EUR are free" in refused.json()["detail"]
    assert (await stage.voucher(voucher_id)).state == "reserved"


async def test_an_account_is_entered_once_a_voucher_is_issued_and_not_before(stage: Stage) -> None:
    voucher_id = await reserved(stage, await stage.exchange())
    address = f"/v1/actors/{stage.visitor.actor_id}/bank-account"
    body = {"holder": "Systuen ApS", "iban": IBAN}
    early = await stage.visitor.client.put(address, json=body)
    assert (early.status_code, early.json()["code"]) == (409, "bank-account-not-needed")
    await issue(stage.manager, voucher_id)
    entered = await stage.visitor.client.put(address, json=body)
    assert entered.status_code == 200, entered.text
    assert entered.json()["last_four"] == "6243"
    assert not entered.json()["verified"]


async def claimed(stage: Stage, days: int = 5) -> tuple[Exchange, UUID]:
    exchange = await stage.exchange(days=days)
    voucher_id = await reserved(stage, exchange)
    assert (await issue(stage.manager, voucher_id)).status_code == 200
    await stage.account()
    async with stage.database.sessions() as session, session.begin():
        assert await service.claim(session, PLATFORM, exchange, clock.now())
    return exchange, voucher_id


async def viewer_of(database: Database, person: Person) -> Viewer:
    user = SignedInUser(person.user_id, "", "en", "password", second_factor=True)
    return await _person(database.pool, user)


async def approve(stage: Stage, person: Person, exchange: Exchange, actual: Stay) -> Decimal:
    viewer = await viewer_of(stage.database, person)
    async with stage.database.sessions() as session, session.begin():
        return await service.approve(session, viewer, exchange, actual, clock.now())


async def test_fewer_days_than_planned_lower_the_amount_and_free_the_rest(stage: Stage) -> None:
    exchange, voucher_id = await claimed(stage, days=5)
    assert await approve(stage, stage.manager, exchange, Stay("FI", 4, Decimal(1000))) == Decimal("475.00")
    money = await budget_of(stage.database, stage.partner)
    assert (money["free_eur"], money["issued_eur"]) == (Decimal("4525.00"), Decimal("475.00"))
    read = (await stage.visitor.client.get(f"/v1/vouchers/{voucher_id}")).json()
    assert read["approved"]["amount"] == read["payout"]["amount"] == "475.00"
    assert read["due_on"] == str(clock.now().date() + timedelta(days=10))
    assert read["computed"]["actual_working_days"] == 4


async def test_more_days_than_planned_do_not_raise_it(stage: Stage) -> None:
    exchange, _ = await claimed(stage, days=4)
    assert await approve(stage, stage.manager, exchange, Stay("FI", 6, Decimal(1000))) == Decimal("475.00")


async def test_a_changed_rate_does_not_touch_what_was_promised(stage: Stage) -> None:
    exchange, _ = await claimed(stage, days=3)
    await stage.database.pool.execute(
        "insert into rate_tables (programme_slug, version, name, valid_from, source, rates)"
        """ values ('cloth', 2, 'New', '2022-01-01', 'test', '{"FI": "100.00"}')"""
    )
    assert await approve(stage, stage.manager, exchange, Stay("FI", 3, Decimal(1000))) == Decimal("475.00")


async def test_two_days_are_no_exchange(stage: Stage) -> None:
    exchange, _ = await claimed(stage)
    with pytest.raises(TooFewWorkingDays):
        await approve(stage, stage.manager, exchange, Stay("FI", 2, Decimal(1000)))
    async with stage.database.sessions() as session, session.begin():
        assert await service.release(
            session, PLATFORM, reason="not_fundable", now=clock.now(), exchange_id=exchange.id
        )
    assert (await budget_of(stage.database, stage.partner))["free_eur"] == Decimal("5000.00")


async def test_without_an_account_the_report_waits_and_entering_one_claims_it(stage: Stage) -> None:
    exchange = await stage.exchange()
    voucher_id = await reserved(stage, exchange)
    await issue(stage.manager, voucher_id)
    async with stage.database.sessions() as session, session.begin():
        assert not await service.claim(session, PLATFORM, exchange, clock.now())
    with pytest.raises(VoucherNotClaimed, match="has not entered a bank account"):
        await approve(stage, stage.manager, exchange, Stay("FI", 3, Decimal(1000)))
    await stage.database.pool.execute(
        "update exchanges set state = 'report_submitted' where id = $1", exchange.id
    )
    await stage.account(verified=False)
    assert (await stage.voucher(voucher_id)).state == "claimed"


async def test_finance_does_not_approve_and_nobody_approves_for_their_own(stage: Stage) -> None:
    exchange, _ = await claimed(stage)
    stay = Stay("FI", 5, Decimal(1000))
    with pytest.raises(NotAllowed, match="whoever validates"):
        await approve(stage, stage.finance, exchange, stay)
    await stage.database.pool.execute(
        "insert into memberships (user_id, actor_id, role) values ($1, $2, 'viewer')",
        stage.manager.user_id,
        stage.visitor.actor_id,
    )
    with pytest.raises(NotAllowed, match="You belong to the organisation"):
        await approve(stage, stage.manager, exchange, stay)


async def test_who_reads_the_ledger_finds_the_exchanges_of_its_lines(stage: Stage) -> None:
    stranger = await stage.make_person("Farveriet")
    first, second = await stage.exchange(), await stage.exchange(visitor_id=stranger.actor_id)
    ids = {str(await reserved(stage, first)): first.code}
    await reserved(stage, second)
    ledger = await stage.finance.client.get("/v1/programmes/cloth/ledger?kind=reserve")
    assert ids.keys() < {entry["voucher_id"] for entry in ledger.json()["data"]}, ledger.text
    named = "&".join(f"id={voucher_id}" for voucher_id in ids)
    found = await stage.finance.client.get(f"/v1/vouchers?{named}")
    assert {one["id"]: one["exchange"]["code"] for one in found.json()["data"]} == ids
    assert (await stranger.client.get(f"/v1/vouchers?{named}")).json()["data"] == []


async def test_strangers_do_not_see_a_voucher(stage: Stage) -> None:
    voucher_id = await reserved(stage, await stage.exchange())
    stranger = await stage.make_person("Farveriet")
    away = await stage.make_person(None, staff_role="finance", cluster="tekstilsymbiose-herning")
    for person in (stranger, away):
        assert (await person.client.get(f"/v1/vouchers/{voucher_id}")).status_code == 404
        assert (await person.client.get("/v1/vouchers")).json()["data"] == []
    assert (await issue(away, voucher_id)).status_code == 404
    mine = (await stage.visitor.client.get("/v1/vouchers")).json()["data"]
    assert [voucher["id"] for voucher in mine] == [str(voucher_id)]
