"""Half a year and a year after the stay both sides are asked what has become of it."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID

import httpx
import pytest

from conftest import AARHUS, MakePerson, Person, StoppedClock
from exchanges.posting import arrived, reads
from exchanges.stays import Cast, cast_of, get
from programmes.cloth import LDC, MODACC, SLUG
from smtp_server import MailServer
from symbiosis.exchanges.following_up.asking import ask_due
from symbiosis.exchanges.following_up.rules import Answer, months_after, rounds, totals
from symbiosis.exchanges.validating.closing import close_done
from symbiosis.kit.database import Database

STAY_ENDED = date(2026, 8, 31)
WHOLE: dict[str, Any] = {"still_active": True, "jobs_created": 1, "projects": 2, "publications": 0}


@pytest.fixture
async def cast(database: Database, make_person: MakePerson, stopped_clock: StoppedClock) -> Cast:
    stopped_clock.now = datetime(2026, 9, 20, 8, tzinfo=UTC)
    cast = await cast_of(database, make_person, stopped_clock.now)
    await _stay_signed_in(database)
    return cast


@pytest.fixture
async def stranger(cast: Cast) -> Person:
    made = await cast.make_person("Fremmed", town=AARHUS)
    await _stay_signed_in(cast.database)
    return made


async def _stay_signed_in(database: Database) -> None:
    """A year lies ahead."""
    await database.pool.execute(
        "update user_sessions set expires_at = '2029-01-01', last_seen_at = '2028-01-01'"
    )
    await database.pool.execute("update staff_grants set valid_until = '2029-01-01'")


async def closed(cast: Cast, now: datetime, **details: Any) -> UUID:
    """An unfunded exchange whose last report came in; the platform's own job closes it."""
    exchange_id = await cast.open(planned_start=date(2026, 8, 26), **details)
    await cast.database.pool.execute(
        "update exchanges set state = 'validated', funded = false, unfunded_reason = 'budget',"
        " planned_end = $2, actual_start = planned_start, actual_end = $2 where id = $1",
        exchange_id,
        STAY_ENDED,
    )
    await cast.database.pool.execute(
        "insert into exchange_reports (exchange_id, side, submitted_at)"
        " select $1, side, now() from unnest(array['visitor', 'host']) side",
        exchange_id,
    )
    async with cast.database.sessions() as session, session.begin():
        assert await close_done(session, now) == 1
    return exchange_id


async def follow_ups(person: Person, exchange_id: UUID) -> list[dict[str, Any]]:
    answer = await person.client.get(f"/v1/exchanges/{exchange_id}/follow-ups")
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json()["data"]
    return found


async def save(
    person: Person, exchange_id: UUID, side: str, answers: dict[str, Any], months: int = 6, version: int = 1
) -> httpx.Response:
    path = f"/v1/exchanges/{exchange_id}/follow-ups/{months}/{side}"
    return await person.client.put(path, json=answers, headers={"If-Match": f'"v{version}"'})


async def submit(person: Person, exchange_id: UUID, side: str, months: int = 6) -> httpx.Response:
    return await person.client.post(f"/v1/exchanges/{exchange_id}/follow-ups/{months}/{side}/submit")


async def answer(person: Person, exchange_id: UUID, side: str, months: int = 6, **said: Any) -> None:
    saved = await save(person, exchange_id, side, {**WHOLE, **said}, months)
    assert saved.status_code == 200, saved.text
    sent = await submit(person, exchange_id, side, months)
    assert sent.status_code == 200, sent.text


async def ask(cast: Cast, stopped: StoppedClock, day: date) -> int:
    stopped.now = datetime.combine(day, time(6, 35), UTC)
    async with cast.database.sessions() as session, session.begin():
        return await ask_due(session, stopped.now)


async def brought(person: Person) -> Any:
    answer = await person.client.get(f"/v1/programmes/{SLUG}/follow-ups")
    assert answer.status_code == 200, answer.text
    return answer.json()


async def test_closing_an_exchange_opens_both_rounds_for_both_sides(
    cast: Cast, stopped_clock: StoppedClock
) -> None:
    exchange_id = await closed(cast, stopped_clock.now)
    found = await follow_ups(cast.visitor, exchange_id)
    assert [(one["months"], one["side"], one["due_on"]) for one in found] == [
        (6, "visitor", "2027-02-28"),
        (6, "host", "2027-02-28"),
        (12, "visitor", "2027-08-31"),
        (12, "host", "2027-08-31"),
    ]
    assert [one["yours"] for one in found] == [True, False, True, False]
    assert not any(one["open"] for one in found)
    assert (await get(cast.visitor, exchange_id))["missing"] == []
    early = await save(cast.visitor, exchange_id, "visitor", WHOLE)
    assert (early.status_code, early.json()["code"]) == (409, "follow-up-not-open")
    assert "2027-02-28" in early.json()["detail"]


