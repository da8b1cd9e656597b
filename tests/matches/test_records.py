"""What became of earlier dealings counts for the score, fades, and tells nobody who is anonymous."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from conftest import MakePerson, Person
from matches.matchmaking import Pair, decide, find_partners, matched_pair, matches_of, offer, publish
from symbiosis.kit import clock
from symbiosis.kit.database import Database
from symbiosis.matches.jobs import rescore_all
from symbiosis.matches.records import HALF_LIFE, keep_records

NEWCOMER = 0.85


async def night(database: Database) -> int:
    async with database.sessions() as session, session.begin():
        changed = await keep_records(session, clock.now())
    async with database.sessions() as session, session.begin():
        await rescore_all(session, clock.now())
    await find_partners(database)
    return changed


def trust(match: dict[str, Any]) -> float:
    [value] = [part["score"] for part in match["explanation"]["parts"] if part["part"] == "trust"]
    return float(value)


async def meet(pair: Pair) -> None:
    """Both show interest, and learn each other's names."""
    await decide(pair.supplier, pair.match_id, "interest")
    await decide(pair.receiver, pair.match_id, "interest")


async def record_of(database: Database, person: Person) -> tuple[float, float] | None:
    row = await database.pool.fetchrow(
        "select accepted, judged from owner_records where actor_id = $1", person.actor_id
    )
    return None if row is None else (round(row["accepted"], 2), round(row["judged"], 2))


async def test_trust_follows_what_became_of_earlier_dealings(
    make_person: MakePerson, database: Database
) -> None:
    pair = await matched_pair(make_person, database)
    await meet(pair)
    await decide(pair.receiver, pair.match_id, "convert")
    await publish(pair.supplier, offer(title="More cuttings"))
    await find_partners(database)
    [fresh] = [match for match in await matches_of(pair.receiver) if match["state"] == "suggested"]
    assert trust(fresh) == NEWCOMER
    assert await night(database) == 2
    [match] = [match for match in await matches_of(pair.receiver) if match["state"] == "suggested"]
    assert trust(match) == pytest.approx(9.5 / 11, abs=1e-4)
    assert await night(database) == 0


async def test_partner_found_unreliable_is_trusted_less_than_a_newcomer(
    make_person: MakePerson, database: Database
) -> None:
    pair = await matched_pair(make_person, database)
    await meet(pair)
    await decide(pair.receiver, pair.match_id, "dismiss", reason="partner_unreliable")
    assert await night(database) == 1
    assert await record_of(database, pair.supplier) == (0, 1)
    assert await record_of(database, pair.receiver) is None
    await publish(pair.supplier, offer(title="More cuttings"))
    await find_partners(database)
    [match] = await matches_of(pair.receiver, state="suggested")
    assert trust(match) == pytest.approx(8.5 / 11, abs=1e-4)


async def test_nobody_is_judged_by_those_who_do_not_know_its_name(
    make_person: MakePerson, database: Database
) -> None:
    pair = await matched_pair(make_person, database)
    await decide(pair.receiver, pair.match_id, "interest")
    await decide(pair.receiver, pair.match_id, "dismiss", reason="partner_unreliable")
    assert await night(database) == 0
    assert await record_of(database, pair.supplier) is None


async def test_record_of_an_owner_tells_nothing_of_its_anonymous_streams(
    make_person: MakePerson, database: Database
) -> None:
    pair = await matched_pair(make_person, database)
    await meet(pair)
    await decide(pair.receiver, pair.match_id, "dismiss", reason="partner_unreliable")
    await night(database)
    await publish(pair.supplier, offer(identity="anonymous_until_mutual"))
    await publish(await make_person("Naboen"), offer(identity="anonymous_until_mutual"))
    await find_partners(database)
    found = await matches_of(pair.receiver, state="suggested")
    assert [trust(match) for match in found] == [NEWCOMER, NEWCOMER]


async def test_dealing_counts_half_after_a_year(make_person: MakePerson, database: Database) -> None:
    pair = await matched_pair(make_person, database)
    await meet(pair)
    await decide(pair.supplier, pair.match_id, "convert")
    await night(database)
    assert await record_of(database, pair.supplier) == (1, 1)
    async with database.sessions() as session, session.begin():
        assert await keep_records(session, clock.now() + timedelta(days=1)) == 0
        assert await keep_records(session, clock.now() + HALF_LIFE) == 2
    assert await record_of(database, pair.supplier) == (0.5, 0.5)


async def test_record_goes_with_the_organisation_that_deals(
    make_person: MakePerson, database: Database
) -> None:
    pair = await matched_pair(make_person, database)
    await meet(pair)
    await decide(pair.supplier, pair.match_id, "convert")
    await night(database)
    heir = await make_person("Systuen A/S")
    await database.pool.execute(
        "update material_streams set owner_id = $1 where id = $2", heir.actor_id, UUID(pair.offer_id)
    )
    assert await night(database) == 2
    assert (await record_of(database, heir), await record_of(database, pair.supplier)) == ((1, 1), None)
