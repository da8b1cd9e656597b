"""Trips with their people, for tests: CLOTH as shipped, a trip to Helsinki, organisations that apply."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import httpx

from conftest import AARHUS, MakePerson, Person, StoppedClock, Town
from exchanges.stays import Cast, cast_of, monday_after
from programmes.cloth import LDC, SLUG, join
from symbiosis.kit.database import Database
from symbiosis.trips.seats.ending import expire_offers

HOURS = 48


@dataclass
class Travels:
    """`cast.manager` owns the trips (LDC), `cast.host` receives the group in Helsinki."""

    cast: Cast
    clock: StoppedClock
    make_person: MakePerson
    database: Database
    versions: dict[str, int] = field(default_factory=dict)

    @property
    def manager(self) -> Person:
        return self.cast.manager

    # --- trips ---

    def body(self, **details: Any) -> dict[str, Any]:
        first = monday_after(self.clock.now.date()) + timedelta(days=1)
        return {
            "programme_slug": SLUG,
            "owner_cluster": LDC,
            "title": {"en": "Textile recycling", "da": "Genanvendelse af tekstil"},
            "theme": "circular_sustainability",
            "topics": ["recycling technologies"],
            "starts_on": first.isoformat(),
            "ends_on": (first + timedelta(days=2)).isoformat(),
            "timezone": "Europe/Helsinki",
            "destinations": [{"country": "FI", "city": "Helsinki"}],
            "seats_total": 4,
            "seats_per_organisation": 3,
            "apply_from": (self.clock.now - timedelta(days=1)).isoformat(),
            "apply_until": (self.clock.now + timedelta(days=7)).isoformat(),
            "offer_hours": HOURS,
        } | details

    async def draft(self, **details: Any) -> dict[str, Any]:
        return good(await self.manager.client.post("/v1/trips", json=self.body(**details)), 201)

    async def plan(self, trip: dict[str, Any]) -> dict[str, Any]:
        """Its host, confirmed, and a programme that counts on each day."""
        hosts = {"hosts": [{"actor_id": str(self.cast.host.actor_id), "confirmed": True}]}
        trip = good(await self.put(trip, "hosts", hosts))
        lines = [
            {"day": day, "kind": "company_visit", "title": {"en": f"Plant {n}"}, "starts_at": "09:30"}
            for n, day in enumerate(days_of(trip))
        ]
        return good(await self.put(trip, "programme", {"lines": lines}))

    async def published(self, **details: Any) -> dict[str, Any]:
        return good(await self.move(await self.plan(await self.draft(**details)), "publish"))

    async def put(self, trip: dict[str, Any], what: str, body: dict[str, Any]) -> httpx.Response:
        return await self.manager.client.put(f"/v1/trips/{trip['id']}/{what}", json=body, headers=match(trip))

    async def patch(self, trip: dict[str, Any], **body: Any) -> httpx.Response:
        return await self.manager.client.patch(f"/v1/trips/{trip['id']}", json=body, headers=match(trip))

    async def move(self, trip: dict[str, Any], verb: str, **body: Any) -> httpx.Response:
        address = f"/v1/trips/{trip['id']}/{verb}"
        latest = await self.read(trip)
        return await self.manager.client.post(address, json=body or None, headers=match(latest))

    async def read(self, trip: dict[str, Any], by: Person | None = None) -> dict[str, Any]:
        return good(await (by or self.manager).client.get(f"/v1/trips/{trip['id']}"))

    # --- seats ---

    async def visitor(self, name: str, cluster: str = LDC, town: Town = AARHUS) -> Person:
        person = await self.make_person(name, town=town)
        assert person.actor_id
        await self.database.pool.execute(
            "update actors set size_class = 'small', roles = '{brand}' where id = $1", person.actor_id
        )
        await self.database.pool.execute(
            "update user_sessions set expires_at = expires_at + interval '400 days',"
            " last_seen_at = last_seen_at + interval '400 days' where user_id = $1",
            person.user_id,
        )
        await self.database.pool.execute("update users set language = 'en' where id = $1", person.user_id)
        await join(self.database, person.actor_id, cluster)
        return person

    async def apply(
        self, trip: dict[str, Any], person: Person, seats: int = 1, **wishes: Any
    ) -> dict[str, Any]:
        body = {"seats_wanted": seats, "motivation": "We want to see how blends are sorted.", **wishes}
        made = good(await person.client.post(f"/v1/trips/{trip['id']}/applications", json=body), 201)
        address = f"/v1/trip-applications/{made['id']}/submit"
        # Nobody applies in the same instant as another.
        self.clock.forward(timedelta(seconds=1))
        return good(await person.client.post(address, headers=match(made)))

    async def exchange_id(self, trip: dict[str, Any], visitor: str) -> UUID:
        found: UUID = await self.database.pool.fetchval(
            "select e.id from exchanges e join actors a on a.id = e.visitor_id"
            " where e.trip_id = $1 and a.display_name = $2",
            UUID(trip["id"]),
            visitor,
        )
        return found

    async def decide(self, application: dict[str, Any], verb: str, **body: Any) -> httpx.Response:
        latest = await self.application(application)
        address = f"/v1/trip-applications/{application['id']}/{verb}"
        return await self.manager.client.post(address, json=body, headers=match(latest))

    async def prepare(self, application: dict[str, Any], decision: str, **body: Any) -> httpx.Response:
        latest = await self.application(application)
        address = f"/v1/trip-applications/{application['id']}/prepared-decision"
        said = {"decision": decision, **body}
        return await self.manager.client.put(address, json=said, headers=match(latest))

    async def application(self, application: dict[str, Any], by: Person | None = None) -> dict[str, Any]:
        return good(await (by or self.manager).client.get(f"/v1/trip-applications/{application['id']}"))

    async def confirm(
        self, person: Person, application: dict[str, Any], accept: bool = True
    ) -> httpx.Response:
        address = f"/v1/trip-applications/{application['id']}/confirm"
        return await person.client.post(address, json={"accept_conditions": accept})

    async def withdraw(self, person: Person, application: dict[str, Any]) -> httpx.Response:
        return await person.client.post(f"/v1/trip-applications/{application['id']}/withdraw", json={})

    async def seated(self, trip: dict[str, Any], person: Person, seats: int = 1) -> dict[str, Any]:
        """Applied, offered and confirmed."""
        application = await self.apply(trip, person, seats)
        good(await self.decide(application, "offer"))
        return good(await self.confirm(person, application))

    async def pass_time(self, by: timedelta) -> None:
        """Time goes by, and what is due then happens."""
        self.clock.forward(by)
        async with self.database.sessions() as session, session.begin():
            await expire_offers(session, self.clock.now)

    async def states(self, trip: dict[str, Any]) -> dict[str, str]:
        rows = await self.database.pool.fetch(
            "select actors.display_name, state from trip_applications a join actors on actors.id = a.actor_id"
            " where trip_id = $1 order by a.id",
            UUID(trip["id"]),
        )
        return {row["display_name"]: row["state"] for row in rows}

    async def seats_taken(self, trip: dict[str, Any]) -> tuple[int, int]:
        """As the trip counts them, and as its applications hold them: one number, if all is well."""
        row = await self.database.pool.fetchrow(
            "select seats_taken, (select coalesce(sum(seats_held), 0) from trip_applications where trip_id = $1)"
            " as held from trips where id = $1",
            UUID(trip["id"]),
        )
        assert row is not None
        return int(row["seats_taken"]), int(row["held"])

    async def mails_to(self, person: Person) -> list[str]:
        rows = await self.database.pool.fetch(
            "select subject from mails where recipient = $1 order by created_at, id", person.email
        )
        return [row["subject"] for row in rows]


async def travels(database: Database, make_person: MakePerson, clock: StoppedClock) -> Travels:
    cast = await cast_of(database, make_person, clock.now)
    await database.pool.execute("update users set language = 'en'")
    return Travels(cast, clock, make_person, database)


def good(answer: httpx.Response, status: int = 200) -> dict[str, Any]:
    assert answer.status_code == status, answer.text
    found: dict[str, Any] = answer.json()
    return found


def refused(answer: httpx.Response, code: str, status: int = 409) -> dict[str, Any]:
    assert answer.status_code == status, answer.text
    found: dict[str, Any] = answer.json()
    assert found["code"] == code, found
    return found


def match(resource: dict[str, Any]) -> dict[str, str]:
    return {"if-match": f'"v{resource["version"]}"'}


def days_of(trip: dict[str, Any]) -> list[str]:

    first, last = date.fromisoformat(trip["starts_on"]), date.fromisoformat(trip["ends_on"])
    return [(first + timedelta(days=n)).isoformat() for n in range((last - first).days + 1)]
