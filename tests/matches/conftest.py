"""Organisations that match: checked by somebody, so that each test sees the condition it is about."""

from typing import Any

import pytest

from conftest import MakePerson, Person
from symbiosis.kit.database import Database


@pytest.fixture
def make_person(make_person: MakePerson, database: Database) -> MakePerson:
    """`make_person("Systuen", verification="self_declared")` for one that nobody has checked."""

    async def make(company: str | None = "Systuen", verification: str = "verified", **details: Any) -> Person:
        person = await make_person(company, **details)
        if person.actor_id:
            await database.pool.execute(
                "update actors set verification = $2 where id = $1", person.actor_id, verification
            )
        return person

    return make
