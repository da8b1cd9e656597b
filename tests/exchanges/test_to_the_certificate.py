"""The whole way through HTTP: four signatures, agreement, voucher, stay, report, payment, certificate."""

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

import httpx
import pytest

from conftest import MakePerson, Person, StoppedClock
from exchanges.papering import bring, checklist, committed, decide, sign_all
from exchanges.stays import CONTENT, Cast, cast_of, do, get
from programmes.cloth import LDC
from programmes.money import budget_of
from symbiosis.kit.database import Database

IBAN, PAYER = "DK5000400440116243", "DK5000400440116243"
ANSWERS: dict[str, Any] = {
    "contacts_made": 3,
    "new_partners": 1,
    "agreements_signed": 0,
    "agreements_planned": 1,
    "business_leads": 2,
    "next_steps": "A trial in spring.",
    "would_repeat": 5,
    "satisfaction_visit": 5,
    "satisfaction_host": 5,
    "satisfaction_organiser": 4,
    "satisfaction_tool": 4,
    "objectives": [{"objective": text, "met": 4} for text in CONTENT["objectives"]],
}


@pytest.fixture
async def cast(database: Database, make_person: MakePerson, stopped_clock: StoppedClock) -> Cast:
    return await cast_of(database, make_person, stopped_clock.now)


def fine(answer: httpx.Response) -> Any:
    assert answer.status_code in (200, 201), answer.text
    return answer.json()


async def voucher_of(person: Person, exchange_id: UUID) -> Any:
    [found] = fine(await person.client.get(f"/v1/vouchers?exchange_id={exchange_id}"))["data"]
    return found


async def prepared(cast: Cast, exchange_id: UUID) -> str:
    """Agreement, notice, account and voucher; ready to travel. Gives the voucher's id."""
    refused = await do(cast.manager, exchange_id, "make-ready")
    assert {e["code"] for e in refused.json()["errors"]} == {
        "agreement-not-signed",
        "voucher-not-issued",
        "bank-account-not-verified",
        "privacy-notice-not-accepted",
    }
    await sign_all(cast, exchange_id, "financial_agreement")
    fine(await do(cast.visitor, exchange_id, "accept-privacy-notice"))
    voucher_id = (await voucher_of(cast.manager, exchange_id))["id"]
    rate = {"rate": "7.45", "on": cast.now.date().isoformat(), "source": "Nationalbanken"}
    issued = await cast.manager.client.post(f"/v1/vouchers/{voucher_id}/issue", json={"exchange_rate": rate})
    fine(issued)
    account = f"/v1/actors/{cast.visitor.actor_id}/bank-account"
    fine(await cast.visitor.client.put(account, json={"holder": "Systuen ApS", "iban": IBAN}))
    fine(await cast.finance.client.post(f"{account}/verify", json={"iban": IBAN, "how": "Called"}))
    assert fine(await do(cast.manager, exchange_id, "make-ready"))["state"] == "ready"
    return str(voucher_id)


async def stayed(cast: Cast, exchange_id: UUID, stopped: StoppedClock, first: date, days: int = 3) -> None:
    stopped.now = datetime.combine(first, time(8), UTC)
    assert fine(await do(cast.host, exchange_id, "check-in"))["state"] == "ongoing"
    stopped.now = datetime.combine(first + timedelta(days=days - 1), time(15), UTC)
    told = [{"day": (first + timedelta(days=n)).isoformat(), "present": True} for n in range(days)]
    fine(await do(cast.host, exchange_id, "record-presence", days=told))
    assert fine(await do(cast.host, exchange_id, "confirm-stay"))["working_days_actual"] == days


