"""What staff write about an organisation can be corrected where it is read, so the journal keeps none of it."""

import json

import pytest

from actors.organisations import belongs, done, make_clusters
from audit.journals import read
from conftest import MakePerson
from streams.bodies import offer
from symbiosis.kit.database import Database

NAMED = "Jens Jensen, who answered the phone"


@pytest.fixture(autouse=True)
async def _clusters(database: Database) -> None:
    await make_clusters(database)


async def test_journal_keeps_how_much_staff_wrote_not_what(
    make_person: MakePerson, database: Database
) -> None:
    member, other = await make_person("Systuen"), await make_person("Systuen ApS")
    for person in (member, other):
        await belongs(database, person.actor_id, "ldc")
    manager = await make_person(None, staff_role="cluster_manager", cluster="ldc")
    lead = await make_person(None, staff_role="programme_lead")

    async def stands(verification: str) -> None:
        sql = "update actors set verification = $2 where id = $1"
        await database.pool.execute(sql, member.actor_id, verification)

    await stands("pending")
    await done(manager, member.actor_id, "reject-verification", reason=NAMED)
    await stands("pending")
    await done(manager, member.actor_id, "verify", source=NAMED)
    shown = (await manager.client.get(f"/v1/actors/{member.actor_id}/verification")).json()
    assert shown["verified_source"] == NAMED
    await done(manager, member.actor_id, "suspend", reason=NAMED)
    shown = (await manager.client.get(f"/v1/actors/{member.actor_id}/verification")).json()
    assert shown["standing_reason"] == NAMED
    await done(manager, member.actor_id, "reinstate")
    await database.pool.execute(
        "update actors set registration_scheme = 'cvr', registration_number = '12345678' where id = $1",
        member.actor_id,
    )
    ended = await done(manager, other.actor_id, "cluster-memberships/ldc/end", reason=NAMED)
    assert ended["reason"] == NAMED
    await done(lead, member.actor_id, "merge", into=str(other.actor_id), reason=NAMED)

    rows = await database.pool.fetch("select tag, change, before, after from journal_entries")
    said = {row["tag"]: json.loads(row["change"]) for row in rows}
    assert not [row for row in rows if "Jens" in str(dict(row))]
    for tag, field in (
        ("actor.verification_rejected", "reason"),
        ("actor.verified", "source"),
        ("actor.suspended", "reason"),
        ("actor.cluster_membership_ended", "reason"),
        ("actor.merged", "reason"),
        ("actor.united", "reason"),
    ):
        assert said[tag][field] == f"{len(NAMED)} characters", tag
    after = next(json.loads(row["after"]) for row in rows if row["tag"] == "actor.united")
    assert (after["verification"], after["verified_source"]) == ("verified", f"{len(NAMED)} characters")
    sentences = {e["sentence"] for e in await read(other, f"/v1/actors/{other.actor_id}/history")}
    assert any(sentence.endswith("merged another organisation into this one.") for sentence in sentences)


async def test_closed_reasons_are_kept_as_they_are(make_person: MakePerson, database: Database) -> None:
    member = await make_person("Systuen")
    created = (await member.client.post("/v1/material-streams", json=offer())).json()
    path = f"/v1/material-streams/{created['id']}/withdraw"
    assert (await member.client.post(path, json={"reason": "other"})).status_code == 200
    change = await database.pool.fetchval("select change from journal_entries where tag = 'stream.withdrawn'")
    assert json.loads(change)["reason"] == "other"
