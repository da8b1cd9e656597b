"""Exchanges through HTTP against a model in memory: whoever tries whatever in whatever order, the platform
lets through exactly what the model does, refuses with the reason the model expects, and is where it is."""

import asyncio
import os
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID

import httpx
import pytest
from fastapi import FastAPI
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from conftest import AARHUS, Person, sign_up
from emptying import empty
from exchanges.stays import CONTENT, Cast, agenda, cast_of, monday_after
from symbiosis.app import create_app
from symbiosis.exchanges.presence.calendar import follow_calendar
from symbiosis.kit import clock
from symbiosis.kit.database import open_database
from symbiosis.kit.files import store
from symbiosis.programmes.vocabulary import UnfundedReason
from symbiosis.settings import Settings

SOAK = os.environ.get("HYPOTHESIS_PROFILE") == "soak"
EXAMPLES, STEPS = (2000, 60) if SOAK else (100, 30)

SIDES = {"visitor", "host", "manager", "host_manager"}
HOSTS = {"host", "host_manager"}
MAY = {
    "change": SIDES,
    "confirm-as-host": HOSTS,
    "decline-as-host": HOSTS,
    "accept-privacy-notice": {"visitor"},
    "start-signing": {"manager"},
    "reopen": SIDES,
    "make-ready": {"manager", "finance"},
    "record-presence": HOSTS | {"manager"},
    "confirm-stay": HOSTS,
    "cut-short": SIDES,
    "report-no-show": HOSTS | {"manager"},
    "submit-report": {"visitor"},
    "submit-host-report": HOSTS,
    "return-report": {"manager"},
    "validate": {"manager"},
    "reject": {"manager", "host_manager"},
    "cancel": SIDES,
}
BEFORE_STAY = {"building", "signing", "committed", "ready"}
FROM = {
    "change": {"building", "signing", "committed"},
    "confirm-as-host": {"building"},
    "decline-as-host": {"building", "signing"},
    "accept-privacy-notice": BEFORE_STAY,
    "start-signing": {"building"},
    "reopen": {"signing"},
    "make-ready": {"committed"},
    "record-presence": {"ongoing", "stay_done", "report_submitted", "report_returned"},
    "confirm-stay": {"ongoing", "stay_done", "report_submitted", "report_returned"},
    "cut-short": {"ongoing"},
    "report-no-show": {"ready", "ongoing", "stay_done"},
    "submit-report": {"stay_done", "report_returned"},
    "submit-host-report": {
        "stay_done",
        "report_submitted",
        "report_returned",
        "validated",
        "paid",
        "not_fundable",
    },
    "return-report": {"report_submitted"},
    "validate": {"report_submitted"},
    "reject": {"building", "signing"},
    "cancel": BEFORE_STAY,
}
PEOPLE = ("visitor", "host", "manager", "host_manager", "finance", "stranger")
REPORT = {
    "contacts_made": 3,
    "new_partners": 1,
    "agreements_signed": 0,
    "agreements_planned": 1,
    "business_leads": 2,
    "next_steps": "A trial in spring.",
    "would_repeat": 5,
    "satisfaction_visit": 5,
    "satisfaction_host": 5,
    "satisfaction_organiser": 4,
    "satisfaction_tool": 4,
    "objectives": [{"objective": text, "met": 4} for text in CONTENT["objectives"]],
}
HOST_REPORT = {"preparedness": 5, "usefulness": 4, "satisfaction": 5, "follow_up": "Samples."}


class World:
    """One platform and its people, for all runs of the machine."""

    def __init__(self, dsn: str, given: Settings) -> None:
        self.runner = asyncio.Runner()
        self.database = self.run(open_database(dsn, pool_size=4))
        self.run(empty(self.database))
        store.choose(given.files)
        self.app: FastAPI = create_app(given)
        self.app.state.database = self.database
        self.began = clock.now()
        self.cast: Cast = self.run(cast_of(self.database, self._person, self.began))
        stranger = self.run(self._person("Fremmed", town=AARHUS))
        later = self.began + timedelta(days=400)
        self.run(
            self.database.pool.execute("update user_sessions set expires_at = $1, last_seen_at = $1", later)
        )
        named = {name: getattr(self.cast, name) for name in PEOPLE if name != "stranger"}
        self.people: dict[str, Person] = {**named, "stranger": stranger}

    async def _person(self, company: str | None = "Systuen", **details: Any) -> Person:
        return await sign_up(self.app, self.database, company, **details)

    def run(self, coroutine: Any) -> Any:
        return self.runner.run(coroutine)

    def close(self) -> None:
        for person in self.people.values():
            self.run(person.client.aclose())
        self.run(self.database.close())
        self.runner.close()


WORLD: list[World] = []


