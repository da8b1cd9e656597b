"""Staff read what others may not: each such reading is an entry the organisation can see."""

from typing import Any

from audit.journals import listed, read
from conftest import MakePerson, Person
from matches.matchmaking import matched_pair, need, offer
from streams.bodies import offer as any_offer
from symbiosis.kit.database import Database


async def readings(database: Database) -> list[dict[str, Any]]:
    rows = await database.pool.fetch(
        "select tag, change->'organisations' as read from journal_entries where tag like '%.read' order by id"
    )
    return [dict(row) for row in rows]


async def count(database: Database) -> int:
    return len(await readings(database))


async def test_reading_a_hidden_stream_by_office_is_an_entry(
    make_person: MakePerson, database: Database
) -> None:
    owner = await make_person("Systuen")
    staff = await make_person(None, staff_role="facilitator")
    shown, hidden = await listed(owner, publish=True), await listed(owner, title="Hemmelig kladde")
    assert (await staff.client.get(f"/v1/material-streams/{shown}")).status_code == 200
    assert await count(database) == 0, "everybody sees it"
    assert (await staff.client.get(f"/v1/material-streams/{hidden}")).status_code == 200
    [entry, *_] = await read(owner, f"/v1/material-streams/{hidden}/history")
    assert (entry["tag"], entry["by"]["office"]) == ("stream.read", "facilitator")
    assert entry["change"] == {"organisations": {str(owner.actor_id): [hidden]}}
    [of_organisation, *_] = await read(owner, f"/v1/actors/{owner.actor_id}/history")
    assert of_organisation["id"] == entry["id"]


async def test_page_is_one_entry_and_each_organisation_sees_its_own_part(
    make_person: MakePerson, database: Database
) -> None:
    one, other = await make_person("Systuen"), await make_person("Væveriet")
    staff = await make_person(None, staff_role="facilitator")
    hidden = [await listed(person, publish=True, visibility="private") for person in (one, one, other)]
    for path in ("/v1/material-streams", "/v1/material-stream-points"):
        before = await count(database)
        assert (await staff.client.get(path)).status_code == 200
        assert await count(database) == before + 1, path
    [entry, _, *rest] = await read(one, f"/v1/actors/{one.actor_id}/history")
    assert sorted(entry["change"]["organisations"][str(one.actor_id)]) == sorted(hidden[:2])
    assert str(other.actor_id) not in str(entry)
    assert rest[0]["tag"] == "stream.published"
    [of_stream, *_] = await read(other, f"/v1/material-streams/{hidden[2]}/history")
    assert of_stream["change"] == {"organisations": {str(other.actor_id): [hidden[2]]}}


async def test_knowing_who_is_anonymous_is_a_reading_too(make_person: MakePerson, database: Database) -> None:
    owner = await make_person("Systuen")
    staff = await make_person(None, staff_role="facilitator")
    await listed(owner, publish=True, identity="anonymous_until_mutual")
    await staff.client.get("/v1/material-streams")
    assert await count(database) == 1


async def test_reading_as_everyone_else_leaves_no_trace(make_person: MakePerson, database: Database) -> None:
    owner, other = await make_person("Systuen"), await make_person("Væveriet")
    analyst = await make_person(None, staff_role="analyst")
    sleeping = await make_person(None, staff_role="facilitator", second_factor=False)
    await listed(owner)
    await listed(owner, publish=True)
    for person in (owner, other, analyst, sleeping):
        await person.client.get("/v1/material-streams?status=draft&status=published")
    assert await count(database) == 0


async def test_matches_that_staff_see_by_office_are_entries_of_both_sides(
    make_person: MakePerson, database: Database
) -> None:
    pair = await matched_pair(make_person, database, needed=need(visibility="network"))
    staff = await make_person(None, staff_role="facilitator")
    await staff.client.get("/v1/matches")
    assert await count(database) == 0, "whoever is signed in may read it"
    await pair.supplier.client.post(f"/v1/matches/{pair.match_id}/interest")
    for path in (
        "/v1/matches",
        f"/v1/matches/{pair.match_id}",
        f"/v1/material-streams/{pair.offer_id}/matches",
    ):
        before = await count(database)
        await staff.client.get(path)
        assert await count(database) == before + 1, f"{path} tells who is interested"
    for person in (pair.supplier, pair.receiver):
        [entry, *_] = await read(person, f"/v1/actors/{person.actor_id}/history")
        assert entry["tag"] == "match.read"
        assert entry["change"] == {"organisations": {str(person.actor_id): [pair.match_id]}}


