"""An organisation says whom it does not deal with: known to its administrators alone."""

from typing import Any
from uuid import UUID, uuid4

from conftest import MakePerson, Person
from streams.bodies import need, offer
from symbiosis.kit.database import Database


def address(person: Person) -> str:
    return f"/v1/actors/{person.actor_id}/blocked-actors"


async def block(person: Person, *others: Any) -> Any:
    return await person.client.put(address(person), json={"actor_ids": [str(other) for other in others]})


async def test_the_list_is_set_whole_and_read_by_name(make_person: MakePerson) -> None:
    one = await make_person("Systuen")
    weaver, dyer = await make_person("Væveriet"), await make_person("Farveriet")
    answer = await block(one, weaver.actor_id, dyer.actor_id)
    assert [actor["display_name"] for actor in answer.json()["data"]] == ["Farveriet", "Væveriet"]
    assert len((await block(one, dyer.actor_id)).json()["data"]) == 1
    assert [a["id"] for a in (await one.client.get(address(one))).json()["data"]] == [str(dyer.actor_id)]


async def test_the_blocked_ones_and_staff_are_not_told(make_person: MakePerson) -> None:
    one, other = await make_person("Systuen"), await make_person("Væveriet")
    staff = await make_person(None, staff_role="programme_lead")
    assert (await block(one, other.actor_id)).status_code == 200
    for reader in (other, staff):
        assert (await reader.client.get(address(one))).status_code == 403
    history = await one.client.get(f"/v1/actors/{one.actor_id}/history")
    assert str(other.actor_id) not in history.text
    assert "actor.blocks_changed" in history.text


async def test_a_colleague_who_only_lists_material_does_not_choose(make_person: MakePerson) -> None:
    editor, other = await make_person("Systuen", role="stream_editor"), await make_person("Væveriet")
    assert (await block(editor, other.actor_id)).status_code == 403


async def test_whom_one_cannot_block_is_named(make_person: MakePerson) -> None:
    one = await make_person("Systuen")
    answer = await block(one, one.actor_id, uuid4())
    assert answer.status_code == 422
    assert [(e["pointer"], e["code"]) for e in answer.json()["errors"]] == [
        ("/actor_ids/0", "own_organisation"),
        ("/actor_ids/1", "unknown_actor"),
    ]


async def test_the_same_list_changes_nothing(make_person: MakePerson, database: Database) -> None:
    one, other = await make_person("Systuen"), await make_person("Væveriet")
    await block(one, other.actor_id)
    entries = "select count(*) from journal_entries where tag = 'actor.blocks_changed'"
    before = await database.pool.fetchval(entries)
    await block(one, other.actor_id)
    assert await database.pool.fetchval(entries) == before


async def test_both_sides_are_matched_anew(make_person: MakePerson, database: Database) -> None:
    one = await make_person("Systuen", role="org_admin")
    other = await make_person("Spinderiet", role="org_admin")
    mine = (await one.client.post("/v1/material-streams", json=offer(publish=True))).json()["id"]
    theirs = (await other.client.post("/v1/material-streams", json=need(publish=True))).json()["id"]
    await database.pool.execute("delete from pgqueuer")
    await block(one, other.actor_id)
    waiting = await database.pool.fetch("select convert_from(payload, 'UTF8') as said from pgqueuer")
    asked = "".join(row["said"] for row in waiting)
    assert mine in asked
    assert theirs in asked


async def test_blocks_of_a_merged_organisation_go_on(make_person: MakePerson, database: Database) -> None:
    one, double = await make_person("Systuen"), await make_person("Systuen igen")
    other = await make_person("Væveriet")
    await block(double, other.actor_id, one.actor_id)
    await block(other, double.actor_id)
    lead = await make_person(None, staff_role="programme_lead")
    answer = await lead.client.post(
        f"/v1/actors/{double.actor_id}/merge", json={"into": str(one.actor_id), "reason": "The same"}
    )
    assert answer.status_code == 200, answer.text
    rows = await database.pool.fetch("select actor_id, blocked_id from actor_blocks")
    kept: set[tuple[UUID, UUID]] = {(row["actor_id"], row["blocked_id"]) for row in rows}
    assert kept == {(one.actor_id, other.actor_id), (other.actor_id, one.actor_id)}
