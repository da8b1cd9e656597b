"""Two records of one organisation become one: everything moves, the old id leads on, both histories stay."""

import asyncio
import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest

from actors.organisations import (
    belongs,
    do,
    done,
    give_number,
    history,
    mailed,
    make_clusters,
    refused,
)
from conftest import AARHUS, MakePerson, Person, make_actor
from matches.matchmaking import find_partners, need, offer
from symbiosis.actors.events import ActorsMerged
from symbiosis.kit.database import Database
from symbiosis.reactions import REACTIONS

REASON = "The same company twice."


@dataclass(frozen=True)
class Twins:
    """One company twice, each with its administrator, and who may merge them."""

    old: Person
    new: Person
    lead: Person

    async def merge(self) -> dict[str, Any]:
        return await done(self.lead, self.old.actor_id, "merge", into=str(self.new.actor_id), reason=REASON)


@pytest.fixture
async def twins(make_person: MakePerson, database: Database) -> Twins:
    await make_clusters(database)
    old, new = await make_person("Systuen ApS", town=AARHUS), await make_person("Systuen")
    for person in (old, new):
        await belongs(database, person.actor_id, "ldc")
    return Twins(old, new, await make_person(None, staff_role="programme_lead", programme="cloth"))


async def list_stream(person: Person, body: dict[str, Any]) -> dict[str, Any]:
    answer = await person.client.post("/v1/material-streams", json={**body, "publish": True})
    assert answer.status_code == 201, answer.text
    return dict(answer.json())


# --- the old id ---


async def test_old_id_leads_on_from_everywhere(twins: Twins, client: httpx.AsyncClient) -> None:
    old, new = f"/v1/actors/{twins.old.actor_id}", f"/v1/actors/{twins.new.actor_id}"
    merged = await twins.merge()
    assert merged["id"] == str(twins.new.actor_id)
    for method, below in (
        ("GET", ""),
        ("GET", "?lang=da&x=%20y"),
        ("PATCH", ""),
        ("GET", "/sites"),
        ("POST", "/sites?a=b"),
        ("GET", "/cluster-memberships"),
        ("POST", "/cluster-memberships/ldc/confirm"),
        ("GET", "/verification"),
        ("GET", "/duplicates"),
        ("POST", "/verify"),
        ("POST", "/merge"),
    ):
        for person in (client, twins.new.client, twins.lead.client):
            answer = await person.request(method, old + below, headers={"if-match": "*"})
            assert (answer.status_code, answer.headers.get("location")) == (308, new + below), (method, below)
            assert answer.json()["code"] == "actor-merged"


async def test_whoever_follows_arrives_with_method_and_body(twins: Twins) -> None:
    await twins.merge()
    path = f"/v1/actors/{twins.old.actor_id}"
    follows: dict[str, Any] = {"headers": {"if-match": "*"}, "follow_redirects": True}
    read = await twins.new.client.get(f"{path}/sites", follow_redirects=True)
    assert [site["town"] for site in read.json()["data"]] == ["Herning", "Aarhus C"]
    answer = await twins.new.client.patch(path, json={"sector": "weaving"}, **follows)
    assert (answer.status_code, answer.json()["id"]) == (200, str(twins.new.actor_id)), answer.text


async def test_path_of_the_answer_holds_nothing_that_was_not_asked(twins: Twins) -> None:
    await twins.merge()
    path = f"/v1/actors/{twins.old.actor_id}/cluster-memberships/a%0d%0ab%2F/confirm"
    answer = await twins.lead.client.post(path)
    assert answer.status_code in (307, 308, 404)
    assert "\n" not in answer.headers.get("location", "")


async def test_chain_leads_to_the_last(twins: Twins, make_person: MakePerson, database: Database) -> None:
    last = await make_person("Systuen A/S")
    await belongs(database, last.actor_id, "modacc")
    await twins.merge()
    await done(twins.lead, twins.new.actor_id, "merge", into=str(last.actor_id), reason=REASON)
    for person in (twins.old, twins.new):
        answer = await last.client.get(f"/v1/actors/{person.actor_id}")
        assert answer.headers["location"] == f"/v1/actors/{last.actor_id}"


