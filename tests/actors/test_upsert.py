"""Bringing actors up to date by another system's id, as imports do."""

import pytest

from conftest import MakePerson
from symbiosis.accounts.service import create_user
from symbiosis.actors.schemas import ActorCreate
from symbiosis.actors.service import Outcome, add_member, upsert_actor
from symbiosis.actors.viewer import Viewer
from symbiosis.kit import clock
from symbiosis.kit.database import Database
from symbiosis.kit.problems import Problem

STAFF = Viewer(is_facilitator=True)


def row(**changes: object) -> ActorCreate:
    said = {
        "legal_name": "Strik A/S",
        "country": "DK",
        "external_source": "erp",
        "external_id": "7",
        "site": {"country": "DK", "postcode": "7400"},
    }
    return ActorCreate.model_validate({**said, **changes})


async def upsert(database: Database, actor: ActorCreate, viewer: Viewer = STAFF) -> Outcome:
    async with database.sessions() as session, session.begin():
        return (await upsert_actor(session, viewer, actor, clock.now()))[1]


async def test_same_row_twice_changes_nothing(database: Database) -> None:
    assert await upsert(database, row()) is Outcome.CREATED
    written = await database.pool.fetch("select * from actors union all select * from actors")
    assert await upsert(database, row()) is Outcome.UNCHANGED
    assert await database.pool.fetch("select * from actors union all select * from actors") == written
    assert await database.pool.fetchval("select count(*) from journal_entries") == 1


@pytest.mark.parametrize(
    "changes",
    [{"legal_name": "Strik ApS"}, {"roles": ["knitter"]}, {"site": {"country": "DK", "postcode": "8000"}}],
)
async def test_row_that_differs_changes_the_actor(database: Database, changes: dict[str, object]) -> None:
    await upsert(database, row())
    assert await upsert(database, row(**changes)) is Outcome.CHANGED
    assert await database.pool.fetchval("select version from actors") == 2
    assert await upsert(database, row(**changes)) is Outcome.UNCHANGED


async def test_refused_row_leaves_the_others_of_the_transaction(database: Database) -> None:
    number = {"registration_scheme": "cvr", "registration_number": "12345678"}
    async with database.sessions() as session, session.begin():
        await upsert_actor(session, STAFF, row(**number), clock.now())
        with pytest.raises(Problem) as refused:
            await upsert_actor(session, STAFF, row(external_id="8", **number), clock.now())
        assert refused.value.code == "registration-number-taken"
        await upsert_actor(session, STAFF, row(external_id="9"), clock.now())
    ids = await database.pool.fetch("select external_id from actors order by external_id")
    assert [record["external_id"] for record in ids] == ["7", "9"]


async def test_row_without_an_id_is_refused(database: Database) -> None:
    with pytest.raises(Problem) as refused:
        await upsert(database, row(external_source=None, external_id=None))
    assert refused.value.errors[0].pointer == "/external_id"


async def test_stranger_may_not_import(database: Database) -> None:
    await upsert(database, row())
    for actor in (row(), row(external_id="8")):
        with pytest.raises(Problem) as refused:
            await upsert(database, actor, Viewer())
        assert refused.value.status == 403


async def test_record_with_a_member_is_the_organisations_own(
    database: Database, make_person: MakePerson
) -> None:
    await upsert(database, row())
    await database.pool.execute(
        "update actors set verification = 'public_source', source_statement = 'unconfirmed'"
    )
    actor_id = await database.pool.fetchval("select id from actors")
    async with database.sessions() as session, session.begin():
        user = await create_user(
            session, email="a@strik.example", password="long enough words", display_name="A"
        )
        await add_member(session, actor_id, user.id)
    actor = await database.pool.fetchrow("select claimed, verification, source_statement from actors")
    assert dict(actor or {}) == {"claimed": True, "verification": "self_declared", "source_statement": None}
