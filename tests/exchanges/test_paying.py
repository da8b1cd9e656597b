"""Payment runs: from approved vouchers to the bank's answer."""

import csv
import hashlib
import io
from datetime import timedelta
from decimal import Decimal
from importlib.resources import files
from typing import Any
from uuid import UUID
from xml.etree import ElementTree

import asyncpg
import pytest
import xmlschema

from conftest import MakePerson, Person, sign_up
from exchanges.money import Stage, set_stage, today
from exchanges.test_vouchers import RATE, approve, issue, reserved
from programmes.money import budget_of, ledger_of
from symbiosis.exchanges.models import Exchange
from symbiosis.exchanges.vouchers import service
from symbiosis.journal.by import PLATFORM
from symbiosis.kit import clock
from symbiosis.kit.database import Database
from symbiosis.programmes.entitlement import Stay

DEBTOR = {"holder": "Modacc Clúster", "iban": "ES91 2100 0418 4502 0005 1332"}
IBAN = "DK5000400440116243"
NS = "{urn:iso:std:iso:20022:tech:xsd:pain.001.001.03}"


@pytest.fixture
async def stage(database: Database, make_person: MakePerson) -> Stage:
    return await set_stage(database, make_person)


async def approved(
    stage: Stage, *, days: int = 3, verified: bool = True, **rate: Any
) -> tuple[Exchange, UUID]:
    """A voucher that is due, of an exchange whose report is validated."""
    exchange = await stage.exchange(days=days)
    voucher_id = await reserved(stage, exchange)
    assert (await issue(stage.manager, voucher_id, **rate)).status_code == 200
    await stage.account(verified=verified)
    async with stage.database.sessions() as session, session.begin():
        assert await service.claim(session, PLATFORM, exchange, clock.now())
    await approve(stage, stage.manager, exchange, Stay("FI", days, Decimal(1000)))
    await stage.database.pool.execute("update exchanges set state = 'validated' where id = $1", exchange.id)
    return exchange, voucher_id


async def prepare(stage: Stage, *voucher_ids: UUID, person: Person | None = None, **changes: Any) -> Any:
    body = {
        "programme_slug": "cloth",
        "cluster_slug": stage.cluster,
        "voucher_ids": [str(voucher_id) for voucher_id in voucher_ids],
        "execute_on": str(today() + timedelta(days=1)),
        "debtor": DEBTOR,
        **changes,
    }
    return await (person or stage.finance).client.post("/v1/payment-runs", json=body)


async def act(person: Person, run: Any, verb: str, **said: Any) -> Any:
    return await person.client.post(
        f"/v1/payment-runs/{run['id']}/{verb}", json=said, headers={"if-match": f'"v{run["version"]}"'}
    )


async def ordered(stage: Stage, *voucher_ids: UUID) -> Any:
    run = await prepare(stage, *voucher_ids)
    assert run.status_code == 201, run.text
    answer = await act(stage.finance, run.json(), "order")
    assert answer.status_code == 200, answer.text
    return answer.json()


async def test_a_run_is_ordered_paid_and_told_by_ledger_and_exchange(stage: Stage) -> None:
    exchange, voucher_id = await approved(stage)
    run = await ordered(stage, voucher_id)
    assert (run["state"], run["total"]) == ("ordered", {"amount": "475.00", "currency": "EUR"})
    assert run["lines"][0]["reference"] == exchange.code
    paid = await act(stage.finance, run, "mark-paid", paid_on=str(today()), bank_reference="OV-77")
    assert paid.status_code == 200, paid.text
    assert (paid.json()["state"], paid.json()["pending"]) == ("done", 0)
    voucher = (await stage.visitor.client.get(f"/v1/vouchers/{voucher_id}")).json()
    assert (voucher["state"], voucher["paid_on"], voucher["reference"]) == (
        "paid",
        str(today()),
        exchange.code,
    )
    assert voucher["missing"] == []
    assert (await budget_of(stage.database, stage.partner))["paid_eur"] == Decimal("475.00")
    assert [e["kind"] for e in await ledger_of(stage.database, stage.partner)] == ["reserve", "issue", "pay"]
    assert (await stage.read(exchange.id)).state == "paid"


