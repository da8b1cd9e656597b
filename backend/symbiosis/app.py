"""The web service put together: rooms, error handling, health, the built web app."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from fastapi import Depends, FastAPI, Request, Response
from fastapi.staticfiles import StaticFiles
from starlette.responses import FileResponse

from symbiosis import __version__, reactions
from symbiosis.accounts.factors.routes import router as passkeys_router
from symbiosis.accounts.machines.keyring import Keyring
from symbiosis.accounts.machines.oauth_routes import router as oauth_router
from symbiosis.accounts.routes import router as accounts_router
from symbiosis.actors.blocking.routes import router as blocking_router
from symbiosis.actors.capabilities import Scope
from symbiosis.actors.checking.membership_routes import router as memberships_router
from symbiosis.actors.checking.routes import router as checking_router
from symbiosis.actors.dependencies import AnyViewer, viewer_of
from symbiosis.actors.merging import moved
from symbiosis.actors.merging.routes import router as duplicates_router
from symbiosis.actors.own.api_key_routes import router as api_keys_router
from symbiosis.actors.own.factor_routes import router as factors_router
from symbiosis.actors.own.routes import router as me_router
from symbiosis.actors.partners.routes import router as machines_router
from symbiosis.actors.people.invitation_routes import router as invitations_router
from symbiosis.actors.people.routes import router as people_router
from symbiosis.actors.routes import router as actors_router
from symbiosis.actors.staff.routes import router as staff_router
from symbiosis.audit.routes import router as audit_router
from symbiosis.exchanges.banking.routes import router as bank_accounts_router
from symbiosis.exchanges.building.routes import router as building_router
from symbiosis.exchanges.catalogue.routes import router as exchange_catalogue_router
from symbiosis.exchanges.dossier.routes import router as dossier_router
from symbiosis.exchanges.evidence.routes import router as evidence_router
from symbiosis.exchanges.following_up.routes import of_programmes as programme_follow_ups_router
from symbiosis.exchanges.following_up.routes import router as follow_ups_router
from symbiosis.exchanges.papers.routes import router as papers_router
from symbiosis.exchanges.paying.routes import router as payment_runs_router
from symbiosis.exchanges.periods.routes import router as periods_router
from symbiosis.exchanges.presence.routes import router as presence_router
from symbiosis.exchanges.proposing.routes import router as exchange_proposals_router
from symbiosis.exchanges.quotas.routes import router as quotas_router
from symbiosis.exchanges.registering.file_routes import router as registration_files_router
from symbiosis.exchanges.registering.routes import router as registrations_router
from symbiosis.exchanges.reporting.routes import router as reporting_router
from symbiosis.exchanges.routes import router as exchanges_router
from symbiosis.exchanges.vouchers.routes import router as vouchers_router
from symbiosis.health import router as health_router
from symbiosis.integrations.routes import router as imports_router
from symbiosis.joining.routes import router as joining_router
from symbiosis.kit import errors, logs
from symbiosis.kit.access import OPEN, refuse_undeclared
from symbiosis.kit.asgi import Edge
from symbiosis.kit.database import open_database
from symbiosis.kit.docs import serve_docs
from symbiosis.kit.files import store
from symbiosis.kit.http import Out
from symbiosis.kit.mail import post
from symbiosis.kit.mail.routes import router as mailbox_router
from symbiosis.kit.openapi import ProblemDocument, problems
from symbiosis.knowledge.proposal_routes import router as proposals_router
from symbiosis.knowledge.routes import router as patterns_router
from symbiosis.matches import market
from symbiosis.matches.chains.routes import router as chains_router
from symbiosis.matches.comparing.routes import router as comparing_router
from symbiosis.matches.facilitation.routes import router as facilitation_router
from symbiosis.matches.inbox.routes import router as inbox_router
from symbiosis.matches.misses.routes import router as misses_router
from symbiosis.matches.overview import router as overview_router
from symbiosis.matches.quality.routes import router as quality_router
from symbiosis.matches.routes import router as matches_router
from symbiosis.matches.statistics.routes import router as match_statistics_router
from symbiosis.privacy.consent_routes import router as consent_router
from symbiosis.privacy.routes import router as privacy_router
from symbiosis.problem_pages import router as problem_router
from symbiosis.programmes.budget_routes import router as budget_router
from symbiosis.programmes.participants.routes import router as participants_router
from symbiosis.programmes.preview.routes import router as preview_router
from symbiosis.programmes.routes import listing as funded_programmes_router
from symbiosis.programmes.routes import router as programmes_router
from symbiosis.reference.routes import router as reference_router
from symbiosis.settings import Settings, get_settings
from symbiosis.streams.invited_routes import router as invited_router
from symbiosis.streams.profiles.routes import router as profiles_router
from symbiosis.streams.readiness.routes import router as readiness_router
from symbiosis.streams.routes import router as streams_router
from symbiosis.trips.attendance.routes import router as attendance_router
from symbiosis.trips.feed_routes import router as trip_feed_router
from symbiosis.trips.moving_routes import router as trip_moving_router
from symbiosis.trips.pictures.routes import router as trip_pictures_router
from symbiosis.trips.routes import router as trips_router
from symbiosis.trips.seats.deciding_routes import router as seat_deciding_router
from symbiosis.trips.seats.routes import router as seats_router

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
    _describe(app)
    refuse_undeclared(app, viewer_of)
    serve_docs(app)
    _serve_web(app, settings.web_dir)
    return app


def create_edge() -> Edge:
    """What uvicorn serves: the application inside its outermost wrapper."""
    app = create_app()
    return Edge(app, https=app.state.settings.secure_cookies)


# Routes are tried in order: the most read ones come first.
ROUTERS = (
    streams_router,
    actors_router,
    checking_router,
    duplicates_router,
    memberships_router,
    matches_router,
    facilitation_router,
    comparing_router,
    misses_router,
    chains_router,
    match_statistics_router,
    inbox_router,
    quality_router,
    patterns_router,
    registrations_router,
    registration_files_router,
    exchange_catalogue_router,
    exchange_proposals_router,
    exchanges_router,
    papers_router,
    evidence_router,
    dossier_router,
    building_router,
    presence_router,
    reporting_router,
    proposals_router,
    overview_router,
    imports_router,
    invited_router,
    profiles_router,
    readiness_router,
    blocking_router,
    audit_router,
    reference_router,
    accounts_router,
    passkeys_router,
    factors_router,
    me_router,
    api_keys_router,
    oauth_router,
    machines_router,
    mailbox_router,
    programmes_router,
    funded_programmes_router,
    participants_router,
    preview_router,
    quotas_router,
    follow_ups_router,
    programme_follow_ups_router,
    periods_router,
    joining_router,
    budget_router,
    vouchers_router,
    bank_accounts_router,
    payment_runs_router,
    trip_feed_router,
    trips_router,
    trip_moving_router,
    seats_router,
    seat_deciding_router,
    attendance_router,
    trip_pictures_router,
    people_router,
    invitations_router,
    staff_router,
    privacy_router,
    consent_router,
    health_router,
    problem_router,
)


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


def _describe(app: FastAPI) -> None:
    """The generated contract plus what FastAPI leaves out: the problem schema and the session cookie."""
    generate = app.openapi

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            schema = generate()
            components = schema.setdefault("components", {})
            problem = ProblemDocument.model_json_schema(ref_template="#/components/schemas/{model}")
            components.setdefault("schemas", {}).update(
                {**problem.pop("$defs", {}), "ProblemDocument": problem}
            )
            _drop_default_errors(schema)
            moved.describe(schema)
            components["securitySchemes"] = {
                "session": {"type": "apiKey", "in": "cookie", "name": "__Host-session"},
                "apiKey": {
                    "type": "http",
                    "scheme": "bearer",
                    "description": "A person's API key, `tsx_live_...`, with the scope of the operation.",
                },
                "partner": {
                    "type": "oauth2",
                    "description": "A partner cluster's system.",
                    "flows": {
                        "clientCredentials": {
                            "tokenUrl": "/v1/oauth/token",
                            "scopes": {scope.value: scope.meaning for scope in Scope},
                        }
                    },
                },
            }
            app.openapi_schema = schema
        return app.openapi_schema

    app.openapi = openapi  # type: ignore[method-assign]  # FastAPI's documented way to extend the schema


def _drop_default_errors(schema: dict[str, Any]) -> None:
    """FastAPI declares its own 422 everywhere; ours is declared where it can happen."""
    for operations in schema["paths"].values():
        for operation in operations.values():
            if "HTTPValidationError" in json.dumps(operation["responses"].get("422", {})):
                del operation["responses"]["422"]
    for name in ("HTTPValidationError", "ValidationError"):
        schema["components"]["schemas"].pop(name, None)


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
