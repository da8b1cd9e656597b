"""What the contract's tests share."""

from collections.abc import AsyncIterator

import httpx
import pytest
from fastapi import FastAPI

from conftest import client_of


@pytest.fixture(scope="module")
async def visitor(app: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
    """Someone not signed in, for tests to which it does not matter what the database holds."""
    async with client_of(app) as client:
        yield client
