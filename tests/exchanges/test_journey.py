"""An exchange from two who want to meet to the certificate, through HTTP."""

from datetime import UTC, datetime, time, timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from conftest import MakePerson, Person, StoppedClock
from exchanges.stays import CONTENT, Cast, agenda, cast_of, do, get
from symbiosis.actors.capabilities import StaffRole
from symbiosis.actors.viewer import Viewer, appointment
from symbiosis.exchanges.building.signing import start_signing
from symbiosis.exchanges.presence.calendar import follow_calendar
from symbiosis.exchanges.reminding.service import remind
from symbiosis.kit.database import Database


@pytest.fixture
async def cast(database: Database, make_person: MakePerson, stopped_clock: StoppedClock) -> Cast:
    return await cast_of(database, make_person, stopped_clock.now)


async def fill(cast: Cast, person: Person, exchange_id: UUID, **said: Any) -> dict[str, Any]:
    before = await get(person, exchange_id)
    start = (await cast.row(exchange_id)).planned_start
    assert start is not None
    content = {**CONTENT, "agenda": agenda(start), **said}
    answer = await person.client.patch(
        f"/v1/exchanges/{exchange_id}", json=content, headers={"If-Match": f'"v{before["version"]}"'}
    )
    assert answer.status_code == 200, answer.text
    told: dict[str, Any] = answer.json()
    return told


async def test_content_host_and_cluster_bring_it_to_be_signed(cast: Cast) -> None:
    exchange_id = await cast.open()
    told = await get(cast.visitor, exchange_id)
    waiting = {(m["what"], m["party"]) for m in told["missing"]}
    assert {("content", "visitor"), ("host_answer", "host")} <= waiting
    refused = await do(cast.manager, exchange_id, "start-signing")
    assert (refused.status_code, refused.json()["code"]) == (409, "content-incomplete")
    assert {e["code"] for e in refused.json()["errors"]} == {"content-incomplete", "host-not-confirmed"}
    told = await fill(cast, cast.visitor, exchange_id)
    assert [(m["what"], m["party"]) for m in told["missing"]] == [("host_answer", "host")]
    assert (await do(cast.host, exchange_id, "confirm-as-host", host_person="Aino")).status_code == 200
    told = await get(cast.manager, exchange_id)
    assert [m["what"] for m in told["missing"]] == ["start_signing"]
    assert "start-signing" in told["possible"]
    started = await do(cast.manager, exchange_id, "start-signing")
    assert started.status_code == 200, started.text
    told = started.json()
    assert told["state"] == "signing"
    assert {m["party"] for m in told["missing"]} == {"visitor", "host", "visitor_cluster", "host_cluster"}


async def test_an_edit_after_signing_began_takes_it_back_to_building(cast: Cast) -> None:
    exchange_id = await cast.open()
    await fill(cast, cast.visitor, exchange_id)
    await do(cast.host, exchange_id, "confirm-as-host", host_person="Aino")
    assert (await do(cast.manager, exchange_id, "start-signing")).status_code == 200
    told = await fill(cast, cast.host, exchange_id, goals="Something else.")
    assert (told["state"], told["host_state"]) == ("building", "verified")
    states = await cast.database.pool.fetch(
        "select state from exchange_documents where exchange_id = $1", exchange_id
    )
    assert [row["state"] for row in states] == ["voided"]


async def test_the_calendar_starts_a_stay_and_ends_it_unconfirmed(
    cast: Cast, stopped_clock: StoppedClock
) -> None:
    exchange_id = await cast.open()
    await cast.database.pool.execute("update exchanges set state = 'ready' where id = $1", exchange_id)
    start = (await cast.row(exchange_id)).planned_start
    assert start is not None
    early = await do(cast.host, exchange_id, "check-in")
    assert (early.status_code, early.json()["code"]) == (409, "not-started-yet")
    for days, state in ((0, "ongoing"), (3, "stay_done")):
        stopped_clock.now = datetime.combine(start + timedelta(days=days), time(9), UTC)
        async with cast.database.sessions() as session, session.begin():
            assert await follow_calendar(session, stopped_clock.now) == 1
        assert (await get(cast.visitor, exchange_id))["state"] == state
    # The host confirms days that are recorded: those come first.
    told = await get(cast.host, exchange_id)
    asked = [m for m in told["missing"] if m["party"] == "host"][:3]
    assert [(m["what"], m["detail"]) for m in asked] == [
        ("presence", (start + timedelta(days=n)).isoformat()) for n in range(3)
    ]
    there = [{"day": m["detail"], "present": True} for m in asked]
    recorded = await do(cast.host, exchange_id, "record-presence", days=there)
    assert ("stay_confirmation", "host") in {(m["what"], m["party"]) for m in recorded.json()["missing"]}


