"""Budgets and ledgers as leads and partners read and change them."""

import csv
import io
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

import pytest

from conftest import MakePerson, Person
from programmes.money import insert_cloth, insert_partner
from symbiosis.journal.by import PLATFORM
from symbiosis.kit import clock
from symbiosis.kit.database import Database
from symbiosis.programmes import budget

ADDRESS = "/v1/programmes/cloth"


@pytest.fixture
async def partner(database: Database) -> UUID:
    await insert_cloth(database)
    await insert_partner(database, "bulgarian-fashion-association", "800")
    return await insert_partner(database, total="1000")


@pytest.fixture
async def lead(make_person: MakePerson, partner: UUID) -> Person:
    return await make_person(None, staff_role="programme_lead", programme="cloth")


async def adjust(person: Person, amount: str, version: int = 1, **changes: Any) -> Any:
    body = {
        "cluster_slug": "modacc",
        "change": {"amount": amount, "currency": "EUR"},
        "reason": "Moved",
        **changes,
    }
    return await person.client.post(
        f"{ADDRESS}/budget-adjustments", json=body, headers={"if-match": f'"v{version}"'}
    )


def parts(answer: Any, cluster: str = "modacc") -> list[str]:
    row = next(row for row in answer.json()["partners"] if row["cluster_slug"] == cluster)
    return [row[part]["amount"] for part in ("total", "free", "reserved", "issued", "paid")]


async def test_a_lead_gives_a_partner_more_and_takes_what_is_free(lead: Person) -> None:
    assert parts(await adjust(lead, "500.00")) == ["1500.00", "1500.00", "0.00", "0.00", "0.00"]
    stale = await adjust(lead, "-100.00")
    assert stale.status_code == 412
    assert parts(await adjust(lead, "-100.00", version=2))[0] == "1400.00"
    refused = await adjust(lead, "-1400.01", version=3)
    assert (refused.status_code, refused.json()["code"]) == (409, "budget-exceeded")
    assert "1400.00 EUR are free" in refused.json()["detail"]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"amount": "10.00", "currency": "DKK"}, "not-eur"),
        ({"amount": "0.00", "currency": "EUR"}, "not-cents"),
        ({"amount": "0.001", "currency": "EUR"}, "not-cents"),
    ],
)
async def test_what_is_no_amount_of_a_budget_is_refused(
    lead: Person, change: dict[str, str], code: str
) -> None:
    refused = await adjust(lead, "1", change=change)
    assert (refused.status_code, refused.json()["errors"][0]["code"]) == (422, code)


async def test_partners_read_their_own_and_change_nothing(make_person: MakePerson, partner: UUID) -> None:
    finance = await make_person(None, staff_role="finance", cluster="modacc")
    read = await finance.client.get(f"{ADDRESS}/budget")
    assert [row["cluster_slug"] for row in read.json()["partners"]] == ["modacc"]
    assert read.json()["partners"][0]["may_adjust"] is False
    manager = await make_person(None, staff_role="cluster_manager", cluster="modacc")
    assert (await adjust(manager, "500.00")).status_code == 403


async def test_the_ledger_pages_without_gaps_and_comes_as_a_file(
    lead: Person, database: Database, partner: UUID
) -> None:
    for amount in range(1, 8):
        async with database.sessions() as session, session.begin():
            given = (partner, Decimal(amount), uuid4())
            await budget.reserve(session, *given, by=PLATFORM, now=clock.now())
    await adjust(lead, "5.00", version=8, reason="=1+1")
    seen, address = [], f"{ADDRESS}/ledger?limit=3"
    while address:
        page = (await lead.client.get(address)).json()
        seen += [(row["kind"], row["amount"]["amount"]) for row in page["data"]]
        address = page["page"]["next"]
    assert seen == [("adjust", "5.00"), *(("reserve", f"{n}.00") for n in range(7, 0, -1))]
    only = (await lead.client.get(f"{ADDRESS}/ledger?kind=adjust")).json()["data"]
    assert [row["reason"] for row in only] == ["=1+1"]
    file = await lead.client.get(f"{ADDRESS}/ledger.csv")
    rows = list(csv.DictReader(io.StringIO(file.text)))
    assert [row["amount_eur"] for row in rows] == [*(f"{n}.00" for n in range(1, 8)), "5.00"]
    assert rows[-1]["reason"] == "'=1+1", "no spreadsheet takes it for a formula"


async def test_a_programme_that_is_not_there_is_not_found(lead: Person) -> None:
    assert (await lead.client.get("/v1/programmes/nothing-here/budget")).status_code == 404
