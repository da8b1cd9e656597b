"""Seats against a model in memory: whatever is asked in whatever order, the platform answers as the model does,
nobody holds a seat that is not there, and no free seat waits while somebody on the list would take it."""

import asyncio
import os
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import httpx
from hypothesis import HealthCheck
from hypothesis import settings as chosen
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from conftest import sign_up
from emptying import empty
from programmes.cloth import LDC, join, lay_cloth
from symbiosis.app import create_app
from symbiosis.kit import clock
from symbiosis.kit.database import Database, open_database
from symbiosis.settings import Settings
from symbiosis.trips.seats.ending import expire_offers

EXAMPLES, STEPS = (2000, 60) if os.environ.get("HYPOTHESIS_PROFILE") == "soak" else (100, 30)
ORGANISATIONS = 6
WHO = st.integers(0, ORGANISATIONS - 1)
UNDECIDED = ("submitted", "under_review")
ENDED = ("declined", "withdrawn", "offer_expired")


class World:
    """The platform, a manager and people of six organisations, made once for all runs of the machine."""

    def __init__(self, dsn: str, settings: Settings) -> None:
        self.runner = asyncio.Runner()
        self.database: Database = self.run(open_database(dsn, pool_size=3))
        self.run(empty(self.database))
        self.app = create_app(settings)
        self.app.state.database = self.database
        self.run(lay_cloth(self.database))
        self.manager = self.run(
            sign_up(self.app, self.database, None, staff_role="cluster_manager", cluster=LDC)
        ).client
        self.members = [self.run(self._member(n)) for n in range(ORGANISATIONS)]

    def run(self, coroutine: Any) -> Any:
        return self.runner.run(coroutine)

    async def _member(self, n: int) -> tuple[httpx.AsyncClient, UUID]:
        person = await sign_up(self.app, self.database, f"Systue {n}")
        assert person.actor_id
        await self.database.pool.execute(
            "update actors set size_class = 'small', roles = '{brand}' where id = $1", person.actor_id
        )
        await join(self.database, person.actor_id, LDC)
        return person.client, person.actor_id

    async def trip(self, seats: int) -> UUID:
        """Published, in Helsinki, with hosts to be named."""
        first = clock.now().date() + timedelta(days=60)
        made: UUID = await self.database.pool.fetchval(
            "insert into trips (programme_slug, owner_cluster, code, title, theme, starts_on, ends_on, destinations,"
            " hosts_to_be_named, seats_total, seats_per_organisation, apply_from, apply_until, state) values"
            """ ('cloth', $1, $2, '{"en": "Felt"}', 'circular_sustainability', $3, $4, """
            """ '[{"country": "FI", "city": "Helsinki", "latitude": 60.17, "longitude": 24.94}]', true, $5, 3,"""
            " now() - interval '1 day', now() + interval '9 days', 'published') returning id",
            LDC,
            uuid4().hex,
            first,
            first + timedelta(days=2),
            seats,
        )
        return made

    async def held(self, trip_id: UUID) -> tuple[int, dict[UUID, tuple[str, int]]]:
        """The seats the trip counts as taken; state and seats of every application."""
        rows = await self.database.pool.fetch(
            "select a.id, a.state, a.seats_held from trip_applications a where trip_id = $1", trip_id
        )
        taken = await self.database.pool.fetchval("select seats_taken from trips where id = $1", trip_id)
        return taken, {row["id"]: (row["state"], row["seats_held"]) for row in rows}

    async def expire(self, trip_id: UUID) -> None:
        """As if the time of every offer of the trip were over."""
        await self.database.pool.execute(
            "update trip_applications set offer_expires_at = $2 where trip_id = $1 and state = 'offered'",
            trip_id,
            clock.now(),
        )
        async with self.database.sessions() as session, session.begin():
            await expire_offers(session, clock.now())


@dataclass
class Wish:
    """What the model knows of an application."""

    id: UUID
    wanted: int
    together: bool
    order: int
    state: str = "submitted"
    held: int = 0


