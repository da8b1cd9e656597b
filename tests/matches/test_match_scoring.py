"""Suggestions found in the market and stored: all or nothing, once, and never where they may not be."""

import json
from collections.abc import Awaitable, Callable
from typing import Any
from uuid import UUID

import pytest

from conftest import AARHUS, MakePerson, Person
from matches.matchmaking import (
    change,
    decide,
    find_partners,
    matched_pair,
    matches_of,
    need,
    offer,
    publish,
    score,
)
from symbiosis.kit import clock
from symbiosis.kit.database import Database, raw_connection
from symbiosis.kit.jobs import take_out
from symbiosis.matches import storing
from symbiosis.matches.jobs import rescore_all, run_advise_stream, run_score_stream, score_soon
from symbiosis.matches.market import for_database
from symbiosis.matches.scoring import score_stream

MATCHES = "select count(*) from matches"
JOBS = "select count(*) from pgqueuer where entrypoint = $1"


class KilledError(Exception):
    pass


async def test_worker_killed_before_it_is_done_has_stored_nothing_and_the_job_is_done_again(
    make_person: MakePerson, database: Database
) -> None:
    supplier, receiver = await make_person("Systuen"), await make_person("Spinderiet", town=AARHUS)
    stream = UUID((await publish(supplier, offer()))["id"])
    await publish(receiver, need())

    async def killed_when_all_is_written() -> None:
        async with database.work.acquire() as connection, connection.transaction():
            done = await score_stream(connection, for_database(database), stream, clock.now())
            assert done.suggested == 1
            raise KilledError

    with pytest.raises(KilledError):
        await killed_when_all_is_written()
    assert await database.pool.fetchval(MATCHES) == 0
    assert await database.pool.fetchval(JOBS, "matches.advise_stream") == 0
    await find_partners(database)
    assert await database.pool.fetchval(MATCHES) == 1


async def test_stream_waits_once_for_each_version(make_person: MakePerson, database: Database) -> None:
    supplier = await make_person("Systuen")
    stream = await publish(supplier, offer())
    async with database.sessions() as session, session.begin():
        for _ in range(3):
            await score_soon(session, UUID(stream["id"]), str(stream["version"]))
    assert await database.pool.fetchval(JOBS, "matches.score_stream") == 1
    await change(supplier, stream["id"], {"quantity": {"value": 500}})
    assert await database.pool.fetchval(JOBS, "matches.score_stream") == 2


async def test_one_run_does_what_all_the_waiting_jobs_of_a_stream_were_for(
    make_person: MakePerson, database: Database
) -> None:
    supplier, receiver = await make_person("Systuen"), await make_person("Spinderiet", town=AARHUS)
    await publish(receiver, need())
    await find_partners(database)
    stream = await publish(supplier, offer())
    for kilograms in range(500, 505):
        await change(supplier, stream["id"], {"quantity": {"value": kilograms}})
    assert await database.pool.fetchval(JOBS, "matches.score_stream") == 6
    await run_one(database, "matches.score_stream", run_score_stream)
    assert await database.pool.fetchval(JOBS, "matches.score_stream") == 0
    newest = await database.pool.fetchval(
        "select version from material_streams where id = $1", UUID(stream["id"])
    )
    assert await database.pool.fetchval("select offer_version from matches") == newest
    # Two more runs leave three jobs that would advise on the same.
    for _ in range(2):
        await run_score_stream(database.sessions, {"stream_id": stream["id"]}, clock.now())
    assert await database.pool.fetchval(JOBS, "matches.advise_stream") == 3
    await run_one(database, "matches.advise_stream", run_advise_stream)
    assert await database.pool.fetchval(JOBS, "matches.advise_stream") == 0


async def test_what_changes_after_a_run_has_looked_has_a_job_of_its_own(
    make_person: MakePerson, database: Database
) -> None:
    supplier, receiver = await make_person("Systuen"), await make_person("Spinderiet", town=AARHUS)
    stream = await publish(supplier, offer())
    await publish(receiver, need())
    async with database.sessions() as session, session.begin():
        connection = await raw_connection(session)
        await storing.one_at_a_time(connection, UUID(stream["id"]))
        assert await take_out(connection, "matches.score_stream", {"stream_id": stream["id"]}) == 1
        # Another connection, while this transaction is open.
        await change(supplier, stream["id"], {"quantity": {"value": 500}})
    assert await database.pool.fetchval(JOBS, "matches.score_stream") == 2
    payloads = await database.pool.fetch(
        "select payload from pgqueuer where entrypoint = 'matches.score_stream'"
    )
    assert {"stream_id": stream["id"]} in [json.loads(row["payload"]) for row in payloads]


