"""What a stream's patterns propose: the other trade nearby, plants of the route, and nobody by mistake."""

from typing import Any

import httpx
import pytest

from conftest import AARHUS, MakePerson, Person, make_actor
from matches.matchmaking import need, offer
from symbiosis.kit.database import Database
from symbiosis.knowledge.seeding import keep_patterns

WORKWEAR = {
    "form": "workwear",
    "origin_stage": "workwear_rental",
    "composition": [{"fibre": "polyester", "share_pct": 65}, {"fibre": "cotton", "share_pct": 35}],
    "evidence_method": "supplier_spec",
}


@pytest.fixture
async def library(database: Database) -> Database:
    await keep_patterns(database)
    return database


async def give(database: Database, actor_id: Any, *roles: str, **columns: Any) -> Any:
    await database.pool.execute("update actors set roles = $2 where id = $1", actor_id, list(roles))
    for name, value in columns.items():
        await database.pool.execute(f"update actors set {name} = $2 where id = $1", actor_id, value)  # noqa: S608 - ours
    return actor_id


async def furniture(database: Database, name: str, **columns: Any) -> Any:
    actor_id, _ = await make_actor(database, name)
    return await give(database, actor_id, "furniture", **columns)


async def laundry_with_workwear(
    make_person: MakePerson, database: Database, **changes: Any
) -> tuple[Person, str]:
    owner = await make_person("Vaskeriet", role="org_admin")
    await give(database, owner.actor_id, "laundry_rental")
    made = await owner.client.post("/v1/material-streams", json=offer(material=WORKWEAR, **changes))
    assert made.status_code == 201, made.text
    return owner, made.json()["id"]


async def proposals(client: httpx.AsyncClient, stream_id: str, **query: Any) -> dict[str, Any]:
    answer = await client.get(f"/v1/material-streams/{stream_id}/pattern-proposals", params=query)
    assert answer.status_code == 200, answer.text
    return {found["pattern"]["slug"]: found for found in answer.json()["data"]}


PANELS = "workwear-polycotton-to-acoustic-panels"


async def test_a_laundrys_workwear_is_proposed_to_furniture_makers_nearby(
    make_person: MakePerson, library: Database, client: httpx.AsyncClient
) -> None:
    _, stream_id = await laundry_with_workwear(make_person, library)
    near = await furniture(library, "Møbelfabrikken")
    found = (await proposals(client, stream_id))[PANELS]
    assert found["side"] == "donor"
    assert [o["id"] for o in found["organisations"]] == [str(near)]
    assert found["organisations"][0]["distance_km"] == 0


async def test_material_that_does_not_fit_is_not_proposed(
    make_person: MakePerson, library: Database, client: httpx.AsyncClient
) -> None:
    owner, _ = await laundry_with_workwear(make_person, library)
    wool = WORKWEAR | {"composition": [{"fibre": "acrylic", "share_pct": 100}]}
    made = await owner.client.post("/v1/material-streams", json=offer(material=wool))
    assert PANELS not in await proposals(client, made.json()["id"])


async def test_a_need_is_shown_who_nearby_has_such_material(
    make_person: MakePerson, library: Database, client: httpx.AsyncClient
) -> None:
    laundry = await make_person("Vaskeriet", role="org_admin")
    await give(library, laundry.actor_id, "laundry_rental")
    owner = await make_person("Møbelfabrikken", role="org_admin")
    await give(library, owner.actor_id, "furniture")
    body = need(requirements={"forms": ["workwear"], "intended_route": "acoustic_panel_board"})
    made = await owner.client.post("/v1/material-streams", json=body)
    found = (await proposals(client, made.json()["id"]))[PANELS]
    assert found["side"] == "receiver"
    assert str(laundry.actor_id) in [o["id"] for o in found["organisations"]]
    assert found["plants"] == []


async def test_who_takes_no_part_or_is_made_up_is_not_named(
    make_person: MakePerson, library: Database, client: httpx.AsyncClient
) -> None:
    _, stream_id = await laundry_with_workwear(make_person, library)
    await furniture(library, "Suspenderet", standing="suspended")
    await furniture(library, "Lukket", standing="closed")
    await furniture(library, "Opdigtet", demo=True)
    found = (await proposals(client, stream_id))[PANELS]
    assert found["organisations"] == []


async def test_five_at_most_nearest_first_within_the_distance_asked_for(
    make_person: MakePerson, library: Database, client: httpx.AsyncClient
) -> None:
    _, stream_id = await laundry_with_workwear(make_person, library)
    far, _ = await make_actor(library, "Aarhus Møbler", town=AARHUS)
    await give(library, far, "furniture")
    for number in range(5):
        await furniture(library, f"Møbel {number}")
    named = (await proposals(client, stream_id))[PANELS]["organisations"]
    assert len(named) == 5
    assert str(far) not in [o["id"] for o in named]
    await library.pool.execute("update actors set standing = 'closed' where display_name like 'Møbel %'")
    assert [o["id"] for o in (await proposals(client, stream_id))[PANELS]["organisations"]] == [str(far)]
    assert (await proposals(client, stream_id, within_km=10))[PANELS]["organisations"] == []


