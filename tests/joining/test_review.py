"""Which staff see applications, and on which they decide."""

from typing import Any
from uuid import UUID

import httpx
import pytest

from conftest import MakePerson, Person, make_actor
from joining.applying import AS_IT_STANDS, applied, claiming, for_cloth, for_herning, mails_to
from symbiosis.kit.database import Database

REASON = {"reason": "Der er ikke flere pladser i år."}


async def _sees(staff: Person, receipt: dict[str, str]) -> bool:
    listed = (await staff.client.get("/v1/applications")).json()["data"]
    read = await staff.client.get(f"/v1/applications/{receipt['id']}")
    assert (read.status_code == 200) == (receipt["id"] in [row["id"] for row in listed])
    return read.status_code == 200


@pytest.mark.parametrize(
    ("place", "sees_modacc", "sees_herning"),
    [
        ({}, True, True),
        ({"programme": "cloth"}, True, False),
        ({"programme": "tekstilsymbiose-herning"}, False, True),
        ({"cluster": "modacc"}, True, False),
        ({"cluster": "iconic-cluster"}, False, False),
        ({"programme": "cloth", "cluster": "modacc"}, True, False),
        ({"programme": "cloth", "cluster": "iconic-cluster"}, False, False),
        ({"programme": "tekstilsymbiose-herning", "cluster": "modacc"}, False, False),
        ({"cluster": "tekstilsymbiose-herning"}, False, True),
    ],
)
async def test_staff_see_the_applications_of_their_place(
    client: httpx.AsyncClient,
    make_person: MakePerson,
    place: dict[str, str],
    sees_modacc: bool,
    sees_herning: bool,
) -> None:
    modacc, herning = await applied(client, for_cloth()), await applied(client)
    reviewer = await make_person(None, staff_role="reviewer", **place)
    assert (await _sees(reviewer, modacc), await _sees(reviewer, herning)) == (sees_modacc, sees_herning)
    for receipt, seen in ((modacc, sees_modacc), (herning, sees_herning)):
        refused = await reviewer.client.post(
            f"/v1/applications/{receipt['id']}/refuse", json=REASON, headers=AS_IT_STANDS
        )
        assert refused.status_code == (200 if seen else 404)


async def test_without_a_cluster_it_is_for_who_has_the_whole_programme(
    client: httpx.AsyncClient, make_person: MakePerson, database: Database
) -> None:
    receipt = await applied(client, for_cloth())
    await database.pool.execute("update applications set cluster_slug = null")
    of_one = await make_person(None, staff_role="reviewer", programme="cloth", cluster="modacc")
    of_all = await make_person(None, staff_role="reviewer", programme="cloth")
    of_cluster = await make_person(None, staff_role="reviewer", cluster="modacc")
    seen = [await _sees(staff, receipt) for staff in (of_one, of_all, of_cluster)]
    assert seen == [False, True, False]


@pytest.mark.parametrize(
    ("role", "reads", "decides"),
    [
        ("programme_lead", True, True),
        ("cluster_manager", True, True),
        ("reviewer", True, True),
        ("facilitator", True, False),
        ("auditor", True, False),
        ("finance", False, False),
        ("analyst", False, False),
    ],
)
async def test_some_read_and_some_decide(
    client: httpx.AsyncClient, make_person: MakePerson, role: str, reads: bool, decides: bool
) -> None:
    receipt = await applied(client)
    staff = await make_person(None, staff_role=role)
    address = f"/v1/applications/{receipt['id']}"
    assert (await staff.client.get("/v1/applications")).status_code == (200 if reads else 403)
    assert (await staff.client.get(address)).status_code == (200 if reads else 403)
    asked = await staff.client.post(f"{address}/request-changes", json=REASON, headers=AS_IT_STANDS)
    assert asked.status_code == (200 if decides else 403)
    if reads:
        read = (await staff.client.get(address)).json()
        assert (read["why_not_decide"] is None) == decides


async def test_members_and_visitors_see_none(client: httpx.AsyncClient, make_person: MakePerson) -> None:
    receipt = await applied(client)
    member = await make_person("Systuen")
    for visitor, status in ((client, 401), (member.client, 403)):
        assert (await visitor.get("/v1/applications")).status_code == status
        assert (await visitor.get(f"/v1/applications/{receipt['id']}")).status_code == status
        accepted = await visitor.post(
            f"/v1/applications/{receipt['id']}/accept", json={}, headers=AS_IT_STANDS
        )
        assert accepted.status_code == status


async def test_the_roles_sleep_without_a_second_factor(
    client: httpx.AsyncClient, make_person: MakePerson
) -> None:
    receipt = await applied(client)
    asleep = await make_person(None, staff_role="programme_lead", second_factor=False)
    read = await asleep.client.get(f"/v1/applications/{receipt['id']}")
    assert (read.status_code, read.json()["code"]) == (403, "second-factor-required")


async def test_nobody_decides_on_their_own(
    client: httpx.AsyncClient, make_person: MakePerson, database: Database
) -> None:
    lead = await make_person("Egen Virksomhed", staff_role="programme_lead")
    assert lead.actor_id
    own_address = await applied(client, for_herning(applicant_email=lead.email.upper()))
    own_house = await applied(client, claiming(lead.actor_id))
    for receipt in (own_address, own_house):
        for verb, said in (("accept", {}), ("refuse", REASON), ("request-changes", REASON)):
            answer = await lead.client.post(
                f"/v1/applications/{receipt['id']}/{verb}", json=said, headers=AS_IT_STANDS
            )
            assert (answer.status_code, answer.json()["code"]) == (403, "not-allowed")
            assert "colleague" in answer.json()["detail"]
        read = (await lead.client.get(f"/v1/applications/{receipt['id']}")).json()
        assert read["possible"] == []
        assert "colleague" in read["why_not_decide"]


