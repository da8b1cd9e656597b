"""Matches when streams change, and when several workers find the same ones."""

import asyncio
from datetime import timedelta
from uuid import UUID

from conftest import AARHUS, MakePerson
from matches.matchmaking import (
    act,
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
from symbiosis.kit.database import Database
from symbiosis.matches.scoring import Scored


async def test_scoring_the_same_stream_again_changes_nothing(
    make_person: MakePerson, database: Database
) -> None:
    pair = await matched_pair(make_person, database)
    before = await matches_of(pair.supplier)
    for stream_id in (pair.offer_id, pair.need_id):
        assert await score(database, stream_id) == Scored()
    assert await matches_of(pair.supplier) == before


async def test_changed_stream_gets_a_new_match_that_keeps_the_decisions(
    make_person: MakePerson, database: Database
) -> None:
    pair = await matched_pair(make_person, database)
    await decide(pair.supplier, pair.match_id, "shortlist")
    await decide(pair.receiver, pair.match_id, "interest")
    await change(pair.supplier, pair.offer_id, {"quantity": {"value": 380}})
    await find_partners(database)
    [match] = await matches_of(pair.supplier)
    assert match["id"] != pair.match_id
    assert match["state"] == "interest_one"
    assert match["offer_side"]["shortlisted_at"] is not None
    assert match["need_side"]["interest_at"] is not None
    old = (await pair.supplier.client.get(f"/v1/matches/{pair.match_id}")).json()
    assert (old["state"], old["superseded_by"]) == ("superseded", match["id"])


async def test_confirming_or_renaming_a_stream_keeps_the_match_itself(
    make_person: MakePerson, database: Database
) -> None:
    pair = await matched_pair(make_person, database)
    await act(pair.supplier, pair.offer_id, "confirm")
    await change(pair.receiver, pair.need_id, {"title": "Cotton for our spinning mill"})
    await find_partners(database)
    [match] = await matches_of(pair.supplier)
    assert match["id"] == pair.match_id
    assert match["need"]["title"] == "Cotton for our spinning mill"


async def test_dismissed_match_returns_only_when_a_side_has_really_changed(
    make_person: MakePerson, database: Database
) -> None:
    pair = await matched_pair(make_person, database)
    await decide(pair.receiver, pair.match_id, "dismiss", reason="quantity_too_small")
    await act(pair.supplier, pair.offer_id, "confirm")
    await find_partners(database)
    assert await matches_of(pair.receiver) == []
    await change(pair.supplier, pair.offer_id, {"quantity": {"value": 900}})
    await find_partners(database)
    [match] = await matches_of(pair.receiver)
    assert match["id"] != pair.match_id
    assert match["state"] == "suggested"
    await change(pair.supplier, pair.offer_id, {"quantity": {"value": 400}})
    await find_partners(database)
    [same] = await matches_of(pair.receiver)
    assert same["offer"]["quantity"]["kg"] == 400


async def test_passing_time_refreshes_the_same_match(make_person: MakePerson, database: Database) -> None:
    pair = await matched_pair(make_person, database)
    [before] = await matches_of(pair.supplier)
    done = await score(database, pair.offer_id, clock.now() + timedelta(days=80))
    assert done == Scored(refreshed=1)
    [after] = await matches_of(pair.supplier)
    assert after["id"] == before["id"]
    assert after["explanation"]["score"] < before["explanation"]["score"]


async def test_workers_racing_store_each_pair_once(make_person: MakePerson, database: Database) -> None:
    supplier = await make_person("Systuen")
    streams = [(await publish(supplier, offer()))["id"] for _ in range(3)]
    for number in range(3):
        receiver = await make_person(f"Spinderi {number}", town=AARHUS)
        streams.append((await publish(receiver, need()))["id"])
    await asyncio.gather(*(score(database, stream_id) for stream_id in streams * 2))
    pairs = await database.pool.fetch("select offer_id, need_id, state, superseded_by from matches")
    assert len(pairs) == 9
    assert {row["state"] for row in pairs} == {"suggested"}
    assert await find_partners(database) == 0, "the runs did what the waiting jobs were for"
    assert [await score(database, stream_id) for stream_id in streams] == [Scored()] * 6
    assert await database.pool.fetchval("select count(*) from matches") == 9


async def test_stream_edited_while_it_is_scored_ends_up_matched_as_it_is_now(
    make_person: MakePerson, database: Database
) -> None:
    pair = await matched_pair(make_person, database)

    async def edit() -> None:
        for kilograms in (390, 380, 370):
            await change(pair.supplier, pair.offer_id, {"quantity": {"value": kilograms}})

    await asyncio.gather(
        edit(), *(score(database, stream_id) for stream_id in (pair.offer_id, pair.need_id) * 3)
    )
    await find_partners(database)
    [match] = await matches_of(pair.receiver)
    behind = await database.pool.fetchval(
        "select s.version - m.offer_version from matches m join material_streams s on s.id = m.offer_id"
        " where m.id = $1",
        UUID(match["id"]),
    )
    assert behind == 0


async def test_stream_that_is_no_longer_published_is_not_matched(
    make_person: MakePerson, database: Database
) -> None:
    supplier, receiver = await make_person("Systuen"), await make_person("Spinderiet")
    stream = await publish(supplier, offer())
    await publish(receiver, need())
    await act(supplier, stream["id"], "withdraw", reason="used_internally")
    await find_partners(database)
    assert await matches_of(receiver) == []


async def test_interest_from_the_time_before_still_counts_when_both_meet_again(
    make_person: MakePerson, database: Database
) -> None:
    pair = await matched_pair(make_person, database)
    await decide(pair.supplier, pair.match_id, "interest")
    await change(pair.receiver, pair.need_id, {"quantity": {"value": 500}})
    await find_partners(database)
    [match] = await matches_of(pair.receiver)
    assert (await decide(pair.receiver, match["id"], "interest"))["state"] == "interest_mutual"


async def test_change_of_an_owner_is_not_lost_while_a_job_of_the_same_version_runs(
    make_person: MakePerson, database: Database
) -> None:
    """The row of a job stays for a moment after its work is done: it has looked before the change."""
    pair = await matched_pair(make_person, database)
    blocking = f"/v1/actors/{pair.supplier.actor_id}/blocked-actors"
    for blocked in ([str(pair.receiver.actor_id)], [], [str(pair.receiver.actor_id)]):
        answer = await pair.supplier.client.put(blocking, json={"actor_ids": blocked})
        assert answer.status_code == 200, answer.text
        waiting = await database.pool.fetchval(
            "with begun as (update pgqueuer set status = 'picked' where status = 'queued' returning 1)"
            " select count(*) from begun"
        )
        assert waiting == 2, "one for each side's stream"


async def test_match_follows_when_its_owner_is_verified_and_when_that_lapses(
    make_person: MakePerson, database: Database
) -> None:
    supplier = await make_person("Systuen", verification="self_declared")
    receiver = await make_person("Spinderiet", town=AARHUS)
    await publish(supplier, offer())
    await publish(receiver, need())
    await find_partners(database)

    async def about_parties() -> str:
        [match] = await matches_of(receiver)
        return str({rule["requirement"]: rule["code"] for rule in match["explanation"]["rules"]}["parties"])

    assert await about_parties() == "organisation_unverified"
    lead = await make_person(None, staff_role="programme_lead")
    answer = await lead.client.post(
        f"/v1/actors/{supplier.actor_id}/verify", json={"source": "Seen in the register"}
    )
    assert answer.status_code == 200, answer.text
    await find_partners(database)
    assert await about_parties() == "parties_differ"
    etag = (await supplier.client.get(f"/v1/actors/{supplier.actor_id}")).headers["etag"]
    answer = await supplier.client.patch(
        f"/v1/actors/{supplier.actor_id}", json={"legal_name": "Another ApS"}, headers={"if-match": etag}
    )
    assert answer.status_code == 200, answer.text
    await find_partners(database)
    assert await about_parties() == "organisation_unverified"
