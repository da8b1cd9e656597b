"""Staff roles: who appoints whom, where, and for how long."""

import asyncio
from datetime import timedelta
from typing import Any
from uuid import uuid4

import httpx
import pytest

from actors.rows import row
from conftest import MakePerson, Person
from symbiosis.actors.capabilities import StaffRole
from symbiosis.actors.staff.rules import Place, why_not_appoint, why_not_end
from symbiosis.actors.viewer import PLATFORM, partner
from symbiosis.kit import clock
from symbiosis.kit.database import Database

ROLES = "/v1/staff-roles"
NEW = "ny@people.example"


@pytest.fixture(autouse=True)
async def _programmes(database: Database) -> None:
    await database.pool.execute(
        "insert into clusters (slug, name, country) values ('modacc', 'Modacc', 'ES'), ('herning', 'Herning', 'DK');"
        "insert into programmes (slug, name) values ('cloth', 'CLOTH'), ('net', 'Net');"
        "insert into programme_clusters (programme_slug, cluster_slug) values ('cloth', 'modacc'), ('net', 'herning')"
    )


async def appoint(by: Person, email: str = NEW, **said: Any) -> httpx.Response:
    return await by.client.post(ROLES, json={"email": email, "display_name": "Ny", **said})


async def roles_of(by: Person, person: Person) -> list[dict[str, Any]]:
    listed = (await by.client.get(ROLES)).json()["data"]
    return [role for role in listed if role["person"]["user_id"] == str(person.user_id)]


async def end(by: Person, person: Person, database: Database) -> httpx.Response:
    grant = await database.pool.fetchval("select id from staff_grants where user_id = $1", person.user_id)
    return await by.client.post(f"{ROLES}/{grant}/end")


async def test_a_new_address_gets_an_account_without_a_password_and_a_mail(
    database: Database, make_person: MakePerson
) -> None:
    lead = await make_person(None, staff_role="programme_lead")
    answer = await appoint(lead, role="facilitator", cluster_slug="modacc", language="en")
    assert answer.status_code == 201, answer.text
    role = answer.json()
    assert (role["person"]["email"], role["clusters"], role["granted_by"]["user_id"]) == (
        NEW,
        ["modacc"],
        str(lead.user_id),
    )
    user = await row(database, "select * from users where email = $1", NEW)
    assert (user["password_hash"], user["display_name"], user["language"]) == (None, "Ny", "en")
    mail = await row(database, "select * from mails")
    assert (mail["recipient"], mail["subject"]) == (NEW, "Welcome as facilitator")
    assert "in Modacc" in mail["body_text"]
    assert "http://test/sign-in" in mail["body_text"]
    entry = await row(database, "select * from journal_entries where tag = 'staff_role.appointed'")
    assert entry["user_id"] == lead.user_id
    assert NEW not in str(dict(entry))


async def test_a_new_address_needs_a_name(make_person: MakePerson) -> None:
    lead = await make_person(None, staff_role="programme_lead")
    answer = await lead.client.post(ROLES, json={"email": NEW, "role": "analyst"})
    assert [e["pointer"] for e in answer.json()["errors"]] == ["/display_name"]


@pytest.mark.parametrize(
    ("where", "role", "place", "status"),
    [
        ({"role": "programme_lead"}, "programme_lead", {}, 201),
        ({"role": "programme_lead"}, "finance", {"programme_slug": "cloth"}, 201),
        (
            {"role": "programme_lead", "programme": "cloth"},
            "programme_lead",
            {"programme_slug": "cloth"},
            201,
        ),
        (
            {"role": "programme_lead", "programme": "cloth"},
            "cluster_manager",
            {"cluster_slug": "modacc"},
            201,
        ),
        (
            {"role": "programme_lead", "programme": "cloth"},
            "cluster_manager",
            {"cluster_slug": "herning"},
            403,
        ),
        ({"role": "programme_lead", "programme": "cloth"}, "analyst", {"programme_slug": "net"}, 403),
        ({"role": "programme_lead", "programme": "cloth"}, "analyst", {}, 403),
        ({"role": "cluster_manager", "cluster": "modacc"}, "facilitator", {"cluster_slug": "modacc"}, 201),
        ({"role": "cluster_manager", "cluster": "modacc"}, "reviewer", {"cluster_slug": "modacc"}, 201),
        ({"role": "cluster_manager", "cluster": "modacc"}, "analyst", {"cluster_slug": "modacc"}, 201),
        ({"role": "cluster_manager", "cluster": "modacc"}, "facilitator", {"cluster_slug": "herning"}, 403),
        ({"role": "cluster_manager", "cluster": "modacc"}, "facilitator", {"programme_slug": "cloth"}, 403),
        ({"role": "cluster_manager", "cluster": "modacc"}, "facilitator", {}, 403),
        ({"role": "cluster_manager", "cluster": "modacc"}, "finance", {"cluster_slug": "modacc"}, 403),
        (
            {"role": "cluster_manager", "cluster": "modacc"},
            "cluster_manager",
            {"cluster_slug": "modacc"},
            403,
        ),
        ({"role": "facilitator"}, "analyst", {}, 403),
        ({"role": "auditor"}, "analyst", {}, 403),
    ],
)
async def test_who_appoints_whom(
    make_person: MakePerson, where: dict[str, str], role: str, place: dict[str, str], status: int
) -> None:
    appointer = await make_person(
        None,
        staff_role=where["role"],
        programme=where.get("programme"),
        cluster=where.get("cluster"),
    )
    answer = await appoint(appointer, role=role, **place)
    assert answer.status_code == status, answer.text


