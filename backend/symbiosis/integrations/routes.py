"""How imports are called."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response

from symbiosis.actors.capabilities import Scope
from symbiosis.actors.dependencies import SignedIn
from symbiosis.integrations import queries
from symbiosis.integrations.imports import service
from symbiosis.integrations.schemas import ImportFilters, ImportOut, ImportParams, ImportRef
from symbiosis.kit.access import Who, access
from symbiosis.kit.database import Pool, Session
from symbiosis.kit.http import Page
from symbiosis.kit.openapi import problems
from symbiosis.kit.paging import page_response, position_of
from symbiosis.kit.problems import NotFound, Problem

MAX_FILE = 20 * 1024 * 1024
CSV_TYPES = {
    "text/csv",
    "text/plain",
    "text/tab-separated-values",
    "application/csv",
    "application/vnd.ms-excel",
}
_CSV_BODY = {
    "requestBody": {
        "required": True,
        "description": "The file, at most 20 MiB. docs/importing.md lists headers and words.",
        "content": {
            "text/csv": {
                "schema": {"type": "string", "format": "binary"},
                "example": "Nr;Titel;Sammensætning;Mængde;Postnr\r\nA1;Klip;95% bomuld 5% elastan;1.200 kg;7400\r\n",
            }
        },
    }
}

router = APIRouter(prefix="/v1", tags=["Imports"])


class NotCsv(Problem):
    status, code, title = 415, "unsupported-media-type", "This content type is not read here"


@router.post(
    "/imports",
    status_code=202,
    summary="Import a file",
    response_model=ImportOut,
    responses=problems(401, 403, 404, 413, 415, 422),
    openapi_extra={**access(Who.SIGNED_IN, Scope.STREAMS_WRITE), **_CSV_BODY},
    max_body_size=MAX_FILE,
)
async def start_import(
    request: Request,
    viewer: SignedIn,
    session: Session,
    params: Annotated[ImportParams, Query()],
    response: Response,
) -> Any:
    """Takes a CSV file in and works through it as a job; follow `Location` until state is done or failed.
    All accepted rows are written together. The same file twice changes nothing."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().casefold()
    if kind not in CSV_TYPES:
        raise NotCsv("Send the file as text/csv.")
    started = await service.start_import(session, viewer, params, await request.body())
    response.headers["location"] = f"/v1/imports/{started.id}"
    response.headers["retry-after"] = "1"
    return queries.as_document(started)


@router.get(
    "/imports",
    summary="List imports",
    response_model=Page[ImportRef],
    responses=problems(401, 403),
    openapi_extra=access(Who.SIGNED_IN, Scope.STREAMS_READ),
)
async def list_imports(
    request: Request, viewer: SignedIn, pool: Pool, filters: Annotated[ImportFilters, Query()]
) -> Response:
    """Your own and those of organisations you act for; cluster staff see all. Newest first."""
    row = await queries.imports_page(pool, viewer, filters, position_of(request, filters))
    return page_response(request, filters, row)


@router.get(
    "/imports/{import_id}",
    summary="Read an import",
    response_model=ImportOut,
    responses=problems(401, 403, 404),
    openapi_extra=access(Who.SIGNED_IN, Scope.STREAMS_READ),
)
async def get_import(viewer: SignedIn, session: Session, import_id: UUID) -> Any:
    """How far it is, what became of the rows, and what to mend in the refused ones."""
    found = await session.scalar(queries.visible_import(viewer, import_id))
    if found is None:
        raise NotFound("Check the address, or sign in with an account that may see it.")
    return queries.as_document(found)