async def test_each_side_is_asked_when_it_is_due_and_reminded_once(
    cast: Cast, stopped_clock: StoppedClock, letterbox: MailServer
) -> None:
    await reads(cast.host, cast.database, "en")
    colleague = await cast.make_person(None)
    await cast.database.pool.execute(
        "insert into memberships (user_id, actor_id, role) values ($1, $2, 'org_admin')",
        colleague.user_id,
        cast.visitor.actor_id,
    )
    exchange_id = await closed(cast, stopped_clock.now)
    await cast.database.pool.execute("delete from mails")
    assert await ask(cast, stopped_clock, date(2027, 2, 27)) == 0
    assert await ask(cast, stopped_clock, date(2027, 2, 28)) == 2
    by_address = {mail.to: mail for mail in await arrived(cast.database, letterbox)}
    assert set(by_address) == {cast.visitor.email, cast.host.email}
    assert by_address[cast.visitor.email].subject == "Hvad er der blevet af samarbejdet med Kutomo?"
    assert by_address[cast.host.email].subject == "What has become of the cooperation with Systuen?"
    assert f"https://symbiosis.example/exchanges/{exchange_id}#follow-ups" in by_address[cast.host.email].text
    assert await ask(cast, stopped_clock, date(2027, 3, 1)) == 0
    owed = (await get(cast.host, exchange_id))["missing"]
    assert [(one["what"], one["party"], one["detail"]) for one in owed] == [
        ("follow_up", "visitor", "6"),
        ("follow_up", "host", "6"),
    ]
    await answer(cast.host, exchange_id, "host")
    assert await ask(cast, stopped_clock, date(2027, 3, 20)) == 0
    assert await ask(cast, stopped_clock, date(2027, 3, 21)) == 1
    [again] = await arrived(cast.database, letterbox)
    assert (again.to, again.subject[:10]) == (cast.visitor.email, "Påmindelse")
    assert await ask(cast, stopped_clock, date(2027, 4, 30)) == 0
    # Whoever writes while the mail goes out is not told that something has changed.
    assert (await save(cast.visitor, exchange_id, "visitor", WHOLE)).status_code == 200
    assert await ask(cast, stopped_clock, date(2027, 8, 31)) == 2


async def test_the_visitors_organisation_is_asked_where_the_traveller_has_left(
    cast: Cast, stopped_clock: StoppedClock, letterbox: MailServer
) -> None:
    await closed(cast, stopped_clock.now)
    colleague = await cast.make_person(None)
    await cast.database.pool.execute(
        "update memberships set user_id = $1 where user_id = $2", colleague.user_id, cast.visitor.user_id
    )
    await cast.database.pool.execute("delete from mails")
    await ask(cast, stopped_clock, date(2027, 3, 1))
    assert {mail.to for mail in await arrived(cast.database, letterbox)} == {colleague.email, cast.host.email}


async def test_an_answer_is_its_own_sides_until_it_is_sent_and_never_the_other_organisations(
    cast: Cast, stranger: Person, stopped_clock: StoppedClock
) -> None:
    exchange_id = await closed(cast, stopped_clock.now)
    stopped_clock.now = datetime(2027, 3, 1, 9, tzinfo=UTC)
    draft = {"still_active": True, "turnover_eur": 48_000, "word": "A trial line runs."}
    saved = await save(cast.visitor, exchange_id, "visitor", draft)
    assert (saved.status_code, saved.json()["to_fill"]) == (200, ["jobs_created", "projects", "publications"])
    assert saved.headers["etag"] == '"v2"'
    stale = await save(cast.visitor, exchange_id, "visitor", WHOLE)
    assert (stale.status_code, stale.json()["code"]) == (412, "changed-meanwhile")
    half = await submit(cast.visitor, exchange_id, "visitor")
    assert (half.status_code, half.json()["code"]) == (409, "follow-up-incomplete")
    assert [e["pointer"] for e in half.json()["errors"]] == ["/jobs_created", "/projects", "/publications"]
    assert (await save(cast.host, exchange_id, "visitor", WHOLE, version=2)).status_code == 403
    assert (await save(cast.manager, exchange_id, "visitor", WHOLE, version=2)).status_code == 403
    for person in (cast.host, cast.manager, cast.lead):
        assert (await follow_ups(person, exchange_id))[0]["answers"] is None
    await save(cast.visitor, exchange_id, "visitor", {**WHOLE, **draft}, version=2)
    sent = await submit(cast.visitor, exchange_id, "visitor")
    assert (sent.status_code, sent.json()["open"]) == (200, False)
    for person in (cast.visitor, cast.manager, cast.host_manager, cast.lead):
        assert (await follow_ups(person, exchange_id))[0]["answers"]["turnover_eur"] == 48_000
    of_host = (await follow_ups(cast.host, exchange_id))[0]
    assert (of_host["answers"], of_host["submitted_at"] is not None) == (None, True)
    late = await save(cast.visitor, exchange_id, "visitor", WHOLE, version=4)
    assert (late.status_code, late.json()["code"]) == (409, "follow-up-not-open")
    hidden = await stranger.client.get(f"/v1/exchanges/{exchange_id}/follow-ups")
    assert hidden.status_code == 404
    noted = await cast.database.pool.fetchval(
        "select change::text from journal_entries where tag = 'exchange.follow_up_submitted'"
    )
    assert "trial" not in noted
    assert '"months": 6' in noted