@pytest.mark.parametrize(
    ("said", "pointer"),
    [
        ({"role": "programme_lead", "cluster_slug": "modacc"}, "/cluster_slug"),
        ({"role": "cluster_manager"}, "/cluster_slug"),
        ({"role": "analyst", "cluster_slug": "nowhere"}, "/cluster_slug"),
        ({"role": "analyst", "programme_slug": "nowhere"}, "/programme_slug"),
        ({"role": "analyst", "programme_slug": "cloth", "cluster_slug": "herning"}, "/cluster_slug"),
        ({"role": "auditor"}, "/valid_until"),
        ({"role": "auditor", "valid_until": "2100-01-01T00:00:00Z"}, "/valid_until"),
        ({"role": "analyst", "valid_until": "2001-01-01T00:00:00Z"}, "/valid_until"),
    ],
)
async def test_roles_hold_in_places_and_times_that_make_sense(
    make_person: MakePerson, said: dict[str, str], pointer: str
) -> None:
    lead = await make_person(None, staff_role="programme_lead")
    answer = await appoint(lead, **said)
    assert answer.status_code == 422, answer.text
    assert [e["pointer"] for e in answer.json()["errors"]] == [pointer]


async def test_auditors_come_for_a_time(make_person: MakePerson) -> None:
    lead = await make_person(None, staff_role="programme_lead")
    ends = (clock.now() + timedelta(days=90)).isoformat()
    assert (await appoint(lead, role="auditor", valid_until=ends)).status_code == 201


@pytest.mark.parametrize(
    ("first", "second", "status"),
    [
        ({"role": "reviewer", "cluster_slug": "modacc"}, {"role": "finance", "cluster_slug": "modacc"}, 409),
        ({"role": "reviewer", "cluster_slug": "modacc"}, {"role": "finance", "programme_slug": "cloth"}, 409),
        ({"role": "finance"}, {"role": "cluster_manager", "cluster_slug": "herning"}, 409),
        ({"role": "programme_lead", "programme_slug": "cloth"}, {"role": "finance"}, 409),
        (
            {"role": "finance", "programme_slug": "net"},
            {"role": "programme_lead", "programme_slug": "net"},
            409,
        ),
        ({"role": "reviewer", "cluster_slug": "modacc"}, {"role": "finance", "cluster_slug": "herning"}, 201),
        ({"role": "facilitator"}, {"role": "finance"}, 201),
        ({"role": "reviewer", "cluster_slug": "modacc"}, {"role": "reviewer", "cluster_slug": "modacc"}, 409),
    ],
)
async def test_whoever_validates_never_pays(
    make_person: MakePerson, first: dict[str, str], second: dict[str, str], status: int
) -> None:
    lead = await make_person(None, staff_role="programme_lead")
    assert (await appoint(lead, **first)).status_code == 201
    answer = await appoint(lead, **second)
    assert answer.status_code == status, answer.text
    if first != second and status == 409:
        assert answer.json()["code"] == "separated-duties"


async def test_of_two_opposed_appointments_at_once_one_holds(make_person: MakePerson) -> None:
    lead = await make_person(None, staff_role="programme_lead")
    person = await make_person(None)
    answers = await asyncio.gather(
        *(appoint(lead, person.email, role=role) for role in ("reviewer", "finance"))
    )
    assert sorted(answer.status_code for answer in answers) == [201, 409]


async def test_nobody_appoints_or_ends_themselves(database: Database, make_person: MakePerson) -> None:
    lead = await make_person(None, staff_role="programme_lead")
    assert (await appoint(lead, lead.email, role="facilitator")).status_code == 403
    assert (await end(lead, lead, database)).status_code == 403


