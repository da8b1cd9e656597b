"""The inbox by whose answer is waited for, and how many there are on all its pages."""

from typing import Any

from conftest import AARHUS, MakePerson, Person
from matches.facilitating import RAW, bring_together, make_town
from matches.matchmaking import Pair, decide, find_partners, matched_pair, matches_of, offer, publish
from symbiosis.kit.database import Database

NONE = {"strong": 0, "possible": 0, "weak": 0}


async def counts(person: Person, **params: Any) -> dict[str, Any]:
    answer = await person.client.get("/v1/match-counts", params=params)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def total(bands: dict[str, int]) -> int:
    return sum(bands.values())


async def two_pairs(make_person: MakePerson, database: Database) -> tuple[Pair, str]:
    """Another supplier's offer fits the same need; gives the first pair and the other match."""
    pair = await matched_pair(make_person, database)
    other = await make_person("Vaskeriet", town=AARHUS)
    await publish(other, offer(title="White sheets, cut"))
    await find_partners(database)
    [second] = [m["id"] for m in await matches_of(pair.receiver) if m["id"] != pair.match_id]
    return pair, second


async def test_counts_are_of_all_pages_and_follow_the_answers(
    make_person: MakePerson, database: Database
) -> None:
    pair, _ = await two_pairs(make_person, database)
    assert len(await matches_of(pair.receiver, limit=1)) == 1
    before = await counts(pair.receiver)
    assert (total(before["nobodys"]), before["mine"], before["theirs"]) == (2, NONE, NONE)

    await decide(pair.supplier, pair.match_id, "interest")
    asked, waiting = await counts(pair.receiver), await counts(pair.supplier)
    assert (total(asked["mine"]), total(asked["nobodys"]), asked["theirs"]) == (1, 1, NONE)
    assert (total(waiting["theirs"]), waiting["nobodys"], waiting["mine"]) == (1, NONE, NONE)


async def test_counts_and_lists_agree_under_the_same_filters(
    make_person: MakePerson, database: Database
) -> None:
    pair, second = await two_pairs(make_person, database)
    await decide(pair.supplier, pair.match_id, "interest")
    for turn, expected in (("mine", [pair.match_id]), ("nobodys", [second]), ("theirs", [])):
        assert [m["id"] for m in await matches_of(pair.receiver, turn=turn)] == expected
        assert total((await counts(pair.receiver, turn=turn))[turn]) == len(expected)
    assert total((await counts(pair.receiver, q="sheets"))["nobodys"]) == 1
    assert await counts(pair.receiver, country="FR") == {"mine": NONE, "theirs": NONE, "nobodys": NONE}


async def test_both_interested_waits_for_nobody_among_the_open_ones(
    make_person: MakePerson, database: Database
) -> None:
    pair = await matched_pair(make_person, database)
    for person in (pair.supplier, pair.receiver):
        await decide(person, pair.match_id, "interest")
    asked = await counts(pair.receiver, state=["suggested", "viewed", "shortlisted", "interest_one"])
    assert asked == {"mine": NONE, "theirs": NONE, "nobodys": NONE}


async def test_a_weak_pair_counts_once_a_person_has_suggested_it(
    make_person: MakePerson, database: Database
) -> None:
    town = await make_town(make_person, database, offered=offer(material=RAW))
    assert total((await counts(town.spinner))["nobodys"]) == 0
    match = await bring_together(
        town.facilitator, town.offer_id, town.need_id, override_reason="They want to try it."
    )
    found = (await counts(town.spinner))["nobodys"]
    band = match["explanation"]["band"]
    assert found == {**NONE, {"hidden": "weak"}.get(band, band): 1}
