"""Proposals: who makes and answers them, how they end, and that an exchange is opened once."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from conftest import Person
from exchanges.registering import HOSTS, VISITS, Fair, good, refused
from exchanges.stays import monday_after
from programmes.cloth import HELSINKI, LDC, MODACC
from symbiosis.exchanges.proposing.ending import expire_due
from symbiosis.exchanges.registering.merging import move_registrations
from symbiosis.journal.by import PLATFORM


async def _pair(fair: Fair) -> tuple[dict[str, Any], dict[str, Any]]:
    return await fair.accepted(fair.visitor, VISITS), await fair.accepted(fair.host, HOSTS)


async def _mails(fair: Fair, person: Person) -> list[str]:
    rows = await fair.database.pool.fetch(
        "select subject from mails where recipient = $1 order by id", person.email
    )
    return [row["subject"] for row in rows]


async def _exchanges(fair: Fair) -> int:
    return int(await fair.database.pool.fetchval("select count(*) from exchanges"))


async def test_proposed_by_the_visitor_and_accepted_by_the_host_becomes_an_exchange(fair: Fair) -> None:
    visiting, hosting = await _pair(fair)
    start = monday_after(fair.clock.now.date())
    days = {"starts_on": start.isoformat(), "ends_on": (start + timedelta(days=2)).isoformat()}
    made = good(await fair.propose(fair.visitor, visiting, hosting, message="May we come?", **days), 201)
    assert (made["proposed_as"], made["waits_for"], made["possible"]) == ("visitor", ["host"], ["withdraw"])
    assert "An exchange with Systuen is proposed" in await _mails(fair, fair.host)
    mine = good(await fair.host.client.get("/v1/exchange-proposals?mine=true"))["data"]
    assert mine[0]["possible"] == ["accept", "decline"]
    done = good(await fair.answer(fair.host, made, "accept"))
    assert (done["state"], done["possible"]) == ("converted", [])
    exchange = good(await fair.visitor.client.get(f"/v1/exchanges/{done['exchange_id']}"))
    assert (exchange["state"], exchange["host_state"]) == ("building", "verified")
    assert (exchange["visitor"]["display_name"], exchange["host"]["display_name"]) == ("Systuen", "Kutomo")
    assert (exchange["visitor_cluster"]["slug"], exchange["host_cluster"]["slug"]) == (LDC, MODACC)
    assert (exchange["planned_start"], exchange["goals"]) == (start.isoformat(), VISITS["learning_goals"])
    assert exchange["funded"] is True
    for person, other in ((fair.visitor, "Kutomo"), (fair.host, "Systuen")):
        assert f"Agreed: an exchange with {other}" in await _mails(fair, person)


async def test_without_days_the_host_is_asked_again_when_there_are_some(fair: Fair) -> None:
    visiting, hosting = await _pair(fair)
    made = good(await fair.propose(fair.host, visiting, hosting), 201)
    done = good(await fair.answer(fair.visitor, made, "accept"))
    exchange = good(await fair.host.client.get(f"/v1/exchanges/{done['exchange_id']}"))
    assert (exchange["host_state"], exchange["planned_start"]) == ("pending", None)


async def test_when_a_cluster_proposes_both_have_to_accept(fair: Fair) -> None:
    visiting, hosting = await _pair(fair)
    made = good(await fair.propose(fair.cast.manager, visiting, hosting), 201)
    assert (made["proposed_as"], made["waits_for"]) == (None, ["visitor", "host"])
    refused(await fair.answer(fair.cast.manager, made, "accept"), "not-allowed", 403)
    half = good(await fair.answer(fair.host, made, "accept"))
    assert (half["state"], half["waits_for"], half["exchange_id"]) == ("proposed", ["visitor"], None)
    assert good(await fair.answer(fair.host, made, "accept"))["version"] == half["version"]
    done = good(await fair.answer(fair.visitor, made, "accept"))
    assert done["state"] == "converted"
    assert good(await fair.answer(fair.visitor, made, "accept"))["exchange_id"] == done["exchange_id"]
    assert await _exchanges(fair) == 1


async def test_what_was_agreed_elsewhere_is_recorded_and_the_other_side_says_yes(fair: Fair) -> None:
    visiting, hosting = await _pair(fair)
    said = {"agreed_outside": True, "existing_relation": True}
    made = good(await fair.propose(fair.cast.manager, visiting, hosting, **said), 201)
    assert (made["agreed_outside"], made["existing_relation"]) == (True, True)
    assert (made["state"], made["waits_for"]) == ("proposed", ["host"])
    assert "An exchange with Systuen is proposed" in await _mails(fair, fair.host)
    assert "Your agreement with Kutomo is recorded" in await _mails(fair, fair.visitor)
    done = good(await fair.answer(fair.host, made, "accept"))
    assert done["state"] == "converted"
    exchange = good(await fair.visitor.client.get(f"/v1/exchanges/{done['exchange_id']}"))
    assert exchange["state"] == "building"


async def test_who_is_said_to_have_agreed_may_still_say_no(fair: Fair) -> None:
    visiting, hosting = await _pair(fair)
    made = good(await fair.propose(fair.cast.manager, visiting, hosting, agreed_outside=True), 201)
    mine = good(await fair.visitor.client.get(f"/v1/exchange-proposals/{made['id']}"))
    assert mine["possible"] == ["decline"]
    done = good(await fair.answer(fair.visitor, made, "decline", {"reason": "We never did."}))
    assert done["state"] == "declined"


async def test_staff_who_look_after_both_record_an_exchange_at_once(fair: Fair) -> None:
    visiting, hosting = await _pair(fair)
    made = good(await fair.propose(fair.cast.lead, visiting, hosting, agreed_outside=True), 201)
    assert (made["state"], made["waits_for"]) == ("converted", [])
    assert made["exchange_id"]
    for person, other in ((fair.visitor, "Kutomo"), (fair.host, "Systuen")):
        told = await _mails(fair, person)
        assert f"Agreed: an exchange with {other}" in told
        assert f"An exchange with {other} is proposed" not in told
    assert await _exchanges(fair) == 1


async def test_only_staff_record_what_was_agreed_elsewhere(fair: Fair) -> None:
    visiting, hosting = await _pair(fair)
    refused(await fair.propose(fair.visitor, visiting, hosting, agreed_outside=True), "not-allowed", 403)
    assert await _exchanges(fair) == 0


@pytest.mark.parametrize("_", range(3))
async def test_two_who_accept_at_the_same_moment_open_one_exchange(fair: Fair, _: int) -> None:
    visiting, hosting = await _pair(fair)
    made = good(await fair.propose(fair.cast.manager, visiting, hosting), 201)
    answers = await asyncio.gather(
        *(fair.answer(who, made, "accept") for who in (fair.visitor, fair.host) for _ in range(3))
    )
    assert {answer.status_code for answer in answers} == {200}
    assert await _exchanges(fair) == 1
    read = good(await fair.host.client.get(f"/v1/exchange-proposals/{made['id']}"))
    assert read["state"] == "converted"


async def test_accepting_and_withdrawing_at_once_do_one_of_the_two(fair: Fair) -> None:
    visiting, hosting = await _pair(fair)
    made = good(await fair.propose(fair.visitor, visiting, hosting), 201)
    accepted, withdrawn = await asyncio.gather(
        fair.answer(fair.host, made, "accept"), fair.answer(fair.visitor, made, "withdraw", {})
    )
    assert {accepted.status_code, withdrawn.status_code} == {200, 409}
    assert await _exchanges(fair) == (accepted.status_code == 200)


async def test_declined_with_a_reason_that_the_proposer_reads(fair: Fair) -> None:
    visiting, hosting = await _pair(fair)
    made = good(await fair.propose(fair.visitor, visiting, hosting), 201)
    refused(await fair.answer(fair.visitor, made, "decline", {"reason": "No."}), "not-allowed", 403)
    done = good(await fair.answer(fair.host, made, "decline", {"reason": "We rebuild in spring."}))
    assert (done["state"], done["reason"]) == ("declined", "We rebuild in spring.")
    assert "Kutomo says no" in await _mails(fair, fair.visitor)
    refused(await fair.answer(fair.host, made, "accept"), "proposal-not-open")
    assert good(await fair.propose(fair.visitor, visiting, hosting), 201)["state"] == "proposed"


async def test_withdrawn_by_who_proposed_it_only(fair: Fair) -> None:
    visiting, hosting = await _pair(fair)
    made = good(await fair.propose(fair.visitor, visiting, hosting), 201)
    refused(await fair.answer(fair.host, made, "withdraw", {}), "not-allowed", 403)
    refused(await fair.answer(fair.cast.manager, made, "withdraw", {}), "not-allowed", 403)
    good(await fair.answer(fair.visitor, made, "withdraw", {"reason": "We travel elsewhere."}))
    assert "The proposed exchange with Systuen is withdrawn" in await _mails(fair, fair.host)


async def test_nobody_else_learns_of_a_proposal(fair: Fair) -> None:
    visiting, hosting = await _pair(fair)
    made = good(await fair.propose(fair.visitor, visiting, hosting), 201)
    other = await fair.organisation("Muukalainen", MODACC, HELSINKI)
    for verb, body in (("accept", None), ("decline", {"reason": "No, no."}), ("withdraw", {})):
        refused(await fair.answer(other, made, verb, body), "not-found", 404)
    assert (await other.client.get(f"/v1/exchange-proposals/{made['id']}")).status_code == 404
    assert good(await other.client.get("/v1/exchange-proposals"))["data"] == []
    refused(await fair.propose(other, visiting, hosting), "not-found", 404)


async def test_an_unanswered_proposal_expires_and_may_be_made_again(fair: Fair) -> None:
    visiting, hosting = await _pair(fair)
    made = good(await fair.propose(fair.visitor, visiting, hosting), 201)
    refused(await fair.propose(fair.visitor, visiting, hosting), "already-proposed")
    fair.clock.forward(timedelta(days=14))
    refused(await fair.answer(fair.host, made, "accept"), "proposal-expired")
    assert good(await fair.host.client.get(f"/v1/exchange-proposals/{made['id']}"))["state"] == "expired"
    async with fair.database.sessions() as session, session.begin():
        assert await expire_due(session, fair.clock.now) == 1
        assert await expire_due(session, fair.clock.now) == 0
    assert "No answer: the exchange with Kutomo" in await _mails(fair, fair.visitor)
    good(await fair.propose(fair.visitor, visiting, hosting), 201)


async def test_time_is_over_before_the_job_has_said_so(fair: Fair) -> None:
    visiting, hosting = await _pair(fair)
    good(await fair.propose(fair.visitor, visiting, hosting), 201)
    fair.clock.forward(timedelta(days=14, seconds=1))
    good(await fair.propose(fair.visitor, visiting, hosting), 201)


async def test_a_visitor_has_so_many_open_proposals_and_no_more(fair: Fair) -> None:
    visiting = await fair.accepted(fair.visitor, VISITS)
    hosts = []
    for number in range(3):
        person = await fair.organisation(f"Talo {number}", MODACC, HELSINKI)
        hosts.append(await fair.accepted(person, HOSTS))
    await fair.database.pool.execute(
        "insert into rule_sets (programme_slug, version, valid_from, max_open_proposals)"
        " values ('cloth', 99, '2026-01-01', 2)"
    )
    answers = await asyncio.gather(*(fair.propose(fair.visitor, visiting, host) for host in hosts))
    assert sorted(answer.status_code for answer in answers) == [201, 201, 409]
    stopped = next(answer for answer in answers if answer.status_code == 409)
    assert "At most 2" in refused(stopped, "too-many-open-proposals")["detail"]
    made = next(answer for answer in answers if answer.status_code == 201).json()
    good(await fair.answer(fair.visitor, made, "withdraw", {}))
    left = hosts[[answer.status_code for answer in answers].index(409)]
    good(await fair.propose(fair.visitor, visiting, left), 201)


async def test_what_cannot_become_an_exchange_cannot_be_proposed(fair: Fair) -> None:
    visiting, hosting = await _pair(fair)
    danish = await fair.organisation("Nabo", LDC)
    await fair.database.pool.execute("update actors set country = 'DK' where id = $1", danish.actor_id)
    near = await fair.accepted(danish, HOSTS)
    refused(await fair.propose(fair.visitor, visiting, near), "same-country")
    refused(await fair.propose(fair.visitor, hosting, visiting), "role-not-registered")
    refused(await fair.propose(fair.visitor, visiting, visiting), "invalid-input", 422)
    past = {"starts_on": "2020-01-01", "ends_on": "2020-01-03"}
    refused(await fair.propose(fair.visitor, visiting, hosting, **past), "invalid-input", 422)
    refused(await fair.propose(fair.visitor, visiting, hosting, starts_on="2030-01-01"), "invalid-input", 422)
    await fair.database.pool.execute(
        "delete from cluster_memberships where actor_id = $1", fair.visitor.actor_id
    )
    refused(await fair.propose(fair.visitor, visiting, hosting), "membership-not-confirmed")


async def test_only_accepted_registrations_propose(fair: Fair) -> None:
    sent = await fair.submitted(fair.visitor, VISITS)
    hosting = await fair.accepted(fair.host, HOSTS)
    refused(await fair.propose(fair.visitor, sent, hosting), "registration-not-accepted")
    refused(await fair.propose(fair.host, sent, hosting), "not-found", 404)


async def test_a_registration_that_closes_takes_its_proposals_with_it(fair: Fair) -> None:
    visiting, hosting = await _pair(fair)
    made = good(await fair.propose(fair.host, visiting, hosting), 201)
    mine = await fair.read(fair.host, hosting)
    good(await fair.move(fair.host, mine, "close", {"reason": "We move."}))
    read = good(await fair.visitor.client.get(f"/v1/exchange-proposals/{made['id']}"))
    assert read["state"] == "withdrawn"
    assert "The proposed exchange with Kutomo is withdrawn" in await _mails(fair, fair.visitor)


async def test_keeping_apart_ends_a_proposal_without_a_word(fair: Fair) -> None:
    visiting, hosting = await _pair(fair)
    made = good(await fair.propose(fair.visitor, visiting, hosting), 201)
    before = await _mails(fair, fair.visitor)
    blocked = {"actor_ids": [str(fair.visitor.actor_id)]}
    good(await fair.host.client.put(f"/v1/actors/{fair.host.actor_id}/blocked-actors", json=blocked))
    read = good(await fair.visitor.client.get(f"/v1/exchange-proposals/{made['id']}"))
    assert (read["state"], read["reason"]) == ("expired", None)
    assert await _mails(fair, fair.visitor) == before


async def test_merged_organisations_have_one_registration(fair: Fair) -> None:
    visiting, hosting = await _pair(fair)
    twin = await fair.organisation("Kutomo Oy", MODACC, HELSINKI)
    theirs = await fair.accepted(twin, HOSTS)
    made = good(await fair.propose(fair.visitor, visiting, theirs), 201)
    assert twin.actor_id
    assert fair.host.actor_id
    async with fair.database.sessions() as session, session.begin():
        await move_registrations(session, twin.actor_id, fair.host.actor_id, PLATFORM, fair.clock.now)
    assert (await fair.read(fair.host, theirs))["state"] == "closed"
    assert (await fair.read(fair.host, hosting))["state"] == "accepted"
    read = good(await fair.visitor.client.get(f"/v1/exchange-proposals/{made['id']}"))
    assert read["state"] == "withdrawn"
