"""Registered organisations for tests: a Danish visitor, a Finnish host, and the staff of their clusters."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID

import httpx

from conftest import MakePerson, Person, StoppedClock, Town
from exchanges.stays import Cast, cast_of
from kit import crafted
from programmes.cloth import HELSINKI, LDC, SLUG, join
from symbiosis.kit.database import Database

PDF = crafted.pdf()
VISITS = {
    "roles": ["visitor"],
    "motivation": "We weave, and want to know what becomes of what we sell.",
    "learning_goals": "How denim is sorted and recycled by machine.",
    "topics": ["Recycling", "Denim"],
    "activity_types": ["sharing_experience"],
    "languages": ["da", "en"],
}
HOSTS = {
    "roles": ["host"],
    "motivation": "We like to show our plant.",
    "offers": "Sorting of denim by near infrared, and mechanical recycling.",
    "max_visitors": 3,
    "topics": ["recycled", "sorting"],
    "activity_types": ["sharing_experience", "networking"],
    "languages": ["en", "fi"],
}


@dataclass
class Fair:
    """Who takes part; `manager` decides for LDC, `host_manager` for MODACC."""

    cast: Cast
    clock: StoppedClock
    make_person: MakePerson
    database: Database
    known: dict[UUID, str] = field(default_factory=dict)

    @property
    def visitor(self) -> Person:
        return self.cast.visitor

    @property
    def host(self) -> Person:
        return self.cast.host

    # --- organisations ---

    async def organisation(
        self, name: str, cluster: str, town: Town = HELSINKI, size: str = "small"
    ) -> Person:
        person = await self.make_person(name, town=town)
        await self.database.pool.execute(
            "update actors set size_class = $2, roles = '{brand}' where id = $1", person.actor_id, size
        )
        assert person.actor_id
        await join(self.database, person.actor_id, cluster)
        await self.database.pool.execute(
            "update user_sessions set expires_at = expires_at + interval '900 days',"
            " last_seen_at = last_seen_at + interval '900 days' where user_id = $1",
            person.user_id,
        )
        return person

    # --- registrations ---

    async def draft(self, person: Person, said: dict[str, Any], **more: Any) -> dict[str, Any]:
        body = {"programme_slug": SLUG, **said, **more}
        return good(await person.client.post("/v1/exchange-registrations", json=body), 201)

    async def submitted(self, person: Person, said: dict[str, Any], **more: Any) -> dict[str, Any]:
        drafted = await self.draft(person, said, **more)
        if "visitor" in drafted["roles"]:
            drafted = await self.attached(person, drafted, "cv")
        return good(await self.move(person, drafted, "submit"))

    async def put(
        self,
        person: Person,
        registration: dict[str, Any],
        what: str,
        content: bytes = PDF,
        name: str = "CV Anna.pdf",
    ) -> httpx.Response:
        address = f"/v1/exchange-registrations/{registration['id']}/{what}"
        return await person.client.put(address, params={"name": name}, content=content)

    async def attached(self, person: Person, registration: dict[str, Any], what: str) -> dict[str, Any]:
        return good(await self.put(person, registration, what))

    async def accepted(self, person: Person, said: dict[str, Any], **more: Any) -> dict[str, Any]:
        sent = await self.submitted(person, said, **more)
        staff = self.cast.manager if sent["cluster"]["slug"] == LDC else self.cast.host_manager
        return good(await self.move(staff, sent, "accept"))

    async def move(
        self, person: Person, registration: dict[str, Any], verb: str, body: Any = None
    ) -> httpx.Response:
        address = f"/v1/exchange-registrations/{registration['id']}/{verb}"
        match = {"if-match": f'"v{registration["version"]}"'}
        return await person.client.post(address, json=body, headers=match)

    async def patch(self, person: Person, registration: dict[str, Any], **said: Any) -> httpx.Response:
        address = f"/v1/exchange-registrations/{registration['id']}"
        match = {"if-match": f'"v{registration["version"]}"'}
        return await person.client.patch(address, json=said, headers=match)

    async def read(self, person: Person, registration: dict[str, Any]) -> dict[str, Any]:
        return good(await person.client.get(f"/v1/exchange-registrations/{registration['id']}"))

    # --- the catalogue ---

    async def catalogue(self, person: Person, **filters: Any) -> list[str]:
        asked = {"programme": SLUG, **filters}
        found = good(await person.client.get("/v1/exchange-catalogue", params=asked))
        return [entry["actor"]["display_name"] for entry in found["data"]]

    async def suggested(
        self, person: Person, registration: dict[str, Any], language: str = "en", **params: Any
    ) -> list[dict[str, Any]]:
        address = f"/v1/exchange-registrations/{registration['id']}/suggestions"
        answer = await person.client.get(address, params=params, headers={"accept-language": language})
        found: list[dict[str, Any]] = good(answer)["data"]
        return found

    # --- proposals ---

    async def propose(
        self, person: Person, visitor: dict[str, Any], host: dict[str, Any], **more: Any
    ) -> httpx.Response:
        body = {"visitor_registration_id": visitor["id"], "host_registration_id": host["id"], **more}
        return await person.client.post("/v1/exchange-proposals", json=body)

    async def answer(
        self, person: Person, proposal: dict[str, Any], verb: str, body: Any = None
    ) -> httpx.Response:
        return await person.client.post(f"/v1/exchange-proposals/{proposal['id']}/{verb}", json=body)


async def fair_of(database: Database, make_person: MakePerson, clock: StoppedClock) -> Fair:
    cast = await cast_of(database, make_person, clock.now)
    later = clock.now + timedelta(days=900)
    await database.pool.execute("update user_sessions set expires_at = $1, last_seen_at = $1", later)
    await database.pool.execute("update staff_grants set valid_until = $1", later)
    await database.pool.execute("update users set language = 'en'")
    return Fair(cast, clock, make_person, database)


def good(answer: httpx.Response, status: int = 200) -> dict[str, Any]:
    assert answer.status_code == status, answer.text
    found: dict[str, Any] = answer.json()
    return found


def refused(answer: httpx.Response, code: str, status: int = 409) -> dict[str, Any]:
    assert answer.status_code == status, answer.text
    found: dict[str, Any] = answer.json()
    assert found["code"] == code, found
    return found