async def test_jobs_taken_out_wait_again_when_the_run_is_killed(
    make_person: MakePerson, database: Database
) -> None:
    stream = await publish(await make_person("Systuen"), offer())

    async def killed() -> None:
        async with database.work.acquire() as connection, connection.transaction():
            await score_stream(connection, for_database(database), UUID(stream["id"]), clock.now())
            raise KilledError

    with pytest.raises(KilledError):
        await killed()
    assert await database.pool.fetchval(JOBS, "matches.score_stream") == 1


async def run_one(database: Database, job: str, run: Callable[..., Awaitable[Any]]) -> None:
    """As a worker does it: the job is picked, done and marked done."""
    picked = await database.pool.fetchrow(
        "update pgqueuer set status = 'picked' where id ="
        " (select min(id) from pgqueuer where entrypoint = $1 and status = 'queued') returning id, payload",
        job,
    )
    assert picked is not None
    await run(database.sessions, json.loads(picked["payload"]), clock.now())
    await database.pool.execute("delete from pgqueuer where id = $1", picked["id"])


async def test_advice_comes_after_the_suggestion_and_changes_nothing_else(
    make_person: MakePerson, database: Database
) -> None:
    supplier, receiver = await make_person("Systuen"), await make_person("Spinderiet", town=AARHUS)
    lines = [{"fibre": "cotton", "share_pct": 95}, {"fibre": "elastane", "share_pct": 5}]
    draft = offer(material={"composition": lines, "evidence_method": "declared"})
    stream = UUID((await publish(supplier, draft))["id"])
    await publish(receiver, need())
    await score(database, stream)
    [before] = await matches_of(supplier)
    assert before["explanation"]["best_change"] is None
    await find_partners(database)
    [after] = await matches_of(supplier)
    assert after["explanation"]["best_change"] is not None
    before["explanation"]["best_change"] = after["explanation"]["best_change"]
    assert after == before


async def test_twenty_suggestions_at_most_are_found_from_one_stream(
    make_person: MakePerson, database: Database
) -> None:
    receiver = await make_person("Spinderiet", town=AARHUS)
    for kilograms in range(400, 422):
        await publish(receiver, need(quantity={"value": kilograms}))
    stream = UUID((await publish(await make_person("Systuen"), offer()))["id"])
    assert (await score(database, stream)).suggested == 20
    least = await database.pool.fetchval("select min(score) from matches")
    await find_partners(database)
    others = "select max(score) from (select score from matches order by score desc offset 20) others"
    assert await database.pool.fetchval(others) <= least


async def _join(database: Database, person: Person) -> None:
    await database.pool.execute(
        "insert into clusters (slug, name, country) values ('modacc', 'Modacc', 'ES') on conflict do nothing"
    )
    await database.pool.execute(
        "insert into cluster_memberships (actor_id, cluster_slug, state) values ($1, 'modacc', 'confirmed')",
        person.actor_id,
    )


async def test_owner_who_may_not_see_a_stream_is_never_suggested_it(
    make_person: MakePerson, database: Database
) -> None:
    supplier, member = await make_person("Systuen"), await make_person("Spinderiet", town=AARHUS)
    outsider = await make_person("Vaskeriet", town=AARHUS)
    await _join(database, supplier)
    await _join(database, member)
    await publish(supplier, offer(visibility="cluster"))
    for receiver in (member, outsider):
        await publish(receiver, need())
    await find_partners(database)
    assert len(await matches_of(member)) == 1
    assert await matches_of(outsider) == []


async def test_stream_for_guests_is_suggested_to_guests_only(
    make_person: MakePerson, database: Database
) -> None:
    supplier, guest = await make_person("Systuen"), await make_person("Spinderiet", town=AARHUS)
    other = await make_person("Vaskeriet", town=AARHUS)
    stream = await publish(supplier, offer(visibility="invited"))
    await database.pool.execute(
        "insert into stream_invitations (stream_id, actor_id) values ($1, $2)",
        UUID(stream["id"]),
        guest.actor_id,
    )
    for receiver in (guest, other):
        await publish(receiver, need())
    await find_partners(database)
    assert (len(await matches_of(guest)), len(await matches_of(other))) == (1, 0)


