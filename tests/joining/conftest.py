"""The two programmes, wherever applying is tested."""

import pytest

from joining.applying import insert_programmes
from symbiosis.kit.database import Database


@pytest.fixture(autouse=True)
async def programmes(database: Database) -> None:
    await insert_programmes(database)