async def test_the_sepa_file_is_valid_always_the_same_and_taken_by_finance_only(stage: Stage) -> None:
    exchange, voucher_id = await approved(stage)
    run = await ordered(stage, voucher_id)
    address = f"/v1/payment-runs/{run['id']}/pain-001"
    first, second = [await stage.finance.client.get(address) for _ in range(2)]
    assert first.status_code == 200, first.text
    assert first.content == second.content
    assert hashlib.sha256(first.content).hexdigest() == run["file_sha256"]
    assert first.headers["content-disposition"].startswith("attachment")
    schema = files("sepaxml") / "schemas" / "pain.001.001.03.xsd"
    xmlschema.XMLSchema(str(schema)).validate(first.text)
    document = ElementTree.fromstring(first.content)  # noqa: S314  # ours
    told = {tag: document.find(f".//{NS}{tag}") for tag in ("InstdAmt", "EndToEndId", "CtrlSum", "MsgId")}
    assert {tag: found.text for tag, found in told.items() if found is not None} == {
        "InstdAmt": "475.00",
        "EndToEndId": exchange.code,
        "CtrlSum": "475.00",
        "MsgId": UUID(run["id"]).hex,
    }
    assert [found.text for found in document.iter(f"{NS}IBAN")] == ["ES9121000418450200051332", IBAN]
    assert (await stage.manager.client.get(address)).status_code == 403
    assert (await stage.visitor.client.get(address)).status_code == 403
    taken = await stage.database.pool.fetchval(
        "select count(*) from journal_entries where tag = 'payment_run.downloaded'"
    )
    assert taken == 2


async def test_a_partner_that_pays_in_crowns_gets_a_csv_file(
    database: Database, make_person: MakePerson
) -> None:
    stage = await set_stage(database, make_person, currency="DKK")
    exchange, voucher_id = await approved(stage, exchange_rate=RATE)
    run = await ordered(stage, voucher_id)
    refused = await stage.finance.client.get(f"/v1/payment-runs/{run['id']}/pain-001")
    assert (refused.status_code, refused.json()["code"]) == (409, "payment-file-not-made")
    file = await stage.finance.client.get(f"/v1/payment-runs/{run['id']}/csv")
    rows = list(csv.DictReader(io.StringIO(file.text)))
    assert [(r["reference"], r["iban"], r["amount"], r["currency"]) for r in rows] == [
        (exchange.code, IBAN, "3538.75", "DKK")
    ]


async def test_a_failed_payment_goes_into_another_run_under_another_reference(stage: Stage) -> None:
    exchange, voucher_id = await approved(stage)
    run = await ordered(stage, voucher_id)
    failed = await act(
        stage.finance, run, "mark-failed", voucher_ids=[str(voucher_id)], reason="Account closed"
    )
    assert failed.status_code == 200, failed.text
    assert (await stage.voucher(voucher_id)).state == "payment_failed"
    again = await ordered(stage, voucher_id)
    assert again["lines"][0]["reference"] == f"{exchange.code}-2"
    old = await stage.finance.client.get(f"/v1/payment-runs/{run['id']}/pain-001")
    assert exchange.code in old.text, "what was ordered first stays as it was"
    done = await act(stage.finance, again, "mark-paid", paid_on=str(today()), bank_reference="OV-78")
    assert done.json()["state"] == "done"
    assert (await budget_of(stage.database, stage.partner))["paid_eur"] == Decimal("475.00")


async def test_a_run_cancelled_before_it_is_ordered_lets_its_vouchers_go(stage: Stage) -> None:
    _, voucher_id = await approved(stage)
    run = (await prepare(stage, voucher_id)).json()
    twice = await prepare(stage, voucher_id)
    assert (twice.status_code, twice.json()["code"]) == (409, "voucher-not-payable")
    assert (await act(stage.finance, run, "cancel")).json()["state"] == "cancelled"
    assert (await prepare(stage, voucher_id, debtor=None)).status_code == 201


async def test_an_account_that_is_not_verified_is_not_paid_to(stage: Stage) -> None:
    _, voucher_id = await approved(stage, verified=False)
    run = (await prepare(stage, voucher_id)).json()
    assert run["lines"][0]["blocked"] == "bank-account-not-verified"
    refused = await act(stage.finance, run, "order")
    assert (refused.status_code, refused.json()["code"]) == (409, "bank-account-not-verified")
    assert (await stage.voucher(voucher_id)).state == "approved"


async def test_an_account_changed_after_it_was_verified_is_verified_anew(stage: Stage) -> None:
    _, voucher_id = await approved(stage)
    run = (await prepare(stage, voucher_id)).json()
    await stage.account(verified=False, iban="DE89370400440532013000")
    assert (await act(stage.finance, run, "order")).json()["code"] == "bank-account-not-verified"
    kept = await stage.database.pool.fetch(
        "select sealed_iban from bank_accounts where replaced_at is not null"
    )
    assert [row["sealed_iban"] for row in kept] == [None], "nothing was paid to the first one"


# --- attacks ---


