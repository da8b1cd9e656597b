"""What of a match is shown to whom: parties, staff, others, visitors; anonymous owners."""

from typing import Any

import httpx
import pytest

from conftest import AARHUS, MakePerson
from matches.matchmaking import Pair, decide, find_partners, matched_pair, matches_of, need, offer, publish
from symbiosis.kit.database import Database
from symbiosis.matches.schemas import MatchOut

ANONYMOUS = {"identity": "anonymous_until_mutual"}


async def seen_by(client: httpx.AsyncClient, stream_id: str) -> list[dict[str, Any]]:
    answer = await client.get(f"/v1/material-streams/{stream_id}/matches")
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json()["data"]
    return found


async def test_visitors_see_verdict_and_reasons_of_public_pairs_but_no_decisions(
    client: httpx.AsyncClient, make_person: MakePerson, database: Database
) -> None:
    pair = await matched_pair(make_person, database)
    await decide(pair.supplier, pair.match_id, "interest")
    [match] = await seen_by(client, pair.offer_id)
    seen = MatchOut.model_validate(match)
    assert seen.state == "suggested"
    assert seen.my_side is None
    assert seen.explanation.rules
    assert seen.offer_side.interest_at is None
    assert (await client.get(f"/v1/matches/{pair.match_id}")).status_code == 401


async def test_others_may_read_a_public_pair_but_not_decide(
    make_person: MakePerson, database: Database
) -> None:
    pair = await matched_pair(make_person, database)
    other = await make_person("Vaskeriet")
    assert await matches_of(other) == []
    assert (await other.client.get(f"/v1/matches/{pair.match_id}")).status_code == 200
    for verb in ("view", "shortlist", "interest"):
        assert (await decide(other, pair.match_id, verb, status=403))["code"] == "not-allowed"
    await decide(pair.supplier, pair.match_id, "dismiss", reason="other")
    assert (await other.client.get(f"/v1/matches/{pair.match_id}")).status_code == 404


async def test_network_streams_match_and_stay_hidden_from_visitors(
    client: httpx.AsyncClient, make_person: MakePerson, database: Database
) -> None:
    pair = await matched_pair(make_person, database, needed=need(visibility="network"))
    assert await seen_by(client, pair.offer_id) == []
    assert (await client.get(f"/v1/material-streams/{pair.need_id}/matches")).status_code == 404
    other = await make_person("Vaskeriet")
    assert len(await seen_by(other.client, pair.offer_id)) == 1


async def test_private_streams_are_never_matched(make_person: MakePerson, database: Database) -> None:
    supplier, receiver = await make_person("Systuen"), await make_person("Spinderiet")
    await publish(supplier, offer(visibility="private"))
    await publish(receiver, need())
    await find_partners(database)
    assert await matches_of(supplier) == []


async def test_cluster_streams_match_within_the_cluster_only(
    make_person: MakePerson, database: Database
) -> None:
    supplier = await make_person("Systuen")
    inside, outside = await make_person("Spinderiet"), await make_person("Uldværket")
    await database.pool.execute("insert into clusters (slug, name, country) values ('west', 'West', 'DK')")
    for person in (supplier, inside):
        await database.pool.execute(
            "insert into cluster_memberships (cluster_slug, actor_id) values ('west', $1)", person.actor_id
        )
    await publish(supplier, offer(visibility="cluster"))
    for receiver in (inside, outside):
        await publish(receiver, need())
    await find_partners(database)
    assert len(await matches_of(inside)) == 1
    assert await matches_of(outside) == []
    assert len(await matches_of(supplier)) == 1


async def _anonymous_pair(make_person: MakePerson, database: Database) -> Pair:
    return await matched_pair(make_person, database, offered=offer(**ANONYMOUS))


async def test_anonymous_owner_is_hidden_until_both_are_interested(
    make_person: MakePerson, database: Database
) -> None:
    pair = await _anonymous_pair(make_person, database)
    [before] = await matches_of(pair.receiver)
    place = before["offer"]["place"]
    assert before["offer"]["owner"] is None
    assert (place["town"], place["postcode"], place["site_id"]) == (None, None, None)
    assert place["latitude"] == round(place["latitude"], 1)
    await decide(pair.supplier, pair.match_id, "interest")
    [still] = await matches_of(pair.receiver)
    assert still["offer"]["owner"] is None
    after = await decide(pair.receiver, pair.match_id, "interest")
    assert after["offer"]["owner"]["display_name"] == "Systuen"
    assert after["offer"]["place"]["town"] == "Herning"


async def test_anonymous_owner_stays_hidden_from_everyone_else(
    client: httpx.AsyncClient, make_person: MakePerson, database: Database
) -> None:
    pair = await _anonymous_pair(make_person, database)
    for person in (pair.supplier, pair.receiver):
        await decide(person, pair.match_id, "interest")
    [match] = await seen_by(client, pair.need_id)
    assert match["offer"]["owner"] is None
    other = await make_person("Vaskeriet")
    [match] = await seen_by(other.client, pair.need_id)
    assert match["offer"]["owner"] is None


async def test_owner_and_staff_always_know_who_is_anonymous(
    make_person: MakePerson, database: Database
) -> None:
    pair = await _anonymous_pair(make_person, database)
    staff = await make_person(None, staff_role="facilitator")
    for person in (pair.supplier, staff):
        [match] = await matches_of(person)
        assert match["offer"]["owner"]["display_name"] == "Systuen"


async def test_distance_to_an_anonymous_site_is_measured_from_its_rounded_place(
    make_person: MakePerson, database: Database
) -> None:
    named = await matched_pair(make_person, database)
    [exact] = await matches_of(named.receiver)
    hidden = await _anonymous_pair(make_person, database)
    found = await matches_of(hidden.receiver, stream=hidden.offer_id)
    [coarse] = [match for match in found if match["need"]["id"] == hidden.need_id]
    assert coarse["explanation"]["distance_km"] != exact["explanation"]["distance_km"]
    assert coarse["explanation"]["distance_km"] == pytest.approx(exact["explanation"]["distance_km"], abs=10)


async def test_names_once_exchanged_stay_known_after_the_match_ended(
    make_person: MakePerson, database: Database
) -> None:
    pair = await _anonymous_pair(make_person, database)
    for person in (pair.supplier, pair.receiver):
        await decide(person, pair.match_id, "interest")
    await decide(pair.receiver, pair.match_id, "dismiss", reason="price_too_high")
    [match] = await matches_of(pair.receiver, state="dismissed")
    assert match["offer"]["owner"]["display_name"] == "Systuen"


async def test_weak_matches_are_for_staff_who_ask(make_person: MakePerson, database: Database) -> None:
    pair = await matched_pair(make_person, database)
    await database.pool.execute("update matches set band = 'weak', score = 0.45")
    staff = await make_person(None, staff_role="facilitator")
    assert await matches_of(pair.supplier, include_weak=True) == []
    assert await matches_of(staff) == []
    assert len(await matches_of(staff, include_weak=True)) == 1


async def test_matches_of_a_hidden_stream_do_not_exist(
    client: httpx.AsyncClient, make_person: MakePerson, database: Database
) -> None:
    person = await make_person("Systuen", town=AARHUS)
    draft = await publish(person, offer(publish=False))
    answer = await client.get(f"/v1/material-streams/{draft['id']}/matches")
    assert (answer.status_code, answer.json()["code"]) == (404, "not-found")
