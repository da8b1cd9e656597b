"""Offline metrics over stored decisions, against counts made by hand."""

import json
from typing import Any
from uuid import UUID

import pytest

from conftest import AARHUS, MakePerson, Person
from matches.matchmaking import need, offer, publish
from symbiosis.kit.database import Database

ROW = """
insert into matches (offer_id, need_id, offer_version, need_version, state, origin, verdict, score, band,
    confidence, evidence, engine_version, offer_interest_at, dismissed_by, dismissed_reason, superseded_by)
values ($1, $2, 1, 1, $3, $4, $5, $6, $7, 0.9, '{}', '2', case when $8 then now() end,
    case when $3 = 'dismissed' then 'need' end, case when $3 = 'dismissed' then 'colour' end, $9)
returning id
"""


class Ledger:
    """Streams of two organisations, and matches between them as if people had decided."""

    def __init__(self, database: Database, offers: list[str], needs: list[str]) -> None:
        self.database, self.offers, self.needs = database, offers, needs

    async def add(
        self,
        offer_number: int,
        need_number: int,
        score: float,
        state: str = "suggested",
        *,
        interest: bool = False,
        origin: str = "engine",
        verdict: str = "pass",
        band: str = "strong",
        superseded_by: UUID | None = None,
    ) -> UUID:
        found: UUID = await self.database.pool.fetchval(
            ROW,
            self.offers[offer_number],
            self.needs[need_number],
            state,
            origin,
            verdict,
            score,
            band,
            interest,
            superseded_by,
        )
        return found


@pytest.fixture
async def ledger(make_person: MakePerson, database: Database) -> Ledger:
    supplier = await make_person("Systuen")
    receiver = await make_person("Spinderiet", town=AARHUS)
    offers = [(await publish(supplier, offer(title=f"Offer {n}")))["id"] for n in range(2)]
    needs = [(await publish(receiver, need(title=f"Need {n}")))["id"] for n in range(12)]
    return Ledger(database, offers, needs)


async def quality(person: Person, **params: Any) -> Any:
    answer = await person.client.get("/v1/match-quality", params=params)
    assert answer.status_code == 200, answer.text
    return json.loads(answer.text)


async def test_metrics_are_what_one_counts_by_hand(ledger: Ledger, make_person: MakePerson) -> None:
    # Offer 0: places 1 to 4 of its list; the second is accepted, the third dismissed.
    await ledger.add(0, 0, 0.95)
    await ledger.add(0, 1, 0.90, "interest_one", interest=True)
    await ledger.add(0, 2, 0.85, "dismissed")
    await ledger.add(0, 3, 0.80, "interest_one", interest=True)
    # Offer 1: brought together by a person, which no list of the engine held.
    await ledger.add(1, 4, 0.50, "interest_one", interest=True, origin="facilitator", band="weak")
    analyst = await make_person(None, staff_role="analyst", second_factor=True)
    found = await quality(analyst)
    assert (found["suggestions"], found["decided"]) == (4, 3)
    # The offer's first three: 1 accepted of 2 decided. The lists of needs 1, 2 and 3: 2 of 3.
    assert found["precision_at_3"] == {"share": 0.6, "of": 5}
    # The offer's first three: 2 of 3 kept. Four lists of needs: 3 of 4.
    assert found["kept_at_3"] == {"share": round(5 / 7, 4), "of": 7}
    assert found["recall_at_10"] == {"share": round(2 / 3, 4), "of": 3}
    # Lists with an accepted one: the offer's (place 2), needs 1 and 3 (place 1 each).
    assert found["mean_reciprocal_rank"] == {"share": round(2.5 / 3, 4), "of": 3}
    assert found["coverage"] == {"share": 0.5, "of": 2}
    (strong,) = found["bands"]
    assert strong == {
        "band": "strong",
        "suggested": 4,
        "decided": 3,
        "accepted": {"share": round(2 / 3, 4), "of": 3},
    }


async def test_accepted_pair_beyond_the_tenth_place_counts_against_recall(
    ledger: Ledger, make_person: MakePerson
) -> None:
    for number in range(11):
        await ledger.add(0, number, 0.9 - number / 100)
    await ledger.add(0, 11, 0.60, "interest_one", interest=True, band="possible")
    found = await quality(await make_person(None, staff_role="analyst", second_factor=True))
    assert found["recall_at_10"] == {"share": 0.0, "of": 1}


async def test_condition_that_was_settled_is_counted_once(ledger: Ledger, make_person: MakePerson) -> None:
    settled = await ledger.add(0, 0, 0.9)
    open_still = await ledger.add(0, 1, 0.9, verdict="conditional")
    for successor, need_number in ((settled, 0), (open_still, 1)):
        await ledger.add(0, need_number, 0.7, "superseded", verdict="conditional", superseded_by=successor)
    found = await quality(await make_person(None, staff_role="analyst", second_factor=True))
    assert found["conditionals_that_passed"] == {"share": 0.5, "of": 2}
    assert found["conditionals"] == {"share": 0.5, "of": 2}


async def test_cluster_staff_measure_their_cluster_only(
    ledger: Ledger, make_person: MakePerson, database: Database
) -> None:
    await ledger.add(0, 0, 0.9)
    await database.pool.execute(
        "insert into clusters (slug, name, country) values ('modacc', 'MODACC', 'ES')"
    )
    elsewhere = await make_person(None, staff_role="facilitator", cluster="modacc", second_factor=True)
    found = await quality(elsewhere)
    assert (found["suggestions"], found["coverage"]["of"]) == (0, 0)
    assert found["precision_at_3"]["share"] is None


async def test_members_do_not_read_it(make_person: MakePerson) -> None:
    member = await make_person("Systuen")
    assert (await member.client.get("/v1/match-quality")).status_code == 403