@pytest.mark.parametrize("blocker", ["supplier", "receiver"])
async def test_organisations_of_which_one_blocks_the_other_are_not_brought_together(
    make_person: MakePerson, database: Database, blocker: str
) -> None:
    people = {"supplier": await make_person("Systuen"), "receiver": await make_person("Spinderiet")}
    blocked = people["receiver" if blocker == "supplier" else "supplier"]
    await database.pool.execute(
        "insert into actor_blocks (actor_id, blocked_id) values ($1, $2)",
        people[blocker].actor_id,
        blocked.actor_id,
    )
    stream = await publish(people["supplier"], offer())
    await publish(people["receiver"], need())
    await find_partners(database)
    assert await database.pool.fetchval(MATCHES) == 0
    assert await database.pool.fetchval("select count(*) from stream_obstacles") == 0
    missed = await people["supplier"].client.get(f"/v1/material-streams/{stream['id']}/closest-misses")
    assert missed.json() == {"data": []}


async def _by_hand(database: Database, match_id: str, overridden: list[str]) -> None:
    await database.pool.execute(
        "update matches set origin = 'facilitator', overridden = $2 where id = $1", UUID(match_id), overridden
    )


async def _states(database: Database) -> list[tuple[Any, ...]]:
    rows = await database.pool.fetch(
        "select state, verdict, blocked_by from matches where state <> 'superseded'"
    )
    return [tuple(row) for row in rows]


TOO_FAR = {"maximum_distance_km": 10}
WASTE_ONLY = {"requirements": {"legal_statuses": ["waste"]}}


async def test_what_a_person_set_aside_does_not_end_what_they_brought_together(
    make_person: MakePerson, database: Database
) -> None:
    pair = await matched_pair(make_person, database)
    await _by_hand(database, pair.match_id, ["distance"])
    await change(pair.receiver, pair.need_id, TOO_FAR)
    await find_partners(database)
    assert await _states(database) == [("suggested", "fail", None)]
    kept = await database.pool.fetchrow("select origin, overridden from matches where state = 'suggested'")
    assert kept is not None
    assert (kept["origin"], kept["overridden"]) == ("facilitator", ["distance"])


async def test_law_blocks_what_a_person_brought_together(make_person: MakePerson, database: Database) -> None:
    pair = await matched_pair(make_person, database)
    await _by_hand(database, pair.match_id, ["distance"])
    await change(pair.receiver, pair.need_id, WASTE_ONLY)
    await find_partners(database)
    assert await _states(database) == [("blocked", "pass", "legal_status")]
    noted = await database.pool.fetchval("select count(*) from journal_entries where tag = 'match.blocked'")
    assert noted == 1


async def test_law_blocks_where_a_side_has_shown_interest_and_ends_what_nobody_took_up(
    make_person: MakePerson, database: Database
) -> None:
    pair = await matched_pair(make_person, database)
    await decide(pair.supplier, pair.match_id, "interest")
    since = "select state_since from matches"
    before = await database.pool.fetchval(since)
    await publish(await make_person("Vaskeriet"), offer())
    await find_partners(database)
    await change(pair.receiver, pair.need_id, WASTE_ONLY)
    await find_partners(database)
    states = sorted(row[0] for row in await _states(database))
    assert states == ["blocked", "expired"]
    assert await database.pool.fetchval(since + " where state = 'blocked'") > before


async def test_night_scores_again_only_what_is_matched_differently_now(
    make_person: MakePerson, database: Database
) -> None:
    pair = await matched_pair(make_person, database)
    async with database.sessions() as session, session.begin():
        assert await rescore_all(session, clock.now()) == 0
    await database.pool.execute("update matches set score = score - 0.01")
    async with database.sessions() as session, session.begin():
        assert await rescore_all(session, clock.now()) == 1
    await find_partners(database)
    async with database.sessions() as session, session.begin():
        assert await rescore_all(session, clock.now()) == 0
    await decide(pair.supplier, pair.match_id, "dismiss", reason="other")
    async with database.sessions() as session, session.begin():
        assert await rescore_all(session, clock.now()) == 0
