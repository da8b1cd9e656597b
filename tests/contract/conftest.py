"""What the contract's tests share."""

from collections.abc import AsyncIterator

import httpx
import pytest
from fastapi import FastAPI

from conftest import client_of
from contract.matrix import Matrix
from contract.undone import undoing
from contract.world import build
from emptying import empty
from symbiosis.kit.database import Database


@pytest.fixture(scope="module")
async def visitor(app: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
    """Someone not signed in, for tests to which it does not matter what the database holds."""
    async with client_of(app) as client:
        yield client


@pytest.fixture(scope="module")
async def matrix(app: FastAPI, opened_database: Database) -> AsyncIterator[Matrix]:
    """One world for a whole module; the application's own database comes back afterwards."""
    await empty(opened_database)
    world = await build(app, opened_database)
    async with undoing(opened_database) as undone, client_of(app) as client:
        app.state.database = undone.database
        yield Matrix(world, client, undone)
        app.state.database = opened_database
