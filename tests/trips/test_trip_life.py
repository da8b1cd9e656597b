"""A trip from its draft to its report: what each step needs, and what it brings about."""

from datetime import date, timedelta
from typing import Any

import httpx
import pytest
from icalendar import Calendar

from programmes.cloth import LDC
from symbiosis.trips.moving import advance_due
from trips.travelling import Travels, days_of, good, match, refused


async def test_draft_is_seen_by_the_clusters_staff_alone(travels: Travels, client: httpx.AsyncClient) -> None:
    trip = await travels.draft()
    for reader in (client, travels.cast.visitor.client, travels.cast.host_manager.client):
        assert (await reader.get(f"/v1/trips/{trip['id']}")).status_code == 404
        assert good(await reader.get("/v1/trips"))["data"] == []
        assert (await reader.get(f"/v1/trips/{trip['id']}.ics")).status_code == 404
    assert [row["id"] for row in good(await travels.manager.client.get("/v1/trips?mine=true"))["data"]] == [
        trip["id"]
    ]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"title": {"en": None, "da": "Tekstil"}}, "trip-title-missing"),
        ({"destinations": []}, "trip-destination-missing"),
        ({"seats_total": 0}, "trip-seats-missing"),
        ({"apply_until": None}, "application-window-missing"),
    ],
)
async def test_publishing_names_what_is_missing(travels: Travels, change: dict[str, Any], code: str) -> None:
    trip = await travels.plan(await travels.draft())
    good(await travels.patch(trip, **change))
    problem = refused(await travels.move(trip, "publish"), code)
    assert code in [error["code"] for error in problem["errors"]]
    shown = next(move for move in (await travels.read(trip))["moves"] if move["verb"] == "publish")
    assert code in [missing["code"] for missing in shown["missing"]]


async def test_days_decide_whether_a_trip_may_be(travels: Travels) -> None:
    trip = await travels.plan(await travels.draft())
    short = {"ends_on": trip["starts_on"]}
    refused(
        await travels.move(good(await travels.patch(trip, **short)), "publish"), "trip-too-few-working-days"
    )
    first = date.fromisoformat(trip["starts_on"])
    long = {"ends_on": (first + timedelta(days=40)).isoformat()}
    refused(
        await travels.move(good(await travels.patch(await travels.read(trip), **long)), "publish"),
        "trip-too-long",
    )
    ended = {"starts_on": "2000-01-04", "ends_on": "2000-01-06"}
    late = await travels.move(good(await travels.patch(await travels.read(trip), **ended)), "publish")
    codes = [error["code"] for error in refused(late, "trip-in-the-past")["errors"]]
    assert "trip-outside-programme-period" in codes
    answer = await travels.patch(await travels.read(trip), ends_on="1999-01-01")
    refused(answer, "trip-dates-impossible", 422)


async def test_a_day_without_a_line_that_counts_is_no_working_day(travels: Travels) -> None:
    trip = await travels.plan(await travels.draft())
    assert trip["working_days"] == 3
    lines = [
        {"day": day, "kind": "company_visit", "title": {"en": "Plant"}, "counts": n < 2}
        for n, day in enumerate(days_of(trip))
    ]
    trip = good(await travels.put(trip, "programme", {"lines": lines}))
    assert trip["working_days"] == 2
    assert trip["voucher_preview"][0]["unfunded_reason"] == "below_min_days"
    travel = [{"day": trip["starts_on"], "kind": "travel", "title": {"en": "Train"}}]
    refused(await travels.put(trip, "programme", {"lines": travel}), "invalid-input", 422)


async def test_preview_says_what_would_raise_the_voucher(travels: Travels) -> None:
    preview = (await travels.published())["voucher_preview"]
    assert [(row["country"], row["amount"]["amount"]) for row in preview] == [("FI", "475.00")]
    assert preview[0]["factor_reasons"] == ["days_lt_5"]
    assert preview[0]["hints"][0] | {"km_more": 0} == {
        "code": "more_days", "days_more": 2, "km_more": 0, "becomes": {"amount": "950.00", "currency": "EUR"},
    }  # fmt: skip
    assert preview[0]["rate_confirmed"] is False