async def test_plants_are_who_take_it_all_the_time(
    make_person: MakePerson, library: Database, client: httpx.AsyncClient
) -> None:
    _, stream_id = await laundry_with_workwear(make_person, library)
    maker = await make_person("Pladefabrikken", role="org_admin", town=AARHUS)
    body = need(requirements={"forms": ["workwear"], "intended_route": "acoustic_panel_board"})
    once = await maker.client.post("/v1/material-streams", json=body)
    assert (await proposals(client, stream_id))[PANELS]["plants"] == []
    await library.pool.execute("update material_streams set standing = true where id = $1", once.json()["id"])
    (plant,) = (await proposals(client, stream_id))[PANELS]["plants"]
    assert plant["need_id"] == once.json()["id"]
    assert 70 < plant["distance_km"] < 80


async def test_organisations_that_avoid_each_other_are_left_out_for_the_owner_alone(
    make_person: MakePerson, library: Database, client: httpx.AsyncClient
) -> None:
    owner, stream_id = await laundry_with_workwear(make_person, library)
    avoided = await furniture(library, "Konkurrenten")
    await library.pool.execute(
        "insert into actor_blocks (actor_id, blocked_id) values ($1, $2)", owner.actor_id, avoided
    )
    assert (await proposals(owner.client, stream_id))[PANELS]["organisations"] == []
    assert len((await proposals(client, stream_id))[PANELS]["organisations"]) == 1


async def test_the_trade_of_an_anonymous_owner_is_not_told_by_its_patterns(
    make_person: MakePerson, library: Database, client: httpx.AsyncClient
) -> None:
    """A stranger gets what the material fits, whoever has it, and the owner among the others."""
    owner, stream_id = await laundry_with_workwear(make_person, library, identity="anonymous_until_mutual")
    await give(library, owner.actor_id, "furniture")
    seen = await proposals(client, stream_id)
    await give(library, owner.actor_id, "spinner", "furniture")
    assert set(await proposals(client, stream_id)) == set(seen)
    assert str(owner.actor_id) in [o["id"] for o in seen[PANELS]["organisations"]]
    assert PANELS not in await proposals(owner.client, stream_id)


async def test_a_hidden_stream_has_no_proposals_for_strangers(
    make_person: MakePerson, library: Database, client: httpx.AsyncClient
) -> None:
    owner, stream_id = await laundry_with_workwear(make_person, library, visibility="private")
    hidden = await client.get(f"/v1/material-streams/{stream_id}/pattern-proposals")
    assert hidden.status_code == 404
    assert PANELS in await proposals(owner.client, stream_id)


async def test_a_retired_pattern_is_not_proposed(
    make_person: MakePerson, library: Database, client: httpx.AsyncClient
) -> None:
    _, stream_id = await laundry_with_workwear(make_person, library)
    await library.pool.execute("update synergy_patterns set retired = true where slug = $1", PANELS)
    assert PANELS not in await proposals(client, stream_id)


async def test_linked_streams_are_counted_from_three_organisations_on(
    make_person: MakePerson, library: Database, client: httpx.AsyncClient
) -> None:
    async def offers() -> Any:
        return (await client.get(f"/v1/synergy-patterns/{PANELS}")).json()["linked"]["offers"]

    for number in range(3):
        assert await offers() is None
        owner = await make_person(f"Vaskeri {number}", role="org_admin")
        await give(library, owner.actor_id, "laundry_rental")
        for _ in range(2):
            await owner.client.post("/v1/material-streams", json=offer(material=WORKWEAR))
    assert await offers() == 6


async def test_whoever_stands_among_the_plants_is_not_named_twice(
    make_person: MakePerson, library: Database, client: httpx.AsyncClient
) -> None:
    _, stream_id = await laundry_with_workwear(make_person, library)
    maker = await make_person("Møbelfabrikken", role="org_admin")
    await give(library, maker.actor_id, "furniture")
    body = need(requirements={"forms": ["workwear"], "intended_route": "acoustic_panel_board"})
    made = await maker.client.post("/v1/material-streams", json=body)
    await library.pool.execute("update material_streams set standing = true where id = $1", made.json()["id"])
    found = (await proposals(client, stream_id))[PANELS]
    assert [plant["actor_id"] for plant in found["plants"]] == [str(maker.actor_id)]
    assert found["organisations"] == []
