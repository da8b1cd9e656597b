"""Verification: asked for by the organisation, decided by staff who do not belong to it."""

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
from conftest import MakePerson, Person
from symbiosis.actors.checking.rules import VERIFICATION_MOVES, verbs_from
from symbiosis.actors.vocabulary import Verification
from symbiosis.kit.database import Database


@pytest.fixture
async def clusters(database: Database) -> None:
    await make_clusters(database)


@pytest.fixture
async def member(make_person: MakePerson, database: Database, clusters: None) -> Person:
    """The administrator of an organisation of the cluster `ldc` that could be verified."""
    person = await make_person("Systuen")
    await give_number(database, person.actor_id)
    await belongs(database, person.actor_id, "ldc")
    return person


@pytest.fixture
async def reviewer(make_person: MakePerson, clusters: None) -> Person:
    return await make_person(None, staff_role="reviewer", cluster="ldc")


def test_every_state_but_the_demonstration_has_a_way_on() -> None:
    assert [verbs_from(VERIFICATION_MOVES, state) for state in Verification] == [
        ["request", "verify"],
        ["request", "verify"],
        ["verify", "reject", "lapse"],
        ["lapse"],
        [],
    ]


async def test_organisation_asks_and_staff_verify_it(
    member: Person, reviewer: Person, database: Database
) -> None:
    asked = await done(member, member.actor_id, "verification-requests")
    assert asked["verification"] == "pending"
    verified = await done(reviewer, member.actor_id, "verify", source="Register extract")
    assert verified["verification"] == "verified"
    row = await database.pool.fetchrow("select * from actors where id = $1", member.actor_id)
    assert row is not None
    assert (row["verified_by"], row["verified_source"]) == (reviewer.user_id, "Register extract")
    assert row["verified_at"] is not None
    assert await history(database, member.actor_id) == ["actor.verification_requested", "actor.verified"]
    assert await mailed(database) == [(member.email, "Systuen er verificeret")]


async def test_what_is_missing_is_named(make_person: MakePerson) -> None:
    person = await make_person("Systuen")
    answer = await do(person, person.actor_id, "verification-requests")
    refused(answer, 422, "invalid-input")
    assert [error["pointer"] for error in answer.json()["errors"]] == ["/registration_number"]


async def test_rejection_gives_the_reason_and_can_be_answered(
    member: Person, reviewer: Person, database: Database
) -> None:
    await done(member, member.actor_id, "verification-requests")
    await done(reviewer, member.actor_id, "reject-verification", reason="The number is of another company.")
    read = (await member.client.get(f"/v1/actors/{member.actor_id}/verification")).json()
    assert read["verification"] == "self_declared"
    assert read["note"] == {"code": "rejected", "text": "The number is of another company."}
    assert read["verbs"] == ["request"]
    assert await mailed(database) == [(member.email, "Systuen kunne ikke verificeres")]
    assert (await done(member, member.actor_id, "verification-requests"))["verification"] == "pending"


async def test_nobody_verifies_their_own_organisation(
    member: Person, reviewer: Person, database: Database
) -> None:
    await database.pool.execute(
        "insert into memberships (user_id, actor_id, role) values ($1, $2, 'viewer')",
        reviewer.user_id,
        member.actor_id,
    )
    for verb, body in (
        ("verify", {"source": "I know them"}),
        ("reject-verification", {"reason": "No reason"}),
    ):
        assert "belong" in refused(await do(reviewer, member.actor_id, verb, **body), 403, "not-allowed")


@pytest.mark.parametrize(
    ("role", "cluster", "status"),
    [
        ("reviewer", "ldc", 200),
        ("cluster_manager", "ldc", 200),
        ("programme_lead", None, 200),
        ("reviewer", "modacc", 403),
        ("facilitator", "ldc", 403),
        ("finance", "ldc", 403),
        ("analyst", "ldc", 403),
        ("auditor", "ldc", 403),
    ],
)
async def test_only_who_judges_in_its_cluster_verifies(
    make_person: MakePerson, member: Person, role: str, cluster: str | None, status: int
) -> None:
    programme = None if cluster else "cloth"
    staff = await make_person(None, staff_role=role, cluster=cluster, programme=programme)
    answer = await do(staff, member.actor_id, "verify", source="Register extract")
    assert answer.status_code == status, answer.text


async def test_cluster_it_says_it_belongs_to_may_verify_it_too(
    make_person: MakePerson, reviewer: Person, database: Database
) -> None:
    person = await make_person("Nyvæv")
    await give_number(database, person.actor_id, "87654321")
    assert (await do(reviewer, person.actor_id, "verify", source="Extract")).status_code == 403
    await belongs(database, person.actor_id, "ldc", "claimed")
    assert (await do(reviewer, person.actor_id, "verify", source="Extract")).status_code == 200


async def test_staff_without_second_factor_are_asked_for_it(make_person: MakePerson, member: Person) -> None:
    asleep = await make_person(None, staff_role="reviewer", cluster="ldc", second_factor=False)
    refused(await do(asleep, member.actor_id, "verify", source="x y z"), 403, "second-factor-required")


async def test_verified_is_not_verified_again(member: Person, reviewer: Person) -> None:
    await done(reviewer, member.actor_id, "verify", source="Register extract")
    refused(await do(reviewer, member.actor_id, "verify", source="Register extract"), 409, "wrong-state")
    refused(await do(member, member.actor_id, "verification-requests"), 409, "wrong-state")


async def test_another_name_or_number_has_to_be_verified_anew(
    member: Person, reviewer: Person, database: Database
) -> None:
    await done(reviewer, member.actor_id, "verify", source="Register extract")
    path = f"/v1/actors/{member.actor_id}"
    kept = await member.client.patch(path, json={"sector": "weaving"}, headers={"if-match": "*"})
    assert kept.json()["verification"] == "verified"
    changed = await member.client.patch(path, json={"legal_name": "Systuen II"}, headers={"if-match": "*"})
    assert changed.json()["verification"] == "self_declared"
    read = (await member.client.get(f"{path}/verification")).json()
    assert (read["note"]["code"], read["verified_at"]) == ("record_changed", None)
    assert (await history(database, member.actor_id))[-1] == "actor.verification_lapsed"


async def test_verified_organisation_cannot_show_somebody_elses_name(
    member: Person, reviewer: Person
) -> None:
    await done(reviewer, member.actor_id, "verify", source="Register extract")
    path = f"/v1/actors/{member.actor_id}"
    shown = await member.client.patch(path, json={"display_name": "Kvadrat"}, headers={"if-match": "*"})
    assert (shown.json()["display_name"], shown.json()["verification"]) == ("Kvadrat", "self_declared")


async def test_state_of_verification_is_for_those_it_concerns(
    make_person: MakePerson, member: Person, reviewer: Person
) -> None:
    path = f"/v1/actors/{member.actor_id}/verification"
    assert (await reviewer.client.get(path)).json()["verbs"] == ["verify"]
    stranger = await make_person("Væveriet")
    assert (await stranger.client.get(path)).status_code == 403
