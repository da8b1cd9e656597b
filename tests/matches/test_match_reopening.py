"""A dismissal taken back: by whoever said no, as long as nothing has changed."""

from conftest import MakePerson
from matches.facilitating import bring_together, make_town
from matches.matchmaking import change, decide, find_partners, matched_pair, matches_of
from symbiosis.kit.database import Database


async def test_a_dismissal_taken_back_leaves_the_match_where_it_was(
    make_person: MakePerson, database: Database
) -> None:
    pair = await matched_pair(make_person, database)
    await decide(pair.supplier, pair.match_id, "interest")
    await decide(pair.receiver, pair.match_id, "dismiss", reason="other", comment="By mistake")
    back = await decide(pair.receiver, pair.match_id, "reopen")
    assert (back["state"], back["dismissed_by"], back["dismissed_reason"]) == ("interest_one", None, None)
    assert [match["id"] for match in await matches_of(pair.receiver)] == [pair.match_id]
    agreed = await decide(pair.receiver, pair.match_id, "interest")
    assert agreed["state"] == "interest_mutual"
    kept = await database.pool.fetchval("select dismissed_comment from matches")
    assert kept is None


async def test_what_was_only_looked_at_or_saved_is_so_again(
    make_person: MakePerson, database: Database
) -> None:
    pair = await matched_pair(make_person, database)
    for verb, state in ((None, "suggested"), ("view", "viewed"), ("shortlist", "shortlisted")):
        if verb:
            await decide(pair.supplier, pair.match_id, verb)
        await decide(pair.supplier, pair.match_id, "dismiss", reason="timing")
        assert (await decide(pair.supplier, pair.match_id, "reopen"))["state"] == state


async def test_nobody_takes_back_what_another_side_has_dismissed(
    make_person: MakePerson, database: Database
) -> None:
    town = await make_town(make_person, database)
    match = await bring_together(town.facilitator, town.offer_id, town.need_id)
    await decide(town.supplier, match["id"], "dismiss", reason="too_far")
    for person in (town.spinner, town.facilitator):
        assert (await decide(person, match["id"], "reopen", status=403))["code"] == "not-allowed"
    await decide(town.supplier, match["id"], "reopen")
    await decide(town.facilitator, match["id"], "dismiss", reason="too_far")
    assert (await decide(town.supplier, match["id"], "reopen", status=403))["code"] == "not-allowed"
    assert (await decide(town.facilitator, match["id"], "reopen"))["state"] == "suggested"


async def test_only_a_dismissal_is_taken_back(make_person: MakePerson, database: Database) -> None:
    pair = await matched_pair(make_person, database)
    assert (await decide(pair.supplier, pair.match_id, "reopen", status=409))["code"] == "wrong-state"


async def test_once_a_stream_has_changed_the_pair_is_not_taken_back(
    make_person: MakePerson, database: Database
) -> None:
    pair = await matched_pair(make_person, database)
    await decide(pair.supplier, pair.match_id, "dismiss", reason="quantity_too_small")
    await change(pair.supplier, pair.offer_id, {"material": {"colour": "dark"}})
    assert (await decide(pair.supplier, pair.match_id, "reopen", status=409))["code"] == "wrong-state"


async def test_a_pair_that_is_suggested_again_is_not_there_twice(
    make_person: MakePerson, database: Database
) -> None:
    pair = await matched_pair(make_person, database)
    await decide(pair.supplier, pair.match_id, "dismiss", reason="quantity_too_small")
    await change(pair.supplier, pair.offer_id, {"quantity": {"value": 900}})
    await find_partners(database)
    [again] = await matches_of(pair.supplier)
    assert again["id"] != pair.match_id
    refused = await decide(pair.supplier, pair.match_id, "reopen", status=409)
    assert again["id"] in refused["detail"]