async def test_given_seats_hold_dates_and_numbers(travels: Travels) -> None:
    trip = await travels.published()
    await travels.seated(trip, travels.cast.visitor)
    latest = await travels.read(trip)
    later = (date.fromisoformat(trip["starts_on"]) + timedelta(days=7)).isoformat()
    ends = (date.fromisoformat(trip["ends_on"]) + timedelta(days=7)).isoformat()
    refused(await travels.patch(latest, starts_on=later, ends_on=ends), "trip-dates-promised")
    refused(await travels.patch(latest, seats_total=0), "seats-already-given")


async def test_confirming_fans_out_to_one_exchange_an_organisation(travels: Travels) -> None:
    trip = await travels.published(min_participants=2)
    first, late = travels.cast.visitor, await travels.visitor("Sent")
    application = await travels.seated(trip, first, 2)
    refused(await travels.move(trip, "confirm"), "too-few-participants")
    second = await travels.seated(trip, await travels.visitor("Væven"))
    waiting = await travels.apply(trip, late)
    good(await travels.decide(waiting, "offer"))
    confirmed = good(await travels.move(trip, "confirm"))
    assert confirmed["state"] == "confirmed"
    exchange_id = (await travels.application(application))["exchange_id"]
    exchange = good(await first.client.get(f"/v1/exchanges/{exchange_id}"))
    assert (exchange["state"], exchange["funded"], exchange["unfunded_reason"]) == ("building", True, None)
    assert [line["title"] for line in exchange["agenda"]] == ["Plant 0", "Plant 1", "Plant 2"]
    assert (await travels.application(second))["exchange_id"] is not None
    # Whoever takes an offer afterwards gets theirs at once.
    taken = good(await travels.confirm(late, waiting))
    assert taken["exchange_id"] is not None
    refused(await travels.put(await travels.read(trip), "programme", {"lines": []}), "trip-programme-frozen")
    good(await travels.withdraw(first, application))
    assert good(await first.client.get(f"/v1/exchanges/{exchange_id}"))["state"] == "cancelled"


async def test_exchange_that_is_cancelled_gives_its_seat_to_the_next(travels: Travels) -> None:
    trip = await travels.published(seats_total=1)
    application = await travels.seated(trip, travels.cast.visitor)
    next_one = await travels.apply(trip, await travels.visitor("Næste"))
    good(await travels.decide(next_one, "waitlist"))
    good(await travels.move(trip, "confirm"))
    exchange_id = (await travels.application(application))["exchange_id"]
    said = {"reason": "visitor_unavailable"}
    version = good(await travels.cast.visitor.client.get(f"/v1/exchanges/{exchange_id}"))
    address = f"/v1/exchanges/{exchange_id}/cancel"
    good(await travels.cast.visitor.client.post(address, json=said, headers=match(version)))
    assert await travels.states(trip) == {"Systuen": "withdrawn", "Næste": "offered"}


async def test_cancelling_frees_everything_and_tells_everybody(travels: Travels) -> None:
    trip = await travels.published()
    await travels.seated(trip, travels.cast.visitor)
    other = await travels.visitor("Væven")
    await travels.apply(trip, other)
    cancelled = good(await travels.move(trip, "cancel", reason="The plant closes."))
    assert (cancelled["state"], cancelled["cancel_reason"]) == ("cancelled", "The plant closes.")
    assert set((await travels.states(trip)).values()) == {"withdrawn"}
    assert await travels.seats_taken(trip) == (0, 0)
    free = await travels.database.pool.fetchval(
        "select free_eur = total_eur from programme_partners where cluster_slug = $1", LDC
    )
    assert free
    for person in (travels.cast.visitor, other):
        assert "Cancelled: Textile recycling" in await travels.mails_to(person)


async def on_day(travels: Travels, day: str, hour: int = 10) -> None:
    moment = travels.clock.now.replace(hour=hour)
    travels.clock.now = moment.combine(date.fromisoformat(day), moment.timetz())
    async with travels.database.sessions() as session, session.begin():
        await advance_due(session, travels.clock.now)