async def test_unknown_ids_are_still_unknown(twins: Twins) -> None:
    await twins.merge()
    for below in ("", "/sites", "/verification"):
        assert (await twins.lead.client.get(f"/v1/actors/{uuid4()}{below}")).status_code == 404


# --- what moves ---


async def test_it_is_one_in_lists_map_search_and_counts(twins: Twins, client: httpx.AsyncClient) -> None:
    async def seen() -> tuple[int, ...]:
        listed = [
            len((await client.get(path)).json()["data"])
            for path in ("/v1/actors", "/v1/actor-points", "/v1/actors?q=systuen", "/v1/actors?cluster=ldc")
        ]
        clusters = (await client.get("/v1/clusters")).json()["data"]
        overview = (await client.get("/v1/overview")).json()
        return (*listed, clusters[0]["members"], overview["actors"])

    assert await seen() == (2, 2, 2, 2, 2, 2)
    await twins.merge()
    assert await seen() == (1, 1, 1, 1, 1, 1)


async def test_people_go_along_and_keep_the_role_they_have_there(twins: Twins, database: Database) -> None:
    await database.pool.execute(
        "insert into memberships (user_id, actor_id, role) values ($1, $2, 'viewer')",
        twins.old.user_id,
        twins.new.actor_id,
    )
    newcomer = await database.pool.fetchval(
        "insert into users (email, display_name) values ('n@people.example', 'n') returning id"
    )
    await database.pool.execute(
        "insert into memberships (user_id, actor_id, role) values ($1, $2, 'negotiator')",
        newcomer,
        twins.old.actor_id,
    )
    await twins.merge()
    rows = await database.pool.fetch("select user_id, actor_id, role from memberships")
    assert {(row["user_id"], row["role"]) for row in rows} == {
        (twins.old.user_id, "viewer"),
        (twins.new.user_id, "org_admin"),
        (newcomer, "viewer"),
    }
    assert {row["actor_id"] for row in rows} == {twins.new.actor_id}
    me = (await twins.old.client.get("/v1/me")).json()
    assert [m["actor"]["id"] for m in me["memberships"]] == [str(twins.new.actor_id)]


async def test_administrators_of_the_one_that_stays_decide_who_of_the_other_may_what(
    twins: Twins, database: Database
) -> None:
    await _invited(database, twins.old.actor_id, "b@people.example")
    await twins.merge()
    path = f"/v1/actors/{twins.new.actor_id}"
    answer = await twins.old.client.patch(path, json={"sector": "weaving"}, headers={"if-match": "*"})
    refused(answer, 403, "not-allowed")
    assert (await twins.new.client.get(f"{path}/invitations")).json()["data"] == []
    told = {row["recipient"]: row for row in await database.pool.fetch("select * from mails")}
    assert "Systuen ApS er lagt sammen med Systuen" in told[twins.new.email]["subject"]
    assert "kan kun læse med" in told[twins.new.email]["body_text"]
    assert "om flere rettigheder" in told[twins.old.email]["body_text"]
    raised = await twins.new.client.patch(f"{path}/people/{twins.old.user_id}", json={"role": "org_admin"})
    assert raised.status_code == 200, raised.text
    entry = await database.pool.fetchval("select change from journal_entries where tag = 'actor.united'")
    assert json.loads(entry)["moved"]["people"] == {str(twins.old.user_id): "org_admin"}


async def test_where_nobody_administers_the_one_that_stays_roles_and_invitations_are_kept(
    twins: Twins, database: Database
) -> None:
    await database.pool.execute(
        "update memberships set role = 'stream_editor' where user_id = $1", twins.new.user_id
    )
    for actor_id, email in (
        (twins.old.actor_id, "A@people.example"),
        (twins.old.actor_id, "b@people.example"),
        (twins.new.actor_id, "a@people.example"),
    ):
        await _invited(database, actor_id, email)
    await twins.merge()
    rows = await database.pool.fetch("select user_id, role from memberships")
    assert {(row["user_id"], row["role"]) for row in rows} == {
        (twins.old.user_id, "org_admin"),
        (twins.new.user_id, "stream_editor"),
    }
    rows = await database.pool.fetch("select email from invitations where revoked_at is null order by email")
    assert [row["email"] for row in rows] == ["a@people.example", "b@people.example"]


