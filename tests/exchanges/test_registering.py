"""Registrations from the first word to the catalogue, and what time makes of them."""

from datetime import timedelta
from typing import Any

import pytest

from exchanges.registering import HOSTS, VISITS, Fair, good, refused
from programmes.cloth import LDC, LONDON, MODACC
from symbiosis.exchanges.registering import rules
from symbiosis.exchanges.registering.moves import MOVES, RegistrationVerb
from symbiosis.exchanges.registering.sleeping import keep_awake
from symbiosis.exchanges.registering.standing import standings, terms
from symbiosis.exchanges.vocabulary import RegistrationState
from symbiosis.programmes import eligibility
from symbiosis.programmes.vocabulary import ExchangeRole


async def mails_to(fair: Fair, person: Any) -> list[str]:
    rows = await fair.database.pool.fetch(
        "select subject from mails where recipient = $1 order by id", person.email
    )
    return [row["subject"] for row in rows]


async def test_a_draft_keeps_what_was_written_and_says_what_is_missing(fair: Fair) -> None:
    drafted = await fair.draft(fair.visitor, {"roles": ["visitor"], "motivation": "We are curious."})
    assert drafted["state"] == "draft"
    assert drafted["cluster"]["slug"] == LDC
    assert drafted["missing"] == ["topics", "activity_types", "languages", "learning_goals", "cv"]
    told = good(await fair.patch(fair.visitor, drafted, topics=["Denim", "denim ", "Wool"], languages=["da"]))
    assert told["topics"] == ["Denim", "Wool"]
    told = good(await fair.patch(fair.visitor, told, roles=["visitor", "host"], motivation=None))
    assert told["motivation"] is None
    assert {"offers", "max_visitors", "motivation"} <= set(told["missing"])
    answer = refused(await fair.move(fair.visitor, told, "submit"), "registration-incomplete")
    assert {error["pointer"] for error in answer["errors"]} == {f"/{name}" for name in told["missing"]}


async def test_two_people_of_an_organisation_do_not_write_over_each_other(fair: Fair) -> None:
    drafted = await fair.draft(fair.visitor, VISITS)
    good(await fair.patch(fair.visitor, drafted, motivation="First."))
    refused(await fair.patch(fair.visitor, drafted, motivation="Second."), "changed-meanwhile", 412)
    assert (await fair.read(fair.visitor, drafted))["motivation"] == "First."


async def test_saying_the_same_again_changes_nothing(fair: Fair) -> None:
    drafted = await fair.draft(fair.visitor, VISITS)
    told = good(await fair.patch(fair.visitor, drafted, topics=VISITS["topics"]))
    assert told["version"] == drafted["version"]


async def test_one_organisation_registers_once_until_that_is_over(fair: Fair) -> None:
    drafted = await fair.draft(fair.visitor, VISITS)
    body = {"programme_slug": "cloth", **VISITS}
    refused(
        await fair.visitor.client.post("/v1/exchange-registrations", json=body),
        "exchange-registration-exists",
    )
    good(await fair.move(fair.visitor, drafted, "close", {}))
    assert (await fair.draft(fair.visitor, VISITS))["id"] != drafted["id"]


async def test_staff_read_nothing_of_a_draft_and_what_speaks_for_it_once_it_is_sent(fair: Fair) -> None:
    drafted = await fair.attached(fair.visitor, await fair.draft(fair.visitor, VISITS), "cv")
    address = f"/v1/exchange-registrations/{drafted['id']}"
    assert (await fair.cast.manager.client.get(address)).status_code == 404
    good(await fair.move(fair.visitor, drafted, "submit"))
    listed = good(await fair.cast.manager.client.get("/v1/exchange-registrations?state=submitted"))["data"]
    assert [row["id"] for row in listed] == [drafted["id"]]
    standing = listed[0]["standing"]
    assert (standing["organisation_class"], standing["bucket"]) == ("sme", "sme")
    assert [cluster["slug"] for cluster in standing["member_of"]] == [LDC]
    assert "accept" in listed[0]["possible"]
    assert (await fair.read(fair.visitor, drafted))["standing"] is None
    assert (await fair.cast.host_manager.client.get(address)).status_code == 404


