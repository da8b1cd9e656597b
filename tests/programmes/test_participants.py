"""What organisations count as: the list with its doubts, and deciding with a reason."""

import itertools
from typing import Any
from uuid import UUID, uuid4

import pytest

from conftest import HERNING, MakePerson, Person
from programmes.cloth import LDC, organisation
from symbiosis.actors.vocabulary import ActorRole, SizeClass
from symbiosis.kit.database import Database
from symbiosis.programmes.classing import derive

PATH = "/v1/programmes/cloth/participants"


@pytest.fixture
async def lead(cloth: str, make_person: MakePerson) -> Person:
    return await make_person(None, staff_role="programme_lead", programme=cloth)


@pytest.fixture
async def manager(cloth: str, make_person: MakePerson) -> Person:
    return await make_person(None, staff_role="cluster_manager", cluster=LDC)


async def listed(person: Person, query: str = "") -> list[dict[str, Any]]:
    answer = await person.client.get(f"{PATH}{query}")
    assert answer.status_code == 200, answer.text
    return list(answer.json()["data"])


async def decide(person: Person, actor: UUID, version: int = 0, **wanted: Any) -> Any:
    return await person.client.put(f"{PATH}/{actor}", json=wanted, headers={"If-Match": f'"v{version}"'})


async def test_school_is_doubtful_until_the_lead_decides_with_a_reason(
    lead: Person, database: Database
) -> None:
    school = await organisation(database, "Modeskolen", HERNING, size=None, roles=("school",), member_of=LDC)
    (row,) = await listed(lead, "?doubtful=true")
    assert (row["organisation_class"], row["doubt"], row["derived"]) == ("university", "education", True)
    without = await decide(lead, school, organisation_class="university", bucket="sme")
    assert without.json()["errors"][0]["pointer"] == "/reason"
    done = await decide(
        lead, school, organisation_class="university", bucket="sme", reason="The funder agreed by letter"
    )
    assert (done.json()["bucket"], done.json()["bucket_of_class"]) == (
        "sme",
        "scaling_up_support_organisation",
    )
    assert await listed(lead, "?doubtful=true") == []
    stale = await decide(lead, school, organisation_class="npo")
    assert stale.status_code == 412
    change = await database.pool.fetchval(
        "select change::text from journal_entries where tag = 'programme.participant_classed'"
    )
    assert "27 characters" in change
    assert "letter" not in change


async def test_following_the_class_needs_no_reason(lead: Person, database: Database) -> None:
    actor = await organisation(database, "Mærket", HERNING, size=None, member_of=LDC)
    done = await decide(lead, actor, organisation_class="sme", bucket="sme", reason="n/a")
    assert (done.json()["bucket"], done.json()["bucket_reason"]) == ("sme", None)


async def test_manager_sees_and_decides_on_the_members_of_the_own_cluster_only(
    manager: Person, lead: Person, database: Database
) -> None:
    own = await organisation(database, "Own", HERNING, member_of=LDC)
    other = await organisation(database, "Other", HERNING, member_of="modacc")
    stranger = await organisation(database, "Stranger", HERNING)
    assert [row["actor"]["id"] for row in await listed(manager)] == [str(own)]
    assert {row["actor"]["id"] for row in await listed(lead)} == {str(own), str(other)}
    assert (await decide(manager, own, organisation_class="sme")).status_code == 200
    for hidden in (other, stranger, uuid4()):
        assert (await decide(manager, hidden, organisation_class="sme")).status_code == 404
    assert (await decide(lead, stranger, organisation_class="sme")).status_code == 404


async def test_nobody_decides_on_their_own_organisation(
    cloth: str, make_person: MakePerson, database: Database
) -> None:
    person = await make_person("Own", staff_role="cluster_manager", cluster=LDC)
    assert person.actor_id is not None
    await database.pool.execute(
        "insert into cluster_memberships (cluster_slug, actor_id) values ($1, $2)", LDC, person.actor_id
    )
    (row,) = await listed(person)
    assert row["may_decide"] is False
    assert (await decide(person, person.actor_id, organisation_class="sme")).status_code == 403


async def test_list_goes_page_by_page_by_name_and_is_searched(lead: Person, database: Database) -> None:
    for name in ("Cotton", "Alpaca", "Bamboo"):
        await organisation(database, name, HERNING, member_of=LDC)
    first = (await lead.client.get(f"{PATH}?limit=2")).json()
    second = (await lead.client.get(first["page"]["next"])).json()
    names = [row["actor"]["display_name"] for row in first["data"] + second["data"]]
    assert names == ["Alpaca", "Bamboo", "Cotton"]
    assert second["page"]["next"] is None
    assert [row["actor"]["display_name"] for row in await listed(lead, "?q=bamb")] == ["Bamboo"]


async def test_the_list_doubts_whom_the_rules_doubt(lead: Person, database: Database) -> None:
    roles = [ActorRole.BRAND, ActorRole.CLUSTER_ORG, ActorRole.SCHOOL, ActorRole.MUNICIPALITY]
    roles += [ActorRole.KNOWLEDGE_INSTITUTE, ActorRole.CHARITY_SOCIAL, ActorRole.UNSPECIFIED]
    expected: dict[str, bool] = {}
    for size, one, other in itertools.product([None, *SizeClass], roles, [None, ActorRole.CLUSTER_ORG]):
        held = tuple(str(role) for role in (one, other) if role)
        name = f"{size} {held}"
        expected[name] = derive(size, held).doubt is not None
        await organisation(
            database, name, HERNING, size=str(size) if size else None, roles=held, member_of=LDC
        )
    found = {row["actor"]["display_name"] for row in await listed(lead, "?doubtful=true&limit=200")}
    assert found == {name for name, doubtful in expected.items() if doubtful}