async def _invited(database: Database, actor_id: UUID | None, email: str) -> None:
    await database.pool.execute(
        "insert into invitations (actor_id, email, role, token_hash, expires_at)"
        " values ($1, $2, 'org_admin', $3, now() + interval '9 days')",
        actor_id,
        email,
        uuid4().bytes,
    )


async def test_sites_come_along_and_the_main_one_stays(twins: Twins, client: httpx.AsyncClient) -> None:
    merged = await twins.merge()
    assert merged["main_site"]["town"] == "Herning"
    assert len((await client.get("/v1/actors?q=aarhus")).json()["data"]) == 1


async def test_streams_change_hands_with_their_history(twins: Twins, database: Database) -> None:
    stream = await list_stream(twins.old, offer(external_source="erp", external_id="7"))
    twin = await list_stream(twins.new, offer(external_source="erp", external_id="7"))
    other = await list_stream(twins.old, offer(external_source="erp", external_id="8"))
    await twins.merge()
    path = "/v1/material-streams"
    moved = (await twins.new.client.get(f"{path}/{stream['id']}")).json()
    assert moved["owner"]["id"] == str(twins.new.actor_id)
    assert moved["version"] > stream["version"]
    assert (moved["external_source"], moved["external_id"]) == (None, None)
    for kept, number in ((twin, "7"), (other, "8")):
        assert (await twins.new.client.get(f"{path}/{kept['id']}")).json()["external_id"] == number
    entry = await database.pool.fetchrow(
        "select * from journal_entries where tag = 'stream.moved' and subject_id = $1", UUID(stream["id"])
    )
    assert entry is not None
    assert json.loads(entry["before"]) == {
        "owner_id": str(twins.old.actor_id),
        "external_source": "erp",
        "external_id": "7",
    }
    assert (entry["user_id"], entry["actor_id"]) == (twins.lead.user_id, twins.new.actor_id)


async def test_organisation_is_not_its_own_partner(
    twins: Twins, make_person: MakePerson, database: Database
) -> None:
    receiver = await make_person("Garnhuset")
    mine = await list_stream(twins.old, offer())
    await list_stream(twins.new, need())
    theirs = await list_stream(receiver, need())
    await find_partners(database)
    pairs = "select count(*) from matches where state = 'suggested' and offer_id = $1"
    assert await database.pool.fetchval(pairs, UUID(mine["id"])) == 2
    await twins.merge()
    assert await database.pool.fetchval(pairs, UUID(mine["id"])) == 1
    await find_partners(database)
    rows = await database.pool.fetch(
        "select need_id, state from matches where offer_id = $1 and state <> 'superseded'", UUID(mine["id"])
    )
    assert {(str(row["need_id"]) == theirs["id"], row["state"]) for row in rows} == {
        (True, "suggested"),
        (False, "expired"),
    }


async def test_better_word_of_a_cluster_is_kept(
    make_person: MakePerson, database: Database, client: httpx.AsyncClient
) -> None:
    await make_clusters(database)
    old, new = await make_person("Systuen ApS"), await make_person("Systuen")
    for person, held in ((old, ("confirmed", "claimed")), (new, ("refused", "ended"))):
        for cluster, state in zip(("ldc", "modacc"), held, strict=True):
            await belongs(database, person.actor_id, cluster, state)
    lead = await make_person(None, staff_role="programme_lead")
    await done(lead, old.actor_id, "merge", into=str(new.actor_id), reason=REASON)
    rows = await database.pool.fetch("select * from cluster_memberships")
    assert {(row["cluster_slug"], row["state"]) for row in rows} == {
        ("ldc", "confirmed"),
        ("modacc", "claimed"),
    }


