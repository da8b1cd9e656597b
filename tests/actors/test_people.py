"""The people of an organisation: who sees them, who changes them, who stays."""

import asyncio
from typing import Any

import httpx

from actors.rows import row
from conftest import MakePerson, Person
from symbiosis.kit.database import Database


async def join(database: Database, person: Person, actor_id: Any, role: str) -> None:
    """One more organisation for someone."""
    await database.pool.execute(
        "insert into memberships (user_id, actor_id, role) values ($1, $2, $3)",
        person.user_id,
        actor_id,
        role,
    )


async def colleague(database: Database, make: MakePerson, boss: Person, role: str) -> Person:
    person = await make(None)
    await join(database, person, boss.actor_id, role)
    return person


def people(actor_id: Any) -> str:
    return f"/v1/actors/{actor_id}/people"


async def tags(database: Database, actor_id: Any) -> list[str]:
    rows = await database.pool.fetch(
        "select tag from journal_entries where actor_id = $1 order by id", actor_id
    )
    return [row["tag"] for row in rows]


async def test_colleagues_see_each_other(database: Database, make_person: MakePerson) -> None:
    boss = await make_person("Systuen")
    reader = await colleague(database, make_person, boss, "viewer")
    answer = await reader.client.get(people(boss.actor_id))
    assert answer.status_code == 200, answer.text
    listed = answer.json()["data"]
    assert [(p["email"], p["role"]) for p in listed] == [(boss.email, "org_admin"), (reader.email, "viewer")]
    assert await tags(database, boss.actor_id) == []


async def test_people_of_another_organisation_see_nothing(
    database: Database, make_person: MakePerson
) -> None:
    boss, stranger = await make_person("Systuen"), await make_person("Væveriet")
    actor, one = boss.actor_id, f"{people(boss.actor_id)}/{boss.user_id}"
    asked = [
        await stranger.client.get(people(actor)),
        await stranger.client.patch(one, json={"role": "viewer"}),
        await stranger.client.delete(one),
        await stranger.client.get(f"/v1/actors/{actor}/invitations"),
        await stranger.client.post(
            f"/v1/actors/{actor}/invitations", json={"email": "a@b.example", "role": "viewer"}
        ),
        await stranger.client.get(f"/v1/actors/{actor}/mandates"),
        await stranger.client.get(f"/v1/actors/{actor}/facilitators"),
    ]
    assert [answer.status_code for answer in asked] == [404] * len(asked), [a.text for a in asked]
    assert boss.email not in "".join(answer.text for answer in asked)


async def test_visitors_are_asked_to_sign_in(client: httpx.AsyncClient, make_person: MakePerson) -> None:
    boss = await make_person("Systuen")
    assert (await client.get(people(boss.actor_id))).status_code == 401


async def test_what_staff_read_is_in_the_organisations_history(
    database: Database, make_person: MakePerson
) -> None:
    boss = await make_person("Systuen")
    helper = await make_person(None, staff_role="facilitator")
    answer = await helper.client.get(people(boss.actor_id))
    assert [p["email"] for p in answer.json()["data"]] == [boss.email]
    entry = await row(database, "select * from journal_entries where actor_id = $1", boss.actor_id)
    assert (entry["tag"], entry["user_id"]) == ("organisation.people_read", helper.user_id)


async def test_staff_of_another_cluster_see_nobody(database: Database, make_person: MakePerson) -> None:
    await database.pool.execute(
        "insert into clusters (slug, name, country) values ('modacc', 'Modacc', 'ES')"
    )
    boss = await make_person("Systuen")
    helper = await make_person(None, staff_role="facilitator", cluster="modacc")
    assert (await helper.client.get(people(boss.actor_id))).status_code == 404


async def test_an_administrator_changes_a_role_and_the_person_is_told(
    database: Database, make_person: MakePerson
) -> None:
    boss = await make_person("Systuen")
    other = await colleague(database, make_person, boss, "viewer")
    answer = await boss.client.patch(
        f"{people(boss.actor_id)}/{other.user_id}", json={"role": "stream_editor"}
    )
    assert answer.status_code == 200, answer.text
    assert (answer.json()["role"], answer.json()["email"]) == ("stream_editor", other.email)
    entry = await row(database, "select * from journal_entries where tag = 'member.role_changed'")
    assert (entry["subject_id"], entry["before"], entry["after"]) == (
        other.user_id,
        '{"role": "viewer"}',
        '{"role": "stream_editor"}',
    )
    mail = await row(database, "select * from mails")
    assert mail["recipient"] == other.email
    assert "Systuen" in mail["subject"]
    assert "redaktør" in mail["body_text"]


