"""Telling people of new matches: who is written to, when, what it says, and never twice."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from conftest import MakePerson, Person
from matches.facilitating import make_cluster
from matches.matchmaking import act, change, decide, matched_pair, need, offer, publish
from symbiosis.kit import clock
from symbiosis.kit.database import Database
from symbiosis.matches.inbox.telling import send_digests, tell_strong

STRONG = "update matches set score = 0.91, band = 'strong'"
POSSIBLE = "update matches set score = 0.66, band = 'possible'"


async def told(database: Database, now: datetime, *, digest: bool = False) -> int:
    async with database.sessions() as session, session.begin():
        return await (send_digests if digest else tell_strong)(session, now)


async def mails_to(database: Database, person: Person) -> list[Any]:
    address = await database.pool.fetchval("select email from users where id = $1", person.user_id)
    return list(
        await database.pool.fetch(
            "select subject, body_text from mails where recipient = $1 order by id", address
        )
    )


def next_monday() -> datetime:
    """The next time that weekly summaries go out: later today, on a Monday before breakfast."""
    now = clock.now()
    this_week = (now - timedelta(days=now.weekday())).replace(hour=6, minute=10, second=0)
    return this_week if this_week > now else this_week + timedelta(days=7)


async def test_strong_match_is_told_to_both_sides_once(make_person: MakePerson, database: Database) -> None:
    pair = await matched_pair(make_person, database)
    await database.pool.execute(STRONG)
    soon = clock.now() + timedelta(minutes=5)
    assert await told(database, soon) == 2
    (mail,) = await mails_to(database, pair.receiver)
    assert "White cotton cuttings" in mail["body_text"]
    assert "91" in mail["body_text"]
    assert "/matches" in mail["body_text"]
    assert await told(database, soon + timedelta(minutes=5)) == 0
    assert len(await mails_to(database, pair.receiver)) == 1


async def test_possible_match_waits_for_the_summary(make_person: MakePerson, database: Database) -> None:
    pair = await matched_pair(make_person, database)
    await database.pool.execute(POSSIBLE)
    assert await told(database, clock.now() + timedelta(minutes=5)) == 0
    monday = next_monday()
    assert await told(database, monday + timedelta(days=1), digest=True) == 0
    assert await told(database, monday, digest=True) == 2
    (mail,) = await mails_to(database, pair.supplier)
    assert "White cotton for yarn" in mail["body_text"]
    assert await told(database, monday + timedelta(hours=1), digest=True) == 0


async def test_who_has_looked_is_not_told(make_person: MakePerson, database: Database) -> None:
    pair = await matched_pair(make_person, database)
    await database.pool.execute(STRONG)
    await decide(pair.supplier, pair.match_id, "view")
    await told(database, clock.now() + timedelta(minutes=5))
    assert await mails_to(database, pair.supplier) == []
    assert len(await mails_to(database, pair.receiver)) == 1


async def test_match_that_takes_the_place_of_another_is_no_news(
    make_person: MakePerson, database: Database
) -> None:
    await matched_pair(make_person, database)
    await database.pool.execute(STRONG)
    await database.pool.execute(
        """
with older as (
    insert into matches (offer_id, need_id, offer_version, need_version, state, verdict, score, band,
        confidence, evidence, engine_version, superseded_by)
    select offer_id, need_id, 1, 1, 'superseded', verdict, score, band, confidence, evidence, '1', id
    from matches returning id)
