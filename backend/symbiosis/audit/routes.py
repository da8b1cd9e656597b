"""How the journal is read."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response

from symbiosis.actors.capabilities import Capability, Scope
from symbiosis.actors.dependencies import SignedIn
from symbiosis.audit import reading
from symbiosis.audit.schemas import HistoryParams, JournalEntryOut, JournalFilters
from symbiosis.kit.access import Who, access
from symbiosis.kit.database import Session
from symbiosis.kit.http import Page
from symbiosis.kit.language import ReaderLanguage
from symbiosis.kit.openapi import problems

router = APIRouter(prefix="/v1", tags=["Journal"])


@router.get(
    "/actors/{actor_id}/history",
    summary="Read the history of an actor",
    response_model=Page[JournalEntryOut],
    responses=problems(401, 403, 404),
    openapi_extra=access(Who.SIGNED_IN, Scope.AUDIT_READ, Capability.ORGANISATION_READ),
)
async def list_actor_history(
    request: Request,
    viewer: SignedIn,
    session: Session,
    language: ReaderLanguage,
    actor_id: UUID,
    params: Annotated[HistoryParams, Query()],
) -> Response:
    """Who changed what about your organisation, and which staff read what is not public, newest first.
    What happened to organisations that were merged into it is part of it."""
    return await reading.history_of_organisation(request, session, viewer, actor_id, params, language)


@router.get(
    "/material-streams/{stream_id}/history",
    summary="Read the history of a material stream",
    response_model=Page[JournalEntryOut],
    responses=problems(401, 403, 404),
    openapi_extra=access(Who.SIGNED_IN, Scope.AUDIT_READ),
)
async def list_stream_history(
    request: Request,
    viewer: SignedIn,
    session: Session,
    language: ReaderLanguage,
    stream_id: UUID,
    params: Annotated[HistoryParams, Query()],
) -> Response:
    """Every change of your stream and every reading of it by staff while it was not public, newest first."""
    return await reading.history_of_stream(request, session, viewer, stream_id, params, language)


@router.get(
    "/journal-entries",
    summary="List journal entries",
    response_model=Page[JournalEntryOut],
    responses=problems(401, 403),
    openapi_extra=access(Who.SIGNED_IN, Scope.AUDIT_READ, Capability.AUDIT_READ),
)
async def list_journal_entries(
    request: Request,
    viewer: SignedIn,
    session: Session,
    language: ReaderLanguage,
    filters: Annotated[JournalFilters, Query()],
) -> Response:
    """Everything that happened to the organisations of the clusters you audit, newest first.
    Reading it is itself an entry."""
    return await reading.journal(request, session, viewer, filters, language)
