"""Reporting periods: what is frozen stays, what changes later is an adjustment, each exchange is told once."""

import csv
import hashlib
import io
import json
import random
from collections import Counter
from datetime import date
from typing import Any
from uuid import UUID

import asyncpg
import pytest

from conftest import HERNING, MakePerson, Person
from exchanges.counted import LDC, put_evidence, put_exchange
from programmes.cloth import HELSINKI, lay_cloth, organisation
from symbiosis.kit.database import Database

PATH = "/v1/reporting-periods"
SPRING = {"name": "Spring", "starts_on": "2026-01-01", "ends_on": "2026-06-30"}
SUMMER = {"name": "Summer", "starts_on": "2026-07-01", "ends_on": "2026-09-30"}


@pytest.fixture
async def lead(database: Database, make_person: MakePerson) -> Person:
    await lay_cloth(database)
    return await make_person(None, staff_role="programme_lead", programme="cloth")


@pytest.fixture
async def host(lead: Person, database: Database) -> UUID:
    return await organisation(database, "Host", HELSINKI)


async def add(person: Person, span: dict[str, str] = SPRING) -> str:
    answer = await person.client.post(PATH, json={"programme_slug": "cloth", **span})
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


async def move(person: Person, period: str, verb: str, **body: Any) -> Any:
    now = await person.client.get(f"{PATH}/{period}")
    return await person.client.post(
        f"{PATH}/{period}/{verb}", json=body or None, headers={"If-Match": now.headers["etag"]}
    )


async def frozen(person: Person, period: str, **body: Any) -> dict[str, Any]:
    assert (await move(person, period, "collect")).status_code == 200
    answer = await move(person, period, "freeze", **(body or {"leave_out_red": False}))
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


async def lines(person: Person, period: str) -> list[dict[str, Any]]:
    return list((await person.client.get(f"{PATH}/{period}/lines")).json()["data"])


async def exchange(database: Database, host: UUID, code: str, **more: Any) -> UUID:
    visitor = await organisation(database, f"Visitor of {code}", HERNING, member_of=LDC)
    made = await put_exchange(database, code, visitor, host, **more)
    await put_evidence(database, made)
    return made