async def test_an_ended_role_sleeps_at_once(database: Database, make_person: MakePerson) -> None:
    lead = await make_person(None, staff_role="programme_lead")
    person = await make_person(None, staff_role="reviewer", cluster="modacc")
    assert len((await person.client.get("/v1/me")).json()["staff"]) == 1
    answer = await end(lead, person, database)
    assert answer.status_code == 200, answer.text
    assert (await person.client.get("/v1/me")).json()["staff"] == []
    assert (await end(lead, person, database)).status_code == 404
    mail = await row(database, "select * from mails")
    assert (mail["recipient"], mail["subject"]) == (person.email, "Din rolle som sagsbehandler er ophørt")


async def test_a_role_sleeps_when_its_time_is_over(database: Database, make_person: MakePerson) -> None:
    manager = await make_person(None, staff_role="cluster_manager", cluster="modacc")
    assert (await manager.client.get(ROLES)).status_code == 200
    await database.pool.execute("update staff_grants set valid_until = now()")
    assert (await manager.client.get(ROLES)).status_code == 403


async def test_a_new_role_counts_at_the_next_request(make_person: MakePerson) -> None:
    lead = await make_person(None, staff_role="programme_lead")
    person = await make_person(None)
    assert (await person.client.get(ROLES)).status_code == 403
    await appoint(
        lead, person.email, role="auditor", valid_until=(clock.now() + timedelta(days=9)).isoformat()
    )
    assert (await person.client.get(ROLES)).status_code == 200


async def test_a_programme_keeps_a_lead_for_as_long(database: Database, make_person: MakePerson) -> None:
    lead = await make_person(None, staff_role="programme_lead")
    substitute = await make_person(None, staff_role="programme_lead")
    await database.pool.execute("update staff_grants set valid_until = null where user_id = $1", lead.user_id)
    refused = await end(substitute, lead, database)
    assert (refused.status_code, refused.json()["code"]) == (409, "last-programme-lead")
    assert (await end(lead, substitute, database)).status_code == 200


async def test_of_two_leads_who_end_each_other_at_once_one_stays(
    database: Database, make_person: MakePerson
) -> None:
    one, two = [await make_person(None, staff_role="programme_lead") for _ in range(2)]
    await database.pool.execute("update staff_grants set valid_until = null")
    answers = await asyncio.gather(end(one, two, database), end(two, one, database))
    assert sorted(a.status_code for a in answers) == [200, 409]


async def test_staff_see_whoever_works_where_they_work(database: Database, make_person: MakePerson) -> None:
    manager = await make_person(None, staff_role="cluster_manager", cluster="modacc")
    near = await make_person(None, staff_role="facilitator", cluster="modacc")
    above = await make_person(None, staff_role="analyst", programme="cloth")
    everywhere = await make_person(None, staff_role="auditor")
    far = await make_person(None, staff_role="facilitator", cluster="herning")
    listed = (await manager.client.get(ROLES)).json()["data"]
    assert {r["person"]["user_id"] for r in listed} == {
        str(p.user_id) for p in (manager, near, above, everywhere)
    }
    assert (await end(manager, far, database)).status_code == 404
    assert (await end(manager, above, database)).status_code == 403
    only = (await manager.client.get(ROLES, params={"role": "analyst"})).json()["data"]
    assert [r["programme_slug"] for r in only] == ["cloth"]
    assert len(await roles_of(manager, near)) == 1


async def test_members_and_those_without_a_second_factor_are_kept_out(make_person: MakePerson) -> None:
    member = await make_person("Systuen")
    assert (await member.client.get(ROLES)).status_code == 403
    asleep = await make_person(None, staff_role="programme_lead", second_factor=False)
    refused = await asleep.client.get(ROLES)
    assert (refused.status_code, refused.json()["code"]) == (403, "second-factor-required")


async def test_me_says_what_roles_let_one_do(make_person: MakePerson) -> None:
    reviewer = await make_person(None, staff_role="reviewer", cluster="modacc")
    me = (await reviewer.client.get("/v1/me")).json()
    (role,) = me["staff"]
    assert (role["role"], role["clusters"]) == ("reviewer", ["modacc"])
    assert role["capabilities"] == sorted(
        [
            *("applications.read", "applications.review", "organisation.read", "organisations.verify"),
            *("exchanges.read", "exchanges.validate", "participants.classify"),
        ]
    )
    assert (me["client"], me["scopes"]) == (None, None)


def test_system_of_a_partner_is_not_the_platform() -> None:
    """Neither has a role; only one of them appoints."""
    system = partner(uuid4(), "Hub", "modacc", frozenset({"actors:write"}))
    place = Place("cloth", "modacc", frozenset({"modacc"}))
    assert why_not_appoint(system, None, StaffRole.FACILITATOR, place)
    assert why_not_end(system, uuid4(), StaffRole.FACILITATOR, place)
    assert why_not_appoint(PLATFORM, None, StaffRole.FACILITATOR, place) is None