async def test_whoever_approved_never_pays_not_even_with_both_roles(stage: Stage, database: Database) -> None:
    """The house appoints nobody to both; here somebody has them all the same."""
    await database.pool.execute(
        "insert into staff_grants (user_id, role, cluster_slug, valid_until)"
        " values ($1, 'finance', $2, now() + interval '1 day')",
        stage.manager.user_id,
        stage.cluster,
    )
    _, voucher_id = await approved(stage)
    run = (await prepare(stage, voucher_id)).json()
    refused = await act(stage.manager, run, "order")
    assert (refused.status_code, refused.json()["code"]) == (403, "two-persons-needed")
    run = (await act(stage.finance, run, "order")).json()
    paying = await act(stage.manager, run, "mark-paid", paid_on=str(today()), bank_reference="x")
    assert (paying.status_code, paying.json()["code"]) == (403, "two-persons-needed")
    for column in ("ordered_by", "paid_by"):
        with pytest.raises(asyncpg.CheckViolationError):
            await database.pool.execute(
                f"update vouchers set {column} = approved_by where id = $1",  # noqa: S608  # ours
                voucher_id,
            )


async def test_nobody_pays_their_own_organisation(stage: Stage, database: Database) -> None:
    _, voucher_id = await approved(stage)
    run = (await prepare(stage, voucher_id)).json()
    await database.pool.execute(
        "insert into memberships (user_id, actor_id, role) values ($1, $2, 'viewer')",
        stage.finance.user_id,
        stage.visitor.actor_id,
    )
    refused = await act(stage.finance, run, "order")
    assert (refused.status_code, refused.json()["code"]) == (403, "own-organisation")
    with pytest.raises(asyncpg.RestrictViolationError):
        await database.pool.execute(
            "update vouchers set ordered_by = $2 where id = $1", voucher_id, stage.finance.user_id
        )


async def test_nothing_is_paid_twice(stage: Stage, database: Database) -> None:
    _, voucher_id = await approved(stage)
    run = await ordered(stage, voucher_id)
    said = {"paid_on": str(today()), "bank_reference": "OV-1"}
    paid = (await act(stage.finance, run, "mark-paid", **said)).json()
    again = await act(stage.finance, paid, "mark-paid", **said)
    assert (again.status_code, again.json()["code"]) == (409, "payment-run-wrong-state")
    assert (await act(stage.finance, run, "mark-paid", **said)).status_code == 412
    assert (await prepare(stage, voucher_id)).json()["code"] == "voucher-not-payable"
    with pytest.raises(asyncpg.UniqueViolationError):
        await database.pool.execute(
            "insert into payment_lines (run_id, voucher_id, amount, reference) values ($1, $2, 1, 'x')",
            UUID(run["id"]),
            voucher_id,
        )
    assert (await budget_of(database, stage.partner))["paid_eur"] == Decimal("475.00")


async def test_finance_of_another_partner_finds_nothing_to_pay(stage: Stage) -> None:
    _, voucher_id = await approved(stage)
    away = await stage.make_person(None, staff_role="finance", cluster="tekstilsymbiose-herning")
    assert (await prepare(stage, voucher_id, person=away)).status_code == 404
    run = (await prepare(stage, voucher_id)).json()
    assert (await away.client.get(f"/v1/payment-runs/{run['id']}")).status_code == 404
    assert (await act(away, run, "order")).status_code == 404
    assert (await away.client.get("/v1/payment-runs")).json()["data"] == []


async def test_a_day_to_come_is_not_the_day_it_was_paid(stage: Stage) -> None:
    _, voucher_id = await approved(stage)
    run = await ordered(stage, voucher_id)
    tomorrow = str(today() + timedelta(days=1))
    refused = await act(stage.finance, run, "mark-paid", paid_on=tomorrow, bank_reference="x")
    assert refused.status_code == 422


async def test_money_asked_back_is_free_again_once_it_has_come(stage: Stage, app: Any) -> None:
    lead = await sign_up(app, stage.database, None, staff_role="programme_lead", programme="cloth")
    exchange, voucher_id = await approved(stage)
    run = await ordered(stage, voucher_id)
    await act(stage.finance, run, "mark-paid", paid_on=str(today()), bank_reference="OV-1")

    async def change(person: Person, verb: str, **said: str) -> Any:
        version = (await person.client.get(f"/v1/vouchers/{voucher_id}")).headers["etag"]
        return await person.client.post(
            f"/v1/vouchers/{voucher_id}/{verb}", json=said, headers={"if-match": version}
        )

    assert (await change(stage.finance, "request-recovery", reason="Not there")).status_code == 403
    asked = await change(lead, "request-recovery", reason="They were not there")
    assert asked.json()["state"] == "recovery_requested", asked.text
    back = await change(stage.finance, "confirm-recovery", reference="IN-5")
    assert back.json()["state"] == "recovered", back.text
    money = await budget_of(stage.database, stage.partner)
    assert (money["free_eur"], money["paid_eur"]) == (Decimal("5000.00"), Decimal("0.00"))
    assert (await stage.read(exchange.id)).state == "recovered"
    await lead.client.aclose()