async def test_what_is_told_of_the_past_is_asked_nothing(cast: Cast, stopped_clock: StoppedClock) -> None:
    exchange_id = await closed(cast, stopped_clock.now, source="CLOTH report 2023")
    assert await follow_ups(cast.visitor, exchange_id) == []
    assert await ask(cast, stopped_clock, date(2027, 9, 1)) == 0


async def test_an_exchange_whose_money_came_back_is_asked_no_more(
    cast: Cast, stopped_clock: StoppedClock
) -> None:
    exchange_id = await closed(cast, stopped_clock.now)
    await cast.database.pool.execute("update exchanges set state = 'recovered' where id = $1", exchange_id)
    assert await ask(cast, stopped_clock, date(2027, 3, 1)) == 0
    refused = await save(cast.visitor, exchange_id, "visitor", WHOLE)
    assert (refused.status_code, refused.json()["code"]) == (409, "follow-up-not-open")


async def test_the_programme_counts_what_its_exchanges_have_brought(
    cast: Cast, stranger: Person, stopped_clock: StoppedClock
) -> None:
    exchange_id = await closed(cast, stopped_clock.now)
    nothing = (await brought(cast.lead))["total"]
    assert (nothing["due"], nothing["answered"], nothing["exchanges"]) == (0, 0, 0)
    stopped_clock.now = datetime(2027, 3, 1, 9, tzinfo=UTC)
    await answer(cast.visitor, exchange_id, "visitor", turnover_eur=20_000)
    await answer(cast.host, exchange_id, "host", projects=1, turnover_eur=None)
    found = await brought(cast.manager)
    assert found["total"] == {
        "due": 2,
        "answered": 2,
        "exchanges": 1,
        "active": 1,
        "ended": 0,
        "differing": 0,
        "jobs_created": 2,
        "turnover_eur": 20_000,
        "projects": 2,
        "publications": 0,
    }
    of_partner = {one["cluster_slug"]: one["answered"] for one in found["partners"]}
    assert (of_partner[LDC], of_partner[MODACC]) == (2, 0)
    stopped_clock.now = datetime(2027, 9, 1, 9, tzinfo=UTC)
    await answer(cast.visitor, exchange_id, "visitor", 12, still_active=False, jobs_created=3)
    later = (await brought(cast.lead))["total"]
    assert (later["due"], later["answered"], later["active"], later["ended"]) == (4, 3, 0, 1)
    assert later["jobs_created"] == 4
    assert (await stranger.client.get(f"/v1/programmes/{SLUG}/follow-ups")).status_code == 403


def test_two_sides_that_say_different_things_are_neither_active_nor_ended() -> None:
    def said(side: str, active: bool) -> Answer:
        return Answer("x", side, 6, active, 0, 0, 0, 0)

    found = totals([said("visitor", True), said("host", False)])
    assert (found["active"], found["ended"], found["differing"]) == (0, 0, 1)


def test_months_end_where_the_shorter_month_ends() -> None:
    assert months_after(date(2026, 8, 31), 6) == date(2027, 2, 28)
    assert months_after(date(2027, 8, 31), 6) == date(2028, 2, 29)
    assert months_after(date(2026, 12, 15), 12) == date(2027, 12, 15)


@pytest.mark.parametrize(("closed_after", "asked"), [(0, [6, 12]), (200, [12]), (500, [12])])
def test_what_closes_late_is_not_asked_about_what_is_past(closed_after: int, asked: list[int]) -> None:
    ended = date(2026, 3, 13)
    assert list(rounds(ended, ended + timedelta(days=closed_after))) == asked
