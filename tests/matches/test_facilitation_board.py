"""The board: what stands where, how long, and who may see it."""

import json
from datetime import timedelta
from typing import Any

from conftest import AARHUS, MakePerson, Person
from matches.facilitating import Town, board, bring_together, cards, make_cluster, make_town
from matches.matchmaking import decide, need, offer, publish
from symbiosis.kit import clock
from symbiosis.kit.database import Database

ANY = {"if-match": "*"}


async def two_pairs(make_person: MakePerson, database: Database) -> tuple[Town, str, str]:
    """Two offers of one supplier that fit one spinner, stored as the engine stores what it finds."""
    town = await make_town(make_person, database)
    second = await publish(town.supplier, offer(title="Grey cotton cuttings", quantity={"value": 900}))
    for offer_id in (town.offer_id, second["id"]):
        await bring_together(town.facilitator, offer_id, town.need_id)
    await database.pool.execute(
        "update matches set origin = 'engine', suggested_as = null, suggested_by = null"
    )
    ids = {
        str(row["offer_id"]): str(row["id"])
        for row in await database.pool.fetch("select id, offer_id from matches")
    }
    return town, ids[town.offer_id], ids[second["id"]]


def places(found: dict[str, Any]) -> dict[str, list[str]]:
    return {c["column"]: [card["match_id"] for card in c["cards"]] for c in found["columns"] if c["cards"]}


async def test_pairs_stand_where_they_have_come_to(make_person: MakePerson, database: Database) -> None:
    town, first, second = await two_pairs(make_person, database)
    names = [c["column"] for c in (await board(town.facilitator))["columns"]]
    assert names == ["suggested", "considered", "interest_one", "interest_mutual", "converted", "closed"]
    assert set(places(await board(town.facilitator))["suggested"]) == {first, second}
    for person, verb, column in (
        (town.supplier, "view", "considered"),
        (town.supplier, "shortlist", "considered"),
        (town.supplier, "interest", "interest_one"),
        (town.spinner, "interest", "interest_mutual"),
        (town.spinner, "convert", "converted"),
    ):
        await decide(person, first, verb)
        assert places(await board(town.facilitator)) == {"suggested": [second], column: [first]}
    await decide(town.spinner, second, "dismiss", reason="timing")
    found = await board(town.facilitator)
    assert places(found) == {"converted": [first], "closed": [second]}
    [closed] = cards(found, "closed")
    assert (closed["dismissed_by"], closed["dismissed_reason"]) == ("need", "timing")


async def test_column_counts_each_offer_once_and_says_how_long_it_takes(
    make_person: MakePerson, database: Database
) -> None:
    town, first, _ = await two_pairs(make_person, database)
    wool = await publish(town.spinner, need(title="More cotton"))
    await bring_together(town.facilitator, town.offer_id, wool["id"])
    await database.pool.execute("update matches set state_since = now() - interval '4 days'")
    await database.pool.execute(
        "update matches set state_since = now() - interval '10 days' where id = $1", first
    )
    found = await board(town.facilitator)
    [suggested] = [c for c in found["columns"] if c["column"] == "suggested"]
    assert (suggested["count"], suggested["kg_per_year"]) == (3, 1300)
    assert suggested["median_age_days"] == 4
    assert [card["age_days"] for card in suggested["cards"]] == [10, 4, 4]
    assert suggested["oldest_since"][:10] == suggested["cards"][0]["state_since"][:10]


async def test_only_facilitators_read_the_board_and_of_their_clusters(
    make_person: MakePerson, database: Database
) -> None:
    town, first, second = await two_pairs(make_person, database)
    await make_cluster(database, "modacc")
    elsewhere = await make_person(None, staff_role="facilitator", cluster="modacc")
    found = await board(elsewhere)
    assert (places(found), {c["count"] for c in found["columns"]}) == ({}, {0})
    assert [step["count"] for step in found["funnel"]] == [0, 0, 0, 0]
    everywhere = await make_person(None, staff_role="facilitator")
    assert set(places(await board(everywhere))["suggested"]) == {first, second}
    auditor = await make_person(None, staff_role="auditor", cluster="west")
    for person in (town.supplier, auditor):
        await board(person, status=403)