async def test_refusal_needs_a_reason_which_the_applicant_reads(
    client: httpx.AsyncClient, make_person: MakePerson, database: Database
) -> None:
    receipt = await applied(client)
    lead = await make_person(None, staff_role="programme_lead")
    address = f"/v1/applications/{receipt['id']}/refuse"
    for said in ({}, {"reason": ""}, {"reason": "  "}, {"reason": None}):
        assert (await lead.client.post(address, json=said, headers=AS_IT_STANDS)).status_code == 422
    refused = await lead.client.post(address, json=REASON, headers=AS_IT_STANDS)
    assert (refused.json()["state"], refused.json()["possible"]) == ("refused", [])
    mail = (await mails_to(database, "mette@gl-lund.example"))[-1]
    assert REASON["reason"] in mail["body_text"]
    assert mail["language"] == "da"


@pytest.mark.parametrize("field", ["state", "decided_by", "decided_at", "token", "actor_id", "version"])
async def test_staff_say_nothing_but_their_decision(
    client: httpx.AsyncClient, make_person: MakePerson, field: str
) -> None:
    receipt = await applied(client)
    lead = await make_person(None, staff_role="programme_lead")
    for verb, said in (("accept", {}), ("refuse", REASON), ("request-changes", REASON)):
        address = f"/v1/applications/{receipt['id']}/{verb}"
        answer = await lead.client.post(address, json={**said, field: "accepted"}, headers=AS_IT_STANDS)
        assert answer.status_code == 422
        assert [error["pointer"] for error in answer.json()["errors"]] == [f"/{field}"]


async def test_what_is_decided_on_is_what_was_read(
    client: httpx.AsyncClient, make_person: MakePerson
) -> None:
    receipt = await applied(client)
    lead = await make_person(None, staff_role="programme_lead")
    address = f"/v1/applications/{receipt['id']}"
    seen = (await lead.client.get(address)).headers["etag"]
    corrected = await client.patch(
        "/v1/applications/mine",
        json={"message": "Vi har også en butik."},
        headers={"Application-Token": receipt["token"], "If-Match": seen},
    )
    assert corrected.status_code == 200
    for verb, said in (("accept", {}), ("refuse", REASON), ("request-changes", REASON)):
        blind = await lead.client.post(f"{address}/{verb}", json=said)
        assert (blind.status_code, blind.json()["code"]) == (428, "if-match-required")
        late = await lead.client.post(f"{address}/{verb}", json=said, headers={"If-Match": seen})
        assert (late.status_code, late.json()["code"]) == (412, "changed-meanwhile")
    now = {"If-Match": (await lead.client.get(address)).headers["etag"]}
    assert (await lead.client.post(f"{address}/accept", json={}, headers=now)).status_code == 200


async def test_the_list_is_filtered_and_pages(
    client: httpx.AsyncClient, make_person: MakePerson, database: Database
) -> None:
    actor_id, _ = await make_actor(database, "Uldspinderiet")
    receipts = [
        await applied(client, for_herning(applicant_email="a@people.example")),
        await applied(client, for_cloth(applicant_email="b@people.example", applicant_name="Núria Puig")),
        await applied(client, claiming(actor_id, applicant_email="c@people.example")),
    ]
    lead = await make_person(None, staff_role="programme_lead")

    async def listed(**query: Any) -> list[str]:
        answer = await lead.client.get("/v1/applications", params=query)
        assert answer.status_code == 200, answer.text
        return [row["id"] for row in answer.json()["data"]]

    newest_first = [receipt["id"] for receipt in reversed(receipts)]
    assert await listed() == newest_first
    assert await listed(programme="cloth") == [receipts[1]["id"]]
    assert await listed(q="uldspind") == [receipts[2]["id"]]
    assert await listed(q="puig") == [receipts[1]["id"]]
    assert [await listed(q=wildcard) for wildcard in ("%", "_", "\\")] == [[], [], []]
    assert await listed(state=["accepted", "refused"]) == []
    first = (await lead.client.get("/v1/applications", params={"limit": 2})).json()
    second = (await lead.client.get(first["page"]["next"])).json()
    assert [row["id"] for row in first["data"] + second["data"]] == newest_first
    assert second["page"]["next"] is None
    assert "applicant_email" not in first["data"][0]


async def test_who_has_read_an_application_stands_in_the_journal(
    client: httpx.AsyncClient, make_person: MakePerson, database: Database
) -> None:
    receipt = await applied(client)
    auditor = await make_person(None, staff_role="auditor")
    await auditor.client.get(f"/v1/applications/{receipt['id']}")
    rows = await database.pool.fetch(
        "select tag, user_id, before, after, change from journal_entries where subject_id = $1 order by id",
        UUID(receipt["id"]),
    )
    assert [(row["tag"], row["user_id"]) for row in rows] == [
        ("application.submitted", None),
        ("application.read", auditor.user_id),
    ]
    assert "ette" not in str([dict(row) for row in rows])