async def test_travellers_are_checked_in_and_their_days_reach_the_exchange(travels: Travels) -> None:
    trip = await travels.published()
    visitor, absent = travels.cast.visitor, await travels.visitor("Fravær")
    application, missing = await travels.seated(trip, visitor), await travels.seated(trip, absent)
    address = f"/v1/trip-applications/{application['id']}/travellers"
    people = {"travellers": [{"name": "Sy Nåletræ", "needs": "No nuts", "photo_consent": True}]}
    named = good(await visitor.client.put(address, json=people))
    refused(
        await visitor.client.put(address, json={"travellers": people["travellers"] * 2}),
        "too-many-travellers",
    )
    sealed = await travels.database.pool.fetchval("select sealed_needs from trip_travellers")
    assert "nuts" not in sealed
    traveller = named["travellers"][0]
    svg = await visitor.client.get(traveller["code_url"])
    assert svg.headers["content-type"].startswith("image/svg+xml")
    code = {"code": traveller["check_in_url"].partition("#")[2]}
    refused(await travels.cast.host.client.post("/v1/trip-check-ins", json=code), "attendance-closed")
    good(await travels.move(trip, "confirm"))
    days = days_of(trip)
    await on_day(travels, days[0])
    assert (await travels.read(trip))["state"] == "running"
    # The host looks, then says so; somebody else's member does neither.
    assert (await absent.client.post("/v1/trip-check-ins", json=code)).status_code == 403
    looked = good(await travels.cast.host.client.post("/v1/trip-check-ins/look-up", json=code))
    assert (looked["name"], looked["days"]) == ("Sy Nåletræ", [])
    good(await travels.cast.host.client.post("/v1/trip-check-ins", json=code))
    tomorrow = f"/v1/trips/{trip['id']}/attendance/{days[1]}"
    marks = {"marks": [{"traveller_id": traveller["id"], "present": True}]}
    refused(await travels.manager.client.put(tomorrow, json=marks), "day-not-come")
    await on_day(travels, days[2])
    for day in days[1:]:
        good(await travels.manager.client.put(f"/v1/trips/{trip['id']}/attendance/{day}", json=marks))
    sheet = good(await travels.manager.client.get(f"/v1/trips/{trip['id']}/attendance"))
    assert [[day["present"] for day in row["days"]] for row in sheet["travellers"]] == [[True, True, True]]
    # Who has named nobody is open, as one traveller.
    assert sheet["open_days"] == 3
    present = await travels.database.pool.fetch(
        "select day, method from presence_days p join trip_applications a on a.exchange_id = p.exchange_id"
        " where a.id = $1 and present order by day",
        application["id"],
    )
    assert [(row["day"].isoformat(), row["method"]) for row in present] == [
        (days[0], "qr"), (days[1], "list_signature"), (days[2], "list_signature"),
    ]  # fmt: skip
    await report(travels, trip, missing)


