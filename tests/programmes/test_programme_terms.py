"""A programme as its readers see it, and what its lead sets."""

from typing import Any

import httpx
import pytest

from conftest import MakePerson, Person
from programmes.cloth import LDC
from symbiosis.kit.database import Database

CLOTH = "/v1/programmes/cloth"


@pytest.fixture
async def lead(cloth: str, make_person: MakePerson) -> Person:
    return await make_person(None, staff_role="programme_lead", programme=cloth)


@pytest.fixture
async def manager(cloth: str, make_person: MakePerson) -> Person:
    return await make_person(None, staff_role="cluster_manager", cluster=LDC)


async def tag(client: httpx.AsyncClient, path: str = "profile") -> dict[str, str]:
    return {"If-Match": (await client.get(f"{CLOTH}/{path}")).headers["etag"]}


async def journal(database: Database, what: str) -> list[Any]:
    return list(
        await database.pool.fetch("select * from journal_entries where tag = $1", f"programme.{what}")
    )


async def test_everyone_reads_what_the_programme_is(client: httpx.AsyncClient, cloth: str) -> None:
    profile = (await client.get(f"{CLOTH}/profile")).json()
    assert sum(profile["targets"].values()) == 100
    assert profile["targets"]["sme"] == 75
    assert profile["partners"][0]["cluster_slug"] == "modacc"
    assert {partner["country"] for partner in profile["partners"]} == {"ES", "BG", "FR", "RO", "DK"}
    assert profile["may_set"] is False
    assert (await client.get("/v1/programmes/tekstilsymbiose-herning/profile")).status_code == 404
    assert (await client.get("/v1/funded-programmes")).json()["data"] == [profile]


async def test_lead_changes_profile_and_a_partners_share(lead: Person, database: Database) -> None:
    client = lead.client
    assert (await client.get(f"{CLOTH}/profile")).json()["may_set"] is True
    changed = await client.patch(f"{CLOTH}/profile", json={"members_target": 60}, headers=await tag(client))
    assert changed.json()["members_target"] == 60
    stale = await client.patch(f"{CLOTH}/profile", json={"members_target": 61}, headers={"If-Match": '"v1"'})
    assert stale.status_code == 412
    wrong = await client.patch(f"{CLOTH}/profile", json={"ends_on": "2021-01-01"}, headers=await tag(client))
    assert wrong.json()["errors"][0]["pointer"] == "/ends_on"
    gone = await client.patch(
        f"{CLOTH}/profile", json={"archive_until": "2023-01-01"}, headers=await tag(client)
    )
    assert gone.json()["errors"][0]["pointer"] == "/archive_until"
    share = {"targets": {"sme": 15, "large_company": 1}, "payout_currency": "DKK"}
    partner = await client.patch(f"{CLOTH}/partners/{LDC}", json=share, headers={"If-Match": '"v1"'})
    assert partner.json()["targets"] == share["targets"]
    assert partner.headers["etag"] == '"v2"'
    assert len(await journal(database, "profile_changed")) == 1
    assert len(await journal(database, "partner_changed")) == 1


async def test_lead_says_who_answers_for_what_is_written_and_how_long_it_is_kept(lead: Person) -> None:
    client = lead.client
    said = {"disclaimer": {"en": "The views are the author's own."}, "archive_until": "2031-12-31"}
    changed = await client.patch(f"{CLOTH}/profile", json=said, headers=await tag(client))
    assert changed.json() | said == changed.json()
    emptied = await client.patch(f"{CLOTH}/profile", json={"archive_until": None}, headers=await tag(client))
    assert emptied.json()["archive_until"] is None
    silent = await client.patch(f"{CLOTH}/profile", json={"disclaimer": None}, headers=await tag(client))
    assert silent.json()["errors"][0]["pointer"] == "/disclaimer"


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("PATCH", "profile", {"members_target": 60}),
        ("PATCH", f"partners/{LDC}", {"targets": {"sme": 75}}),
        ("POST", "rule-sets", {"valid_from": "2026-01-01"}),
        ("PUT", "countries/NO", {}),
        ("PUT", "eligibility/sme/visitor", {"allowed": False}),
        ("PUT", "evidence-checklist/photo", {"mandatory": True, "applies": "all"}),
    ],
)
async def test_only_the_lead_of_this_programme_sets_its_terms(
    make_person: MakePerson, manager: Person, method: str, path: str, body: dict[str, Any]
) -> None:
    other = await make_person(None, staff_role="programme_lead", programme="tekstilsymbiose-herning")
    for person in (manager, other):
        answer = await person.client.request(method, f"{CLOTH}/{path}", json=body, headers={"If-Match": "*"})
        assert answer.status_code == 403, answer.text


