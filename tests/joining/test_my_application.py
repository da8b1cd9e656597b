"""What an applicant can do with the link in their mail."""

from typing import Any

import httpx
import pytest

from conftest import MakePerson, make_actor
from joining.applying import (
    AS_IT_STANDS,
    HERNING_ANSWERS,
    WEAVERS,
    applied,
    as_applicant,
    for_cloth,
    for_herning,
    link_in,
    mails_to,
)
from symbiosis.kit.database import Database

MINE = "/v1/applications/mine"


@pytest.mark.parametrize("headers", [{}, {"Application-Token": ""}, {"Application-Token": "x" * 43}])
async def test_without_the_right_token_it_is_not_there(
    client: httpx.AsyncClient, headers: dict[str, str]
) -> None:
    await applied(client)
    match = {"If-Match": '"v1"'}
    assert (await client.get(MINE, headers=headers)).status_code == 404
    assert (await client.patch(MINE, json={}, headers={**headers, **match})).status_code == 404
    assert (await client.post(f"{MINE}/resubmit", headers=headers)).status_code == 404
    assert (await client.post(f"{MINE}/withdraw", headers=headers)).status_code == 404


async def test_nobody_reads_one_application_with_the_token_of_another(client: httpx.AsyncClient) -> None:
    first = await applied(client)
    second = await applied(client, for_cloth(applicant_name="Somebody Else"))
    read = (await client.get(MINE, headers=as_applicant(second))).json()
    assert (read["id"], read["applicant_name"]) == (second["id"], "Somebody Else")
    assert first["token"] != second["token"]


async def test_applicant_reads_what_they_sent(client: httpx.AsyncClient) -> None:
    answer = await client.get(MINE, headers=as_applicant(await applied(client)))
    assert answer.headers["etag"] == '"v1"'
    read = answer.json()
    assert read["programme_name"] == "Tekstilsymbiose Herning"
    assert read["possible"] == ["correct", "withdraw"]
    assert read["organisation"] == {
        **WEAVERS,
        "registration_scheme": "cvr",
        "town": None,
        "size_class": None,
    }
    assert read["answers"] == HERNING_ANSWERS
    assert not {"token", "token_hash", "decided_by", "decided_by_name"} & read.keys()


async def test_applicant_corrects_part_of_it(client: httpx.AsyncClient) -> None:
    receipt = await applied(client)
    patch = {"organisation": {"legal_name": "Gl. Lund A/S"}, "answers": {"leftover_kg_per_year": None}}
    unnamed = await client.patch(MINE, json=patch, headers=as_applicant(receipt))
    assert unnamed.status_code == 428
    headers = as_applicant(receipt, **{"If-Match": '"v1"'})
    corrected = await client.patch(MINE, json=patch, headers=headers)
    assert corrected.status_code == 200, corrected.text
    assert corrected.headers["etag"] == '"v2"'
    assert corrected.json()["organisation"]["legal_name"] == "Gl. Lund A/S"
    assert "leftover_kg_per_year" not in corrected.json()["answers"]
    assert (await client.patch(MINE, json=patch, headers=headers)).status_code == 412
    again = await client.patch(MINE, json=patch, headers=as_applicant(receipt, **{"If-Match": '"v2"'}))
    assert again.headers["etag"] == '"v2"', "the same content changes nothing"


async def test_an_organisation_moves_to_another_country(client: httpx.AsyncClient) -> None:
    receipt = await applied(client, for_cloth())
    moved = {"country": "SE", "registration_number": "SE556012345601", "postcode": None, "town": "Borås"}
    headers = as_applicant(receipt, **{"If-Match": '"v1"'})
    corrected = await client.patch(MINE, json={"organisation": moved}, headers=headers)
    assert corrected.status_code == 200, corrected.text
    assert corrected.json()["organisation"]["registration_scheme"] == "vat"


async def test_a_new_organisation_becomes_a_claim_and_back(
    client: httpx.AsyncClient, database: Database
) -> None:
    actor_id, _ = await make_actor(database, "Gl. Lund")
    receipt = await applied(client)
    headers = as_applicant(receipt, **{"If-Match": "*"})
    claim = {"organisation": None, "claims_actor_id": str(actor_id), "proof": "Its manager."}
    claimed = (await client.patch(MINE, json=claim, headers=headers)).json()
    assert (claimed["organisation"], claimed["claims"]["id"]) == (None, str(actor_id))
    back = {"organisation": WEAVERS, "claims_actor_id": None, "proof": None}
    described = (await client.patch(MINE, json=back, headers=headers)).json()
    assert (described["organisation"]["legal_name"], described["claims"]) == (WEAVERS["legal_name"], None)


