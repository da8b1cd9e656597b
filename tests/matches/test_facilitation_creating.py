"""Bringing two together by hand: who may, what the engine says to it, and what stays."""

import asyncio
import json
from uuid import UUID

from conftest import AARHUS, MakePerson
from matches.facilitating import RAW, Town, bring_together, make_cluster, make_town
from matches.matchmaking import (
    act,
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
from symbiosis.matches.scoring import score_pair


async def test_facilitator_brings_two_together_and_both_find_it_in_their_inbox(
    make_person: MakePerson, database: Database
) -> None:
    town = await make_town(make_person, database)
    made = await bring_together(town.facilitator, town.offer_id, town.need_id)
    assert (made["origin"], made["state"], made["my_side"]) == ("facilitator", "suggested", "facilitator")
    for party in (town.supplier, town.spinner):
        [found] = await matches_of(party)
        assert (found["id"], found["origin"]) == (made["id"], "facilitator")
        assert found["suggested_by"] == "A facilitator of the clusters brought the two together."


async def along_a_pattern(make_person: MakePerson, database: Database) -> Town:
    """Two of different trades that a known pattern brings together."""
    town = await make_town(make_person, database)
    await database.pool.execute(
        "insert into synergy_patterns (slug, names, summary, product, forms, route, maturity, evidence, source)"
        " values ('cuttings-to-yarn', '{}', '{}', '{}', '{cutting_scraps}', 'mechanical_cotton', 7, 'Seen.', 'test')"
    )
    for person, role in ((town.supplier, "garment_manufacturer"), (town.spinner, "spinner")):
        await database.pool.execute("update actors set roles = $2 where id = $1", person.actor_id, [role])
    return town


async def test_pair_brought_together_along_a_pattern_scores_as_its_preview_says(
    make_person: MakePerson, database: Database
) -> None:
    town = await along_a_pattern(make_person, database)
    pair = {"offer_id": town.offer_id, "need_id": town.need_id}
    answer = await town.facilitator.client.post("/v1/match-previews", json=pair)
    assert answer.status_code == 200, answer.text
    expected = answer.json()
    made = await bring_together(town.facilitator, town.offer_id, town.need_id)
    assert "diversity" in [part["part"] for part in made["explanation"]["parts"]]
    assert made["explanation"]["parts"] == expected["parts"]
    assert made["explanation"]["score"] == expected["score"]


async def test_two_scored_alone_score_as_the_market_would_have_them(
    make_person: MakePerson, database: Database
) -> None:
    town = await along_a_pattern(make_person, database)
    async with database.sessions() as session, session.begin():
        made = await score_pair(session, UUID(town.offer_id), UUID(town.need_id), clock.now())
    assert made.suggested == 1
    [alone] = await matches_of(town.supplier)
    assert "diversity" in [part["part"] for part in alone["explanation"]["parts"]]
    await find_partners(database)
    [found] = await matches_of(town.supplier)
    assert found["explanation"]["score"] == alone["explanation"]["score"]


async def test_nobody_learns_the_name_of_who_brought_them_together(
    make_person: MakePerson, database: Database
) -> None:
    town = await make_town(make_person, database)
    await database.pool.execute(
        "update users set display_name = 'Signe Kanariefugl' where id = $1", town.facilitator.user_id
    )
    made = await bring_together(town.facilitator, town.offer_id, town.need_id)
    answer = await town.supplier.client.get(f"/v1/matches/{made['id']}")
    assert "Kanariefugl" not in answer.text
    assert str(town.facilitator.user_id) not in answer.text


async def test_engine_judges_the_pair_as_always(make_person: MakePerson, database: Database) -> None:
    town = await make_town(make_person, database)
    made = await bring_together(town.facilitator, town.offer_id, town.need_id)
    await database.pool.execute("delete from matches")
    await find_partners(database)
    [found] = await matches_of(town.supplier)
    assert (found["origin"], found["suggested_by"]) == ("engine", None)
    assert found["explanation"] == made["explanation"]


async def test_party_suggests_a_partner_and_it_is_on_its_own_shortlist(
    make_person: MakePerson, database: Database
) -> None:
    town = await make_town(make_person, database)
    made = await bring_together(town.spinner, town.offer_id, town.need_id)
    assert (made["origin"], made["state"]) == ("party", "shortlisted")
    assert made["need_side"]["shortlisted_at"] is not None
    [theirs] = await matches_of(town.supplier)
    assert (theirs["state"], theirs["suggested_by"]) == ("suggested", "The side with the need suggested it.")


async def test_where_two_met_is_kept_and_told_to_the_parties(
    make_person: MakePerson, database: Database
) -> None:
    town = await make_town(make_person, database)
    made = await bring_together(town.facilitator, town.offer_id, town.need_id, event="Fair in Herning")
    assert (made["origin"], made["event"]) == ("event", "Fair in Herning")
    [theirs] = await matches_of(town.supplier)
    assert theirs["event"] == "Fair in Herning"
    stranger = await make_person("Væveriet")
    seen = (await stranger.client.get(f"/v1/matches/{made['id']}")).json()
    assert (seen["event"], seen["override_reason"]) == (None, None)
    journal = await database.pool.fetch("select after::text from journal_entries where tag = 'match.created'")
    assert len(journal) == 2
    assert not any("Herning" in row["after"] for row in journal)


async def test_rule_is_set_aside_with_a_reason_only_and_the_score_stays(
    make_person: MakePerson, database: Database
) -> None:
    town = await make_town(make_person, database, offered=offer(material=RAW))
    refused = await bring_together(town.facilitator, town.offer_id, town.need_id, status=422)
    assert refused["code"] == "override-reason-missing"
    assert [(error["pointer"], error["code"]) for error in refused["errors"]] == [
        ("/override_reason", "form")
    ]
    assert refused["errors"][0]["detail"].startswith("H3: ")
    made = await bring_together(
        town.facilitator, town.offer_id, town.need_id, override_reason="They have a card of their own."
    )
    assert made["overridden"] == ["form"]
    assert made["override_reason"] == "They have a card of their own."
    assert made["explanation"]["verdict"] == "fail"
    [theirs] = await matches_of(town.supplier)
    assert (theirs["id"], theirs["overridden"]) == (made["id"], ["form"])


async def test_pair_that_does_not_fit_is_shown_to_nobody_else(
    make_person: MakePerson, database: Database
) -> None:
    town = await make_town(make_person, database, offered=offer(material=RAW))
    made = await bring_together(town.facilitator, town.offer_id, town.need_id, override_reason="They met.")
    stranger = await make_person("Væveriet")
    assert (await stranger.client.get(f"/v1/matches/{made['id']}")).status_code == 404
    listed = await stranger.client.get(f"/v1/material-streams/{town.offer_id}/matches")
    assert listed.json()["data"] == []


async def test_rule_of_law_stops_everyone_and_says_who_can_settle_it(
    make_person: MakePerson, database: Database
) -> None:
    hazardous = offer(material={"legal_status": "waste", "waste_code": "040216*"})
    town = await make_town(make_person, database, offered=hazardous)
    for person in (town.facilitator, town.supplier):
        refused = await bring_together(
            person, town.offer_id, town.need_id, status=409, override_reason="I say so."
        )
        assert refused["code"] == "legal-rule"
        assert any("H9" in error["detail"] and "040216" in error["detail"] for error in refused["errors"])
        assert "permit authority decides" in refused["detail"]
    danish = await bring_together(town.facilitator, town.offer_id, town.need_id, status=409, language="da")
    assert "godkendelsesmyndighed afgør det" in danish["detail"]
    assert await matches_of(town.supplier) == []


async def test_two_streams_of_one_owner_are_no_match(make_person: MakePerson) -> None:
    owner = await make_person("Systuen")
    offered, needed = await publish(owner, offer()), await publish(owner, need())
    refused = await bring_together(owner, offered["id"], needed["id"], status=409, override_reason="Why not")
    assert refused["code"] == "legal-rule"
    assert refused["detail"].startswith("H1: ")


async def test_owner_who_wants_to_be_unseen_stays_unseen(make_person: MakePerson, database: Database) -> None:
    town = await make_town(make_person, database, needed=need(visibility="private"))
    stopped = await bring_together(town.facilitator, town.offer_id, town.need_id, status=409)
    assert stopped["code"] == "legal-rule"
    unseen = await bring_together(town.supplier, town.offer_id, town.need_id, status=404)
    assert [error["pointer"] for error in unseen["errors"]] == ["/need_id"]


async def test_two_who_do_not_deal_with_each_other_are_not_told_which_of_them(
    make_person: MakePerson, database: Database
) -> None:
    town = await make_town(make_person, database)
    await database.pool.execute(
        "insert into actor_blocks (actor_id, blocked_id) values ($1, $2)",
        town.spinner.actor_id,
        town.supplier.actor_id,
    )
    refused = await bring_together(town.facilitator, town.offer_id, town.need_id, status=409)
    assert refused["code"] == "legal-rule"
    assert "block" not in refused["detail"].lower()


async def test_stranger_and_facilitator_of_another_cluster_bring_nobody_together(
    make_person: MakePerson, database: Database
) -> None:
    town = await make_town(make_person, database)
    await make_cluster(database, "modacc")
    stranger = await make_person("Væveriet")
    viewer = await make_person("Farveriet", role="viewer")
    elsewhere = await make_person(None, staff_role="facilitator", cluster="modacc")
    for person in (stranger, viewer, elsewhere):
        refused = await bring_together(person, town.offer_id, town.need_id, status=403)
        assert refused["code"] == "not-allowed"


async def test_offer_and_need_are_not_exchanged(make_person: MakePerson, database: Database) -> None:
    town = await make_town(make_person, database)
    wrong = await bring_together(town.facilitator, town.need_id, town.offer_id, status=422)
    assert [(error["pointer"], error["code"]) for error in wrong["errors"]] == [
        ("/offer_id", "wrong_direction")
    ]


async def test_paused_stream_waits(make_person: MakePerson, database: Database) -> None:
    town = await make_town(make_person, database)
    await act(town.supplier, town.offer_id, "pause")
    refused = await bring_together(town.facilitator, town.offer_id, town.need_id, status=409)
    assert (refused["code"], "paused" in refused["detail"]) == ("wrong-state", True)


async def test_pair_the_engine_found_is_raised_and_stays_the_engines(
    make_person: MakePerson, database: Database
) -> None:
    pair = await matched_pair(make_person, database)
    staff = await make_person(None, staff_role="facilitator")
    raised = await bring_together(staff, pair.offer_id, pair.need_id, status=200, event="Fair")
    assert raised["id"] == pair.match_id
    assert (raised["origin"], raised["state"], raised["event"]) == ("engine", "shortlisted", "Fair")
    again = await bring_together(staff, pair.offer_id, pair.need_id, status=200)
    assert again["version"] == raised["version"]


async def test_what_a_party_dismissed_comes_back_by_itself_or_a_facilitator_with_a_reason(
    make_person: MakePerson, database: Database
) -> None:
    pair = await matched_pair(make_person, database)
    await decide(pair.receiver, pair.match_id, "dismiss", reason="timing")
    other = await bring_together(
        pair.supplier, pair.offer_id, pair.need_id, status=409, override_reason="Please"
    )
    assert other["code"] == "dismissed-before"
    staff = await make_person(None, staff_role="facilitator")
    silent = await bring_together(staff, pair.offer_id, pair.need_id, status=422)
    assert (silent["code"], silent["errors"][0]["code"]) == ("override-reason-missing", "dismissed")
    back = await bring_together(staff, pair.offer_id, pair.need_id, override_reason="They asked for it.")
    assert back["id"] != pair.match_id
    assert (back["state"], back["overridden"]) == ("suggested", [])
    await decide(pair.receiver, back["id"], "dismiss", reason="timing")
    mine = await bring_together(
        pair.receiver, pair.offer_id, pair.need_id, override_reason="We have changed our minds."
    )
    assert mine["state"] == "shortlisted"


async def test_matching_leaves_what_a_person_brought_together(
    make_person: MakePerson, database: Database
) -> None:
    town = await make_town(make_person, database, offered=offer(material=RAW))
    made = await bring_together(town.facilitator, town.offer_id, town.need_id, override_reason="They met.")
    await find_partners(database)
    [found] = await matches_of(town.supplier)
    assert (found["id"], found["state"], found["overridden"]) == (made["id"], "suggested", ["form"])


async def test_two_at_once_make_one_match(make_person: MakePerson, database: Database) -> None:
    town = await make_town(make_person, database)
    said = {"offer_id": town.offer_id, "need_id": town.need_id}
    answers = await asyncio.gather(
        *(person.client.post("/v1/matches", json=said) for person in (town.facilitator, town.supplier))
    )
    assert sorted(answer.status_code for answer in answers) == [200, 201]
    assert len({answer.json()["id"] for answer in answers}) == 1


async def test_facilitator_who_belongs_to_a_party_is_seen_to(
    make_person: MakePerson, database: Database
) -> None:
    town = await make_town(make_person, database)
    await database.pool.execute(
        "insert into memberships (user_id, actor_id, role) values ($1, $2, 'viewer')",
        town.facilitator.user_id,
        town.supplier.actor_id,
    )
    await bring_together(town.facilitator, town.offer_id, town.need_id)
    rows = await database.pool.fetch(
        "select actor_id, change::text from journal_entries where tag = 'match.created'"
    )
    assert {row["actor_id"] for row in rows} == {town.supplier.actor_id, town.spinner.actor_id}
    assert all(json.loads(row["change"])["belongs_to"] == ["offer"] for row in rows)


async def test_two_deal_once_both_are_interested_and_are_not_suggested_again(
    make_person: MakePerson, database: Database
) -> None:
    pair = await matched_pair(make_person, database)
    early = await decide(pair.supplier, pair.match_id, "convert", status=409)
    assert early["code"] == "wrong-state"
    await decide(pair.supplier, pair.match_id, "interest")
    await decide(pair.receiver, pair.match_id, "interest")
    stranger = await make_person("Væveriet")
    await decide(stranger, pair.match_id, "convert", status=403)
    dealing = await decide(pair.receiver, pair.match_id, "convert")
    assert dealing["state"] == "converted"
    assert dealing["converted_at"] is not None
    assert "dealing with each other" in dealing["next_step"]
    await act(pair.supplier, pair.offer_id, "confirm")
    await score(database, pair.offer_id)
    states = await database.pool.fetch("select state from matches")
    assert [row["state"] for row in states] == ["converted"]


async def test_facilitator_says_that_two_deal(make_person: MakePerson, database: Database) -> None:
    pair = await matched_pair(make_person, database)
    await decide(pair.supplier, pair.match_id, "interest")
    await decide(pair.receiver, pair.match_id, "interest")
    staff = await make_person(None, staff_role="facilitator")
    assert (await decide(staff, pair.match_id, "convert"))["state"] == "converted"
    await decide(pair.supplier, pair.match_id, "dismiss", status=409, reason="timing")


async def test_blocked_match_says_who_can_settle_it(make_person: MakePerson, database: Database) -> None:
    pair = await matched_pair(make_person, database)
    await database.pool.execute("update matches set state = 'blocked', blocked_by = 'permit'")
    for language, words in (("en", "permit authority decides"), ("da", "godkendelsesmyndighed afgør")):
        answer = await pair.supplier.client.get(
            f"/v1/matches/{pair.match_id}", headers={"accept-language": language}
        )
        assert words in answer.json()["next_step"]
        assert answer.json()["blocked_by"] == "permit"


async def test_each_state_knows_since_when(make_person: MakePerson, database: Database) -> None:
    pair = await matched_pair(make_person, database)
    await database.pool.execute("update matches set state_since = now() - interval '9 days'")
    await decide(pair.supplier, pair.match_id, "view")
    since = await database.pool.fetchval("select state_since > now() - interval '1 hour' from matches")
    await database.pool.execute("update matches set state_since = now() - interval '9 days'")
    await decide(pair.receiver, pair.match_id, "view")
    kept = await database.pool.fetchval("select state_since < now() - interval '8 days' from matches")
    assert (since, kept) == (True, True)


async def test_spinner_in_another_cluster_is_found_by_either_facilitator(
    make_person: MakePerson, database: Database
) -> None:
    town = await make_town(make_person, database)
    far = await make_person("Uldspinderiet", town=AARHUS)
    await make_cluster(database, "east", far.actor_id)
    needed = await publish(far, need(title="Wool"))
    made = await bring_together(town.facilitator, town.offer_id, needed["id"])
    assert made["my_side"] == "facilitator"