async def test_new_rules_are_a_new_version_and_the_old_one_stays(lead: Person, database: Database) -> None:
    before = (await lead.client.get(f"{CLOTH}/rule-sets")).json()["data"]
    assert [(row["version"], row["in_force"]) for row in before] == [(1, True)]
    made = await lead.client.post(
        f"{CLOTH}/rule-sets", json={"valid_from": "2026-01-01", "min_working_days": 4, "near_km": 150.5}
    )
    assert made.status_code == 201
    assert (made.json()["version"], made.json()["near_km"], made.json()["cap_eur"]) == (2, 150.5, "1100.00")
    after = (await lead.client.get(f"{CLOTH}/rule-sets")).json()["data"]
    assert after[1] == before[0] | {"in_force": False}
    for change in ("update rule_sets set cap_eur = 1", "delete from rate_tables"):
        with pytest.raises(Exception, match="never changed"):
            await database.pool.execute(change)
    short = {"valid_from": "2026-01-01", "min_working_days": 6}
    wrong = await lead.client.post(f"{CLOTH}/rule-sets", json=short)
    assert wrong.json()["errors"][0]["code"] == "below_minimum"


async def test_shipped_rates_are_unconfirmed_with_their_source_until_the_lead_says_so(lead: Person) -> None:
    (shipped,) = (await lead.client.get(f"{CLOTH}/rate-tables")).json()["data"]
    assert (shipped["name"], shipped["confirmed"], shipped["rates"]["FI"]) == (
        "EYE until 2023",
        False,
        "950.00",
    )
    assert "not confirmed" in shipped["source"]
    table = {
        "name": "As the funder wrote",
        "valid_from": "2026-01-01",
        "confirmed": True,
        "source": "Letter of the funder",
        "rates": {"FI": "1000", "DK": "1100.5"},
    }
    made = await lead.client.post(f"{CLOTH}/rate-tables", json=table)
    assert made.json()["rates"] == {"DK": "1100.50", "FI": "1000.00"}
    assert made.json()["in_force"] is True
    refused: tuple[dict[str, object], ...] = (
        {"rates": {"ZZ": "1.00"}},
        {"rates": {"FI": "0"}},
        {"rates": {}},
        {"valid_to": "2025-01-01"},
    )
    for wrong in refused:
        answer = await lead.client.post(f"{CLOTH}/rate-tables", json=table | wrong)
        assert answer.status_code == 422, answer.text


async def test_countries_come_and_go(lead: Person) -> None:
    client = lead.client
    put = await client.put(
        f"{CLOTH}/countries/NO", json={"as_visitor": False}, headers=await tag(client, "countries")
    )
    assert put.json()["as_visitor"] is False
    listed = (await client.get(f"{CLOTH}/countries")).json()["data"]
    assert "NO" in {row["country"] for row in listed}
    without = await client.delete(f"{CLOTH}/countries/NO")
    assert without.status_code == 428
    gone = await client.delete(f"{CLOTH}/countries/NO", headers=await tag(client, "countries"))
    assert gone.status_code == 204
    again = await client.delete(f"{CLOTH}/countries/NO", headers=await tag(client, "countries"))
    assert again.status_code == 404
    unknown = await client.put(f"{CLOTH}/countries/QQ", json={}, headers=await tag(client, "countries"))
    assert unknown.status_code == 422


async def test_the_matrix_has_every_cell_and_refuses_money_for_hosts(lead: Person) -> None:
    client = lead.client
    cells = (await client.get(f"{CLOTH}/eligibility")).json()["data"]
    assert len(cells) == 24
    sme = next(cell for cell in cells if (cell["organisation_class"], cell["role"]) == ("sme", "visitor"))
    assert (sme["allowed"], sme["funded"], sme["needs_membership"]) == (True, True, True)
    path = f"{CLOTH}/eligibility/university"
    put = await client.put(
        f"{path}/visitor", json={"allowed": True, "funded": True}, headers=await tag(client, "eligibility")
    )
    assert put.json()["funded"] is True
    for role, body in (
        ("host", {"allowed": True, "funded": True}),
        ("visitor", {"allowed": False, "funded": True}),
    ):
        answer = await client.put(f"{path}/{role}", json=body, headers=await tag(client, "eligibility"))
        assert answer.json()["errors"][0]["code"] == "not_fundable"


async def test_a_partner_may_have_lines_of_its_own(lead: Person) -> None:
    client, path = lead.client, f"{CLOTH}/evidence-checklist"

    async def line(kind: str, query: str = "") -> dict[str, Any]:
        lines = (await client.get(f"{path}{query}")).json()["data"]
        return next(found for found in lines if found["kind"] == kind)

    assert len((await client.get(path)).json()["data"]) == 15
    body = {"mandatory": True, "applies": "funded"}
    query = f"?cluster={LDC}"
    set_ = await client.put(
        f"{path}/stay_proof{query}", json=body, headers=await tag(client, "evidence-checklist")
    )
    assert set_.status_code == 204
    assert await line("stay_proof", query) == {"kind": "stay_proof", "own": True, **body}
    assert (await line("stay_proof"))["mandatory"] is False
    assert (await line("stay_proof", "?cluster=modacc"))["mandatory"] is False
    gone = await client.delete(f"{path}/stay_proof{query}", headers=await tag(client, "evidence-checklist"))
    assert gone.status_code == 204
    assert (await line("stay_proof", query))["own"] is False
    foreign = "?cluster=tekstilsymbiose-herning"
    answer = await client.put(
        f"{path}/photo{foreign}", json=body, headers=await tag(client, "evidence-checklist")
    )
    assert answer.status_code == 404