async def test_facilitator_who_belongs_to_a_party_leaves_its_pairs_to_colleagues(
    make_person: MakePerson, database: Database
) -> None:
    town, *_ = await two_pairs(make_person, database)
    await database.pool.execute(
        "insert into memberships (user_id, actor_id, role) values ($1, $2, 'viewer')",
        town.facilitator.user_id,
        town.supplier.actor_id,
    )
    assert places(await board(town.facilitator)) == {}


async def test_anonymous_owner_of_another_cluster_stays_unnamed(
    make_person: MakePerson, database: Database
) -> None:
    town = await make_town(make_person, database)
    far = await make_person("Hemmeligt Væveri", town=AARHUS)
    await make_cluster(database, "east", far.actor_id)
    wanted = await publish(far, need(identity="anonymous_until_mutual"))
    made = await bring_together(town.facilitator, town.offer_id, wanted["id"])
    [card] = [c for c in cards(await board(town.facilitator), "suggested") if c["match_id"] == made["id"]]
    assert (card["need"]["owner"], card["offer"]["owner"]["display_name"]) == (None, "Systuen")
    theirs = await make_person(None, staff_role="facilitator", cluster="east")
    [seen] = cards(await board(theirs), "suggested")
    assert seen["need"]["owner"]["display_name"] == "Hemmeligt Væveri"


async def test_reading_what_is_confidential_leaves_a_trace(
    make_person: MakePerson, database: Database
) -> None:
    town = await make_town(make_person, database, needed=need(visibility="cluster"))
    await bring_together(town.facilitator, town.offer_id, town.need_id)
    await board(town.facilitator)
    rows = await database.pool.fetch("select change::text from journal_entries where tag = 'match.read'")
    assert set(json.loads(rows[-1]["change"])["organisations"]) == {
        str(town.supplier.actor_id),
        str(town.spinner.actor_id),
    }


async def test_weak_suggestions_stand_on_the_board_only_when_asked_for(
    make_person: MakePerson, database: Database
) -> None:
    town, first, second = await two_pairs(make_person, database)
    await database.pool.execute("update matches set band = 'weak' where id = $1", first)
    assert places(await board(town.facilitator)) == {"suggested": [second]}
    assert places(await board(town.facilitator, band="weak")) == {"suggested": [first]}
    # Somebody has taken it on: it is worth looking at.
    await town.facilitator.client.put(
        f"/v1/matches/{first}/follow-up", json={"next_step": "Ring"}, headers=ANY
    )
    assert set(places(await board(town.facilitator))["suggested"]) == {first, second}


async def test_board_is_narrowed_to_whose_turn_and_what_is_late(
    make_person: MakePerson, database: Database
) -> None:
    town, first, second = await two_pairs(make_person, database)
    me, today = str(town.facilitator.user_id), clock.now().date()
    said = {"assignee_id": me, "next_step": "Ring", "due_on": (today + timedelta(days=1)).isoformat()}
    await town.facilitator.client.put(f"/v1/matches/{first}/follow-up", json=said, headers=ANY)
    assert places(await board(town.facilitator, assignee="me")) == {"suggested": [first]}
    assert places(await board(town.facilitator, assignee="nobody")) == {"suggested": [second]}
    assert places(await board(town.facilitator, overdue=True)) == {}
    said["due_on"] = (today - timedelta(days=1)).isoformat()
    await town.facilitator.client.put(f"/v1/matches/{first}/follow-up", json=said, headers=ANY)
    late = await board(town.facilitator, overdue=True)
    assert places(late) == {"suggested": [first]}
    [card] = cards(late, "suggested")
    assert (card["overdue"], card["next_step"], card["assignee"]["user_id"]) == (True, "Ring", me)
    colleague = await make_person(None, staff_role="facilitator", cluster="west")
    assert places(await board(colleague, assignee="me")) == {}