@pytest.mark.parametrize(
    ("patch", "pointer"),
    [
        ({"applicant_name": None}, "/applicant_name"),
        ({"organisation": None}, "/organisation"),
        ({"organisation": {"registration_number": "1"}}, "/organisation/registration_number"),
        ({"answers": {"near_herning": False}}, "/answers/near_herning"),
        ({"answers": {"textile_role": 3}}, "/answers/textile_role"),
        ({"applicant_email": "other@gl-lund.example"}, "/applicant_email"),
        ({"programme_slug": "cloth"}, "/programme_slug"),
        ({"state": "accepted"}, "/state"),
        ({"decided_by": "01900000-0000-7000-8000-000000000000"}, "/decided_by"),
        ({"token_hash": "00"}, "/token_hash"),
        ({"actor_id": "01900000-0000-7000-8000-000000000000"}, "/actor_id"),
        ({"version": 7}, "/version"),
        ({"consents": []}, "/consents"),
        ({"reason": "none"}, "/reason"),
    ],
)
async def test_a_correction_is_held_to_the_same_rules(
    client: httpx.AsyncClient, patch: dict[str, Any], pointer: str
) -> None:
    headers = as_applicant(await applied(client), **{"If-Match": '"v1"'})
    answer = await client.patch(MINE, json=patch, headers=headers)
    assert answer.status_code == 422, answer.text
    assert pointer in [error["pointer"] for error in answer.json()["errors"]]
    assert (await client.get(MINE, headers=headers)).headers["etag"] == '"v1"'


async def test_withdrawn_is_withdrawn(
    client: httpx.AsyncClient, make_person: MakePerson, database: Database
) -> None:
    receipt = await applied(client)
    headers = as_applicant(receipt, **{"If-Match": "*"})
    withdrawn = await client.post(f"{MINE}/withdraw", headers=headers)
    assert (withdrawn.json()["state"], withdrawn.json()["possible"]) == ("withdrawn", [])
    for again in (
        await client.post(f"{MINE}/withdraw", headers=headers),
        await client.post(f"{MINE}/resubmit", headers=headers),
        await client.patch(MINE, json={"message": "Wait"}, headers=headers),
    ):
        assert (again.status_code, again.json()["code"]) == (409, "wrong-state")
        assert "nothing more can be done" in again.json()["detail"]
    lead = await make_person(None, staff_role="programme_lead")
    accepted = await lead.client.post(
        f"/v1/applications/{receipt['id']}/accept", json={}, headers=AS_IT_STANDS
    )
    assert accepted.status_code == 409
    assert "trukket tilbage" in (await mails_to(database, "mette@gl-lund.example"))[-1]["subject"]


async def test_changes_go_back_and_forth(
    client: httpx.AsyncClient, make_person: MakePerson, database: Database
) -> None:
    receipt = await applied(client)
    lead = await make_person(None, staff_role="programme_lead")
    asked = await lead.client.post(
        f"/v1/applications/{receipt['id']}/request-changes",
        json={"reason": "Skriv det rigtige CVR-nummer."},
        headers=AS_IT_STANDS,
    )
    assert (asked.json()["state"], asked.json()["possible"]) == ("changes_requested", ["refuse"])
    accepted = await lead.client.post(
        f"/v1/applications/{receipt['id']}/accept", json={}, headers=AS_IT_STANDS
    )
    assert accepted.status_code == 409
    assert "possible now: refuse" in accepted.json()["detail"]

    mail = (await mails_to(database, "mette@gl-lund.example"))[-1]
    assert "Skriv det rigtige CVR-nummer." in mail["body_text"]
    application_id, token = link_in(mail, "/join/status").split(".", 1)
    assert application_id == receipt["id"]
    assert (await client.get(MINE, headers=as_applicant(receipt))).status_code == 404, "the link before"

    headers = {"Application-Token": token, "If-Match": "*"}
    read = (await client.get(MINE, headers=headers)).json()
    assert read["possible"] == ["correct", "resubmit", "withdraw"]
    assert read["reason"] == "Skriv det rigtige CVR-nummer."
    patch = {"organisation": {"registration_number": "87654321"}}
    assert (await client.patch(MINE, json=patch, headers=headers)).json()["state"] == "changes_requested"
    resubmitted = (await client.post(f"{MINE}/resubmit", headers=headers)).json()
    assert (resubmitted["state"], resubmitted["reason"]) == ("submitted", None)
    accepted = await lead.client.post(
        f"/v1/applications/{receipt['id']}/accept", json={}, headers=AS_IT_STANDS
    )
    assert accepted.status_code == 200, accepted.text


async def test_who_is_erased_leaves_no_application_behind(
    client: httpx.AsyncClient, make_person: MakePerson, database: Database
) -> None:
    person = await make_person(None)
    receipt = await applied(client, for_herning(applicant_email=person.email))
    erased = await person.client.post("/v1/me/erasure", json={"confirm": person.email})
    assert erased.status_code in (200, 204), erased.text
    row = await database.pool.fetchval("select applications::text from applications")
    assert person.email not in row
    assert "Mette" not in row
    lead = await make_person(None, staff_role="programme_lead")
    accepted = await lead.client.post(
        f"/v1/applications/{receipt['id']}/accept", json={}, headers=AS_IT_STANDS
    )
    assert accepted.status_code == 409, accepted.text
    assert (await client.get(MINE, headers=as_applicant(receipt))).json()["state"] == "withdrawn"
