"""Reading the journal: an organisation's own history, and the audit page of staff."""

import httpx

from audit.journals import listed, read
from conftest import MakePerson
from symbiosis.kit.database import Database


async def test_owner_reads_who_did_what_newest_first(make_person: MakePerson) -> None:
    owner = await make_person("Systuen")
    stream_id = await listed(owner, publish=True)
    await owner.client.post(f"/v1/material-streams/{stream_id}/pause")
    entries = await read(owner, f"/v1/actors/{owner.actor_id}/history")
    assert [entry["tag"] for entry in entries] == ["stream.paused", "stream.published", "stream.created"]
    assert entries[0]["by"]["id"] == str(owner.user_id)
    assert entries[0]["by"]["office"] is None
    assert entries[0]["request_id"] is None
    same = await read(owner, f"/v1/material-streams/{stream_id}/history")
    assert [entry["id"] for entry in same] == [entry["id"] for entry in entries]
    danish = await read(owner, f"/v1/actors/{owner.actor_id}/history", headers={"accept-language": "da"})
    assert danish[0]["sentence"].endswith("satte et opslag på pause.")


async def test_what_happens_to_people_is_told_in_words(make_person: MakePerson) -> None:
    owner = await make_person("Systuen")
    invited = {"email": "ny@systuen.example", "role": "viewer", "language": "da"}
    answer = await owner.client.post(f"/v1/actors/{owner.actor_id}/invitations", json=invited)
    assert answer.status_code == 201, answer.text
    path, danish = f"/v1/actors/{owner.actor_id}/history", {"accept-language": "da"}
    [entry] = await read(owner, path, headers=danish)
    assert entry["sentence"].endswith(" inviterede en ny person.")


async def test_history_is_read_page_by_page(make_person: MakePerson) -> None:
    owner = await make_person("Systuen")
    for _ in range(3):
        await listed(owner)
    path, found = f"/v1/actors/{owner.actor_id}/history?limit=2", []
    while path:
        answer = (await owner.client.get(path)).json()
        found += [entry["id"] for entry in answer["data"]]
        path = answer["page"]["next"]
    assert len(found) == len(set(found)) == 3
    assert found == sorted(found, reverse=True)


async def test_others_do_not_read_a_history(client: httpx.AsyncClient, make_person: MakePerson) -> None:
    owner, other = await make_person("Systuen"), await make_person("Væveriet")
    stream_id, draft_id = await listed(owner, publish=True), await listed(owner)
    for path in (f"/v1/actors/{owner.actor_id}/history", f"/v1/material-streams/{stream_id}/history"):
        assert (await client.get(path)).status_code == 401
        await read(other, path, 403)
    await read(other, f"/v1/material-streams/{draft_id}/history", 404)


async def test_journal_is_for_staff_who_audit(make_person: MakePerson, database: Database) -> None:
    owner = await make_person("Systuen")
    await listed(owner)
    facilitator = await make_person(None, staff_role="facilitator")
    await read(owner, "/v1/journal-entries", 403)
    await read(facilitator, "/v1/journal-entries", 403)
    auditor = await make_person(None, staff_role="auditor")
    [entry] = await read(auditor, "/v1/journal-entries")
    assert (entry["tag"], entry["organisation"]["display_name"]) == ("stream.created", "Systuen")
    assert entry["request_id"]
    entries = await read(auditor, "/v1/journal-entries")
    assert entries[0]["tag"] == "history.read", "reading the journal is an entry, too"
    assert entries[0]["by"]["office"] == "auditor"


async def test_journal_is_filtered(make_person: MakePerson) -> None:
    owner, other = await make_person("Systuen"), await make_person("Væveriet")
    stream_id = await listed(owner, publish=True)
    await listed(other)
    auditor = await make_person(None, staff_role="auditor")
    for query, expected in (
        (f"organisation={owner.actor_id}", 2),
        (f"person={other.user_id}", 1),
        (f"subject={stream_id}&subject_type=material_stream", 2),
        ("tag=stream.published", 1),
        ("tag=stream.published&tag=stream.created", 3),
        ("until=2020-01-01T00:00:00Z", 0),
        ("since=2020-01-01T00:00:00Z&tag=stream.created", 2),
    ):
        assert len(await read(auditor, f"/v1/journal-entries?{query}")) == expected, query


async def test_auditor_of_a_cluster_reads_of_its_organisations_only(
    make_person: MakePerson, database: Database
) -> None:
    inside, outside = await make_person("Systuen"), await make_person("Væveriet")
    await database.pool.execute("insert into clusters (slug, name, country) values ('west', 'West', 'DK')")
    await database.pool.execute(
        "insert into cluster_memberships (cluster_slug, actor_id) values ('west', $1)", inside.actor_id
    )
    for person in (inside, outside):
        await listed(person)
    auditor = await make_person(None, staff_role="auditor", cluster="west")
    entries = await read(auditor, "/v1/journal-entries")
    assert {entry["organisation"]["id"] for entry in entries} == {str(inside.actor_id)}
    await read(auditor, f"/v1/actors/{outside.actor_id}/history", 403)


async def test_history_includes_what_was_merged_into_it(make_person: MakePerson, database: Database) -> None:
    target, source = await make_person("Systuen"), await make_person("Systuen ApS")
    await listed(source)
    await database.pool.execute(
        "update actors set standing = 'merged', merged_into = $2 where id = $1",
        source.actor_id,
        target.actor_id,
    )
    [entry] = await read(target, f"/v1/actors/{target.actor_id}/history")
    assert entry["organisation"]["id"] == str(source.actor_id)


async def test_staff_reading_a_history_is_part_of_it_by_name_and_office(make_person: MakePerson) -> None:
    owner = await make_person("Systuen")
    staff = await make_person(None, staff_role="facilitator")
    await read(staff, f"/v1/actors/{owner.actor_id}/history")
    [entry] = await read(owner, f"/v1/actors/{owner.actor_id}/history")
    assert entry["tag"] == "history.read"
    assert entry["by"]["office"] == "facilitator"
    assert "(facilitator)" in entry["sentence"]


async def test_staff_without_confidential_read_see_no_streams_in_a_history(make_person: MakePerson) -> None:
    owner = await make_person("Systuen")
    await listed(owner)
    reviewer = await make_person(None, staff_role="reviewer")
    assert await read(reviewer, f"/v1/actors/{owner.actor_id}/history") == []