async def reported(cast: Cast, exchange_id: UUID, first: date) -> None:
    days = [{"day": (first + timedelta(days=n)).isoformat(), "text": "Saw the line."} for n in range(3)]
    path, none = f"/v1/exchanges/{exchange_id}/report", {"If-Match": '"v0"'}
    half = fine(await cast.visitor.client.put(path, json={"days": days}, headers=none))
    assert "next_steps" in half["to_fill"]
    assert fine(await cast.manager.client.get(path))["answers"]["days"] == []
    missing = await do(cast.visitor, exchange_id, "submit-report")
    assert missing.json()["code"] == "evidence-missing"
    for item in (await checklist(cast.visitor, exchange_id))["items"]:
        if item["mandatory"] and item["state"] == "missing" and item["kind"] != "closing_report":
            assert (await bring(cast.visitor, exchange_id, item["kind"])).status_code == 201, item
    incomplete = await do(cast.visitor, exchange_id, "submit-report")
    assert incomplete.json()["code"] == "report-incomplete"
    whole = {**ANSWERS, "days": days}
    fine(await cast.visitor.client.put(path, json=whole, headers={"If-Match": '"v1"'}))
    assert fine(await do(cast.visitor, exchange_id, "submit-report"))["state"] == "report_submitted"


async def judged(cast: Cast, exchange_id: UUID) -> None:
    early = await do(cast.manager, exchange_id, "validate")
    assert early.json()["code"] == "evidence-not-accepted"
    for item in (await checklist(cast.manager, exchange_id))["items"]:
        if item["state"] == "uploaded":
            fine(await decide(cast.manager, exchange_id, item["kind"], "accept"))
    told = fine(await do(cast.manager, exchange_id, "validate"))
    assert (told["state"], told["red"], told["stage"]) == ("validated", False, "closed")
    assert ("payment", "visitor_cluster") in {(m["what"], m["party"]) for m in told["missing"]}


async def paid(cast: Cast, voucher_id: str, on: date) -> None:
    run = fine(
        await cast.finance.client.post(
            "/v1/payment-runs",
            json={
                "programme_slug": "cloth",
                "cluster_slug": LDC,
                "voucher_ids": [voucher_id],
                "execute_on": on.isoformat(),
                "debtor": {"holder": "LDC", "iban": PAYER},
            },
        )
    )
    path = f"/v1/payment-runs/{run['id']}"
    fine(await cast.finance.client.post(f"{path}/order"))
    said = {"paid_on": on.isoformat(), "bank_reference": "2026-1"}
    fine(await cast.finance.client.post(f"{path}/mark-paid", json=said))


async def test_from_a_built_exchange_to_a_paid_voucher_and_a_certificate(
    cast: Cast, stopped_clock: StoppedClock
) -> None:
    for person in (cast.manager, cast.finance, cast.visitor):
        person.client.headers["If-Match"] = "*"
    exchange_id = await committed(cast)
    first = (await cast.row(exchange_id)).planned_start
    assert first is not None
    voucher_id = await prepared(cast, exchange_id)
    await stayed(cast, exchange_id, stopped_clock, first)
    await reported(cast, exchange_id, first)
    await judged(cast, exchange_id)
    await paid(cast, voucher_id, stopped_clock.now.date())
    told = await get(cast.visitor, exchange_id)
    assert (told["state"], [m["what"] for m in told["missing"]]) == ("paid", ["host_report"])
    answers = {"preparedness": 5, "usefulness": 4, "satisfaction": 5, "follow_up": "Samples."}
    path = f"/v1/exchanges/{exchange_id}/host-report"
    fine(await cast.host.client.put(path, json=answers, headers={"If-Match": '"v0"'}))
    closed = fine(await do(cast.host, exchange_id, "submit-host-report"))
    assert (closed["state"], closed["missing"], closed["possible"]) == ("closed", [], [])
    documents = fine(await cast.visitor.client.get(f"/v1/exchanges/{exchange_id}/documents"))["data"]
    assert "certificate" in {document["kind"] for document in documents}
    partner = await cast.database.pool.fetchval(
        "select id from programme_partners where cluster_slug = $1", LDC
    )
    assert (await budget_of(cast.database, partner))["paid_eur"] == Decimal("475.00")
