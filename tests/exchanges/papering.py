"""Documents and evidence of an exchange, for tests."""

from typing import Any
from uuid import UUID

import httpx

from conftest import Person
from exchanges.stays import CONTENT, Cast, agenda, do, get
from kit import crafted

PARTIES = ("visitor", "host", "visitor_cluster", "host_cluster")


def signer(cast: Cast, party: str) -> Person:
    return {
        "visitor": cast.visitor,
        "host": cast.host,
        "visitor_cluster": cast.manager,
        "host_cluster": cast.host_manager,
    }[party]


async def fill(cast: Cast, exchange_id: UUID, **said: Any) -> httpx.Response:
    told = await get(cast.visitor, exchange_id)
    start = (await cast.row(exchange_id)).planned_start
    assert start is not None
    return await cast.visitor.client.patch(
        f"/v1/exchanges/{exchange_id}",
        json={**CONTENT, "agenda": agenda(start), **said},
        headers={"If-Match": f'"v{told["version"]}"'},
    )


async def to_be_signed(cast: Cast, **details: Any) -> UUID:
    exchange_id = await cast.open(**details)
    assert (await fill(cast, exchange_id)).status_code == 200
    assert (await do(cast.host, exchange_id, "confirm-as-host", host_person="Aino")).status_code == 200
    started = await do(cast.manager, exchange_id, "start-signing")
    assert started.status_code == 200, started.text
    return exchange_id


async def documents(person: Person, exchange_id: UUID) -> list[dict[str, Any]]:
    answer = await person.client.get(f"/v1/exchanges/{exchange_id}/documents")
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json()["data"]
    return found


async def standing(person: Person, exchange_id: UUID, kind: str = "commitment_to_quality") -> dict[str, Any]:
    ended = ("voided", "superseded", "declined")
    return next(
        d for d in await documents(person, exchange_id) if d["kind"] == kind and d["state"] not in ended
    )


async def sign(person: Person, document: dict[str, Any], party: str, **said: Any) -> httpx.Response:
    body = {"party": party, "content_hash": document["content_hash"], **said}
    return await person.client.post(f"/v1/exchange-documents/{document['id']}/sign", json=body)


async def sign_all(cast: Cast, exchange_id: UUID, kind: str = "commitment_to_quality") -> dict[str, Any]:
    document = await standing(cast.manager, exchange_id, kind)
    for signature in document["signatures"]:
        answer = await sign(signer(cast, signature["party"]), document, signature["party"])
        assert answer.status_code == 200, answer.text
    return await standing(cast.manager, exchange_id, kind)


async def committed(cast: Cast, **details: Any) -> UUID:
    exchange_id = await to_be_signed(cast, **details)
    await sign_all(cast, exchange_id)
    return exchange_id


async def checklist(person: Person, exchange_id: UUID) -> dict[str, Any]:
    answer = await person.client.get(f"/v1/exchanges/{exchange_id}/evidence")
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def line(person: Person, exchange_id: UUID, kind: str) -> dict[str, Any]:
    items = (await checklist(person, exchange_id))["items"]
    return next(item for item in items if item["kind"] == kind)


async def bring(
    person: Person, exchange_id: UUID, kind: str, content: bytes | None = None, name: str = "paper.pdf"
) -> httpx.Response:
    return await person.client.post(
        f"/v1/exchanges/{exchange_id}/evidence/{kind}/files",
        params={"name": name},
        content=crafted.pdf() if content is None else content,
        headers={"content-type": "application/octet-stream"},
    )


async def decide(
    person: Person, exchange_id: UUID, kind: str, verb: str, version: int | None = None, **body: Any
) -> httpx.Response:
    if version is None:
        version = (await line(person, exchange_id, kind))["version"]
    return await person.client.post(
        f"/v1/exchanges/{exchange_id}/evidence/{kind}/{verb}",
        json=body or None,
        headers={"If-Match": f'"v{version}"'},
    )