async def test_a_role_change_stops_someone_at_the_next_request(
    database: Database, make_person: MakePerson
) -> None:
    boss = await make_person("Systuen")
    second = await colleague(database, make_person, boss, "org_admin")
    address = f"/v1/actors/{boss.actor_id}/invitations"
    before = {cookie.value for cookie in second.client.cookies.jar}
    assert (await second.client.get(address)).status_code == 200
    await boss.client.patch(f"{people(boss.actor_id)}/{second.user_id}", json={"role": "viewer"})
    assert (await second.client.get(address)).status_code == 403
    assert {cookie.value for cookie in second.client.cookies.jar} != before
    await boss.client.delete(f"{people(boss.actor_id)}/{second.user_id}")
    assert (await second.client.get(people(boss.actor_id))).status_code in (403, 404)
    assert (await second.client.get("/v1/me")).json()["memberships"] == []


async def test_only_administrators_change_others(database: Database, make_person: MakePerson) -> None:
    boss = await make_person("Systuen")
    editor = await colleague(database, make_person, boss, "stream_editor")
    theirs, own = (f"{people(boss.actor_id)}/{p.user_id}" for p in (boss, editor))
    assert (await editor.client.patch(theirs, json={"role": "viewer"})).status_code == 403
    assert (await editor.client.delete(theirs)).status_code == 403
    assert (await editor.client.patch(own, json={"role": "org_admin"})).status_code == 403
    helper = await make_person(None, staff_role="cluster_manager")
    assert (await helper.client.delete(theirs)).status_code == 403


async def test_a_role_takes_nothing_but_the_role(make_person: MakePerson) -> None:
    boss = await make_person("Systuen")
    answer = await boss.client.patch(
        f"{people(boss.actor_id)}/{boss.user_id}", json={"role": "org_admin", "since": "2020-01-01T00:00:00Z"}
    )
    assert answer.status_code == 422


async def test_the_last_administrator_hands_over_before_leaving(
    database: Database, make_person: MakePerson
) -> None:
    boss = await make_person("Systuen")
    heir = await colleague(database, make_person, boss, "viewer")
    own = f"{people(boss.actor_id)}/{boss.user_id}"
    for refused in (await boss.client.delete(own), await boss.client.patch(own, json={"role": "viewer"})):
        assert (refused.status_code, refused.json()["code"]) == (409, "last-administrator")
        assert "somebody else an administrator" in refused.json()["detail"]
    await boss.client.patch(f"{people(boss.actor_id)}/{heir.user_id}", json={"role": "org_admin"})
    assert (await boss.client.delete(own)).status_code == 204
    assert [p["email"] for p in (await heir.client.get(people(boss.actor_id))).json()["data"]] == [heir.email]
    assert await tags(database, boss.actor_id) == ["member.role_changed", "member.left"]


async def test_of_two_administrators_who_leave_at_once_one_stays(
    database: Database, make_person: MakePerson
) -> None:
    boss = await make_person("Systuen")
    second = await colleague(database, make_person, boss, "org_admin")
    answers = await asyncio.gather(
        *(p.client.delete(f"{people(boss.actor_id)}/{p.user_id}") for p in (boss, second))
    )
    assert sorted(answer.status_code for answer in answers) == [204, 409]


async def test_someone_belongs_to_several_organisations(database: Database, make_person: MakePerson) -> None:
    boss, other = await make_person("Systuen"), await make_person("Væveriet")
    await join(database, boss, other.actor_id, "negotiator")
    mine = (await boss.client.get("/v1/me")).json()["memberships"]
    assert {m["actor"]["display_name"]: m["role"] for m in mine} == {
        "Systuen": "org_admin",
        "Væveriet": "negotiator",
    }
    rights = {m["actor"]["display_name"]: m["capabilities"] for m in mine}
    assert "people.manage" in rights["Systuen"]
    assert rights["Væveriet"] == ["exchanges.take_part", "matches.decide", "organisation.read"]


async def test_people_of_a_suspended_organisation_still_look_after_themselves(
    database: Database, make_person: MakePerson
) -> None:
    boss = await make_person("Systuen")
    other = await colleague(database, make_person, boss, "viewer")
    await database.pool.execute("update actors set standing = 'suspended' where id = $1", boss.actor_id)
    answer = await boss.client.delete(f"{people(boss.actor_id)}/{other.user_id}")
    assert answer.status_code == 204, answer.text
    mail = await row(database, "select * from mails")
    assert (mail["recipient"], "Systuen" in mail["body_text"]) == (other.email, True)
