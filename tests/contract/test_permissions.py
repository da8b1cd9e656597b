"""Every cell of the permission table, asked over HTTP."""

from collections import Counter
from typing import Any
from uuid import uuid4

import httpx
import pytest

from conftest import MakePerson, Person
from contract.operations import BY_NAME, NOBODY
from contract.permissions import FILE, PERMISSIONS, Case
from joining.applying import applied, insert_programmes
from matches.matchmaking import act, decide, matched_pair
from streams.bodies import offer
from symbiosis.kit.database import Database

CALLERS = ("anonymous", "other", "owner", "facilitator")
OPENED = {"published": {}, "paused": {}, "withdrawn": {}, "draft": {"publish": False}}
RESTRICTED = ("private", "network", "cluster")


class World:
    """Someone of each kind, and targets that belong to the owner."""

    def __init__(
        self, people: dict[str, Person], visitor: httpx.AsyncClient, make: MakePerson, database: Database
    ):
        self._people, self._visitor, self._make, self._database = people, visitor, make, database

    def client(self, caller: str, owner: Person) -> httpx.AsyncClient:
        if caller == "anonymous":
            return self._visitor
        return owner.client if caller == "owner" else self._people[caller].client

    async def target(self, name: str) -> tuple[Person, dict[str, object]]:
        """Who owns it, and the ids of a path."""
        owner = self._people["owner"]
        if name in ("", "nothing"):
            return owner, {}
        if name == "actor":
            return owner, {"actor_id": owner.actor_id}
        if name == "owner":
            return owner, {"actor_id": owner.actor_id, "user_id": owner.user_id}
        if name == "invitation":
            return owner, {"actor_id": owner.actor_id, "invitation_id": await self._invitation(owner)}
        if name == "import":
            return owner, {"import_id": await self._import(owner)}
        if name in ("programme", "application"):
            await insert_programmes(self._database)
            receipt = await applied(self._visitor) if name == "application" else {"id": None}
            return owner, {"programme_slug": "cloth", "application_id": receipt["id"]}
        if name.endswith("match"):
            return await self._match(dismissed=name.startswith("dismissed"))
        return owner, {"stream_id": await self._stream(owner, name)}

    async def _import(self, owner: Person) -> str:
        answer = await owner.client.post(
            "/v1/imports?kind=streams", content=FILE, headers={"content-type": "text/csv"}
        )
        assert answer.status_code == 202, answer.text
        return str(answer.json()["id"])

    async def _invitation(self, owner: Person) -> object:
        return await self._database.pool.fetchval(
            "insert into invitations (actor_id, email, role, token_hash, expires_at)"
            " values ($1, 'newcomer@people.example', 'viewer', $2, now() + interval '1 day') returning id",
            owner.actor_id,
            uuid4().bytes,
        )

    async def _match(self, *, dismissed: bool) -> tuple[Person, dict[str, object]]:
        pair = await matched_pair(self._make, self._database)
        if dismissed:
            await decide(pair.receiver, pair.match_id, "dismiss", reason="other")
        return pair.supplier, {"match_id": pair.match_id}

    async def _stream(self, owner: Person, name: str) -> str:
        said: dict[str, Any] = {"publish": True, **OPENED.get(name, {})}
        if name in RESTRICTED:
            said["visibility"] = name
        answer = await owner.client.post("/v1/material-streams", json=offer(**said))
        assert answer.status_code == 201, answer.text
        stream_id = str(answer.json()["id"])
        if name == "paused":
            await act(owner, stream_id, "pause")
        if name == "withdrawn":
            await act(owner, stream_id, "withdraw", reason="other")
        return stream_id


@pytest.fixture
async def world(client: httpx.AsyncClient, make_person: MakePerson, database: Database) -> World:
    people = {
        "owner": await make_person("Systuen"),
        "other": await make_person("Væveriet"),
        "facilitator": await make_person(None, staff_role="facilitator"),
    }
    return World(people, client, make_person, database)


def test_every_operation_is_in_the_table() -> None:
    assert {case.operation for case in PERMISSIONS} == set(BY_NAME)


def test_no_case_is_said_twice() -> None:
    assert not [case for case, count in Counter(map(str, PERMISSIONS)).items() if count > 1]


@pytest.mark.parametrize("case", PERMISSIONS, ids=str)
async def test_caller_gets_what_the_table_says(world: World, case: Case) -> None:
    operation = BY_NAME[case.operation]
    got: dict[str, int] = {}
    for caller in CALLERS:
        owner, ids = await world.target(case.target)
        body = case.body
        if isinstance(body, dict) and "owner_id" in _create_fields(case) and "actor_id" in ids:
            body = {**body, "owner_id": str(ids["actor_id"])}
        answer = await world.client(caller, owner).request(
            operation.method,
            f"{operation.address(ids)}?{case.query}".rstrip("?"),
            **({"content": body} if isinstance(body, str) else {"json": body}),
            headers=_headers(operation.method, body),
        )
        got[caller] = answer.status_code
        assert str(answer.status_code) in operation.document["responses"], (caller, answer.text)
        if answer.status_code == 404:
            _assert_tells_nothing(answer)
    assert got == {caller: getattr(case, caller) for caller in CALLERS}


def _headers(method: str, body: Any) -> dict[str, str]:
    if isinstance(body, str):
        return {"content-type": "text/csv"}
    return {"if-match": "*"} if method == "PATCH" else {}


def _create_fields(case: Case) -> set[str]:
    return {"owner_id"} if case.operation == "create_material_stream" else set()


def _assert_tells_nothing(answer: httpx.Response) -> None:
    """A hidden row and one that was never there answer alike."""
    problem = answer.json()
    assert problem["code"] in ("not-found", "invitation-not-valid")
    assert str(NOBODY) not in answer.text
    assert "etag" not in answer.headers