class Exchanges(RuleBasedStateMachine):
    """The model: what it knows is said in its own words, none of it read from the platform's table."""

    def __init__(self) -> None:
        super().__init__()
        self.world = WORLD[0]
        self.now = self.world.began
        clock.now = lambda: self.now

    @initialize()
    def begin(self) -> None:
        first = monday_after(self.now.date())
        self.days = [first + timedelta(days=n) for n in range(3)]
        self.id: UUID = self.world.run(
            self.world.cast.open(unfunded_reason=UnfundedReason.DECLINED_BY_VISITOR, planned_start=first)
        )
        self.state, self.host_state = "building", "pending"
        self.filled = self.privacy = False
        self.signed: set[str] = set()
        self.presence: dict[date, bool] = {}
        self.reports: set[str] = set()
        self.attended = False

    # --- what is tried ---

    def ask(self, who: str, method: str, path: str, body: Any = None) -> httpx.Response:
        client = self.world.people[who].client
        address = f"/v1/exchanges/{self.id}{path}"
        answer: httpx.Response = self.world.run(
            client.request(method, address, json=body, headers={"If-Match": "*"})
        )
        return answer

    def expected(self, who: str, verb: str, guard: str | None) -> tuple[int, str | None]:
        if who == "stranger":
            return (403, "not-allowed") if verb in ("validate", "return-report") else (404, "not-found")
        if who not in MAY[verb]:
            return 403, "not-allowed"
        if self.state not in FROM[verb]:
            return 409, "move-not-possible"
        return (409, guard) if guard else (200, None)

    def attempt(
        self, who: str, verb: str, body: Any = None, guard: str | None = None, *, path: str | None = None
    ) -> bool:
        method = "PATCH" if verb == "change" else "POST"
        answer = self.ask(who, method, f"/{verb}" if path is None else path, body)
        status, code = self.expected(who, verb, guard)
        said = answer.json().get("code") if answer.status_code >= 400 else None
        assert (answer.status_code, said) == (status, code), (who, verb, self.state, answer.text)
        return status == 200

    who = st.sampled_from(PEOPLE)
    # Most tries are by somebody who may: a life is long, and strangers end none of it.
    mostly = st.sampled_from([*PEOPLE, *(["visitor", "host", "manager"] * 5)])

    @rule(who=mostly)
    def fill(self, who: str) -> None:
        goals = f"Goal {self.now.isoformat()} {who} {self.state} {len(self.signed)}"
        body = {**CONTENT, "goals": goals, "agenda": agenda(self.days[0])}
        if self.attempt(who, "change", body, path=""):
            self.filled, self.signed = True, set()
            self.state = "building"

    @rule(who=mostly)
    def confirm_as_host(self, who: str) -> None:
        if self.attempt(who, "confirm-as-host", {}):
            self.host_state = "verified"

    @rule(who=who)
    def decline_as_host(self, who: str) -> None:
        if self.attempt(who, "decline-as-host", {"reason": "host_unavailable"}):
            self.host_state, self.state, self.signed = "rejected", "building", set()

    @rule(who=mostly)
    def accept_privacy(self, who: str) -> None:
        if self.attempt(who, "accept-privacy-notice"):
            self.privacy = True

    @rule(who=mostly)
    def start_signing(self, who: str) -> None:
        guard = None if self.filled else "content-incomplete"
        if guard is None and self.host_state != "verified":
            guard = "host-not-confirmed"
        if self.attempt(who, "start-signing", None, guard):
            self.state, self.signed = "signing", set()

    @rule(parties=st.sets(st.sampled_from(sorted(SIDES)), min_size=1))
    def sign(self, parties: set[str]) -> None:
        if self.state != "signing":
            return
        party_of = {
            "visitor": "visitor",
            "host": "host",
            "manager": "visitor_cluster",
            "host_manager": "host_cluster",
        }
        documents = self.ask("manager", "GET", "/documents").json()["data"]
        document = next(d for d in documents if d["state"] in ("sent", "partly_signed"))
        for who in sorted(parties - self.signed):
            body = {"party": party_of[who], "content_hash": document["content_hash"]}
            client = self.world.people[who].client
            answer = self.world.run(client.post(f"/v1/exchange-documents/{document['id']}/sign", json=body))
            assert answer.status_code == 200, answer.text
            self.signed.add(who)
        if self.signed == SIDES:
            self.state = "committed"

    @rule(who=who)
    def reopen(self, who: str) -> None:
        if self.attempt(who, "reopen"):
            self.state, self.signed = "building", set()

    @rule(who=mostly)
    def make_ready(self, who: str) -> None:
        guard = None if self.privacy else "privacy-notice-not-accepted"
        if self.attempt(who, "make-ready", None, guard):
            self.state = "ready"

    @rule(days=st.sampled_from([1, 3, 8, 30]))
    def time_passes(self, days: int) -> None:
        """Once it is ready; before that nobody lets the days go by."""
        if self.state not in ("ready", "ongoing"):
            return
        self.now = min(
            self.now + timedelta(days=days), datetime.combine(self.days[0], time(9), UTC) + timedelta(days=9)
        )
        today = self.now.date()

        async def follow() -> None:
            async with self.world.database.sessions() as session, session.begin():
                await follow_calendar(session, self.now)

        self.world.run(follow())
        if self.state == "ready" and today >= self.days[0]:
            self.state = "ongoing"
        if self.state == "ongoing" and today > self.days[-1]:
            self.state = "stay_done"

    def _started(self) -> str | None:
        return None if self.now.date() >= self.days[0] else "not-started-yet"

    @rule(who=mostly, present=st.lists(st.booleans(), min_size=3, max_size=3))
    def record_presence(self, who: str, present: list[bool]) -> None:
        come = [day for day in self.days if day <= self.now.date()] or self.days[:1]
        told = dict(zip(come, present, strict=False))
        body = {"days": [{"day": day.isoformat(), "present": there} for day, there in told.items()]}
        if self.attempt(who, "record-presence", body, self._started()):
            self.presence |= told

    @rule(who=mostly)
    def confirm_stay(self, who: str) -> None:
        guard = None if set(self.presence) >= set(self.days) else "presence-missing"
        if self.attempt(who, "confirm-stay", None, guard):
            self.attended = True
            self.state = "stay_done" if self.state == "ongoing" else self.state

    @rule(who=who)
    def cut_short(self, who: str) -> None:
        last = self.days[0]
        later = any(there for day, there in self.presence.items() if day > last)
        body = {"reason": "illness", "last_day": last.isoformat()}
        if self.attempt(who, "cut-short", body, "day-outside-stay" if later else None):
            self.state = "stay_done"
            self.presence |= {day: False for day in self.days[1:] if day not in self.presence}

    @rule(who=who)
    def report_no_show(self, who: str) -> None:
        guard = self._started() or ("somebody-was-present" if any(self.presence.values()) else None)
        if self.attempt(who, "report-no-show", {"reason": "no_show"}, guard):
            self.state = "no_show"

    @rule(who=mostly)
    def submit_report(self, who: str) -> None:
        if who == "visitor" and self.state in ("stay_done", "report_returned"):
            body = {**REPORT, "days": [{"day": day.isoformat(), "text": "Saw it."} for day in self.days]}
            assert self.ask("visitor", "PUT", "/report", body).status_code == 200
        if self.attempt(who, "submit-report"):
            self.state = "report_submitted"
            self.reports.add("visitor")

    @rule(who=mostly)
    def submit_host_report(self, who: str) -> None:
        if who in HOSTS and self.state in FROM["submit-host-report"] and "host" not in self.reports:
            assert self.ask(who, "PUT", "/host-report", HOST_REPORT).status_code == 200
        again = "report-submitted-already" if "host" in self.reports else None
        if self.attempt(who, "submit-host-report", None, again):
            self.reports.add("host")
            if self.state == "validated":
                self.state = "closed"

    @rule(who=who)
    def return_report(self, who: str) -> None:
        # A role that judges nothing anywhere does not even learn whether there is an exchange.
        if who in ("visitor", "host", "finance"):
            return
        if self.attempt(who, "return-report", {"reason": "Say more about the trial."}):
            self.state = "report_returned"
            self.reports.discard("visitor")

    @rule(who=mostly)
    def validate(self, who: str) -> None:
        if who in ("visitor", "host", "finance"):
            return
        guard = None if set(self.presence) >= set(self.days) else "presence-missing"
        if guard is None and not self.attended:
            guard = "evidence-not-accepted"
        if self.attempt(who, "validate", None, guard):
            enough = sum(self.presence.values()) >= 3
            self.state = "not_fundable" if not enough else "validated"
            if enough and "host" in self.reports:
                self.state = "closed"

    @rule(who=who, verb=st.sampled_from(["reject", "cancel"]), really=st.integers(0, 5))
    def give_up(self, who: str, verb: str, really: int) -> None:
        if really and who in MAY[verb]:
            return
        if self.attempt(who, verb, {"reason": "other"}):
            self.state = "rejected" if verb == "reject" else "cancelled"

    # --- what must always be so ---

    @invariant()
    def it_is_where_the_model_is(self) -> None:
        if hasattr(self, "id"):
            self._agrees("manager")

    def _agrees(self, who: str) -> None:
        told = self.ask(who, "GET", "").json()
        assert (told["state"], told["host_state"]) == (self.state, self.host_state)
        mine = {verb for verb in MAY if who in MAY[verb] and self.state in FROM[verb]}
        assert mine == set(told["possible"]) & set(MAY), who

    def teardown(self) -> None:
        """At the end everybody is told the same, and what they themselves can do."""
        try:
            if hasattr(self, "id"):
                for who in PEOPLE[:-1]:
                    self._agrees(who)
                assert self.ask("stranger", "GET", "").status_code == 404
        finally:
            clock.now = REAL_NOW


REAL_NOW = clock.now


@pytest.fixture
def world(dsn: str, settings: Settings) -> Any:
    WORLD[:] = [World(dsn, settings)]
    yield WORLD[0]
    clock.now = REAL_NOW
    WORLD.pop().close()


def test_the_platform_and_the_model_never_disagree(world: World) -> None:
    run_state_machine_as_test(
        Exchanges,
        settings=settings(
            max_examples=EXAMPLES,
            stateful_step_count=STEPS,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
