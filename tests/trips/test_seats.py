"""Seats of a trip: applying, deciding, offers in time, the waiting list."""

from datetime import timedelta
from typing import Any

import httpx

from conftest import BARCELONA
from programmes.cloth import HELSINKI, LDC, MODACC
from symbiosis.trips.seats.ending import remind_of_offers
from trips.travelling import HOURS, Travels, good, match, refused


async def test_a_seat_goes_from_draft_to_confirmed_with_its_voucher(travels: Travels) -> None:
    trip, visitor = await travels.published(), travels.cast.visitor
    application = await travels.apply(trip, visitor)
    assert application["state"] == "submitted"
    offered = good(await travels.decide(application, "offer"))
    assert (offered["state"], offered["seats_held"]) == ("offered", 1)
    confirmed = good(await travels.confirm(visitor, application))
    assert (confirmed["state"], confirmed["unfunded_reason"]) == ("confirmed", None)
    voucher = good(await visitor.client.get(f"/v1/trip-applications/{application['id']}/voucher"))
    # Three working days in Finland from Denmark: half of 950.
    assert voucher["amount"] == {"amount": "475.00", "currency": "EUR"}
    assert voucher["reserved"] is True
    subjects = await travels.mails_to(visitor)
    assert [subject.split(":")[0] for subject in subjects] == [
        "We have received your application",
        "You are offered 1 seat",
        "You are coming along",
    ]


async def test_draft_is_kept_and_may_be_corrected_until_decided(travels: Travels) -> None:
    trip, visitor = await travels.published(), travels.cast.visitor
    made = good(await visitor.client.post(f"/v1/trips/{trip['id']}/applications", json={}), 201)
    address = f"/v1/trip-applications/{made['id']}"
    assert good(await visitor.client.get(address))["state"] == "draft"
    refused(await visitor.client.post(f"{address}/submit", headers=match(made)), "motivation-missing", 422)
    said = {"motivation": "To learn.", "seats_wanted": 2}
    changed = good(await visitor.client.patch(address, json=said, headers=match(made)))
    assert changed["seats_wanted"] == 2
    stale = await visitor.client.patch(address, json=said | {"seats_wanted": 1}, headers=match(made))
    refused(stale, "changed-meanwhile", 412)
    # A draft is nobody's business yet.
    assert (await travels.manager.client.get(address)).status_code == 404


async def test_one_organisation_applies_once(travels: Travels) -> None:
    trip, visitor = await travels.published(), travels.cast.visitor
    await travels.apply(trip, visitor)
    again = await visitor.client.post(f"/v1/trips/{trip['id']}/applications", json={})
    refused(again, "already-applied")
    many = await visitor.client.post(f"/v1/trips/{trip['id']}/applications", json={"seats_wanted": 9})
    refused(many, "too-many-seats-for-one")


async def test_applying_needs_an_open_window(travels: Travels) -> None:
    clock, visitor = travels.clock, travels.cast.visitor
    later = (clock.now + timedelta(days=2)).isoformat()
    trip = await travels.published(apply_from=later, waiting_list=False)
    made = good(
        await visitor.client.post(f"/v1/trips/{trip['id']}/applications", json={"motivation": "x"}), 201
    )
    submit = f"/v1/trip-applications/{made['id']}/submit"
    refused(await visitor.client.post(submit, headers=match(made)), "applications-not-yet-open")
    clock.forward(timedelta(days=8))
    refused(await visitor.client.post(submit, headers=match(made)), "applications-over")
    assert (await travels.read(trip))["why_not_apply"]["code"] == "applications-over"


async def test_organisation_outside_the_matrix_cannot_travel(travels: Travels) -> None:
    trip, visitor = await travels.published(), travels.cast.visitor
    await travels.database.pool.execute("update eligibility_rules set allowed = false, funded = false")
    made = good(
        await visitor.client.post(f"/v1/trips/{trip['id']}/applications", json={"motivation": "x"}), 201
    )
    submit = f"/v1/trip-applications/{made['id']}/submit"
    refused(await visitor.client.post(submit, headers=match(made)), "class-not-allowed")


async def test_visitor_from_the_hosts_country_comes_along_unfunded(travels: Travels) -> None:
    trip = await travels.published()
    finn = await travels.visitor("Neula", MODACC, HELSINKI)
    seated = await travels.seated(trip, finn)
    assert seated["unfunded_reason"] == "same_country"


async def test_offer_runs_out_and_goes_to_the_next(travels: Travels) -> None:
    trip = await travels.published(seats_total=1)
    first, second = travels.cast.visitor, await travels.visitor("Væven")
    one, two = await travels.apply(trip, first), await travels.apply(trip, second)
    good(await travels.decide(one, "offer"))
    refused(await travels.decide(two, "offer"), "no-seats-left")
    good(await travels.decide(two, "waitlist"))
    await travels.pass_time(timedelta(hours=HOURS))
    assert await travels.states(trip) == {"Systuen": "offer_expired", "Væven": "offered"}
    refused(await travels.confirm(first, one), "seat-move-not-possible")
    good(await travels.confirm(second, two))
    assert "Your offer has run out: Textile recycling" in await travels.mails_to(first)


