"""A match as its people see it, from suggestion to the end."""

from conftest import HERNING, MakePerson
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
)
from symbiosis.kit.database import Database
from symbiosis.matches.schemas import MatchOut


async def test_published_streams_that_fit_are_suggested_to_both_sides(
    make_person: MakePerson, database: Database
) -> None:
    pair = await matched_pair(make_person, database)
    for person, side in ((pair.supplier, "offer"), (pair.receiver, "need")):
        [match] = await matches_of(person)
        seen = MatchOut.model_validate(match)
        assert seen.state == "suggested"
        assert seen.my_side == side
        assert seen.explanation.verdict == "pass"
        assert seen.explanation.band == "strong"
        assert seen.explanation.distance_km is not None
        assert 70 < seen.explanation.distance_km < 90
        assert seen.offer.owner is not None
        assert seen.offer.owner.display_name == "Systuen"
        assert "Show interest" in seen.next_step


async def test_interest_from_both_sides_becomes_mutual(make_person: MakePerson, database: Database) -> None:
    pair = await matched_pair(make_person, database)
    first = await decide(pair.supplier, pair.match_id, "interest")
    assert first["state"] == "interest_one"
    assert "Wait" in first["next_step"]
    [waiting] = await matches_of(pair.receiver)
    assert waiting["state"] == "interest_one"
    assert waiting["offer_side"]["interest_at"] is not None
    second = await decide(pair.receiver, pair.match_id, "interest")
    assert second["state"] == "interest_mutual"
    assert "Get in touch" in second["next_step"]


async def test_showing_interest_twice_changes_nothing(make_person: MakePerson, database: Database) -> None:
    pair = await matched_pair(make_person, database)
    first = await decide(pair.supplier, pair.match_id, "interest")
    again = await decide(pair.supplier, pair.match_id, "interest")
    assert again == first


async def test_looking_and_shortlisting_stay_with_the_side_that_did_it(
    make_person: MakePerson, database: Database
) -> None:
    pair = await matched_pair(make_person, database)
    await decide(pair.supplier, pair.match_id, "view")
    mine = await decide(pair.supplier, pair.match_id, "shortlist")
    assert mine["state"] == "shortlisted"
    assert mine["offer_side"]["shortlisted_at"] is not None
    [theirs] = await matches_of(pair.receiver)
    assert theirs["state"] == "suggested"
    assert theirs["offer_side"] == {"viewed_at": None, "shortlisted_at": None, "interest_at": None}
    assert await matches_of(pair.receiver, state="shortlisted") == []


async def test_dismissed_match_leaves_both_inboxes_and_keeps_its_reason_private(
    make_person: MakePerson, database: Database
) -> None:
    pair = await matched_pair(make_person, database)
    dismissed = await decide(pair.receiver, pair.match_id, "dismiss", reason="partner_unreliable")
    assert (dismissed["state"], dismissed["dismissed_by"]) == ("dismissed", "need")
    assert dismissed["dismissed_reason"] == "partner_unreliable"
    assert await matches_of(pair.supplier) == []
    [other] = await matches_of(pair.supplier, state="dismissed")
    assert other["dismissed_by"] == "need"
    assert other["dismissed_reason"] is None


async def test_dismissed_match_accepts_no_more_decisions_and_says_what_is_left(
    make_person: MakePerson, database: Database
) -> None:
    pair = await matched_pair(make_person, database)
    await decide(pair.receiver, pair.match_id, "dismiss", reason="too_far")
    problem = await decide(pair.supplier, pair.match_id, "interest", status=409)
    assert problem["code"] == "wrong-state"
    assert "view" in problem["detail"]


async def test_paused_stream_hides_its_matches_and_resuming_brings_them_back(
    make_person: MakePerson, database: Database
) -> None:
    pair = await matched_pair(make_person, database)
    await decide(pair.receiver, pair.match_id, "shortlist")
    await act(pair.supplier, pair.offer_id, "pause")
    assert await matches_of(pair.receiver) == []
    problem = await decide(pair.receiver, pair.match_id, "interest", status=409)
    assert "paused" in problem["detail"]
    await act(pair.supplier, pair.offer_id, "resume")
    await find_partners(database)
    [match] = await matches_of(pair.receiver)
    assert (match["id"], match["state"]) == (pair.match_id, "shortlisted")


