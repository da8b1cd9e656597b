"""People and a programme to travel with."""

import pytest

from conftest import MakePerson, StoppedClock
from symbiosis.kit.database import Database
from trips.travelling import Travels
from trips.travelling import travels as make_travels


@pytest.fixture
async def travels(database: Database, make_person: MakePerson, stopped_clock: StoppedClock) -> Travels:
    return await make_travels(database, make_person, stopped_clock)
