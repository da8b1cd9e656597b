"""People and a programme to find partners in."""

import pytest

from conftest import MakePerson, StoppedClock
from exchanges.registering import Fair, fair_of
from symbiosis.kit.database import Database


@pytest.fixture
async def fair(database: Database, make_person: MakePerson, stopped_clock: StoppedClock) -> Fair:
    return await fair_of(database, make_person, stopped_clock)