async def test_late_confirmation_is_refused_even_before_anybody_noticed(travels: Travels) -> None:
    trip = await travels.published()
    application = await travels.apply(trip, travels.cast.visitor)
    good(await travels.decide(application, "offer"))
    refused(
        await travels.confirm(travels.cast.visitor, application, accept=False), "conditions-not-accepted", 422
    )
    travels.clock.forward(timedelta(hours=HOURS))
    refused(await travels.confirm(travels.cast.visitor, application), "offer-expired")


async def test_withdrawal_frees_seat_voucher_and_promotes_in_one_go(travels: Travels) -> None:
    trip = await travels.published(seats_total=1)
    first, second = travels.cast.visitor, await travels.visitor("Væven")
    one = await travels.seated(trip, first)
    two = await travels.apply(trip, second)
    good(await travels.decide(two, "waitlist"))
    before = await free_money(travels)
    good(await travels.withdraw(first, one))
    assert await travels.states(trip) == {"Systuen": "withdrawn", "Væven": "offered"}
    assert await free_money(travels) == before + 475
    assert await travels.seats_taken(trip) == (1, 1)
    # Once: a second withdrawal has nothing to give back.
    refused(await travels.withdraw(first, one), "seat-move-not-possible")
    assert await travels.seats_taken(trip) == (1, 1)


async def free_money(travels: Travels) -> Any:
    return await travels.database.pool.fetchval(
        "select free_eur from programme_partners where cluster_slug = $1", LDC
    )


async def test_group_of_all_or_none_is_passed_over_and_told_why(travels: Travels) -> None:
    trip = await travels.published(seats_total=3)
    first = await travels.seated(trip, travels.cast.visitor, 2)
    single = await travels.seated(trip, await travels.visitor("Ene"))
    group_person, last_person = await travels.visitor("Flok"), await travels.visitor("Sidst")
    group = await travels.apply(trip, group_person, 3, all_or_none=True)
    last = await travels.apply(trip, last_person)
    for application in (group, last):
        good(await travels.decide(application, "waitlist"))
    good(await travels.withdraw(travels.cast.visitor, first))
    assert (await travels.states(trip))["Sidst"] == "offered"
    told = await travels.application(group, group_person)
    assert told["state"] == "waitlisted"
    assert told["position"] == 1
    assert told["passed_over"]["code"] == "group_too_large"
    assert "Fewer seats were free than the 3" in told["passed_over"]["detail"]
    listed = good(await travels.manager.client.get(f"/v1/trips/{trip['id']}/waiting-list"))
    assert [row["actor"]["display_name"] for row in listed["data"]] == ["Flok"]
    good(await travels.withdraw(last_person, last))
    assert (await travels.states(trip))["Flok"] == "waitlisted"
    assert single["seats_held"] == 1
    good(await travels.patch(await travels.read(trip), seats_total=4))
    assert (await travels.states(trip))["Flok"] == "offered"
    assert await travels.seats_taken(trip) == (4, 4)


async def test_group_that_waits_may_ask_for_less_and_keeps_its_place(travels: Travels) -> None:
    trip = await travels.published(seats_total=3)
    await travels.seated(trip, travels.cast.visitor, 2)
    person = await travels.visitor("Flok")
    group = await travels.apply(trip, person, 3, all_or_none=True)
    good(await travels.decide(group, "waitlist"))
    address = f"/v1/trip-applications/{group['id']}"

    async def say(**wishes: Any) -> httpx.Response:
        latest = await travels.application(group, person)
        return await person.client.patch(address, json=wishes, headers=match(latest))

    problem = refused(await say(motivation="We want it more."), "seat-move-not-possible")
    assert "seats_wanted" in problem["detail"]
    still = good(await say(seats_wanted=2))
    assert (still["state"], still["position"]) == ("waitlisted", 1)
    refused(await say(seats_wanted=3), "seat-move-not-possible")
    offered = good(await say(all_or_none=False))
    assert (offered["state"], offered["seats_held"]) == ("offered", 1)
    assert await travels.seats_taken(trip) == (3, 3)


async def test_who_takes_what_there_is_gets_fewer_seats(travels: Travels) -> None:
    trip = await travels.published(seats_total=1)
    application = await travels.apply(trip, travels.cast.visitor, 3)
    offered = good(await travels.decide(application, "offer"))
    assert (offered["seats_wanted"], offered["seats_held"]) == (3, 1)


async def test_partners_share_bounds_its_organisations(travels: Travels) -> None:
    trip = await travels.published(seats_total=4)
    shares = {"shares": [{"cluster_slug": LDC, "seats": 1}]}
    trip = good(await travels.put(trip, "partner-seats", shares))
    one = await travels.apply(trip, travels.cast.visitor)
    two = await travels.apply(trip, await travels.visitor("Væven"))
    good(await travels.decide(one, "offer"))
    refused(await travels.decide(two, "offer"), "partner-share-taken")
    spaniard = await travels.apply(trip, await travels.visitor("Aguja", MODACC, BARCELONA))
    good(await travels.decide(spaniard, "offer"))
    strip = good(await travels.manager.client.get(f"/v1/trip-applications/{two['id']}/quota-strip"))
    assert (strip["partner_seats_left"], strip["would_offer"]) == (0, 0)
    assert strip["why_not_offer"] == "partner_share_taken"
    assert strip["seats_left"] == 2