async def test_withdrawing_a_stream_ends_its_matches_at_once_and_notes_who_waits(
    make_person: MakePerson, database: Database
) -> None:
    pair = await matched_pair(make_person, database)
    await decide(pair.receiver, pair.match_id, "interest")
    await act(pair.supplier, pair.offer_id, "withdraw", reason="sold_elsewhere")
    assert await matches_of(pair.receiver) == []
    [ended] = await matches_of(pair.receiver, state="expired")
    assert ended["id"] == pair.match_id
    noted = await database.pool.fetchval(
        "select change->>'interest' from journal_entries where tag = 'match.expired' and subject_id::text = $1",
        pair.match_id,
    )
    assert noted == '["need"]'


async def test_facilitator_sees_everything_but_cannot_be_interested_for_a_side(
    make_person: MakePerson, database: Database
) -> None:
    pair = await matched_pair(make_person, database)
    facilitator = await make_person(None, staff_role="facilitator")
    [match] = await matches_of(facilitator)
    assert match["my_side"] == "facilitator"
    assert (await decide(facilitator, pair.match_id, "interest", status=403))["code"] == "not-allowed"
    assert (await decide(facilitator, pair.match_id, "shortlist"))["state"] == "shortlisted"
    assert (await decide(facilitator, pair.match_id, "dismiss", reason="timing"))[
        "dismissed_by"
    ] == "facilitator"


async def test_someone_who_acts_for_both_sides_is_interested_for_both(
    make_person: MakePerson, database: Database
) -> None:
    pair = await matched_pair(make_person, database)
    await database.pool.execute(
        "insert into memberships (user_id, actor_id, role) values ($1, $2, 'org_admin')",
        pair.supplier.user_id,
        pair.receiver.actor_id,
    )
    match = await decide(pair.supplier, pair.match_id, "interest")
    assert (match["my_side"], match["state"]) == ("both", "interest_mutual")


async def test_someone_who_may_only_look_cannot_decide(make_person: MakePerson, database: Database) -> None:
    pair = await matched_pair(make_person, database)
    await database.pool.execute(
        "update memberships set role = 'viewer' where user_id = $1", pair.supplier.user_id
    )
    await decide(pair.receiver, pair.match_id, "interest")
    [match] = await matches_of(pair.supplier)
    assert match["my_side"] is None, "there is no side they may act for"
    assert match["need_side"]["interest_at"] is not None, "yet they read what concerns their organisation"
    assert (await decide(pair.supplier, pair.match_id, "interest", status=403))["code"] == "not-allowed"


async def test_streams_of_one_organisation_are_never_suggested_to_each_other(
    make_person: MakePerson, database: Database
) -> None:
    person = await make_person("Systuen", town=HERNING)
    await publish(person, offer())
    await publish(person, need())
    await find_partners(database)
    assert await matches_of(person) == []


async def test_inbox_pages_through_every_match_once_and_best_first(
    make_person: MakePerson, database: Database
) -> None:
    supplier = await make_person("Systuen")
    await publish(supplier, offer())
    for number in range(5):
        receiver = await make_person(f"Spinderi {number}")
        await publish(receiver, need(quantity={"value": 400 + 100 * number}))
    await find_partners(database)
    seen, url = [], "/v1/matches?limit=2"
    while url:
        page = (await supplier.client.get(url)).json()
        seen += page["data"]
        url = page["page"]["next"]
    assert len({match["id"] for match in seen}) == 5
    scores = [match["explanation"]["score"] for match in seen]
    assert scores == sorted(scores, reverse=True)


async def test_sentences_come_in_the_readers_language(make_person: MakePerson, database: Database) -> None:
    pair = await matched_pair(make_person, database)
    answer = await pair.supplier.client.get(
        f"/v1/matches/{pair.match_id}", headers={"accept-language": "da-DK,da;q=0.9"}
    )
    match = answer.json()
    assert match["explanation"]["summary"].startswith("Passer")
    assert any("bomuld" in rule["sentence"] for rule in match["explanation"]["rules"])
    assert "Vis interesse" in match["next_step"]


async def test_change_that_no_longer_fits_ends_the_match(make_person: MakePerson, database: Database) -> None:
    pair = await matched_pair(make_person, database)
    await change(pair.receiver, pair.need_id, {"requirements": {"forms": ["fabric_rolls"]}})
    await find_partners(database)
    assert await matches_of(pair.supplier) == []
    [ended] = await matches_of(pair.supplier, state="expired")
    assert ended["id"] == pair.match_id
