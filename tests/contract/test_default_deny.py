"""Deny by default: an application in which somebody forgot to say who may call a route does not start."""

from collections.abc import Callable
from typing import Any

import pytest
from fastapi import APIRouter, Depends, FastAPI

from contract.operations import OPERATIONS
from symbiosis import app as application
from symbiosis.actors.dependencies import AnyViewer, SignedIn, viewer_of
from symbiosis.kit.access import OPEN, UndeclaredAccess, Who, access, refuse_undeclared
from symbiosis.kit.database import Pool
from symbiosis.kit.direct import direct
from symbiosis.routers import ROUTERS
from symbiosis.settings import Settings

NOWHERE = Settings(database_url="postgresql://nowhere/none")


def started_with(*routers: APIRouter) -> FastAPI:
    app = FastAPI()
    for router in routers:
        app.include_router(router)
    refuse_undeclared(app, viewer_of)
    return app


def _nothing_declared(router: APIRouter) -> None:
    @router.get("/v1/forgotten")
    async def read_forgotten(viewer: AnyViewer) -> None: ...


def _nobody_asked(router: APIRouter) -> None:
    @router.post("/v1/unasked", openapi_extra=access(Who.PEOPLE))
    async def write_unasked() -> None: ...


def _nobody_asked_although_open_to_scopes(router: APIRouter) -> None:
    @router.get("/v1/unasked", openapi_extra=access(Who.ANYONE, "streams:read"))
    async def read_unasked() -> None: ...


def _direct_and_undeclared(router: APIRouter) -> None:
    @router.get("/v1/quick")
    @direct
    async def read_quickly(viewer: AnyViewer, pool: Pool) -> Any: ...


def _direct_and_unasked(router: APIRouter) -> None:
    @router.get("/v1/quick", openapi_extra=access(Who.SIGNED_IN, "streams:read"))
    @direct
    async def read_quickly(pool: Pool) -> Any: ...


def _hidden_from_the_contract(router: APIRouter) -> None:
    @router.get("/v1/hidden", include_in_schema=False)
    async def read_hidden(viewer: AnyViewer) -> None: ...


@pytest.mark.parametrize(
    "forget",
    [
        _nothing_declared,
        _nobody_asked,
        _nobody_asked_although_open_to_scopes,
        _direct_and_undeclared,
        _direct_and_unasked,
        _hidden_from_the_contract,
    ],
)
def test_application_with_a_forgotten_route_does_not_start(forget: Callable[[APIRouter], None]) -> None:
    router, outer = APIRouter(), APIRouter()
    forget(router)
    outer.include_router(router)
    with pytest.raises(UndeclaredAccess):
        started_with(router)
    with pytest.raises(UndeclaredAccess, match="declares"):
        started_with(outer)


def test_real_application_does_not_start_with_one_more_room(monkeypatch: pytest.MonkeyPatch) -> None:
    room = APIRouter()
    _nothing_declared(room)
    monkeypatch.setattr(application, "ROUTERS", (*ROUTERS, room))
    with pytest.raises(UndeclaredAccess, match="read_forgotten declares no access"):
        application.create_app(NOWHERE)


def test_declared_routes_start() -> None:
    router = APIRouter()

    @router.get("/v1/open", openapi_extra=OPEN)
    async def read_open() -> None: ...

    @router.get("/v1/asked", openapi_extra=access(Who.SIGNED_IN, "streams:read"))
    async def read_asked(viewer: SignedIn) -> None: ...

    @router.get("/v1/within", openapi_extra=access(Who.PEOPLE), dependencies=[Depends(viewer_of)])
    async def read_within() -> None: ...

    started_with(router)


def test_contract_says_how_to_sign_in_where_somebody_is_asked_for() -> None:
    for operation in OPERATIONS:
        declared = operation.document["x-access"]
        ways = [name for way in operation.document["security"] for name in way]
        if declared["who"] == "people":
            assert ways == ["session"], operation
        elif "scope" in declared:
            assert ways == ["session", "apiKey", "partner"], operation
        else:
            # Whoever is signed in may send their session along; machines are nobody there.
            assert ways in ([], ["session"]), operation
