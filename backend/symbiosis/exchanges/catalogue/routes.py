"""How the catalogue and its suggestions are called."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response

from symbiosis.actors.capabilities import Scope
from symbiosis.actors.dependencies import SignedIn
from symbiosis.exchanges.catalogue import reading
from symbiosis.exchanges.catalogue.schemas import (
    CatalogueEntryOut,
    CatalogueFilters,
    ExchangeSuggestionOut,
    SuggestionParams,
)
from symbiosis.kit import clock
from symbiosis.kit.access import Who, access
from symbiosis.kit.database import Session
from symbiosis.kit.files import service as files
from symbiosis.kit.files.http import attachment, file_answer
from symbiosis.kit.http import Page
from symbiosis.kit.language import ReaderLanguage
from symbiosis.kit.openapi import problems
from symbiosis.kit.paging import page_of, position_of

router = APIRouter(prefix="/v1", tags=["Exchanges"])

READ = access(Who.SIGNED_IN, Scope.EXCHANGES_READ)


@router.get(
    "/exchange-catalogue",
    summary="List who takes part in exchanges",
    response_model=Page[CatalogueEntryOut],
    responses=problems(401, 403, 404),
    openapi_extra=READ,
)
async def list_exchange_catalogue(
    request: Request, viewer: SignedIn, session: Session, filters: Annotated[CatalogueFilters, Query()]
) -> Any:
    """Accepted registrations of a programme, by name; for organisations whose own is accepted, and staff."""
    rows = await reading.page(session, viewer, filters, position_of(request, filters), clock.now())
    return page_of(request, filters, rows, reading.place)


@router.get(
    "/exchange-catalogue/{registration_id}",
    summary="Read an entry of the exchange catalogue",
    response_model=CatalogueEntryOut,
    responses=problems(401, 403, 404),
    openapi_extra=READ,
)
async def get_exchange_catalogue_entry(viewer: SignedIn, session: Session, registration_id: UUID) -> Any:
    """As the list shows it."""
    return await reading.one(session, viewer, registration_id, clock.now())


@router.get(
    "/exchange-catalogue/{registration_id}/welcome-pack",
    summary="Download the welcome pack of a host",
    response_class=Response,
    responses={**file_answer("application/octet-stream"), **problems(401, 403, 404, 503)},
    openapi_extra=READ,
)
async def download_catalogue_welcome_pack(
    viewer: SignedIn, session: Session, registration_id: UUID
) -> Response:
    """As an attachment, for whoever sees the host in the catalogue."""
    stored = await reading.welcome_pack(session, viewer, registration_id)
    return attachment(stored, await files.read_stored(stored))


@router.get(
    "/exchange-registrations/{registration_id}/suggestions",
    summary="Suggest partners for an exchange",
    response_model=Page[ExchangeSuggestionOut],
    responses=problems(401, 403, 404, 409),
    openapi_extra=READ,
)
async def list_exchange_suggestions(
    viewer: SignedIn,
    session: Session,
    language: ReaderLanguage,
    registration_id: UUID,
    params: Annotated[SuggestionParams, Query()],
) -> Any:
    """Of the catalogue, who suits the registration, the best first, with the reasons part by part."""
    found = await reading.suggestions(session, viewer, registration_id, params, language, clock.now())
    return {"data": found}