async def test_who_dies_in_the_middle_of_a_move_leaves_everything_as_it_was(cast: Cast) -> None:
    exchange_id = await cast.open()
    await fill(cast, cast.visitor, exchange_id)
    await do(cast.host, exchange_id, "confirm-as-host")
    before = await get(cast.manager, exchange_id)
    entries = "select count(*) from journal_entries where subject_id = $1"
    told = await cast.database.pool.fetchval(entries, exchange_id)
    manager = Viewer(
        user_id=cast.manager.user_id,
        staff=(appointment(StaffRole.CLUSTER_MANAGER, frozenset({"lifestyle-design-cluster"})),),
    )
    async with cast.database.sessions() as session:
        moved = await start_signing(session, manager, exchange_id, cast.now)
        assert moved.state == "signing"
        backend = await session.scalar(text("select pg_backend_pid()"))
        await cast.database.pool.execute("select pg_terminate_backend($1)", backend)
        with pytest.raises(DBAPIError):
            await session.commit()
    assert await get(cast.manager, exchange_id) == before
    assert await cast.database.pool.fetchval(entries, exchange_id) == told
    documents = "select count(*) from exchange_documents where exchange_id = $1"
    assert await cast.database.pool.fetchval(documents, exchange_id) == 0
    assert (await do(cast.manager, exchange_id, "start-signing")).json()["state"] == "signing"


async def test_a_code_of_the_host_notes_the_visitor_as_present_that_day(
    cast: Cast, stopped_clock: StoppedClock
) -> None:
    exchange_id = await cast.open()
    await cast.database.pool.execute("update exchanges set state = 'ready' where id = $1", exchange_id)
    start = (await cast.row(exchange_id)).planned_start
    assert start is not None
    stopped_clock.now = datetime.combine(start, time(8), UTC)
    refused = await do(cast.visitor, exchange_id, "check-in-codes", day=start.isoformat())
    assert refused.status_code == 403
    made = await do(cast.host, exchange_id, "check-in-codes", day=start.isoformat())
    assert made.status_code == 201, made.text
    assert made.json()["svg"].startswith("<svg")
    without = await do(cast.visitor, exchange_id, "check-in")
    assert without.json()["code"] == "check-in-code-invalid"
    told = await do(cast.visitor, exchange_id, "check-in", code=made.json()["code"])
    assert (told.status_code, told.json()["state"], told.json()["working_days_actual"]) == (200, "ongoing", 1)
    days = (await cast.manager.client.get(f"/v1/exchanges/{exchange_id}/presence")).json()["data"]
    assert [(day["day"], day["present"], day["method"]) for day in days] == [(start.isoformat(), True, "qr")]
    stopped_clock.forward(timedelta(days=2))
    late = await do(cast.visitor, exchange_id, "check-in", code=made.json()["code"])
    assert late.json()["code"] == "check-in-code-invalid"


async def test_each_side_is_reminded_once_of_what_it_owes(cast: Cast, stopped_clock: StoppedClock) -> None:
    exchange_id = await cast.open()
    await fill(cast, cast.visitor, exchange_id)
    await do(cast.host, exchange_id, "confirm-as-host")
    await do(cast.manager, exchange_id, "start-signing")

    async def reminded() -> set[str]:
        await cast.database.pool.execute("delete from mails")
        async with cast.database.sessions() as session, session.begin():
            await remind(session, stopped_clock.now)
        rows = await cast.database.pool.fetch("select recipient, body_text from mails")
        assert all("CLOTH-" in row["body_text"] for row in rows)
        return {row["recipient"] for row in rows}

    assert await reminded() == set()
    stopped_clock.forward(timedelta(days=3))
    sides = (cast.visitor, cast.host, cast.manager, cast.host_manager)
    assert await reminded() == {person.email for person in sides}
    assert await reminded() == set()
    # Taken back and asked for anew: whoever does nothing again hears of it again.
    await do(cast.manager, exchange_id, "reopen")
    stopped_clock.forward(timedelta(days=1))
    assert await reminded() == set()
    stopped_clock.forward(timedelta(days=2))
    assert await reminded() == {cast.manager.email}
    await do(cast.manager, exchange_id, "start-signing")
    stopped_clock.forward(timedelta(days=3))
    assert await reminded() == {person.email for person in sides}


async def test_a_host_who_does_not_answer_and_an_empty_form_are_reminded(
    cast: Cast, stopped_clock: StoppedClock
) -> None:
    await cast.open()

    async def told() -> dict[str, str]:
        await cast.database.pool.execute("delete from mails")
        async with cast.database.sessions() as session, session.begin():
            await remind(session, stopped_clock.now)
        rows = await cast.database.pool.fetch("select recipient, body_text from mails")
        return {row["recipient"]: row["body_text"] for row in rows}

    stopped_clock.forward(timedelta(days=4))
    assert await told() == {}
    stopped_clock.forward(timedelta(days=1))
    found = await told()
    assert set(found) == {cast.host.email}
    assert "værten har ikke svaret" in found[cast.host.email]
    stopped_clock.forward(timedelta(days=2))
    assert set(await told()) == {cast.visitor.email}
    assert await told() == {}
