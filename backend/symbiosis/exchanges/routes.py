"""How exchanges are read; what is done with them is in the parts' own routes."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response

from symbiosis.actors.capabilities import Scope
from symbiosis.actors.dependencies import SignedIn
from symbiosis.exchanges import moves, queries, reading
from symbiosis.exchanges.schemas import CalendarOut, ExchangeFilters, ExchangeOut, MoveOut
from symbiosis.kit import clock
from symbiosis.kit.access import OPEN, Who, access
from symbiosis.kit.database import Pool, Session
from symbiosis.kit.http import Page, etag
from symbiosis.kit.openapi import problems
from symbiosis.kit.paging import page_response, position_of

router = APIRouter(prefix="/v1", tags=["Exchanges"])

READ = access(Who.SIGNED_IN, Scope.EXCHANGES_READ)


@router.get(
    "/exchanges",
    summary="List exchanges",
    response_model=Page[ExchangeOut],
    responses=problems(401, 403),
    openapi_extra=READ,
)
async def list_exchanges(
    request: Request, viewer: SignedIn, pool: Pool, filters: Annotated[ExchangeFilters, Query()]
) -> Response:
    """Those of your organisations, and of the clusters you work for on either side; the newest first."""
    row = await queries.list_page(pool, viewer, filters, position_of(request, filters))
    told = {**row, "data": reading.documents_of_page(viewer, row["data"], clock.now())}
    return page_response(request, filters, told)


@router.get(
    "/exchanges/{exchange_id}",
    summary="Read an exchange",
    response_model=ExchangeOut,
    responses=problems(401, 403, 404),
    openapi_extra=READ,
)
async def get_exchange(viewer: SignedIn, pool: Pool, exchange_id: UUID) -> Response:
    """With what is missing from whom, what you can do now, and its ETag."""
    found = await reading.one(pool, viewer, exchange_id, clock.now())
    return Response(found.doc, media_type="application/json", headers={"etag": etag(found.version)})


@router.get(
    "/exchanges/{exchange_id}/calendar",
    summary="Read the days of an exchange",
    response_model=CalendarOut,
    responses=problems(401, 403, 404, 409),
    openapi_extra=READ,
)
async def get_exchange_calendar(viewer: SignedIn, session: Session, exchange_id: UUID) -> Any:
    """Each planned day: whether it is a working day in the host's country, and why not."""
    return await reading.calendar(session, viewer, exchange_id, clock.now())


@router.get(
    "/exchange-moves",
    summary="Read the table of an exchange's moves",
    response_model=Page[MoveOut],
    responses=problems(),
    openapi_extra=OPEN,
)
async def list_exchange_moves() -> Any:
    """What can be done from where, by whom, and what must hold."""
    return {"data": [_row(move) for move in moves.MOVES]}


def _row(move: moves.Move) -> dict[str, Any]:
    return {
        "verb": move.verb,
        "origins": move.origins,
        "to": move.to,
        "who": [mover for mover in moves.Mover if mover in move.who],
        "guards": move.guards,
        "called": move.is_called,
    }