async def test_board_is_searched_and_narrowed_to_a_cluster(
    make_person: MakePerson, database: Database
) -> None:
    _, first, second = await two_pairs(make_person, database)
    everywhere = await make_person(None, staff_role="facilitator")
    await make_cluster(database, "modacc")
    assert set(places(await board(everywhere, q="cotton cutings"))["suggested"]) == {first, second}
    assert places(await board(everywhere, q="Grey")) == {"suggested": [second]}
    assert set(places(await board(everywhere, cluster="west"))["suggested"]) == {first, second}
    assert places(await board(everywhere, cluster="modacc")) == {}


async def test_each_column_is_paged_by_itself(make_person: MakePerson, database: Database) -> None:
    town, first, second = await two_pairs(make_person, database)
    page = await board(town.facilitator, limit=1)
    [suggested] = [c for c in page["columns"] if c["column"] == "suggested"]
    assert (len(suggested["cards"]), suggested["count"]) == (1, 2)
    rest = await board(town.facilitator, limit=1, column="suggested", cursor=suggested["next_cursor"])
    assert [c["column"] for c in rest["columns"]] == ["suggested"]
    assert rest["funnel"] is None
    [last] = rest["columns"]
    seen = [suggested["cards"][0]["match_id"], last["cards"][0]["match_id"]]
    assert (sorted(seen), last["next_cursor"]) == (sorted([first, second]), None)
    wrong = await board(town.facilitator, status=400, limit=1, cursor=suggested["next_cursor"])
    assert wrong["code"] == "cursor-invalid"


async def test_closed_pairs_leave_the_board_after_a_month(
    make_person: MakePerson, database: Database
) -> None:
    town, first, second = await two_pairs(make_person, database)
    for match_id in (first, second):
        await decide(town.spinner, match_id, "dismiss", reason="timing")
    await database.pool.execute(
        "update matches set state_since = now() - interval '31 days' where id = $1", first
    )
    assert places(await board(town.facilitator)) == {"closed": [second]}


async def test_notes_are_counted_on_the_card(make_person: MakePerson, database: Database) -> None:
    town, first, second = await two_pairs(make_person, database)
    for text in ("One", "Two"):
        await town.facilitator.client.post(f"/v1/matches/{first}/notes", json={"text": text})
    counted = {c["match_id"]: c["notes"] for c in cards(await board(town.facilitator), "suggested")}
    assert counted == {first: 2, second: 0}


async def funnel(person: Person, **params: Any) -> list[tuple[str, int, float | None]]:
    return [(s["step"], s["count"], s["median_days"]) for s in (await board(person, **params))["funnel"]]


async def test_funnel_tells_how_far_pairs_come_and_how_long_it_takes(
    make_person: MakePerson, database: Database
) -> None:
    town, first, second = await two_pairs(make_person, database)
    await database.pool.execute("update matches set created_at = now() - interval '20 days'")
    for person, verb in (
        (town.supplier, "interest"),
        (town.spinner, "interest"),
        (town.spinner, "convert"),
    ):
        await decide(person, first, verb)
    await database.pool.execute(
        "update matches set offer_interest_at = now() - interval '14 days',"
        " need_interest_at = now() - interval '10 days', converted_at = now() - interval '1 day'"
        " where id = $1",
        first,
    )
    assert await funnel(town.facilitator) == [
        ("suggested", 2, None),
        ("interest_one", 1, 6.0),
        ("interest_mutual", 1, 4.0),
        ("converted", 1, 9.0),
    ]
    assert (await funnel(town.facilitator, period_days=10))[0][1] == 0
    await decide(town.supplier, second, "interest")
    assert (await funnel(town.facilitator))[1][1] == 2


async def test_pair_that_goes_on_after_a_change_is_one_pair_in_the_funnel(
    make_person: MakePerson, database: Database
) -> None:
    town, first, _ = await two_pairs(make_person, database)
    await database.pool.execute(
        "update matches set state = 'superseded', created_at = now() - interval '9 days' where id = $1", first
    )
    await bring_together(town.facilitator, town.offer_id, town.need_id)
    assert (await funnel(town.facilitator))[0] == ("suggested", 2, None)
