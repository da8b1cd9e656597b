"""CLOTH as it is shipped, with its five clusters."""

import pytest

from programmes.cloth import lay_cloth
from symbiosis.kit.database import Database


@pytest.fixture
async def cloth(database: Database) -> str:
    """Gives the slug of the programme."""
    return await lay_cloth(database)