_world: list[World] = []


class Seats(RuleBasedStateMachine):
    """The model is the list of wishes and one number; the platform is asked over HTTP."""

    def __init__(self) -> None:
        super().__init__()
        self.world = _world[0]
        self.wishes: list[Wish] = []
        self.live: dict[int, Wish] = {}
        self.total = 0
        self.trip: UUID | None = None

    @initialize(seats=st.integers(1, 6))
    def publish(self, seats: int) -> None:
        self.total, self.trip = seats, self.world.run(self.world.trip(seats))

    # --- the model ---

    @property
    def free(self) -> int:
        return self.total - sum(wish.held for wish in self.wishes)

    def room_for(self, wish: Wish) -> int:
        if wish.together:
            return wish.wanted if wish.wanted <= self.free else 0
        return max(min(wish.wanted, self.free), 0)

    def give(self, wish: Wish) -> bool:
        seats = self.room_for(wish)
        if seats:
            wish.state, wish.held = "offered", seats
        return seats > 0

    def promote(self) -> None:
        for wish in sorted(self.wishes, key=lambda w: w.order):
            if wish.state == "waitlisted":
                self.give(wish)

    def end(self, wish: Wish, state: str) -> None:
        wish.state, wish.held = state, 0

    # --- what people do ---

    def ask(
        self, client: httpx.AsyncClient, method: str, address: str, body: Any, expected: str | None
    ) -> Any:
        answer = self.world.run(
            client.request(method, f"/v1/{address}", json=body, headers={"if-match": "*"})
        )
        code = None if answer.status_code < 300 else answer.json()["code"]
        assert code == expected, (method, address, answer.text)
        return answer.json()

    def decide(self, who: int, verb: str, body: dict[str, Any], expected: str | None) -> None:
        self.ask(self.world.manager, "POST", f"trip-applications/{self.live[who].id}/{verb}", body, expected)

    def own(self, who: int, verb: str, body: dict[str, Any], expected: str | None) -> None:
        client, _ = self.world.members[who]
        self.ask(client, "POST", f"trip-applications/{self.live[who].id}/{verb}", body, expected)

    @rule(who=WHO, wanted=st.integers(1, 3), together=st.booleans())
    def apply(self, who: int, wanted: int, together: bool) -> None:
        client, _ = self.world.members[who]
        body = {"seats_wanted": wanted, "all_or_none": together, "motivation": "To see it."}
        there = who in self.live and self.live[who].state not in ENDED
        address = f"trips/{self.trip}/applications"
        made = self.ask(client, "POST", address, body, "already-applied" if there else None)
        if not there:
            self.ask(client, "POST", f"trip-applications/{made['id']}/submit", None, None)
            self.live[who] = Wish(UUID(made["id"]), wanted, together, len(self.wishes))
            self.wishes.append(self.live[who])

    @rule(who=WHO)
    def offer(self, who: int) -> None:
        if wish := self.live.get(who):
            if wish.state not in (*UNDECIDED, "waitlisted"):
                return self.decide(who, "offer", {}, "seat-move-not-possible")
            self.decide(who, "offer", {}, None if self.give(wish) else "no-seats-left")
        return None

    @rule(who=WHO)
    def waitlist(self, who: int) -> None:
        if wish := self.live.get(who):
            possible = wish.state in UNDECIDED
            self.decide(who, "waitlist", {}, None if possible else "seat-move-not-possible")
            if possible:
                wish.state = "waitlisted"
                self.promote()

    @rule(who=WHO, wanted=st.integers(1, 3))
    def ask_for_another_number(self, who: int, wanted: int) -> None:
        wish = self.live.get(who)
        if wish is None or wish.state != "waitlisted":
            return
        client, _ = self.world.members[who]
        expected = None if wanted <= wish.wanted else "seat-move-not-possible"
        self.ask(client, "PATCH", f"trip-applications/{wish.id}", {"seats_wanted": wanted}, expected)
        if wanted < wish.wanted:
            wish.wanted = wanted
            self.promote()

    @rule(who=WHO)
    def decline(self, who: int) -> None:
        if wish := self.live.get(who):
            possible = wish.state in (*UNDECIDED, "waitlisted")
            self.decide(who, "decline", {"reason": "Full"}, None if possible else "seat-move-not-possible")
            if possible:
                self.end(wish, "declined")

    @rule(who=WHO)
    def confirm(self, who: int) -> None:
        if wish := self.live.get(who):
            possible = wish.state == "offered"
            said = {"accept_conditions": True}
            self.own(who, "confirm", said, None if possible else "seat-move-not-possible")
            if possible:
                wish.state = "confirmed"

    @rule(who=WHO)
    def withdraw(self, who: int) -> None:
        if wish := self.live.get(who):
            possible = wish.state not in ENDED
            self.own(who, "withdraw", {}, None if possible else "seat-move-not-possible")
            if possible:
                self.end(wish, "withdrawn")
                self.promote()

    @rule(total=st.integers(1, 7))
    def change_seats(self, total: int) -> None:
        taken = self.total - self.free
        expected = None if total >= taken else "seats-already-given"
        self.ask(self.world.manager, "PATCH", f"trips/{self.trip}", {"seats_total": total}, expected)
        if expected is None and total != self.total:
            self.total = total
            self.promote()

    @rule(offers=st.lists(WHO, max_size=4, unique=True))
    def publish_together(self, offers: list[int]) -> None:
        chosen = [self.live[who] for who in offers if who in self.live]
        chosen = [wish for wish in chosen if wish.state in (*UNDECIDED, "waitlisted")]
        for wish in chosen:
            address = f"trip-applications/{wish.id}/prepared-decision"
            self.ask(self.world.manager, "PUT", address, {"decision": "offer"}, None)
        if not chosen:
            return
        address = f"trips/{self.trip}/publish-decisions"
        told = self.ask(self.world.manager, "POST", address, None, None)
        given = [wish for wish in sorted(chosen, key=lambda w: w.order) if self.give(wish)]
        assert told["published"] == len(given)
        for wish in chosen:
            if wish not in given:
                address = f"trip-applications/{wish.id}/prepared-decision"
                self.ask(self.world.manager, "PUT", address, {"decision": None}, None)

    @rule()
    def run_out(self) -> None:
        """Two days go by without an answer."""
        late = [wish for wish in self.wishes if wish.state == "offered"]
        if self.trip is not None:
            self.world.run(self.world.expire(self.trip))
        for wish in late:
            self.end(wish, "offer_expired")
        if late:
            self.promote()

    @invariant()
    def the_platform_says_the_same(self) -> None:
        if self.trip is None:
            return
        taken, there = self.world.run(self.world.held(self.trip))
        assert taken == self.total - self.free
        assert there == {wish.id: (wish.state, wish.held) for wish in self.wishes}
        assert 0 <= taken <= self.total

    def teardown(self) -> None:
        """What waits on this trip is nothing to the next run's clock."""
        if self.trip is not None:
            self.world.run(
                self.world.database.pool.execute(
                    "update trips set state = 'archived' where id = $1", self.trip
                )
            )
            self.world.run(
                self.world.database.pool.execute(
                    "update trip_applications set state = 'withdrawn', seats_held = 0 where trip_id = $1",
                    self.trip,
                )
            )


def test_seats_follow_the_model(dsn: str, settings: Settings) -> None:
    _world[:] = [World(dsn, settings)]
    _world[0].run(
        _world[0].database.pool.execute("update programme_partners set total_eur = 0, free_eur = 0")
    )
    Seats.TestCase.settings = chosen(
        max_examples=EXAMPLES,
        stateful_step_count=STEPS,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    Seats.TestCase("runTest").runTest()
