"""Broken and hostile bodies, to those open to everybody and to staff: refused, never a crash."""

from typing import Any

import httpx
import pytest

from conftest import MakePerson, make_actor
from contract.test_hostile import assert_no_crash, broken
from joining.applying import AS_IT_STANDS, applied, as_applicant, claiming, for_cloth, for_herning
from symbiosis.kit.database import Database

JSON = {"content-type": "application/json"}
FULL = for_herning(cluster_slug="tekstilsymbiose-herning", message="x", language="da")


async def test_applying(client: httpx.AsyncClient, database: Database) -> None:
    actor_id, _ = await make_actor(database, "Gl. Lund")
    for body in (FULL, for_cloth(), claiming(actor_id)):
        for content in broken(body):
            answer = await client.post("/v1/applications", content=content, headers=JSON)
            assert_no_crash(answer, repr(content[:300]))
            if answer.status_code == 201:
                await database.pool.execute("delete from limit_counters")
    everything = await database.pool.fetch("select applications::text from applications")
    assert not [row for row in everything if "kanariefugl" in row[0]]


@pytest.mark.parametrize(
    "patch",
    [
        {name: FULL[name] for name in ("applicant_name", "organisation", "answers", "message", "language")},
        {"claims_actor_id": "01900000-0000-7000-8000-000000000000", "proof": "x", "cluster_slug": "x"},
    ],
)
async def test_correcting(client: httpx.AsyncClient, patch: dict[str, Any]) -> None:
    headers = {**as_applicant(await applied(client)), **JSON, "If-Match": "*"}
    for content in broken(patch):
        answer = await client.patch("/v1/applications/mine", content=content, headers=headers)
        assert_no_crash(answer, repr(content[:300]))
    assert (await client.get("/v1/applications/mine", headers=headers)).status_code == 200


async def test_tokens(client: httpx.AsyncClient) -> None:
    await applied(client)
    for token in ("'", "\x7f", "é", "*" * 5000, "null", "%00", "."):
        headers = [(b"application-token", token.encode())]
        answer = await client.get("/v1/applications/mine", headers=headers)
        assert_no_crash(answer, token)
        assert answer.status_code in (404, 422)


async def test_deciding(client: httpx.AsyncClient, make_person: MakePerson) -> None:
    receipt = await applied(client)
    lead = await make_person(None, staff_role="programme_lead")
    bodies: tuple[tuple[str, Any], ...] = (
        ("request-changes", {"reason": "Mere"}),
        ("refuse", {"reason": "Fuldt"}),
        ("accept", {"claims_actor_id": "01900000-0000-7000-8000-000000000000"}),
    )
    for verb, body in bodies:
        for content in broken(body):
            address = f"/v1/applications/{receipt['id']}/{verb}"
            answer = await lead.client.post(address, content=content, headers={**JSON, **AS_IT_STANDS})
            assert_no_crash(answer, f"{verb} {content[:300]!r}")
    assert (await lead.client.get(f"/v1/applications/{receipt['id']}")).status_code == 200