async def test_search_by_staff_is_a_reading_of_what_it_finds(
    make_person: MakePerson, database: Database
) -> None:
    owner = await make_person("Spinderiet")
    staff = await make_person(None, staff_role="facilitator")
    answer = await owner.client.post("/v1/material-streams", json=need(identity="anonymous_until_mutual"))
    assert answer.status_code == 201
    draft = {key: value for key, value in offer().items() if key != "publish"}
    draft["place"] = {"country": "DK", "postcode": "7400"}
    found = await staff.client.post("/v1/match-searches", json={"stream": draft})
    assert len(found.json()["data"]) == 1
    assert await count(database) == 1


async def test_page_that_an_auditor_reads_shows_the_part_of_their_cluster(
    make_person: MakePerson, database: Database
) -> None:
    inside, outside = await make_person("Systuen"), await make_person("Væveriet")
    await database.pool.execute("insert into clusters (slug, name, country) values ('west', 'West', 'DK')")
    await database.pool.execute(
        "insert into cluster_memberships (cluster_slug, actor_id) values ('west', $1)", inside.actor_id
    )
    for person in (inside, outside):
        await listed(person, publish=True, visibility="private")
    everywhere = await make_person(None, staff_role="facilitator")
    await everywhere.client.get("/v1/material-streams")
    auditor = await make_person(None, staff_role="auditor", cluster="west")
    [entry] = await read(auditor, "/v1/journal-entries?tag=stream.read")
    assert list(entry["change"]["organisations"]) == [str(inside.actor_id)]


async def changed(owner: Person, stream_id: str, **patch: Any) -> dict[str, Any]:
    answer = await owner.client.patch(
        f"/v1/material-streams/{stream_id}", json=patch, headers={"if-match": "*"}
    )
    assert answer.status_code == 200, answer.text
    [entry, *_] = await read(owner, f"/v1/material-streams/{stream_id}/history")
    return entry


async def test_change_keeps_what_was_before_and_is_now_and_of_long_texts_only_that_they_changed(
    make_person: MakePerson,
) -> None:
    owner = await make_person("Systuen")
    stream_id = await listed(owner)
    entry = await changed(owner, stream_id, title="Nyt navn", description="Spørg Kirsten", minimum_lot_kg=50)
    assert entry["before"] == {"title": any_offer()["title"], "description": None, "minimum_lot_kg": 100}
    assert entry["after"] == {"title": "Nyt navn", "description": "13 characters", "minimum_lot_kg": 50}


async def test_price_limit_in_a_history_is_for_the_organisation_alone(
    make_person: MakePerson, database: Database
) -> None:
    owner = await make_person("Systuen")
    staff = await make_person(None, staff_role="auditor")
    stream_id = await listed(owner)
    limit = {"amount": "0.4321", "currency": "EUR"}
    entry = await changed(owner, stream_id, price={"model": "negotiable", "limit_per_kg": limit})
    assert entry["after"]["price"]["limit_per_kg"] == limit
    for path in (f"/v1/material-streams/{stream_id}/history", "/v1/journal-entries"):
        assert "0.4321" not in (await staff.client.get(path)).text


async def test_deciding_by_mandate_says_on_whose_behalf(make_person: MakePerson, database: Database) -> None:
    owner = await make_person("Systuen")
    holder = await make_person(None, staff_role="facilitator")
    await database.pool.execute(
        "insert into mandates (actor_id, holder_id, scope, valid_until)"
        " values ($1, $2, '{streams}', now() + interval '1 day')",
        owner.actor_id,
        holder.user_id,
    )
    stream_id = await listed(holder, owner_id=str(owner.actor_id))
    [entry] = await read(owner, f"/v1/material-streams/{stream_id}/history")
    assert entry["on_behalf_of"] == {"id": str(owner.actor_id), "display_name": "Systuen"}
    assert "(facilitator) on behalf of Systuen" in entry["sentence"]
