"""The web service put together: rooms, error handling, health, the built web app."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import Depends, FastAPI, Request, Response
from fastapi.staticfiles import StaticFiles
from starlette.responses import FileResponse

from symbiosis import __version__, contract, reactions
from symbiosis.accounts.machines.keyring import Keyring
from symbiosis.actors.dependencies import AnyViewer, viewer_of
from symbiosis.actors.merging import moved
from symbiosis.kit import errors, logs
from symbiosis.kit.access import OPEN, refuse_undeclared
from symbiosis.kit.asgi import Edge
from symbiosis.kit.database import open_database
from symbiosis.kit.docs import serve_docs
from symbiosis.kit.files import store
from symbiosis.kit.http import Out
from symbiosis.kit.mail import post
from symbiosis.kit.openapi import problems
from symbiosis.matches import market
from symbiosis.routers import ROUTERS
from symbiosis.settings import Settings, get_settings

MAX_BODY = 1024 * 1024
DESCRIPTION = """Symbiosis turns one textile company's leftovers into another's raw material.

Actors list **material streams** (offers and needs); the platform matches them and says why.
Every error is an RFC 9457 problem with a stable `code`. Lists page by keyset cursor.
Masses are numbers in kilograms, times RFC 3339 UTC, money a decimal string with currency."""


class PlatformOut(Out):
    """What a client needs to know about this installation."""

    name: str
    version: str
    environment: str


def create_app(settings: Settings | None = None) -> FastAPI:
    settings = settings or get_settings()
    settings.refuse_unsafe()
    logs.configure(settings.log_level)
    post.choose(settings.post)
    store.choose(settings.files)
    reactions.install()

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        if settings.database_url is None:
            raise RuntimeError("No database: start with `symbiosis up`, or set SYMBIOSIS_DATABASE_URL.")
        app.state.database = await open_database(settings.database_url, pool_size=settings.database_pool)
        async with market.warming(app.state.database):
            yield
        await app.state.database.close()

    app = FastAPI(
        title="Symbiosis",
        version=__version__,
        summary="Material streams of the textile trades, matched with reasons.",
        description=DESCRIPTION,
        license_info={"name": "Apache-2.0", "identifier": "Apache-2.0"},
        servers=[{"url": "/", "description": "This installation"}],
        openapi_url="/openapi.json",
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        max_body_size=MAX_BODY,
        generate_unique_id_function=lambda route: route.name,
        lifespan=lifespan,
        dependencies=[Depends(moved.follow)],
    )
    app.state.settings = settings
    app.state.keyring = Keyring(settings.encryption_secret)
    errors.install(app)
    _include_rooms(app)
    contract.describe(app)
    refuse_undeclared(app, viewer_of)
    serve_docs(app)
    _serve_web(app, settings.web_dir)
    return app


def create_edge() -> Edge:
    """What uvicorn serves: the application inside its outermost wrapper."""
    app = create_app()
    return Edge(app, https=app.state.settings.secure_cookies)


def _include_rooms(app: FastAPI) -> None:
    @app.get(
        "/v1/platform",
        summary="Read about this installation",
        response_model=PlatformOut,
        responses=problems(),
        tags=["Platform"],
        openapi_extra=OPEN,
    )
    async def get_platform(request: Request, viewer: AnyViewer) -> PlatformOut:
        """Its name, version and environment."""
        settings = request.app.state.settings
        return PlatformOut(name=settings.site_name, version=__version__, environment=settings.environment)

    for router in ROUTERS:
        app.include_router(router)


def _serve_web(app: FastAPI, web_dir: Path) -> None:
    """The built web app at `/`; unknown pages get its index, unknown API addresses a problem."""
    if not (web_dir / "index.html").is_file():
        return
    app.mount("/assets", StaticFiles(directory=web_dir / "assets"), name="assets")
    pages = {file.relative_to(web_dir).as_posix(): file for file in web_dir.rglob("*") if file.is_file()}

    @app.get("/{path:path}", include_in_schema=False)
    async def get_web_app(path: str) -> Response:
        if path.startswith("v1/"):
            raise errors.not_found()
        if path in pages:
            return FileResponse(pages[path])
        return FileResponse(pages["index.html"], headers={"cache-control": "no-cache"})


__all__ = ["create_app", "create_edge"]