select count(*) from older
"""
    )
    assert await told(database, clock.now() + timedelta(minutes=5)) == 0


@pytest.mark.parametrize("role", ["viewer", "logistics"])
async def test_who_only_reads_is_not_written_to(
    make_person: MakePerson, database: Database, role: str
) -> None:
    pair = await matched_pair(make_person, database)
    reader = await make_person("Systuen", role=role)
    await database.pool.execute(STRONG)
    await told(database, clock.now() + timedelta(minutes=5))
    assert await mails_to(database, reader) == []
    assert len(await mails_to(database, pair.supplier)) == 1


async def test_people_choose_not_to_be_told(make_person: MakePerson, database: Database) -> None:
    pair = await matched_pair(make_person, database)
    await database.pool.execute(STRONG)
    before = (await pair.supplier.client.get("/v1/me/match-notices")).json()
    assert (before["strong_at_once"], before["digest"]) == (True, "weekly")
    wanted = {"strong_at_once": False, "digest": "never"}
    assert (await pair.supplier.client.put("/v1/me/match-notices", json=wanted)).status_code == 200
    await told(database, clock.now() + timedelta(minutes=5))
    await told(database, next_monday(), digest=True)
    assert await mails_to(database, pair.supplier) == []
    assert len(await mails_to(database, pair.receiver)) == 2


async def test_summary_without_news_says_what_stood_in_the_way(
    make_person: MakePerson, database: Database
) -> None:
    supplier = await make_person("Systuen")
    stream = await publish(supplier, offer())
    await database.pool.execute(
        "insert into stream_obstacles (stream_id, requirement, rule, pairs, best_score, counted_at)"
        " values ($1, 'elastane', 'H5', 3, 0.8, now())",
        stream["id"],
    )
    assert await told(database, next_monday(), digest=True) == 1
    (mail,) = await mails_to(database, supplier)
    assert "elastan" in mail["body_text"]
    assert "3" in mail["body_text"]


async def test_title_cannot_make_a_link_in_the_other_sides_mail(
    make_person: MakePerson, database: Database
) -> None:
    wanted = need(title="Cotton, see http://evil.example/login")
    pair = await matched_pair(make_person, database, needed=wanted)
    await database.pool.execute(STRONG)
    await told(database, clock.now() + timedelta(minutes=5))
    (mail,) = await mails_to(database, pair.supplier)
    assert "evil.example" not in mail["body_text"]


async def test_who_lists_nothing_gets_no_summary(make_person: MakePerson, database: Database) -> None:
    person = await make_person("Systuen")
    assert await told(database, next_monday(), digest=True) == 0
    assert await mails_to(database, person) == []


@pytest.mark.parametrize("digest", [False, True])
async def test_title_that_was_hidden_moments_ago_is_in_no_mail(
    make_person: MakePerson, database: Database, digest: bool
) -> None:
    """The match is still stored as it was found: nobody has judged the two anew yet."""
    pair = await matched_pair(make_person, database)
    await database.pool.execute(STRONG)
    await change(pair.supplier, pair.offer_id, {"visibility": "invited"})
    await told(database, next_monday(), digest=digest)
    for mail in await mails_to(database, pair.receiver):
        assert "White cotton cuttings" not in mail["subject"] + mail["body_text"]
    # What it was hidden from is the other side: its own people may hear of the pair.
    [own] = await mails_to(database, pair.supplier)
    assert "White cotton for yarn" in own["body_text"]


async def test_stream_for_a_cluster_or_for_some_is_told_to_those_it_is_for(
    make_person: MakePerson, database: Database
) -> None:
    for visibility in ("cluster", "invited"):
        pair = await matched_pair(make_person, database)
        await database.pool.execute(STRONG)
        await make_cluster(database, "west", pair.supplier.actor_id, pair.receiver.actor_id)
        await change(pair.supplier, pair.offer_id, {"visibility": visibility})
        invited = {"actor_ids": [str(pair.receiver.actor_id)]}
        await pair.supplier.client.put(f"/v1/material-streams/{pair.offer_id}/invited", json=invited)
        await told(database, clock.now() + timedelta(minutes=5))
        [mail] = await mails_to(database, pair.receiver)
        assert "White cotton cuttings" in mail["body_text"]
        await act(pair.supplier, pair.offer_id, "withdraw", reason="used_internally")
        await act(pair.receiver, pair.need_id, "withdraw", reason="used_internally")
