"""What is owed to the funder, and how far it has come."""

from typing import Any

import pytest

from conftest import HERNING, MakePerson, Person
from exchanges.counted import LDC, put_evidence, put_exchange
from programmes.cloth import HELSINKI, lay_cloth, organisation
from symbiosis.kit.database import Database

PATH = "/v1/programmes/cloth/quota-board"


@pytest.fixture
async def lead(database: Database, make_person: MakePerson) -> Person:
    await lay_cloth(database)
    return await make_person(None, staff_role="programme_lead", programme="cloth")


async def board(person: Person) -> dict[str, Any]:
    answer = await person.client.get(PATH)
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def row_of(board: dict[str, Any], bucket: str | None) -> dict[str, Any]:
    return next(row for row in board["rows"] if row["bucket"] == bucket)


async def test_targets_stand_before_anything_has_happened(lead: Person) -> None:
    found = await board(lead)
    assert found["rows"][0]["bucket"] == "sme"
    assert row_of(found, "sme")["total"]["target"] == 75
    assert found["total"]["total"] == {
        "target": 100,
        "planned": 0,
        "committed": 0,
        "closed": 0,
        "remaining": 100,
        "red": 0,
        "doubtful": 0,
    }
    assert {partner["cluster_slug"] for partner in found["partners"]} >= {"modacc", LDC}
    assert row_of(found, "sme")["partners"][0]["target"] is None


async def test_exchanges_count_once_by_how_far_they_have_come(lead: Person, database: Database) -> None:
    host = await organisation(database, "Host", HELSINKI)
    way = [("building", "planned"), ("signing", "planned"), ("ready", "committed"), ("validated", "closed")]
    way += [("closed", "closed"), ("cancelled", ""), ("not_fundable", "")]
    for n, (state, _) in enumerate(way):
        visitor = await organisation(database, f"Visitor {n}", HERNING)
        made = await put_exchange(database, f"C{n}", visitor, host, state=state)
        await put_evidence(database, made, state="accepted" if state == "closed" else "missing")
    numbers = row_of(await board(lead), "sme")["total"]
    assert {name: numbers[name] for name in ("planned", "committed", "closed", "remaining")} == {
        "planned": 2,
        "committed": 1,
        "closed": 2,
        "remaining": 70,
    }


async def test_numbers_are_the_lists_behind_them(lead: Person, database: Database) -> None:
    host = await organisation(database, "Host", HELSINKI)
    states = ["building", "committed", "stay_done", "closed"]
    buckets = ["sme", "large_company", None]
    clusters = ["modacc", LDC]
    places = [(s, b, c) for s in states for b in buckets for c in clusters]
    for n, (state, bucket, cluster) in enumerate(places):
        visitor = await organisation(database, f"Visitor {n}", HERNING)
        made = await put_exchange(
            database, f"C{n}", visitor, host, state=state, bucket=bucket, cluster=cluster
        )
        if n % 2:
            await put_evidence(database, made, state="missing")
    found = await board(lead)
    for row in found["rows"]:
        for cell in row["partners"]:
            bucket = "in_bucket=false" if row["bucket"] is None else f"bucket={row['bucket']}"
            of = f"programme=cloth&counts_for_kpi=true&{bucket}"
            of += f"&visitor_cluster={cell['cluster_slug']}"
            for number, narrowed in (
                *((stage, f"stage={stage}") for stage in ("planned", "committed", "closed")),
                ("red", "red=true"),
            ):
                listed = (await lead.client.get(f"/v1/exchanges?{of}&{narrowed}")).json()["data"]
                assert len(listed) == cell[number], (row["bucket"], cell["cluster_slug"], number)
    assert row_of(found, None)["total"]["closed"] == 2
    assert found["total"]["total"]["closed"] == 6


async def test_what_counts_nowhere_says_why_until_somebody_decides(lead: Person, database: Database) -> None:
    host = await organisation(database, "Host", HELSINKI)
    association = await organisation(database, "Association", HERNING, member_of=LDC)
    other = await organisation(database, "Other", HERNING, member_of=LDC)
    await put_exchange(database, "C1", association, host, bucket=None, organisation_class="npo")
    await put_exchange(database, "C2", other, host, bucket=None, organisation_class=None)
    third = await organisation(database, "Third", HERNING, member_of=LDC)
    await put_exchange(database, "C3", third, host, bucket=None)
    counted = await organisation(database, "Counted", HERNING, member_of=LDC)
    await put_exchange(database, "C4", counted, host)
    fifth = await organisation(database, "Fifth", HERNING, member_of=LDC)
    await put_exchange(database, "C5", fifth, host, counts_for_kpi=False)

    async def nowhere(of: str) -> dict[str, str | None]:
        listed = (await lead.client.get(f"/v1/exchanges?programme=cloth&{of}")).json()["data"]
        return {one["code"]: one["counts_nowhere"] for one in listed}

    assert await nowhere("in_bucket=false") == {
        "C1": "class_without_bucket",
        "C2": "not_classed",
        "C3": "bucket_open",
    }
    assert await nowhere("in_bucket=true") == {"C4": None, "C5": "not_wanted"}
    answer = await lead.client.put(
        f"/v1/programmes/cloth/participants/{association}",
        json={"organisation_class": "npo", "bucket": "public_company", "reason": "The funder said so"},
        headers={"If-Match": '"v0"'},
    )
    assert answer.status_code == 200, answer.text
    assert "C1" not in await nowhere("in_bucket=false")


async def test_exchanges_follow_what_their_visitor_is_decided_to_count_as(
    lead: Person, database: Database
) -> None:
    host = await organisation(database, "Host", HELSINKI)
    visitor = await organisation(database, "School", HERNING, member_of=LDC)
    other = await organisation(database, "Host 2", HELSINKI)
    await put_exchange(database, "C1", visitor, host)
    reasoned: dict[str, Any] = {
        "bucket": "large_company",
        "bucket_reason": "The funder asked for it",
        "funded": False,
    }
    await put_exchange(database, "C2", visitor, other, **reasoned)
    answer = await lead.client.put(
        f"/v1/programmes/cloth/participants/{visitor}",
        json={"organisation_class": "public_company"},
        headers={"If-Match": '"v0"'},
    )
    assert answer.status_code == 200, answer.text
    found = await board(lead)
    assert row_of(found, "public_company")["total"]["closed"] == 1
    assert row_of(found, "large_company")["total"]["closed"] == 1
    assert row_of(found, "sme")["total"]["closed"] == 0


async def test_board_is_for_those_who_work_in_the_programme(
    lead: Person, database: Database, make_person: MakePerson
) -> None:
    within = await make_person(None, staff_role="analyst", cluster=LDC)
    outside = await make_person(None, staff_role="cluster_manager", cluster="tekstilsymbiose-herning")
    member = await make_person("Systuen")
    assert (await within.client.get(PATH)).status_code == 200
    assert (await outside.client.get(PATH)).status_code == 403
    assert (await member.client.get(PATH)).status_code == 403