async def test_mandates_invitations_and_shared_streams_move(
    twins: Twins, make_person: MakePerson, database: Database
) -> None:
    facilitator = await make_person(None, staff_role="facilitator", cluster="ldc")
    host = await make_person("Værten")
    until = datetime.now(UTC) + timedelta(days=30)
    await database.pool.execute(
        "insert into mandates (actor_id, holder_id, scope, valid_until) values ($1, $2, '{streams}', $3)",
        twins.old.actor_id,
        facilitator.user_id,
        until,
    )
    for actor_id, email in (
        (twins.old.actor_id, "A@people.example"),
        (twins.old.actor_id, "b@people.example"),
        (twins.new.actor_id, "a@people.example"),
    ):
        await database.pool.execute(
            "insert into invitations (actor_id, email, role, token_hash, expires_at)"
            " values ($1, $2, 'viewer', $3, $4)",
            actor_id,
            email,
            uuid4().bytes,
            until,
        )
    shared = await list_stream(host, offer(visibility="invited"))
    for person in (twins.old, twins.new):
        await database.pool.execute(
            "insert into stream_invitations (stream_id, actor_id) values ($1, $2)",
            UUID(shared["id"]),
            person.actor_id,
        )
    await twins.merge()
    me = (await facilitator.client.get("/v1/me")).json()
    assert [mandate["actor"]["id"] for mandate in me["mandates"]] == [str(twins.new.actor_id)]
    rows = await database.pool.fetch("select * from invitations order by lower(email), revoked_at")
    assert {row["actor_id"] for row in rows} == {twins.new.actor_id}
    assert [row["email"] for row in rows if row["revoked_at"] is None] == ["a@people.example"]
    rows = await database.pool.fetch("select actor_id from stream_invitations")
    assert [row["actor_id"] for row in rows] == [twins.new.actor_id]


async def test_number_and_external_id_go_to_the_one_that_lacks_them(twins: Twins, database: Database) -> None:
    await give_number(database, twins.old.actor_id)
    await database.pool.execute(
        "update actors set external_source = 'crm', external_id = '7', verification = 'verified',"
        " verified_at = now(), verified_source = 'VIES', website = 'https://systuen.example' where id = $1",
        twins.old.actor_id,
    )
    merged = await twins.merge()
    assert (merged["registration_number"], merged["external_id"]) == ("12345678", "7")
    assert (merged["verification"], merged["website"]) == ("verified", "https://systuen.example")
    entry = await database.pool.fetchrow("select * from journal_entries where tag = 'actor.united'")
    assert entry is not None
    assert json.loads(entry["before"])["registration_number"] is None
    assert json.loads(entry["after"])["registration_number"] == "12345678"


async def test_own_number_and_external_id_are_kept(twins: Twins, database: Database) -> None:
    for person, number, key in ((twins.old, "12345678", "7"), (twins.new, "87654321", "8")):
        await give_number(database, person.actor_id, number)
        await database.pool.execute(
            "update actors set external_source = 'crm', external_id = $2 where id = $1", person.actor_id, key
        )
    merged = await twins.merge()
    assert (merged["registration_number"], merged["external_id"]) == ("87654321", "8")


async def test_both_histories_stay_and_are_read_as_one(twins: Twins, database: Database) -> None:
    await done(twins.old, twins.old.actor_id, "sites", country="DK", postcode="7400")
    await twins.merge()
    assert await history(database, twins.old.actor_id) == ["actor.site_added", "actor.merged"]
    assert await history(database, twins.new.actor_id) == ["actor.united"]
    read = (await twins.new.client.get(f"/v1/actors/{twins.new.actor_id}/history")).json()["data"]
    assert {entry["tag"] for entry in read} >= {"actor.site_added", "actor.merged", "actor.united"}
    assert ("Systuen ApS er lagt sammen med Systuen") in {subject for _, subject in await mailed(database)}


# --- who may, and what is refused ---