async def report(travels: Travels, trip: dict[str, Any], missing: dict[str, Any]) -> None:
    """What was missing of the one who stayed away is said; then the trip is reported."""
    days = days_of(trip)
    await on_day(travels, (date.fromisoformat(days[2]) + timedelta(days=1)).isoformat())
    assert (await travels.read(trip))["state"] == "finished"
    said = {"report": {"en": "Blends can be sorted."}, "waive_exchanges_reason": "Reports come later."}
    refused(await travels.move(trip, "report", waive_exchanges_reason="Later."), "trip-report-missing")
    refused(await travels.move(trip, "report", **said), "attendance-open")
    address = f"/v1/trip-applications/{missing['id']}/travellers"
    named = good(await travels.manager.client.put(address, json={"travellers": [{"name": "Ingen"}]}))
    marks = {"marks": [{"traveller_id": named["travellers"][0]["id"], "present": False}]}
    for day in days:
        good(await travels.manager.client.put(f"/v1/trips/{trip['id']}/attendance/{day}", json=marks))
    exchange_of = "update exchanges set state = $2 where id = $1"
    came, stayed_away = [await travels.exchange_id(trip, name) for name in ("Systuen", "Fravær")]
    # Their papers were in order; the calendar has ended both stays.
    await travels.database.pool.executemany(exchange_of, [(came, "validated"), (stayed_away, "stay_done")])
    await travels.database.pool.execute("update exchanges set working_days_actual = 3 where id = $1", came)
    judged = "select working_days_actual, (select count(*) from presence_days where exchange_id = e.id and present)"
    before = await travels.database.pool.fetchrow(f"{judged} from exchanges e where id = $1", came)
    sheet = good(await travels.manager.client.get(f"/v1/trips/{trip['id']}/attendance"))
    (there,) = [row for row in sheet["travellers"] if row["name"] != "Ingen"]
    late = {"marks": [{"traveller_id": there["traveller_id"], "present": False}]}
    good(await travels.manager.client.put(f"/v1/trips/{trip['id']}/attendance/{days[0]}", json=late))
    assert await travels.database.pool.fetchrow(f"{judged} from exchanges e where id = $1", came) == before
    reported = good(await travels.move(trip, "report", **said))
    assert reported["state"] == "reported"
    assert await travels.states(trip) == {"Systuen": "attended", "Fravær": "no_show"}
    ended = await travels.database.pool.fetchrow(
        "select state, end_reason from exchanges where id = $1", stayed_away
    )
    assert ended is not None
    assert tuple(ended) == ("no_show", "no_show")


async def test_who_took_part_is_told_as_far_as_they_agree(
    travels: Travels, client: httpx.AsyncClient
) -> None:
    trip = await travels.published()
    open_one, quiet = travels.cast.visitor, await travels.visitor("Stille")
    among = await travels.visitor("Kreds")
    for person, consent in ((open_one, "all"), (quiet, "nobody"), (among, "participants")):
        application = await travels.apply(trip, person, publish_consent=consent)
        good(await travels.decide(application, "offer"))
        good(await travels.confirm(person, application))

    async def seen(reader: httpx.AsyncClient) -> set[str]:
        found = good(await reader.get(f"/v1/trips/{trip['id']}"))["participants"]
        return {actor["display_name"] for actor in found}

    assert await seen(client) == {"Systuen"}
    assert await seen(quiet.client) == {"Systuen", "Kreds"}
    assert await seen(travels.manager.client) == {"Systuen", "Kreds", "Stille"}


async def test_calendar_programs_read_the_trips(travels: Travels, client: httpx.AsyncClient) -> None:
    trip = await travels.published()
    answer = await client.get("/v1/trips.ics", headers={"accept-language": "da"})
    assert answer.headers["content-type"].startswith("text/calendar")
    (event,) = Calendar.from_ical(answer.text).walk("VEVENT")
    assert str(event["summary"]) == "Genanvendelse af tekstil"
    assert str(event["location"]) == "Helsinki, FI"
    assert event.decoded("dtend") - event.decoded("dtstart") == timedelta(days=3)
    one = await client.get(f"/v1/trips/{trip['id']}.ics")
    assert f'filename="{trip["code"]}.ics"' in one.headers["content-disposition"]


async def test_calendar_is_narrowed_by_place_theme_and_time(
    travels: Travels, client: httpx.AsyncClient
) -> None:
    trip = await travels.published()

    async def found(query: str) -> bool:
        return bool(good(await client.get(f"/v1/trips?{query}"))["data"])

    assert await found("country=FI&theme=circular_sustainability&state=published")
    assert not await found("country=SE")
    assert not await found("theme=capacity_building")
    assert not await found(f"from={(date.fromisoformat(trip['ends_on']) + timedelta(days=1)).isoformat()}")
    assert await found(f"to={trip['starts_on']}")


async def test_every_move_is_in_the_table_that_everybody_reads(client: httpx.AsyncClient) -> None:
    table = good(await client.get("/v1/trip-moves"))
    confirm = next(row for row in table["trips"] if row["verb"] == "confirm")
    assert confirm["before"] == ["published", "registration_closed"]
    assert "hosts-confirmed" in confirm["guards"]
    assert {row["verb"] for row in table["seats"]} >= {"offer", "expire", "withdraw"}
