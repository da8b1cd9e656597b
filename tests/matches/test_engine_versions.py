"""Matches outlive the engine that judged them."""

from conftest import MakePerson
from matches.matchmaking import find_partners, matched_pair, matches_of
from symbiosis.kit import clock
from symbiosis.kit.database import Database
from symbiosis.matches.jobs import rescore_outdated
from symbiosis.matching.engine import ENGINE_VERSION


async def test_a_match_of_an_older_engine_is_shown_and_then_judged_anew(
    make_person: MakePerson, database: Database
) -> None:
    pair = await matched_pair(make_person, database)
    await database.pool.execute(
        "update matches set engine_version = '0',"
        " evidence = jsonb_set(evidence, '{parts,0,3}', '\"words_of_an_older_engine\"')"
    )
    [old] = await matches_of(pair.supplier)
    assert old["explanation"]["parts"][0]["sentence"] == "Words of an older engine"
    async with database.sessions() as session, session.begin():
        assert await rescore_outdated(session, clock.now()) == 1
    await find_partners(database)
    [new] = await matches_of(pair.supplier)
    assert new["explanation"]["engine_version"] == ENGINE_VERSION
    assert new["explanation"]["parts"][0]["sentence"] != "Words of an older engine"
