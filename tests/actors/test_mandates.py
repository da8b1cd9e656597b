"""Mandates: an organisation lets a facilitator act for it, until it does not."""

from datetime import timedelta
from typing import Any

import httpx
import pytest

from actors.rows import row
from conftest import MakePerson, Person
from streams.bodies import offer
from symbiosis.kit import clock
from symbiosis.kit.database import Database


@pytest.fixture(autouse=True)
async def _clusters(database: Database) -> None:
    await database.pool.execute(
        "insert into clusters (slug, name, country) values ('modacc', 'Modacc', 'ES'), ('herning', 'Herning', 'DK');"
        "insert into programmes (slug, name) values ('cloth', 'CLOTH');"
        "insert into programme_clusters (programme_slug, cluster_slug) values ('cloth', 'herning')"
    )


async def confirm(database: Database, actor_id: Any, cluster: str) -> None:
    await database.pool.execute(
        "insert into cluster_memberships (cluster_slug, actor_id) values ($1, $2)", cluster, actor_id
    )


def until(days: int) -> str:
    return (clock.now() + timedelta(days=days)).isoformat()


async def ask(boss: Person, holder: Person, **said: Any) -> httpx.Response:
    body = {"holder_id": str(holder.user_id), "scope": ["streams", "matches"], "valid_until": until(90)}
    return await boss.client.post(f"/v1/actors/{boss.actor_id}/mandates", json=body | said)


async def grant(boss: Person, holder: Person, **said: Any) -> dict[str, Any]:
    answer = await ask(boss, holder, **said)
    assert answer.status_code == 201, answer.text
    granted: dict[str, Any] = answer.json()
    return granted


async def acts(holder: Person, boss: Person) -> int:
    """The status of listing something for the organisation."""
    answer = await holder.client.post("/v1/material-streams", json=offer(owner_id=str(boss.actor_id)))
    return answer.status_code


async def held(holder: Person) -> list[str]:
    return [m["actor"]["display_name"] for m in (await holder.client.get("/v1/me")).json()["mandates"]]


async def test_a_facilitator_acts_on_behalf_of_the_organisation(
    database: Database, make_person: MakePerson
) -> None:
    boss = await make_person("Systuen")
    helper = await make_person(None, staff_role="facilitator")
    assert await acts(helper, boss) == 403
    granted = await grant(boss, helper)
    assert (granted["in_force"], granted["holder"]["user_id"]) == (True, str(helper.user_id))
    assert granted["granted_by"]["user_id"] == str(boss.user_id)
    assert await held(helper) == ["Systuen"]
    assert await acts(helper, boss) == 201
    entry = await row(database, "select * from journal_entries order by id desc limit 1")
    assert (entry["user_id"], entry["on_behalf_of"]) == (helper.user_id, boss.actor_id)
    mail = await row(database, "select * from mails")
    assert (mail["recipient"], mail["subject"]) == (helper.email, "Du har fuldmagt fra Systuen")


async def test_a_mandate_is_for_its_scope_only(make_person: MakePerson) -> None:
    boss = await make_person("Systuen")
    helper = await make_person(None, staff_role="facilitator")
    await grant(boss, helper, scope=["matches"])
    assert await acts(helper, boss) == 403
    unsigned = await ask(boss, helper, scope=["signing"])
    assert unsigned.status_code == 422


async def test_it_can_choose_staff_of_its_clusters_and_of_the_platform(
    database: Database, make_person: MakePerson
) -> None:
    boss = await make_person("Systuen")
    await confirm(database, boss.actor_id, "herning")
    near = await make_person(None, staff_role="facilitator", cluster="herning")
    manager = await make_person(None, staff_role="cluster_manager", cluster="herning")
    leads = await make_person(None, staff_role="programme_lead", programme="cloth")
    everywhere = await make_person(None, staff_role="facilitator")
    far = await make_person(None, staff_role="facilitator", cluster="modacc")
    pays = await make_person(None, staff_role="finance")
    answer = await boss.client.get(f"/v1/actors/{boss.actor_id}/facilitators")
    assert answer.status_code == 200, answer.text
    choice = answer.json()["data"]
    assert {row["user_id"] for row in choice} == {str(p.user_id) for p in (near, manager, leads, everywhere)}
    assert "@" not in answer.text
    for stranger in (far, pays, boss):
        refused = await ask(boss, stranger)
        assert refused.status_code == 422, refused.text
        assert refused.json()["errors"][0]["pointer"] == "/holder_id"


@pytest.mark.parametrize("days", [-1, 400])
async def test_a_mandate_ends_within_a_year(make_person: MakePerson, days: int) -> None:
    boss = await make_person("Systuen")
    helper = await make_person(None, staff_role="facilitator")
    refused = await ask(boss, helper, valid_until=until(days))
    assert [e["pointer"] for e in refused.json()["errors"]] == ["/valid_until"]


async def test_only_administrators_grant(make_person: MakePerson) -> None:
    editor = await make_person("Systuen", role="stream_editor")
    helper = await make_person(None, staff_role="facilitator")
    assert (await ask(editor, helper)).status_code == 403