@pytest.mark.parametrize(
    ("role", "place"),
    [
        ("programme_lead", {"cluster": "ldc"}),
        ("cluster_manager", {"cluster": "ldc"}),
        ("facilitator", {"cluster": "ldc"}),
        ("reviewer", {}),
    ],
)
async def test_merging_needs_the_right_for_both(
    twins: Twins, make_person: MakePerson, database: Database, role: str, place: dict[str, str]
) -> None:
    staff = await make_person(None, staff_role=role, **place)
    await database.pool.execute(
        "update cluster_memberships set cluster_slug = 'modacc' where actor_id = $1", twins.old.actor_id
    )
    answer = await do(staff, twins.old.actor_id, "merge", into=str(twins.new.actor_id), reason=REASON)
    refused(answer, 403, "not-allowed")


async def test_nobody_merges_their_own_organisation(twins: Twins, database: Database) -> None:
    await database.pool.execute(
        "insert into memberships (user_id, actor_id) values ($1, $2)", twins.lead.user_id, twins.new.actor_id
    )
    answer = await do(twins.lead, twins.old.actor_id, "merge", into=str(twins.new.actor_id), reason=REASON)
    assert "belong" in refused(answer, 403, "not-allowed")


async def test_what_cannot_be_merged_is_refused(
    twins: Twins, make_person: MakePerson, database: Database
) -> None:
    path = str(twins.old.actor_id)
    for into in (path, str(uuid4())):
        refused(await do(twins.lead, path, "merge", into=into, reason=REASON), 422, "invalid-input")
    await database.pool.execute("update actors set demo = true where id = $1", twins.new.actor_id)
    answer = await do(twins.lead, path, "merge", into=str(twins.new.actor_id), reason=REASON)
    assert "demonstration" in refused(answer, 409, "wrong-state")
    await database.pool.execute("update actors set demo = false")
    third = await make_person("Tredje")
    await belongs(database, third.actor_id, "ldc")
    await twins.merge()
    answer = await do(twins.lead, third.actor_id, "merge", into=path, reason=REASON)
    refused(answer, 409, "wrong-state")


async def test_two_who_merge_each_into_the_other_leave_one(twins: Twins, database: Database) -> None:
    one, other = str(twins.old.actor_id), str(twins.new.actor_id)
    answers = await asyncio.gather(
        do(twins.lead, one, "merge", into=other, reason=REASON),
        do(twins.lead, other, "merge", into=one, reason=REASON),
    )
    assert sorted(answer.status_code for answer in answers) in ([200, 308], [200, 409])
    assert await database.pool.fetchval("select count(*) from actors where standing = 'active'") == 1


async def test_merge_that_fails_leaves_nothing_half(
    twins: Twins, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    await list_stream(twins.old, offer())

    async def fails(*_: object) -> None:
        raise RuntimeError("the last reaction fails")

    tables = ("actors", "memberships", "sites", "material_streams", "cluster_memberships", "journal_entries")

    async def everything() -> list[list[Any]]:
        return [
            sorted(map(str, await database.pool.fetch(f"select * from {table}")))  # noqa: S608  # named above
            for table in tables
        ]

    before = await everything()
    monkeypatch.setitem(REACTIONS, ActorsMerged, (*REACTIONS[ActorsMerged], fails))
    monkeypatch.setattr("symbiosis.kit.events._reactions", dict(REACTIONS))
    answer = await do(twins.lead, twins.old.actor_id, "merge", into=str(twins.new.actor_id), reason=REASON)
    assert answer.status_code == 500
    assert await everything() == before
    assert (await twins.lead.client.get(f"/v1/actors/{twins.old.actor_id}")).status_code == 200


async def test_public_record_is_merged_by_the_platforms_lead(
    make_person: MakePerson, database: Database
) -> None:
    await make_clusters(database)
    record, _ = await make_actor(database, "Systuen")
    await database.pool.execute(
        "update actors set claimed = false, verification = 'public_source' where id = $1", record
    )
    member = await make_person("Systuen")
    await belongs(database, member.actor_id, "ldc")
    answers = []
    for place in ({"programme": "cloth"}, {}):
        lead = await make_person(None, staff_role="programme_lead", **place)
        answers.append(await do(lead, record, "merge", into=str(member.actor_id), reason=REASON))
    assert [answer.status_code for answer in answers] == [403, 200]
