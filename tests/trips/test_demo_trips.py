"""The demonstration's trips: one to apply for, one to wait for."""

import httpx

from integrations.demonstration import DEMO, add_cluster, sign_in
from symbiosis.integrations.demo import seed_demo
from symbiosis.kit import clock
from symbiosis.kit.database import Database
from trips.travelling import good


async def test_one_trip_has_free_seats_and_one_a_waiting_list(
    database: Database, client: httpx.AsyncClient
) -> None:
    await add_cluster(database)
    await seed_demo(database, DEMO, clock.now())
    first, second = good(await client.get("/v1/trips"))["data"]
    assert (first["title"]["en"], first["seats_left"], first["waiting"]) == (
        "From rags to yarn in Catalonia",
        5,
        0,
    )
    assert (second["title"]["en"], second["seats_left"], second["waiting"]) == (
        "Sorting lines of Roubaix",
        0,
        4,
    )
    assert first["working_days"] == second["working_days"] == 3
    await sign_in(client, "sme")
    mine = good(await client.get("/v1/trip-applications"))["data"]
    assert {(row["trip_title"]["en"][:4], row["state"]) for row in mine} == {
        ("From", "offered"),
        ("Sort", "waitlisted"),
    }
    await sign_in(client, "partner_manager")
    trip = good(await client.get(f"/v1/trips/{second['id']}"))
    assert trip["may_manage"] is True
    # Help once, wherever one travels.
    reasons = await database.pool.fetch(
        "select trip_id, unfunded_reason from trip_applications a join actors on actors.id = actor_id"
        " where external_id = 'arbejdstoej' order by a.id"
    )
    assert [row["unfunded_reason"] for row in reasons] == [None, "already_funded"]