EUR = "EUR"


async def _paid(stage: Stage) -> tuple[Any, UUID]:
    exchange, voucher_id = await approved(stage)
    run = await ordered(stage, voucher_id)
    await act(stage.finance, run, "mark-paid", paid_on=str(today()), bank_reference="OV-1")
    return exchange, voucher_id


async def test_a_part_of_a_payment_is_asked_back_and_the_rest_stays_paid(stage: Stage, app: Any) -> None:
    lead = await sign_up(app, stage.database, None, staff_role="programme_lead", programme="cloth")
    exchange, voucher_id = await _paid(stage)

    async def change(person: Person, verb: str, **said: Any) -> Any:
        return await person.client.post(
            f"/v1/vouchers/{voucher_id}/{verb}", json=said, headers={"if-match": "*"}
        )

    def euros(amount: str, currency: str = EUR) -> dict[str, str]:
        return {"amount": amount, "currency": currency}

    for wrong, code in (
        (euros("475.01"), "more-than-paid"),
        (euros("0"), "invalid-input"),
        (euros("-5"), "invalid-input"),
        (euros("1.005"), "invalid-input"),
        (euros("100", "DKK"), "invalid-input"),
    ):
        refused = await change(lead, "request-recovery", reason="x", amount=wrong)
        assert (refused.status_code, refused.json()["code"]) == (422, code), wrong
    asked = await change(lead, "request-recovery", reason="Two nights were not there", amount=euros("200.00"))
    assert (asked.status_code, asked.json()["state"]) == (200, "recovery_requested")
    seen = (await stage.visitor.client.get(f"/v1/vouchers/{voucher_id}")).json()["recovery"]
    assert seen == {
        "asked": euros("200.00"),
        "returned": euros("0.00"),
        "still_paid": euros("475.00"),
        "reason": "Two nights were not there",
    }
    told = (await stage.manager.client.get(f"/v1/exchanges/{exchange.id}")).json()
    assert told["recovery"] == {"asked": euros("200.00"), "returned": None}
    back = await change(stage.finance, "confirm-recovery", reference="IN-5")
    assert (back.json()["state"], back.json()["recovery"]["still_paid"]) == ("paid", euros("275.00"))
    money = await budget_of(stage.database, stage.partner)
    assert (money["free_eur"], money["paid_eur"]) == (Decimal("4725.00"), Decimal("275.00"))
    ledger = await lead.client.get("/v1/programmes/cloth/ledger", params={"voucher_id": str(voucher_id)})
    assert ledger.json()["data"][0]["kind"] == "recover"
    assert ledger.json()["data"][0]["amount"] == euros("200.00")
    # The organisation was funded, and the exchange counts.
    assert (await stage.read(exchange.id)).state == "paid"
    told = (await stage.manager.client.get(f"/v1/exchanges/{exchange.id}")).json()
    assert (told["stage"], told["recovery"]) == ("closed", {"asked": None, "returned": euros("200.00")})
    rest = await change(lead, "request-recovery", reason="The rest too")
    assert rest.json()["recovery"]["asked"] == euros("275.00")
    whole = await change(stage.finance, "confirm-recovery", reference="IN-6")
    assert (whole.json()["state"], whole.json()["recovery"]["still_paid"]) == ("recovered", euros("0.00"))
    money = await budget_of(stage.database, stage.partner)
    assert (money["free_eur"], money["paid_eur"]) == (Decimal("5000.00"), Decimal("0.00"))
    assert (await stage.read(exchange.id)).state == "recovered"
    await lead.client.aclose()


async def test_a_part_that_is_given_up_stays_paid(stage: Stage, app: Any) -> None:
    lead = await sign_up(app, stage.database, None, staff_role="programme_lead", programme="cloth")
    _, voucher_id = await _paid(stage)
    path, always = f"/v1/vouchers/{voucher_id}", {"if-match": "*"}
    part = {"amount": {"amount": "100.00", "currency": EUR}, "reason": "Not there on one day"}
    asked = await lead.client.post(f"{path}/request-recovery", json=part, headers=always)
    assert asked.status_code == 200, asked.text
    given_up = await lead.client.post(f"{path}/write-off", json={"reason": "Bankrupt"}, headers=always)
    assert given_up.json()["state"] == "written_off"
    assert given_up.json()["recovery"]["asked"]["amount"] == "100.00"
    money = await budget_of(stage.database, stage.partner)
    assert (money["free_eur"], money["paid_eur"]) == (Decimal("4525.00"), Decimal("475.00"))
    await lead.client.aclose()