async def test_the_organisation_revokes_and_it_ends_at_the_next_request(
    database: Database, make_person: MakePerson
) -> None:
    boss = await make_person("Systuen")
    helper = await make_person(None, staff_role="facilitator")
    granted = await grant(boss, helper)
    answer = await boss.client.post(f"/v1/mandates/{granted['id']}/revoke")
    assert answer.status_code == 200, answer.text
    assert answer.json()["in_force"] is False
    assert await acts(helper, boss) == 403
    again = await boss.client.post(f"/v1/mandates/{granted['id']}/revoke")
    assert again.status_code == 409
    mails = await database.pool.fetch("select recipient from mails order by id")
    assert [row["recipient"] for row in mails] == [helper.email, helper.email]


async def test_the_holder_hands_it_back(database: Database, make_person: MakePerson) -> None:
    boss = await make_person("Systuen")
    helper = await make_person(None, staff_role="facilitator")
    granted = await grant(boss, helper)
    assert (await helper.client.post(f"/v1/mandates/{granted['id']}/revoke")).status_code == 200
    assert await held(helper) == []
    told = await row(database, "select * from mails order by id desc limit 1")
    assert told["recipient"] == boss.email
    # Subjects outlive the sending: a person who erases themselves must not go on standing in one.
    name = await database.pool.fetchval("select display_name from users where id = $1", helper.user_id)
    assert name in told["body_text"]
    assert name not in told["subject"]
    entry = await row(database, "select * from journal_entries where tag = 'mandate.revoked'")
    assert (entry["user_id"], entry["on_behalf_of"], entry["actor_id"]) == (
        helper.user_id,
        None,
        boss.actor_id,
    )


async def test_others_know_nothing_of_a_mandate(make_person: MakePerson) -> None:
    boss, stranger = await make_person("Systuen"), await make_person("Væveriet")
    helper = await make_person(None, staff_role="facilitator")
    granted = await grant(boss, helper)
    assert (await stranger.client.post(f"/v1/mandates/{granted['id']}/revoke")).status_code == 404
    other = await make_person(None, staff_role="facilitator")
    assert (await other.client.post(f"/v1/mandates/{granted['id']}/revoke")).status_code == 403


async def test_a_new_mandate_replaces_the_one_before(database: Database, make_person: MakePerson) -> None:
    boss = await make_person("Systuen")
    helper = await make_person(None, staff_role="facilitator")
    await grant(boss, helper)
    await grant(boss, helper, scope=["matches"])
    listed = (await boss.client.get(f"/v1/actors/{boss.actor_id}/mandates")).json()["data"]
    assert [(m["scope"], m["in_force"]) for m in listed] == [
        (["matches"], True),
        (["matches", "streams"], False),
    ]
    assert await acts(helper, boss) == 403


async def test_it_ends_by_itself_with_its_time(database: Database, make_person: MakePerson) -> None:
    boss = await make_person("Systuen")
    helper = await make_person(None, staff_role="facilitator")
    await grant(boss, helper)
    await database.pool.execute(
        "update mandates set created_at = now() - interval '2 days', valid_until = now()"
    )
    assert await held(helper) == []
    assert await acts(helper, boss) == 403


async def test_it_ends_with_the_last_staff_role_and_does_not_come_back(
    database: Database, make_person: MakePerson
) -> None:
    boss = await make_person("Systuen")
    lead = await make_person(None, staff_role="programme_lead")
    helper = await make_person(None, staff_role="facilitator")
    await grant(boss, helper)
    (role,) = [
        r
        for r in (await lead.client.get("/v1/staff-roles")).json()["data"]
        if r["person"]["user_id"] == str(helper.user_id)
    ]
    assert (await lead.client.post(f"/v1/staff-roles/{role['id']}/end")).status_code == 200
    assert await held(helper) == []
    assert await acts(helper, boss) == 403
    answer = await lead.client.post("/v1/staff-roles", json={"email": helper.email, "role": "facilitator"})
    assert answer.status_code == 201, answer.text
    assert await held(helper) == []
    tags = await database.pool.fetch("select tag from journal_entries where actor_id = $1", boss.actor_id)
    assert [row["tag"] for row in tags] == ["mandate.granted", "mandate.lapsed"]


async def test_a_role_that_ran_out_does_not_wake_old_mandates_when_it_is_given_anew(
    database: Database, make_person: MakePerson
) -> None:
    boss = await make_person("Systuen")
    lead = await make_person(None, staff_role="programme_lead")
    helper = await make_person(None, staff_role="facilitator")
    await grant(boss, helper)
    await database.pool.execute(
        "update staff_grants set valid_until = now() where user_id = $1", helper.user_id
    )
    assert await held(helper) == []
    await lead.client.post("/v1/staff-roles", json={"email": helper.email, "role": "facilitator"})
    assert await held(helper) == []


async def test_a_mandate_sleeps_without_a_second_factor(database: Database, make_person: MakePerson) -> None:
    boss = await make_person("Systuen")
    helper = await make_person(None, staff_role="facilitator", second_factor=False)
    await grant(boss, helper)
    assert await acts(helper, boss) == 403
    assert (await helper.client.get("/v1/me")).json()["staff_asleep"] is True