async def test_strip_tells_quota_seats_voucher_and_money(travels: Travels) -> None:
    trip = await travels.published()
    application = await travels.apply(trip, travels.cast.visitor)
    strip = good(await travels.manager.client.get(f"/v1/trip-applications/{application['id']}/quota-strip"))
    assert strip["bucket"] == "sme"
    assert strip["programme_quota"] == {
        "target": 75,
        "planned": 0,
        "committed": 0,
        "closed": 0,
        "remaining": 75,
    }
    assert (strip["seats_left"], strip["would_offer"]) == (4, 1)
    assert strip["voucher"]["amount"] == {"amount": "475.00", "currency": "EUR"}
    assert strip["budget_free"] == {"amount": "5000.00", "currency": "EUR"}
    assert strip["voucher"]["hints"][0]["code"] == "more_days"
    # Who applies does not read what staff weigh.
    address = f"/v1/trip-applications/{application['id']}/quota-strip"
    assert (await travels.cast.visitor.client.get(address)).status_code == 403


async def test_prepared_decisions_stay_silent_until_published_together(travels: Travels) -> None:
    trip = await travels.published(seats_total=1)
    people = [travels.cast.visitor, await travels.visitor("Væven"), await travels.visitor("Farven")]
    one, two, three = [await travels.apply(trip, person) for person in people]
    refused(await travels.prepare(three, "decline"), "decline-reason-missing", 422)
    good(await travels.prepare(one, "offer"))
    good(await travels.prepare(two, "offer"))
    good(await travels.prepare(three, "decline", reason="You were with us last time."))
    seen = await travels.application(three, people[2])
    assert (seen["state"], seen["reason"]) == ("submitted", None)
    assert "pending_decision" not in seen
    assert len(await travels.mails_to(people[2])) == 1
    published = good(await travels.manager.client.post(f"/v1/trips/{trip['id']}/publish-decisions"))
    assert published["published"] == 2
    codes = {result["application_id"]: result["code"] for result in published["results"]}
    assert codes == {one["id"]: None, two["id"]: "no-seats-left", three["id"]: None}
    assert await travels.states(trip) == {"Systuen": "offered", "Væven": "submitted", "Farven": "declined"}
    assert (await travels.application(two))["pending_decision"] == "offer"
    assert "Sorry, not this time: Textile recycling" in await travels.mails_to(people[2])


async def test_nobody_decides_on_their_own_organisation(travels: Travels) -> None:
    trip = await travels.published()
    application = await travels.apply(trip, travels.cast.visitor)
    await travels.database.pool.execute(
        "insert into memberships (user_id, actor_id, role) values ($1, $2, 'viewer')",
        travels.manager.user_id,
        travels.cast.visitor.actor_id,
    )
    latest = await travels.application(application)
    assert "score" not in latest
    address = f"/v1/trip-applications/{application['id']}/offer"
    answer = await travels.manager.client.post(address, json={}, headers=match(latest))
    assert answer.status_code == 403
    assert "You belong to this organisation" in answer.json()["detail"]


async def test_other_clusters_see_no_application(travels: Travels) -> None:
    trip = await travels.published()
    application = await travels.apply(trip, travels.cast.visitor)
    stranger = await travels.visitor("Fremmed")
    address = f"/v1/trip-applications/{application['id']}"
    for person in (stranger, travels.cast.host_manager):
        assert (await person.client.get(address)).status_code == 404
        assert (await person.client.post(f"{address}/withdraw", json={})).status_code == 404
        listed = good(await person.client.get("/v1/trip-applications"))
        assert listed["data"] == []


async def test_score_moves_an_application_under_review(travels: Travels) -> None:
    trip = await travels.published()
    application = await travels.apply(trip, travels.cast.visitor)
    scored = good(await travels.decide(application, "review", score=4))
    assert (scored["state"], scored["score"]) == ("under_review", 4)
    rows = good(await travels.manager.client.get(f"/v1/trip-applications?trip={trip['id']}"))["data"]
    assert [row["score"] for row in rows] == [4]
    mine = good(await travels.cast.visitor.client.get("/v1/trip-applications"))["data"]
    assert [row["score"] for row in mine] == [None]


async def test_reminder_of_an_offer_comes_once(travels: Travels) -> None:
    trip = await travels.published()
    application = await travels.apply(trip, travels.cast.visitor)
    good(await travels.decide(application, "offer"))
    for hours in (1, HOURS - 6, 1):
        travels.clock.forward(timedelta(hours=hours))
        async with travels.database.sessions() as session, session.begin():
            await remind_of_offers(session, travels.clock.now)
    subjects = await travels.mails_to(travels.cast.visitor)
    assert [s for s in subjects if s.startswith("Your offer runs out soon")] == [
        "Your offer runs out soon: Textile recycling"
    ]