async def test_the_cluster_asks_for_changes_and_then_accepts(fair: Fair) -> None:
    sent = await fair.submitted(fair.visitor, VISITS)
    said = {"reason": "Say which machines you want to see."}
    told = good(await fair.move(fair.cast.manager, sent, "request-changes", said))
    assert (told["state"], told["reason"]) == ("changes_requested", said["reason"])
    mine = await fair.read(fair.visitor, sent)
    mine = good(await fair.patch(fair.visitor, mine, learning_goals="How near infrared sorts denim."))
    mine = good(await fair.move(fair.visitor, mine, "submit"))
    assert mine["reason"] is None
    told = good(await fair.move(fair.cast.manager, mine, "accept"))
    assert told["state"] == "accepted"
    assert len(await mails_to(fair, fair.visitor)) == 4


async def test_nobody_accepts_what_they_have_not_read(fair: Fair) -> None:
    sent = await fair.submitted(fair.visitor, VISITS)
    taken = good(await fair.move(fair.visitor, sent, "take-back"))
    taken = good(await fair.patch(fair.visitor, taken, motivation="Something else."))
    good(await fair.move(fair.visitor, taken, "submit"))
    refused(await fair.move(fair.cast.manager, sent, "accept"), "changed-meanwhile", 412)


async def test_only_the_chosen_cluster_decides_and_nobody_on_their_own(fair: Fair) -> None:
    sent = await fair.submitted(fair.visitor, VISITS)
    refused(await fair.move(fair.cast.host_manager, sent, "accept"), "not-found", 404)
    refused(await fair.move(fair.visitor, sent, "accept"), "not-allowed", 403)
    await fair.database.pool.execute(
        "insert into memberships (user_id, actor_id, role) values ($1, $2, 'viewer')",
        fair.cast.manager.user_id,
        fair.visitor.actor_id,
    )
    refused(await fair.move(fair.cast.manager, sent, "accept"), "not-allowed", 403)


async def test_who_is_not_eligible_is_told_why_before_and_not_accepted(fair: Fair) -> None:
    british = await fair.organisation("Leeds Looms", LDC, LONDON)
    sent = await fair.submitted(british, VISITS)
    said = {row["role"]: row for row in sent["eligibility"]}
    assert said["visitor"]["code"] == "country-not-eligible"
    assert "countries" in said["visitor"]["detail"]
    refused(await fair.move(fair.cast.manager, sent, "accept"), "country-not-eligible")
    await fair.database.pool.execute(
        "delete from cluster_memberships where actor_id = $1", fair.visitor.actor_id
    )
    sent = await fair.submitted(fair.visitor, VISITS, cluster_slug=LDC)
    refused(await fair.move(fair.cast.manager, sent, "accept"), "membership-not-confirmed")


async def test_many_are_judged_by_the_same_rules_as_one(fair: Fair) -> None:
    people = [
        fair.visitor,
        fair.host,
        await fair.organisation("Leeds Looms", LDC, LONDON),
        await fair.organisation("Big Mill", MODACC, size="large"),
        await fair.organisation("Kind Hands", MODACC, size="ngo"),
    ]
    await fair.database.pool.execute(
        "delete from cluster_memberships where actor_id = $1", fair.host.actor_id
    )
    ids = [person.actor_id for person in people if person.actor_id]
    today = fair.clock.now.date()
    async with fair.database.sessions() as session:
        known, decided = await standings(session, "cloth", ids), await terms(session, "cloth")
        for actor_id in ids:
            for role in ExchangeRole:
                one = await eligibility.why_not_allowed(
                    session, "cloth", actor_id=actor_id, role=role, on=today
                )
                assert decided.why_not(known[actor_id], role, today) == one, (actor_id, role)