async def test_freezing_keeps_rows_and_hashes_that_anyone_can_recompute(
    lead: Person, database: Database, host: UUID
) -> None:
    await exchange(database, host, "C1")
    await exchange(database, host, "C2", bucket="large_company")
    await exchange(database, host, "later", ended=date(2026, 7, 2))
    await exchange(database, host, "under way", state="ongoing")
    period = await add(lead)
    done = await frozen(lead, period)
    assert (done["state"], done["lines"], done["adjustments"]) == ("frozen", 2, 0)
    assert done["totals"] == {"large_company": {LDC: 1}, "sme": {LDC: 1}}
    told = await lines(lead, period)
    assert [line["line"]["code"] for line in told] == ["C1", "C2"]
    for line in told:
        plain = json.dumps(line["line"], sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        assert line["line_hash"] == hashlib.sha256(plain.encode()).hexdigest()
    assert len(done["snapshot_hash"]) == 64
    assert await database.pool.fetchval(
        "select bool_and(locked_at is not null) from evidence_items i join period_lines using (exchange_id)"
    )
    with pytest.raises(asyncpg.RestrictViolationError):
        await database.pool.execute("update period_lines set line_hash = 'x'")


async def test_red_exchange_cannot_enter_and_is_told_when_it_is_settled(
    lead: Person, database: Database, host: UUID
) -> None:
    red = await exchange(database, host, "C1")
    await exchange(database, host, "C2")
    unfunded = await exchange(database, host, "C3", funded=False)
    await put_evidence(database, red, "travel_proof", "uploaded")
    await put_evidence(database, unfunded, "attendance", "missing")
    period = await add(lead)
    await move(lead, period, "collect")
    refused = await move(lead, period, "freeze", leave_out_red=False)
    assert (refused.status_code, refused.json()["code"]) == (409, "evidence-missing")
    assert [error["detail"] for error in refused.json()["errors"]] == ["C1: travel_proof"]
    done = (await move(lead, period, "freeze", leave_out_red=True)).json()
    assert [out["code"] for out in done["left_out"]] == ["C1"]
    assert [line["line"]["code"] for line in await lines(lead, period)] == ["C2", "C3"]
    await put_evidence(database, red, "travel_proof", "accepted")
    later = await add(lead, SUMMER)
    await frozen(lead, later)
    assert [line["line"]["code"] for line in await lines(lead, later)] == ["C1"]


async def test_later_change_is_an_adjustment_in_the_next_period(
    lead: Person, database: Database, host: UUID
) -> None:
    changed = await exchange(database, host, "C1")
    await exchange(database, host, "C2")
    spring = await add(lead)
    before = await frozen(lead, spring)
    kept = await lines(lead, spring)
    await database.pool.execute(
        "update exchanges set bucket = 'large_company', state = 'recovered' where id = $1", changed
    )
    await database.pool.execute("update actors set legal_name = 'Renamed'")
    assert await lines(lead, spring) == kept
    summer = await add(lead, SUMMER)
    preview = (await lead.client.get(f"{PATH}/{summer}/preview")).json()
    done = await frozen(lead, summer)
    (adjustment,) = await lines(lead, summer)
    assert preview["adjustments"] == [adjustment]
    assert adjustment["adjustment"] is True
    assert adjustment["changed"]["bucket"] == ["sme", "large_company"]
    assert adjustment["changed"]["counted"] == [True, False]
    assert "visitor_name" not in adjustment["changed"]
    assert (before["cumulative"], done["cumulative"]) == ({"sme": {LDC: 2}}, {"sme": {LDC: 1}})
    assert (done["lines"], done["adjustments"], done["totals"]) == (0, 1, {})


async def test_returned_period_is_collected_and_frozen_again_and_every_freezing_is_kept(
    lead: Person, database: Database, host: UUID
) -> None:
    await exchange(database, host, "C1")
    period = await add(lead)
    first = await frozen(lead, period)
    assert (await move(lead, period, "submit")).json()["state"] == "submitted"
    returned = await move(lead, period, "return", note="Name the class of C1")
    assert (returned.json()["state"], returned.json()["lines"]) == ("collecting", 0)
    await exchange(database, host, "C2")
    again = (await move(lead, period, "freeze", leave_out_red=False)).json()
    assert (again["revision"], again["lines"]) == (2, 2)
    assert again["snapshot_hash"] != first["snapshot_hash"]
    assert await database.pool.fetchval("select count(*) from period_lines where revision = 1") == 1
    assert (await move(lead, period, "submit")).status_code == 200
    accepted = (await move(lead, period, "accept")).json()
    assert (accepted["state"], accepted["possible"]) == ("accepted", [])


@pytest.mark.parametrize(
    ("way", "verb"),
    [
        ([], "freeze"),
        ([], "submit"),
        (["collect"], "collect"),
        (["collect"], "accept"),
        (["collect"], "return"),
    ],
)
async def test_other_moves_are_refused(lead: Person, way: list[str], verb: str) -> None:
    period = await add(lead)
    for done in way:
        await move(lead, period, done)
    bodies: dict[str, dict[str, Any]] = {"freeze": {"leave_out_red": True}, "return": {"note": "x"}}
    body = bodies.get(verb, {})
    answer = await move(lead, period, verb, **body)
    assert (answer.status_code, answer.json()["code"]) == (409, "wrong-state")


async def test_period_that_is_not_over_and_periods_that_collide_are_refused(lead: Person) -> None:
    long = await add(lead, {"name": "Long", "starts_on": "2026-10-01", "ends_on": "2199-12-31"})
    await move(lead, long, "collect")
    assert (await move(lead, long, "freeze", leave_out_red=False)).json()["code"] == "period-not-over"
    body = {"programme_slug": "cloth", "name": "Other", "starts_on": "2027-01-01", "ends_on": "2027-02-01"}
    assert (await lead.client.post(PATH, json=body)).json()["code"] == "periods-overlap"
    taken = body | {"name": "Long", "starts_on": "2026-01-01", "ends_on": "2026-02-01"}
    assert (await lead.client.post(PATH, json=taken)).json()["code"] == "name-taken"
    wrong = taken | {"name": "Wrong", "ends_on": "2025-12-31"}
    assert (await lead.client.post(PATH, json=wrong)).json()["errors"][0]["code"] == "ends_before_start"


async def test_frozen_period_is_not_edited(lead: Person) -> None:
    period = await add(lead)
    open_ = await lead.client.patch(
        f"{PATH}/{period}", json={"note": "Ask BFA"}, headers={"If-Match": '"v1"'}
    )
    assert open_.json()["note"] == "Ask BFA"
    await frozen(lead, period)
    answer = await lead.client.patch(f"{PATH}/{period}", json={"name": "x"}, headers={"If-Match": "*"})
    assert (answer.status_code, answer.json()["code"]) == (409, "wrong-state")


async def test_csv_holds_the_lines_and_no_formulas(lead: Person, database: Database, host: UUID) -> None:
    made = await exchange(database, host, "C1")
    await database.pool.execute(
        "update actors set legal_name = '=1+1' where id = (select visitor_id from exchanges where id = $1)",
        made,
    )
    period = await add(lead)
    await frozen(lead, period)
    answer = await lead.client.get(f"{PATH}/{period}/lines.csv")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    (row,) = csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")))
    assert (row["code"], row["visitor_name"], row["counted"]) == ("C1", "'=1+1", "yes")
    assert row["line_hash"] == (await lines(lead, period))[0]["line_hash"]


async def test_only_leads_move_periods_and_outsiders_see_none(
    lead: Person, database: Database, make_person: MakePerson
) -> None:
    period = await add(lead)
    manager = await make_person(None, staff_role="cluster_manager", cluster=LDC)
    outsider = await make_person(None, staff_role="cluster_manager", cluster="tekstilsymbiose-herning")
    seen = await manager.client.get(f"{PATH}/{period}")
    assert (seen.status_code, seen.json()["possible"]) == (200, [])
    refused = await manager.client.post(f"{PATH}/{period}/collect", headers={"If-Match": "*"})
    assert refused.status_code == 403
    assert (await outsider.client.get(f"{PATH}/{period}")).status_code == 404
    assert (await outsider.client.get(f"{PATH}?programme=cloth")).status_code == 403


@pytest.mark.parametrize("seed", range(6))
async def test_whatever_happens_each_exchange_is_told_once_and_the_sum_is_the_truth(
    lead: Person, database: Database, host: UUID, seed: int
) -> None:
    """A model in memory beside the platform: exchanges appear, change and turn red; periods are frozen and
    returned in any order."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    spans = [(f"P{n}", f"2026-0{n + 1}-01", f"2026-0{n + 1}-28") for n in range(4)]
    periods = [
        await add(lead, {"name": name, "starts_on": start, "ends_on": end}) for name, start, end in spans
    ]
    state = dict.fromkeys(periods, "open")
    truth: dict[str, tuple[str, bool, bool, date]] = {}
    ids: dict[str, UUID] = {}
    told: dict[str, dict[str, tuple[str, bool]]] = {}
    first: dict[str, set[str]] = {}
    order: list[str] = []

    def known(but: str) -> dict[str, tuple[str, bool]]:
        return {code: line for one in order if one != but for code, line in told[one].items()}

    for step in range(25):
        doing = chance.choice(["appear", "change", "red", "move", "move"])
        if doing == "appear" or not truth:
            code, ended = f"C{step}", date(2026, chance.randint(1, 4), chance.randint(1, 28))
            ids[code] = await exchange(database, host, code, ended=ended)
            truth[code] = ("sme", True, False, ended)
        elif doing == "change":
            code = chance.choice(sorted(truth))
            bucket, counts = chance.choice(["sme", "large_company"]), chance.random() < 0.7
            await database.pool.execute(
                "update exchanges set bucket = $2, state = $3 where id = $1",
                ids[code],
                bucket,
                "closed" if counts else "recovered",
            )
            truth[code] = (bucket, counts, *truth[code][2:])
        elif doing == "red":
            code = chance.choice(sorted(truth))
            red = not truth[code][2]
            await put_evidence(database, ids[code], state="rejected" if red else "accepted")
            truth[code] = (*truth[code][:2], red, truth[code][3])
        else:
            one = chance.choice(periods)
            verb = {"open": "collect", "collecting": "freeze", "frozen": "submit", "submitted": "return"}
            verb_now = verb[state[one]]
            bodies: dict[str, dict[str, Any]] = {"freeze": {"leave_out_red": True}}
            body = (bodies | {"return": {"note": "again"}}).get(verb_now, {})
            answer = await move(lead, one, verb_now, **body)
            assert answer.status_code == 200, answer.text
            state[one] = answer.json()["state"]
            if verb_now == "freeze":
                end, before = date.fromisoformat(spans[periods.index(one)][2]), known(one)
                firsts = {code for other in order if other != one for code in first[other]}
                now = {code: (bucket, counts) for code, (bucket, counts, _, _) in truth.items()}
                new = {
                    code: now[code]
                    for code, (_, counts, red, ended) in truth.items()
                    if code not in firsts and counts and not red and ended <= end
                }
                kept = await lines(lead, one)
                assert {line["line"]["code"] for line in kept if not line["adjustment"]} == set(new)
                # Evidence is part of a line too, so more may be adjusted than bucket and state say.
                adjusted = {line["line"]["code"] for line in kept if line["adjustment"]}
                changed = {code for code, line in before.items() if now[code] != line}
                assert changed - set(new) <= adjusted <= set(before) - set(new)
                first[one] = set(new)
                told[one] = new | {code: now[code] for code in adjusted}
                order = [*(o for o in order if o != one), one]
                last = known("")
                expected = Counter(bucket for bucket, counts in last.values() if counts)
                sums = {bucket: sum(by.values()) for bucket, by in answer.json()["cumulative"].items()}
                assert sums == expected
            elif verb_now == "return":
                order.remove(one)
    counted = await database.pool.fetch(
        "select exchange_id, count(*) from period_lines l join reporting_periods p on p.id = l.period_id"
        " and p.revision = l.revision where not adjustment and p.state in ('frozen', 'submitted', 'accepted')"
        " group by exchange_id having count(*) > 1"
    )
    assert counted == []