async def test_what_was_accepted_stays_but_the_words_may_change(fair: Fair) -> None:
    accepted = await fair.accepted(fair.visitor, VISITS)
    mine = await fair.read(fair.visitor, accepted)
    refused(await fair.patch(fair.visitor, mine, roles=["visitor", "host"]), "registration-decided")
    assert good(await fair.patch(fair.visitor, mine, motivation="Still curious."))["state"] == "accepted"


async def test_a_cluster_outside_the_programme_is_not_chosen(fair: Fair) -> None:
    body = {"programme_slug": "cloth", "cluster_slug": "elsewhere"}
    answer = await fair.visitor.client.post("/v1/exchange-registrations", json=body)
    assert LDC in refused(answer, "cluster-outside-programme")["detail"]


@pytest.mark.parametrize(
    ("said", "pointer"),
    [
        ({"target_countries": ["FI"], "excluded_countries": ["FI"]}, ""),
        ({"target_countries": ["ZZ"]}, "/target_countries/0"),
        ({"availability": [{"from": "2027-02-01", "to": "2027-01-01"}]}, "/availability/0"),
        ({"max_visitors": 0}, "/max_visitors"),
        ({"roles": []}, "/roles"),
        ({"topics": ["x" * 61]}, "/topics/0"),
    ],
)
async def test_what_cannot_be_is_refused_by_the_field(fair: Fair, said: dict[str, Any], pointer: str) -> None:
    answer = await fair.visitor.client.post(
        "/v1/exchange-registrations", json={"programme_slug": "cloth", **said}
    )
    assert pointer in {e["pointer"] for e in refused(answer, "invalid-input", 422)["errors"]}


async def test_a_patch_does_not_make_a_country_wanted_and_excluded(fair: Fair) -> None:
    drafted = await fair.draft(fair.visitor, VISITS, target_countries=["FI"])
    refused(await fair.patch(fair.visitor, drafted, excluded_countries=["FI"]), "invalid-input", 422)


async def _awaken(fair: Fair) -> int:
    async with fair.database.sessions() as session, session.begin():
        return await keep_awake(session, fair.clock.now)


async def test_who_is_silent_is_asked_first_then_sleeps_and_comes_back(fair: Fair) -> None:
    visits = await fair.accepted(fair.visitor, VISITS)
    await fair.accepted(fair.host, HOSTS)
    assert await _awaken(fair) == 0
    fair.clock.forward(rules.ASK_AFTER)
    assert await _awaken(fair) == 2
    assert await _awaken(fair) == 0, "nobody is asked twice"
    assert "Kutomo" in await fair.catalogue(fair.visitor)
    good(
        await fair.move(
            fair.host, await fair.read(fair.host, {"id": await _id(fair, "Kutomo")}), "stay-interested"
        )
    )
    fair.clock.forward(rules.ANSWER_WITHIN + timedelta(minutes=1))
    assert await _awaken(fair) == 1
    assert (await fair.read(fair.visitor, visits))["state"] == "dormant"
    assert await fair.catalogue(fair.host) == ["Kutomo"]
    refused(
        await fair.visitor.client.get("/v1/exchange-catalogue?programme=cloth"), "registration-needed", 403
    )
    back = good(await fair.move(fair.visitor, visits, "stay-interested"))
    assert back["state"] == "accepted"
    assert await fair.catalogue(fair.host) == ["Kutomo", "Systuen"]


async def _id(fair: Fair, name: str) -> str:
    return str(
        await fair.database.pool.fetchval(
            "select r.id from exchange_registrations r join actors a on a.id = r.actor_id"
            " where a.display_name = $1",
            name,
        )
    )


def test_every_state_but_the_last_ones_can_be_left() -> None:
    left = {state for move in MOVES for state in move.before if move.after not in (None, state)}
    assert set(RegistrationState) - left == {RegistrationState.CLOSED, RegistrationState.REJECTED}
    assert {move.verb for move in MOVES} == set(RegistrationVerb)
